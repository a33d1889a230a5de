import { describe, expect, it } from 'vitest';
import { asideWords } from '../../../src/view/aside-words.ts';
import type { Arrow } from '../../../src/view/chart.ts';
import { chartOfMachine, MACHINES } from '../../../src/view/machine-list.ts';

const words = (aside: readonly Arrow[]) => asideWords({ id: 'toy', command: '', description: '', states: [], arrows: [], aside });

describe('what a picture leaves out', () => {
  it('is said once for all states and events it happens to', () => {
    const reasons = [{ event: 'account.closed' }, { event: 'driver.expired' }];
    expect(
      words([
        { from: 'queued', to: 'held', reasons },
        { from: 'waiting', to: 'held', reasons },
      ]),
    ).toEqual(['`account.closed`; `driver.expired`: to `held`, in queued, waiting.']);
  });

  it('staying is said as staying, a guard beside its event', () => {
    expect(words([{ from: 'a', to: 'a', reasons: [{ event: 'driver.resumed', guard: 'isDue' }] }])).toEqual([
      '`driver.resumed` when `isDue`: stays, in a.',
    ]);
  });

  it('of decisions the guard is said, and a kind no status leads to', () => {
    const reasons = [
      { event: 'retry', guard: 'isSpent', codes: [] },
      { event: 'reset', guard: 'isSpent', codes: [] },
      { event: 'continue', codes: [] },
    ];
    expect(words([{ from: 'sending', to: 'held', reasons }])).toEqual([
      '`isSpent` on `retry`, `reset`; no status leads to `continue`: to `held`, in sending.',
    ]);
  });

  it.each(MACHINES.map((machine) => [machine.name, chartOfMachine(machine)] as const))('%s: nothing set aside is forgotten', (_, chart) => {
    const text = asideWords(chart);
    for (const { from, to, reasons } of chart.aside) {
      for (const { event, guard } of reasons) {
        const goal = from === to ? ': stays' : `: to \`${to}\``;
        const what = event === '' ? 'at once' : `\`${event}\``;
        const said = text.filter(
          (line) => line.includes(what) && line.includes(goal) && (guard === undefined || line.includes(`\`${guard}\``)),
        );
        expect(
          said.some((line) => line.split(', in ')[1]?.replace('.', '').split(', ').includes(from)),
          `${event} in ${from}`,
        ).toBe(true);
      }
    }
  });
});
