import { describe, expect, it } from 'vitest';
import { NOTHING_LEARNED } from '../../../src/core/heartbeat.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { NEW_ACCOUNT, withHold, type AccountState } from '../../../src/session/account.ts';
import { closeEnvelope } from '../../../src/session/envelope.ts';
import { load as loadInto, openReading } from '../../../src/session/opening.ts';
import { memorySecrets, memoryStore } from '../../../src/stores/memory.ts';
import { HOST, openAccount } from '../../support/account.ts';
import {
  folderSyncAnswer,
  provisionAnswer,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
} from '../../support/messages.ts';
import type { Reply } from '../../support/server.ts';
import { fakeStore } from '../../support/store.ts';
import { step } from '../../support/statuses.ts';
import { virtualTime, type Time } from '../../support/time.ts';
import { NOW, partsOf } from '../../support/world.ts';

const WHOLE = { broken: [], epochs: {}, fromZero: false };
const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });

describe('what was found', () => {
  it('nothing: a new account', async () => {
    const { session } = openAccount();
    expect(await session.ready).toEqual({ resumed: 0, unknown: [], interrupted: [] });
  });

  it.each([
    ['the same host', 'https://mail.example:8443/eas', undefined, [], true],
    ['a host the app allows', 'https://other.example/eas', undefined, ['other.example'], true],
    ['a host the app does not allow any more', 'https://other.example/eas', undefined, [], false],
    ['a host the app named itself', 'https://other.example/eas', true, [], true],
  ] as const)('an address on %s: credentials go there, or not', async (_, to, isGiven, allowHosts, goes) => {
    const endpoint = { from: HOST, to, ...(isGiven && { isGiven }) };
    const store = memoryStore();
    await store.save('default', closeEnvelope({ version: 1, account: { ...NEW_ACCOUNT, endpoint }, ladder: WHOLE, pending: [] }), 0);
    const account = openAccount({ store, allowHosts });
    account.server.answer('Sync', OK);
    await account.request('Sync', SYNC);
    expect(account.server.seen[0]?.url.startsWith(goes ? to : HOST)).toBe(true);
  });

  it('what a server showed that the app does not allow any more is not known of another', async () => {
    const known = async (allowHosts: readonly string[]) => {
      const store = memoryStore();
      const endpoint = { from: HOST, to: 'https://other.example/eas' };
      await store.save(
        'default',
        closeEnvelope({ version: 1, account: { ...NEW_ACCOUNT, endpoint, answers118: true }, ladder: WHOLE, pending: [] }),
        0,
      );
      let looked = 0;
      const account = openAccount({ store, allowHosts, hooks: { findSent: async () => ((looked += 1), 'sent') } });
      account.server.answer('SendMail', 'cut', statusAnswer('SendMail', 118));
      await account.request('SendMail', sendMailRequest('id-1'));
      return [looked, account.server.seen.length];
    };
    expect(await known(['other.example'])).toEqual([0, 2]);
    expect(await known([])).toEqual([1, 1]);
  });

  it.each([
    ['damaged', 'no JSON at all', 'damaged'],
    ['newer', '{"version":9}', 'newer'],
  ] as const)('%s: put aside, and mail goes on', async (_, data, setAside) => {
    const store = memoryStore();
    await store.save('default', data, 0);
    const { session, request, server } = openAccount({ store });
    expect(await session.ready).toEqual({ resumed: 0, unknown: [], interrupted: [], setAside });
    server.answer('Sync', OK);
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('a store that throws, or hangs, does not keep the app from its mail', async () => {
    for (const load of [() => Promise.reject(new Error('locked')), () => new Promise<undefined>(() => undefined)]) {
      const time = virtualTime();
      const { session, request, server } = openAccount({ store: { ...memoryStore(), load } }, time);
      server.answer('Sync', OK);
      expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
      expect(await session.ready).toEqual({ resumed: 0, unknown: [], interrupted: [], setAside: 'unread' });
    }
  });

  it('a keychain that throws costs a provisioning, not the mail', async () => {
    const secrets = { get: () => Promise.reject(new Error('locked')), set: async () => undefined, delete: async () => undefined };
    const { request, server } = openAccount({ secrets });
    server.answer('Sync', OK);
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('mails that may have left are named, and looked for before they go again', async () => {
    const store = fakeStore();
    const first = openAccount({ store });
    first.server.answer('SendMail', 'silence');
    void first.begin('SendMail', sendMailRequest('id-1'));
    await first.time.quiet();
    const asked: unknown[] = [];
    const second = openAccount({ store, hooks: { findSent: async ({ clientId }) => (asked.push(clientId), 'sent') } }, first.time);
    expect(await second.session.ready).toEqual({ resumed: 1, unknown: [{ clientId: 'id-1' }], interrupted: [] });
    expect((await second.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('done');
    expect(asked).toEqual(['id-1']);
    expect(second.server.seen).toEqual([]);
  });
});

describe('what could not be read at first', () => {
  /** A session that was killed while a mail was out, and the next one, whose store fails so often. */
  const reopened = async (failures: number) => {
    const store = fakeStore();
    const first = openAccount({ store });
    first.server.answer('SendMail', 'silence');
    void first.begin('SendMail', sendMailRequest('id-1'));
    await first.time.quiet();
    let left = failures;
    const load = (account: string): ReturnType<typeof store.load> => {
      left -= 1;
      if (left >= 0) throw new Error('locked');
      return store.load(account);
    };
    return { store, second: openAccount({ store: { ...store, load } }, first.time) };
  };
  const refusal = (asked: Promise<unknown>): Promise<unknown> => asked.then(() => 'sent', ({ code }: { code: string }) => code); // prettier-ignore

  it('is read before a mail leaves: one that may have left already does not go again [MS-ASCMD 3.1.5.9]', async () => {
    const { second } = await reopened(1);
    expect(await second.session.ready).toMatchObject({ setAside: 'unread' });
    expect((await second.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('unknown');
    expect(second.server.seen).toEqual([]);
  });

  it('is not written over: no mail leaves before it is known, everything else goes on', async () => {
    const { store, second } = await reopened(3);
    const [stored] = store.saved.slice(-1);
    second.server.answer('Sync', OK);
    expect((await second.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(await refusal(second.request('SendMail', sendMailRequest('id-2')))).toBe('store-failed');
    expect(store.saved.at(-1)).toBe(stored);
    second.server.answer('SendMail', {});
    expect((await second.request('SendMail', sendMailRequest('id-2'))).outcome.kind).toBe('done');
    expect(store.saved.at(-1)?.account.mails).toMatchObject({ 'id-1': { state: 'sent' }, 'id-2': { state: 'confirmed' } });
  });

  it('for a locked keychain costs nothing of what is known of mails', async () => {
    const store = fakeStore();
    const first = openAccount({ store });
    first.server.answer('SendMail', 'silence');
    void first.begin('SendMail', sendMailRequest('id-1'));
    await first.time.quiet();
    const get = (): never => {
      throw new Error('locked');
    };
    const second = openAccount({ store, secrets: { ...memorySecrets(), get } }, first.time);
    expect(await second.session.ready).toEqual({ resumed: 1, unknown: [{ clientId: 'id-1' }], interrupted: [] });
    expect((await second.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('unknown');
    expect(second.server.seen).toEqual([]);
  });
});

describe('what is read late', () => {
  const HOLD = {
    who: 'user',
    why: 'blocked',
    step: step({ do: 'hold', who: 'user', why: 'blocked', then: 'end' }),
    block: { scope: 'account' },
  } as const;
  /** A store with this in it, which says so only after so many failures, and after so long. */
  async function late(account: AccountState, failures: number, time: Time, ms = 0) {
    const inner = memoryStore();
    await inner.save('default', closeEnvelope({ version: 1, account, ladder: WHOLE, pending: [] }), 0);
    const after: number[] = [];
    let loads = 0;
    const load: typeof inner.load = async (name) => {
      loads += 1;
      if (loads <= failures) throw new Error('locked');
      if (ms > 0) await new Promise<void>((resolve) => void time.clock.setTimeout(resolve, ms));
      return inner.load(name);
    };
    const save: typeof inner.save = (name, data, at) => (after.push(at), inner.save(name, data, at));
    return { store: { ...inner, load, save }, after, loads: () => loads };
  }

  it('a hold that is lifted then does not come back with what is stored next', async () => {
    const time = virtualTime();
    const { store, loads, after } = await late(withHold(NEW_ACCOUNT, HOLD).account, 1, time);
    const account = openAccount({ store }, time);
    await account.session.ready;
    expect((await account.request('Search', searchRequest())).outcome).toMatchObject({ kind: 'held', hold: { why: 'blocked' } });
    await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'give-up');
    await time.quiet();
    expect(account.session.getSnapshot().holds).toEqual([]);
    expect([loads(), after]).toEqual([2, [1, 2]]);
  });

  it('is waited for by a mail, which then goes out', async () => {
    const time = virtualTime();
    const { store } = await late(NEW_ACCOUNT, 1, time, 500);
    const account = openAccount({ store }, time);
    account.server.answer('SendMail', {});
    const begun = time.clock.now();
    expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(time.clock.now() - begun).toBeGreaterThanOrEqual(500);
  });

  it('a wipe the app agreed to goes on, whatever is asked for first [MS-ASPROV 3.1.5.1.2.2]', async () => {
    const time = virtualTime();
    const { store } = await late({ ...NEW_ACCOUNT, wipe: { scope: 'device', step: 'consented' } }, 1, time);
    let wiped = 0;
    const account = openAccount({ store, hooks: { willWipe: async () => true, wipe: async () => void (wiped += 1) } }, time);
    await account.session.ready;
    await time.until(account.begin('Search', searchRequest()).catch(() => undefined));
    await time.quiet();
    expect(wiped).toBe(1);
    expect(account.server.seen).toEqual([]);
  });

  it('joins what was learned meanwhile; what is read at once is as it was stored, down to the names of its holds', async () => {
    const time = virtualTime();
    const stored = withHold({ ...NEW_ACCOUNT, version: '14.0', nextHold: 7, longpoll: { ...NOTHING_LEARNED, wish: 900 } }, HOLD).account;
    const at = async (ours: AccountState): Promise<AccountState> => {
      const { store } = await late(stored, 0, time);
      const { world } = partsOf({}, {}, { store, account: 'default', clock: time.clock, secrets: memorySecrets() });
      world.account = ours;
      await loadInto(world);
      return world.account;
    };
    expect(await at(NEW_ACCOUNT)).toEqual(stored);
    const other = withHold({ ...NEW_ACCOUNT, notBefore: NOW + 5, folders: { count: 3, until: 0 } }, { ...HOLD, why: 'quota' }).account;
    const joined = await at(other);
    expect(joined).toMatchObject({ version: '14.0', notBefore: NOW + 5, longpoll: stored.longpoll, folders: stored.folders });
    expect(joined.holds.map(({ why }) => why)).toEqual(['quota', 'blocked']);
  });

  it('where the store is, is known from then on, and not before', async () => {
    const time = virtualTime();
    const { store } = await late(NEW_ACCOUNT, 2, time);
    const { world } = partsOf({}, {}, { store, account: 'default', clock: time.clock, secrets: memorySecrets(), protocol: EAS });
    const heard: unknown[] = [];
    const { ready, upToDate } = openReading(world, {
      know: (revision) => void heard.push(['know', revision]),
      locate: (revision) => void heard.push(['locate', revision]),
    });
    await ready;
    for (let times = 0; times < 3; times += 1) await upToDate('SendMail');
    expect(heard).toEqual([
      ['know', undefined],
      ['locate', 1],
    ]);
  });
});

it.each([
  ['nothing', undefined, 0],
  ['what is damaged', 'no JSON at all', 1],
] as const)('a store with %s in it is read once: it is known where it is', async (_, data, revision) => {
  const inner = memoryStore();
  if (data !== undefined) await inner.save('default', data, 0);
  const after: number[] = [];
  let loads = 0;
  const store = {
    ...inner,
    load: (...given: Parameters<typeof inner.load>) => ((loads += 1), inner.load(...given)),
    save: (...given: Parameters<typeof inner.save>) => (after.push(given[2]), inner.save(...given)),
  };
  const account = openAccount({ store });
  account.server.answer('SendMail', {});
  await account.request('SendMail', sendMailRequest('id-1'));
  expect([loads, after[0]]).toEqual([1, revision]);
});

describe('a session that was killed while a rung was broken', () => {
  const killed = async (...found: Reply[]) => {
    const store = fakeStore();
    const time = virtualTime();
    // Its timers die with it, and its requests are never answered.
    const clock = time.clock.scope();
    const first = openAccount({ store, clock, hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '9' } }, time);
    first.server.answer('Sync', ...found);
    first.server.answer('Provision', 'silence');
    first.server.answer('FolderSync', 'silence');
    void first.begin('Sync', SYNC);
    await time.quiet();
    clock.end();
    expect(store.saved.at(-1)?.ladder.broken).not.toEqual([]);
    return { store, time };
  };

  it('asks for nothing before the app does, holds nobody, and repairs once it knows where to ask', async () => {
    const { store, time } = await killed(statusAnswer('Sync', 142));
    const second = openAccount({ store }, time);
    await second.session.ready;
    await time.pass(600_000);
    expect(second.server.seen).toEqual([]);
    expect(second.session.getSnapshot().holds).toEqual([]);
    second.server.answer('Sync', statusAnswer('Sync', 142), OK);
    second.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    expect((await second.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(second.server.of('Provision')).toHaveLength(2);
  });

  it('the same for the hierarchy', async () => {
    const { store, time } = await killed(syncAnswer({ id: '5', status: 12 }));
    const applied: string[] = [];
    const second = openAccount(
      { store, hooks: { hierarchyChanged: async ({ syncKey }) => void applied.push(syncKey), hierarchyKey: async () => '9' } },
      time,
    );
    await time.pass(600_000);
    expect(second.server.seen).toEqual([]);
    second.server.answer('Sync', syncAnswer({ id: '5', status: 12 }), OK);
    second.server.answer('FolderSync', folderSyncAnswer('10'));
    expect((await second.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(applied).toEqual(['10']);
  });

  it('a first request that shows the rung to be whole is not held up by it', async () => {
    const { store, time } = await killed(statusAnswer('Sync', 142));
    const second = openAccount({ store }, time);
    second.server.answer('Search', statusAnswer('Search', 1));
    second.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    expect((await second.request('Search', searchRequest())).outcome.kind).toBe('done');
  });
});

it('a stored policy key that no header can carry is none: it would never leave', async () => {
  for (const key of ['12\n34', '', 7 as never, '\u2603']) {
    const secrets = { ...memorySecrets(), get: async (name: string) => (name === 'policyKey' ? key : undefined) };
    const account = openAccount({ secrets });
    account.server.answer('Search', statusAnswer('Search', 1));
    expect((await account.request('Search', searchRequest())).outcome.kind).toBe('done');
    expect(account.server.seen[0]?.headers['x-ms-policykey']).toBe('1234');
  }
});

describe('a store that could not be read at the start', () => {
  /** Fails once, then does this. */
  function second(load: () => Promise<Awaited<ReturnType<ReturnType<typeof memoryStore>['load']>>>) {
    let times = 0;
    const store = { ...memoryStore(), load: () => ((times += 1) === 1 ? Promise.reject(new Error('locked')) : load()) };
    return { store, asked: () => times };
  }

  it('is not waited for by what may simply go again, but by a mail', async () => {
    const { store } = second(() => new Promise(() => undefined));
    const account = openAccount({ store });
    await account.session.ready;
    account.server.answer('Search', statusAnswer('Search', 1), '...');
    account.server.answer('SendMail', {}, '...');
    const begun = account.time.clock.now();
    expect((await account.request('Search', searchRequest())).outcome.kind).toBe('done');
    expect(account.time.clock.now()).toBe(begun);
    const mail = account.begin('SendMail', sendMailRequest('id-1')).catch(() => undefined);
    await account.time.pass(1_000);
    expect(account.server.commands()).toEqual(['Search']);
    await account.time.until(mail);
  });

  it('is asked once only, when it can be read: what it knows joins what was learned meanwhile', async () => {
    const inner = memoryStore();
    await inner.save('default', closeEnvelope({ version: 1, account: { ...NEW_ACCOUNT, version: '14.0' }, ladder: WHOLE, pending: [] }), 0);
    const { store, asked } = second(() => inner.load('default'));
    const account = openAccount({ store: { ...inner, load: () => store.load() } });
    await account.session.ready;
    account.server.answer('Search', { status: 503, headers: { 'Retry-After': '3600' } }, statusAnswer('Search', 1));
    // The silence stands though nothing can be stored yet.
    await account.time.until(account.begin('Search', searchRequest()).catch(() => undefined));
    const { outcome } = await account.request('Search', searchRequest());
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time' } });
    expect(account.server.seen).toHaveLength(1);
    expect(asked()).toBeGreaterThanOrEqual(2);
  });
});

it('a wipe the app agreed to goes on after a restart, though no rung was broken when it was stored [MS-ASPROV 3.1.5.1.2.2]', async () => {
  const store = memoryStore();
  const account: AccountState = { ...NEW_ACCOUNT, wipe: { scope: 'device', step: 'consented' } };
  await store.save('default', closeEnvelope({ version: 1, account, ladder: WHOLE, pending: [] }), 0);
  let wiped = 0;
  const { server, session, time } = openAccount({ store, hooks: { willWipe: async () => true, wipe: async () => void (wiped += 1) } });
  await session.ready;
  await time.quiet();
  expect(wiped).toBe(1);
  expect(server.seen).toEqual([]);
  expect(session.getSnapshot().state).toBe('halted');
});

it('an abort is heard while a keychain or a store is waited for', async () => {
  const hangs = () => new Promise<undefined>(() => undefined);
  for (const given of [{ secrets: { ...memorySecrets(), get: hangs } }, { store: { ...memoryStore(), load: hangs } }]) {
    const account = openAccount(given);
    const abort = new AbortController();
    const begun = account.time.clock.now();
    const ended = account.begin('Search', searchRequest(), { signal: abort.signal }).catch((error: unknown) => error);
    await account.time.pass(100);
    abort.abort(new Error('called off'));
    expect(await account.time.until(ended)).toMatchObject({ message: 'called off' });
    expect(account.time.clock.now()).toBe(begun + 100);
  }
});
