import type { EasRung } from '../../core/rungs.ts';
import type { Compact } from './compact.ts';

/** What the driver does for a request that is `sending`: nothing, its bytes are made, it waits for a key, it is out. */
export const PHASE = { none: 0, building: 1, locked: 2, out: 3 } as const;

/** A request that has not begun, and one that has ended. */
export const UNBORN = -1;
export const ENDED = -2;

/** One request in the model. */
export interface Slot {
  node: number;
  phase: number;
  /** Rungs made whole since it went out, as bits. */
  stale: number;
  /** The rung its chore waits for, by number; -1 for none. */
  chore: number;
  /** Waits for time. */
  due: boolean;
}

/** The mail: how its outbox stands in its request, what is noted and stored of it, and whether it has in truth arrived. */
export interface Mail {
  node: number;
  table: number;
  note: string;
  stored: string;
  arrived: boolean;
}

/** A repair under way. `node` is the handshake's state, or 2 and 1 for a repair in two steps. */
export interface Job {
  rung: number;
  node: number;
}

/** Something in the driver's queue. */
export interface Message {
  /** A request by number, the ladder as -1. */
  readonly to: number;
  readonly name: string;
  readonly rung: number;
  stale: boolean;
  /** What the hold keeps back that it ends in. @default what it met */
  readonly keeps?: Keeps;
}

/** The account, what uploads, one kind of wish, this very one; or nobody at all, while others work on its key. */
export type Keeps = 'account' | 'uploads' | 'wish' | 'doubt' | 'nobody';

/** The whole account at one moment. */
export interface State {
  slots: Slot[];
  ladder: number;
  job: Job | undefined;
  mail: Mail;
  /** Why the whole account is held, as bits: for a reason of its own, and for each rung that could not be made whole. */
  held: number;
  /** Which wishes are held back alone, as bits: what a request that ended so has left behind for the next of its kind. */
  kept: number;
  /** 0: the server asked for no silence; 1: for a short one; 2: for one that is longer than any call may wait. */
  silent: number;
  /** Rungs that are in truth broken at the server, as bits. */
  broken: number;
  /** Does the session know where the app asks? */
  known: boolean;
  /** What may still be done from outside the recovery: it is progress, a person, or a kill. */
  progress: number;
  releases: number;
  kills: number;
  again: number;
  owners: number[];
  queue: Message[];
}

/** One request of a composition. */
export interface Part {
  readonly name: string;
  readonly machine: Compact;
  readonly needs: readonly EasRung[];
  /** What the server may decide about it. */
  readonly letters: readonly string[];
  /** The key it works on, by number; none when nobody else in the composition works on it. */
  readonly lock?: number;
  /** The bit of a hold on uploads, where it is one. */
  readonly uploads?: number;
  /** What names its wish in a hold, as bits, where anybody else, or its own next request, has the same name: once its bytes are made. */
  readonly wish?: number;
  /** And of itself alone. */
  readonly doubt?: number;
  /** Carries the mail. */
  readonly mails?: boolean;
}

/** What the driver of a trial forgets, by name. */
export type Slip = string;

/** What is composed. The last part is the library's own FolderSync when the hierarchy is among the rungs. */
export interface Composition {
  readonly name: string;
  readonly parts: readonly Part[];
  readonly rungs: readonly EasRung[];
  readonly ladder: Compact;
  readonly handshake: Compact;
  readonly outboxes: Readonly<Record<string, Compact>>;
  /** The library's own FolderSync: its number among the parts. */
  readonly own: number;
  /** Parts that are alike: only how many of them stand where matters. */
  readonly alike: readonly number[];
  readonly budgets: { readonly progress: number; readonly releases: number; readonly kills: number; readonly again: number };
  readonly promised: number;
  /** Does a person, an app or a caller give up at any time? */
  readonly impatient: boolean;
  /** Does the server ask for silence? */
  readonly asks: boolean;
  readonly slip?: Slip;
}

export function startOf({ parts, budgets }: Composition): State {
  return {
    slots: parts.map(() => ({ node: UNBORN, phase: 0, stale: 0, chore: -1, due: false })),
    ladder: 0,
    job: undefined,
    mail: { node: -1, table: 0, note: 'drafted', stored: 'drafted', arrived: false },
    held: 0,
    kept: 0,
    silent: 0,
    broken: 0,
    known: false,
    ...budgets,
    owners: [-1, -1, -1, -1],
    queue: [],
  };
}

// Field by field, and the texts by hand: millions of states are copied and written down.

const copyOfSlot = ({ node, phase, stale, chore, due }: Slot): Slot => ({ node, phase, stale, chore, due });

export function copyOf(state: State): State {
  const { slots, ladder, job, mail, held, kept, silent, broken, known, progress, releases, kills, again, owners, queue } = state;
  return {
    slots: slots.map(copyOfSlot),
    ladder,
    job: job === undefined ? undefined : { rung: job.rung, node: job.node },
    mail: { node: mail.node, table: mail.table, note: mail.note, stored: mail.stored, arrived: mail.arrived },
    held,
    kept,
    silent,
    broken,
    known,
    progress,
    releases,
    kills,
    again,
    owners: owners.slice(),
    queue: queue.length === 0 ? [] : queue.map((message) => ({ ...message })),
  };
}

const NOTES: readonly string[] = ['drafted', 'sent', 'unknown', 'returned', 'confirmed'];
const code = (...numbers: readonly number[]): string => String.fromCharCode(...numbers);

const textOfSlot = ({ node, phase, stale, chore, due }: Slot): string =>
  code(node + 2, phase + 8 * (chore + 1) + 64 * stale + (due ? 4 : 0));

/** The slots as texts; like requests in an order of their own, so that which of them stands where does not matter. */
function textOfSlots(slots: readonly Slot[], alike: readonly number[]): string {
  const texts = slots.map(textOfSlot);
  if (alike.length > 0) {
    const sorted = alike.map((at) => texts[at] ?? '').sort();
    for (const [index, at] of alike.entries()) texts[at] = sorted[index] ?? '';
  }
  return texts.join('');
}

/** The state as a short text; states that differ only in which of two like requests stands where have one text. */
export function textOf(state: State, { alike }: Composition): string {
  const { mail, job, owners, queue } = state;
  const flags = (mail.arrived ? 2 : 0) + (state.known ? 4 : 0) + state.silent * 8 + state.broken * 32 + state.kept * 1024;
  const text =
    textOfSlots(state.slots, alike) +
    code(
      state.ladder,
      job === undefined ? 0 : 1 + job.rung * 64 + job.node,
      flags,
      state.held,
      mail.node + 1 + 32 * mail.table,
      NOTES.indexOf(mail.note) * 8 + NOTES.indexOf(mail.stored),
      state.progress + 4 * state.releases + 16 * state.kills + 64 * state.again,
      ...owners.map((owner) => owner + 1),
    );
  return queue.length === 0 ? text : text + queue.map(({ to, name, rung, stale }) => `${to}${name}${rung}${stale ? '!' : ''}`).join(';');
}
