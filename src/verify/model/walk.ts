import { MOST_STATES } from '../limits.ts';
import type { Row } from '../machine.ts';
import { strandedSlot } from './laws.ts';
import { made, movesOf } from './moves.ts';
import { Broken } from './run.ts';
import { startOf, textOf, type Composition, type State } from './state.ts';
import { rankOfState } from './measure.ts';

interface Seen {
  readonly at: State;
  /** Requests of the dearest way here. */
  sent: number;
  readonly from: Seen | undefined;
  readonly label: string;
}

/**
 * Walks a composition completely, the states of the highest measure first. Every step has to lower the measure, so that every way
 * ends, and so that the dearest way into a state is known when the state is looked at.
 */
export function walk(world: Composition, most = MOST_STATES): Row {
  const start = startOf(world);
  const seen = new Map<string, Seen>();
  const waiting = new Map<number, Seen[]>();
  const order: number[] = [];
  const stories: { check: string; what: string; steps: readonly string[] }[] = [];
  const labels = new Set<string>();
  let [states, edges, longest, stuck, circles] = [0, 0, 0, 0, 0];

  const tell = (check: string, what: string, at: Seen, last?: string): void => {
    if (stories.length < 3 && !stories.some((story) => story.what === what)) stories.push({ check, what, steps: wayTo(at, last) });
  };
  const meet = (found: Seen, text: string, measure: number): void => {
    seen.set(text, found);
    states += 1;
    const bucket = waiting.get(measure);
    if (bucket !== undefined) return void bucket.push(found);
    waiting.set(measure, [found]);
    insert(order, measure);
  };

  function step(from: Seen, measure: number): void {
    const stranded = strandedSlot(world, from.at);
    if (stranded !== undefined) {
      stuck += 1;
      tell('stranded', stranded, from);
    }
    for (const move of movesOf(world, from.at)) {
      edges += 1;
      labels.add(move.label);
      try {
        const { at, sent } = made(world, from.at, move);
        const text = textOf(at, world);
        const below = rankOfState(world, at);
        if (below >= measure) {
          circles += 1;
          tell('circle', `nothing falls by: ${move.label}`, from, move.label);
          continue;
        }
        const known = seen.get(text);
        const total = from.sent + sent;
        longest = Math.max(longest, total);
        if (known === undefined) meet({ at, sent: total, from, label: move.label }, text, below);
        else if (known.sent < total) known.sent = total;
      } catch (error) {
        if (!(error instanceof Broken)) throw error;
        tell('law', error.message, from, move.label);
      }
    }
  }

  meet({ at: start, sent: 0, from: undefined, label: '' }, textOf(start, world), rankOfState(world, start));
  while (order.length > 0 && states <= most && stories.length < 3) {
    const measure = order.pop() as number;
    for (const found of waiting.get(measure) ?? []) step(found, measure);
    waiting.delete(measure);
  }
  if (states > most) stories.push({ check: 'size', what: `more than ${most} states: abstract further`, steps: [] });
  if (stories.length === 0 && longest > world.promised) {
    stories.push({
      check: 'budget',
      what: `the longest recovery takes ${longest} requests, the budgets promise ${world.promised}`,
      steps: [],
    });
  }
  return {
    name: world.name, states, events: labels.size, edges, longest, promised: world.promised, byRule: 0, byName: 0, undecided: 0, stuck, circles, stories,
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

function wayTo(at: Seen, last?: string): readonly string[] {
  const way: string[] = last === undefined ? [] : [last];
  for (let one: Seen | undefined = at; one?.from !== undefined; one = one.from) way.unshift(one.label);
  return way;
}
