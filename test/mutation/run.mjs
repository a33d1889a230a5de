// `npm run mutate`: is there a test that fails when a line of the policy, the session or the machines is wrong?
// `node test/mutation/run.mjs session src/session/mail.ts` tries one layer, or some files of it.
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Stryker } from '@stryker-mutator/core';
import { LAYERS, LEAST_SCORE } from './layers.mjs';
import { SURVIVORS } from './survivors.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
process.chdir(root);

/** See test/mutation/runner.mjs. */
const quick = process.env.MUTATION_QUICK !== undefined;

const options = (layer, mutate) => ({
  testRunner: 'bundle',
  plugins: ['./test/mutation/runner.mjs', './test/mutation/prose.mjs'],
  buildCommand: `node test/mutation/bundle.mjs ${layer}`,
  // The compiler of this project has no programming interface that Stryker could call; there is no such file, so it does not try.
  tsconfigFile: 'tsconfig.none.json',
  disableTypeChecks: false,
  mutate,
  ignorers: ['prose'],
  ignorePatterns: ['dist', 'coverage'],
  coverageAnalysis: 'perTest',
  concurrency: Number(process.env.MUTATION_WORKERS ?? 2),
  // An endless loop is seen by its count of hits long before; this is for what waits.
  timeoutMS: 5_000,
  timeoutFactor: quick ? 0 : 1.5,
  reporters: ['progress-append-only'],
  warnings: { slow: false },
  allowEmpty: true,
  cleanTempDir: 'always',
});

const SEEN = ['Killed', 'Timeout'];
const MISSED = ['Survived', 'NoCoverage'];

const oneLine = (text) => text.replaceAll(/\s+/g, ' ').trim();

/** A mutant as survivors.mjs writes it: file, what stands there, what is put in its place. */
function told({ fileName, location: { start, end }, replacement }) {
  const lines = readFileSync(fileName, 'utf8')
    .split('\n')
    .slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return [relative(root, fileName), oneLine(lines.join('\n')), oneLine(replacement ?? '')];
}

const keyOf = (row) => JSON.stringify(row);
const listed = new Map(SURVIVORS.flatMap(({ mutants }) => mutants.map((row) => [keyOf(row), { row, met: false }])));

async function tried(layer, files) {
  const began = performance.now();
  const results = await new Stryker(options(layer, files)).runMutationTest();
  const count = (...statuses) => results.filter(({ status }) => statuses.includes(status)).length;
  const all = count(...SEEN, ...MISSED);
  const unlisted = [];
  for (const result of results.filter(({ status }) => MISSED.includes(status))) {
    const row = told(result);
    const known = listed.get(keyOf(row));
    if (known !== undefined) known.met = true;
    else unlisted.push({ row, where: `${row[0]}:${result.location.start.line}`, status: result.status });
  }
  return {
    layer,
    all,
    unlisted,
    score: all === 0 ? 100 : (100 * count(...SEEN)) / all,
    counts:
      `${count('Killed')} killed, ${count('Timeout')} by time, ${count('Survived')} survived, ${count('NoCoverage')} in no test, ` +
      `${count('Ignored')} prose, ${count('RuntimeError', 'CompileError')} errors`,
    seconds: Math.round((performance.now() - began) / 1000),
  };
}

const [only, ...files] = process.argv.slice(2);
if (only !== undefined && !Object.hasOwn(LAYERS, only)) {
  process.stderr.write(`mutate: there is no layer '${only}'; there are ${Object.keys(LAYERS).join(', ')}\n`);
  process.exit(2);
}

const rows = [];
for (const [layer, { mutate }] of Object.entries(LAYERS)) {
  if (only === undefined || only === layer) rows.push(await tried(layer, files.length > 0 ? files : mutate));
}

for (const { unlisted } of rows)
  for (const { where, row, status } of unlisted)
    process.stdout.write(`${status === 'Survived' ? 'missed' : 'UNRUN '} ${where}\n    ${JSON.stringify(row.slice(1))}\n`);
if (only === undefined)
  for (const { row, met } of listed.values()) if (!met) process.stdout.write(`seen by now, take it out of survivors.mjs: ${keyOf(row)}\n`);

process.stdout.write('\n');
for (const { layer, all, score, counts, unlisted, seconds } of rows)
  process.stdout.write(
    `${quick ? 'at least: ' : ''}${layer.padEnd(9)} ${String(all).padStart(5)} mutants: ${counts}; ${unlisted.length} not listed; ${score.toFixed(2)} % in ${seconds} s\n`,
  );
const ok = rows.every(({ score }) => score >= LEAST_SCORE);
process.stdout.write(`mutate: ${ok ? 'every layer has' : 'NOT every layer has'} ${LEAST_SCORE} %\n`);
process.exit(ok ? 0 : 1);
