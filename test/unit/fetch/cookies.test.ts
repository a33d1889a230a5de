import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { SecretStore } from '../../../src/core/ports.ts';
import { addressParts, type WebAddress } from '../../../src/core/web-address.ts';
import {
  COOKIE_CHARACTERS,
  cookieHeader,
  COOKIES_MOST,
  readCookie,
  splitCookies,
  withCookie,
  withCookies,
} from '../../../src/fetch/cookies.ts';
import { memorySecrets } from '../../../src/stores/memory.ts';
import type { Send } from '../../../src/session/world.ts';
import { HOST, openAccount, urlOf } from '../../support/account.ts';
import { sendMailRequest, syncAnswer, syncRequest } from '../../support/messages.ts';
import { virtualTime } from '../../support/time.ts';

const at = (url: string): WebAddress => addressParts(url) as WebAddress;
const HERE = at(HOST);
const NOW = Date.UTC(2026, 10, 29);
const read = (line: string, from = HERE) => readCookie(line, from, NOW);
const header = (lines: readonly string[], to = HERE, now = NOW) => {
  const set = lines.map((line) => read(line)).filter((cookie) => cookie !== undefined);
  return cookieHeader(
    set.reduce<readonly (typeof set)[number][]>((all, cookie) => withCookie(all, cookie, NOW), []),
    to,
    now,
  );
};

describe('a cookie', () => {
  it('goes back to the server that set it, name and value alone [RFC 6265 5.4]', () => {
    expect(header(['X-BackEndCookie=abc==; path=/; secure; HttpOnly', 'ClientId=1'])).toBe('X-BackEndCookie=abc==; ClientId=1');
  });

  it.each([
    ['another host', 'https://other.example/Microsoft-Server-ActiveSync'],
    ['a host under it, though Domain says so', 'https://sub.mail.example/Microsoft-Server-ActiveSync'],
    ['the same host without encryption', 'http://mail.example/Microsoft-Server-ActiveSync'],
    ['another port', 'https://mail.example:444/Microsoft-Server-ActiveSync'],
  ])('never goes to %s', (_, url) => {
    expect(header(['a=1; Domain=mail.example; Path=/'], at(url))).toBeUndefined();
  });

  it('goes to what lies under its path, whatever its case', () => {
    expect(header(['a=1; Path=/microsoft-server-activesync'])).toBe('a=1');
    expect(header(['a=1; Path=/owa'])).toBeUndefined();
    expect(header(['a=1; Path=/Micro'])).toBeUndefined();
    expect(header(['a=1; Path=none'])).toBe('a=1');
  });

  it('ends when its time is over, Max-Age before Expires [RFC 6265 5.3]', () => {
    expect(header(['a=1; Max-Age=60'], HERE, NOW + 59_999)).toBe('a=1');
    expect(header(['a=1; Max-Age=60'], HERE, NOW + 60_000)).toBeUndefined();
    expect(header(['a=1; Expires=Mon, 30 Nov 2026 00:00:00 GMT; Max-Age=5'], HERE, NOW + 5000)).toBeUndefined();
    expect(header(['a=1; Expires=Mon, 30 Nov 2026 00:00:00 GMT'], HERE, NOW + 5000)).toBe('a=1');
  });

  it('is replaced by its namesake, and removed by one that is over', () => {
    expect(header(['a=1', 'a=2'])).toBe('a=2');
    expect(header(['a=1', 'a=; Max-Age=0'])).toBeUndefined();
    expect(header(['a=1; Path=/Microsoft-Server-ActiveSync', 'a=2'])).toBe('a=1; a=2');
  });

  it.each(['', 'a', '=1', 'a=1\r\nHost: x', 'a b=1', `a=${'x'.repeat(COOKIE_CHARACTERS)}`, 'a=1\u0000'])(
    'that is none is not kept: %j',
    (line) => {
      expect(read(line)).toBeUndefined();
    },
  );

  it('that is for encrypted ways only is not taken from another', () => {
    expect(read('a=1; Secure', at('http://127.0.0.1/eas'))).toBeUndefined();
  });

  it('is one of a bounded number: the oldest go', () => {
    const lines = Array.from({ length: COOKIES_MOST + 1 }, (_, index) => `c${index}=1`);
    expect(header(lines)?.split('; ')).toEqual(lines.slice(1));
  });

  it('in a line with others is told from the comma in its date', () => {
    expect(splitCookies('a=1; Expires=Mon, 30 Nov 2026 00:00:00 GMT, b=2; Path=/,c=3')).toEqual([
      'a=1; Expires=Mon, 30 Nov 2026 00:00:00 GMT',
      ' b=2; Path=/',
      'c=3',
    ]);
  });
});

describe('a session', () => {
  const SYNC = syncRequest({ id: '5' });
  const OK = syncAnswer({ id: '5', key: '2' });
  const setting = (value: string) => ({ headers: { 'Set-Cookie': value }, body: OK });

  it('sends back what the server set, also after a restart [MS-ASHTTP 2.2.1.1.2.4]', async () => {
    const secrets = memorySecrets();
    const first = openAccount({ secrets });
    first.server.answer('Sync', setting('X-BackEndCookie=planted; Path=/'), OK);
    await first.request('Sync', SYNC);
    await first.fetch('Sync', SYNC);
    expect(first.server.seen.map(({ headers }) => headers['cookie'])).toEqual([undefined, 'X-BackEndCookie=planted']);
    const second = openAccount({ secrets });
    second.server.answer('Sync', OK);
    await second.request('Sync', SYNC);
    expect(second.server.seen[0]?.headers['cookie']).toBe('X-BackEndCookie=planted');
  });

  it('leaves a request alone that brings its own', async () => {
    const account = openAccount();
    account.server.answer('Sync', setting('a=1'), OK);
    await account.request('Sync', SYNC);
    await account.request('Sync', () => ({ url: urlOf('Sync'), headers: { COOKIE: 'mine=1' }, body: SYNC }));
    expect(account.server.seen[1]?.headers['cookie']).toBe('mine=1');
  });

  it('does without a secret store that throws at once: no mail is in doubt for its sake', async () => {
    const locked = (): never => {
      throw new Error('locked');
    };
    for (const broken of [{ get: locked }, { set: locked }, { get: locked, set: locked }]) {
      const account = openAccount({ secrets: { ...memorySecrets(), ...broken } });
      account.server.answer('SendMail', { headers: { 'Set-Cookie': 'a=1' } });
      expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('done');
    }
  });

  it('shows no cookie in its events, and stores none with its state', async () => {
    const account = openAccount();
    account.server.answer('Sync', setting('a=planted-cookie'), OK);
    await account.request('Sync', SYNC);
    await account.request('Sync', SYNC);
    expect(JSON.stringify([account.events, account.session.getSnapshot()])).not.toContain('planted-cookie');
  });
});

it('what tells how much of a body has come, and whether it is read, is handed on, where cookies go and where none can', async () => {
  const told: unknown[] = [];
  const received = (): void => undefined;
  const send: Send = async (_, __, hear, isRead) => (told.push([hear, isRead]), { status: 200, headers: {}, body: new Uint8Array(0) });
  const sendIt = withCookies(send, { secrets: memorySecrets(), clock: virtualTime().clock, limits: LIMITS });
  for (const url of [HOST, 'https://bücher.example/'])
    await sendIt({ method: 'POST', url, headers: {} }, new AbortController().signal, received, true);
  expect(told).toEqual([
    [received, true],
    [received, true],
  ]);
});

describe('a secret store', () => {
  const reply = { status: 200, headers: {}, body: new Uint8Array(0), cookies: ['b=2'] };
  const sending = (secrets: Partial<SecretStore>) => {
    const time = virtualTime();
    const seen: (string | undefined)[] = [];
    const send: Send = async (request) => (seen.push(request.headers['Cookie']), reply);
    const whole = { ...memorySecrets(), ...secrets };
    const sendIt = withCookies(send, { secrets: whole, clock: time.clock, limits: LIMITS });
    const once = () => time.until(sendIt({ method: 'POST', url: HOST, headers: {} }, new AbortController().signal));
    return { once, seen };
  };

  it.each([
    ['throws', { get: async () => Promise.reject(new Error('planted')), set: async () => Promise.reject(new Error('planted')) }],
    ['hangs', { get: async () => new Promise<never>(() => undefined), set: async () => new Promise<never>(() => undefined) }],
  ])('that %s costs the cookies it had, never the request', async (_, secrets) => {
    const { once, seen } = sending(secrets);
    await once();
    await once();
    expect(seen).toEqual([undefined, 'b=2']);
  });

  it.each(['{', '7', '[7,null,{"host":1}]', '[{"host":"https://mail.example:","path":"/","name":"a","value":"1\\r\\nX: y"}]'])(
    'that gives what was never stored, %s, gives nothing',
    async (stored) => {
      const { once, seen } = sending({ get: async () => stored });
      await once();
      expect(seen).toEqual([undefined]);
    },
  );
});

describe('a keychain that is slow', () => {
  const slow = (time: ReturnType<typeof virtualTime>): SecretStore => ({
    ...memorySecrets(),
    get: (name) => new Promise((resolve) => void time.clock.setTimeout(() => resolve(undefined), name === 'cookies' ? 300 : 0)),
  });

  it('is waited for before anything is written down: what is called off meanwhile never leaves, and is in nobody’s doubt', async () => {
    const time = virtualTime();
    const account = openAccount({ secrets: slow(time) }, time);
    account.server.answer('SendMail', {}, '...');
    const abort = new AbortController();
    const ended = account.begin('SendMail', sendMailRequest('id-1'), { signal: abort.signal }).catch((error: unknown) => error);
    await time.pass(100);
    abort.abort(new Error('called off'));
    expect(await time.until(ended)).toMatchObject({ message: 'called off' });
    await time.quiet();
    expect(account.server.seen).toEqual([]);
    expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(account.server.seen).toHaveLength(1);
  });

  it('costs no request its time to answer', async () => {
    const time = virtualTime();
    const account = openAccount({ secrets: slow(time), limits: { answerMs: 100 } }, time);
    account.server.answer('SendMail', {});
    expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('nothing of them is there once all is forgotten, though they were just being read', async () => {
    const time = virtualTime();
    const seen: unknown[] = [];
    const send: Send = async ({ headers }) => (seen.push(headers['Cookie']), { status: 200, headers: {}, body: new Uint8Array(0) });
    const kept = JSON.stringify([{ host: 'https://mail.example:', path: '/', name: 'session', value: 'planted' }]);
    const get = () => new Promise<string>((resolve) => void time.clock.setTimeout(() => resolve(kept), 300));
    const jar = withCookies(send, { secrets: { ...memorySecrets(), get }, clock: time.clock, limits: LIMITS });
    const sending = jar({ method: 'POST', url: urlOf('Sync'), headers: {} }, new AbortController().signal);
    await time.pass(100);
    jar.forget();
    await time.until(sending);
    expect(seen).toEqual([undefined]);
  });

  it('nothing leaves with a signal that is over', async () => {
    const time = virtualTime();
    const seen: unknown[] = [];
    const send: Send = async (request) => (seen.push(request), { status: 200, headers: {}, body: new Uint8Array(0) });
    const abort = new AbortController();
    const sending = withCookies(send, { secrets: slow(time), clock: time.clock, limits: LIMITS })(
      { method: 'POST', url: urlOf('Sync'), headers: {} },
      abort.signal,
    ).catch((error: unknown) => error);
    await time.pass(100);
    abort.abort(new Error('called off'));
    expect(await time.until(sending)).toMatchObject({ message: 'called off' });
    expect(seen).toEqual([]);
  });
});

it('cookies go back to addresses with blanks and letters of any kind in their query', async () => {
  const account = openAccount();
  const set = { body: syncAnswer({ id: '5', key: '2' }), headers: { 'Set-Cookie': 'X-BackEndCookie=1; path=/' } };
  account.server.answer('Sync', set, '...');
  const url = `${urlOf('Sync')}&User=al ice`;
  for (let n = 0; n < 2; n += 1)
    await account.time.until(
      account.session.fetch(url, { method: 'POST', headers: { 'MS-ASProtocolVersion': '14.1' }, body: syncRequest({ id: '5' }) }),
    );
  expect(account.server.seen.map(({ headers }) => headers['cookie'])).toEqual([undefined, 'X-BackEndCookie=1']);
});
