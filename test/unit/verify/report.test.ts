import { expect, it } from 'vitest';
import type { Row } from '../../../src/verify/machine.ts';
import { holds, storiesOf, tableOf } from '../../../src/verify/report.ts';

const row: Row = {
  name: 'door', states: 3, events: 12, edges: 5, longest: 2, promised: undefined, byRule: 5, byName: 1, undecided: 0, stuck: 0, circles: 0, stories: [],
}; // prettier-ignore

it('a row a machine, numbers to the right', () => {
  expect(tableOf([row])).toBe(
    '      states  events  edges  longest  promised  by rule  by name  undecided  stuck  unbounded\n' +
      'door       3      12      5        2         -        5        1          0      0          0\n',
  );
});

it('a counterexample is a story of events, numbered', () => {
  const stories = [{ check: 'asked', what: 'asks nobody', steps: ['starts', 'locks'] }];
  expect(storiesOf([row, { ...row, stories }])).toBe('\ndoor, asked: asks nobody\n  1. starts\n  2. locks\n');
});

it.each([{ undecided: 1 }, { stuck: 1 }, { circles: 1 }, { stories: [{ check: 'law', what: 'so', steps: [] }] }])(
  '%o does not hold',
  (wrong) => {
    expect(holds([row])).toBe(true);
    expect(holds([row, { ...row, ...wrong }])).toBe(false);
  },
);
