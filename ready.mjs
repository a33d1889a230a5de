// Brings a fresh clone to life: installs what the lock file names when something of it is missing, builds with --build.
// Needs nothing but Node and npm. Several runs at once take turns; a run that was cut short is made good by the next.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(fileURLToPath(import.meta.url));
const modules = join(root, 'node_modules');
// npm writes its own list of what it installed as the last act of an installation.
const installedList = join(modules, '.package-lock.json');
const built = join(root, 'dist', '.built');
const sourceFolders = ['src', 'machines', 'examples'];

/** A clean installation on a slow line takes minutes; a lock older than this belongs to nobody. */
const LOCK_MOST_MS = 15 * 60_000;
const LOCK_POLL_MS = 200;
/** Between making the lock folder and naming its owner in it lies no more than a moment. */
const LOCK_OWNER_GRACE_MS = 5_000;

function fail(message) {
  process.stderr.write(`ready: ${message}\n`);
  process.exit(1);
}

function run(command, args, hint) {
  // Everything goes to stderr, so that what the caller prints on stdout is the caller's alone.
  const done = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (done.status !== 0) fail(`${hint} (${[command, ...args].join(' ')}: ${done.error?.message ?? done.signal ?? `exit ${done.status}`})`);
}

const packagesIn = (file) => JSON.parse(readFileSync(file, 'utf8')).packages;

/** Is everything the lock file names there, in that version? Packages for other platforms are optional and may be absent. */
function installed() {
  if (!existsSync(installedList)) return false;
  const wanted = packagesIn(join(root, 'package-lock.json'));
  const present = packagesIn(installedList);
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    const here = present[path];
    if (here === undefined) return entry.optional === true;
    return here.version === entry.version && here.integrity === entry.integrity && existsSync(join(root, path, 'package.json'));
  });
}

function install() {
  process.stderr.write('ready: installing what package-lock.json names\n');
  // First of all, so that an installation cut short is not taken for a whole one.
  rmSync(installedList, { force: true });
  run('npm', ['ci', '--no-audit', '--no-fund'], 'npm could not install; is the registry reachable?');
}

function sources() {
  return sourceFolders.flatMap((folder) =>
    existsSync(join(root, folder))
      ? readdirSync(join(root, folder), { recursive: true })
          .filter((file) => file.endsWith('.ts'))
          .map((file) => join(folder, file))
      : [],
  );
}

/** What the build depends on, as one short text: names, sizes and times of the sources, and the settings. */
function fingerprint() {
  const hash = createHash('sha256');
  for (const file of [...sources(), 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json']) {
    const { mtimeMs, size } = statSync(join(root, file));
    hash.update(`${file} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

const isBuilt = (wanted) => existsSync(built) && readFileSync(built, 'utf8') === wanted;

function build() {
  // Taken before the compiler reads: a file saved meanwhile makes the next run build again.
  const wanted = fingerprint();
  rmSync(built, { force: true });
  run(process.execPath, [join(modules, 'typescript', 'bin', 'tsc'), '-p', 'tsconfig.build.json'], 'the build found type errors');
  prune();
  writeFileSync(`${built}.new`, wanted);
  renameSync(`${built}.new`, built);
}

/** Removes what an earlier build left of sources that are gone, so that it cannot be imported or published. */
function prune() {
  const wanted = new Set(sources().flatMap((file) => ['.js', '.d.ts'].map((ending) => file.replace(/\.ts$/, ending))));
  for (const folder of sourceFolders.map((name) => join('dist', name)).filter((name) => existsSync(join(root, name)))) {
    for (const file of readdirSync(join(root, folder), { recursive: true })) {
      const path = join(folder, file);
      if (statSync(join(root, path)).isFile() && !wanted.has(path.slice('dist/'.length))) rmSync(join(root, path));
    }
  }
}

function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** Has the owner of this lock died, or never said who it is? */
function abandoned(lock) {
  try {
    const age = Date.now() - statSync(lock).mtimeMs;
    const owner = join(lock, 'pid');
    if (age > LOCK_MOST_MS) return true;
    return existsSync(owner) ? !alive(Number(readFileSync(owner, 'utf8'))) : age > LOCK_OWNER_GRACE_MS;
  } catch (error) {
    if (error.code === 'ENOENT') return false; // released while we looked
    throw error;
  }
}

function moved(from, to) {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (['ENOENT', 'EEXIST', 'ENOTEMPTY', 'EPERM'].includes(error.code)) return false;
    throw error;
  }
}

/** Moves an abandoned lock aside. What was moved is looked at again: another run may have done the same and hold a new lock by now. */
function clear(lock) {
  const aside = `${lock}.${process.pid}`;
  if (!moved(lock, aside)) return;
  if (abandoned(aside) || !moved(aside, lock)) rmSync(aside, { recursive: true, force: true });
}

/** Runs the work while no other run of this clone does. The lock lies beside node_modules, because npm ci removes that. */
function alone(work) {
  const lock = join(root, '.ready.lock');
  for (let told = false; ;) {
    try {
      mkdirSync(lock);
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
    if (abandoned(lock)) clear(lock);
    else {
      if (!told) process.stderr.write('ready: waiting for another run of this clone (.ready.lock)\n');
      told = true;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, LOCK_POLL_MS);
    }
  }
  const release = () => rmSync(lock, { recursive: true, force: true });
  process.once('exit', release);
  writeFileSync(join(lock, 'pid'), String(process.pid));
  work();
  process.off('exit', release);
  release();
}

const [major] = process.versions.node.split('.').map(Number);
if (major < 20) fail(`Node 20 or newer is needed, this is ${process.version}`);

const wantsBuild = process.argv.includes('--build');
const ready = () => installed() && (!wantsBuild || isBuilt(fingerprint()));
if (!ready()) {
  alone(() => {
    if (!installed()) install();
    if (wantsBuild && !isBuilt(fingerprint())) build();
  });
}
