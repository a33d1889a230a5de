import type { AnyStateMachine } from 'xstate';
import {
  commandMachine, folderEditMachine, folderSyncMachine, ladderMachine, outboxMachine, pingMachine, provisionMachine, sendMachine, syncMachine,
} from '../../../machines/index.ts'; // prettier-ignore
import { EAS_COMMANDS } from '../../eas/commands.ts';
import type { EasRung } from '../../core/rungs.ts';
import { ladderSubject } from '../ladder-subject.ts';
import { outboxSubject } from '../outbox-subject.ts';
import { provisionSubject } from '../provision-subject.ts';
import { requestInputs, requestSubject } from '../request-subject.ts';
import { compact } from './compact.ts';
import { promiseOf } from './promise.ts';
import type { Composition, Part, Slip } from './state.ts';

/** What a request hears besides decisions. */
const HEARD = [
  'rungs.whole', 'account.closed', 'app.done', 'app.failed', 'app.happened', 'app.absent', 'app.unclear', 'chore.done', 'chore.failed',
  'caller.aborted', 'driver.expired', 'driver.deferred', 'mail.doubtful', 'driver.tick due', 'rung.rebuilt mine', 'rung.rebuilt other',
  'rung.stuck mine', 'rung.stuck other',
]; // prettier-ignore

/** One letter for everything a decision can do to what is shared: nothing, a complaint about each rung, silence, a hold. */
const SHARED = [
  'accept.*', 'hold.*', 'repair.* policy', 'repair.* credentials', 'refresh.* hierarchy same-bytes', 'asked retry.* same-bytes short',
]; // prettier-ignore

/** And what else a machine does on its way, alone: chores, resets, looks, other bytes, what a moved key keeps. */
const ALONE = [
  'reject.*', 'wipe.*', 'retry.* same-bytes short', 'reconcile.* in-sent same-bytes', 'reset.* collection new-bytes', 'reset.* hierarchy new-bytes',
  'reset.* all new-bytes first credentials', 'rephrase.* new-bytes', 'retry.* same-bytes first hierarchy policy short',
  'refresh.* hierarchy same-bytes keeps', 'repair.* policy keeps', 'reset.* collection new-bytes keeps',
]; // prettier-ignore

const MAIL = ['accept.*', 'reject.*', 'reconcile.* in-sent same-bytes', 'repair.* policy', 'retry.* same-bytes short'];

const OWN = [
  'accept.*', 'reject.*', 'repair.* policy', 'repair.* credentials', 'retry.* same-bytes short', 'reset.* all new-bytes first credentials',
]; // prettier-ignore

/** A machine may be another one in a trial. */
export interface Trial {
  readonly exchanged?: (machine: AnyStateMachine) => AnyStateMachine;
  readonly slip?: Slip;
}

/** What is to be composed, in the words of the machines. */
export interface Wanted {
  readonly name: string;
  readonly rungs: readonly EasRung[];
  readonly parts: readonly { command: keyof typeof MACHINES; letters: readonly string[]; limit: number; lock?: number }[];
  readonly repairs: number;
  readonly handshake: number;
  readonly budgets: Composition['budgets'];
  readonly impatient: boolean;
  readonly alike?: readonly number[];
  /** What the library's own FolderSync may be answered, and how often it goes out. @default a few, twice */
  readonly own?: { readonly letters: readonly string[]; readonly limit: number };
  /** What a handshake may meet. @default what tells its ways apart */
  readonly met?: readonly string[];
}

const MACHINES = {
  Sync: syncMachine,
  Ping: pingMachine,
  Search: commandMachine('Search'),
  FolderSync: folderSyncMachine,
  FolderCreate: folderEditMachine,
  SendMail: sendMachine,
} as const;

function compose(wanted: Wanted, { exchanged = (machine) => machine, slip }: Trial): Composition {
  const { rungs, repairs, handshake, budgets } = wanted;
  const machineOf = (machine: unknown) => exchanged(machine as AnyStateMachine);
  const part = (command: keyof typeof EAS_COMMANDS, machine: unknown, letters: readonly string[], limit: number, isOwn: boolean): Part => {
    const [input] = requestInputs(limit);
    const words = [...HEARD, ...letters.map((letter) => letter.replace(/^asked /, ''))];
    const needs = (EAS_COMMANDS[command].needs as readonly EasRung[]).filter((rung) => rungs.includes(rung));
    const subject = requestSubject(machineOf(machine), requestInputs(limit));
    return {
      name: isOwn ? 'own FolderSync' : command,
      machine: compact(subject, { ...input, own: isOwn }, words),
      needs,
      letters: letters.filter((letter) =>
        [...letter.matchAll(/\b(policy|credentials|hierarchy)\b/g)].every(([rung]) => rungs.includes(rung as EasRung)),
      ),
    };
  };
  const asked = wanted.parts.map(({ command, letters, limit, lock }, at) => ({
    ...part(command, MACHINES[command], letters, limit, false),
    ...namesOf(wanted, at),
    ...(lock !== undefined && { lock }),
    ...(command === 'SendMail' && { mails: true }),
  }));
  const { letters: ownLetters, limit: ownLimit } = wanted.own ?? { letters: OWN, limit: 2 };
  const folders = wanted.parts.findIndex(({ command }) => command === 'FolderSync');
  const names = folders >= 0 ? namesOf(wanted, folders) : {};
  const own = rungs.includes('hierarchy')
    ? [{ ...part('FolderSync', folderSyncMachine, ownLetters, ownLimit, true), ...names, lock: 0 }]
    : [];
  const box = outboxSubject(machineOf(outboxMachine));
  const asking = wanted.parts.map(({ limit, command }) => ({ limit, mails: command === 'SendMail' }));
  return {
    name: wanted.name,
    parts: [...asked, ...own],
    rungs,
    ladder: compact(ladderSubject(machineOf(ladderMachine), rungs, repairs), { limit: repairs }),
    handshake: compact(provisionSubject(machineOf(provisionMachine), handshake), { limit: handshake }, wanted.met ?? HANDSHAKE),
    outboxes: Object.fromEntries(box.inputs.map((input) => [(input as { state: string }).state, compact(box, input)])),
    own: own.length > 0 ? asked.length : -1,
    alike: wanted.alike ?? [],
    budgets,
    promised: promiseOf({ rungs, parts: asking, repairs, handshake, folders: ownLimit, budgets }),
    impatient: wanted.impatient,
    asks: [...asked, ...own].some(({ letters }) => letters.some((letter) => letter.startsWith('asked '))),
    ...(slip !== undefined && { slip }),
  };
}

/** The names of its wish in holds, as bits: what another one, or its own next request, would meet. */
function namesOf({ parts, rungs, budgets }: Wanted, at: number): Pick<Part, 'uploads' | 'wish' | 'doubt'> {
  const { command, lock } = parts[at] ?? {};
  const kind = parts.filter((one) => one.command === command);
  // A mail that goes out in one request only has nobody to meet what that one leaves behind.
  if (command === 'SendMail') return budgets.again > 0 || budgets.kills > 0 ? { uploads: 4, wish: 1, doubt: 2 } : {};
  if (command === 'FolderCreate') return budgets.kills > 0 ? { wish: 16, doubt: 32 } : {};
  if (command === 'FolderSync') return kind.length > 1 || rungs.includes('hierarchy') ? { wish: 1, doubt: 1 } : {};
  if (command !== 'Sync' || kind.length < 2) return {};
  const isShared = lock !== undefined && kind.filter((one) => one.lock === lock).length > 1;
  return isShared ? { wish: 8, doubt: 8 } : {};
}

const HANDSHAKE = ['accept.*', 'reject.*', 'repair.*', 'retry.*', 'wipe.directed', 'app.done', 'app.failed', 'driver.tick due'];

const NONE = { progress: 0, releases: 0, kills: 0, again: 0 } as const;
const ALL: readonly EasRung[] = ['credentials', 'policy', 'hierarchy'];

/** Two at a time, in seconds: run with the tests. */
export const PAIRS: readonly Wanted[] = [
  {
    name: 'exchange x ladder', rungs: ALL, parts: [{ command: 'Sync', letters: [...SHARED, ...ALONE].filter((letter) => !letter.startsWith('asked ')), limit: 10 }], repairs: 2, handshake: 2,
    budgets: { progress: 1, releases: 1, kills: 0, again: 0 }, impatient: true,
  },
  {
    name: 'exchange x ladder x kill', rungs: ALL, parts: [{ command: 'Sync', letters: [...SHARED, ...ALONE], limit: 4 }], repairs: 2, handshake: 2,
    budgets: { progress: 0, releases: 0, kills: 1, again: 0 }, impatient: true,
  },
  {
    name: 'exchange x collection', rungs: ['policy', 'hierarchy'], repairs: 1, handshake: 2, budgets: NONE, impatient: true,
    parts: [{ command: 'Sync', letters: [...SHARED, ...ALONE], limit: 2, lock: 1 }, { command: 'Sync', letters: [...SHARED, ...ALONE], limit: 2, lock: 1 }],
  },
  {
    name: 'folders x ladder', rungs: ['policy', 'hierarchy'], repairs: 1, handshake: 2, budgets: { ...NONE, progress: 1 }, impatient: true,
    parts: [{ command: 'FolderSync', letters: [...SHARED, ...ALONE.filter((letter) => !letter.includes('collection'))], limit: 3, lock: 0 }, { command: 'Sync', letters: SHARED, limit: 3, lock: 1 }],
  },
  {
    name: 'outbox x ladder', rungs: ['credentials', 'policy'], repairs: 2, handshake: 2, impatient: true,
    parts: [{ command: 'SendMail', letters: [...MAIL, 'hold.*'], limit: 3, lock: 2 }], budgets: { progress: 0, releases: 1, kills: 2, again: 1 },
  },
  {
    name: 'longpoll x collection', rungs: ['policy', 'hierarchy'], repairs: 1, handshake: 2, budgets: { ...NONE, kills: 1 }, impatient: true,
    parts: [{ command: 'Ping', letters: [...SHARED, 'rephrase.* new-bytes'], limit: 2 }, { command: 'Sync', letters: SHARED, limit: 2, lock: 1 }],
  },
]; // prettier-ignore

/** A handshake that goes well or does not: what else it may meet only lasts longer, and is met in the pairs. */
const BRIEF = ['accept.*', 'reject.*', 'app.done', 'app.failed'];

const BRIEF_MAIL = ['accept.*', 'reject.*', 'reconcile.* in-sent same-bytes', 'repair.* policy'];

/** All at once: two collections, a long poll, the outbox, one more request, over neighbouring rungs. */
const FIVE = (letters: readonly string[], mail: readonly string[] = MAIL) =>
  [
    { command: 'Sync', letters, limit: 2 },
    { command: 'Sync', letters, limit: 2 },
    { command: 'Ping', letters, limit: 1 },
    { command: 'SendMail', letters: mail, limit: 2, lock: 2 },
    { command: 'Search', letters, limit: 1 },
  ] as const;

export const PRODUCTS: readonly Wanted[] = [
  {
    name: 'exchange x ladder, all', rungs: ALL, parts: [{ command: 'Sync', letters: [...SHARED, ...ALONE], limit: 7 }], repairs: 2, handshake: 2,
    budgets: { progress: 1, releases: 1, kills: 1, again: 0 }, impatient: true,
  },
  {
    name: 'session: three rungs', rungs: ALL, repairs: 1, handshake: 2, met: BRIEF, budgets: NONE, impatient: false, alike: [0, 1],
    parts: FIVE(['accept.*', 'repair.* policy', 'repair.* credentials', 'refresh.* hierarchy same-bytes']),
  },
  {
    name: 'session: holds', rungs: ['credentials', 'policy'], repairs: 1, handshake: 2, met: BRIEF, budgets: NONE, impatient: false, alike: [0, 1],
    parts: FIVE(['accept.*', 'hold.*', 'repair.* policy', 'repair.* credentials']),
  },
  {
    name: 'session: kill, callers leave', rungs: ['policy'], repairs: 1, handshake: 2, met: BRIEF, budgets: { ...NONE, kills: 1 }, impatient: true, alike: [0, 1],
    parts: FIVE(['accept.*', 'repair.* policy'], BRIEF_MAIL),
  },
]; // prettier-ignore

export const composed = (wanted: readonly Wanted[], trial: Trial = {}): readonly Composition[] => wanted.map((one) => compose(one, trial));
