import { availableParallelism } from 'node:os';
import type { WorldReport } from '../sim/world/world.ts';
import { playSessions, type Row } from './sessions.ts';
import { EXIT, parsed, type Command, type Io } from './command.ts';
import { usageError } from './usage.ts';

const DEFAULTS = { sessions: 10, exchanges: 300 } as const;

/** What each number may be, in one line a person can act on. */
const MOST = { seed: 0x7f_ff_ff_ff, sessions: 1_000_000, exchanges: 100_000, days: 365, workers: 64 } as const;

/** Seeded runs of the whole stack against a server that may answer anything, without sockets and without waiting. */
export const simulate: Command = {
  name: 'simulate',
  usage: ['simulate [--seed N] [--sessions N] [--exchanges N | --days N] [--workers N] [--story]'],
  summary: 'seeded runs against a server that may answer anything, in virtual time',
  help: `One account, several folders, a user who edits and sends, other devices, an administrator, an app that is killed now and
then, and a server that answers with any status, any HTTP code, cuts, delays and garbage. Then the server makes peace, and
everything has to come to rest: no request open, no edit lost, no mail lost or sent twice, Retry-After obeyed.

  --seed N        the first session's seed, the next ones follow; a new one each time when left out
  --sessions N    how many sessions (${DEFAULTS.sessions})
  --exchanges N   requests on the wire before peace (${DEFAULTS.exchanges})
  --days N        virtual days before peace, instead of a number of requests
  --workers N     threads that play sessions side by side (1); the sessions are the same
  --story         a line per request, answer and deed, to see what led to a broken promise

The same seed gives the same run. Exit code 1: something happened that must never happen; the seed that shows it is printed.`,
  async run(args, io) {
    const options = {
      seed: { type: 'string' },
      sessions: { type: 'string' },
      exchanges: { type: 'string' },
      days: { type: 'string' },
      workers: { type: 'string' },
      story: { type: 'boolean' },
    } as const;
    const { values, positionals } = parsed(args, options, 'simulate');
    if (positionals.length > 0) throw usageError(`'${positionals[0]}' is not understood`, 'see activesync-recovery simulate --help');
    if (values.exchanges !== undefined && values.days !== undefined)
      throw usageError('--exchanges and --days exclude each other', 'a run counts requests or days');
    const workers = whole(values.workers, 'workers', 1) ?? 1;
    if (values.story === true && workers > 1) throw usageError('--story and --workers exclude each other', 'a story is told in its order');
    const seed = whole(values.seed, 'seed', 0) ?? Math.floor(Math.random() * MOST.seed);
    const sessions = whole(values.sessions, 'sessions', 1) ?? DEFAULTS.sessions;
    const days = whole(values.days, 'days', 1);
    const length = days === undefined ? { exchanges: whole(values.exchanges, 'exchanges', 1) ?? DEFAULTS.exchanges } : { days };
    return play(io, { seed, sessions, length, workers, ...(values.story === true && { tell: (told: string) => io.out(`${told}\n`) }) });
  },
};

function whole(text: string | undefined, name: keyof typeof MOST, least: number): number | undefined {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= least && value <= MOST[name]) return value;
  throw usageError(`--${name} is '${text}'`, `a whole number from ${least} to ${MOST[name]}`);
}

async function play(io: Io, row: Row): Promise<number> {
  const { seed, sessions, length, workers } = row;
  const [unit = '', amount = 0] = Object.entries(length)[0] ?? [];
  const began = performance.now();
  const reports: WorldReport[] = [];
  const brokenSeeds: number[] = [];
  for await (const { report, stray } of playSessions(row)) {
    reports.push(report);
    io.out(`${line(report)}\n`);
    const wrong = [...report.broken, ...stray.map((reason) => `a promise nobody waited for was rejected: ${reason}`)];
    if (wrong.length > 0) brokenSeeds.push(report.seed);
    for (const what of wrong) io.out(`  MUST NOT BE: ${what}\n`);
    if (wrong.length > 0) io.out(`  repeat with: activesync-recovery simulate --seed ${report.seed} --sessions 1 --${unit} ${amount}\n`);
  }
  const seconds = (performance.now() - began) / 1000;
  io.out(`\n${summary(reports)}\n${pace(reports, seconds, workers)}\n`);
  const broken = brokenSeeds.length;
  io.out(
    broken === 0
      ? 'nothing was lost, sent twice, stuck or over budget\n'
      : `${broken} of ${sessions} sessions broke a promise: seeds ${brokenSeeds.join(', ')}\n`,
  );
  io.out(`repeat with: activesync-recovery simulate --seed ${seed} --sessions ${sessions} --${unit} ${amount}\n`);
  return broken === 0 ? EXIT.ok : EXIT.failed;
}

function pace(reports: readonly WorldReport[], seconds: number, workers: number): string {
  const requests = reports.reduce((total, { exchanges }) => total + exchanges, 0);
  const by = workers === 1 ? 'by one thread' : `by ${workers} threads`;
  return `took ${seconds.toFixed(1)} s, ${Math.round(requests / seconds)} requests a second ${by} (${availableParallelism()} processors)`;
}

const HOUR = 3_600_000;
const span = (ms: number): string => (ms < 48 * HOUR ? `${(ms / HOUR).toFixed(1)} hours` : `${(ms / HOUR / 24).toFixed(1)} days`);

function line({ seed, version, exchanges, virtualMs, ends, kills, edits, mails, mostAttempts, trace }: WorldReport): string {
  const ended = `${ends.done} done, ${ends.refused} refused, ${ends.held} held, ${ends.unknown} unknown`;
  const wished = `${edits} edits, ${mails} mails, ${kills} ${kills === 1 ? 'kill' : 'kills'}`;
  return `seed ${seed}, version ${version}: ${exchanges} requests in ${span(virtualMs)}; ${ended}; ${wished}; at most ${mostAttempts} attempts; trace ${trace}`;
}

function summary(reports: readonly WorldReport[]): string {
  const sum = (pick: (report: WorldReport) => number): number => reports.reduce((total, report) => total + pick(report), 0);
  const most = Math.max(...reports.map(({ mostAttempts }) => mostAttempts));
  return `${reports.length} sessions, ${sum(({ exchanges }) => exchanges)} requests, ${span(sum(({ virtualMs }) => virtualMs))} of virtual time, ${sum(({ kills }) => kills)} kills, ${sum(({ edits }) => edits)} edits, ${sum(({ mails }) => mails)} mails, at most ${most} attempts of one request`;
}
