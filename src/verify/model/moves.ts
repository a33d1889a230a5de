import { admit, drain, end, perform } from './driver.ts';
import { isHeldBack } from './holding.ts';
import { startJob } from './jobs.ts';
import { outside } from './outside.ts';
import { jobMoves } from './repairing.ts';
import { mailLeaves, tellMail } from './mails.ts';
import { lookMoves, mailReplies, replies } from './replying.ts';
import { Broken, isAsleep, lacksRung, post, valueOf, type Move, type Run } from './run.ts';
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
  // The silence has become longer than it was when it was let wait for its end.
  if (value === 'queued' && slot.due && at.silent === 2)
    return [...leaving, { label: `${name}: time`, make: (now) => askAgain(now, index) }];
  if (value === 'resettingSyncKey') return [...leaving, posting('app.done'), posting('app.failed')];
  if (value === 'reconciling') return [...leaving, ...lookMoves(run, index, mails)];
  if (value !== 'sending') return leaving;
  if (slot.phase === PHASE.building) return [...leaving, { label: `${name}: bytes are made`, make: (now) => depart(now, index) }];
  if (slot.phase === PHASE.locked && !isOwn && world.impatient)
    return [...leaving, { label: `${name}: waits no longer`, make: (now) => leaveLine(now, index) }];
  if (slot.phase !== PHASE.out) return leaving;
  return [...leaving, ...(mails ? mailReplies(run, name, index, letters) : letters.flatMap((letter) => replies(run, name, index, letter)))];
}

function begin(run: Run, index: number): void {
  const { world, at } = run;
  at.slots[index] = { node: 0, phase: 0, stale: 0, chore: -1, due: false };
  for (const asked of world.parts[index]?.machine.start ?? []) perform(run, index, asked);
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

function askAgain(run: Run, index: number): void {
  const slot = run.at.slots[index];
  if (slot !== undefined) slot.due = false;
  admit(run, index);
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
  // Silence is silence, also for a repair that had to wait for its turn.
  const isShut = at.silent > 0 || (index !== world.own && (isHeldBack(run, index, true) || lacksRung(run, index)));
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

/** Others work on its key for longer than its caller waits: it goes back to the door, which is shut for it. */
function leaveLine(run: Run, index: number): void {
  for (const event of ['driver.deferred', 'account.closed']) post(run, index, event, -1, false, 'nobody');
}

/** What may never go out: over a broken rung, a hold or a silence, or beside another on the same key. */
function departs(run: Run, index: number, lock: number | undefined): void {
  const { world, at } = run;
  if (isHeldBack(run, index, true)) throw new Broken('goes out though the account, or its wish, is held');
  if (at.silent > 0) throw new Broken('goes out though the server asked for silence');
  if (lacksRung(run, index)) throw new Broken('goes out over a rung that is known to be broken');
  const beside = at.slots.some(
    (slot, other) => other !== index && slot.phase === PHASE.out && lock !== undefined && world.parts[other]?.lock === lock,
  );
  if (beside) throw new Broken('two requests work on one key at once');
}
