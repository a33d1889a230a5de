import { describe, expect, it } from 'vitest';
import { isRecoveryError, recoveryError } from '../../../src/core/errors.ts';
import { isQuiet, isToBeSaved } from '../../../src/session/saving.ts';
import { memoryStore } from '../../../src/stores/memory.ts';
import { openAccount, type Account } from '../../support/account.ts';
import {
  folderSyncRequest,
  provisionAnswer,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  folderSyncAnswer,
  syncAnswer,
  syncRequest,
} from '../../support/messages.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime, type Time } from '../../support/time.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const LOST = syncAnswer({ id: '5', status: 3 });

describe('what is about to be done is stored before it is done', () => {
  it('a reset is booked and written down before the app’s hook runs', async () => {
    const order: string[] = [];
    const store = fakeStore();
    store.before(
      ({ pending, account }) =>
        void order.push(`saved ${pending.map(({ effect }) => effect).join()} with ${account.ledger.resets['5']?.length ?? 0} booked`),
    );
    const { request, server } = openAccount({ store, hooks: { collectionReset: async () => void order.push('hook') } });
    server.answer('Sync', LOST, OK);
    await request('Sync', SYNC);
    expect(order.slice(0, 3)).toEqual(['saved effect.doubt with 0 booked', 'saved effect.reset with 1 booked', 'hook']);
  });

  it('a broken rung is written down before the first Provision leaves', async () => {
    const order: string[] = [];
    const store = fakeStore();
    store.before(({ pending }) => void order.push(...pending.map(({ machine, effect }) => `${machine}: ${effect}`)));
    const { request, server } = openAccount({ store });
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', () => (order.push('Provision'), provisionAnswer('11', {})), provisionAnswer('22'));
    await request('Sync', SYNC);
    expect(order.slice(0, 3)).toEqual(['Sync#1: effect.report', 'ladder: effect.rebuild', 'Provision']);
  });

  it.each(['taken away', 'written nonsense over'] as const)(
    'what somebody else has %s is stored anew, with all that is known',
    async (what) => {
      const inner = memoryStore();
      const store = fakeStore(inner);
      const account = openAccount({ store });
      account.server.answer('SendMail', {}, '...');
      await account.request('SendMail', sendMailRequest('id-1'));
      await account.time.quiet();
      if (what === 'taken away') await inner.forget('default');
      else await inner.save('default', 'nonsense', (await inner.load('default'))?.revision ?? 0);
      expect((await account.request('SendMail', sendMailRequest('id-2'))).outcome.kind).toBe('done');
      await account.time.quiet();
      expect(store.saved.at(-1)?.account.mails).toMatchObject({ 'id-1': { state: 'confirmed' }, 'id-2': { state: 'confirmed' } });
    },
  );

  it('a hold is in what is stored before its request is settled', async () => {
    const order: string[] = [];
    const store = fakeStore();
    store.before(({ account }) => void order.push(`saved ${account.holds.map(({ why }) => why).join()}`));
    const account = openAccount({ store });
    account.session.on('settled', () => void order.push('settled'));
    account.server.answer('Sync', statusAnswer('Sync', 129));
    await account.request('Sync', SYNC);
    expect(order).toEqual(['saved blocked', 'settled']);
  });

  it('a mail is written down before it leaves, and forgotten once it was taken', async () => {
    const order: string[] = [];
    const store = fakeStore();
    store.before(({ account }) => void order.push(`saved ${Object.keys(account.mails).join()}`));
    const { request, server, time } = openAccount({ store });
    server.answer('SendMail', () => (order.push('SendMail'), {}));
    expect((await request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('done');
    await time.quiet();
    expect(order.slice(0, 2)).toEqual(['saved id-1', 'SendMail']);
    expect(store.saved.at(-1)?.account.mails['id-1']).toMatchObject({ state: 'confirmed' });
  });

  it('a silence the server asked for survives a restart', async () => {
    const store = fakeStore();
    const { request, server, time } = openAccount({ store });
    server.answer('Sync', { status: 503, headers: { 'Retry-After': '120' } });
    await request('Sync', SYNC);
    const later = openAccount({ store }, time);
    later.server.answer('Search', statusAnswer('Search', 1));
    const { outcome } = await later.request('Search', searchRequest());
    expect(outcome).toMatchObject({ kind: 'held', attempts: 0 });
    expect(later.server.seen).toEqual([]);
  });
});

describe('a reply that changes nothing durable', () => {
  it('is not stored', async () => {
    const store = fakeStore();
    const { request, server } = openAccount({ store });
    server.answer('Sync', OK, '...');
    server.answer('Search', statusAnswer('Search', 2));
    for (let round = 0; round < 5; round += 1) await request('Sync', SYNC);
    await request('Search', searchRequest());
    expect(store.saved).toEqual([]);
  });
});

describe('what is stored after a recovery', () => {
  it('says that nothing is broken any more: the next session does not repair what is whole', async () => {
    const store = fakeStore();
    const { request, server, time, session } = openAccount({ store });
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await request('Sync', SYNC);
    await time.quiet();
    expect(store.saved.at(-1)?.ladder.broken).toEqual([]);
    await session.stop();
    const later = openAccount({ store }, time);
    later.server.answer('Sync', OK);
    expect((await later.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(later.server.commands()).toEqual(['Sync']);
    expect(later.session.getSnapshot().holds).toEqual([]);
  });

  it('keeps a hold until it is released, and forgets it then', async () => {
    const store = fakeStore();
    const first = openAccount({ store });
    first.server.answer('Sync', statusAnswer('Sync', 129));
    await first.request('Sync', SYNC);
    const second = openAccount({ store }, first.time);
    const { outcome } = await second.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { why: 'blocked' } });
    await second.session.release(second.session.getSnapshot().holds[0]?.id ?? '', 'retry');
    await second.time.quiet();
    const third = openAccount({ store }, first.time);
    third.server.answer('Sync', OK);
    expect((await third.request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('forgets a hold that time has released', async () => {
    const store = fakeStore();
    const first = openAccount({ store });
    first.server.answer('Sync', { status: 503, headers: { 'Retry-After': '120' } });
    await first.request('Sync', SYNC);
    expect(store.saved.at(-1)?.account.holds).toHaveLength(1);
    await first.time.pass(200_000);
    expect(first.session.getSnapshot().holds).toEqual([]);
    expect(first.told('released')).toHaveLength(1);
    const second = openAccount({ store }, first.time);
    second.server.answer('Sync', OK);
    expect((await second.request('Sync', SYNC)).outcome.kind).toBe('done');
  });
});

describe('two sessions on one store', () => {
  it('the one that is behind reads the store again instead of failing for ever', async () => {
    const inner = memoryStore();
    const one = openAccount({ store: inner, hooks: { collectionReset: async () => undefined } });
    const two = openAccount({ store: inner, hooks: { collectionReset: async () => undefined } }, one.time);
    one.server.answer('Sync', LOST, OK, syncAnswer({ id: '6', status: 3 }), syncAnswer({ id: '6', key: '2' }));
    two.server.answer('Sync', syncAnswer({ id: '7', status: 3 }), syncAnswer({ id: '7', key: '2' }));
    expect((await one.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect((await two.request('Sync', syncRequest({ id: '7' }))).outcome.kind).toBe('done');
    expect((await one.request('Sync', syncRequest({ id: '6' }))).outcome.kind).toBe('done');
    const stored = JSON.parse((await inner.load('default'))?.data ?? '{}') as { account: { ledger: { resets: object } } };
    expect(Object.keys(stored.account.ledger.resets).sort()).toEqual(['5', '6', '7']);
  });

  it('what both have noted is called by neither’s own name', async () => {
    const store = fakeStore();
    const one = openAccount({ store });
    const two = openAccount({ store }, one.time);
    await Promise.all([one.session.ready, two.session.ready]);
    two.server.answer('SendMail', statusAnswer('SendMail', 110), {});
    one.server.answer('SendMail', 'cut');
    await two.request('SendMail', sendMailRequest('id-1'));
    expect((await one.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('unknown');
    await two.request('SendMail', sendMailRequest('id-2'));
    const mails = store.saved.at(-1)?.account.mails as Readonly<Record<string, { readonly state: string; readonly by?: string }>>;
    const { state, by } = mails['id-1'] ?? {};
    expect([state, by]).toEqual(['unknown', expect.stringMatching(/^[^+]+\+\d+$/u)]);
    expect(by?.startsWith(`${mails['id-2']?.by}+`)).toBe(true);
  });

  it('what stands in the store as it was is no news, also where a clock that was set back made it another here', async () => {
    const store = fakeStore();
    const first = openAccount({ store });
    first.server.answer('Sync', { status: 503, headers: { 'Retry-After': '120' } });
    await first.request('Sync', SYNC);
    await first.time.until(first.session.stop());
    const clock = { ...first.time.clock, now: () => first.time.clock.now() - 365 * 24 * 3_600_000 };
    const account = openAccount({ store, clock }, first.time);
    await account.session.ready;
    store.fail(1);
    await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
    account.server.answer('SendMail', {}, '...');
    await account.time.quiet();
    await account.request('SendMail', sendMailRequest('id-1'));
    await account.time.quiet();
    expect(account.session.getSnapshot().holds).toEqual([]);
    expect(store.saved.at(-1)?.account.holds).toEqual([]);
  });

  it('a session that starts on a store with a past saves behind it', async () => {
    const store = fakeStore();
    const hooks = { collectionReset: async () => undefined };
    const one = openAccount({ store, hooks });
    one.server.answer('Sync', LOST, OK);
    await one.request('Sync', SYNC);
    const two = openAccount({ store, hooks }, one.time);
    two.server.answer('Sync', LOST, OK);
    expect((await two.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(store.saved.at(-1)?.account.ledger.resets['5']).toHaveLength(2);
  });
});

describe('what need not be stored first', () => {
  it.each([
    'accept.Sync.1', 'continue.Provision.1', 'reject.Sync.4', 'rungs.whole', 'caller.aborted', 'account.progressed',
  ])('%s changes nothing durable', (event) => expect(isQuiet(event)).toBe(true)); // prettier-ignore

  it.each([
    'repair.common.142', 'hold.common.129', 'retry.http.503', 'wipe.directed', 'driver.resumed', 'rung.stuck', 'account.released', 'app.accept.',
  ])('%s may', (event) => expect(isQuiet(event)).toBe(false)); // prettier-ignore

  const effects = (...types: readonly string[]) => types.map((type) => ({ type })) as Parameters<typeof isToBeSaved>[0];

  it('is what only asks, answers, or may be sent again', () => {
    const light = [
      'effect.enqueue',
      'effect.request',
      'effect.settle',
      'effect.announce',
      'effect.cancel',
      'effect.probe',
      'effect.abandon',
    ];
    for (const type of light) expect(isToBeSaved(effects(type)), type).toBe(false);
    expect(isToBeSaved(effects(...light))).toBe(false);
    expect(isToBeSaved([])).toBe(false);
  });

  it('one effect that matters among others is enough', () => {
    for (const type of ['effect.hold', 'effect.reset', 'effect.report', 'effect.rebuild', 'effect.dispatch', 'effect.wipe', 'effect.learn'])
      expect(isToBeSaved(effects('effect.settle', type)), type).toBe(true);
  });
});

describe('the ladder', () => {
  it('is stored as it will stand once it acts, and as it stands whatever else is stored', async () => {
    const store = fakeStore();
    const stood: (readonly [string, readonly string[]])[] = [];
    store.before(({ pending, ladder }) => void stood.push([pending[0]?.machine ?? '', ladder.broken]));
    const account = openAccount({ store });
    account.server.answer('Sync', statusAnswer('Sync', 142), OK);
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await account.request('Sync', SYNC);
    await account.time.quiet();
    const broken = stood.findIndex(([machine]) => machine === 'ladder');
    expect(stood.slice(0, broken + 1)).toEqual([
      ['Sync#1', []],
      ['ladder', ['policy']],
    ]);
    const during = stood.slice(broken + 1).filter(([machine]) => machine.startsWith('provision'));
    expect(during.length).toBeGreaterThan(0);
    expect(during.map(([, rungs]) => rungs)).toEqual(during.map(() => ['policy']));
    expect(stood.at(-1)?.[1]).toEqual([]);
  });
});

describe('a store that refuses', () => {
  /** Counts how often it is asked, and refuses with this. */
  function refusing(error: unknown) {
    const asked: number[] = [];
    const save = (_: string, __: string, after: number): Promise<number> => {
      asked.push(after);
      return Promise.reject(error);
    };
    return { asked, store: { ...memoryStore(), save } };
  }

  it.each([
    ['because another session stored in between is asked three times', recoveryError('caller', 'store-stale', 'stale', 'load'), 3],
    ['for any other reason of ours is asked once', recoveryError('caller', 'store-failed', 'full', 'delete'), 1],
    ['for any other reason is asked once', Object.assign(new Error('full'), { code: 'store-stale' }), 1],
  ] as const)('%s', async (_, error, times) => {
    const { asked, store } = refusing(error);
    const account = openAccount({ store });
    const ended: unknown = await account.time.until(account.begin('SendMail', sendMailRequest('id-1')).catch((e: unknown) => e));
    expect(isRecoveryError(ended) && [ended.kind, ended.code]).toEqual(['caller', 'store-failed']);
    // And once more as often when there is nothing else to do: nobody knows what is stored.
    await account.time.quiet();
    expect(asked).toEqual(Array.from({ length: 2 * times }, () => 0));
    expect(account.server.seen).toEqual([]);
  });

  it('is not asked in a loop for what was learned: once with each thing that happens', async () => {
    const { asked, store } = refusing(new Error('full'));
    const account = openAccount({ store });
    account.server.answer('Sync', syncAnswer({ id: '5', key: '2', items: 3 }), '...');
    for (let n = 1; n <= 3; n += 1) {
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
      await account.time.quiet();
      expect(asked.length).toBeGreaterThanOrEqual(n);
      expect(asked.length).toBeLessThanOrEqual(4 * n);
    }
  });
});

describe('a store that is slow beyond its time', () => {
  /** Saves one after the other; the first one from now on takes longer than it may. */
  function serial(time: Time) {
    const inner = memoryStore();
    let last: Promise<unknown> = Promise.resolve();
    let slow = false;
    const save = (...given: Parameters<typeof inner.save>): Promise<number> => {
      const ms = slow ? 1_500 : 0;
      slow = false;
      const saved = last.then(async () => {
        if (ms > 0) await new Promise<void>((resolve) => void time.clock.setTimeout(resolve, ms));
        return inner.save(...given);
      });
      last = saved.catch(() => undefined);
      return saved;
    };
    return { store: { ...inner, save }, next: () => (slow = true) };
  }
  const LIMITED = { hookMs: 1_000 };

  it('what arrives there late was ours: a mail that was not sent is in nobody’s doubt', async () => {
    const time = virtualTime();
    const { store, next } = serial(time);
    const account = openAccount({ store, limits: LIMITED }, time);
    account.server.answer('SendMail', {}, '...');
    await account.session.ready;
    next();
    expect(await time.until(account.begin('SendMail', sendMailRequest('id-1')).catch((error: unknown) => error))).toMatchObject({
      code: 'store-failed',
    });
    await time.pass(3_000);
    expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('a hold that could not be stored in time stands nowhere, and does not come with what is stored late', async () => {
    const time = virtualTime();
    const { store, next } = serial(time);
    const account = openAccount({ store, limits: LIMITED }, time);
    account.server.answer('SendMail', () => (next(), { status: 507 }), {});
    expect(await time.until(account.begin('SendMail', sendMailRequest('id-1')).catch((error: unknown) => error))).toMatchObject({
      code: 'store-failed',
    });
    await time.pass(5_000);
    expect(account.session.getSnapshot().holds).toEqual([]);
    expect((await account.request('SendMail', sendMailRequest('id-2'))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('a hold that was released meanwhile does not come back with it', async () => {
    const time = virtualTime();
    const { store, next } = serial(time);
    const account = openAccount({ store, limits: LIMITED }, time);
    account.server.answer('SendMail', { status: 507 }, {}, '...');
    const { outcome } = await account.request('SendMail', sendMailRequest('id-1'));
    const holdId = outcome.kind === 'held' ? outcome.hold.id : '';
    next();
    const other = account.begin('FolderSync', folderSyncRequest('1')).catch(() => undefined);
    account.server.answer('FolderSync', statusAnswer('FolderSync', 142), '...');
    account.server.answer('Provision', { status: 503, headers: { 'Retry-After': '600' } }, '...');
    await time.pass(200);
    await account.session.release(holdId, 'retry');
    await time.pass(5_000);
    expect(account.session.getSnapshot().holds.filter(({ why }) => why === 'quota')).toEqual([]);
    await time.until(account.session.stop());
    await other;
  });
});

it('a store that two others keep changing is asked as often as is said, each time with what was new', async () => {
  const inner = memoryStore();
  let changes = 0;
  const save: typeof inner.save = async (account, data, after) => {
    if (changes > 0) {
      changes -= 1;
      const stored = await inner.load(account);
      await inner.save(account, stored?.data ?? data, stored?.revision ?? 0);
    }
    return inner.save(account, data, after);
  };
  const account = openAccount({ store: { ...inner, save } });
  account.server.answer('SendMail', {}, '...');
  await account.request('SendMail', sendMailRequest('id-1'));
  changes = 2;
  expect((await account.request('SendMail', sendMailRequest('id-2'))).outcome.kind).toBe('done');
});

describe('holds of two sessions', () => {
  async function both() {
    const store = fakeStore();
    const time = virtualTime();
    const [one, two] = [openAccount({ store }, time), openAccount({ store }, time)];
    await Promise.all([one.session.ready, two.session.ready]);
    for (const { server } of [one, two]) server.answer('FolderSync', folderSyncAnswer('2'), '...');
    return { time, one, two };
  }
  const why = ({ session }: Account) => session.getSnapshot().holds.map((hold) => hold.why);

  it('one that was lifted here does not come back under another name', async () => {
    const { one, two, time } = await both();
    one.server.answer('Sync', statusAnswer('Sync', 129), OK, '...');
    await one.request('Sync', SYNC);
    two.server.answer('Search', statusAnswer('Search', 177), '...');
    two.server.answer('Sync', { status: 401 }, '...');
    await two.request('Sync', syncRequest({ id: '7' }));
    await time.quiet();
    const hold = one.session.getSnapshot().holds.find((known) => known.why === 'blocked');
    await one.session.release(hold?.id ?? '', 'retry');
    await one.request('Sync', SYNC);
    await time.quiet();
    expect(why(one)).not.toContain('blocked');
  });
});
