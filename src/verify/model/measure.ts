import { isAsleep } from './run.ts';
import { PHASE, UNBORN, type Composition, type State } from './state.ts';

const WEIGHT: Readonly<Record<number, number>> = { [PHASE.building]: 2, [PHASE.locked]: 1 };

/**
 * The measure that falls with every event from outside: first what only a person, progress or a kill may refill, then the ladder's
 * rank, then the repair's, then the ranks of all requests, then how far each has come on its way out. Written as one number.
 */
export function rankOfState({ parts, ladder, handshake, rungs }: Composition, at: State): number {
  const refills = at.progress + at.releases + at.kills + at.again;
  const { job } = at;
  const repair = job === undefined ? 0 : rungs[job.rung] === 'policy' ? 1 + (handshake.rank[job.node] ?? 0) : 1 + job.node;
  let [ranks, ways] = [0, at.silent + (at.mail.note === at.mail.stored ? 0 : 1)];
  for (let bits = at.kept * 64 + at.held; bits > 0; bits >>= 1) ways += bits & 1;
  for (const [index, slot] of at.slots.entries()) {
    const rank = parts[index]?.machine.rank ?? [];
    if (slot.node === UNBORN) ranks += 1 + (rank[0] ?? 0);
    else if (!isAsleep(slot.node)) ranks += rank[slot.node] ?? 0;
    ways += (WEIGHT[slot.phase] ?? 0) + (slot.due ? 1 : 0);
  }
  return (((refills * 256 + (ladder.rank[at.ladder] ?? 0)) * 128 + repair) * 4096 + ranks) * 64 + ways;
}
