import { transition, type AnyMachineSnapshot, type EventObject } from 'xstate';
import { askedOf, keyOf, type Edge, type Table } from './table.ts';

/** A machine's step held against its table. */
export interface Step {
  readonly after: AnyMachineSnapshot;
  /** What is wrong with the table; undefined when the step stands in it. */
  readonly strayed: string | undefined;
}

interface Index {
  readonly numbers: ReadonlyMap<string, number>;
  readonly steps: ReadonlyMap<string, Edge>;
}

const indices = new WeakMap<Table, Index>();

/** A table to be looked things up in, made once. */
function indexOf(table: Table): Index {
  const known = indices.get(table);
  if (known !== undefined) return known;
  const { subject, nodes, edges } = table;
  const index: Index = {
    numbers: new Map(nodes.map(({ at }, number) => [keyOf(subject, at), number])),
    steps: new Map(edges.map((edge) => [`${edge.from} ${edge.name}`, edge])),
  };
  indices.set(table, index);
  return index;
}

/**
 * Takes a step of the machine itself and looks for it in the table: the same class of event leads from the same state to the same
 * state and asks for the same. This is what ties a proof over tables to the machine that runs.
 */
export function stepWithin(table: Table, before: AnyMachineSnapshot, event: EventObject): Step {
  const { subject, nodes } = table;
  const { machine, classOf = ({ type }) => type, seen = (asked) => JSON.stringify(asked) } = subject;
  const [next, actions] = transition(machine, before, event);
  const after = next as AnyMachineSnapshot;
  const { numbers, steps } = indexOf(table);
  const numbered = (at: AnyMachineSnapshot): number => numbers.get(keyOf(subject, at)) ?? -1;
  const [from, to] = [numbered(before), numbered(after)];
  const name = classOf(event, before);
  const asked = askedOf(actions).map(seen);
  const where = `${String(before.value)} -- ${event.type} (${name}) -> ${String(after.value)}`;
  if (from < 0 || to < 0) return { after, strayed: `${where}: the table does not know ${from < 0 ? 'where it starts' : 'where it leads'}` };
  const edge = steps.get(`${from} ${name}`);
  if (edge === undefined) return { after, strayed: from === to && asked.length === 0 ? undefined : `${where}: the table has no such step` };
  if (edge.to !== to) return { after, strayed: `${where}: the table leads to ${nodes[edge.to]?.value ?? ''}, state ${edge.to} for ${to}` };
  const told = edge.asked.map(seen).join();
  return { after, strayed: told === asked.join() ? undefined : `${where}: asks for ${asked.join()}, the table for ${told}` };
}
