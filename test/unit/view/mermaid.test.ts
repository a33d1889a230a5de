import { describe, expect, it } from 'vitest';
import type { StatusId } from '../../../src/core/status-id.ts';
import type { Arrow, Chart } from '../../../src/view/chart.ts';
import { chartOfMachine, MACHINES } from '../../../src/view/machine-list.ts';
import { mermaid } from '../../../src/view/mermaid.ts';

const pictures = MACHINES.map((machine) => [machine.name, chartOfMachine(machine)] as const);
const chart = (arrows: readonly Arrow[]): Chart => ({ id: 'toy', command: 'Sync', description: '', states: [], arrows, aside: [] });
const arrow = (reasons: Arrow['reasons']): Arrow => ({ from: 'a', to: 'b', reasons });
const codes = (count: number): readonly StatusId[] => Array.from({ length: count }, (_, index) => `common.${101 + index}` as StatusId);

describe('a picture', () => {
  it('starts at the first state and marks the ends', () => {
    const states = [
      { name: 'a', description: '', final: false },
      { name: 'b', description: '', final: true },
      { name: 'c', description: '', final: true },
    ];
    expect(mermaid({ ...chart([arrow([{ event: 'go' }])]), initial: 'a', states })).toBe(
      'stateDiagram-v2\n  direction LR\n  [*] --> a\n  a --> b: go\n  classDef ending stroke-width:3px\n  class b,c ending\n',
    );
  });

  it('an arrow without an event happens at once, or when its guard holds; guards of one event share its line', () => {
    const label = (reasons: Arrow['reasons']) => mermaid(chart([arrow(reasons)])).split('\n')[2];
    expect(label([{ event: '' }])).toBe('  a --> b: at once');
    expect(label([{ event: '', guard: 'isSpent' }])).toBe('  a --> b: (isSpent)');
    expect(label([{ event: 'go', guard: 'isOld' }, { event: 'go', guard: 'isLate' }, { event: 'stop' }])).toBe(
      '  a --> b: go (isOld or isLate)<br/>stop',
    );
    expect(
      label([
        { event: 'go', guard: 'isOld' },
        { event: 'stop', guard: 'isOld' },
        { event: 'turn', guard: 'isOld' },
      ]),
    ).toBe('  a --> b: go, stop, turn');
    expect(label([{ event: 'reset', guard: 'isOwn', codes: [] }])).toBe('  a --> b: reset (isOwn)');
  });

  it.each([
    [1, 6, 'retry 101, 102, 103, 104, 105, 106'],
    [1, 7, 'retry 101, 102, 103, 104, 105, 106 +1'],
    [2, 4, 'retry 101, 102, 103 +1'],
    [4, 2, 'retry 101 +1'],
    [7, 2, 'retry +2'],
  ])('%i kinds with %i codes each: at most six codes on the arrow, then how many more', (kinds, count, first) => {
    const text = mermaid(chart([arrow(Array.from({ length: kinds }, () => ({ event: 'retry', codes: codes(count) })))]));
    expect(text.split(': ')[1]?.split(/<br\/>|, retry|\n/)[0]).toBe(first);
    expect([...text.matchAll(/\b\d{3}\b/g)].length).toBeLessThanOrEqual(6);
  });

  it('up to six kinds have a line each, more share lines', () => {
    const text = (kinds: number) => mermaid(chart([arrow(Array.from({ length: kinds }, () => ({ event: 'retry', codes: codes(1) })))]));
    expect(text(6)).toContain(Array(6).fill('retry 101').join('<br/>'));
    expect(text(7)).toContain(Array(7).fill('retry +1').join(', '));
  });

  it.each(pictures)('%s fits on a screen', (_, one) => expect(mermaid(one).trimEnd().split('\n').length).toBeLessThanOrEqual(34));

  it.each(pictures)('%s is made of lines that Mermaid knows', (_, one) => {
    const known = /^(stateDiagram-v2|  direction LR|  (\[\*\]|\w+) --> \w+(: [\w .,()+<>/-]+)?|  classDef \w+ [\w:-]+|  class [\w,]+ \w+)$/;
    expect(
      mermaid(one)
        .trimEnd()
        .split('\n')
        .filter((line) => !known.test(line)),
    ).toEqual([]);
  });

  it.each(pictures)('%s names only states it has', (_, one) => {
    const names = new Set(one.states.map(({ name }) => name));
    const used = [...mermaid(one).matchAll(/(\w+) --> (\w+)/g)].flatMap(([, from = '', to = '']) => [from, to]);
    expect(used.filter((name) => !names.has(name))).toEqual([]);
  });
});
