import { cellsOf } from './cells.ts';
import { judge, unreached } from './checks.ts';
import { storyOf, type Story } from './story.ts';
import type { Subject } from './subject.ts';
import { compile } from './table.ts';

/** What a proof found out about one machine, over all its inputs, or about one composition. */
export interface Row {
  readonly name: string;
  readonly states: number;
  /** Classes of events, or letters of a composition. */
  readonly events: number;
  readonly edges: number;
  /** Requests of the longest recovery; undefined where nothing is counted. */
  readonly longest: number | undefined;
  /** What the budgets promise at most. */
  readonly promised: number | undefined;
  readonly byRule: number;
  readonly byName: number;
  readonly undecided: number;
  readonly stuck: number;
  readonly circles: number;
  readonly stories: readonly Story[];
  /** The longest recovery itself, event by event, where it was looked for. */
  readonly dearest?: readonly string[];
}

/** Findings of one kind that are told in full; more of the same kind teach nothing new. */
const TOLD = 3;

/**
 * Walks a machine completely and says what was found: every cell decided, every state met, nobody stuck, no circle without
 * progress, the longest recovery as promised. Works on any flat machine that emits what it asks for, an app's own among them.
 *
 * @example
 * import { createMachine, emit } from 'xstate';
 * const asks = emit({ type: 'door.asked' });
 * const states = { closed: { entry: asks, on: { open: 'opened', knock: { actions: asks } } }, opened: { type: 'final' } } as const;
 * const row = verifyMachine({
 *   name: 'door',
 *   machine: createMachine({ initial: 'closed', states }),
 *   inputs: [undefined],
 *   alphabet: ['open', 'knock'],
 *   ignored: {},
 *   events: () => ['open', 'knock'].map((type) => ({ name: type, event: { type } })),
 *   answers: ({ type }) => (type === 'door.asked' ? ['open'] : []),
 *   progress: {},
 *   repeats: { knock: 'a guest who knocks twice is asked twice; guests get tired' },
 * });
 * row.stories; // [] when everything holds; else each counterexample as a story of events
 */
export function verifyMachine(subject: Subject): Row {
  const { byRule, byName, undecided, stale } = cellsOf(subject);
  const tables = subject.inputs.map((input) => {
    const table = compile(subject, input);
    return { table, judged: judge(table) };
  });
  const told = new Map<string, Story>();
  for (const { table, judged } of tables) {
    for (const finding of judged.findings) {
      const alike = [...told.values()].filter(({ check }) => check === finding.check).length;
      if (alike < TOLD && !told.has(finding.what)) told.set(finding.what, storyOf(table, finding));
    }
  }
  const sum = (of: (one: (typeof tables)[number]) => number): number => tables.reduce((all, one) => all + of(one), 0);
  const promises = subject.inputs.map((input) => subject.promised?.(input as never)).filter((one) => one !== undefined);
  return {
    name: subject.name,
    states: sum(({ table }) => table.nodes.length),
    events: new Set(tables.flatMap(({ table }) => table.nodes.flatMap(({ at }) => subject.events(at).map(({ name }) => name)))).size,
    edges: sum(({ table }) => table.edges.length),
    longest: subject.promised === undefined ? undefined : Math.max(...tables.map(({ judged }) => judged.longest)),
    promised: promises.length === 0 ? undefined : Math.max(...promises),
    byRule,
    byName,
    undecided: undecided.length,
    stuck: sum(({ judged }) => judged.stuck),
    circles: sum(({ judged }) => judged.circles),
    stories: [
      ...undecided.map((what) => ({ check: 'cells', what: `undecided: ${what}`, steps: [] })),
      ...stale.map((what) => ({ check: 'cells', what: `named as ignored, but is handled or never met: ${what}`, steps: [] })),
      ...told.values(),
      ...unreached(
        subject,
        tables.map(({ table }) => table),
      ).map(({ check, what }) => ({ check, what, steps: [] })),
    ],
  };
}
