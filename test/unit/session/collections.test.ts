import { describe, expect, it } from 'vitest';
import { COLLECTION, CONFIRM_AFTER_MS } from '../../../src/core/limits.ts';
import { memoryStore } from '../../../src/stores/memory.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { openAccount, type Account } from '../../support/account.ts';
import { syncAnswer, syncRequest } from '../../support/messages.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';
import { NEW_COLLECTION, type CollectionNote } from '../../../src/core/collection.ts';
import type { Effect } from '../../../src/core/effect.ts';
import { COLLECTIONS_REMEMBERED } from '../../../src/core/limits.ts';
import type { Observation, Page } from '../../../src/core/protocol.ts';
import type { Judged } from '../../../src/policy/plan.ts';
import { NEW_ACCOUNT } from '../../../src/session/account.ts';
import {
  collectionOf, confirmAt, doubtsOf, hearOfSync, performCollection, releaseCollections, withCollection,
} from '../../../src/session/collections.ts'; // prettier-ignore
import { exchangeOf, MARKS, NOW, partsOf, type Parts } from '../../support/world.ts';

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

// ---- the parts, without a session around them

const note = (more: Partial<CollectionNote> = {}): CollectionNote => ({ ...NEW_COLLECTION, ...more });
const context = (more: Partial<CollectionNote> = {}) => ({ note: note(more), limits: COLLECTION });
/** What is doubted now is believed then: chance is one half. */
const THEN = NOW + 1.5 * CONFIRM_AFTER_MS;

/** What the collections of an account hear of an answer, by their ids. Those that have an actor already are named. */
function heard(
  exchange: object,
  whole: object,
  more: Partial<Observation> & { readonly status?: string; readonly moved?: readonly string[] } = {},
  actors: readonly string[] = [],
) {
  const parts = partsOf();
  for (const id of actors) parts.actors.set(`collection:${id}`, { value: 'doubting', context: context() });
  const { status = 'Sync.1', moved = [], ...observed } = more;
  const judged = { whole, because: { status }, moved } as unknown as Judged;
  hearOfSync(parts.world, exchangeOf({ marks: { ...MARKS, collections: ['5', '6'] }, ...exchange }), judged, observed as Observation);
  return { parts, events: parts.posted.map(({ to, event }) => [collectionOf(to), event]) };
}

const pageOf = (collectionId: string, more: Partial<Page> = {}): Page => ({ collectionId, items: 0, deletes: 0, more: false, ...more });

describe('what a collection hears of a Sync', () => {
  const ACCEPT = { do: 'accept' };
  const times = { now: NOW, until: THEN };

  it('that its key is lost, all of those the request named where none is', () => {
    const reset = { type: 'collection.reset', until: THEN };
    expect(heard({}, { do: 'reset', scope: 'collection', collections: ['6'] }).events).toEqual([['6', reset]]);
    for (const collections of [[], undefined])
      expect(heard({}, { do: 'reset', scope: 'all', collections }).events).toEqual([
        ['5', reset],
        ['6', reset],
      ]);
  });

  it('nothing of a lost hierarchy, and nothing where its own page is on its way', () => {
    expect(heard({}, { do: 'reset', scope: 'hierarchy', collections: ['5'] }).events).toEqual([]);
    expect(heard({}, { do: 'reset', scope: 'collection', collections: ['5', '6'] }, { moved: ['5'] }).events.map(([id]) => id)).toEqual([
      '6',
    ]);
  });

  it('that key 0 was answered with a key, or with nothing by a server that says who it is', () => {
    const primed = { marks: { ...MARKS, collections: ['5'], primed: ['5'] } };
    const server = { ...primed, reply: { headers: { 'ms-server-activesync': '15.20' } } };
    const given = { type: 'key.given', fed: false, now: NOW };
    expect(heard(primed, ACCEPT, { moved: ['5'] }, ['5']).events).toEqual([['5', given]]);
    const empty = { status: 'transport.empty-body' };
    expect(heard(server, { do: 'reject' }, empty, ['5']).events).toEqual([['5', { type: 'reply.empty', fed: false, now: NOW }]]);
    expect(heard(server, { do: 'retry' }, empty, ['5']).events).toEqual([]);
    expect(heard(server, { do: 'reject' }, { status: 'Sync.4' }, ['5']).events).toEqual([]);
    expect(heard(primed, { do: 'reject' }, empty, ['5']).events).toEqual([]);
    expect(heard({ ...primed, reply: { headers: {} } }, { do: 'reject' }, empty, ['5']).events).toEqual([]);
  });

  it('of every page, and of those that brought none when all went well', () => {
    const came = heard({}, ACCEPT, { pages: [pageOf('5', { items: 2, more: true })] }, ['5', '6']).events;
    expect(came).toEqual([
      ['5', { type: 'page.came', items: 2, deletes: 0, more: true, ...times }],
      ['6', { type: 'page.came', items: 0, deletes: 0, more: false, ...times }],
    ]);
    expect(heard({}, { do: 'retry' }, {}, ['5', '6']).events).toEqual([]);
    const primed = { marks: { ...MARKS, collections: ['5'], primed: ['5'] } };
    expect(heard(primed, ACCEPT, { pages: [pageOf('5', { items: 2 })] }, ['5']).events).toEqual([]);
  });

  it('only where there is something to know: a page like any other makes no actor', () => {
    expect(heard({}, ACCEPT, { pages: [pageOf('5', { items: 2 })] }).events).toEqual([]);
    expect(heard({}, ACCEPT, { pages: [pageOf('5', { more: true })] }).events.map(([id]) => id)).toEqual(['5']);
    expect(heard({}, ACCEPT, { pages: [pageOf('5', { deletes: COLLECTION.massDeletes })] }).events.map(([id]) => id)).toEqual(['5']);
    expect(heard({}, ACCEPT, { pages: [pageOf('5', { deletes: COLLECTION.massDeletes - 1 })] }).events).toEqual([]);
  });

  it('whose note was kept goes on from it', () => {
    const parts = partsOf({ collections: { '5': note({ state: 'doubting', until: 9 }) } });
    hearOfSync(
      parts.world,
      exchangeOf({ marks: { ...MARKS, collections: ['5'] } }),
      { whole: ACCEPT, because: { status: 'Sync.1' }, moved: [] } as unknown as Judged,
      {} as Observation,
    );
    expect(parts.actors.get('collection:5')?.context).toEqual({ limits: COLLECTION, note: note({ state: 'doubting', until: 9 }) });
    expect(parts.posted.map(({ event }) => event.type)).toEqual(['page.came']);
  });

  it('an actor that is there is not made again', () => {
    const { parts } = heard({}, ACCEPT, { pages: [pageOf('5', { more: true })] }, ['5']);
    expect(parts.actors.get('collection:5')?.value).toBe('doubting');
  });

  it.each([
    ['of the library’s own', { own: true }],
    ['of another command', { command: 'GetItemEstimate' }],
    ['whose bytes were never made', { marks: undefined }],
  ])('nothing of a request %s', (_, exchange) => {
    expect(heard(exchange, ACCEPT, { pages: [pageOf('5', { items: 1, more: true })] }, ['5', '6']).events).toEqual([]);
  });

  it('that the account has been given an item is known from then on', () => {
    const { parts } = heard({}, ACCEPT, { pages: [pageOf('5', { items: 1 })] });
    expect(parts.world.account.fed).toBe(true);
    expect(heard({}, ACCEPT, { pages: [pageOf('5', { deletes: 1 })] }).parts.world.account.fed).toBe(false);
  });
});

describe('what is kept of a collection', () => {
  const kept = (actor: string, value: string, more: Partial<CollectionNote>, before: Readonly<Record<string, CollectionNote>> = {}) =>
    withCollection({ ...NEW_ACCOUNT, collections: before }, actor, value, context(more)).collections;

  it.each([['primings'], ['empty'], ['gone'], ['until']] as const)('one that is complete is forgotten, one with %s is not', (field) => {
    const other = { '6': note({ state: 'stalled' }) };
    expect(kept('collection:5', 'complete', {}, { ...other, '5': note({ [field]: 3 }) })).toEqual(other);
    expect(kept('collection:5', 'complete', { [field]: 3 }, other)).toEqual({ ...other, '5': note({ [field]: 3 }) });
  });

  it('one on its way is kept, whatever it counts', () => {
    expect(kept('collection:5', 'downloading', {})).toEqual({ '5': note({ state: 'downloading' }) });
  });

  it('an account that knows it already is the same account', () => {
    const before = { ...NEW_ACCOUNT, collections: { '5': note({ state: 'stalled', empty: 2 }) } };
    expect(withCollection(before, 'collection:5', 'stalled', context({ empty: 2 }))).toBe(before);
    expect(withCollection(before, 'collection:5', 'stalled', context({ empty: 3 })).collections['5']?.empty).toBe(3);
    expect(withCollection(before, 'collection:6', 'complete', context())).toBe(before);
    expect(withCollection(before, 'Sync#1', 'complete', context())).toBe(before);
  });

  it('of too many the oldest go', () => {
    const many = Object.fromEntries(Array.from({ length: COLLECTIONS_REMEMBERED }, (_, at) => [`c${at}`, note({ state: 'stalled' })]));
    const ids = Object.keys(kept('collection:new', 'stalled', {}, many));
    expect(ids).toHaveLength(COLLECTIONS_REMEMBERED);
    expect([ids[0], ids.at(-1)]).toEqual(['c1', 'new']);
  });

  it('what is in limbo of those a request names is told with its end', () => {
    const { world } = partsOf({ collections: { '5': note({ until: 9 }), '6': note({ state: 'stalled' }), '7': note({ until: 4 }) } });
    expect(doubtsOf(world, exchangeOf({ marks: { ...MARKS, collections: ['5', '6', 'constructor'] } }))).toEqual([
      { collectionId: '5', until: 9 },
    ]);
    expect(doubtsOf(world, exchangeOf({ marks: undefined }))).toEqual([]);
  });

  it('what vanished is confirmed a quarter of an hour later at the earliest, half an hour at the latest', () => {
    for (const [chance, factor] of [
      [0, 1],
      [0.5, 1.5],
      [0.999, 1.999],
    ] as const)
      expect(confirmAt(partsOf({}, {}, { random: () => chance }).world)).toBe(NOW + Math.ceil(factor * CONFIRM_AFTER_MS));
  });

  it('a collection that stalled starts anew when somebody has acted, others go on as they were', () => {
    const parts = partsOf({ collections: { '5': note({ state: 'stalled' }), '6': note({ state: 'doubting', until: 3 }) } });
    releaseCollections(parts.world);
    expect(parts.posted).toEqual([{ to: 'collection:5', event: { type: 'account.released' } }]);
  });
});

describe('what a collection asks for', () => {
  function performed(
    effects: readonly Effect[],
    standing: { readonly value: string; readonly note?: Partial<CollectionNote> } | undefined,
    exchanges: readonly object[] = [],
  ): Parts {
    const parts = partsOf();
    if (standing) parts.actors.set('collection:5', { value: standing.value, context: context(standing.note) });
    for (const [at, one] of exchanges.entries()) parts.world.exchanges.set(`${at}`, exchangeOf(one));
    performCollection(parts.world, 'collection:5', effects);
    return parts;
  }

  it('doubt is told with its time, and its end by its name', () => {
    const doubt = { type: 'effect.doubt', why: 'mass-deletes', until: 9 } as const;
    expect(performed([doubt], { value: 'doubting' }).told).toEqual([
      { type: 'doubtful', collectionId: '5', why: 'mass-deletes', until: 9 },
    ]);
    expect(performed([{ type: 'effect.undoubt', how: 'dispelled' }], { value: 'complete' }).told).toEqual([
      { type: 'dispelled', collectionId: '5' },
    ]);
    expect(performed([], { value: 'complete' }).told).toEqual([]);
  });

  it('one that is complete is let go of, one that is not is kept with its note', () => {
    expect(performed([], { value: 'complete' }).actors.has('collection:5')).toBe(false);
    const kept = performed([], { value: 'downloading', note: { empty: 1 } });
    expect(kept.actors.has('collection:5')).toBe(true);
    expect(kept.world.account.collections).toEqual({ '5': note({ state: 'downloading', empty: 1 }) });
    expect(performed([], undefined).world.account.collections).toEqual({});
  });

  it('a device that is given nothing holds the account, a circle that collection alone; the step is the last one that named it', () => {
    const because = (status: string) => ({ status }) as never;
    const named = { marks: { ...MARKS, collections: ['5'] } };
    const led = [
      { ...named, because: because('Sync.1') },
      { ...named, because: because('Sync.3') },
      { marks: undefined },
      { because: because('Sync.12') },
    ];
    const loop = performed([{ type: 'effect.stall', who: 'user', why: 'loop' }], { value: 'stalled' }, led).world.account.holds;
    expect(loop).toMatchObject([{ who: 'user', why: 'loop', step: { status: 'Sync.3' }, block: { scope: 'request', key: 'Sync:5' } }]);
    const blocked = performed([{ type: 'effect.stall', who: 'admin', why: 'blocked' }], { value: 'stalled' }).world.account.holds;
    expect(blocked).toMatchObject([
      { who: 'admin', why: 'blocked', step: { command: 'Sync', code: 'hierarchy' }, block: { scope: 'account' } },
    ]);
  });
});

describe('a collection that is complete is remembered', () => {
  it.each([
    ['primed and found empty', { primings: 1, empty: 1 }],
    ['primed, with items that vanished', { primings: 2, gone: 2 }],
    ['found empty, with a doubt', { empty: 1, until: 1 }],
    ['with a doubt of the same size', { gone: 7, until: 7 }],
  ])('%s', (_, more) => {
    const known = note(more);
    const { collections } = withCollection(NEW_ACCOUNT, 'collection:5', 'complete', { note: known });
    expect(collections['5']).toEqual({ ...known, state: 'complete' });
  });

  it('but for nothing at all', () => {
    expect(withCollection(NEW_ACCOUNT, 'collection:5', 'complete', { note: NEW_COLLECTION })).toBe(NEW_ACCOUNT);
  });
});
