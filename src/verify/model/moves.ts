import { drain, end, perform } from './driver.ts';
import { startJob } from './jobs.ts';
import { outside } from './outside.ts';
import { jobMoves } from './repairing.ts';
import { isConfirmed, mailLeaves, tellMail } from './mails.ts';
import { Broken, isAsleep, lacksRung, post, rungNumber, valueOf, type Move, type Run } from './run.ts';
import { copyOf, PHASE, UNBORN, type Composition, type State } from './state.ts';

/** What a move leads to, with the queue worked off. */
export interface Made {
  readonly at: State;
  readonly sent: number;
}

export const runOn = (world: Composition, at: State): Run => ({ world, at, sent: 0, perform, end });

/** Makes a move on a copy. One event from outside, and everything that follows from it. */
export function made(world: Composition, from: State, { make }: Move): Made {
  const run = runOn(world, copyOf(from));
  make(run);
  drain(run);
  return { at: run.at, sent: run.sent };
}

/** Everything that can happen now. */
export function movesOf(world: Composition, at: State): readonly Move[] {
  return [...world.parts.flatMap((_, index) => slotMoves(runOn(world, at), index)), ...jobMoves(runOn(world, at)), ...outside(world, at)];
}

function slotMoves(run: Run, index: number): readonly Move[] {
  const { world, at } = run;
  const { name = '', letters = [], mails = false, machine } = world.parts[index] ?? {};
  const slot = at.slots[index];
  const isOwn = index === world.own;
  if (slot === undefined || machine === undefined) return [];
  const posting = (event: string): Move => ({ label: `${name}: ${event}`, make: (now) => post(now, index, event) });
  if (slot.node === UNBORN) return isOwn ? [] : [{ label: `${name} begins`, make: (now) => begin(now, index) }];
  if (isAsleep(slot.node)) return mails && at.again > 0 ? [{ label: `${name} begins again`, make: (now) => beginAgain(now, index) }] : [];
  const value = valueOf(run, index);
  const leaving = isOwn || !world.impatient ? [] : [posting('caller.aborted'), ...(value === 'sending' ? [] : [posting('driver.expired')])];
  if (value === 'waiting') return [...leaving, { label: `${name}: time`, make: (now) => ring(now, index) }];
  if (value === 'resettingSyncKey') return [...leaving, posting('app.done'), posting('app.failed')];
  if (value === 'reconciling') return [...leaving, ...lookMoves(run, index, mails)];
  if (value !== 'sending') return leaving;
  if (slot.phase === PHASE.building) return [...leaving, { label: `${name}: bytes are made`, make: (now) => depart(now, index) }];
  if (slot.phase !== PHASE.out) return leaving;
  return [...leaving, ...(mails ? mailReplies(name, index, letters) : letters.flatMap((letter) => replies(at, name, index, letter)))];
}

function begin(run: Run, index: number): void {
  const { world, at } = run;
  at.slots[index] = { node: 0, phase: 0, stale: 0, chore: -1, due: false };
  for (const asked of world.parts[index]?.machine.start ?? []) perform(run, index, asked, 'begin');
}

function beginAgain(run: Run, index: number): void {
  run.at.again -= 1;
  begin(run, index);
}

function ring({ at }: Run, index: number): void {
  const slot = at.slots[index];
  if (slot !== undefined) slot.due = false;
  at.queue.push({ to: index, name: 'driver.tick due', rung: -1, stale: false });
}

/** The bytes are there: the key is taken, the door is asked once more, the mail is written down, and it goes out. */
function depart(run: Run, index: number): void {
  const { world, at } = run;
  const { lock, mails = false } = world.parts[index] ?? {};
  const slot = at.slots[index];
  if (slot === undefined) return;
  const owner = lock === undefined ? -1 : (at.owners[lock] ?? -1);
  if (owner >= 0 && owner !== index && world.slip !== 'locks') {
    slot.phase = PHASE.locked;
    return;
  }
  if (lock !== undefined) at.owners[lock] = index;
  const isShut = index !== world.own && (at.held || lacksRung(run, index) || at.silent);
  slot.phase = PHASE.none;
  if (isShut && world.slip !== 'shut') return post(run, index, 'driver.deferred');
  if (mails && !tellMail(run, 'mail.leaving') && world.slip !== 'outbox') return post(run, index, 'mail.doubtful');
  departs(run, index, lock);
  if (mails) mailLeaves(run);
  slot.phase = PHASE.out;
  slot.stale = 0;
  run.sent += 1;
  if (index === world.own || at.known) return;
  at.known = true;
  startJob(run);
}

/** What may never go out: over a broken rung, a hold or a silence, or beside another on the same key. */
function departs(run: Run, index: number, lock: number | undefined): void {
  const { world, at } = run;
  if (index !== world.own && at.held) throw new Broken('goes out though the account is held');
  if (index !== world.own && at.silent) throw new Broken('goes out though the server asked for silence');
  if (lacksRung(run, index)) throw new Broken('goes out over a rung that is known to be broken');
  const beside = at.slots.some(
    (slot, other) => other !== index && slot.phase === PHASE.out && lock !== undefined && world.parts[other]?.lock === lock,
  );
  if (beside) throw new Broken('two requests work on one key at once');
}

/** What the server may answer. `asked` in front: and the whole account is to keep silent. */
function replies(at: State, name: string, index: number, letter: string): readonly Move[] {
  const asked = letter.startsWith('asked ');
  const event = asked ? letter.slice('asked '.length) : letter;
  const plain: Move = {
    label: `${name} is answered: ${letter}`,
    make(run) {
      complain(run, index, event);
      if (asked) run.at.silent = true;
      post(run, index, event);
    },
  };
  if (event !== 'accept.*' || at.progress === 0) return [plain];
  const progressing: Move = {
    label: `${name} is answered: accept.*, with items`,
    make(run) {
      run.at.progress -= 1;
      post(run, -1, 'account.progressed');
      plain.make(run);
    },
  };
  return [plain, progressing, ...(name === 'FolderSync' ? [mending(name, index)] : [])];
}

/** The app's own FolderSync came through: it has its answer, and then the folders are whole. Bounded by how often the app asks. */
const mending = (name: string, index: number): Move => ({
  label: `${name} is answered: accept.*, and the folders are whole`,
  make(run) {
    run.at.progress -= 1;
    post(run, index, 'accept.*');
    post(run, -1, 'rung.mended hierarchy', rungNumber(run.world, 'hierarchy'));
  },
});

const RUNGS = /\b(policy|credentials|hierarchy)\b/g;
/** An order to wipe is met by the handshake; a reset of everything loses the hierarchy's key too. */
const IN_OTHER_WORDS = [
  ['wipe.*', 'policy'],
  ['reset.* all', 'hierarchy'],
] as const;

/** The truth behind a complaint: what was broken while this request was out. Of a rung that was made whole since, it is late. */
function complain({ world, at }: Run, index: number, event: string): void {
  const stale = at.slots[index]?.stale ?? 0;
  for (const [which] of IN_OTHER_WORDS.reduce((text, [words, rung]) => text.replace(words, rung), event).matchAll(RUNGS)) {
    const rung = rungNumber(world, which);
    if (rung >= 0 && (stale & (1 << rung)) === 0) at.broken |= 1 << rung;
  }
}

const MAIL_FATES = [
  { label: 'taken', tells: 'mail.taken', arrives: true, event: 'accept.*' },
  { label: 'taken, and the answer is lost', tells: 'mail.lost', arrives: true, event: 'reconcile.* in-sent same-bytes' },
  { label: 'lost on the way', tells: 'mail.lost', arrives: false, event: 'reconcile.* in-sent same-bytes' },
  { label: 'refused', tells: 'mail.refused', arrives: false, event: 'reject.*' },
  { label: 'refused without a policy', tells: 'mail.refused', arrives: false, event: 'repair.* policy' },
  { label: 'not sent for want of a line', tells: 'mail.unsent', arrives: false, event: 'retry.* same-bytes short' },
] as const;

function mailReplies(name: string, index: number, letters: readonly string[]): readonly Move[] {
  return MAIL_FATES.filter(({ event }) => letters.includes(event)).map(({ label, tells, arrives, event }) => ({
    label: `${name} is ${label}`,
    make(run) {
      if (arrives) run.at.mail.arrived = true;
      complain(run, index, event);
      tellMail(run, tells);
      post(run, index, event);
    },
  }));
}

/** An app tells the truth about its Sent Items, or that it cannot tell. */
function lookMoves(run: Run, index: number, mails: boolean): readonly Move[] {
  const { arrived } = run.at.mail;
  const truths = mails ? (isConfirmed(run) || arrived ? ['happened'] : ['absent']) : ['happened', 'absent'];
  const cannot = mails && isConfirmed(run) ? [] : ['unclear'];
  const told: Readonly<Record<string, string>> = { happened: 'mail.found', absent: 'mail.absent', unclear: 'mail.unclear' };
  return [...truths, ...cannot].map((found) => ({
    label: `looked for: ${found}`,
    make(now) {
      if (mails) tellMail(now, told[found] ?? '');
      post(now, index, `app.${found}`);
    },
  }));
}
