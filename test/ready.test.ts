import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// ready.mjs in a small clone of its own: npm and the compiler are stand-ins that write down that they were called.

const READY = fileURLToPath(new URL('../ready.mjs', import.meta.url));

/** Installs what the lock file names, slowly enough that a second one would be seen beside it. */
const NPM = `#!${process.execPath}
const { appendFileSync, mkdirSync, readFileSync, writeFileSync } = require('node:fs');
appendFileSync('calls', 'npm ' + process.argv[2] + '\\n');
if (process.env.NPM_FAILS) process.exit(7);
Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 50);
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8'));
for (const path of Object.keys(packages).filter((path) => path !== '' && !packages[path].optional)) {
  mkdirSync(path + '/bin', { recursive: true });
  writeFileSync(path + '/package.json', '{}');
}
const tsc = "const fs = require('node:fs'); fs.appendFileSync('calls', 'tsc\\\\n'); if (process.env.TSC_FAILS) process.exit(2);" +
  "fs.mkdirSync('dist/src', { recursive: true }); for (const file of fs.readdirSync('src')) fs.writeFileSync('dist/src/' + file.replace('.ts', '.js'), '');";
writeFileSync('node_modules/typescript/bin/tsc', tsc);
const { '': root, ...rest } = packages;
writeFileSync('node_modules/.package-lock.json', JSON.stringify({ packages: Object.fromEntries(Object.entries(rest).filter(([, one]) => !one.optional)) }));
appendFileSync('calls', 'npm done\\n');
`;

let clone = '';

function write(path: string, text: string): void {
  const file = join(clone, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

function lock(version: string): string {
  return JSON.stringify({
    packages: {
      '': {},
      'node_modules/typescript': { version, integrity: `of-${version}` },
      'node_modules/other-platform': { version: '1.0.0', optional: true },
    },
  });
}

/** Runs ready.mjs in the clone to its end. */
async function ready(
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<{ code: number | null; told: string }> {
  const path = `${join(clone, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
  const child = spawn(process.execPath, [join(clone, 'ready.mjs'), ...args], { cwd: clone, env: { ...process.env, PATH: path, ...env } });
  let told = '';
  child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.once('close', resolve).once('error', reject));
  return { code, told };
}

const calls = () => (existsSync(join(clone, 'calls')) ? readFileSync(join(clone, 'calls'), 'utf8').trim().split('\n') : []);
const forget = () => rmSync(join(clone, 'calls'), { force: true });

beforeEach(() => {
  clone = mkdtempSync(join(tmpdir(), 'ready-'));
  copyFileSync(READY, join(clone, 'ready.mjs'));
  write('package-lock.json', lock('1.0.0'));
  write('tsconfig.json', '{}');
  write('tsconfig.build.json', '{}');
  write('src/a.ts', '');
  mkdirSync(join(clone, 'bin'));
  writeFileSync(join(clone, 'bin', 'npm'), NPM, { mode: 0o755 });
});

afterEach(() => rmSync(clone, { recursive: true, force: true }));

describe('installation', () => {
  it('a fresh clone installs once; packages of other platforms do not count as missing', async () => {
    expect(await ready()).toMatchObject({ code: 0 });
    expect(await ready()).toMatchObject({ code: 0, told: '' });
    expect(calls()).toEqual(['npm ci', 'npm done']);
  });

  it('several runs at once install and build once between them', async () => {
    const runs = await Promise.all([ready(['--build']), ready(['--build']), ready(['--build'])]);
    expect(runs.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(calls()).toEqual(['npm ci', 'npm done', 'tsc']);
    expect(existsSync(join(clone, '.ready.lock'))).toBe(false);
  });

  it.each([
    ['a package that is gone', () => rmSync(join(clone, 'node_modules/typescript'), { recursive: true })],
    ['an installation that was cut short', () => rmSync(join(clone, 'node_modules/.package-lock.json'))],
    ['a newer lock file', () => write('package-lock.json', lock('1.0.1'))],
  ])('%s is made good', async (_, harm) => {
    await ready();
    forget();
    harm();
    expect(await ready()).toMatchObject({ code: 0 });
    expect(calls()).toEqual(['npm ci', 'npm done']);
  });

  it('a failing npm ends the run with a reason, and the next run tries again', async () => {
    const failed = await ready([], { NPM_FAILS: '1' });
    expect(failed.code).toBe(1);
    expect(failed.told).toContain('npm could not install');
    expect(existsSync(join(clone, '.ready.lock'))).toBe(false);
    expect(await ready()).toMatchObject({ code: 0 });
  });

  it('the lock of a run that died is taken over', async () => {
    const died = spawn(process.execPath, ['-e', '']);
    await new Promise((resolve) => died.once('close', resolve));
    write('.ready.lock/pid', String(died.pid));
    expect(await ready()).toMatchObject({ code: 0 });
    expect(calls()).toEqual(['npm ci', 'npm done']);
  });
});

describe('build', () => {
  it('is done again after a change, and only then', async () => {
    await ready(['--build']);
    await ready(['--build']);
    expect(calls().filter((call) => call === 'tsc')).toHaveLength(1);
    write('src/a.ts', 'export const a = 1;');
    await ready(['--build']);
    expect(calls().filter((call) => call === 'tsc')).toHaveLength(2);
  });

  it('leaves nothing of a source that is gone', async () => {
    write('src/old.ts', '');
    await ready(['--build']);
    expect(existsSync(join(clone, 'dist/src/old.js'))).toBe(true);
    rmSync(join(clone, 'src/old.ts'));
    await ready(['--build']);
    expect(existsSync(join(clone, 'dist/src/old.js'))).toBe(false);
    expect(existsSync(join(clone, 'dist/src/a.js'))).toBe(true);
  });

  it('that fails ends the run, and the next run builds again', async () => {
    expect(await ready(['--build'], { TSC_FAILS: '1' })).toMatchObject({ code: 1 });
    expect(await ready(['--build'])).toMatchObject({ code: 0 });
    expect(calls()).toEqual(['npm ci', 'npm done', 'tsc', 'tsc']);
  });
});
