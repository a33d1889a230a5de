import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { expect } from 'vitest';

const SEEDS = 0x7fffffff;

/**
 * Runs a law many times over. A failure prints the smallest example and the command that repeats the run; SEED in the
 * environment repeats it.
 */
export function law<Given>(property: fc.IProperty<Given>, numRuns = 1000): void {
  judge(fc.check(property, { seed: seedOf(), numRuns }));
}

/**
 * The same for a law that takes its time: the same runs every time, so that a build server is not the one to find what is rare.
 * SEED in the environment goes looking.
 */
export async function asyncLaw<Given>(property: fc.IAsyncProperty<Given>, numRuns = 100): Promise<void> {
  judge(await fc.check(property, { seed: seedOf(1), numRuns }));
}

function seedOf(usual = Math.floor(Math.random() * SEEDS)): number {
  const wanted = process.env['SEED'];
  return wanted === undefined ? usual : Number(wanted);
}

function judge<Given>(run: fc.RunDetails<Given>): void {
  if (!run.failed) return;
  const file = relative(join(import.meta.dirname, '..', '..'), expect.getState().testPath ?? '');
  const why = run.errorInstance instanceof Error ? `\n${run.errorInstance.message}` : '';
  throw new Error(`${fc.defaultReportMessage(run)}${why}\nRepeat with: SEED=${run.seed} npx vitest run ${file}`);
}
