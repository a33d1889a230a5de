import { describe, expect, it } from 'vitest';
import type { Attempt, Hooks } from '../../../src/core/session.ts';
import { appRequest, openAccount, type Account } from '../../support/account.ts';
import {
  folderSyncAnswer, folderSyncRequest, pingHeartbeat, pingMaxFolders, pingRequest, provisionAnswer, read, searchRequest, statusAnswer, syncAnswer, syncLimit, syncRequest,
} from '../../support/messages.ts'; // prettier-ignore

/** An app that keeps its own keys, and moves them to 0 when it is told to. */
function app(more: Hooks = {}) {
  const keys: Record<string, string> = { '5': '41', '6': '61' };
  const hierarchy = { key: '9', changes: [] as unknown[] };
  const resets: string[] = [];
  const hooks: Hooks = {
    collectionReset: async ({ collectionId }) => {
      resets.push(collectionId);
      keys[collectionId] = '0';
    },
    hierarchyKey: async () => hierarchy.key,
    hierarchyChanged: async ({ changes, syncKey, full }) => {
      hierarchy.key = syncKey;
      hierarchy.changes.push([syncKey, full, changes.map((change) => change.serverId)]);
    },
    ...more,
  };
  const build =
    (...ids: string[]) =>
    (at: Attempt) => {
      attempts.push(at);
      return appRequest('Sync', syncRequest(...ids.map((id) => ({ id, key: at.startsOver(id) ? '0' : (keys[id] ?? '0') }))));
    };
  const attempts: Attempt[] = [];
  return { keys, hierarchy, resets, hooks, build, attempts };
}

const keyIn = (account: Account, place: number, command = 'Sync'): string | undefined =>
  read(account.server.of(command)[place]?.body, command === 'Sync' ? 'Collections/Collection/SyncKey' : 'SyncKey');

describe('Sync 3', () => {
  it('the app resets the collection in its own store, then the request is built anew with key 0 [MS-ASCMD 2.2.3.177.17]', async () => {
    const { hooks, build, resets, attempts } = app();
    const account = openAccount({ hooks });
    account.server.answer('Sync', syncAnswer({ id: '5', status: 3 }), syncAnswer({ id: '5', key: '1' }));
    const { outcome } = await account.request('Sync', build('5'));
    expect(outcome).toMatchObject({
      kind: 'done',
      attempts: 2,
      steps: [{ status: 'Sync.3', decision: { do: 'reset', collections: ['5'] } }],
    });
    expect(resets).toEqual(['5']);
    expect([keyIn(account, 0), keyIn(account, 1)]).toEqual(['41', '0']);
    expect(attempts.map((at) => at.startsOver('5'))).toEqual([false, true]);
    expect(attempts[1]?.startsOver('6')).toBe(false);
  });

  it('without a hook it is refused, with what the app has to do', async () => {
    const { build } = app();
    const account = openAccount();
    account.server.answer('Sync', syncAnswer({ id: '5', status: 3 }));
    const { outcome, response } = await account.request('Sync', build('5'));
    expect(outcome).toMatchObject({ kind: 'refused', next: { do: 'start-over', collectionId: '5' } });
    expect(response.body).toEqual(syncAnswer({ id: '5', status: 3 }));
  });

  it('of several collections resets those, and no other', async () => {
    const { hooks, build, resets } = app();
    const account = openAccount({ hooks });
    account.server.answer(
      'Sync',
      syncAnswer({ id: '5', status: 3 }, { id: '6', status: 3 }),
      syncAnswer({ id: '5', key: '1' }, { id: '6', key: '1' }),
    );
    expect((await account.request('Sync', build('5', '6'))).outcome.kind).toBe('done');
    expect(resets).toEqual(['5', '6']);
  });

  it('a reply that moved the key of another collection goes to the caller: sent again it would lose that page [MS-ASCMD 2.2.1.21]', async () => {
    const { hooks, build, resets } = app();
    const account = openAccount({ hooks });
    const reply = syncAnswer({ id: '5', status: 3 }, { id: '6', key: '62', items: 2 });
    account.server.answer('Sync', reply);
    const { outcome, response } = await account.request('Sync', build('5', '6'));
    expect(outcome).toMatchObject({ kind: 'done', attempts: 1, steps: [{ status: 'Sync.3' }] });
    expect(response.body).toEqual(reply);
    expect(resets).toEqual(['5']);
  });

  it('at the root means every collection of the request', async () => {
    const { hooks, build, resets } = app();
    const account = openAccount({ hooks });
    account.server.answer('Sync', statusAnswer('Sync', 3), syncAnswer({ id: '5', key: '1' }, { id: '6', key: '1' }));
    expect((await account.request('Sync', build('5', '6'))).outcome.kind).toBe('done');
    expect(resets).toEqual(['5', '6']);
  });

  it('more often than a day allows is held for a person, also when the server says it at the root', async () => {
    for (const reply of [syncAnswer({ id: '5', status: 3 }), statusAnswer('Sync', 3)]) {
      const { hooks, build, resets } = app();
      const account = openAccount({ hooks });
      for (let day = 0; day < 2; day += 1) {
        account.server.answer('Sync', reply, syncAnswer({ id: '5', key: '1' }));
        expect((await account.request('Sync', build('5'))).outcome.kind).toBe('done');
      }
      account.server.answer('Sync', reply);
      expect((await account.request('Sync', build('5'))).outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'loop' } });
      expect(resets).toEqual(['5', '5']);
    }
  });

  it.each([
    ['throws', () => Promise.reject(new Error('planted'))],
    ['hangs', () => new Promise<void>(() => undefined)],
  ])('with a hook that %s ends as held, and the next request may try again', async (_, collectionReset) => {
    const { build } = app();
    const account = openAccount({ hooks: { collectionReset } });
    account.server.answer('Sync', syncAnswer({ id: '5', status: 3 }));
    const { outcome } = await account.request('Sync', build('5'));
    expect(outcome).toMatchObject({ kind: 'held', attempts: 1, hold: { who: 'time' } });
    expect(outcome.kind === 'held' && outcome.hold.until).toBeGreaterThan(0);
    await account.time.pass(120_000);
    expect(account.told('hookFailed')).toEqual([{ type: 'hookFailed', hook: 'collectionReset' }]);
    expect(account.session.getSnapshot()).toMatchObject({ requests: [], holds: [] });
    account.server.answer('Sync', syncAnswer({ id: '5', key: '42' }));
    expect((await account.request('Sync', build('5'))).outcome.kind).toBe('done');
  });
});

describe('Sync 12', () => {
  it('the library asks for the folders with the app’s key, the app applies them, then the request is built anew', async () => {
    const { hooks, hierarchy, build } = app();
    const account = openAccount({ hooks });
    account.server.answer('Sync', syncAnswer({ id: '5', status: 12 }), syncAnswer({ id: '5', key: '42' }));
    account.server.answer('FolderSync', folderSyncAnswer('10', '7', '8'));
    const { outcome } = await account.request('Sync', build('5'));
    expect(outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(account.server.commands()).toEqual(['Sync', 'FolderSync', 'Sync']);
    expect(keyIn(account, 0, 'FolderSync')).toBe('9');
    expect(hierarchy.changes).toEqual([['10', false, ['7', '8']]]);
    expect(account.told('settled')).toHaveLength(1);
  });

  it('without the hooks is refused, with what the app has to do', async () => {
    const account = openAccount();
    account.server.answer('Sync', syncAnswer({ id: '5', status: 12 }));
    expect((await account.request('Sync', app().build('5'))).outcome).toMatchObject({ kind: 'refused', next: { do: 'folder-sync' } });
  });

  it('again after it asks for the whole list from 0, then for the collection', async () => {
    const { hooks, hierarchy, build, resets } = app();
    const account = openAccount({ hooks });
    const stale = syncAnswer({ id: '5', status: 12 });
    account.server.answer('Sync', stale, stale, stale, stale, syncAnswer({ id: '5', key: '1' }));
    account.server.answer('FolderSync', folderSyncAnswer('10'), folderSyncAnswer('11'), folderSyncAnswer('1', '5'));
    expect((await account.request('Sync', build('5'))).outcome).toMatchObject({ kind: 'done', attempts: 5 });
    expect([0, 1, 2].map((place) => keyIn(account, place, 'FolderSync'))).toEqual(['9', '10', '0']);
    expect(hierarchy.changes).toEqual([
      ['10', false, []],
      ['11', false, []],
      ['1', true, ['5']],
    ]);
    expect(resets).toEqual(['5']);
  });

  it('of two requests costs one FolderSync', async () => {
    const { hooks, build } = app();
    const account = openAccount({ hooks });
    account.server.answer(
      'Sync',
      syncAnswer({ id: '5', status: 12 }),
      syncAnswer({ id: '6', status: 12 }),
      syncAnswer({ id: '5', key: '2' }),
      syncAnswer({ id: '6', key: '2' }),
    );
    account.server.answer('FolderSync', folderSyncAnswer('10'));
    const both = [account.begin('Sync', build('5')), account.begin('Sync', build('6'))];
    for (const one of both) expect((await account.time.until(one)).outcome.kind).toBe('done');
    expect(account.server.of('FolderSync')).toHaveLength(1);
  });
});

describe('FolderSync 9', () => {
  const build = (key: () => string) => () => appRequest('FolderSync', folderSyncRequest(key()));

  it('of the app: the library asks from 0, the app applies it, then the app’s own request is built with the new key', async () => {
    const { hooks, hierarchy } = app();
    const account = openAccount({ hooks });
    account.server.answer('FolderSync', statusAnswer('FolderSync', 9), folderSyncAnswer('1', '5', '6'), folderSyncAnswer('2'));
    const { outcome } = await account.request(
      'FolderSync',
      build(() => hierarchy.key),
    );
    expect(outcome.kind).toBe('done');
    expect([0, 1, 2].map((place) => keyIn(account, place, 'FolderSync'))).toEqual(['9', '0', '1']);
    expect(hierarchy.changes).toEqual([['1', true, ['5', '6']]]);
  });

  it('of the library: it asks again from 0 by itself', async () => {
    const { hooks, hierarchy, build: buildSync } = app();
    const account = openAccount({ hooks });
    account.server.answer('Sync', syncAnswer({ id: '5', status: 12 }), syncAnswer({ id: '5', key: '42' }));
    account.server.answer('FolderSync', statusAnswer('FolderSync', 9), folderSyncAnswer('1', '5'));
    expect((await account.request('Sync', buildSync('5'))).outcome.kind).toBe('done');
    expect([0, 1].map((place) => keyIn(account, place, 'FolderSync'))).toEqual(['9', '0']);
    expect(hierarchy.changes).toEqual([['1', true, ['5']]]);
  });

  it('142 in the library’s own FolderSync: the policy first, then the folders, then the request', async () => {
    const { hooks, build: buildSync } = app();
    const account = openAccount({ hooks });
    account.server.answer('Sync', syncAnswer({ id: '5', status: 12 }), syncAnswer({ id: '5', key: '42' }));
    account.server.answer('FolderSync', statusAnswer('FolderSync', 142), folderSyncAnswer('10'));
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    expect((await account.request('Sync', buildSync('5'))).outcome.kind).toBe('done');
    expect(account.server.commands()).toEqual(['Sync', 'FolderSync', 'Provision', 'Provision', 'FolderSync', 'Sync']);
    expect(account.told('repaired').map((event) => event.rung)).toEqual(['policy', 'hierarchy']);
  });
});

describe('bounds the server sets', () => {
  it('Ping 5 goes out again with the heartbeat it named, whoever made the bytes [MS-ASCMD 2.2.3.177.11]', async () => {
    const account = openAccount();
    account.server.answer('Ping', statusAnswer('Ping', 5, pingHeartbeat(480)), statusAnswer('Ping', 1));
    expect((await account.request('Ping', pingRequest(30, '5'))).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(account.server.of('Ping').map((seen) => read(seen.body, 'HeartbeatInterval'))).toEqual(['30', '480']);
  });

  it('Ping 6 tells `build` how many folders the server takes', async () => {
    const bounds: unknown[] = [];
    const account = openAccount();
    account.server.answer('Ping', statusAnswer('Ping', 6, pingMaxFolders(1)), statusAnswer('Ping', 1));
    const { outcome } = await account.request('Ping', (at) => {
      bounds.push(at.bounds);
      return appRequest('Ping', at.bounds.maxFolders === undefined ? pingRequest(60, '5', '6') : pingRequest(60, '5'));
    });
    expect(outcome.kind).toBe('done');
    expect(bounds).toEqual([{ dropItems: [] }, { dropItems: [], rephrase: 'limit-folders', maxFolders: 1 }]);
  });

  it('Sync 15 tells `build` how many collections', async () => {
    const bounds: unknown[] = [];
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 15, syncLimit(1)), syncAnswer({ id: '5', key: '2' }));
    await account.request('Sync', (at) => {
      bounds.push(at.bounds);
      return appRequest('Sync', at.bounds.maxCollections === undefined ? syncRequest({ id: '5' }, { id: '6' }) : syncRequest({ id: '5' }));
    });
    expect(bounds).toEqual([{ dropItems: [] }, { dropItems: [], rephrase: 'limit-folders', maxCollections: 1 }]);
  });

  it('a server that never takes it is not asked without end', async () => {
    const account = openAccount();
    account.server.answer('Ping', statusAnswer('Ping', 6, pingMaxFolders(1)), '...');
    const { outcome } = await account.request('Ping', pingRequest(60, '5', '6'));
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 3 });
  });
});

describe('items', () => {
  it('refused inside a reply that worked are handed to the caller, and drive nothing', async () => {
    const account = openAccount();
    account.server.answer('Sync', syncAnswer({ id: '5', key: '2', added: { c1: 1, c2: 6 } }));
    const { outcome } = await account.request('Sync', syncRequest({ id: '5', adds: ['c1', 'c2'] }));
    expect(outcome).toMatchObject({ kind: 'done', items: [{ collectionId: '5', clientId: 'c2', step: { status: 'Sync.Add.6' } }] });
    expect(outcome.items).toHaveLength(1);
  });
});

describe('one request of a key at a time', () => {
  it('a second Sync of the same collection waits for the first and is built after it [MS-ASCMD 2.2.1.21]', async () => {
    const { hooks, keys, build } = app();
    const account = openAccount({ hooks });
    let answer: () => void = () => undefined;
    account.server.answer(
      'Sync',
      () => new Promise((resolve) => (answer = () => resolve(syncAnswer({ id: '5', key: '42' })))),
      syncAnswer({ id: '5', key: '43' }),
    );
    const syncAndStore = async (): Promise<void> => {
      await account.begin('Sync', build('5'));
      await new Promise<void>((resolve) => void setImmediate(resolve));
      keys['5'] = '42';
    };
    const stored = syncAndStore();
    await account.time.quiet();
    let builds = 0;
    const second = account.begin('Sync', async (at) => {
      builds += 1;
      if (builds > 1) await stored;
      return build('5')(at);
    });
    const other = account.begin('Search', searchRequest());
    account.server.answer('Search', statusAnswer('Search', 1));
    expect((await account.time.until(other)).outcome.kind).toBe('done');
    expect(account.server.of('Sync')).toHaveLength(1);
    answer();
    await account.time.until(Promise.all([stored, second]));
    expect(builds).toBe(2);
    expect([keyIn(account, 0), keyIn(account, 1)]).toEqual(['41', '42']);
  });

  it('Syncs of different collections go out side by side', async () => {
    const { build } = app();
    const account = openAccount();
    account.server.answer('Sync', 'silence', syncAnswer({ id: '6', key: '62' }));
    const abort = new AbortController();
    const first = account.begin('Sync', build('5'), { signal: abort.signal });
    expect((await account.time.until(account.begin('Sync', build('6')))).outcome.kind).toBe('done');
    abort.abort();
    await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('who waits for its turn and gives up, gives up', async () => {
    const { build } = app();
    const account = openAccount();
    account.server.answer('Sync', 'silence');
    const [first, second] = [new AbortController(), new AbortController()];
    const one = account.begin('Sync', build('5'), { signal: first.signal });
    await account.time.quiet();
    const two = account.begin('Sync', build('5'), { signal: second.signal });
    await account.time.quiet();
    second.abort(new Error('enough'));
    await expect(two).rejects.toThrow('enough');
    first.abort(new Error('me too'));
    await expect(one).rejects.toThrow('me too');
    await account.time.quiet();
    expect(account.server.of('Sync')).toHaveLength(1);
    expect(account.session.getSnapshot().requests).toEqual([]);
  });
});

describe('X-MS-RP', () => {
  it('on a reply that moved a key: the version is asked for anew, but the collection whose page is on its way to the app is not reset under it', async () => {
    const { hooks, build, resets } = app();
    const account = openAccount({ hooks });
    const reply = syncAnswer({ id: '5', key: '42', items: 1 });
    account.server.answer('Sync', { headers: { 'X-MS-RP': '14.1,16.1' }, body: reply });
    account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '14.1,16.1' } });
    const { outcome, response } = await account.request('Sync', build('5'));
    expect(outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(response.body).toEqual(reply);
    expect(resets).toEqual([]);
    expect(account.server.commands()).toEqual(['Sync', 'OPTIONS']);
  });

  it('on a reply that moved nothing: everything starts over, once', async () => {
    const { hooks, build, resets, hierarchy } = app();
    const account = openAccount({ hooks });
    const asked = { headers: { 'X-MS-RP': '14.1,16.1' } };
    account.server.answer('Sync', { ...asked, body: syncAnswer({ id: '5' }) }, { ...asked, body: syncAnswer({ id: '5', key: '1' }) });
    account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '14.1,16.1' } });
    account.server.answer('FolderSync', folderSyncAnswer('1', '5'));
    expect((await account.request('Sync', build('5'))).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(resets).toEqual(['5']);
    expect(hierarchy.changes).toEqual([['1', true, ['5']]]);
  });
});
