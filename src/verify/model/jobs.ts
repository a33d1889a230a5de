import { holdRung } from './holding.ts';
import { Broken, isAsleep, ladderBroken, post, rungNumber, type Run } from './run.ts';
import { ENDED } from './state.ts';

// The repairs of src/session/repairs, over tables: the handshake's own, and two steps for a FolderSync and its hook.

/** The ladder wants a rung repaired: one at a time, the lowest first, and only one that is broken. */
export function ladderBegins(run: Run, rung: number): void {
  const { world, at } = run;
  if (at.job !== undefined) throw new Broken('a second repair starts while one runs');
  const lowest = world.rungs.find((one) => ladderBroken(run).includes(one));
  if (lowest !== world.rungs[rung])
    throw new Broken(`repairs ${world.rungs[rung] ?? ''} while ${lowest ?? 'none'} is the lowest that is broken`);
  if ((at.broken & (1 << rung)) === 0) throw new Broken(`repairs ${lowest ?? ''} a second time for one outage`);
  at.job = { rung, node: world.rungs[rung] === 'hierarchy' ? 2 : 0 };
  if (!at.known && world.rungs[rung] !== 'credentials') return;
  startJob(run);
}

/** It begins: at once, or as soon as it is known where to ask. */
export function startJob(run: Run): void {
  const { world, at } = run;
  const { job } = at;
  if (job === undefined) return;
  if (world.rungs[job.rung] === 'policy') run.sent += 1;
  if (world.rungs[job.rung] !== 'hierarchy') return;
  at.slots[world.own] = { node: 0, phase: 0, stale: 0, chore: -1, due: false };
  for (const asked of world.parts[world.own]?.machine.start ?? []) run.perform(run, world.own, asked);
}

/** A repair that was called off: its own request goes with it. */
export function ladderCancels(run: Run): void {
  const { world, at } = run;
  if (world.slip === 'cancel') return;
  if (at.job !== undefined && world.rungs[at.job.rung] === 'hierarchy' && !isAsleep(at.slots[world.own]?.node ?? ENDED)) {
    at.job = undefined;
    run.end(run, world.own, 'rejected');
  }
  at.job = undefined;
}

/** It is over, for good or bad. What could not be made whole holds the account. */
export function finish(run: Run, type: 'rung.rebuilt' | 'rung.stuck'): void {
  const { world, at } = run;
  const { job } = at;
  if (job === undefined) return;
  at.job = undefined;
  if (type === 'rung.stuck' && world.slip !== 'hold-rung') holdRung(run, job.rung);
  if (world.slip === 'report-stuck' && type === 'rung.stuck') return;
  post(run, -1, `${type} ${world.rungs[job.rung] ?? ''}`, job.rung);
}

/** A repair met a broken rung below its own. */
export function reportLower(run: Run): void {
  const rung = rungNumber(run.world, 'credentials');
  run.at.broken |= 1 << rung;
  if (run.world.slip !== 'lower') post(run, -1, 'rung.broken credentials', rung);
}
