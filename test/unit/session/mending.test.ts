import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../src/core/session.ts';
import { memorySecrets } from '../../../src/stores/memory.ts';
import { openAccount } from '../../support/account.ts';
import { folderSyncAnswer, folderSyncRequest, provisionAnswer, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import type { Reply } from '../../support/server.ts';
import type { Judged } from '../../../src/policy/plan.ts';
import { NEW_ACCOUNT, withHold } from '../../../src/session/account.ts';
import { hearOfApp, keepKey, liftRung } from '../../../src/session/mending.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, MARKS, NOW, partsOf } from '../../support/world.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const STALE = syncAnswer({ id: '5', status: 12 });
const HANGS = () => new Promise<never>(() => undefined);

const mapped = (hierarchyChanged: NonNullable<Hooks['hierarchyChanged']>) =>
  openAccount({ hooks: { hierarchyKey: async () => '9', hierarchyChanged } });

describe('the app’s own FolderSync', () => {
  /** A Sync waits for folders that the app is long in applying. */
  async function waiting(answer: Reply, hierarchyChanged: NonNullable<Hooks['hierarchyChanged']> = HANGS) {
    const account = mapped(hierarchyChanged);
    account.server.answer('Sync', STALE, OK);
    account.server.answer('FolderSync', folderSyncAnswer('10'), answer);
    const sync = account.begin('Sync', SYNC);
    await account.time.quiet();
    return { account, sync };
  }

  it('that comes through lets go on whoever waits for the folders: they are its own to apply [MS-ASCMD 3.1.5.3]', async () => {
    const { account, sync } = await waiting(folderSyncAnswer('11'));
    expect((await account.request('FolderSync', folderSyncRequest('9'))).outcome.kind).toBe('done');
    const before = account.time.clock.now();
    expect((await account.time.until(sync)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(account.time.clock.now()).toBe(before);
    expect(account.session.getSnapshot().state).toBe('ready');
  });

  it('that is refused changes nothing', async () => {
    const { account, sync } = await waiting(statusAnswer('FolderSync', 10));
    expect((await account.request('FolderSync', folderSyncRequest('9'))).outcome.kind).toBe('refused');
    expect((await account.time.until(sync)).outcome.kind).toBe('held');
  });

  it('takes back the hold that the folders were cause of', async () => {
    let fail: (error: Error) => void = () => undefined;
    let answer: (body: Uint8Array<ArrayBuffer>) => void = () => undefined;
    const { account, sync } = await waiting(
      () => new Promise((resolve) => (answer = resolve)),
      () => new Promise((_, reject) => (fail = reject)),
    );
    const own = account.begin('FolderSync', folderSyncRequest('9'));
    await account.time.quiet();
    fail(new Error('planted'));
    expect((await account.time.until(sync)).outcome.kind).toBe('held');
    expect(account.session.getSnapshot().holds).toMatchObject([{ who: 'user', why: 'loop' }]);
    expect(account.session.getSnapshot().holds[0]).not.toHaveProperty('rung');
    answer(folderSyncAnswer('11'));
    expect((await account.time.until(own)).outcome.kind).toBe('done');
    expect(account.session.getSnapshot()).toMatchObject({ holds: [], state: 'ready' });
  });

  it('that left before the folders were known to be stale shows nothing', async () => {
    const account = mapped(HANGS);
    let answer: (body: Uint8Array<ArrayBuffer>) => void = () => undefined;
    account.server.answer('FolderSync', () => new Promise((resolve) => (answer = resolve)), folderSyncAnswer('11'));
    const own = account.begin('FolderSync', folderSyncRequest('9'));
    await account.time.quiet();
    account.server.answer('Sync', STALE);
    const sync = account.begin('Sync', SYNC);
    await account.time.quiet();
    answer(folderSyncAnswer('10'));
    expect((await account.time.until(own)).outcome.kind).toBe('done');
    // The library's own goes out for it, and this app is never done with what it brings.
    expect((await account.time.until(sync)).outcome.kind).toBe('held');
    expect(account.server.of('FolderSync')).toHaveLength(2);
  });

  it('at a key does not make up for a key that is lost: only one from 0 does', async () => {
    for (const [key, kind] of [
      ['9', 'held'],
      ['0', 'done'],
    ] as const) {
      const account = mapped(HANGS);
      account.server.answer(
        'FolderSync',
        statusAnswer('FolderSync', 9),
        folderSyncAnswer('1'),
        folderSyncAnswer('2'),
        folderSyncAnswer('3'),
      );
      const lost = account.begin('FolderSync', folderSyncRequest('9'));
      await account.time.quiet();
      expect((await account.request('FolderSync', folderSyncRequest(key))).outcome.kind).toBe('done');
      expect((await account.time.until(lost)).outcome.kind).toBe(kind);
    }
  });
});

describe('the app’s own policy handshake', () => {
  const first = provisionAnswer('temporary', { DevicePasswordEnabled: '1' });
  const last = provisionAnswer('final-key');

  it('gives the key that every request carries from then on; the first phase does not [MS-ASPROV 3.1.5.1.2.1]', async () => {
    const secrets = memorySecrets();
    const account = openAccount({ secrets });
    account.server.answer('Provision', first, last);
    account.server.answer('Sync', OK, OK);
    await account.request('Provision', undefined);
    await account.request('Sync', SYNC);
    await account.request('Provision', undefined);
    await account.request('Sync', SYNC);
    expect(account.server.of('Sync').map(({ headers }) => headers['x-ms-policykey'])).toEqual(['1234', 'final-key']);
    expect(await secrets.get('policyKey')).toBe('final-key');
  });

  it('lets go on whoever waits for a policy', async () => {
    const account = openAccount({ hooks: { policy: HANGS } });
    account.server.answer('Provision', first, last);
    account.server.answer('Sync', statusAnswer('Sync', 142), OK);
    const sync = account.begin('Sync', SYNC);
    await account.time.quiet();
    expect((await account.request('Provision', undefined)).outcome.kind).toBe('done');
    expect((await account.time.until(sync)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(account.server.of('Sync')[1]?.headers['x-ms-policykey']).toBe('final-key');
    expect(account.server.of('Provision')).toHaveLength(2);
  });

  it('that cannot be read, or whose key cannot be kept, is the app’s all the same', async () => {
    const account = openAccount({
      secrets: { get: async () => null as never, set: () => Promise.reject(new Error('planted')), delete: async () => undefined },
    });
    account.server.answer('Provision', last);
    account.server.answer('Sync', OK);
    expect((await account.request('Provision', undefined)).outcome.kind).toBe('done');
    await account.request('Sync', SYNC);
    expect(account.server.of('Sync')[0]?.headers['x-ms-policykey']).toBe('final-key');
  });
});

// ---- the parts, without a session around them

describe('what an answer to the app’s own request mends', () => {
  const clock = { now: () => NOW, setTimeout: () => 0, clearTimeout: () => undefined };
  const FOLDERS = { command: 'FolderSync', facts: { needs: [], mends: 'hierarchy' }, over: ['hierarchy'] };
  const POLICY = { command: 'Provision', facts: { needs: [], mends: 'policy' }, over: ['policy'] };
  const reply = { status: 200, headers: {}, body: new Uint8Array() } as never;

  async function heard(
    exchange: object,
    {
      whole = 'accept',
      came = reply,
      folders = 0,
      provision = {},
      ladder,
    }: {
      readonly whole?: string;
      readonly came?: never;
      readonly folders?: number;
      readonly provision?: object | Error;
      readonly ladder?: object;
    } = {},
  ) {
    const kept = memorySecrets();
    const own = {
      readProvision: () => {
        if (provision instanceof Error) throw provision;
        return provision;
      },
    };
    const parts = partsOf({}, {}, { clock, own, secrets: kept });
    if (ladder) parts.actors.set('ladder', { value: 'mapping', context: ladder });
    const rung = await hearOfApp(parts.world, exchangeOf(exchange), { whole: { do: whole } } as unknown as Judged, came, folders);
    return { rung, ...parts, key: await kept.get('policyKey') };
  }

  it.each([
    ['a FolderSync that came through', FOLDERS, {}, 'hierarchy'],
    ['one that was told to go on', FOLDERS, { whole: 'continue' }, 'hierarchy'],
    ['not one that was refused', FOLDERS, { whole: 'reject' }, undefined],
    ['not one that no answer came to', FOLDERS, { came: 'timeout' as never }, undefined],
    ['not one that left before the folders were known to be stale', { ...FOLDERS, over: ['policy'] }, {}, undefined],
    ['not what mends nothing', { ...FOLDERS, facts: { needs: [] } }, {}, undefined],
    ['not one at a key where the key is lost', FOLDERS, { ladder: { fromZero: true } }, undefined],
    ['one at a key where it is only stale', FOLDERS, { ladder: { fromZero: false } }, 'hierarchy'],
    ['one from 0 where the key is lost', { ...FOLDERS, marks: { ...MARKS, fromZero: true } }, { ladder: { fromZero: true } }, 'hierarchy'],
    ['one whose bytes nobody could read', { ...FOLDERS, marks: undefined }, {}, 'hierarchy'],
    ['the last word of a policy', POLICY, { provision: { policyKey: 'k' } }, 'policy'],
    ['not the first, which has the policy', POLICY, { provision: { policyKey: 'k', policy: {} } }, undefined],
    ['not an order to wipe', POLICY, { provision: { policyKey: 'k', wipe: 'device' } }, undefined],
    ['not one without a key', POLICY, { provision: {} }, undefined],
    ['not one that cannot be read', POLICY, { provision: new Error('planted') }, undefined],
  ] as const)('%s', async (_, exchange, more, rung) => {
    expect((await heard(exchange, more)).rung).toBe(rung);
  });

  it('the key of a policy is kept, that of a first phase is not', async () => {
    const last = await heard(POLICY, { provision: { policyKey: 'k' } });
    expect([last.world.policyKey, last.key]).toEqual(['k', 'k']);
    const first = await heard(POLICY, { provision: { policyKey: 'k', policy: {} } });
    expect([first.world.policyKey, first.key]).toEqual([undefined, undefined]);
  });

  it('folders are counted where all of them came', async () => {
    expect((await heard({ ...FOLDERS, marks: { ...MARKS, fromZero: true } }, { folders: 7 })).world.account.folders).toEqual({
      count: 7,
      until: 0,
    });
    expect((await heard(FOLDERS, { folders: 7 })).world.account.folders.count).toBe(0);
  });

  it('a key that is no more is taken out of the keychain', async () => {
    const secrets = memorySecrets();
    await secrets.set('policyKey', 'old');
    const set: unknown[] = [];
    const told = { ...secrets, set: async (...given: unknown[]) => void set.push(given) };
    const { world } = partsOf({}, { policyKey: 'old' }, { clock, secrets: told });
    await keepKey(world, undefined);
    expect(set).toEqual([]);
    expect([world.policyKey, await secrets.get('policyKey')]).toEqual([undefined, undefined]);
  });

  it('holds for the sake of a rung go with it, others stay', () => {
    const hold = (why: 'loop' | 'quota', rung?: 'policy' | 'hierarchy') =>
      ({
        who: 'user',
        why,
        step: step({ do: 'reject', why: 'request', then: 'end' }),
        block: { scope: 'account' },
        ...(rung && { rung }),
      }) as const;
    const all = [hold('loop', 'policy'), hold('quota')].reduce((account, one) => withHold(account, one).account, NEW_ACCOUNT);
    const { world, told } = partsOf(all);
    liftRung(world, 'hierarchy');
    expect(told).toEqual([]);
    liftRung(world, 'policy');
    expect(told).toEqual([{ type: 'released', holdId: 'hold-1' }]);
    expect(world.account.holds.map(({ why }) => why)).toEqual(['quota']);
  });
});
