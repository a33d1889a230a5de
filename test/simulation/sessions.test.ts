import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { runWorld, type WorldReport } from '../../src/sim/world/world.ts';
import { isLong, seedOf } from './scale.ts';
import { writeTable } from './report.ts';

// Whole sessions against a server that may answer anything at any time, in virtual time. SEED repeats a run; the long run is
// SIM=long.

const SHORT = { exchanges: { sessions: 40, length: 100 }, days: { sessions: 1, length: 10 } } as const;
const LONG = { exchanges: { sessions: 10_000, length: 300 }, days: { sessions: 50, length: 30 } } as const;

const counted = (name: string, fallback: number): number => Number(process.env[name] ?? fallback);

async function play(unit: 'exchanges' | 'days', seed: number, sessions: number, length: number): Promise<WorldReport[]> {
  const reports: WorldReport[] = [];
  for (let nth = 0; nth < sessions; nth += 1) {
    const options = unit === 'exchanges' ? { exchanges: length } : { days: length };
    reports.push(await runWorld({ seed: seed + nth, ...options }));
  }
  return reports;
}

/** What must not be, with the command that shows it again. */
function wrong(reports: readonly WorldReport[], unit: string, length: number): string[] {
  return reports.flatMap(({ seed, broken }) =>
    broken.map((what) => `${what}\n  repeat with: npx activesync-recovery simulate --seed ${seed} --sessions 1 --${unit} ${length}`),
  );
}

describe('adversarial sessions', () => {
  const seed = seedOf();

  it.each(['exchanges', 'days'] as const)(
    'counted in %s: none stuck, none over budget, no edit lost, no mail lost or sent twice [MS-ASCMD 3.1.5.9]',
    async (unit) => {
      const { sessions, length } = (isLong ? LONG : SHORT)[unit];
      const many = counted(`SIM_${unit.toUpperCase()}`, sessions);
      const began = performance.now();
      const reports = await play(unit, seed, many, length);
      const seconds = ((performance.now() - began) / 1000).toFixed(1);
      const requests = reports.reduce((sum, report) => sum + report.exchanges, 0);
      process.stdout.write(`\n${many} sessions of ${length} ${unit}, seeds from ${seed}: ${requests} requests in ${seconds} s\n`);
      writeTable(
        `sessions-${unit}`,
        reports.map((report) => JSON.stringify(report)),
      );
      expect(wrong(reports, unit, length)).toEqual([]);
      expect(requests).toBeGreaterThan(unit === 'exchanges' ? many * length - 1 : 0);
      expect(reports.reduce((sum, { ends }) => sum + ends.done, 0)).toBeGreaterThan(0);
    },
    6 * 3_600_000,
  );

  it('the same seed gives the same run, request by request and time by time', async () => {
    const first = await runWorld({ seed, exchanges: 120 });
    const second = await runWorld({ seed, exchanges: 120 });
    expect(second).toEqual(first);
    expect((await runWorld({ seed: seed + 1, exchanges: 120 })).trace).not.toBe(first.trace);
  }, 120_000);
});
