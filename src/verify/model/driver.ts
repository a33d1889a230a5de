import { hold, isHeldBack, isToldOf, ofRung } from './holding.ts';
import { finish, ladderBegins, ladderCancels } from './jobs.ts';
import { release, yieldHierarchy } from './keys.ts';
import { outboxEnds } from './mails.ts';
import { isAsleep, ladderValue, lacksRung, post, rungNumber, valueOf, wordsOf, Broken, type Run } from './run.ts';
import { ENDED, PHASE, type Keeps, type Message } from './state.ts';
import { announceStuck, announceWhole, giveUp, outdate, restsFor, SPEAKS_LATER } from './waiters.ts';

// The driver, the admission and the announcements of src/session, over tables: what is posted, who hears it, who is let out.
// Names and order follow driver.ts, exchanges.ts, admission.ts and waiters.ts there.

/**
 * Messages that one event may cost. Six requests hear of each of five rungs a few times at most; what costs more than that tells itself
 * something for ever.
 */
const MOST_MESSAGES = 200;

/** Works off the queue. */
export function drain(run: Run): void {
  for (let count = 0; run.at.queue.length > 0; count += 1) {
    if (count > MOST_MESSAGES) throw new Broken('the queue never empties');
    deliver(run, run.at.queue.shift() as Message);
  }
}

export function deliver(run: Run, message: Message): void {
  if (message.to < 0) return deliverLadder(run, message);
  const { world, at } = run;
  const slot = at.slots[message.to];
  const part = world.parts[message.to];
  if (slot === undefined || part === undefined || isAsleep(slot.node)) return;
  const rung = world.rungs[message.rung];
  const mine = part.machine.rungs[slot.node] === rung;
  const name = rung === undefined ? message.name : `${message.name} ${mine ? 'mine' : 'other'}`;
  const step = part.machine.steps[slot.node]?.get(name);
  if (step === undefined) return;
  slot.node = step.to;
  slot.phase = PHASE.none;
  const value = valueOf(run, message.to);
  for (const asked of step.asked) perform(run, message.to, asked, message);
  if (!SPEAKS_LATER.has(value)) slot.stale = 0;
  if (part.machine.finals[slot.node] === true) end(run, message.to, value, message.keeps);
}

/** What a request asks for. */
export function perform(run: Run, index: number, asked: string, cause?: Message): void {
  const { world, at } = run;
  const slot = at.slots[index];
  if (slot === undefined) return;
  const [what, which = '', zero] = wordsOf(asked);
  if (what === 'effect.enqueue') {
    yieldHierarchy(run, index);
    admit(run, index);
  }
  if (what === 'effect.request') {
    if (at.silent > 0) throw new Broken('bytes are made during a silence the server asked for');
    slot.phase = PHASE.building;
    slot.due = false;
  }
  if (what === 'effect.wake') slot.due = true;
  if (what === 'effect.hold' && cause !== undefined) hold(run, index, cause);
  if (what !== 'report' && what !== 'prepare') return;
  const rung = rungNumber(world, which);
  if (what === 'prepare') slot.chore = rung;
  yieldHierarchy(run, index);
  post(
    run,
    -1,
    `rung.broken ${which}${zero === 'true' ? ' zero' : ''}`,
    rung,
    world.slip !== 'late-complaints' && (slot.stale & (1 << rung)) > 0,
  );
}

/** Answers a request that asks to go out: now, later, or not at all. */
export function admit(run: Run, index: number): void {
  const { world, at } = run;
  const slot = at.slots[index];
  if (slot === undefined) return;
  if (isHeldBack(run, index)) return post(run, index, 'account.closed');
  if (lacksRung(run, index)) {
    if (ladderValue(run) === 'resting' && world.slip !== 'wanted') post(run, -1, 'rung.wanted');
    return;
  }
  if (at.silent === 2) return post(run, index, 'account.closed', -1, false, 'wish');
  if (at.silent === 1 && world.slip !== 'silence') {
    slot.due = true;
    return;
  }
  post(run, index, 'rungs.whole');
}

function deliverLadder(run: Run, { name, rung, stale }: Message): void {
  const { world, at } = run;
  const isReport = name.startsWith('rung.broken') || name.startsWith('rung.rebuilt') || name.startsWith('rung.stuck');
  const step = world.ladder.steps[at.ladder]?.get(isReport ? `${name} ${stale ? 'late' : 'now'}` : name);
  if (step === undefined) return;
  const changed = at.ladder !== step.to;
  at.ladder = step.to;
  if (changed && (name.startsWith('rung.rebuilt') || name.startsWith('rung.mended'))) outdate(run, rung);
  for (const asked of step.asked) {
    const [what, which = '', whole] = wordsOf(asked);
    const number = rungNumber(world, which);
    if (what === 'rebuild') ladderBegins(run, number);
    if (what === 'cancel') ladderCancels(run);
    if (what === 'announce' && whole === 'true' && world.slip !== 'announce-whole') {
      // The account is no longer held for its sake.
      if (world.slip !== 'lift-rung') at.held &= ~ofRung(number);
      announceWhole(run, number);
    }
    if (what === 'announce' && whole === 'false' && world.slip !== 'announce-stuck') {
      giveUp(run, number);
      restsFor(run);
      announceStuck(run, number);
      // What holds the account now holds whoever stands in line for another reason, too.
      readmit(run);
    }
  }
}

/** Whoever is in line asks again. */
export function readmit(run: Run): void {
  for (const [index] of run.at.slots.entries()) if (valueOf(run, index) === 'queued') admit(run, index);
}

/** A request is over. */
export function end(run: Run, index: number, value: string, keeps?: Keeps): void {
  const { world, at } = run;
  if (value === 'held' && !isToldOf(run, index, keeps)) throw new Broken('ends as held, and nothing is held');
  at.slots[index] = { node: ENDED, phase: 0, stale: 0, chore: -1, due: false };
  if (world.slip !== 'release') release(run, index, [0, 1, 2, 3]);
  if (world.parts[index]?.mails === true) outboxEnds(run, value);
  if (index === world.own && at.job !== undefined && world.rungs[at.job.rung] === 'hierarchy') {
    if (value === 'accepted') at.job.node = 1;
    else finish(run, 'rung.stuck');
  }
}
