import { describe, expect, it } from 'vitest';
import { LIMITS, TRY_BACK_MS } from '../../../src/core/limits.ts';
import type { CommandName } from '../../../src/core/session.ts';
import { decide, type Asked, type DecideOptions } from '../../../src/decide/index.ts';
import { CATALOGUE } from '../../../src/eas/rows.ts';
import { EMPTY_LEDGER } from '../../../src/policy/ledger.ts';
import { appRequest, HEADERS, openAccount } from '../../support/account.ts';
import { pingRequest, sendMailRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';

const NOW = 1_000_000;
const AT: DecideOptions = { now: NOW, random: 0 };
const SYNC = syncRequest({ id: '5' });
const reply = (body: Uint8Array, more: Partial<Extract<Asked, { status: number }>> = {}): Asked => ({
  command: 'Sync',
  protocolVersion: '14.1',
  status: 200,
  headers: {},
  body,
  sent: { headers: HEADERS, body: SYNC },
  ...more,
});

describe('a reply', () => {
  it('that worked is accepted, and nothing was spent', () => {
    const { plan, steps, moved, ledger, strikes, next } = decide(reply(syncAnswer({ id: '5', key: '2' })), AT);
    expect({ plan, steps, moved, next }).toMatchObject({ plan: { do: 'accept' }, steps: [], moved: ['5'], next: undefined });
    expect([ledger, strikes]).toEqual([EMPTY_LEDGER, {}]);
  });

  it('that refused comes with its section, and with what an app that makes its own requests does now', () => {
    const { plan, because, next, strikes } = decide(reply(syncAnswer({ id: '5', status: 3 })), AT);
    expect(because).toMatchObject({ status: 'Sync.3', spec: 'MS-ASCMD 2.2.3.177.17' });
    expect(plan).toMatchObject({ do: 'reset', scope: 'collection', collections: ['5'] });
    expect(next).toEqual({ do: 'start-over', collectionId: '5' });
    expect(strikes).toEqual({ 'Sync.3': 1 });
  });

  it('is read with its headers in any spelling: Retry-After is kept to, and its spread is the caller’s chance', () => {
    const busy: Asked = { command: 'FolderSync', protocolVersion: '16.1', status: 503, headers: { 'RETRY-AFTER': '120' } };
    expect(decide(busy, AT).plan).toMatchObject({ do: 'retry', dueAt: NOW + 120_000, asked: true });
    expect(decide(busy, { ...AT, random: 0.9 }).plan.dueAt).toBeGreaterThan(NOW + 120_000);
  });

  it('that never came is a fault: a mail that may have left is looked for, whoever moves it', () => {
    const mail: Asked = { command: 'SendMail', protocolVersion: '14.1', fault: 'cut-after-send', sent: { body: sendMailRequest('id-1') } };
    expect(decide(mail, AT)).toMatchObject({ plan: { do: 'reconcile', how: 'look-in-sent' } });
    expect(decide({ ...mail, fault: 'cut-before-send' }, AT)).toMatchObject({ plan: { do: 'retry' } });
  });

  it('means what its request makes it mean: an empty one to Adds is no answer [MS-ASCMD 2.2.3.154]', () => {
    const empty = reply(new Uint8Array(0));
    expect(decide(empty, AT).plan.do).toBe('accept');
    expect(decide({ ...empty, sent: { body: syncRequest({ id: '5', adds: ['c1'] }) } }, AT).plan.do).toBe('retry');
  });

  it('leaves out what cannot be done, and looks at the app’s own rules first', () => {
    const moved: Asked = { command: 'Sync', protocolVersion: '14.1', status: 451, headers: {} };
    expect(decide(moved, AT).plan).toMatchObject({ do: 'repair', rung: 'endpoint' });
    expect(decide(moved, { ...AT, unable: ['endpoint'] }).plan).toMatchObject({ do: 'hold', why: 'endpoint' });
    const rules = [{ match: 'http.451', steps: [{ do: 'accept' }], basis: 'advice' }] as const;
    expect(decide(moved, { ...AT, rules }).plan.do).toBe('accept');
  });
});

describe('what is given back', () => {
  it('leads on: each time the same refusal is answered by the next step, and nothing is changed in place', () => {
    const asked = reply(syncAnswer({ id: '5', status: 3 }));
    const first = decide(asked, AT);
    const frozen = JSON.stringify(first);
    const second = decide(asked, { ...AT, ledger: first.ledger, strikes: first.strikes });
    const third = decide(asked, { ...AT, ledger: second.ledger, strikes: second.strikes });
    expect([first.plan.do, second.plan.do, third.plan.do]).toEqual(['reset', 'reset', 'reject']);
    expect(JSON.stringify(first)).toBe(frozen);
    expect(JSON.parse(JSON.stringify(second))).toEqual(second);
  });

  it('remembers the resets of a day over many requests, and asks a person when they are spent', () => {
    const asked = reply(syncAnswer({ id: '5', status: 3 }));
    let { ledger } = decide(asked, AT);
    for (let day = 1; day < LIMITS.resetsPerKeyAndDay; day += 1) ({ ledger } = decide(asked, { ...AT, ledger }));
    expect(decide(asked, { ...AT, ledger }).plan).toMatchObject({ do: 'hold', who: 'user', why: 'loop' });
    expect(decide(asked, { ...AT, now: NOW + 25 * 3_600_000, ledger }).plan.do).toBe('reset');
  });

  it('parks an account that comes to nothing', () => {
    const asked: Asked = {
      command: 'Ping',
      protocolVersion: '14.1',
      status: 200,
      headers: {},
      body: statusAnswer('Ping', 8),
      sent: { body: pingRequest(60, '5') },
    };
    let { ledger, plan } = decide(asked, AT);
    for (let tries = 1; tries <= LIMITS.tokensPerAccount; tries += 1) ({ ledger, plan } = decide(asked, { ...AT, ledger }));
    expect(plan).toMatchObject({ do: 'hold', scope: 'account', parked: 'other' });
    expect(ledger).toMatchObject({ parks: 1, since: plan.dueAt });
  });

  it('never parks one whose troubles are as far apart as tries come back', () => {
    let { ledger, plan } = decide(reply(SYNC, { status: 503 }), AT);
    for (let times = 1; times <= 3 * LIMITS.tokensPerAccount; times += 1)
      ({ ledger, plan } = decide(reply(SYNC, { status: 503 }), { ...AT, now: NOW + times * TRY_BACK_MS, ledger }));
    expect([plan.do, ledger.tries]).toEqual(['retry', 1]);
  });
});

describe('of every row of HTTP and transport, and of every common one', () => {
  const faults = ['timeout', 'offline', 'tls', 'cut-before-send', 'cut-after-send'] as const;
  const codes = (prefix: string) =>
    Object.keys(CATALOGUE).flatMap((id) => (id.startsWith(`${prefix}.`) ? [Number(id.slice(prefix.length + 1))] : []));
  const bodies = { Sync: SYNC, SendMail: sendMailRequest('id-1'), Ping: pingRequest(60, '5') } as const;
  const asked = (command: CommandName & keyof typeof bodies): readonly Asked[] => {
    const base = { command, protocolVersion: '14.1', sent: { headers: HEADERS, body: bodies[command] } } as const;
    return [
      ...faults.map((fault): Asked => ({ ...base, fault })),
      ...codes('http')
        .filter(Number.isFinite)
        .map((status): Asked => ({ ...base, status, headers: {} })),
      ...codes('common').map((code): Asked => ({ ...base, status: 200, headers: {}, body: statusAnswer(command, code) })),
    ];
  };

  it.each(['Sync', 'SendMail', 'Ping'] as const)('%s: the same answer for ever comes to an end', (command) => {
    for (const one of asked(command)) {
      let { ledger, strikes, plan } = decide(one, AT);
      for (let times = 1; plan.then !== 'end' && times < LIMITS.attemptsPerRequest + 1; times += 1)
        ({ ledger, strikes, plan } = decide(one, { ...AT, ledger, strikes }));
      expect(plan.then, JSON.stringify(one)).toBe('end');
    }
  });

  it('a session says the same of it', async () => {
    const command = 'Sync';
    const said: unknown[][] = [];
    for (const one of asked(command).filter((each): each is Extract<Asked, { status: number }> => 'status' in each)) {
      const account = openAccount();
      account.server.answer(command, { status: one.status, headers: {}, body: new Uint8Array(one.body ?? []) }, '...');
      account.server.answer('OPTIONS', { status: 500 }, '...');
      account.server.answer('Provision', { status: 500 }, '...');
      await account.request(command, () => appRequest(command, bodies[command]));
      const [told] = account.told('step');
      await account.session.stop();
      const mine = decide(
        { ...one, headers: { 'MS-Server-ActiveSync': '15.20' } },
        { ...AT, now: told?.step.at ?? 0, unable: ['endpoint', 'credentials'] },
      );
      said.push([told?.step, mine.steps[0]].map((step) => step && { ...step, decision: step.decision.do }));
    }
    expect(said.map(([told]) => told)).toEqual(said.map(([, mine]) => mine));
  });
});

describe('a slip of the caller’s', () => {
  it.each([
    ['a command that is none', { command: 'Snyc' as CommandName }, {}, 'command-unknown'],
    ['a time that is none', {}, { now: Number.NaN }, 'option-invalid'],
    ['a chance that is none', {}, { random: 1 }, 'option-invalid'],
    ['a limit above ours', {}, { limits: { attemptsPerRequest: 99 } }, 'option-invalid'],
  ])('%s is named', (_, more, options, code) => {
    expect(() => decide({ ...reply(SYNC), ...more }, { ...AT, ...options })).toThrow(expect.objectContaining({ kind: 'caller', code }));
  });
});

describe('what is no question', () => {
  const refused = (asked: unknown, options: unknown = AT): unknown => {
    try {
      return decide(asked as Asked, options as DecideOptions);
    } catch (error) {
      return error;
    }
  };

  it('a version nobody knows counts by its number', () => {
    const planOf = (protocolVersion: string) =>
      decide({ ...reply(new Uint8Array()), status: 503, protocolVersion }, { ...AT, strikes: { 'http.503': 5 } }).plan;
    expect(planOf('1.0')).toEqual(planOf('2.5'));
    expect(planOf('99.9')).toEqual(planOf('16.1'));
    expect(planOf('99.9')).not.toEqual(planOf('1.0'));
  });

  it.each(['Snyc', 'toString', '__proto__', 'constructor'])('%s is no command', (command) => {
    expect(refused({ ...reply(SYNC), command })).toMatchObject({ kind: 'caller', code: 'command-unknown' });
  });

  it.each([
    ['body', { ...reply(SYNC), body: 'text' }, AT],
    ['body', { ...reply(SYNC), body: SYNC.buffer }, AT],
    ['sent.body', { ...reply(SYNC), sent: { body: 'text' } }, AT],
    ['ledger', reply(SYNC), { ...AT, ledger: {} }],
    ['ledger', reply(SYNC), { ...AT, ledger: null }],
    ['ledger', reply(SYNC), { ...AT, ledger: { ...EMPTY_LEDGER, version: 2 } }],
    ['ledger', reply(SYNC), { ...AT, ledger: { ...EMPTY_LEDGER, tries: Number.NaN } }],
    ['rules', reply(SYNC), { ...AT, rules: 5 }],
    ['now', reply(SYNC), { ...AT, now: Number.NaN }],
    ['random', reply(SYNC), { ...AT, random: 1 }],
    ['limits', reply(SYNC), { ...AT, limits: 5 }],
    ['asked', null, AT],
    ['options', reply(SYNC), 5],
    ['headers', { ...reply(SYNC), headers: undefined }, AT],
    ['status', { ...reply(SYNC), status: '503' }, AT],
    ['sent', { ...reply(SYNC), sent: null }, AT],
    ['sent', { ...reply(SYNC), sent: { headers: 'X-MS-PolicyKey: 1' } }, AT],
    ['rules', reply(SYNC), { ...AT, rules: [null] }],
    ['rules', reply(SYNC), { ...AT, rules: [{ match: 'http.503', steps: [{ do: 'retry' }], basis: 'advice' }] }],
    ['strikes', reply(SYNC), { ...AT, strikes: null }],
    ['strikes', reply(SYNC), { ...AT, strikes: { 'http.503': 'x' } }],
    ['circumstances', reply(SYNC), { ...AT, circumstances: 5 }],
    ['unable', reply(SYNC), { ...AT, unable: 'endpoint' }],
    ['fault', { command: 'Sync', protocolVersion: '14.1', fault: 'gremlins' }, AT],
    ['fault', { command: 'Sync', protocolVersion: '14.1', fault: undefined }, AT],
    ['protocolVersion', { ...reply(SYNC), protocolVersion: 'newest' }, AT],
    ['protocolVersion', { ...reply(SYNC), protocolVersion: undefined }, AT],
    ['protocolVersion', { command: 'Sync', protocolVersion: '14', fault: 'offline' }, AT],
  ])('%s is named, with what is allowed', (name, asked, options) => {
    expect(refused(asked, options)).toMatchObject({
      code: 'option-invalid',
      message: expect.stringContaining(`option ${name} is not valid (allowed: `),
    });
  });

  it('an HTTP code that is none tells nothing: a mail may have left [RFC 9110, 15]', () => {
    for (const status of [Number.NaN, 0, 600, 1e9]) {
      const { plan } = decide({ ...reply(new Uint8Array(0)), command: 'SendMail', status, sent: { body: sendMailRequest('id-1') } }, AT);
      expect(plan, String(status)).toMatchObject({ do: 'reconcile', how: 'look-in-sent' });
    }
  });
});
