import { made, movesOf } from '../../../src/verify/model/moves.ts';
import { Broken, type Move } from '../../../src/verify/model/run.ts';
import { textOf, type Composition, type State } from '../../../src/verify/model/state.ts';
import { modelSeen } from './glimpse.ts';

/**
 * Moves that nobody sees, or that the session makes by itself as soon as it can and the model at any time: bytes that go out again
 * unchanged, stores that answer at once, silences that are shorter by now. A mail that is known to have arrived is not looked for.
 */
const INNER = /: bytes are made$|^what is known is stored$|^the silence is nearly over$/;
const FOUND = 'looked for: happened';

function isInner(at: State, label: string): boolean {
  return INNER.test(label) || (label === FOUND && at.mail.note === 'confirmed');
}

/** What one event of the session may be in the model. */
export interface Allowed {
  readonly label: RegExp;
  /** How many such moves it may be at once. */
  readonly least: number;
  readonly most: number;
}

const MOST_STEPS = 16;

/** Places that are looked at for one event. It is a handful when the session is where the model is. */
const MOST_PLACES = 2_000;

/** Budgets from outside are not what is followed: there is always one more. */
const refilled = (at: State, { budgets }: Composition): State => ({ ...at, ...budgets });

/** What a move leads to; undefined when the model itself holds it to be wrong: what is seen then decides whether the session did it. */
function madeOf(world: Composition, at: State, move: Move): State | undefined {
  try {
    return made(world, at, move).at;
  } catch (error) {
    if (error instanceof Broken) return undefined;
    throw error;
  }
}

/**
 * Where the model may stand after an event of the session, of all places where it may have stood before: whatever is reached by a
 * move of the kind that was seen, and moves nobody sees, and looks like the session. Nowhere: the session did what the model forbids.
 */
export function follow(world: Composition, from: readonly State[], { label, least, most }: Allowed, looks: string): readonly State[] {
  const met = new Set<string>();
  let level = from.map((at) => ({ at, moves: 0 }));
  const found = new Map<string, State>();
  for (let steps = 0; steps < MOST_STEPS && level.length > 0 && met.size < MOST_PLACES; steps += 1) {
    for (const { at, moves } of level)
      if (moves >= least && modelSeen(world, at) === looks) found.set(textOf(at, world), refilled(at, world));
    if (found.size > 0) return [...found.values()];
    const next: typeof level = [];
    for (const { at, moves } of level) {
      for (const move of movesOf(world, at)) {
        const inner = isInner(at, move.label);
        if (!inner && (moves >= most || !label.test(move.label))) continue;
        const after = madeOf(world, at, move);
        if (after === undefined) continue;
        const count = moves + (inner ? 0 : 1);
        const text = `${count} ${textOf(after, world)}`;
        if (met.has(text)) continue;
        met.add(text);
        next.push({ at: after, moves: count });
      }
    }
    level = next;
  }
  return [];
}
