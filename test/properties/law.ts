import { join, relative } from 'node:path';
import * as fc from 'fast-check';
import { expect } from 'vitest';

const SEEDS = 0x7fffffff;

/**
 * Runs a law many times over. A failure prints the smallest example and the command that repeats the run; SEED in the
 * environment repeats it.
 */
export function law<Given>(property: fc.IProperty<Given>, numRuns = 1000): void {
  const wanted = process.env['SEED'];
  const seed = wanted === undefined ? Math.floor(Math.random() * SEEDS) : Number(wanted);
  const run = fc.check(property, { seed, numRuns });
  if (!run.failed) return;
  const file = relative(join(import.meta.dirname, '..', '..'), expect.getState().testPath ?? '');
  throw new Error(`${fc.defaultReportMessage(run)}\nRepeat with: SEED=${run.seed} npx vitest run ${file}`);
}
