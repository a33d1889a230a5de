import { describe, expect, it } from 'vitest';
import { composed, PAIRS, PRODUCTS } from '../../../../src/verify/model/compositions.ts';
import { made, movesOf } from '../../../../src/verify/model/moves.ts';
import { startOf, textOf, type Composition } from '../../../../src/verify/model/state.ts';
import { walk } from '../../../../src/verify/model/walk.ts';

// The session as a whole, two parts at a time: exchange, ladder, collection, outbox, long poll. `npm run verify` walks all at once.

/** The most requests that go out when these moves are made one after the other; nothing when one of them cannot be made. */
function requestsOf(world: Composition, labels: readonly string[]): number {
  let places = [{ at: startOf(world), sent: 0 }];
  for (const label of labels) {
    const after = places.flatMap(({ at, sent }) =>
      movesOf(world, at)
        .filter((move) => move.label === label)
        .map((move) => made(world, at, move))
        .map((next) => ({ at: next.at, sent: sent + next.sent })),
    );
    // Two requests of one name are told apart by nothing in a label; each place is followed once.
    places = [...new Map(after.map((place) => [`${place.sent} ${textOf(place.at, world)}`, place])).values()];
  }
  return places.reduce((most, { sent }) => Math.max(most, sent), 0);
}

describe.each(composed(PAIRS).map((world) => [world.name, world] as const))('%s', (_, world) => {
  const row = walk(world);

  it('holds: one repair at a time and an outage, the lowest rung first, nobody stranded, no mail twice and none lost, every way ends', () => {
    expect(row.stories).toEqual([]);
    expect(row).toMatchObject({ stuck: 0, circles: 0 });
  });

  it('takes as many requests as the budgets promise at most, and goes everywhere', () => {
    expect(row.longest).toBe(row.promised);
    expect(row.states).toBeGreaterThan(1000);
  });

  it('names a way that takes as many, step by step', () => {
    expect(requestsOf(world, row.dearest ?? [])).toBe(row.promised);
  });
});

it('a walk that is too large is a finding, not a cut', () => {
  const [world] = composed(PRODUCTS.slice(0, 1));
  expect(world === undefined ? [] : walk(world, 500).stories).toEqual([
    { check: 'size', what: 'more than 500 states: abstract further', steps: [] },
  ]);
});
