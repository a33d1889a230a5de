import { ofRung } from './holding.ts';
import { isAsleep, ladderBroken, ladderValue, valueOf, type Run } from './run.ts';
import { PHASE, type Composition, type State } from './state.ts';
import { runOn } from './moves.ts';

/** Whoever waits here waits for the ladder. */
const BY_LADDER: ReadonlySet<string> = new Set(['provisioning', 'repairing', 'foldersyncing', 'resettingHierarchy', 'preparing']);

/** What is wrong with a state in which nothing is left to be heard, whoever waits in it. */
export function wrongIn(world: Composition, at: State): string | undefined {
  const run = runOn(world, at);
  const broken = ladderBroken(run);
  const whole = world.rungs.find((rung, number) => (at.held & ofRung(number)) > 0 && !broken.includes(rung));
  if (whole !== undefined) return `the account is held for the sake of ${whole}, which is whole`;
  const { job } = at;
  return job !== undefined && (at.broken & (1 << job.rung)) === 0 ? `works at ${world.rungs[job.rung] ?? ''}, which is whole` : undefined;
}

/** The first request that waits for something nobody owes; undefined when everybody's wait has an end. */
export function strandedSlot(world: Composition, at: State): string | undefined {
  const run = runOn(world, at);
  const repairs = !['ready', 'resting'].includes(ladderValue(run));
  if (repairs !== (at.job !== undefined))
    return repairs ? 'the ladder waits for a repair that nobody works at' : 'a repair runs that nobody waits for';
  for (const [index, slot] of at.slots.entries()) {
    if (isAsleep(slot.node) || isOwed(run, index, new Set())) continue;
    return `${world.parts[index]?.name ?? ''} waits in ${valueOf(run, index)} and nobody owes it anything`;
  }
  return undefined;
}

/** Is something due, is somebody asked, or is a reply owed, for this request or for what it waits for? */
function isOwed(run: Run, index: number, waiting: ReadonlySet<number>): boolean {
  const { world, at } = run;
  const slot = at.slots[index];
  if (slot === undefined || isAsleep(slot.node) || waiting.has(index)) return false;
  const further = new Set(waiting).add(index);
  const value = valueOf(run, index);
  if (value === 'sending') {
    if (slot.phase !== PHASE.locked) return slot.phase !== PHASE.none;
    const owner = at.owners[world.parts[index]?.lock ?? -1] ?? -1;
    return owner >= 0 && isOwed(run, owner, further);
  }
  if (BY_LADDER.has(value)) {
    const rung = value === 'preparing' ? world.rungs[slot.chore] : world.parts[index]?.machine.rungs[slot.node];
    return rung !== undefined && ladderBroken(run).includes(rung) && isRepairOwed(run, further);
  }
  if (value !== 'queued') return value !== 'waiting' || slot.due;
  if (slot.due) return at.silent > 0;
  return (world.parts[index]?.needs.some((rung) => ladderBroken(run).includes(rung)) ?? false) && isRepairOwed(run, further);
}

/** The app or the server owes the repair something, or its own request is owed something. */
function isRepairOwed(run: Run, waiting: ReadonlySet<number>): boolean {
  const { world, at } = run;
  const { job } = at;
  if (job === undefined) return false;
  const rung = world.rungs[job.rung];
  // It begins with the next request of the app's: whoever waits was let out, or waits for nothing of the ladder's.
  if (!at.known && rung !== 'credentials') return true;
  return rung !== 'hierarchy' || job.node !== 2 || isOwed(run, world.own, waiting);
}
