import type { EasRung } from '../../core/rungs.ts';
import { holdRung } from './holding.ts';
import { Broken, isAsleep, ladderBroken, ladderContext, ladderValue, post, rungNumber, valueOf, type Run } from './run.ts';
import { PHASE } from './state.ts';

// Who hears that a rung is whole, or stuck, as in src/session/waiters.ts.

/** States from which a request may still complain under the epochs it went out with. */
export const SPEAKS_LATER: ReadonlySet<string> = new Set(['preparing', 'resettingSyncKey']);

/** A rung is whole: whoever went out before that says what is no longer so. */
export function outdate(run: Run, rung: number): void {
  const { world, at } = run;
  at.broken &= ~(1 << rung);
  if (world.slip === 'epochs') return;
  for (const [index, slot] of at.slots.entries()) {
    if (slot.phase === PHASE.out || SPEAKS_LATER.has(valueOf(run, index))) slot.stale |= 1 << rung;
  }
  for (const message of at.queue) if (message.rung === rung && message.name.startsWith('rung.broken')) message.stale = true;
}

export function announceWhole(run: Run, rung: number): void {
  for (const [index, slot] of run.at.slots.entries()) {
    if (isAsleep(slot.node)) continue;
    if (slot.chore === rung && run.world.slip !== 'chores') {
      slot.chore = -1;
      post(run, index, 'chore.done');
    }
    post(run, index, 'rung.rebuilt', rung);
  }
}

export function announceStuck(run: Run, rung: number): void {
  const { world, at } = run;
  const broken = ladderValue(run) === 'resting' && world.slip !== 'rests' ? ladderBroken(run) : [];
  const rungs = [world.rungs[rung] ?? '', ...broken];
  // The hold of the account is what it meets; without one it leaves one of its own.
  const meets = at.held > 0 ? undefined : 'wish';
  for (const [index, slot] of at.slots.entries()) {
    const value = valueOf(run, index);
    const own = world.rungs[slot.chore];
    if (value === 'preparing' && own !== undefined && rungs.includes(own)) {
      slot.chore = -1;
      post(run, index, 'chore.failed', -1, false, meets);
    } else if (value === 'queued') {
      const needed = world.parts[index]?.needs.find((one) => rungs.includes(one));
      if (needed !== undefined) post(run, index, 'rung.stuck', rungNumber(world, needed), false, meets);
    } else if (['provisioning', 'repairing', 'foldersyncing', 'resettingHierarchy'].includes(value)) {
      const reported = world.parts[index]?.machine.rungs[slot.node] ?? '';
      if (rungs.includes(reported)) post(run, index, 'rung.stuck', rungNumber(world, reported), false, meets);
    }
  }
}

/** Was a rung without which hardly anything goes through repaired as often as is allowed? Then the account is held for it. */
export function giveUp(run: Run, rung: number): void {
  const { world } = run;
  const { repairs = {}, limit = 0 } = ladderContext(run);
  const name: EasRung = world.rungs[rung] ?? 'hierarchy';
  if (ladderValue(run) === 'resting' && name !== 'hierarchy' && (repairs[name] ?? 0) >= limit && world.slip !== 'give-up')
    holdRung(run, rung);
}

/** A rung without which hardly anything goes through rests: somebody is told to act. */
export function restsFor(run: Run): void {
  const [lowest = 'hierarchy'] = ladderBroken(run);
  if (ladderValue(run) === 'resting' && lowest !== 'hierarchy' && run.at.held === 0)
    throw new Broken(`${lowest} rests, and nobody is told to act`);
}
