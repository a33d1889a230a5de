import { describe, expect, it } from 'vitest';
import { collectionMachine } from '../../../machines/collection.machine.ts';
import { NEW_COLLECTION, type CollectionNote } from '../../../src/core/collection.ts';
import { COLLECTION } from '../../../src/core/limits.ts';
import { play, type Played, type TestEvent } from '../../support/machines.ts';

const LATER = 1_000;
const DAY_MS = 24 * 3_600_000;
const fresh = play(collectionMachine, { limits: COLLECTION });
const from = (note: Partial<CollectionNote>): Played =>
  play(collectionMachine, { limits: COLLECTION, note: { ...NEW_COLLECTION, ...note } });
const page = (items: number, more = false, deletes = 0, now = 1): TestEvent => ({
  type: 'page.came',
  items,
  deletes,
  more,
  now,
  until: LATER,
});
const given = (now = 1, fed = true): TestEvent => ({ type: 'key.given', fed, now });
const empty = (now = 1, fed = false): TestEvent => ({ type: 'reply.empty', fed, now });
const RESET: TestEvent = { type: 'collection.reset', until: LATER };
const times = (count: number, event: TestEvent): readonly TestEvent[] => Array.from({ length: count }, () => event);
const note = (played: Played): CollectionNote => played.context['note'] as CollectionNote;

describe('the first download [MS-ASCMD 2.2.1.21]', () => {
  it('goes from a key over its pages to the whole', () => {
    const key = fresh.send(given());
    expect(key.value).toBe('downloading');
    expect(key.send(page(5, true)).value).toBe('downloading');
    expect(key.send(page(5, true), page(2)).value).toBe('complete');
    expect(note(key.send(page(5, true), page(2)))).toEqual(NEW_COLLECTION);
  });

  it('of an empty folder is whole at once, and nobody is accused', () => {
    const whole = fresh.send(given(1, false), page(0));
    expect([whole.value, whole.effects]).toEqual(['complete', []]);
    expect(whole.send(...times(1000, page(0))).value).toBe('complete');
  });

  it('puts nothing into limbo: there was nothing before', () => {
    expect(note(fresh.send(given(), page(5)))).toMatchObject({ until: 0 });
  });
});

describe('a lost key', () => {
  const lost = fresh.send(RESET);

  it('puts what the app had into limbo, and says so', () => {
    expect(lost.value).toBe('keyless');
    expect(lost.effects).toEqual([{ type: 'effect.doubt', why: 'state-lost', until: LATER }]);
  });

  it('leaves in doubt what has not come back with the last page, until a later answer confirms it', () => {
    const back = lost.send(given(), page(5, true), page(5));
    expect([back.value, back.effects]).toEqual(['doubting', []]);
    expect(back.send(page(0, false, 0, LATER - 1)).value).toBe('doubting');
    const over = back.send(page(0, false, 0, LATER));
    expect([over.value, over.effects]).toEqual(['complete', [{ type: 'effect.undoubt', how: 'confirmed' }]]);
    expect(note(over)).toEqual(NEW_COLLECTION);
  });

  it('again while it is in doubt begins anew, and the later moment counts', () => {
    const again = lost.send(given(), page(5), { ...RESET, until: 2 * LATER });
    expect([again.value, note(again).until]).toEqual(['keyless', 2 * LATER]);
    expect(again.send({ ...RESET, until: 5 }).context).toMatchObject({ note: { until: 2 * LATER } });
  });
});

describe('very many deletions', () => {
  const half = Math.ceil(COLLECTION.massDeletes / 2);
  const gone = fresh.send(page(0, true, half), page(0, false, half));

  it('over one run of pages put what is gone into limbo', () => {
    expect([gone.value, gone.effects]).toEqual(['doubting', [{ type: 'effect.doubt', why: 'mass-deletes', until: LATER }]]);
  });

  it('spread over several runs are ordinary', () => {
    expect(fresh.send(page(0, false, half), page(0, false, half)).value).toBe('complete');
  });

  it('that come back were a mistake of the server’s', () => {
    const back = gone.send(page(half));
    expect([back.value, back.effects]).toEqual(['complete', [{ type: 'effect.undoubt', how: 'dispelled' }]]);
    expect(gone.send(page(1)).value).toBe('doubting');
  });

  it('are confirmed by a later answer', () => {
    expect(gone.send(page(0, true, 0, LATER)).value).toBe('doubting');
    expect(gone.send(page(0, false, 0, LATER)).effects).toEqual([{ type: 'effect.undoubt', how: 'confirmed' }]);
  });
});

describe('what leads nowhere', () => {
  it('key 0 again and again without an item: the account that was never given one is kept out by somebody', () => {
    const four = fresh.send(...times(COLLECTION.mostPrimings, given(1, false)));
    expect(four.value).toBe('downloading');
    const stalled = four.send(given(1, false));
    expect([stalled.value, stalled.effects]).toEqual(['stalled', [{ type: 'effect.stall', who: 'admin', why: 'blocked' }]]);
    expect(fresh.send(...times(COLLECTION.mostPrimings + 1, empty())).value).toBe('stalled');
  });

  it('and the account that was given items elsewhere is in a circle', () => {
    expect(fresh.send(...times(COLLECTION.mostPrimings + 1, given())).effects).toEqual([
      { type: 'effect.stall', who: 'user', why: 'loop' },
    ]);
  });

  it('an item, or a day, between them is no circle', () => {
    const some = fresh.send(...times(COLLECTION.mostPrimings, given()));
    expect(some.send(page(1), given()).value).toBe('downloading');
    expect(some.send(given(1 + DAY_MS)).context).toMatchObject({ note: { primings: 1, primedAt: 1 + DAY_MS } });
  });

  it('pages with MoreAvailable and nothing else are counted; one with something ends the count [MS-ASCMD 2.2.3.116]', () => {
    const many = fresh.send(given(), ...times(COLLECTION.mostEmptyPages, page(0, true)));
    expect(many.value).toBe('downloading');
    expect(many.send(page(0, true)).effects).toEqual([{ type: 'effect.stall', who: 'user', why: 'loop' }]);
    expect(many.send(page(1, true), page(0, true)).value).toBe('downloading');
    expect(fresh.send(...times(COLLECTION.mostEmptyPages, page(0, true)), page(0, true, 1), page(0, true)).value).toBe('complete');
  });

  it('starts anew when somebody has acted, or when an item comes after all', () => {
    const stalled = fresh.send(...times(COLLECTION.mostPrimings + 1, given()));
    expect(stalled.send(page(0)).value).toBe('stalled');
    expect(stalled.send(page(1, true)).value).toBe('downloading');
    const released = stalled.send({ type: 'account.released' });
    expect([released.value, note(released)]).toEqual(['keyless', NEW_COLLECTION]);
  });
});

it('after a restart goes on where it stood', () => {
  for (const state of ['keyless', 'downloading', 'complete', 'doubting', 'stalled'] as const) expect(from({ state }).value).toBe(state);
});

describe('a key out of key 0', () => {
  const COMPLETE = { state: 'complete' } as const;
  const DOUBTING = { state: 'doubting', until: LATER } as const;
  const DOWNLOADING = { state: 'downloading' } as const;

  it('starts a download, wherever the collection stood, and is counted', () => {
    for (const at of [COMPLETE, DOUBTING, DOWNLOADING, { state: 'keyless' } as const]) {
      const key = from(at).send(given(7));
      expect(key.value, at.state).toBe('downloading');
      expect(note(key), at.state).toMatchObject({ primings: 1, primedAt: 7 });
    }
  });

  it('that does not come leaves it without one, and is counted', () => {
    for (const at of [COMPLETE, DOUBTING, DOWNLOADING, { state: 'keyless' } as const]) {
      const nothing = from(at).send(empty(7));
      expect(nothing.value, at.state).toBe('keyless');
      expect(note(nothing), at.state).toMatchObject({ primings: 1, primedAt: 7 });
    }
  });

  it('of another day is another story, an item ends it; a page without one does not', () => {
    const first = from(COMPLETE).send(given(7));
    expect(note(first.send(given(7 + DAY_MS - 1)))).toMatchObject({ primings: 2, primedAt: 7 });
    expect(note(first.send(given(7 + DAY_MS)))).toMatchObject({ primings: 1, primedAt: 7 + DAY_MS });
    expect(note(first.send(page(1, true)))).toMatchObject({ primings: 0, primedAt: 0 });
    expect(note(first.send(page(0, true)))).toMatchObject({ primings: 1, primedAt: 7 });
  });
});

describe('pages of a run', () => {
  it('count what they took away up to the last one', () => {
    const run = from({ state: 'complete' }).send(page(1, true, 3));
    expect(note(run).gone).toBe(3);
    expect(note(run.send(page(0, false, 2)))).toMatchObject({ gone: 0, empty: 0 });
    expect(note(from({ state: 'complete' }).send(page(0, true), page(0, true)))).toMatchObject({ empty: 2 });
  });

  it('of a collection in doubt neither end the doubt early nor forget what went', () => {
    const doubting = from({ state: 'doubting', until: LATER, gone: 100 });
    const early = doubting.send(page(1, false, 4, LATER - 1));
    expect([early.value, note(early).gone]).toEqual(['doubting', 104]);
    const confirmed = doubting.send(page(1, false, 0, LATER));
    expect([confirmed.value, note(confirmed).until, note(confirmed).gone]).toEqual(['complete', 0, 0]);
    const back = doubting.send(page(50));
    expect([back.value, note(back).until, note(back).gone]).toEqual(['complete', 0, 0]);
  });

  it('that take away much while it is in doubt already tell the app nothing new', () => {
    const lost = from({ state: 'complete', until: LATER }).send(page(0, false, 1_000));
    expect([lost.value, lost.effects]).toEqual(['complete', []]);
  });
});

describe('a page that ends something is counted first', () => {
  it('what a mass loss took away is what has to come back', () => {
    const lost = from({ state: 'complete' }).send(page(0, false, COLLECTION.massDeletes));
    expect([lost.value, note(lost).gone]).toEqual(['doubting', COLLECTION.massDeletes]);
  });

  it('its items end the count of answers without one', () => {
    const starved = { primings: 1, primedAt: 7 };
    expect(note(from({ state: 'complete', ...starved }).send(page(1)))).toMatchObject({ primings: 0, primedAt: 0 });
    const doubting = from({ state: 'doubting', until: LATER, gone: 100, ...starved });
    expect(note(doubting.send(page(50)))).toMatchObject({ primings: 0, primedAt: 0 });
    expect(note(doubting.send(page(1, false, 0, LATER)))).toMatchObject({ primings: 0, primedAt: 0 });
  });
});
