// Brings a fresh clone to life: installs what the lock file names when it is missing or stale, and builds with --build.
import { createHash } from 'node:crypto';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const root = import.meta.dirname;
const stamp = join(root, 'node_modules', '.activesync-recovery');
const hash = (text) => createHash('sha256').update(text).digest('hex');

function run(command, args) {
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) process.exit(done.status ?? 1);
}

const wanted = hash(readFileSync(join(root, 'package-lock.json')));
if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  process.stderr.write('installing what package-lock.json names ...\n');
  run('npm', ['ci', '--no-audit', '--no-fund']);
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, wanted);
}

if (process.argv.includes('--build')) {
  const sources = ['src', 'machines', 'examples'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const newest = Math.max(...[...sources, join(root, 'tsconfig.json'), join(root, 'tsconfig.build.json')].map((file) => statSync(file).mtimeMs));
  const built = join(root, 'dist', '.built');
  const fresh = existsSync(built) && readFileSync(built, 'utf8') === `${newest} ${sources.length}`;
  if (!fresh) {
    run(process.execPath, [join(root, 'node_modules', 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json']);
    writeFileSync(built, `${newest} ${sources.length}`);
  }
}
