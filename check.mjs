// `npm run check`: everything about the code that is not a test of its behaviour. Every step runs, even after one has failed,
// so that one run names all there is to mend. `node check.mjs lint size` runs the named steps only.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const root = dirname(fileURLToPath(import.meta.url));

/**
 * What entries may weigh in an app that has none of it yet, in bytes, minified and gzipped, with what they depend on. Of the main
 * entry the session is 21,000, xstate 13,700, WBXML 12,000, the machines 11,000, ActiveSync 9,400, the tables 8,800, the edge 7,000;
 * of `./decide` the tables and the judgement are 13,800, the reading of replies is the rest. The aims were 40,000 and 8,000: why they
 * are out of reach stands in ARCHITECTURE.md (2026-11-29). These hold the line where it is: what adds to it has to say what for.
 */
const MOST_GZIP_BYTES = { '.': 100_900, './decide': 34_600 };

/** The texts for people are apart. What they add to an app that has the main entry, in bytes, gzipped. */
const WORDS_GZIP_BYTES = 24_000;

const nodeScript = (path, ...args) => command(process.execPath, [join('node_modules', path), ...args]);

function command(file, args) {
  // The report asked of this run is not one for the tools it calls.
  const { TEST_REPORT: _, ...env } = process.env;
  const done = spawnSync(file, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (done.error !== undefined) throw done.error;
  return done.status === 0;
}

/** The published entries, by subpath: the built file each leads to. Patterns (`./stores/*`) are not one entry and are left out. */
function entries() {
  const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return Object.entries(exports).flatMap(([subpath, to]) =>
    typeof to === 'string' || subpath.includes('*') ? [] : [[subpath, to.default]],
  );
}

/** Bundles each entry as an app would, prints what it weighs, and holds those that have a limit to it. */
async function size() {
  const { build } = await import('esbuild');
  const { dependencies = {}, peerDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const gzipped = async (files, external, platform) => {
    const contents = files.map((file, index) => `export * as entry${index} from '${file}';`).join('\n');
    const options = { absWorkingDir: root, bundle: true, minify: true, write: false, logLevel: 'error', format: 'esm', target: 'es2022' };
    const { outputFiles } = await build({ ...options, stdin: { contents, resolveDir: root }, platform, external });
    return gzipSync(outputFiles[0].contents, { level: 9 }).length;
  };
  let ok = true;
  const verdict = (bytes, limit) => {
    if (limit === undefined) return '';
    if (bytes > limit) ok = false;
    return bytes > limit ? ` OVER the limit of ${limit}` : ` of at most ${limit}`;
  };
  const packages = [...Object.keys(dependencies), ...Object.keys(peerDependencies)];
  const built = entries().filter(([subpath, file]) => {
    if (existsSync(join(root, file))) return true;
    process.stdout.write(`${subpath}: ${file} was not built\n`);
    ok = false;
    return false;
  });
  for (const [subpath, file] of built) {
    // A Node built-in reached from a portable entry is an error here: it would not load in a browser or in React Native.
    const platform = subpath in MOST_GZIP_BYTES ? 'browser' : 'node';
    const alone = await gzipped([file], packages, platform);
    const whole = await gzipped([file], [], platform);
    const held = verdict(whole, MOST_GZIP_BYTES[subpath]);
    process.stdout.write(`${subpath.padEnd(12)} ${String(alone).padStart(7)} bytes gzipped, with what it depends on ${whole}${held}\n`);
  }
  const at = Object.fromEntries(built);
  const core = await gzipped([at['.']], [], 'browser');
  const spoken = (await gzipped([at['.'], at['./words']], [], 'browser')) - core;
  process.stdout.write(`./words adds ${spoken} bytes to an app that has the main entry${verdict(spoken, WORDS_GZIP_BYTES)}\n`);
  return ok;
}

const steps = {
  types: () => nodeScript('typescript/bin/tsc', '--noEmit', '-p', 'tsconfig.json'),
  lint: () => nodeScript('oxlint/bin/oxlint', '--type-aware', '--deny-warnings'),
  format: () => nodeScript('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.'),
  unused: () => nodeScript('knip/bin/knip.js', '--no-progress'),
  layers: () => nodeScript('vitest/vitest.mjs', 'run', 'test/tidy.test.ts', '--reporter=dot'),
  build: () => command(process.execPath, ['ready.mjs', '--build']),
  publint: () => nodeScript('publint/src/cli.js', '--strict'),
  exports: () => nodeScript('@arethetypeswrong/cli/dist/index.js', '--pack', '.', '--profile', 'esm-only'),
  size,
};

const asked = process.argv.slice(2);
const stranger = asked.find((name) => !Object.hasOwn(steps, name));
if (stranger !== undefined) {
  process.stderr.write(`check: there is no step '${stranger}'; there are ${Object.keys(steps).join(', ')}\n`);
  process.exit(2);
}

const results = [];
for (const [name, step] of Object.entries(steps)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  process.stdout.write(`\n== ${name}\n`);
  const began = performance.now();
  let ok = false;
  try {
    ok = await step();
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  results.push({ name, ok, seconds: (performance.now() - began) / 1000 });
}

process.stdout.write('\n');
for (const { name, ok, seconds } of results)
  process.stdout.write(`${ok ? 'passed' : 'FAILED'}  ${name.padEnd(8)} ${seconds.toFixed(1)} s\n`);
const failed = results.filter(({ ok }) => !ok).length;
process.stdout.write(`check: ${results.length - failed} passed, ${failed} failed\n`);
const report = process.env.TEST_REPORT;
if (report !== undefined) writeFileSync(report, JSON.stringify({ passed: results.length - failed, failed }));
process.exit(failed === 0 ? 0 : 1);
