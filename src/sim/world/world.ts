import { memorySecrets, memoryStore } from '../../stores/memory.ts';
import { createLab } from '../lab/lab.ts';
import { LAB_VERSIONS } from '../lab/versions.ts';
import { openAdversary } from './adversary.ts';
import { chanceFrom, type Chance } from './chance.ts';
import { checkEnd } from './checks.ts';
import { noteRefusal } from './refusals.ts';
import { virtualClock } from './clock.ts';
import { loseHeart, schedule } from './events.ts';
import { begin } from './life.ts';
import { DAY, SLOW_MS, WORLD_LIMITS } from './limits.ts';
import { newLocalMailbox } from './mailbox.ts';
import { makePeace } from './peace.ts';
import { openNetwork, type Arriving, type Leaving } from './network.ts';
import { passTime } from './rest.ts';
import type { Login } from './samples.ts';
import { bodyInWords, verdictInWords } from './telling.ts';
import { openTruth } from './truth.ts';
import { breach, START, tell, wake, type Stage, type Tally, type WorldObserver, type WorldOptions } from './stage.ts';

/** What happened in a world. */
export interface WorldReport {
  readonly seed: number;
  readonly version: string;
  /** Requests on the wire. */
  readonly exchanges: number;
  readonly virtualMs: number;
  /** How the app's requests ended. */
  readonly ends: Tally['ends'];
  readonly kills: number;
  /** Holds that somebody released. */
  readonly released: number;
  readonly mostAttempts: number;
  readonly edits: number;
  readonly mails: number;
  /** What must never happen and did, in words. Empty when all is well. */
  readonly broken: readonly string[];
  /** The same for the same seed, on every machine: of every request and answer with its time. */
  readonly trace: string;
}

const PRIME = 0x01_00_01_93;

function mark(tally: Tally, text: string): void {
  for (let i = 0; i < text.length; i += 1) tally.trace = Math.imul(tally.trace ^ text.charCodeAt(i), PRIME) >>> 0;
}

function leaves(stage: Stage, { at, facts, request, verdict }: Leaving, chance: Chance): void {
  stage.tally.exchanges += 1;
  if (verdict.upMs !== undefined && verdict.upMs >= SLOW_MS) loseHeart(stage, chance, verdict.upMs);
  tell(stage, () => `> ${facts.command} ${bodyInWords(request.body)} ${verdictInWords(verdict)}`);
  mark(stage.tally, `>${at}${facts.command}`);
  const silence = stage.silence.get(facts.command);
  if (silence !== undefined && at < silence.until) {
    breach(stage, `${facts.command} went out ${Math.round((silence.until - at) / 1000)} s before Retry-After allowed`);
    stage.silence.delete(facts.command);
  }
}

const BUSY: readonly number[] = [429, 503];

function arrives(stage: Stage, one: Arriving): void {
  const { facts, reply, arrivedAt } = one;
  noteRefusal(stage, one);
  tell(stage, () => `< ${facts.command} ${reply.status} ${bodyInWords(reply.body)}`);
  if (facts.command === 'FolderSync') stage.foldersIn = facts.version;
  mark(stage.tally, `<${arrivedAt}${facts.command}${reply.status}`);
  const seconds = Number(reply.headers['retry-after'] ?? Number.NaN);
  if (BUSY.includes(reply.status) && seconds > 0) stage.silence.set(facts.command, { until: arrivedAt + seconds * 1000, said: arrivedAt });
}

function labFor(chance: Chance, clock: { now: () => number }, woken: () => void) {
  const answers118 = chance.hit(0.3);
  const lab = createLab(
    {
      answers118,
      lostReplies: chance.hit(0.7) ? 'repeat' : 'refuse',
      policy: chance.hit(0.9) ? { demand: 'required' } : { demand: 'none' },
      heartbeat: { least: 60, most: chance.pick([480, 900, 3540]) },
      pingFolders: chance.pick([1, 3, 200]),
      syncCollections: chance.pick([1, 2, 200]),
    },
    { now: () => clock.now(), random: chance.fork('keys').next, woken },
  );
  return { lab, answers118 };
}

/** What is kept between lives; whoever observes it sees what goes in. */
function observed(observer: WorldObserver | undefined): Pick<Stage, 'store' | 'secrets'> {
  const [store, secrets] = [memoryStore(), memorySecrets()];
  if (observer === undefined) return { store, secrets };
  return {
    store: { ...store, save: (account, data, after) => (observer.stored(data), store.save(account, data, after)) },
    secrets: { ...secrets, set: (name, value) => (observer.secret(value), secrets.set(name, value)) },
  };
}

function newStage(options: WorldOptions): Stage {
  const chance = chanceFrom(options.seed);
  const clock = virtualClock(START);
  const version = chance.pick(LAB_VERSIONS);
  const login: Login = { user: 'alice', password: 'alice-pw', deviceId: `SIM${options.seed}`.slice(0, 32), version };
  const adversary = openAdversary(chance.fork('adversary'), chance.pick([0, 0.5, 0.75, 1, 1]));
  const { lab, answers118 } = labFor(chance.fork('lab'), clock, () => stage.network.woken());
  const hearts = chance.fork('hearts');
  const truth = openTruth(() => lab.mailbox(login.user), answers118);
  const stage: Stage = {
    options,
    clock,
    chance: chance.fork('app'),
    lab,
    adversary,
    login,
    network: openNetwork({
      clock,
      lab,
      verdict: (facts, request) => truth.allowed(adversary.verdict(facts), request),
      leaving: (one) => leaves(stage, one, hearts),
      arriving: (one) => arrives(stage, one),
    }),
    box: newLocalMailbox(),
    ...observed(options.observe),
    hooks: chance.hit(0.8),
    tally: {
      exchanges: 0,
      ends: { done: 0, refused: 0, held: 0, unknown: 0, thrown: 0 },
      kills: 0,
      released: 0,
      mostAttempts: 0,
      trace: 0,
    },
    broken: [],
    silence: new Map(),
    refusedAlone: new Set(),
    foldersIn: undefined,
    life: undefined,
    killedAt: -Infinity,
    peace: false,
    over: false,
    sleepers: new Set(),
  };
  return stage;
}

function reached({ options, tally, clock }: Stage): boolean {
  const spent = clock.now() - START;
  if (options.days !== undefined) return spent >= options.days * DAY;
  return tally.exchanges >= (options.exchanges ?? 300) || spent >= WORLD_LIMITS.longestMs;
}

async function wind(stage: Stage): Promise<void> {
  begin(stage);
  schedule(stage, stage.chance.fork('events'));
  if (!(await passTime(stage.clock, () => reached(stage)))) breach(stage, 'nothing is due any more, long before the end');
  await makePeace(stage);
  if (stage.broken.length === 0) checkEnd(stage);
  stage.over = true;
  wake(stage);
  const life = stage.life;
  await life?.session.stop();
  await passTime(stage.clock, () => false);
  for (const { command } of life?.pending ?? []) breach(stage, `${command} is pending although nothing is due any more`);
}

/**
 * Lets a world turn: one account, several folders, a user, other devices, an administrator, a server that may answer anything at
 * any time, and an app that is killed now and then; then peace, in which everything has to come to rest. No sockets, no real time.
 *
 * @example
 * ```ts
 * import { runWorld } from 'activesync-recovery/sim';
 * const report = await runWorld({ seed: 7, exchanges: 300 });
 * console.log(report.broken.length); // 0
 * ```
 */
export async function runWorld(options: WorldOptions): Promise<WorldReport> {
  const stage = newStage(options);
  try {
    await wind(stage);
  } catch (error) {
    breach(stage, `the world stopped: ${error instanceof Error ? error.message : String(error)}`);
  }
  const { tally, login, box, broken, clock } = stage;
  return {
    seed: options.seed,
    version: login.version,
    exchanges: tally.exchanges,
    virtualMs: clock.now() - START,
    ends: tally.ends,
    kills: tally.kills,
    released: tally.released,
    mostAttempts: tally.mostAttempts,
    edits: box.edits.length,
    mails: box.mails.length,
    broken,
    trace: tally.trace.toString(16),
  };
}
