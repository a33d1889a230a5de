import type { InspectionEvent } from 'xstate';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSession } from '../../../src/fetch/create-session.ts';
import { recoveryOf } from '../../../src/fetch/recovery-of.ts';
import type { SessionOptions } from '../../../src/fetch/options.ts';
import { appRequest, openAccount, SECRET, urlOf, HEADERS, type Account } from '../../support/account.ts';
import {
  folderSyncAnswer, pingRequest, provisionAnswer, searchRequest, sendMailRequest, statusAnswer, syncAnswer, syncRequest, wipeAnswer,
} from '../../support/messages.ts'; // prettier-ignore
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });

describe('a mistake of the app’s', () => {
  const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'resolved', (error: unknown) => error); // prettier-ignore
  const MAIL = sendMailRequest('id-1');
  const post = { method: 'POST', headers: HEADERS, body: MAIL } as const;
  const notSent = { kind: 'caller', code: 'option-invalid', message: expect.stringContaining('nothing was sent') as unknown };

  it('no fetch and no transport: the call says so, and the mail is in no doubt: it never left', async () => {
    vi.stubGlobal('fetch', undefined);
    try {
      const session = createSession();
      expect(await failure(session.request('SendMail', () => appRequest('SendMail', MAIL)))).toMatchObject(notSent);
      expect(await failure(session.fetch(urlOf('SendMail'), post))).toMatchObject(notSent);
      expect(await failure(session.fetch('https://mail.example/owa'))).toMatchObject(notSent);
      const sent: string[] = [];
      vi.stubGlobal('fetch', async (url: string) => (sent.push(url), new Response(null, { headers: { 'MS-Server-ActiveSync': '15.1' } })));
      expect((await session.request('SendMail', () => appRequest('SendMail', MAIL))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
      expect(sent).toHaveLength(1);
      await session.stop();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it.each<[string, () => unknown]>([
    ['fetch gives no Response', () => async () => ({})],
    ['send gives no reply', () => ({ send: async () => ({ status: 200 }) })],
  ])('%s: what left is unanswered, a mail in doubt, and the app is told which port it was', async (_, transport) => {
    const account = openAccount({ transport: transport() as typeof fetch });
    const { outcome } = await account.request('SendMail', MAIL);
    expect(outcome).toMatchObject({ kind: 'unknown', next: { do: 'look-in-sent', clientId: 'id-1' }, attempts: 1 });
    expect(outcome.steps[0]?.status).toBe('transport.cut-after-send');
    expect(account.told('transportFailed')).toEqual([{ type: 'transportFailed' }]);
    const thrown = await failure(account.fetch('SendMail', sendMailRequest('id-2')));
    expect(thrown).toMatchObject({ kind: 'caller', code: 'option-invalid', message: expect.stringContaining('the transport') as unknown });
    expect(recoveryOf(thrown)).toMatchObject({ kind: 'unknown' });
  });

  it.each([5, 'now', {}, { aborted: false }, new AbortController()])(
    'a signal that is none (%j) is named, by fetch and by request, and nothing is sent or built',
    async (signal) => {
      const account = openAccount();
      const named = { kind: 'caller', code: 'request-invalid', message: expect.stringContaining('init.signal') as unknown };
      const init = { signal: signal as unknown as AbortSignal };
      expect(await failure(account.session.fetch(urlOf('SendMail'), { ...post, ...init }))).toMatchObject(named);
      expect(await failure(account.session.request('SendMail', () => expect.unreachable(), init))).toMatchObject(named);
      expect(account.server.seen).toEqual([]);
    },
  );

  it('an abort with null rejects with null, by fetch and by request, as fetch does', async () => {
    const account = openAccount();
    account.server.answer('Sync', 'silence', 'silence');
    const abort = new AbortController();
    const calls = [
      account.session.fetch(urlOf('Sync'), { ...post, body: SYNC, signal: abort.signal }),
      account.session.request('Search', () => appRequest('Search', SYNC), { signal: abort.signal }),
    ].map(failure);
    await account.time.quiet();
    abort.abort(null);
    expect(await Promise.all(calls)).toEqual([null, null]);
    expect(await failure(account.session.fetch(urlOf('Sync'), { ...post, signal: abort.signal }))).toBeNull();
    expect(await failure(account.session.request('Sync', () => appRequest('Sync', SYNC), { signal: abort.signal }))).toBeNull();
  });
});

describe('making a session', () => {
  it('needs nothing, asks for nothing and sets no timer', async () => {
    const time = virtualTime();
    const calls: unknown[] = [];
    createSession({ clock: time.clock, transport: async (...given) => (calls.push(given), new Response()) });
    await time.quiet();
    expect(calls).toEqual([]);
    expect(time.clock.dueAt()).toBeUndefined();
    expect(() => createSession()).not.toThrow();
  });

  it.each([Number.NaN, -1, 1, undefined])('waits its time though chance gives %s', async (chance) => {
    const account = openAccount({ random: () => chance as number });
    account.server.answer('Sync', { status: 503 }, syncAnswer({ id: '5', key: '2' }));
    expect((await account.request('Sync', syncRequest({ id: '5' }))).outcome).toMatchObject({ kind: 'done', attempts: 2 });
  });

  it('names the option that is wrong', () => {
    expect(() => createSession({ maxPendingMs: -1 })).toThrow('maxPendingMs');
  });

  it('is stopped by `await using`, where the engine knows that', async () => {
    const session = createSession({ transport: async () => new Response() });
    await session[Symbol.asyncDispose]();
    await expect(session.request('Sync', () => appRequest('Sync', SYNC))).rejects.toMatchObject({ code: 'stopped' });
  });

  it('an engine without the symbol gets a session without it, and no property of another name', () => {
    const engine = Object.defineProperty(Object.create(Symbol), 'asyncDispose', { value: undefined }) as unknown;
    const names = Object.keys(createSession());
    vi.stubGlobal('Symbol', engine);
    try {
      expect(Reflect.ownKeys(createSession())).toEqual(names);
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('two of them know nothing of each other', async () => {
    const [one, two] = [openAccount(), openAccount()];
    one.server.answer('Sync', statusAnswer('Sync', 129));
    two.server.answer('Sync', OK);
    expect((await one.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect((await two.request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('keeps its state under the name of the account', async () => {
    const store = fakeStore();
    const account = openAccount({ store, account: 'someone' });
    account.server.answer('Sync', statusAnswer('Sync', 129));
    await account.request('Sync', SYNC);
    expect(await store.load('someone')).toBeDefined();
    expect(await store.load('default')).toBeUndefined();
  });
});

/** One account's bad day: everything that can be told is told, with secrets in every place an app has for them. */
async function badDay(options: SessionOptions): Promise<Account> {
  const hooks: SessionOptions['hooks'] = {
    collectionReset: () => Promise.reject(new Error(SECRET.password)),
    hierarchyChanged: async () => undefined,
    hierarchyKey: async () => '9',
    policy: async () => 'full',
    credentials: async () => ({ authorization: `Bearer ${SECRET.password}` }),
    discover: () => Promise.reject(new Error(SECRET.password)),
    findSent: () => Promise.reject(new Error(SECRET.password)),
  };
  const account = openAccount({ hooks, ...options });
  const { server } = account;
  const secretHeaders = { 'Set-Cookie': SECRET.cookie, 'X-MS-Location': `https://${SECRET.password}.example/` };
  server.answer(
    'Sync',
    { status: 401, headers: secretHeaders },
    statusAnswer('Sync', 142),
    syncAnswer({ id: '5', key: '7', items: 2, added: { 'planted-subject': 6 } }),
  );
  server.answer('Provision', provisionAnswer(SECRET.policyKey, { DevicePasswordEnabled: '1' }), provisionAnswer(SECRET.policyKey));
  await account.request('Sync', syncRequest({ id: '5', adds: ['planted-subject'] }));
  server.answer('Sync', syncAnswer({ id: '5', status: 12 }), syncAnswer({ id: '5', status: 3 }));
  server.answer('FolderSync', folderSyncAnswer('10', 'planted-subject'));
  await account.request('Sync', SYNC);
  server.answer('SendMail', 'cut');
  await account.request('SendMail', sendMailRequest('id-1'));
  server.answer('Search', { status: 451, headers: secretHeaders });
  await account.request('Search', searchRequest());
  await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
  server.answer('Ping', statusAnswer('Ping', 77));
  await account.request('Ping', pingRequest(60, '5'));
  return account;
}

const PLANTED = [SECRET.password, SECRET.policyKey, SECRET.cookie, 'planted-text', 'Basic ', 'Bearer '];

/** Everything reachable from a value, as text; functions and actors as what they show. */
function everything(value: unknown): string {
  const seen = new Set<unknown>();
  const parts: string[] = [];
  const walk = (at: unknown, depth: number): void => {
    if (typeof at === 'string' || typeof at === 'number') parts.push(String(at));
    if (typeof at !== 'object' || at === null || seen.has(at) || depth > 12) return;
    seen.add(at);
    if (at instanceof Error) parts.push(at.message, at.stack ?? '');
    if (at instanceof Uint8Array) parts.push(Buffer.from(at).toString('latin1'));
    const entries =
      at instanceof Map
        ? [...at.entries()]
        : at instanceof Set
          ? [...at.values()]
          : Reflect.ownKeys(at).map((key) => [key, (at as Record<PropertyKey, unknown>)[key]]);
    for (const entry of entries.flat(1)) walk(entry, depth + 1);
  };
  walk(value, 0);
  return parts.join('\n');
}

describe('asking', () => {
  it.each([
    ['without build', () => [undefined]],
    ['with a build that is none', () => [5]],
    ['with an init that is none', () => [() => appRequest('Sync', SYNC), null]],
  ] as const)('%s says what is wrong, and sends nothing', async (_, given) => {
    const { session, server } = openAccount();
    const call = (session.request as (...all: readonly unknown[]) => Promise<unknown>)('Sync', ...given());
    await expect(call).rejects.toMatchObject({ kind: 'caller', code: 'request-invalid' });
    expect(server.seen).toEqual([]);
  });
});

describe('secrets and mail', () => {
  it('the test would find them: they are in what goes over the wire', async () => {
    const account = await badDay({});
    const wire = everything(account.server.seen);
    for (const secret of [SECRET.password, SECRET.policyKey, 'planted-text', 'planted-subject']) expect(wire).toContain(secret);
  });

  it('are in no event, no step, no outcome and no snapshot', async () => {
    const snapshots: unknown[] = [];
    const account = await badDay({ words: (step) => JSON.stringify(step) });
    snapshots.push(account.session.getSnapshot());
    const told = everything([account.events, snapshots]);
    for (const secret of PLANTED) expect(told).not.toContain(secret);
    expect(account.told('hookFailed').map((event) => event.hook)).toEqual(
      expect.arrayContaining(['collectionReset', 'findSent', 'discover']),
    );
  });

  it('are in nothing that is stored', async () => {
    const store = fakeStore();
    await badDay({ store });
    const stored = everything(store.saved);
    expect(store.saved.length).toBeGreaterThan(3);
    for (const secret of PLANTED) expect(stored).not.toContain(secret);
  });

  it('no SyncKey is stored either, nor what the mail is about', async () => {
    const store = fakeStore();
    const account = openAccount({ store, hooks: { collectionReset: async () => undefined } });
    account.server.answer('Sync', syncAnswer({ id: '5', status: 3 }), syncAnswer({ id: '5', key: 'planted-key', items: 1 }));
    await account.request('Sync', syncRequest({ id: '5', key: 'planted-key', adds: ['c1'] }));
    expect(everything(store.saved)).not.toMatch(/planted/);
  });

  it('reach no inspector', async () => {
    const inspected: InspectionEvent[] = [];
    await badDay({ inspect: (event) => void inspected.push(event) });
    expect(inspected.length).toBeGreaterThan(50);
    const shown = everything(inspected.map((event) => ('event' in event ? event.event : undefined)));
    for (const secret of [...PLANTED, 'planted-subject']) expect(shown).not.toContain(secret);
    const reachable = everything(inspected.map((event) => ('snapshot' in event ? event.snapshot : undefined)));
    for (const secret of PLANTED) expect(reachable).not.toContain(secret);
  });

  it('are in no error', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    account.server.answer('Sync', statusAnswer('Sync', 129));
    store.fail(1);
    const failed: unknown = await account.request('Sync', SYNC).catch((error: unknown) => error);
    account.server.answer('Sync', statusAnswer('Sync', 4));
    const { outcome } = await account.request('Sync', SYNC);
    const told = everything([failed, outcome]);
    expect(told).toContain('refused');
    for (const secret of PLANTED) expect(told).not.toContain(secret);
  });
});

describe('an inspector', () => {
  it('sees one tree under the account, and what was decided by name: account -> Sync#1: repair.common.142', async () => {
    const lines: string[] = [];
    const name = (ref: unknown): string => (ref as { id?: string } | undefined)?.id ?? 'outside';
    const account = openAccount({
      inspect: {
        next: (event) =>
          void (event.type === '@xstate.event' && lines.push(`${name(event.sourceRef)} -> ${name(event.actorRef)}: ${event.event.type}`)),
      },
    });
    account.server.answer('Sync', statusAnswer('Sync', 142), OK);
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await account.request('Sync', SYNC);
    const decided = lines.filter((line) => line.startsWith('account -> ') && /: (repair|continue|accept|rung)\./.test(line));
    expect(decided).toEqual([
      'account -> Sync#1: repair.common.142',
      'account -> ladder: rung.broken',
      expect.stringMatching(/^account -> provision#1: continue\.Provision/),
      expect.stringMatching(/^account -> provision#1: accept\.Provision/),
      'account -> ladder: rung.rebuilt',
      'account -> Sync#1: rung.rebuilt',
      expect.stringMatching(/^account -> Sync#1: accept\.Sync/),
    ]);
    const upwards = lines.filter((line) => /^(Sync|provision|ladder)/.test(line));
    expect(upwards).toEqual(['provision#1 -> account: xstate.done.actor.provision#1', 'Sync#1 -> account: xstate.done.actor.Sync#1']);
    expect(
      lines.filter((line) => line.startsWith('outside') && !line.startsWith('outside -> account') && !line.includes('xstate.init')),
    ).toEqual([]);
  });

  it('that throws harms nobody', async () => {
    const account = openAccount({
      inspect: () => {
        throw new Error('the app’s own');
      },
    });
    account.server.answer('Sync', OK);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
  });
});

describe('nothing is rejected behind everybody’s back', () => {
  const unhandled: unknown[] = [];
  const note = (reason: unknown): void => void unhandled.push(reason);
  beforeEach(() => {
    unhandled.length = 0;
    process.on('unhandledRejection', note);
  });
  afterEach(() => {
    process.off('unhandledRejection', note);
  });

  it('on a bad day, with a wipe at its end, an abort and a stop in the middle of everything', async () => {
    const account = await badDay({});
    const { server, session, time } = account;
    server.answer('Search', statusAnswer('Search', 142));
    server.answer('Provision', wipeAnswer(), wipeAnswer());
    await account.request('Search', searchRequest());
    const abort = new AbortController();
    const other = openAccount({ hooks: { hierarchyChanged: async () => undefined } }, time);
    other.server.answer('Sync', syncAnswer({ id: '5', status: 12 }), syncAnswer({ id: '6', status: 12 }));
    other.server.answer('FolderSync', 'silence');
    const first = other.session.request('Sync', () => ({ url: urlOf('Sync'), headers: HEADERS, body: SYNC }), { signal: abort.signal });
    const second = other.begin('Sync', syncRequest({ id: '6' }));
    const ended = [first.catch(() => 'rejected'), second.catch(() => 'rejected')];
    await time.quiet();
    abort.abort();
    await time.quiet();
    await other.session.stop();
    await session.stop();
    expect(await Promise.all(ended)).toEqual(['rejected', 'rejected']);
    await time.pass(3_600_000);
    expect(unhandled).toEqual([]);
  });

  it('a call that is not waited for rejects where everybody can see it, and only there', async () => {
    const { session, time } = openAccount();
    const call = session.request('Sync', () => Promise.reject(new Error('the app’s own')));
    await expect(time.until(call)).rejects.toThrow('the app’s own');
    expect(unhandled).toEqual([]);
  });
});
