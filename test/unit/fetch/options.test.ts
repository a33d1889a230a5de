import { describe, expect, it } from 'vitest';
import { isRecoveryError, type RecoveryError } from '../../../src/core/errors.ts';
import { LIMITS } from '../../../src/core/limits.ts';
import { limitsOf, readOptions, type SessionOptions } from '../../../src/fetch/options.ts';
import { memorySecrets, memoryStore } from '../../../src/stores/memory.ts';

function refusal(options: unknown): RecoveryError | undefined {
  try {
    readOptions(options as SessionOptions);
  } catch (error) {
    if (isRecoveryError(error)) return error;
    throw error;
  }
  return undefined;
}

const call = (): never => {
  throw new Error('checking an option calls nothing');
};
const clock = { now: call, setTimeout: call, clearTimeout: call };

const GOOD: Required<SessionOptions> = {
  account: 'someone',
  transport: fetch,
  store: memoryStore(),
  secrets: memorySecrets(),
  hooks: {
    collectionReset: call,
    hierarchyChanged: call,
    hierarchyKey: call,
    policy: call,
    credentials: call,
    discover: call,
    findSent: call,
  },
  allowHosts: ['mail.example', '127.0.0.1'],
  maxPendingMs: 0,
  rules: [{ match: 'Sync.3', steps: [{ do: 'accept' }], basis: 'advice' }],
  limits: { attemptsPerRequest: 1 },
  device: { model: 'Phone' },
  words: call,
  inspect: call,
  clock,
  random: call,
};

/** For each option what it must not be. */
const BAD: { readonly [K in keyof Required<SessionOptions>]: readonly unknown[] } = {
  account: ['', 7, 'x'.repeat(201), null],
  transport: [
    'fetch',
    {},
    { send: 1 },
    null,
    { send: call, sees: 5 },
    { send: call, sees: null },
    { send: call, sees: { cookies: 'yes' } },
    { send: call, sees: { cookie: true } },
  ],
  store: [{}, { load: call, save: call }, [], null, call],
  secrets: [{}, { get: call, set: call }, null],
  hooks: [{ collectionresets: call }, { policy: 'full' }, [], null, call],
  allowHosts: [
    'mail.example',
    ['https://mail.example'],
    ['mail.example/eas'],
    ['*.example'],
    ['mail.example:443'],
    [''],
    [7],
    ['256.1.1.1'],
    null,
  ],
  maxPendingMs: [-1, Number.NaN, 3_600_001, '30000', null],
  rules: [
    {},
    [{}],
    [{ match: 'Sync.3' }],
    [{ match: 'Sync.3', steps: [] }],
    [{ match: 'Sync.3', steps: [{ do: 'explode' }] }],
    ['Sync.3'],
    null,
  ],
  limits: [
    { attempts: 1 },
    { attemptsPerRequest: LIMITS.attemptsPerRequest + 1 },
    { hookMs: -1 },
    { hookMs: 0 },
    { hookMs: 1.5 },
    { openRequests: 0 },
    { answerMs: 0 },
    { replyBytes: 0 },
    { pendingMs: -1 },
    { hookMs: Number.NaN },
    [],
    null,
    { toString: 1 },
  ],
  device: [
    {},
    { model: 7 },
    { model: '' },
    'Phone',
    null,
    { model: 'x', imei: 5 },
    { model: 'x', nonsense: 'y' },
    { model: 'a\u0000' },
    { model: '\ud800' },
  ],
  words: ['text', {}, null],
  inspect: [7, 'all', null, { next: 7 }],
  clock: [{}, { now: call }, Date, null],
  random: [0.5, null],
};

describe('options', () => {
  it('may all be left out, and may all be given', () => {
    expect(refusal({})).toBeUndefined();
    expect(refusal(GOOD)).toBeUndefined();
  });

  it.each([null, 5, 'fast', [], () => undefined])('%j are no options', (options) => {
    expect(refusal(options)).toMatchObject({ kind: 'caller', code: 'option-invalid', hint: expect.stringMatching(/^allowed: ./) });
  });

  it('a transport may say what it sees, and a call may wait for nothing', () => {
    for (const sees of [undefined, {}, { redirects: true }, { cookies: false, redirects: undefined }])
      expect(refusal({ transport: { send: call, sees } })).toBeUndefined();
    for (const limits of [{ pendingMs: 0 }, { openRequests: 1, hookMs: undefined }, {}, LIMITS])
      expect(refusal({ limits })).toBeUndefined();
  });

  it('undefined counts as left out', () => {
    expect(refusal(Object.fromEntries(Object.keys(GOOD).map((name) => [name, undefined])))).toBeUndefined();
  });

  it.each(Object.entries(BAD))('%s is checked when the session is made: the error names it and what is allowed', (name, values) => {
    for (const value of values) {
      const error = refusal({ ...GOOD, [name]: value });
      expect(error, JSON.stringify(value)).toMatchObject({ kind: 'caller', code: 'option-invalid' });
      expect(error?.message).toContain(`option ${name} `);
      expect(error?.hint).toMatch(/^allowed: ./);
    }
  });

  it.each(['acount', 'constructor', '__proto__', 'toString'])('%s is no option: the error lists those there are', (name) => {
    const error = refusal(Object.fromEntries([[name, 1]]));
    expect(error).toMatchObject({ code: 'option-unknown' });
    for (const known of Object.keys(GOOD)) expect(error?.hint).toContain(known);
  });

  it('what is stored needs a name: two accounts on one store would stop each other', () => {
    for (const port of ['store', 'secrets'] as const) {
      const { [port]: kept } = GOOD;
      expect(refusal({ [port]: kept })?.message).toContain('option account is missing');
      expect(refusal({ [port]: kept, account: 'alice' })).toBeUndefined();
    }
    expect(refusal({ store: undefined })).toBeUndefined();
  });

  it('a value is never told back: it may be a secret', () => {
    expect(refusal({ account: 'planted-password'.repeat(20) })?.message).not.toContain('planted-password');
  });

  it('an object with more than a transport needs is a transport, an inspector without next an observer', () => {
    expect(refusal({ transport: { send: call, sees: { redirects: true } }, inspect: {} })).toBeUndefined();
  });
});

describe('what is inherited or computed', () => {
  it.each(Object.entries(BAD))('%s of a class is checked like one of its own', (name, values) => {
    for (const value of values) {
      const inherits = Object.create({ [name]: value }) as unknown;
      const computes = Object.create({}, { [name]: { get: () => value } }) as unknown;
      for (const options of [inherits, computes]) expect(refusal(options)?.message, JSON.stringify(value)).toContain(`option ${name} `);
    }
  });

  it.each<[string, unknown]>([
    ['hooks', { wipe: 5 }],
    ['limits', { hookMs: LIMITS.hookMs + 1 }],
    ['device', { model: 'x', imei: 5 }],
    ['transport', { send: call, sees: Object.create({ cookies: 'yes' }) as unknown }],
  ])('so are the fields of %s', (name, fields) => {
    const value = Object.create(fields as object) as unknown;
    expect(refusal({ [name]: value })?.message).toContain(`option ${name} `);
  });

  it('counts when it is valid, and is read once: what was checked is what is used', () => {
    let reads = 0;
    class Mine {
      get maxPendingMs(): number {
        reads += 1;
        return reads;
      }
    }
    expect(readOptions(new Mine())).toEqual({ maxPendingMs: 1 });
    expect(limitsOf({ limits: Object.create({ hookMs: 5 }) as object }).hookMs).toBe(5);
  });
});

describe('limits', () => {
  it('are ours with the app’s lower ones in their place', () => {
    expect(limitsOf({})).toEqual(LIMITS);
    expect(limitsOf({ limits: { hookMs: 5, pendingMs: 7 } })).toEqual({ ...LIMITS, hookMs: 5, pendingMs: 7 });
    expect(limitsOf({ limits: { pendingMs: 7 }, maxPendingMs: 9 }).pendingMs).toBe(9);
  });
});

it('a limit that is undefined is ours', () => {
  const none = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, undefined]));
  expect(limitsOf({ limits: none })).toEqual(LIMITS);
  expect(limitsOf({ limits: { ...none, hookMs: 5 } })).toEqual({ ...LIMITS, hookMs: 5 });
});
