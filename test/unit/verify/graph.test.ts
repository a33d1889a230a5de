import { expect, it } from 'vitest';
import { circleIn, rankOf, strandedIn, wayTo } from '../../../src/verify/graph.ts';

const arcs = [
  { from: 0, to: 1, cost: 2 },
  { from: 1, to: 2, cost: 0 },
  { from: 0, to: 2, cost: 1 },
];

it('the rank falls along every arc, and the dearest way counts costs, not steps', () => {
  const { rank, dearest, circling } = rankOf(3, arcs, ({ cost }) => cost);
  for (const { from, to } of arcs) expect(rank[from]).toBeGreaterThan(rank[to] ?? 0);
  expect(dearest).toEqual([2, 0, 0]);
  expect(circling).toEqual([]);
});

it('a circle has no rank: it is named, arc by arc', () => {
  const round = [...arcs, { from: 2, to: 1, cost: 0 }];
  const { circling } = rankOf(3, round, () => 0);
  expect(circling).toEqual([0, 1, 2]);
  expect(circleIn(3, round, circling).map(({ from, to }) => [from, to])).toEqual([[1, 2], [2, 1]]); // prettier-ignore
});

it('an arc that stays is a circle too', () => {
  expect(rankOf(1, [{ from: 0, to: 0 }], () => 0).circling).toEqual([0]);
  expect(circleIn(1, [{ from: 0, to: 0 }], [0])).toEqual([{ from: 0, to: 0 }]);
});

it('names the states from which no goal is reached', () => {
  expect(strandedIn(4, arcs, (state) => state === 2)).toEqual([3]);
});

it('the way to a state is the shortest', () => {
  expect(wayTo(3, arcs, 2)).toEqual([arcs[2]]);
  expect(wayTo(3, arcs, 0)).toEqual([]);
});
