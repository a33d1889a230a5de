import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../src/core/session.ts';
import { memorySecrets } from '../../../src/stores/memory.ts';
import { openAccount } from '../../support/account.ts';
import { folderSyncAnswer, folderSyncRequest, provisionAnswer, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import type { Reply } from '../../support/server.ts';

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
