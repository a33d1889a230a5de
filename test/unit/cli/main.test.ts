import { spawn, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const MAIN = 'dist/src/cli/main.js';

/** A build of everything, when nothing is built yet. */
const BUILD_MS = 180_000;

/** Runs the built program as a shell would. */
function program(args: readonly string[], input = '', env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [MAIN, ...args], {
    cwd: root,
    input,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 1 << 26,
  });
  return { status, stdout, stderr };
}

describe('the built program', () => {
  beforeAll(() => {
    const { status, stderr } = spawnSync(process.execPath, ['ready.mjs', '--build'], { cwd: root, encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
  }, BUILD_MS);

  it('explains a status, without colours where no terminal is', () => {
    const { status, stdout, stderr } = program(['explain', 'Sync', '3']);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^Sync\.3: Sync key not valid\.\n/);
  });

  it('answers the whole catalogue through a pipe', () => {
    const { status, stdout } = program(['catalogue', '--ndjson']);
    expect(status).toBe(0);
    const received = stdout.split('\n').filter((line) => line.includes('"direction":"received"'));
    const answers = program(['explain', '--ndjson'], `${received.join('\n')}\n`);
    expect(answers.status).toBe(0);
    const ids = (lines: readonly string[]) => lines.map((line) => (JSON.parse(line) as { id: string }).id);
    expect(ids(answers.stdout.trimEnd().split('\n'))).toEqual(ids(received));
  });

  it('a bad line is exit 1, a bad command line exit 2 and one line of why', () => {
    const bad = program(['explain', '--ndjson'], 'nonsense\n{"protocol":"eas","code":142}');
    expect(bad.status).toBe(1);
    expect(bad.stdout.trimEnd().split('\n')).toHaveLength(2);
    const wrong = program(['explain', 'Fetch', '3']);
    expect([wrong.status, wrong.stdout]).toEqual([2, '']);
    expect(wrong.stderr.trimEnd().split('\n')).toHaveLength(1);
  });

  it('plays the same sessions in threads as by itself, in the same order', () => {
    const args = ['simulate', '--seed', '5', '--sessions', '6', '--exchanges', '20'];
    const said = (more: readonly string[]): readonly string[] =>
      program([...args, ...more])
        .stdout.split('\n')
        .filter((line) => !line.startsWith('took '));
    expect(said(['--workers', '2'])).toEqual(said([]));
  }, 60_000);

  it('a reader that goes away is no failure', async () => {
    const child = spawn(process.execPath, [MAIN, 'catalogue', '--json'], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let stderr = '';
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk.toString();
    });
    child.stdout.once('data', () => child.stdout.destroy());
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect([code, stderr]).toEqual([0, '']);
  });
});
