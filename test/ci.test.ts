import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';

// The count at the end of .ci/run: a stage that failed is never counted as nothing.

const COUNT = fileURLToPath(new URL('../.ci/count.mjs', import.meta.url));
let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'count-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (stage: string, content: unknown) => writeFileSync(join(folder, `${stage}.json`), JSON.stringify(content));
const ofVitest = (numPassedTests: number, numFailedTests: number, testResults: unknown[] = []) => ({
  numPassedTests,
  numFailedTests,
  testResults,
});

function count(...stages: string[]): { code: number | null; last: string | undefined } {
  const { status, stdout } = spawnSync(process.execPath, [COUNT, folder, ...stages], { encoding: 'utf8' });
  return { code: status, last: stdout.trimEnd().split('\n').at(-1) };
}

it('adds up the tests of the runner and the steps of the check', () => {
  report('test', ofVitest(40, 0));
  report('check', { passed: 9, failed: 0 });
  expect(count('test=0', 'check=0')).toEqual({ code: 0, last: '49 passed, 0 failed' });
});

it('counts failures of each, and fails', () => {
  report('test', ofVitest(38, 2, [{ status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'failed' }] }]));
  report('check', { passed: 8, failed: 1 });
  expect(count('test=1', 'check=1')).toEqual({ code: 1, last: '46 passed, 3 failed' });
});

it('counts a test file that broke before its first test', () => {
  report(
    'test',
    ofVitest(40, 0, [
      { status: 'failed', assertionResults: [] },
      { status: 'passed', assertionResults: [] },
    ]),
  );
  expect(count('test=1')).toEqual({ code: 1, last: '40 passed, 1 failed' });
});

it.each([
  ['a stage that left no report', () => undefined, 'test=1', '0 passed, 1 failed'],
  ['a stage that failed without naming a failure', () => report('test', ofVitest(40, 0)), 'test=137', '40 passed, 1 failed'],
  ['a stage that ran nothing', () => report('test', ofVitest(0, 0)), 'test=0', '0 passed, 1 failed'],
])('counts %s as a failure', (_, prepare, stage, last) => {
  prepare();
  expect(count(stage)).toEqual({ code: 1, last });
});
