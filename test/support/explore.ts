import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';
import type { Effect } from '../../src/core/effect.ts';
import { emitted } from './machines.ts';

/** One step a machine can take. Loops in which nothing changes are not kept. */
export interface Edge {
  readonly from: string;
  readonly to: string;
  readonly event: EventObject;
  readonly effects: readonly Effect[];
  /** As they were; where states are counted as one, another of them than the nodes hold. */
  readonly before: AnyMachineSnapshot;
  readonly after: AnyMachineSnapshot;
}

/** Everything a machine can do under a set of events. */
export interface Explored {
  readonly nodes: ReadonlyMap<string, AnyMachineSnapshot>;
  readonly edges: readonly Edge[];
  readonly start: string;
}

/** Bound of a walk: more means that something grows without end. */
const MOST_STATES = 5_000;

export const keyOf = (snapshot: AnyMachineSnapshot): string => JSON.stringify([snapshot.value, snapshot.context]);

/** Walks every state that can be reached from the machine's start. @param key which states count as one */
export function explore(
  machine: AnyStateMachine,
  input: unknown,
  events: readonly EventObject[] | ((at: AnyMachineSnapshot) => readonly EventObject[]),
  key: (snapshot: AnyMachineSnapshot) => string = keyOf,
): Explored {
  const [first] = initialTransition(machine, input as undefined);
  const start = key(first as AnyMachineSnapshot);
  const nodes = new Map([[start, first as AnyMachineSnapshot]]);
  const edges: Edge[] = [];
  for (const [from, snapshot] of nodes) {
    if (snapshot.status !== 'active') continue;
    for (const event of typeof events === 'function' ? events(snapshot) : events) {
      const [next, actions] = transition(machine, snapshot, event);
      const to = key(next as AnyMachineSnapshot);
      if (!nodes.has(to)) nodes.set(to, next as AnyMachineSnapshot);
      if (nodes.size > MOST_STATES) throw new Error(`${machine.id} has more than ${MOST_STATES} states under these events`);
      if (to !== from || actions.length > 0)
        edges.push({ from, to, event, effects: emitted(actions), before: snapshot, after: next as AnyMachineSnapshot });
    }
  }
  return { nodes, edges, start };
}

/** The states from which none of the goals can be reached. */
export function stranded({ nodes, edges }: Explored, isGoal: (at: AnyMachineSnapshot) => boolean): readonly string[] {
  const before = new Map<string, string[]>();
  for (const { from, to } of edges) before.set(to, [...(before.get(to) ?? []), from]);
  const saved = new Set([...nodes].filter(([, at]) => isGoal(at)).map(([key]) => key));
  for (const key of saved) for (const from of before.get(key) ?? []) saved.add(from);
  return [...nodes.keys()].filter((key) => !saved.has(key));
}

/** A state that lies on a cycle of more than one state, if there is one. */
export function cycle({ nodes, edges }: Explored): string | undefined {
  const after = new Map<string, Set<string>>();
  const entering = new Map([...nodes.keys()].map((key) => [key, 0]));
  for (const { from, to } of edges) {
    if (from === to || after.get(from)?.has(to)) continue;
    after.set(from, (after.get(from) ?? new Set()).add(to));
    entering.set(to, (entering.get(to) ?? 0) + 1);
  }
  const free = [...entering].filter(([, count]) => count === 0).map(([key]) => key);
  for (const key of free) {
    entering.delete(key);
    for (const to of after.get(key) ?? []) {
      const left = (entering.get(to) ?? 0) - 1;
      entering.set(to, left);
      if (left === 0) free.push(to);
    }
  }
  return entering.keys().next().value;
}

/** Steps on the longest way from the start to an end of a walk without cycles. */
export function longest(explored: Explored): number {
  const after = new Map<string, string[]>();
  for (const { from, to } of explored.edges) if (from !== to) after.set(from, [...(after.get(from) ?? []), to]);
  const known = new Map<string, number>();
  const depth = (key: string): number => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const most = Math.max(0, ...[...new Set(after.get(key) ?? [])].map((to) => 1 + depth(to)));
    known.set(key, most);
    return most;
  };
  return depth(explored.start);
}
