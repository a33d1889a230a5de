import { describe, expect, it } from 'vitest';
import { COLLECTION, CONFIRM_AFTER_MS } from '../../../src/core/limits.ts';
import { memoryStore } from '../../../src/stores/memory.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { openAccount, type Account } from '../../support/account.ts';
import { syncAnswer, syncRequest } from '../../support/messages.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const ORDINARY = syncRequest({ id: '5', key: '1' });
const PRIMING = syncRequest({ id: '5', key: '0' });
const ITEMS = syncAnswer({ id: '5', key: '2', items: 3 });
const KEY = syncAnswer({ id: '5', key: '1' });
const NOTHING = {};
const LOST = syncAnswer({ id: '5', status: 3 });

/** An answer with these deletions, and MoreAvailable if there is more. */
function page({ deletes = 0, more = false }: { readonly deletes?: number; readonly more?: boolean }): Bytes {
  const gone = Array.from({ length: deletes }, (_, at) => element('AirSync:Delete', element('AirSync:ServerId', `5:${at}`)));
  return encode(
    element(
      'AirSync:Sync',
      element(
        'AirSync:Collections',
        element(
          'AirSync:Collection',
          element('AirSync:SyncKey', '2'),
          element('AirSync:CollectionId', '5'),
          element('AirSync:Status', '1'),
          more ? element('AirSync:MoreAvailable') : undefined,
          gone.length > 0 ? element('AirSync:Commands', ...gone) : undefined,
        ),
      ),
    ),
  );
}

const limbo = ({ told }: Account): unknown[] =>
  ['doubtful', 'confirmed', 'dispelled'].flatMap((type) =>
    told(type as 'doubtful').map(({ type: name, why }) => (why ? `${name} ${why}` : name)),
  );

async function ask(account: Account, body: Bytes, ...answers: Parameters<Account['server']['answer']>[1][]) {
  for (const one of answers) account.server.answer('Sync', one);
  const { outcome } = await account.request('Sync', body);
  await account.time.quiet();
  return outcome;
}

describe('very many deletions', () => {
  it('are told as doubtful with the answer that brought them, and confirmed by a later one', async () => {
    const account = openAccount();
    const outcome = await ask(account, ORDINARY, page({ deletes: COLLECTION.massDeletes }));
    const until = account.time.clock.now() + CONFIRM_AFTER_MS;
    expect(outcome.doubtful).toEqual([{ collectionId: '5', until }]);
    expect(account.told('doubtful')).toEqual([{ type: 'doubtful', collectionId: '5', why: 'mass-deletes', until }]);
    expect((await ask(account, ORDINARY, NOTHING)).doubtful).toEqual([{ collectionId: '5', until }]);
    await account.time.pass(CONFIRM_AFTER_MS);
    expect((await ask(account, ORDINARY, NOTHING)).doubtful).toBeUndefined();
    expect(account.told('confirmed')).toEqual([{ type: 'confirmed', collectionId: '5' }]);
  });

  it('that come back are told as a mistake', async () => {
    const account = openAccount();
    await ask(account, ORDINARY, page({ deletes: COLLECTION.massDeletes }));
    await ask(account, ORDINARY, syncAnswer({ id: '5', key: '3', items: COLLECTION.massDeletes }));
    expect(limbo(account)).toEqual(['doubtful mass-deletes', 'dispelled']);
  });

  it('in doubt survive a kill', async () => {
    const store = memoryStore();
    const time = virtualTime();
    await ask(openAccount({ store }, time), ORDINARY, page({ deletes: COLLECTION.massDeletes }));
    const after = openAccount({ store }, time);
    expect((await ask(after, ORDINARY, NOTHING)).doubtful).toHaveLength(1);
    await time.pass(CONFIRM_AFTER_MS);
    await ask(after, ORDINARY, NOTHING);
    expect(limbo(after)).toEqual(['confirmed']);
  });

  it('fewer are ordinary, and nothing is kept of them', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    expect((await ask(account, ORDINARY, page({ deletes: COLLECTION.massDeletes - 1 }))).doubtful).toBeUndefined();
    expect(limbo(account)).toEqual([]);
    expect(store.saved.every(({ account: { collections } }) => Object.keys(collections).length === 0)).toBe(true);
  });
});

describe('a lost key [MS-ASCMD 3.1.5.4]', () => {
  it('leaves in limbo what did not come back, until it is confirmed', async () => {
    const account = openAccount({ hooks: { collectionReset: async () => undefined } });
    let key = '1';
    account.server.answer('Sync', LOST, KEY);
    await account.request('Sync', (at) => ({
      url: 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=someone&DeviceId=device1&DeviceType=test',
      headers: { 'MS-ASProtocolVersion': '14.1' },
      body: syncRequest({ id: '5', key: (key = at.startsOver('5') ? '0' : key) }),
    }));
    await ask(account, ORDINARY, ITEMS);
    expect(limbo(account)).toEqual(['doubtful state-lost']);
    await account.time.pass(CONFIRM_AFTER_MS);
    await ask(account, ORDINARY, NOTHING);
    expect(limbo(account)).toEqual(['doubtful state-lost', 'confirmed']);
  });

  it('that the app has to see to itself does so too', async () => {
    const account = openAccount();
    await ask(account, ORDINARY, LOST);
    expect(limbo(account)).toEqual(['doubtful state-lost']);
  });
});

describe('a device that is given nothing', () => {
  it('primes a few times, then the account is held for the administrator, and asked again when somebody has acted', async () => {
    const account = openAccount();
    for (let round = 0; round <= COLLECTION.mostPrimings; round += 1) await ask(account, PRIMING, KEY);
    expect(account.session.getSnapshot().holds).toMatchObject([{ who: 'admin', why: 'blocked' }]);
    const seen = account.server.seen.length;
    expect((await account.request('Sync', PRIMING)).outcome.kind).toBe('held');
    expect(account.server.seen).toHaveLength(seen);
    await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
    await account.time.quiet();
    expect((await ask(account, PRIMING, KEY)).kind).toBe('done');
    await ask(account, ORDINARY, ITEMS);
    expect(account.session.getSnapshot().holds).toEqual([]);
  });

  it('as an empty answer to key 0 counts once a request, and only from a server that says who it is', async () => {
    const portal = openAccount({ transport: async () => new Response(null) });
    for (let round = 0; round < 3 * COLLECTION.mostPrimings; round += 1) await portal.request('Sync', PRIMING);
    expect(portal.session.getSnapshot().holds).toEqual([]);
    const account = openAccount();
    account.server.answer('Sync', NOTHING, '...');
    for (let round = 0; round < COLLECTION.mostPrimings; round += 1)
      expect((await account.request('Sync', PRIMING)).outcome.kind).toBe('refused');
    await account.time.quiet();
    expect(account.session.getSnapshot().holds).toEqual([]);
    await account.request('Sync', PRIMING);
    await account.time.quiet();
    expect(account.session.getSnapshot().holds).toMatchObject([{ who: 'admin', why: 'blocked' }]);
  });

  it('is not said of an account whose folders are empty: they are asked for once and stay on their keys', async () => {
    const account = openAccount();
    for (const id of ['5', '6', '7', '8', '9']) await ask(account, syncRequest({ id, key: '0' }), syncAnswer({ id, key: '1' }));
    for (let round = 0; round < 20; round += 1) await ask(account, ORDINARY, NOTHING);
    expect(account.session.getSnapshot().holds).toEqual([]);
  });

  it('nor of one that was ever given an item: then only this collection is in a circle', async () => {
    const account = openAccount();
    await ask(account, syncRequest({ id: '6', key: '1' }), syncAnswer({ id: '6', key: '2', items: 1 }));
    for (let round = 0; round <= COLLECTION.mostPrimings; round += 1) await ask(account, PRIMING, KEY);
    expect(account.session.getSnapshot().holds).toMatchObject([{ who: 'user', why: 'loop' }]);
    expect((await ask(account, syncRequest({ id: '6', key: '2' }), NOTHING)).kind).toBe('done');
    expect((await account.request('Sync', PRIMING)).outcome.kind).toBe('held');
  });
});

it('pages that say there is more and bring nothing come to an end [MS-ASCMD 2.2.3.116]', async () => {
  const account = openAccount();
  account.server.answer('Sync', page({ more: true }), '...');
  const loops = () => account.session.getSnapshot().holds.filter(({ why }) => why === 'loop');
  // They are slowed down before that: an hour is long enough for all of them.
  for (let round = 0; loops().length === 0 && round < 60; round += 1) {
    await account.request('Sync', ORDINARY);
    await account.time.pass(60_000);
  }
  expect(loops()).toMatchObject([{ who: 'user' }]);
  expect(account.server.seen).toHaveLength(COLLECTION.mostEmptyPages + 1);
});

it('a store that refuses loses no doubt', async () => {
  const store = fakeStore();
  const account = openAccount({ store });
  store.fail(1);
  await ask(account, ORDINARY, page({ deletes: COLLECTION.massDeletes }));
  expect(limbo(account)).toEqual(['doubtful mass-deletes']);
  await ask(account, ORDINARY, NOTHING);
  expect(store.saved.at(-1)?.account.collections).toMatchObject({ 5: { state: 'doubting' } });
});
