import type { Finding } from './checks.ts';
import { wayTo } from './graph.ts';
import type { Asked } from './subject.ts';
import type { Edge, Table } from './table.ts';

/** A counterexample as a story: every event from the start, in order, with where it led and what was asked for. */
export interface Story {
  readonly check: string;
  readonly what: string;
  /** One line an event. */
  readonly steps: readonly string[];
}

const asking = (asked: readonly Asked[]): string => {
  const words = asked.map(({ type, ...fields }) => [type.replace(/^effect\./, ''), ...Object.values(fields).map(word)].join(' '));
  return words.length > 0 ? `   asks: ${words.join(', ')}` : '';
};

const word = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function line({ nodes }: Table, { from, to, name, asked }: Edge): string {
  return `${nodes[from]?.value ?? ''} -- ${name} -> ${nodes[to]?.value ?? ''}${asking(asked)}`;
}

/** Tells how one gets to what a finding is about, by the shortest way. */
export function storyOf(table: Table, { check, what, state, last, circle = [] }: Finding): Story {
  const { nodes, edges, start, input } = table;
  const way = state === undefined ? [] : wayTo(nodes.length, edges, state);
  const around = circle.map((edge) => `again: ${line(table, edge)}`);
  return {
    check,
    what,
    steps: [
      `starts with ${JSON.stringify(input)} in ${nodes[0]?.value ?? ''}${asking(start)}`,
      ...way.map((edge) => line(table, edge)),
      ...(last === undefined ? [] : [line(table, last)]),
      ...around,
    ],
  };
}
