import { describe, expect, it } from 'vitest';
import type { Attempt, Hooks } from '../../../src/core/session.ts';
import { EAS_OWN } from '../../../src/eas/own.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { recoveryOf } from '../../../src/fetch/recovery-of.ts';
import { recoveryError } from '../../../src/core/errors.ts';
import { digestOf } from '../../../src/session/digest.ts';
import { appRequest, autodiscoverAt, FOUND, HEADERS, openAccount, type Account } from '../../support/account.ts';
import {
  folderCreateRequest, folderSyncAnswer, folderSyncRequest, pingHeartbeat, pingMaxFolders, pingRequest, provisionAnswer, read, searchRequest, sendMailRequest, statusAnswer, syncAnswer, syncLimit, syncRequest,
} from '../../support/messages.ts'; // prettier-ignore
import type { Effect } from '../../../src/core/effect.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { HIERARCHY_KEY } from '../../../src/policy/ledger.ts';
import { NEW_ACCOUNT, withHold } from '../../../src/session/account.ts';
import { fly, perform } from '../../../src/session/exchanges.ts';
import { openLocks } from '../../../src/session/locks.ts';
import type { Exchange } from '../../../src/session/world.ts';
import { step } from '../../support/statuses.ts';
import { REPAIRS_REST_MS } from '../../../src/session/rest.ts';
import { exchangeOf, MARKS, NOW, partsOf } from '../../support/world.ts';

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

const estimateRequest = (id: string, key: string) =>
  encode(
    element(
      'GetItemEstimate:GetItemEstimate',
      element(
        'GetItemEstimate:Collections',
        element('GetItemEstimate:Collection', element('AirSync:SyncKey', key), element('GetItemEstimate:CollectionId', id)),
      ),
    ),
  );

const estimateAnswer = (id: string, status: number) =>
  encode(
    element(
      'GetItemEstimate:GetItemEstimate',
      element(
        'GetItemEstimate:Response',
        element('GetItemEstimate:Status', String(status)),
        element('GetItemEstimate:Collection', element('GetItemEstimate:CollectionId', id), element('GetItemEstimate:Estimate', '1')),
      ),
    ),
  );

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

describe('two edits of the folders, and a folder list that is stale', () => {
  it('do not wait for each other: the list is fetched while the second one is in line', async () => {
    const account = openAccount({ hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '2' } });
    let answer: () => void = () => undefined;
    const made = statusAnswer('FolderCreate', 1);
    account.server.answer('FolderCreate', () => new Promise((resolve) => (answer = () => resolve(made))), made);
    account.server.answer('Sync', statusAnswer('Sync', 12), syncAnswer({ id: '5', key: '2', items: 1 }));
    account.server.answer('FolderSync', folderSyncAnswer('2'));
    const begun = account.time.clock.now();
    const edits = ['a', 'b'].map((name) => account.begin('FolderCreate', folderCreateRequest('1', name)));
    await account.time.quiet();
    const sync = account.begin('Sync', syncRequest({ id: '5' }));
    await account.time.quiet();
    answer();
    const ends = await account.time.until(Promise.all([...edits, sync]));
    expect(ends.map(({ outcome }) => outcome.kind)).toEqual(['done', 'done', 'done']);
    expect(account.time.clock.now()).toBe(begun);
    expect(account.server.commands()).toEqual(['FolderCreate', 'Sync', 'FolderSync', 'Sync', 'FolderCreate']);
  });
});

describe('two collections of one Sync', () => {
  it.each([5, 16, 111])(
    'the page of one reaches the app although the other is to be tried again after Status %i: the same bytes would bring its Add twice [MS-ASCMD 2.2.1.21]',
    async (status) => {
      const account = openAccount();
      const reply = syncAnswer({ id: '5', key: '2', items: 3, added: { c1: 1 } }, { id: '6', status });
      account.server.answer('Sync', reply, syncAnswer({ id: '5', key: '3' }, { id: '6', key: '2' }));
      const { outcome, response } = await account.request('Sync', syncRequest({ id: '5', adds: ['c1'] }, { id: '6' }));
      expect(outcome).toMatchObject({ kind: 'done', attempts: 1, steps: [{ code: status, decision: { do: 'retry' } }] });
      expect(response.body).toEqual(reply);
      expect(account.server.commands()).toEqual(['Sync']);
    },
  );

  it('the wait asked for beside a page that reaches the app is kept by what comes after it', async () => {
    const account = openAccount();
    const busy = (key: string) => ({ headers: { 'Retry-After': '20' }, body: syncAnswer({ id: '5', key }, { id: '6', status: 16 }) });
    account.server.answer('Sync', busy('2'), busy('3'), '...');
    for (let n = 0; n < 3; n += 1) await account.request('Sync', syncRequest({ id: '5' }, { id: '6' }));
    const [first = 0, ...others] = account.server.of('Sync').map(({ at }) => at);
    expect(others.map((at) => at - first)).toEqual([20_000, 40_000]);
  });

  it('one that is never well slows the app down, and parks nothing', async () => {
    const account = openAccount();
    let key = 1;
    account.server.answer('Sync', () => syncAnswer({ id: '5', key: String((key += 1)) }, { id: '6', status: 16 }), '...');
    const begun = account.time.clock.now();
    for (let n = 0; n < 40 && account.time.clock.now() < begun + 30_000; n += 1)
      await account.request('Sync', syncRequest({ id: '5', key: String(key) }, { id: '6' }));
    expect(account.server.seen.length).toBeLessThan(20);
    expect(account.session.getSnapshot().holds.filter(({ who }) => who !== 'time')).toEqual([]);
  });

  it('two Syncs that both want all of them, once each has lost one, do not wait for each other [MS-ASCMD 2.2.1.21]', async () => {
    const { hooks, build, keys, attempts } = app();
    const account = openAccount({ hooks });
    const answers: (() => void)[] = [];
    const lost = (id: string) => () =>
      new Promise<Uint8Array<ArrayBuffer>>((resolve) => void answers.push(() => resolve(syncAnswer({ id, status: 3 }))));
    const both = async () => {
      Object.assign(keys, { '5': '1', '6': '1' });
      return syncAnswer({ id: '5', key: '1' }, { id: '6', key: '1' });
    };
    account.server.answer('Sync', lost('5'), lost('6'), both, '...');
    const first = (id: string) => (at: Attempt) => (at.number === 1 ? build(id)(at) : build('5', '6')(at));
    const begun = [account.begin('Sync', first('5')), account.begin('Sync', first('6'))];
    await account.time.quiet();
    for (const answer of answers) answer();
    const ends = await account.time.until(Promise.all(begun));
    expect(ends.map(({ outcome }) => outcome.kind)).toEqual(['done', 'done']);
    expect(account.server.commands()).toEqual(['Sync', 'Sync', 'Sync', 'Sync']);
    // What the first of them started over has a key when it is the other's turn.
    expect(attempts.slice(-1).map((at) => [at.startsOver('5'), at.startsOver('6')])).toEqual([[false, false]]);
  });
});

it('a Sync that waits for another of its collections starts over with what it has lost, as nobody else has [MS-ASCMD 2.2.1.21]', async () => {
  const { hooks, build, attempts } = app();
  const account = openAccount({ hooks });
  let answer: (body: Uint8Array<ArrayBuffer>) => void = () => undefined;
  account.server.answer('Sync', () => new Promise((resolve) => (answer = resolve)), syncAnswer({ id: '5', status: 3 }));
  account.server.answer('Sync', syncAnswer({ id: '5', key: '1' }, { id: '6', key: '62' }));
  const other = account.begin('Sync', build('6'));
  await account.time.quiet();
  const sync = account.begin('Sync', (at) => (at.number === 1 ? build('5')(at) : build('5', '6')(at)));
  await account.time.quiet();
  answer(syncAnswer({ id: '6', key: '62' }));
  expect((await account.time.until(Promise.all([other, sync]))).map(({ outcome }) => outcome.kind)).toEqual(['done', 'done']);
  expect(attempts.slice(-1).map((at) => [at.startsOver('5'), at.startsOver('6')])).toEqual([[true, false]]);
});

describe('GetItemEstimate', () => {
  it('that finds a key lost has the collection reset once the Sync that is out for it has brought its page', async () => {
    const { hooks, build, resets } = app();
    const account = openAccount({ hooks });
    let answer: (body: Uint8Array<ArrayBuffer>) => void = () => undefined;
    account.server.answer('Sync', () => new Promise((resolve) => (answer = resolve)));
    account.server.answer('GetItemEstimate', estimateAnswer('5', 3), estimateAnswer('5', 1));
    const sync = account.begin('Sync', build('5'));
    await account.time.quiet();
    const estimate = account.begin('GetItemEstimate', estimateRequest('5', '41'));
    await account.time.quiet();
    expect(resets).toEqual([]);
    answer(syncAnswer({ id: '5', key: '42', items: 1 }));
    const ends = await account.time.until(Promise.all([sync, estimate]));
    expect(ends.map(({ outcome }) => outcome.kind)).toEqual(['done', 'done']);
    expect(resets).toEqual(['5']);
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

  it('by fetch: the app has to start over, and what it asks next is in the version that was agreed on by then', async () => {
    const account = openAccount();
    account.server.answer('Sync', { headers: { 'X-MS-RP': '12.1,14.0' }, body: syncAnswer({ id: '5' }) });
    account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '12.1,14.0' } });
    account.server.answer('FolderSync', folderSyncAnswer('1'));
    expect(recoveryOf(await account.fetch('Sync', syncRequest({ id: '5' })))).toMatchObject({
      kind: 'refused',
      next: { do: 'start-over-hierarchy' },
    });
    await account.fetch('FolderSync', folderSyncRequest('0'));
    expect(account.server.commands()).toEqual(['Sync', 'OPTIONS', 'FolderSync']);
    expect(account.server.of('FolderSync')[0]?.headers['ms-asprotocolversion']).toBe('14.0');
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

// ---- the parts, without a session around them

const HOLD_STEP = step({ do: 'reject', why: 'request', then: 'end' });
const CLOCK = { clock: { now: () => NOW, setTimeout: () => 0, clearTimeout: () => undefined }, newAbort: () => new AbortController() };
const quiet = (): Promise<void> => new Promise((resolve) => void setTimeout(resolve, 1));

describe('what a machine asked for', () => {
  const limbo = withHold(NEW_ACCOUNT, {
    who: 'time',
    why: 'mailbox',
    until: NOW + 9,
    step: HOLD_STEP,
    rung: 'hierarchy',
    block: { scope: 'folders', listed: ['5'] },
  });

  /** A request for which this is done, with its hierarchy's key in its hands. */
  function performed(effect: Effect, more: Partial<Exchange> = {}, account = NEW_ACCOUNT, ladder = 'ready', world: object = {}) {
    const parts = partsOf(account, world, CLOCK);
    const failures: unknown[] = [];
    const exchange = exchangeOf({
      command: 'FolderSync',
      epochs: { policy: 4 },
      marks: { ...MARKS, collections: ['9'] },
      fail: (reason: unknown) => void failures.push(reason),
      ...more,
    });
    const locks = openLocks();
    void locks.take(exchange.id, 'FolderSync', { collections: [] });
    perform(parts.world, exchange, effect, () => ({ value: ladder, broken: [], epochs: {}, repair: 0 }), locks);
    const isFree = locks.take('other', 'FolderSync', { collections: [] }) === undefined;
    return { ...parts, exchange, failures, isFree };
  }

  it('makes it wait from then on, unless its own reply is what is owed', () => {
    expect(performed({ type: 'effect.wake', dueAt: 7 }).exchange).toMatchObject({ waitingSince: NOW, dueAt: 7 });
    expect(performed({ type: 'effect.wake', dueAt: 7 }, { waitingSince: 3 }).exchange.waitingSince).toBe(3);
    const going = performed(
      { type: 'effect.request', attempt: 1 },
      {
        waitingSince: 3,
        provide: () => {
          throw new Error('planted');
        },
      },
    );
    expect(going.exchange.waitingSince).toBeUndefined();
  });

  it('a broken rung is reported with the epoch it was sent under, and its key left to the repair', () => {
    const { posted, isFree } = performed({ type: 'effect.report', rung: 'policy', fromZero: false });
    expect(posted).toEqual([{ to: 'ladder', event: { type: 'rung.broken', rung: 'policy', epoch: 4, fromZero: false } }]);
    expect(isFree).toBe(true);
    const never = performed({ type: 'effect.report', rung: 'hierarchy', fromZero: true });
    expect(never.posted).toEqual([{ to: 'ladder', event: { type: 'rung.broken', rung: 'hierarchy', epoch: 0, fromZero: true } }]);
  });

  it('keeps its key unless it steps back for others', () => {
    expect(performed({ type: 'effect.wake', dueAt: 7 }).isFree).toBe(false);
    expect(performed({ type: 'effect.spend' }).isFree).toBe(false);
  });

  it('a rung that breaks long after the last repair is another outage; not while another repair is under way', () => {
    const world = { repaired: { at: NOW - REPAIRS_REST_MS, isProven: true } };
    const heard = (ladder: string) =>
      performed({ type: 'effect.report', rung: 'policy', fromZero: false }, {}, NEW_ACCOUNT, ladder, world).posted.map(
        ({ event }) => event.type,
      );
    expect(heard('ready')).toEqual(['account.progressed', 'rung.broken']);
    expect(heard('mending')).toEqual(['rung.broken']);
  });

  it('refused credentials are late news where newer ones are known, and news where they were renewed for another host only', () => {
    const renewed = (host: string) => ({ places: [{ origin: `https://${host}`, known: [], renewed: 'Bearer new' }] });
    const epoch = (rung: 'credentials' | 'policy', host: string) =>
      performed({ type: 'effect.report', rung, fromZero: false }, { to: 'https://mail.example/eas' }, NEW_ACCOUNT, 'ready', renewed(host))
        .posted[0]?.event;
    expect(epoch('credentials', 'mail.example')).toMatchObject({ epoch: 0 });
    expect(epoch('credentials', 'other.example')).toMatchObject({ epoch: Number.MAX_SAFE_INTEGER });
    expect(epoch('policy', 'other.example')).toMatchObject({ epoch: 4 });
  });

  it('a chore is wanted from its rung, a refresh from the hierarchy', () => {
    const repair = performed({ type: 'effect.prepare', chore: { do: 'repair', rung: 'policy' }, fromZero: false });
    expect(repair.exchange.chore).toBe('policy');
    expect(repair.posted).toEqual([{ to: 'ladder', event: { type: 'rung.broken', rung: 'policy', epoch: 4, fromZero: false } }]);
    expect(repair.isFree).toBe(true);
    const refresh = performed({ type: 'effect.prepare', chore: { do: 'refresh', scope: 'hierarchy' }, fromZero: true });
    expect(refresh.exchange.chore).toBe('hierarchy');
    expect(refresh.posted).toEqual([{ to: 'ladder', event: { type: 'rung.broken', rung: 'hierarchy', epoch: 0, fromZero: true } }]);
  });

  it('folders in doubt are not asked for again: who wants them waits as long, what wants a policy does not', () => {
    const stuck = performed({ type: 'effect.report', rung: 'hierarchy', fromZero: false }, {}, limbo.account);
    expect(stuck.posted).toEqual([{ to: 'Sync#1', event: { type: 'rung.stuck', rung: 'hierarchy' } }]);
    expect(stuck.exchange.hold).toBe(limbo.hold);
    const chore = performed({ type: 'effect.prepare', chore: { do: 'refresh', scope: 'hierarchy' }, fromZero: false }, {}, limbo.account);
    expect(chore.posted).toEqual([{ to: 'Sync#1', event: { type: 'chore.failed' } }]);
    for (const other of [
      performed({ type: 'effect.report', rung: 'policy', fromZero: false }, {}, limbo.account),
      performed({ type: 'effect.report', rung: 'hierarchy', fromZero: false }, { own: true }, limbo.account),
    ]) {
      expect(other.posted.map(({ to }) => to)).toEqual(['ladder']);
      expect(other.exchange.hold).toBeUndefined();
    }
  });

  it('that the library’s own FolderSync starts from 0 is known once it was asked for', () => {
    expect([...performed({ type: 'effect.spend' }).exchange.startsOver]).toEqual([HIERARCHY_KEY]);
    expect([...performed({ type: 'effect.wake', dueAt: 7 }).exchange.startsOver]).toEqual([]);
    expect(performed({ type: 'effect.spend' }, { dueAt: 7 }).exchange.dueAt).toBe(7);
  });

  it.each([
    [
      'a request',
      { type: 'effect.request', attempt: 1 },
      { abort: new AbortController(), provide: () => Promise.reject(new Error('planted')) },
    ],
    [
      'a reset',
      { type: 'effect.reset', collections: ['5'] },
      {
        because: HOLD_STEP,
        get moved(): never {
          throw new Error('planted');
        },
      },
    ],
    [
      'a look',
      { type: 'effect.look', how: 'look-in-sent' },
      {
        get marks(): never {
          throw new Error('planted');
        },
      },
    ],
  ] as const)('%s that cannot be done fails its caller, and ends', async (_, effect, more) => {
    const parts = partsOf({}, {}, { ...CLOCK, hooks: { findSent: async () => 'sent' }, protocol: { marks: () => MARKS } });
    const failures: unknown[] = [];
    const exchange = exchangeOf({ epochs: {}, fail: (reason: unknown) => void failures.push(reason) });
    Object.defineProperties(exchange, Object.getOwnPropertyDescriptors(more));
    perform(parts.world, exchange, effect, () => ({ value: 'ready', broken: [], epochs: {}, repair: 0 }), openLocks());
    await quiet();
    expect(failures).toMatchObject([{ message: 'planted' }]);
    expect(parts.posted).toEqual([{ to: 'Sync#1', event: { type: 'caller.aborted' } }]);
  });
});

describe('one attempt', () => {
  const TOOK_MS = 7_000;
  const SYNC = syncRequest({ id: '5' });
  const bodies: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {
    Sync: SYNC, FolderSync: folderSyncRequest('0'), Ping: pingRequest(60, '5'), FolderCreate: folderCreateRequest('1', 'new'), SendMail: sendMailRequest('id-1'),
  }; // prettier-ignore

  /** A request that goes out once; its answer takes seven seconds. */
  async function flown(
    command: string,
    answer: Uint8Array | Error,
    more: object = {},
    account: object = {},
    ports: object = {},
    world: object = {},
  ) {
    let now = NOW;
    let drops = 0;
    const sent: boolean[] = [];
    const reached: unknown[] = [];
    const exchange = exchangeOf({
      command,
      facts: EAS.commands[command],
      attempts: 0,
      epochs: {},
      over: [],
      steps: [],
      sought: [],
      sentBefore: 'no',
      abort: new AbortController(),
      provide: () => appRequest(command, bodies[command]),
      ...more,
    } as never);
    const parts = partsOf(
      account,
      { reached: () => void reached.push(parts.world.template), save: async () => undefined, ...world },
      {
        ...CLOCK,
        clock: { ...CLOCK.clock, now: () => now },
        protocol: EAS,
        own: EAS_OWN,
        appRules: [],
        faultOf: () => 'offline',
        send: async () => {
          sent.push(exchange.isOut);
          now += TOOK_MS;
          if (answer instanceof Error) throw answer;
          const headers = { 'content-type': 'application/vnd.ms-sync.wbxml', 'ms-server-activesync': '15.20' };
          return { status: 200, headers, body: answer, drop: () => void (drops += 1) };
        },
        ...ports,
      },
    );
    parts.world.troupe.preview = () => ({ effects: [], value: 'unknown', context: { since: 0 } });
    const ladder = { value: 'ready', broken: ['hierarchy'], epochs: { policy: 3 }, repair: 0 } as const;
    const error = await fly(parts.world, exchange, () => ladder, openLocks()).catch((reason: unknown) => reason);
    return { ...parts, exchange, sent, reached, error, drops, types: parts.posted.map(({ to, event }) => `${to} ${event.type}`) };
  }

  const page = syncAnswer({ id: '5', key: '2', items: 1 });
  const QUESTION = '14.1 https://mail.example/Microsoft-Server-ActiveSync 0';

  it('is counted, told, out until it is answered, and knows how the rungs stood', async () => {
    const { exchange, told, sent } = await flown('Sync', page, { attempts: 2, sentAt: 5 });
    expect(told[0]).toEqual({ type: 'attempt', command: 'Sync', number: 3, own: false });
    expect(sent).toEqual([true]);
    expect(exchange).toMatchObject({ attempts: 3, isOut: false, epochs: { policy: 3 }, over: ['hierarchy'], leftAt: NOW, sentAt: 5 });
    expect((await flown('Sync', page, { sentAt: 5 })).exchange.sentAt).toBe(NOW);
  });

  it('does not leave when there are no bytes, when they carry what was to be left out, or when its mail is in doubt', async () => {
    const abort = new AbortController();
    const search = { ids: ['a'], operations: [], reasons: new Map(), because: HOLD_STEP, pending: { do: 'rephrase' } };
    const adds = () => appRequest('Sync', syncRequest({ id: '5', adds: ['a'] }));
    for (const [command, more, heard] of [
      ['Sync', { abort, provide: () => (abort.abort(), appRequest('Sync', SYNC)) }, []],
      ['Sync', { batch: search, bounds: { dropItems: ['a'], maxItems: 0 }, provide: adds }, ['Sync#1.batch batch.ignored']],
      ['SendMail', {}, ['Sync#1 mail.doubtful']],
    ] as const) {
      const { sent, types, error } = await flown(command, page, more);
      expect([sent, types, error]).toEqual([[], heard, undefined]);
    }
    const marks = { ...MARKS, clientId: 'id-1' };
    const abortMail = new AbortController();
    const called = await flown('SendMail', page, {
      abort: abortMail,
      marks,
      provide: () => (abortMail.abort(), appRequest('SendMail', bodies['SendMail'])),
    });
    expect([called.world.account.mails, called.types]).toEqual([{}, []]);
  });

  it('shows where the app asks, and with what besides; the library’s own does not', async () => {
    const init = { redirect: 'manual' } as const;
    const { world, reached } = await flown('Sync', page, { provide: () => ({ ...appRequest('Sync', SYNC), init }) });
    expect(world.template).toMatchObject({ url: appRequest('Sync').url, init });
    expect(reached).toEqual([world.template]);
    expect(Object.keys((await flown('Sync', page)).world.template ?? {})).toEqual(['url', 'headers']);
    const own = await flown('Sync', page, { own: true });
    expect([own.world.template, own.reached]).toEqual([undefined, []]);
  });

  it('shows how the app asks in its own words: what was renewed for one address is not stated at another', async () => {
    const places = [{ origin: 'https://mail.example', known: [HEADERS.Authorization], renewed: 'Bearer new' }];
    const sent: unknown[] = [];
    const send = async ({ headers }: { headers: object }) => (sent.push(headers), { status: 200, headers: {}, body: page });
    const { world } = await flown('Sync', page, {}, {}, { send }, { places });
    expect([sent, world.template?.headers]).toEqual([[expect.objectContaining({ Authorization: 'Bearer new' })], HEADERS]);
  });

  it('to another place than the account’s shows nothing of the account, but what the app states there [MS-ASCMD 2.2.1.1]', async () => {
    const headers = { location: 'https://led.example/autodiscover/autodiscover.xml', server: 'Planted/1' };
    for (const status of [200, 302]) {
      const send = async () => ({ status, headers, body: FOUND.body });
      const provide = () => autodiscoverAt('autodiscover.example');
      const { world, reached } = await flown('Autodiscover', page, { provide }, {}, { send });
      expect([world.template, world.led, world.server, reached]).toEqual([undefined, undefined, undefined, []]);
      expect(world.account.signedInAt).toBe(NEW_ACCOUNT.signedInAt);
      expect(world.places).toEqual([{ origin: 'https://autodiscover.example', known: [HEADERS.Authorization] }]);
    }
  });

  it('of what an earlier life left open does not leave: it is a lost answer, and nothing is learned of polls and pages', async () => {
    const open = (command: string) => ({
      open: { [digestOf(command, bodies[command] ?? SYNC)]: { command, since: NOW - 5, strikes: {} } },
    });
    const { sent, exchange, types } = await flown('FolderCreate', page, {}, open('FolderCreate'));
    expect([sent, exchange.because?.status, exchange.attempts]).toEqual([[], 'transport.cut-after-send', 0]);
    expect(types).toEqual([expect.stringMatching(/^Sync#1 .*\.transport\.cut-after-send$/u)]);
    const marks = () => ({ ...MARKS, collections: ['5'], heartbeatMs: 60_000, opaque: true });
    const poll = await flown('Sync', page, {}, open('Sync'), { protocol: { ...EAS, marks } });
    expect(poll.sent).toEqual([]);
    expect(poll.types.filter((type) => type.includes('poll.'))).toEqual(['longpoll poll.wished']);
  });

  it('that throws what is ours fails; called off meanwhile it is over, and nobody is told', async () => {
    const ours = recoveryError('caller', 'body-too-large', 'planted', 'planted');
    const failed = await flown('Sync', ours);
    expect([failed.error, failed.types]).toEqual([ours, []]);
    const abort = new AbortController();
    const called = await flown('Sync', page, { abort }, {}, { send: () => (abort.abort(), Promise.reject(new Error('planted'))) });
    expect([called.error, called.types]).toEqual([undefined, []]);
  });

  it('without an answer has no reply, and keeps the one before', async () => {
    const reply = { status: 200 } as never;
    const { exchange, error } = await flown('Sync', new Error('planted'), { reply });
    expect([exchange.reply, error, exchange.because?.status]).toEqual([reply, undefined, 'transport.offline']);
  });

  it('tells how long a poll was out', async () => {
    const { posted } = await flown('Ping', statusAnswer('Ping', 2));
    expect(posted.filter(({ to }) => to === 'longpoll').map(({ event }) => event)).toContainEqual({ type: 'poll.changed', lived: 7 });
  });

  it('tells the account of progress where there is some', async () => {
    expect((await flown('Sync', page)).posted).toContainEqual({ to: 'ladder', event: { type: 'account.progressed' } });
    expect((await flown('Sync', statusAnswer('Sync', 4))).types.filter((type) => type.startsWith('ladder'))).toEqual([]);
  });

  it('of the app that mends a rung is heard after its answer, with the folders it brought', async () => {
    const { posted, world, types } = await flown('FolderSync', folderSyncAnswer('1', '5', '6'));
    expect(posted.at(-1)).toEqual({ to: 'ladder', event: { type: 'rung.mended', rung: 'hierarchy' } });
    expect(types.at(-2)).toMatch(/^Sync#1 accept/u);
    expect(world.account.folders.count).toBe(2);
    expect((await flown('Sync', page)).types.filter((type) => type.includes('mended'))).toEqual([]);
  });

  it('that is called off while it is written down has not left: it is not counted, and nobody is told of it', async () => {
    const abort = new AbortController();
    const { sent, told, exchange } = await flown('FolderCreate', page, { abort }, {}, {}, { save: async () => abort.abort() });
    expect([sent, told, exchange.attempts]).toEqual([[], [], 0]);
  });

  it('that went well shows that the rungs are whole; one that did not shows nothing', async () => {
    const proven = async (command: string, answer: Uint8Array) => {
      const repaired = { at: NOW, isProven: false };
      return (await flown(command, answer, {}, {}, {}, { repaired })).world.repaired?.isProven;
    };
    expect(await proven('Sync', page)).toBe(true);
    expect(await proven('Search', statusAnswer('Search', 1))).toBe(true);
    expect(await proven('Ping', statusAnswer('Ping', 2))).toBe(true);
    expect(await proven('Sync', statusAnswer('Sync', 4))).toBe(false);
  });

  it('of bytes in a version the server has just refused does not leave again: its answer counts once more, and stays to be handed out', async () => {
    let drops = 0;
    const reply = { status: 400, headers: {}, body: new Uint8Array(0), drop: () => void (drops += 1) };
    const decision = { do: 'repair', rung: 'version', then: 'replay' } as const;
    const { sent, told, exchange, world } = await flown('Sync', page, { fixed: true, decision, asked: QUESTION, reply });
    expect([sent, told.filter(({ type }) => type === 'attempt'), exchange.attempts]).toEqual([[], [], 0]);
    expect([exchange.reply, drops, world.server]).toEqual([reply, 0, undefined]);
    expect((await flown('Sync', page, { decision, asked: QUESTION, reply })).sent).toEqual([true]);
    const provisioned = { ...decision, rung: 'policy' };
    expect((await flown('Sync', page, { fixed: true, decision: provisioned, asked: QUESTION, reply })).sent).toEqual([true]);
    // Another version, another server, another sign-in: it has not said anything to that yet.
    for (const asked of [QUESTION.replace('14.1', '16.1'), QUESTION.replace('mail.', 'old.'), QUESTION.replace(' 0', ' 1')])
      expect((await flown('Sync', page, { fixed: true, decision, asked, reply })).sent, asked).toEqual([true]);
  });

  it('may have a reply, and one before it, that have nothing to let go of', async () => {
    const reply = { status: 200, headers: {}, body: page };
    const { exchange, error } = await flown('Sync', page, { reply }, {}, { send: async () => reply });
    expect([exchange.reply, error]).toEqual([reply, undefined]);
  });

  it('lets go of what still brings its body, but for a call that hands it out', async () => {
    for (const [more, drops] of [
      [{}, 1],
      [{ fixed: true }, 0],
      [{ own: true, fixed: true }, 1],
      [{ own: true }, 1],
    ] as const)
      expect((await flown('Sync', page, more)).drops).toBe(drops);
  });
});
