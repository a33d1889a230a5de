import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../../src/core/limits.ts';
import type { Hooks } from '../../../../src/core/session.ts';
import { memoryStore } from '../../../../src/stores/memory.ts';
import { openAccount } from '../../../support/account.ts';
import { folderSyncAnswer, pingRequest, read, searchRequest, statusAnswer, syncAnswer, syncRequest } from '../../../support/messages.ts';
import { fakeStore } from '../../../support/store.ts';
import type { Blocking } from '../../../../src/session/account.ts';
import { repairHierarchy } from '../../../../src/session/repairs/hierarchy.ts';
import { lent, ownExchange, repairing, REPLY } from '../../../support/repair.ts';
import { step } from '../../../support/statuses.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const STALE = syncAnswer({ id: '5', status: 12 });
const mapped = (hooks: Hooks = {}) =>
  openAccount({ hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '9', ...hooks } });

describe('the library’s own FolderSync', () => {
  it('asks with the app’s key, 0 when the app keeps none, and carries its policy key [MS-ASCMD 3.1.5.3]', async () => {
    for (const [hierarchyKey, wanted] of [
      [async () => '9', '9'],
      [undefined, '0'],
    ] as const) {
      const account = openAccount({ hooks: { hierarchyChanged: async () => undefined, ...(hierarchyKey && { hierarchyKey }) } });
      account.server.answer('Sync', STALE, OK);
      account.server.answer('FolderSync', folderSyncAnswer('10'));
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
      expect(read(account.server.of('FolderSync')[0]?.body, 'SyncKey')).toBe(wanted);
    }
  });

  it('is told apart from the app’s requests, and its end is nobody’s', async () => {
    const account = mapped();
    account.server.answer('Sync', STALE, OK);
    account.server.answer('FolderSync', folderSyncAnswer('10'));
    await account.request('Sync', SYNC);
    expect(account.told('attempt').map(({ command, own }) => [command, own])).toEqual([
      ['Sync', false],
      ['FolderSync', true],
      ['Sync', false],
    ]);
    expect(account.told('settled').map(({ command }) => command)).toEqual(['Sync']);
  });

  it.each([
    [
      'throws',
      async () => {
        throw new Error('planted');
      },
    ],
    ['hangs', () => new Promise<void>(() => undefined)],
  ])('a hook that %s holds the account, tells, and strands nobody', async (_, hierarchyChanged) => {
    const account = mapped({ hierarchyChanged });
    account.server.answer('Sync', STALE);
    account.server.answer('FolderSync', folderSyncAnswer('10'));
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome.kind).toBe('held');
    await account.time.pass(60_001);
    expect(account.told('hookFailed')).toEqual([{ type: 'hookFailed', hook: 'hierarchyChanged' }]);
    expect(account.session.getSnapshot().requests).toEqual([]);
  });

  it('a key the app cannot tell fails the repair, not the session', async () => {
    const account = mapped({ hierarchyKey: () => Promise.reject(new Error('planted')) });
    account.server.answer('Sync', STALE);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(account.server.commands()).toEqual(['Sync']);
  });

  it('that the server is too busy for holds until its time, not until a person acts', async () => {
    const account = mapped();
    account.server.answer('Sync', STALE);
    account.server.answer('FolderSync', { status: 503, headers: { 'Retry-After': '120' } });
    const until = account.time.clock.now() + 120_000;
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time', until } });
    await account.time.pass(120_001);
    expect(account.session.getSnapshot().holds).toEqual([]);
    account.server.answer('FolderSync', folderSyncAnswer('10'));
    account.server.answer('Search', statusAnswer('Search', 1));
    expect((await account.request('Search', searchRequest())).outcome.kind).toBe('done');
  });

  it('after a restart goes out as soon as it is known where, not when a long poll comes back', async () => {
    const kept = { store: memoryStore(), hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '9' } };
    const first = openAccount(kept);
    first.server.answer('Sync', STALE);
    first.server.answer('FolderSync', 'silence');
    void first.begin('Sync', SYNC);
    await first.time.quiet();
    expect(first.server.commands()).toEqual(['Sync', 'FolderSync']);

    const next = openAccount(kept, first.time);
    await next.session.ready;
    next.server.answer('Ping', 'silence');
    next.server.answer('FolderSync', folderSyncAnswer('10'));
    void next.begin('Ping', pingRequest(1500, '5'));
    await next.time.quiet();
    expect(next.server.commands()).toEqual(['Ping', 'FolderSync']);
    next.server.answer('Sync', OK);
    expect((await next.request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('that fails tells everybody who waits for it', async () => {
    const account = mapped();
    account.server.answer('Sync', STALE, syncAnswer({ id: '6', status: 12 }));
    account.server.answer('FolderSync', statusAnswer('FolderSync', 12));
    const both = [account.begin('Sync', SYNC), account.begin('Sync', syncRequest({ id: '6' }))];
    for (const one of both) expect((await account.time.until(one)).outcome.kind).toBe('held');
    expect(account.server.of('FolderSync')).toHaveLength(1);
  });

  it('that cannot be read lets the rung rest instead of stranding who waits', async () => {
    const account = mapped();
    account.server.answer('Sync', STALE);
    account.server.answer('FolderSync', { body: new Uint8Array([3, 1, 106, 0, 255]) }, '...');
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome.kind).toBe('held');
    expect(account.session.getSnapshot().requests).toEqual([]);
  });
});

describe('the hierarchy’s key', () => {
  it('that a server loses again and again is reset as often as a day allows, by whomever it is asked', async () => {
    const account = mapped();
    const lost = statusAnswer('FolderSync', 9);
    const NEWS = syncAnswer({ id: '5', key: '2', items: 1 });
    for (let round = 0; round < LIMITS.resetsPerKeyAndDay; round += 1) {
      account.server.answer('Sync', STALE, NEWS);
      account.server.answer('FolderSync', lost, folderSyncAnswer('1', '5'));
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    }
    account.server.answer('Sync', STALE);
    account.server.answer('FolderSync', lost, '...');
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'loop' } });
    expect(account.server.of('FolderSync').filter(({ body }) => read(body, 'SyncKey') === '0')).toHaveLength(LIMITS.resetsPerKeyAndDay);
  });
});

describe('the library’s own FolderSync, told by an upgraded server to begin anew', () => {
  const OFFER = { status: 200, headers: { 'MS-ASProtocolVersions': '12.1,14.0,14.1', 'MS-ASProtocolCommands': 'Sync' } };
  const upgraded = [statusAnswer('FolderSync', 136), { body: folderSyncAnswer('1', '5'), headers: { 'X-MS-RP': '14.1' } }] as const;

  it.each([[upgraded[0]], [upgraded[1]]])('agrees on a version first, and only then goes out from 0 [MS-ASHTTP 3.1.5.1]', async (reply) => {
    const told: boolean[] = [];
    const account = mapped({ hierarchyChanged: async ({ full }) => void told.push(full) });
    account.server.answer('Sync', STALE, OK);
    account.server.answer('FolderSync', reply, folderSyncAnswer('1', '5'));
    account.server.answer('OPTIONS', OFFER);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(account.server.commands()).toEqual(['Sync', 'FolderSync', 'OPTIONS', 'FolderSync', 'Sync']);
    expect(account.server.of('FolderSync').map(({ body }) => read(body, 'SyncKey'))).toEqual(['9', '0']);
    expect(told).toEqual([true]);
  });

  it('asks once, and holds the account when it is told again', async () => {
    const account = mapped();
    account.server.answer('Sync', STALE);
    account.server.answer('FolderSync', upgraded[0], upgraded[0]);
    account.server.answer('OPTIONS', OFFER);
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { why: 'mailbox' } });
    expect(account.server.commands()).toEqual(['Sync', 'FolderSync', 'OPTIONS', 'FolderSync']);
  });

  it('has it written down before it asks, so that a kill does not make it forget', async () => {
    const store = fakeStore();
    const first = openAccount({ store, hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '9' } });
    first.server.answer('Sync', STALE);
    first.server.answer('FolderSync', upgraded[0]);
    first.server.answer('OPTIONS', 'silence');
    void first.begin('Sync', SYNC);
    await first.time.quiet();
    expect(first.server.commands()).toEqual(['Sync', 'FolderSync', 'OPTIONS']);
    expect(store.saved.at(-1)?.ladder).toMatchObject({ broken: ['version', 'hierarchy'], fromZero: true });
  });
});

describe('one repair of the hierarchy', () => {
  const LISTED = { ...REPLY, body: folderSyncAnswer('8', '1', '2') };
  const hooked = (hook: () => Promise<void> = async () => undefined) => ({ hooks: { hierarchyChanged: hook } });
  const SPENT = { who: 'time', why: 'throttled', until: 5, step: step({ do: 'retry', pace: 'later', then: 'replay' }) } as const;

  /** A FolderSync that ends so. */
  const synced = (reply: typeof LISTED | undefined, hold?: Omit<Blocking, 'id'>, meanwhile: () => void = () => undefined) => {
    const exchange = ownExchange({ command: 'FolderSync', hold: hold && { id: 'hold-9', ...hold } });
    const done = Promise.resolve().then(() => (meanwhile(), { reply, fromZero: false }));
    return lent({ folderSync: () => ({ exchange, done }) }).tools;
  };

  it('without a hook fails at once, and nobody asks for the folders', async () => {
    const { world, job, ends } = repairing('hierarchy');
    await repairHierarchy(world, job, lent().tools);
    expect(ends).toEqual(['stuck']);
  });

  it('hands the changes to the app, and goes on where it was', async () => {
    const asked: object[] = [];
    const hooks = { hierarchyChanged: async (event: object) => void asked.push(event) };
    const { world, job, ends } = repairing('hierarchy', {
      hooks,
      job: { exchange: ownExchange({ strikes: { 'http.500': 1 }, sought: ['x'] }) },
    });
    await repairHierarchy(world, job, synced(LISTED));
    expect(ends).toEqual(['whole']);
    expect(asked).toMatchObject([{ syncKey: '8', full: false, changes: [{ serverId: '1' }, { serverId: '2' }] }]);
    expect(job.exchange).toMatchObject({ command: 'FolderSync', strikes: { 'http.500': 1 }, sought: ['x'] });
  });

  it('whose hook fails has failed', async () => {
    const { world, job, ends, told } = repairing(
      'hierarchy',
      hooked(() => Promise.reject(new Error('planted'))),
    );
    await repairHierarchy(world, job, synced(LISTED));
    expect(ends).toEqual(['stuck']);
    expect(told).toEqual([{ type: 'hookFailed', hook: 'hierarchyChanged' }]);
  });

  it.each<[string, Omit<Blocking, 'id'> | undefined, readonly string[]]>([
    ['nothing holds it', undefined, []],
    ['it is held itself: so is the account', { ...SPENT, block: { scope: 'request', key: 'FolderSync:' } }, ['account']],
    ['the account is held already', { ...SPENT, block: { scope: 'account' } }, []],
  ])('without an answer fails, and %s', async (_, hold, scopes) => {
    const { world, job, ends, told } = repairing('hierarchy', hooked());
    await repairHierarchy(world, job, synced(undefined, hold));
    expect(ends).toEqual(['stuck']);
    expect(world.account.holds.map(({ block }) => block.scope)).toEqual(scopes);
    expect(told).toHaveLength(scopes.length);
  });

  it('called off meanwhile ends nothing, and holds nobody', async () => {
    for (const reply of [LISTED, undefined]) {
      const asks = repairing('hierarchy', hooked());
      await repairHierarchy(asks.world, asks.job, synced(reply, { ...SPENT, block: { scope: 'request' } }, asks.callOff));
      expect([asks.ends, asks.world.account.holds, asks.world.account.folders.count]).toEqual([[], [], 0]);
    }
    for (const fails of [false, true]) {
      const applies = repairing(
        'hierarchy',
        hooked(async () => {
          applies.callOff();
          if (fails) throw new Error('planted');
        }),
      );
      await repairHierarchy(applies.world, applies.job, synced(LISTED));
      expect(applies.ends).toEqual([]);
    }
  });
});
