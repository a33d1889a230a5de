import { MOST_STATES } from '../limits.ts';
import type { Row } from '../machine.ts';
import { strandedSlot, wrongIn } from './laws.ts';
import { made, movesOf } from './moves.ts';
import { Broken } from './run.ts';
import { startOf, textOf, type Composition, type State } from './state.ts';
import { rankOfState } from './measure.ts';

/** How a state was come to: by the dearest way that is known. */
interface Way {
  /** Requests that went out on it. */
  sent: number;
  from: Way | undefined;
  label: string;
}

interface Seen {
  readonly at: State;
  readonly way: Way;
}

/**
 * Walks a composition completely, the states of the highest measure first. Every step has to lower the measure, so that every way
 * ends, and so that the dearest way into a state is known when the state is looked at. Nothing leads back up: what was looked at is
 * forgotten.
 */
export function walk(world: Composition, most = MOST_STATES): Row {
  const waiting = new Map<number, Map<string, Seen>>();
  const order: number[] = [];
  const stories: { check: string; what: string; steps: readonly string[] }[] = [];
  const labels = new Set<string>();
  let [states, edges, stuck, circles] = [0, 0, 0, 0];
  let dearest: Way = { sent: 0, from: undefined, label: '' };

  const tell = (check: string, what: string, way: Way, last?: string): void => {
    if (stories.length < 3 && !stories.some((story) => story.what === what)) stories.push({ check, what, steps: wayTo(way, last) });
  };
  const meet = (at: State, measure: number, from: Way | undefined, label: string, sent: number): void => {
    const text = textOf(at, world);
    let bucket = waiting.get(measure);
    if (bucket === undefined) {
      bucket = new Map();
      waiting.set(measure, bucket);
      insert(order, measure);
    }
    const known = bucket.get(text)?.way;
    if (known === undefined) {
      const way = { sent, from, label };
      bucket.set(text, { at, way });
      states += 1;
      if (sent > dearest.sent) dearest = way;
    } else if (known.sent < sent) {
      Object.assign(known, { sent, from, label });
      if (sent > dearest.sent) dearest = known;
    }
  };

  function step({ at: from, way }: Seen, measure: number): void {
    const stranded = strandedSlot(world, from);
    if (stranded !== undefined) {
      stuck += 1;
      tell('stranded', stranded, way);
    }
    const wrong = wrongIn(world, from);
    if (wrong !== undefined) tell('law', wrong, way);
    for (const move of movesOf(world, from)) {
      edges += 1;
      labels.add(move.label);
      try {
        const { at, sent } = made(world, from, move);
        const below = rankOfState(world, at);
        if (below < measure) {
          meet(at, below, way, move.label, way.sent + sent);
          continue;
        }
        circles += 1;
        tell('circle', `nothing falls by: ${move.label}`, way, move.label);
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        tell('law', error.message, way, move.label);
      }
    }
  }

  const start = startOf(world);
  meet(start, rankOfState(world, start), undefined, '', 0);
  while (order.length > 0 && states <= most && stories.length < 3) {
    const measure = order.pop() as number;
    for (const found of waiting.get(measure)?.values() ?? []) step(found, measure);
    waiting.delete(measure);
  }
  const longest = dearest.sent;
  if (states > most) stories.push({ check: 'size', what: `more than ${most} states: abstract further`, steps: [] });
  if (stories.length === 0 && longest !== world.promised) {
    stories.push({
      check: 'budget',
      what: `the longest recovery takes ${longest} requests, the budgets promise ${world.promised}`,
      steps: wayTo(dearest),
    });
  }
  return {
    name: world.name, states, events: labels.size, edges, longest, promised: world.promised, byRule: 0, byName: 0, undecided: 0, stuck, circles, stories,
    dearest: wayTo(dearest),
  }; // prettier-ignore
}

/** Keeps the measures in order, the highest last. */
function insert(order: number[], measure: number): void {
  let [low, high] = [0, order.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((order[middle] ?? 0) < measure) low = middle + 1;
    else high = middle;
  }
  order.splice(low, 0, measure);
}

function wayTo(to: Way, last?: string): readonly string[] {
  const way: string[] = last === undefined ? [] : [last];
  for (let one: Way | undefined = to; one?.from !== undefined; one = one.from) way.unshift(one.label);
  return way;
}
