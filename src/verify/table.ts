import { initialTransition, transition, type AnyMachineSnapshot, type AnyStateNode } from 'xstate';
import { MOST_BROKEN, TABLE_STATES } from './limits.ts';
import type { Asked, Subject, Taken } from './subject.ts';

/** A step of the table. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Class of the event. */
  readonly name: string;
  readonly asked: readonly Asked[];
}

/** Where a machine can stand: the first snapshot met of all that count as one. */
export interface Node {
  readonly value: string;
  readonly at: AnyMachineSnapshot;
  readonly settled: boolean;
  readonly final: boolean;
}

/** Everything a machine can do from one input, compiled once. Node 0 is where it starts. */
export interface Table {
  readonly subject: Subject;
  readonly input: unknown;
  readonly nodes: readonly Node[];
  /** Steps that change nothing and ask for nothing are not kept. */
  readonly edges: readonly Edge[];
  /** What it asks for when it starts. */
  readonly start: readonly Asked[];
  /** Laws of a single step that were broken, each once. */
  readonly broken: readonly { readonly step: Edge; readonly what: string }[];
}

/** What a pure transition asks for; the only place here that knows how xstate hands it out. */
export function askedOf(actions: readonly { readonly type: string; readonly params?: unknown }[]): readonly Asked[] {
  return actions.filter(({ type }) => type === 'xstate.emit').map(({ params }) => (params as { event: Asked }).event);
}

export const keyOf = ({ key }: Subject, at: AnyMachineSnapshot): string =>
  key === undefined ? JSON.stringify([at.value, at.context]) : key(at);

/** Is there no transition at all for this event? Then nothing happens, and nobody has to be asked. A state in states is always asked. */
function isDeaf({ machine }: Subject, { value }: AnyMachineSnapshot, type: string): boolean {
  const node = typeof value === 'string' ? (machine.root.states as Record<string, AnyStateNode>)[value] : undefined;
  if (node === undefined || (node.type !== 'atomic' && node.type !== 'final')) return false;
  const matches = (descriptor: unknown): boolean => descriptor === '*' || matchesType(String(descriptor), type);
  return ![...node.transitions.keys(), ...machine.root.transitions.keys()].some(matches);
}

/** `wipe.directed` is met by `wipe.*`. */
export function matchesType(descriptor: string, type: string): boolean {
  if (descriptor === type) return true;
  return descriptor.endsWith('.*') && type.startsWith(descriptor.slice(0, -1));
}

/** Compiles a machine into its table: every state, every class of event, by the pure `transition` of the machine itself. */
export function compile(subject: Subject, input: unknown): Table {
  const { machine, isSettled = ({ status }) => status !== 'active' } = subject;
  const [first, actions] = initialTransition(machine, input as undefined);
  const numbers = new Map<string, number>();
  const nodes: Node[] = [];
  const edges: Edge[] = [];
  const broken: { step: Edge; what: string }[] = [];
  const told = new Set<string>();

  function numberOf(at: AnyMachineSnapshot): number {
    const key = keyOf(subject, at);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, nodes.length);
    return nodes.push({ value: String(at.value), at, settled: isSettled(at), final: at.status !== 'active' }) - 1;
  }

  function examine(edge: Edge, step: Taken): void {
    const comes = nodes[edge.to]?.settled === true && step.before.value !== step.after.value;
    const untold = comes ? subject.untold?.(step) : undefined;
    for (const what of [subject.laws?.(step), untold]) {
      if (what === undefined || told.has(what)) continue;
      told.add(what);
      broken.push({ step: edge, what });
    }
  }

  numberOf(first as AnyMachineSnapshot);
  for (let from = 0; from < nodes.length && nodes.length <= TABLE_STATES && broken.length < MOST_BROKEN; from += 1) {
    const { at: before, final } = nodes[from] as Node;
    if (final) continue;
    for (const { name, event } of subject.events(before)) {
      if (isDeaf(subject, before, event.type)) continue;
      const [next, done] = transition(machine, before, event);
      const after = next as AnyMachineSnapshot;
      const asked = askedOf(done);
      const edge = { from, to: numberOf(after), name, asked };
      examine(edge, { before, after, name, event, asked });
      if (edge.to !== from || asked.length > 0) edges.push(edge);
    }
  }
  return { subject, input, nodes, edges, start: askedOf(actions), broken };
}
