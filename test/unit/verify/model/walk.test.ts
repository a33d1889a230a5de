import { describe, expect, it } from 'vitest';
import { composed, PAIRS, PRODUCTS } from '../../../../src/verify/model/compositions.ts';
import { walk } from '../../../../src/verify/model/walk.ts';

// The session as a whole, two parts at a time: exchange, ladder, collection, outbox, long poll. `npm run verify` walks all at once.

describe.each(composed(PAIRS).map((world) => [world.name, world] as const))('%s', (_, world) => {
  const row = walk(world);

  it('holds: one repair at a time and an outage, the lowest rung first, nobody stranded, no mail twice and none lost, every way ends', () => {
    expect(row.stories).toEqual([]);
    expect(row).toMatchObject({ stuck: 0, circles: 0 });
  });

  it('takes no longer than the budgets promise, and goes everywhere', () => {
    expect(row.longest).toBeLessThanOrEqual(row.promised ?? 0);
    expect(row.longest).toBeGreaterThan(world.parts.length);
    expect(row.states).toBeGreaterThan(1000);
  });
});

it('a walk that is too large is a finding, not a cut', () => {
  const [world] = composed(PRODUCTS.slice(0, 1));
  expect(world === undefined ? [] : walk(world, 500).stories).toEqual([
    { check: 'size', what: 'more than 500 states: abstract further', steps: [] },
  ]);
});
