// count.mjs FOLDER STAGE=EXIT...: adds up the reports that the stages left in FOLDER as STAGE.json, prints a line per stage and
// `N passed, N failed` as the last one. Exit 1 when anything failed. A stage that failed without naming a failure counts as one.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, ...stages] = process.argv.slice(2);
if (folder === undefined || stages.length === 0) {
  process.stderr.write('usage: count.mjs FOLDER STAGE=EXIT...\n');
  process.exit(2);
}

/** Vitest's JSON report, or `{ passed, failed }` of check.mjs. A test file that broke before its first test is a failure too. */
function counted(report) {
  if (typeof report.passed === 'number') return { passed: report.passed, failed: report.failed };
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken };
}

let passed = 0;
let failed = 0;
for (const stage of stages) {
  const [name, exit] = stage.split('=');
  const file = join(folder, `${name}.json`);
  const count = existsSync(file) ? counted(JSON.parse(readFileSync(file, 'utf8'))) : { passed: 0, failed: 0 };
  const silent = (exit !== '0' && count.failed === 0) || count.passed + count.failed === 0;
  if (silent) count.failed += 1;
  passed += count.passed;
  failed += count.failed;
  const note = silent ? (exit === '0' ? ' (nothing ran)' : ` (exit ${exit} without a failure of its own)`) : '';
  process.stdout.write(`${name}: ${count.passed} passed, ${count.failed} failed${note}\n`);
}
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
