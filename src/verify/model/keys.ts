import type { Run } from './run.ts';
import { PHASE } from './state.ts';

// One request at a time works on a key, as in src/session/locks.ts.

/** The hierarchy's key is free while somebody else works on it. */
export function yieldHierarchy(run: Run, index: number): void {
  if (run.at.owners[0] === index && run.world.slip !== 'yield') release(run, index, [0]);
}

/** Gives keys back; whoever waited for this request makes its bytes anew. */
export function release({ at, world }: Run, index: number, keys: readonly number[]): void {
  for (const key of keys) {
    if (at.owners[key] !== index) continue;
    at.owners[key] = -1;
    for (const [other, slot] of at.slots.entries()) {
      if (slot.phase === PHASE.locked && world.parts[other]?.lock === key) slot.phase = PHASE.building;
    }
  }
}
