import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { isRecoveryError } from '../../../src/core/errors.ts';
import type { Bounds } from '../../../src/core/bounds.ts';
import { boundsOf } from '../../../src/session/bytes.ts';
import { appRequest, openAccount } from '../../support/account.ts';
import {
  pingHeartbeat,
  pingRequest,
  read,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncLimit,
  syncRequest,
  syncWithWait,
} from '../../support/messages.ts';
import { LIMITS } from '../../../src/core/limits.ts';
import { NOTHING_LEARNED } from '../../../src/core/heartbeat.ts';
import type { Attempt, EasRequest } from '../../../src/core/session.ts';
import type { Step } from '../../../src/core/decision.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { provide } from '../../../src/session/bytes.ts';
import { openLocks } from '../../../src/session/locks.ts';
import { virtualTime } from '../../support/time.ts';
import { exchangeOf, MARKS, partsOf } from '../../support/world.ts';

const codeOf = (error: unknown): string =>
  isRecoveryError(error) && error.kind === 'caller' ? error.code : `not the caller’s: ${String(error)}`;
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'resolved', (error: unknown) => error); // prettier-ignore

describe('bytes that go out again', () => {
  it('are the same after a wait and after a repair below the folders, and built anew after anything else', async () => {
    const account = openAccount();
    let builds = 0;
    const build = () => appRequest('Sync', syncRequest({ id: '5', key: String((builds += 1)) }));
    account.server.answer(
      'Sync',
      statusAnswer('Sync', 111),
      statusAnswer('Sync', 13),
      statusAnswer('Sync', 111),
      syncAnswer({ id: '5', key: '9' }),
    );
    expect((await account.request('Sync', build)).outcome).toMatchObject({ kind: 'done', attempts: 4 });
    expect(account.server.seen.map((seen) => read(seen.body, 'Collections/Collection/SyncKey'))).toEqual(['1', '1', '2', '2']);
  });

  it('of an app that changes its buffer afterwards are still the ones that were sent', async () => {
    const account = openAccount();
    const body = searchRequest();
    const sent = Uint8Array.from(body);
    account.server.answer('Search', () => (body.fill(0), statusAnswer('Search', 111)), statusAnswer('Search', 1));
    await account.request('Search', body);
    expect(account.server.seen[1]?.body).toEqual(sent);
  });
});

describe('the library’s few edits', () => {
  it('Sync 14 with Wait is answered in minutes, with HeartbeatInterval in seconds [MS-ASCMD 2.2.3.97]', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 14, syncLimit(59)), syncAnswer({ id: '5', key: '2' }));
    expect((await account.request('Sync', syncWithWait(120))).outcome.kind).toBe('done');
    expect(account.server.seen.map((seen) => read(seen.body, 'Wait'))).toEqual(['120', '59']);
  });

  it('reach the bytes of fetch too, and leave everything else alone', async () => {
    const account = openAccount();
    account.server.answer('Ping', statusAnswer('Ping', 5, pingHeartbeat(480)), statusAnswer('Ping', 1));
    await account.fetch('Ping', pingRequest(5, '7', '8'));
    expect(account.server.seen[1]?.body).toEqual(pingRequest(480, '7', '8'));
  });
});

describe('what is wrong with a request is found before it is sent', () => {
  it('a body larger than the limit', async () => {
    const account = openAccount({ limits: { requestBytes: 20 } });
    expect(codeOf(await failure(account.time.until(account.begin('Search', searchRequest()))))).toBe('body-too-large');
    expect(account.server.seen).toEqual([]);
  });

  it('a mail without a ClientId from 14.0 on: it could not be told from its repeat [MS-ASCMD 2.2.3.28.1]', async () => {
    const account = openAccount();
    expect(codeOf(await failure(account.time.until(account.begin('SendMail', sendMailRequest(undefined)))))).toBe('client-id-missing');
    expect(account.server.seen).toEqual([]);
    account.server.answer('SendMail', {});
    const old = { Authorization: 'Basic x', 'MS-ASProtocolVersion': '12.1', 'Content-Type': 'message/rfc822' };
    expect((await account.request('SendMail', () => appRequest('SendMail', sendMailRequest(undefined), old))).outcome.kind).toBe('done');
  });
});

describe('what the server has set', () => {
  const rephrase = (how: Extract<Decision, { do: 'rephrase' }>['how'], more: Partial<Decision> = {}): Decision =>
    ({ do: 'rephrase', how, then: 'rebuild', ...more }) as Decision;

  it('is kept from one attempt to the next', () => {
    const first = boundsOf({ bounds: { dropItems: [] }, command: 'Ping' }, rephrase('limit-folders', { bound: 20 }));
    expect(boundsOf({ bounds: first, command: 'Ping' }, rephrase('set-heartbeat', { bound: 480, then: 'edit' }))).toEqual({
      dropItems: [],
      maxFolders: 20,
      rephrase: 'set-heartbeat',
      heartbeatSeconds: 480,
      edits: true,
    });
    expect(boundsOf({ bounds: first, command: 'Ping' }, { do: 'retry', pace: 'now', dueAt: 0, then: 'replay' })).toBe(first);
    expect(boundsOf({ bounds: first, command: 'Ping' }, undefined)).toBe(first);
  });

  it('a smaller window is half of the one before, down to one', () => {
    let bounds: Bounds = { dropItems: [] };
    const windows: unknown[] = [];
    for (let round = 0; round < 8; round += 1) {
      bounds = boundsOf({ bounds, command: 'Sync' }, rephrase('smaller-window'));
      windows.push((bounds as { windowSize?: number }).windowSize);
    }
    expect(windows).toEqual([50, 25, 12, 6, 3, 1, 1, 1]);
  });
});

// ---- the parts, without a session around them

const SYNC = syncRequest({ id: '5' });
const asked = (body?: unknown, more: object = {}) =>
  ({
    url: 'https://mail.example/Microsoft-Server-ActiveSync',
    headers: { 'MS-ASProtocolVersion': '14.1' },
    ...(body !== undefined && { body }),
    ...more,
  }) as unknown as EasRequest;

/** Makes the bytes of one request. */
function made(give: EasRequest | ((at: Attempt) => EasRequest), more: object = {}, account: object = {}, protocol: object = {}) {
  const ports = { protocol: { ...EAS, ...protocol }, own: { statedIn: () => undefined, subjectOf: () => '' } };
  const { world, posted } = partsOf(account, { template: { url: '', headers: {} } }, { clock: virtualTime().clock, ...ports });
  const seen: Attempt[] = [];
  const exchange = exchangeOf({
    facts: EAS.commands[(more as { command?: string }).command ?? 'Sync'],
    abort: new AbortController(),
    attempts: 0,
    provide: (at: Attempt) => (seen.push(at), typeof give === 'function' ? give(at) : give),
    ...more,
  } as never);
  return { world, exchange, seen, posted, provided: provide(world, exchange, openLocks()) };
}

describe('the bytes of an attempt', () => {
  const again = { do: 'retry', pace: 'now', then: 'replay' };

  it.each([
    ['retry', again, true],
    ['repair', { do: 'repair', rung: 'policy', then: 'replay' }, true],
    ['reconcile', { do: 'reconcile', how: 'look-in-sent', then: 'replay' }, true],
    ['rephrase', { do: 'rephrase', how: 'resend-full', then: 'replay' }, false],
    ['refresh', { do: 'refresh', scope: 'hierarchy', then: 'replay' }, false],
    ['new bytes', { do: 'retry', pace: 'now', then: 'rebuild' }, false],
    ['something first', { ...again, first: [{ do: 'refresh', scope: 'hierarchy' }] }, false],
    ['nothing', undefined, false],
  ])('after %s are the same ones again, or not', async (_, decision, same) => {
    const sent = asked(SYNC);
    const { provided, seen } = made(asked(syncRequest({ id: '6' })), { decision, sent });
    const request = await provided;
    expect(request === sent).toBe(same);
    expect(seen).toHaveLength(same ? 0 : 1);
  });

  it('are the app’s own buffer only where it cannot change it any more', async () => {
    for (const [more, same] of [
      [{}, false],
      [{ fixed: true }, true],
      [{ own: true }, true],
    ] as const)
      expect((await made(asked(SYNC), more).provided)?.body === SYNC).toBe(same);
    expect((await made(asked(undefined)).provided)?.body).toBeUndefined();
  });

  it('are told what is known: the attempt, its version, why, and which collections start over', async () => {
    const because = { status: 'Sync.3' } as Step;
    const first = made(asked(SYNC));
    await first.provided;
    expect(first.seen[0]).toMatchObject({ number: 1, protocolVersion: '16.1', bounds: { dropItems: [] } });
    expect(first.seen[0]).not.toHaveProperty('because');
    const third = made(
      asked(SYNC),
      { attempts: 2, because, startsOver: new Set(['5']) },
      { version: '14.1', longpoll: { ...NOTHING_LEARNED, collections: 3 } },
    );
    await third.provided;
    expect(third.seen[0]).toMatchObject({ number: 3, protocolVersion: '14.1', because, bounds: { maxCollections: 3 } });
    third.exchange.startsOver.clear();
    expect([third.seen[0]?.startsOver('5'), third.seen[0]?.startsOver('6')]).toEqual([true, false]);
  });

  it('are nothing to anybody who has given up meanwhile', async () => {
    const abort = new AbortController();
    const { exchange, provided } = made(() => (abort.abort(), asked(SYNC)), { abort });
    expect(await provided).toBeUndefined();
    expect(exchange.sent).toBeUndefined();
  });

  it('wait for their turn, are made anew then, and not at all for one that gave up', async () => {
    const locks = openLocks();
    void locks.take('other', 'Sync', { collections: ['5'] });
    for (const gives of [false, true]) {
      const { world, exchange, seen } = made(asked(SYNC), { decision: again, sent: asked(SYNC) });
      const provided = provide(world, exchange, locks);
      await new Promise((resolve) => void setTimeout(resolve, 0));
      const before = seen.length;
      if (gives) exchange.abort.abort();
      locks.release('other');
      expect((await provided) === undefined).toBe(gives);
      expect(seen.length - before).toBe(gives ? 0 : 1);
      locks.release(exchange.id);
      void locks.take('other', 'Sync', { collections: ['5'] });
    }
  });

  it('tell what the app wishes, not what is sent once more, and not the library’s own', async () => {
    const ping = pingRequest(900, '5');
    const wished = made(asked(ping), { command: 'Ping' });
    await wished.provided;
    expect([wished.exchange.wish, wished.posted]).toEqual([900, [{ to: 'longpoll', event: { type: 'poll.wished', seconds: 900 } }]]);
    for (const more of [{ own: true }, { decision: again, sent: asked(ping) }]) {
      const quiet = made(asked(ping), { command: 'Ping', ...more });
      await quiet.provided;
      expect([quiet.exchange.wish ?? 0, quiet.posted]).toEqual([0, []]);
    }
  });

  it('are edited where a number was learned or set, and their marks are those of what goes out', async () => {
    const bounded = made(asked(pingRequest(900, '5')), { command: 'Ping' }, { longpoll: { ...NOTHING_LEARNED, most: 480 } });
    expect(read((await bounded.provided)?.body, 'HeartbeatInterval')).toBe('480');
    expect(bounded.exchange.marks?.heartbeatMs).toBe(480_000);
    const own = made(asked(pingRequest(900, '5')), { command: 'Ping', own: true }, { longpoll: { ...NOTHING_LEARNED, most: 480 } });
    expect(read((await own.provided)?.body, 'HeartbeatInterval')).toBe('900');
    const window = { windowSize: 50, dropItems: [] };
    for (const [bounds, size] of [
      [window, undefined],
      [{ ...window, edits: true }, '50'],
    ] as const) {
      const smaller = made(asked(SYNC), { bounds });
      expect(read((await smaller.provided)?.body, 'Collections/Collection/WindowSize')).toBe(size);
    }
    const waits = made(asked(syncWithWait(30)), {}, { longpoll: { ...NOTHING_LEARNED, most: 119 } });
    expect(read((await waits.provided)?.body, 'Wait')).toBe('1');
    const less = made(asked(syncWithWait(30)), {}, { longpoll: { ...NOTHING_LEARNED, most: 30 } });
    expect(read((await less.provided)?.body, 'Wait')).toBe('1');
  });

  it('are edited for what was learned or set and nothing else, and are as they were where nothing can be edited', async () => {
    const set = { bounds: { windowSize: 50, dropItems: [], edits: true } };
    const learned = { longpoll: { ...NOTHING_LEARNED, most: 480 } };
    const poll = pingRequest(900, '5');
    const changes: unknown[] = [];
    const edit = (_: string, __: Uint8Array, change: unknown) => void changes.push(change);
    expect((await made(asked(SYNC), set, {}, { edit }).provided)?.body).toEqual(SYNC);
    expect((await made(asked(poll), { command: 'Ping' }, learned, { edit }).provided)?.body).toEqual(poll);
    expect((await made(asked(SYNC), {}, {}, { edit }).provided)?.body).toEqual(SYNC);
    expect(changes).toStrictEqual([{ windowSize: 50 }, { heartbeatSeconds: 480 }]);
  });

  it('are read once where they are not edited', async () => {
    const bodies: unknown[] = [];
    const marks = (command: string, body?: Uint8Array) => (bodies.push(body), EAS.marks(command, body));
    await made(asked(SYNC), {}, {}, { marks }).provided;
    expect(bodies).toEqual([SYNC]);
  });

  it.each([
    ['nothing', null, 'request-invalid'],
    ['not there', () => undefined, 'request-invalid'],
    ['a word', 'https://mail.example', 'request-invalid'],
    ['no address', asked(SYNC, { url: undefined }), 'request-invalid'],
    ['an address that is none', asked(SYNC, { url: {} }), 'request-invalid'],
    ['a body that is no Uint8Array', asked([1, 2]), 'request-invalid'],
  ])('that are %s are the caller’s fault', async (_, given, code) => {
    const error = await failure(made(given as never).provided);
    expect(isRecoveryError(error) && [error.kind, error.code]).toEqual(['caller', code]);
  });

  it('an address may be a URL, and a body just as large as is allowed', async () => {
    expect(await made(asked(SYNC, { url: new URL('https://mail.example/x') })).provided).toBeDefined();
    const { world, exchange } = made(asked(SYNC));
    Object.assign(world.ports, { limits: { ...world.ports.limits, requestBytes: SYNC.length } });
    expect(await provide(world, exchange, openLocks())).toBeDefined();
    Object.assign(world.ports, { limits: { ...world.ports.limits, requestBytes: SYNC.length - 1 } });
    const error = await failure(provide(world, exchange, openLocks()));
    expect(isRecoveryError(error) && [error.kind, error.code]).toEqual(['caller', 'body-too-large']);
  });

  it('of a mail carry a ClientId from the version that knows one', async () => {
    const mail = { command: 'SendMail' };
    const bare = asked(sendMailRequest(undefined));
    const error = await failure(made(bare, mail, { version: '14.0' }).provided);
    expect(isRecoveryError(error) && [error.kind, error.code]).toEqual(['caller', 'client-id-missing']);
    expect(await made(bare, mail, { version: '12.1' }).provided).toBeDefined();
    expect(await made(asked(sendMailRequest('id-1')), mail, { version: '14.0' }).provided).toBeDefined();
    for (const version of ['14.0', 'next']) expect(await made(bare, {}, { version }).provided).toBeDefined();
  });
});

describe('a bound by its unit', () => {
  const at = (more: object, bound?: number, sentElement?: 'Wait' | 'HeartbeatInterval') =>
    boundsOf({ bounds: { dropItems: [] }, command: 'Sync', marks: { ...MARKS, ...(sentElement && { sentElement }) } }, {
      do: 'rephrase',
      then: 'rebuild',
      ...(bound !== undefined && { bound }),
      ...more,
    } as Decision);

  it.each([
    ['minutes of a Wait', { how: 'set-heartbeat' }, 10, 'Wait', { heartbeatSeconds: 600 }],
    ['seconds of an interval', { how: 'set-heartbeat' }, 10, 'HeartbeatInterval', { heartbeatSeconds: 10 }],
    ['collections of a Sync', { how: 'limit-folders' }, 10, undefined, { maxCollections: 10 }],
    ['no number, no bound', { how: 'limit-folders' }, undefined, undefined, {}],
    ['no number of a Wait, no bound', { how: 'set-heartbeat' }, undefined, 'Wait', {}],
    ['a number of something else', { how: 'resend-full' }, 10, undefined, {}],
  ] as const)('%s', (_, more, bound, element, bounds) => {
    expect(at(more, bound, element)).toStrictEqual({ dropItems: [], rephrase: more.how, ...bounds });
  });

  it('is edited only where the rule says so', () => {
    expect(at({ how: 'set-heartbeat', then: 'edit' }, 10)).toMatchObject({ edits: true });
    expect(at({ how: 'smaller-window', then: 'edit' })).toMatchObject({ edits: true, windowSize: 50 });
    expect(at({ how: 'smaller-window' })).not.toHaveProperty('edits');
  });
});

describe('what no platform carries is refused before anything is sent, and a mail is not in doubt', () => {
  const NEVER: readonly (readonly [string, Partial<EasRequest>, string])[] = [
    ['an address without host', { url: '/Microsoft-Server-ActiveSync?Cmd=SendMail' }, 'its address'],
    ['an address no parser takes', { url: 'https://256.256.256.256/Microsoft-Server-ActiveSync?Cmd=SendMail&User=planted' }, 'its address'],
    ['an address with a user', { url: 'https://alice:planted@mail.example/Microsoft-Server-ActiveSync?Cmd=SendMail' }, 'its address'],
    ['a name with a blank', { headers: { 'X planted': '1' } }, 'a header’s name'],
    ['no name at all', { headers: { '': 'planted' } }, 'a header’s name'],
    ['two lines', { headers: { Authorization: 'Basic planted\r\nX-Other: 1' } }, 'header Authorization'],
    ['letters beyond Latin-1', { headers: { 'User-Agent': 'planted \u2603' } }, 'header User-Agent'],
    ['a number', { headers: { 'X-Number': 7 as never } }, 'header X-Number'],
  ];

  it.each(NEVER)('%s', async (_, given, what) => {
    const account = openAccount();
    const request = appRequest('SendMail', sendMailRequest('c1'));
    const error = await failure(account.request('SendMail', () => ({ ...request, ...given })));
    expect(codeOf(error)).toBe('request-invalid');
    expect(String(error)).toContain(`request: ${what} (`);
    expect(String(error)).not.toContain('planted');
    expect(account.server.seen).toEqual([]);
    expect(account.session.getSnapshot()).toMatchObject({ state: 'ready', holds: [], requests: [] });
    account.server.answer('SendMail', {});
    expect((await account.request('SendMail', () => request)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('a header that is empty, or has a tab in it, goes out', async () => {
    const account = openAccount();
    account.server.answer('Search', statusAnswer('Search', 1));
    const request = appRequest('Search', searchRequest());
    const headers = { ...request.headers, 'X-Empty': '', 'X-Tab': 'a\tb', 'X-Padded': ' a b\r\n', 'Content-Length': '7' };
    expect((await account.request('Search', () => ({ ...request, headers }))).outcome.kind).toBe('done');
    expect(account.server.seen[0]?.headers).toMatchObject({ 'x-empty': '', 'x-tab': 'a\tb', 'x-padded': 'a b' });
    expect(account.server.seen[0]?.headers).not.toHaveProperty('content-length');
  });
});

it('a clientId beside the bytes has to be the one in them', async () => {
  const account = openAccount();
  account.server.answer('SendMail', {}, '...');
  const mail = (clientId: string) => () => ({ ...appRequest('SendMail', sendMailRequest('c1')), clientId });
  expect(codeOf(await failure(account.request('SendMail', mail('c2'))))).toBe('request-invalid');
  expect(account.server.seen).toEqual([]);
  expect((await account.request('SendMail', mail('c1'))).outcome.kind).toBe('done');
});

describe('a build that never answers', () => {
  it('fails after the time of a hook, is told to stop, and keeps nobody else from its collection', async () => {
    const account = openAccount();
    account.server.answer('Sync', syncAnswer({ id: '5', key: '2' }));
    let signal: AbortSignal | undefined;
    let answer: (request: EasRequest) => void = () => undefined;
    const silent = failure(
      account.session.request('Sync', (at) => ((signal = at.signal), new Promise<EasRequest>((resolve) => (answer = resolve)))),
    );
    await account.time.pass(LIMITS.hookMs - 1);
    expect(signal?.aborted).toBe(false);
    await account.time.pass(1);
    expect([codeOf(await silent), signal?.aborted, account.server.seen.length]).toEqual(['request-invalid', true, 0]);
    answer(appRequest('Sync', SYNC));
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(account.server.seen).toHaveLength(1);
  });

  it('after an answer that has it build again is no different: the turn it kept is free', async () => {
    const account = openAccount({ maxPendingMs: LIMITS.hookMs + 1, hooks: { collectionReset: async () => undefined } });
    account.server.answer('Sync', statusAnswer('Sync', 3), syncAnswer({ id: '5', key: '2' }));
    let builds = 0;
    const never: Promise<EasRequest> = new Promise(() => undefined);
    const silent = failure(account.session.request('Sync', () => ((builds += 1) === 1 ? appRequest('Sync', SYNC) : never)));
    await account.time.quiet();
    const other = account.begin('Sync', SYNC);
    await account.time.pass(LIMITS.hookMs);
    expect(codeOf(await silent)).toBe('request-invalid');
    expect((await account.time.until(other)).outcome.kind).toBe('done');
  });

  it('and is called off leaves no timer behind', async () => {
    const account = openAccount();
    const abort = new AbortController();
    const ended = account.begin('Sync', () => new Promise<never>(() => undefined), { signal: abort.signal }).catch(() => 'called off');
    await account.time.quiet();
    abort.abort();
    expect(await ended).toBe('called off');
    await account.time.quiet();
    expect(account.time.clock.ring()).toBe(false);
  });

  it('and fails too late is nobody’s unhandled rejection; one in time fails as it fails', async () => {
    const account = openAccount();
    let fail: (reason: Error) => void = () => undefined;
    const silent = failure(account.session.request('Sync', () => new Promise((_, reject) => (fail = reject))));
    await account.time.quiet();
    await account.time.pass(LIMITS.hookMs);
    fail(new Error('late'));
    expect(codeOf(await silent)).toBe('request-invalid');
    expect(await failure(account.request('Sync', () => Promise.reject(new Error('of the app’s'))))).toMatchObject({
      message: 'of the app’s',
    });
  });
});

describe('what build returns', () => {
  it('may be of a class: what its getters give goes out', async () => {
    const account = openAccount();
    account.server.answer('Search', statusAnswer('Search', 1));
    const plain = appRequest('Search', searchRequest());
    class Made {
      get url() {
        return plain.url;
      }
      get headers() {
        return plain.headers ?? {};
      }
      get body() {
        return searchRequest();
      }
    }
    expect((await account.request('Search', () => new Made())).outcome.kind).toBe('done');
    expect(account.server.seen[0]?.headers).toMatchObject({ authorization: plain.headers?.['Authorization'] });
    expect(account.server.seen[0]?.body).toEqual(searchRequest());
  });

  it('may have its headers as Headers, Map or pairs, or none', async () => {
    for (const headers of [new Headers({ 'X-One': '1' }), new Map([['X-One', '1']]), [['X-One', '1']], null]) {
      const account = openAccount();
      account.server.answer('Search', statusAnswer('Search', 1));
      const request = { ...appRequest('Search', searchRequest()), headers: headers as never };
      expect((await account.request('Search', () => request)).outcome.kind).toBe('done');
      expect(account.server.seen[0]?.headers['x-one']).toBe(headers === null ? undefined : '1');
    }
  });
});

it('a clientId beside bytes that carry none is none [MS-ASCMD 2.2.3.28.1]', async () => {
  const account = openAccount();
  const answered = account.request('SendMail', () => ({ ...appRequest('SendMail', searchRequest()), clientId: 'id-1' }));
  expect(codeOf(await failure(answered))).toBe('client-id-missing');
  expect(account.server.seen).toEqual([]);
});

it('all that pads a header goes, on both sides', async () => {
  const request = await made(asked(SYNC, { headers: { 'MS-ASProtocolVersion': '14.1', 'X-Padded': ' \t value\t  ' } })).provided;
  expect(request?.headers).toMatchObject({ 'X-Padded': 'value' });
});
