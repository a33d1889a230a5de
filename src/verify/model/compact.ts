import { initialTransition, type AnyMachineSnapshot } from 'xstate';
import type { RequestContext } from '../../../machines/alphabet.ts';
import { rankOf } from '../graph.ts';
import type { Subject } from '../subject.ts';
import { compile, type Table } from '../table.ts';

/** A step as the model takes it. */
export interface CompactStep {
  readonly to: number;
  readonly asked: readonly string[];
}

/** A machine's table in numbers and words, for being stepped millions of times. */
export interface Compact {
  readonly table: Table;
  readonly values: readonly string[];
  readonly finals: readonly boolean[];
  /** The rung a request in this state is about. */
  readonly rungs: readonly string[];
  /** Falls with every step that is no progress and no repeat. */
  readonly rank: readonly number[];
  readonly start: readonly string[];
  readonly steps: readonly ReadonlyMap<string, CompactStep>[];
}

const compiled = new WeakMap<Subject['machine'], Map<string, Compact>>();

/** The table of a machine that was compiled in the same way before: compositions have most of them in common. */
export function compact(subject: Subject, input: unknown, letters?: readonly string[]): Compact {
  const known = compiled.get(subject.machine) ?? new Map<string, Compact>();
  compiled.set(subject.machine, known);
  // Over other rungs it hears other events, under the same name.
  const [first] = initialTransition(subject.machine, input as undefined);
  const heard = subject.events(first as AnyMachineSnapshot).map(({ name }) => name);
  const key = JSON.stringify([subject.name, input, subject.inputs, letters, heard]);
  const made = known.get(key) ?? compacted(subject, input, letters);
  known.set(key, made);
  return made;
}

/**
 * Compiles a machine under some classes of events only. Letters that do the same to everything shared stand for each other in a
 * composition; each machine alone has been walked under all of them.
 */
function compacted(subject: Subject, input: unknown, letters?: readonly string[]): Compact {
  const only = letters === undefined ? undefined : new Set(letters);
  const table = compile(
    { ...subject, events: (at) => subject.events(at).filter(({ name }) => only === undefined || only.has(name)) },
    input,
  );
  const { nodes, edges, start } = table;
  const { seen = (asked) => JSON.stringify(asked) } = subject;
  const steps = nodes.map(() => new Map<string, CompactStep>());
  for (const { from, to, name, asked } of edges) steps[from]?.set(name, { to, asked: asked.map(seen) });
  const [progress, repeats] = [Object.keys(subject.progress), Object.keys(subject.repeats)];
  const falling = edges.filter(
    ({ from, to, name }) =>
      !progress.some((one) => name.startsWith(one)) &&
      !(from === to && repeats.some((one) => `${nodes[from]?.value ?? ''}: ${name}`.startsWith(one) || name.startsWith(one))),
  );
  return {
    table,
    values: nodes.map(({ value }) => value),
    finals: nodes.map(({ final }) => final),
    rungs: nodes.map(({ at }) => (at.context as Partial<RequestContext>).rung ?? ''),
    rank: rankOf(nodes.length, falling, () => 0).rank,
    start: start.map(seen),
    steps,
  };
}
