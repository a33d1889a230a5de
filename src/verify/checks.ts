import type { AnyStateNode } from 'xstate';
import { isTransient } from './cells.ts';
import { circleIn, rankOf, strandedIn } from './graph.ts';
import { MOST_BROKEN, TABLE_STATES } from './limits.ts';
import type { Asked, Subject } from './subject.ts';
import type { Edge, Table } from './table.ts';

/** The names of the checks a machine has to pass. */
export type Check = 'cells' | 'asked' | 'dropped' | 'stranded' | 'kill' | 'circle' | 'budget' | 'law' | 'size' | 'unreached';

/** What is wrong, and where: enough to be told as a story. */
export interface Finding {
  readonly check: Check;
  readonly what: string;
  readonly state?: number;
  readonly last?: Edge;
  /** The steps of a circle. */
  readonly circle?: readonly Edge[];
}

const starts = (name: string, among: readonly string[]): boolean => among.some((start) => name.startsWith(start));

/** What somebody owes an answer to, of all that was asked for: the last of it. */
function debtOf({ answers }: Subject, asked: readonly Asked[]): Asked | undefined {
  return asked.findLast((one) => answers(one).length > 0);
}

/** What is owed in each state: what was asked for on the ways into it. A state that is stayed in keeps its debts. */
function debtsOf({ subject, nodes, edges, start }: Table): readonly (readonly Asked[])[] {
  const debts = nodes.map(() => new Map<string, Asked>());
  const owe = (state: number, asked: readonly Asked[]): void => {
    const debt = debtOf(subject, asked);
    if (debt !== undefined) debts[state]?.set(subject.answers(debt).join(), debt);
  };
  owe(0, start);
  for (const { to, asked } of edges) owe(to, asked);
  const kept = edges.filter(({ from, to, asked }) => nodes[from]?.value === nodes[to]?.value && debtOf(subject, asked) === undefined);
  for (let grows = true; grows;) {
    grows = false;
    for (const { from, to } of kept) {
      for (const [key, debt] of debts[from] ?? []) {
        if (debts[to]?.has(key) !== false) continue;
        debts[to].set(key, debt);
        grows = true;
      }
    }
  }
  return debts.map((known) => [...known.values()]);
}

/** Liveness: whoever enters an unsettled state asks for what leads out of it. */
function* unasked({ subject, nodes, edges, start }: Table): Generator<Finding> {
  const stays = (from: number, to: number): boolean => nodes[from]?.value === nodes[to]?.value;
  if (nodes[0]?.settled === false && debtOf(subject, start) === undefined) {
    yield { check: 'asked', what: `starts in ${nodes[0].value} and asks nobody`, state: 0 };
  }
  for (const edge of edges) {
    const { from, to, asked, name } = edge;
    if (nodes[to]?.settled !== false || stays(from, to) || debtOf(subject, asked) !== undefined) continue;
    yield { check: 'asked', what: `enters ${nodes[to].value} by ${name} and asks nobody`, state: from, last: edge };
  }
}

/** No answer is dropped: every class of event that answers what is owed leads on, or asks again. */
function* dropped(table: Table, debts: readonly (readonly Asked[])[]): Generator<Finding> {
  const { subject, nodes, edges } = table;
  const heard = nodes.map(() => new Set<string>());
  for (const { from, name } of edges) heard[from]?.add(name);
  for (const [state, { at, settled, value }] of nodes.entries()) {
    if (settled) continue;
    for (const debt of debts[state] ?? []) {
      const answers = subject.events(at).filter(({ name }) => starts(name, subject.answers(debt)));
      if (answers.length === 0) yield { check: 'dropped', what: `${value} waits for what never comes: ${debt.type}`, state };
      for (const { name } of answers) {
        if (heard[state]?.has(name) !== true) yield { check: 'dropped', what: `${value} drops ${name}`, state };
      }
    }
  }
}

/** From every state a settled one is reached if whoever was asked answers. */
function* stranded({ subject, nodes, edges }: Table, debts: readonly (readonly Asked[])[]): Generator<Finding> {
  const answering = edges.filter(({ from, name }) => debts[from]?.some((debt) => starts(name, subject.answers(debt))));
  for (const state of strandedIn(nodes.length, answering, (node) => nodes[node]?.settled === true)) {
    yield { check: 'stranded', what: `no answers lead from ${nodes[state]?.value ?? ''} to an end`, state };
  }
}

/** A kill: whoever comes back asks again, or leaves. */
function* forgotten({ subject, nodes, edges }: Table): Generator<Finding> {
  if (!subject.alphabet.includes('driver.resumed')) return;
  const resumed = new Set(edges.filter(({ name }) => name.startsWith('driver.resumed')).map(({ from }) => from));
  for (const [state, { settled, value }] of nodes.entries()) {
    if (!settled && !resumed.has(state)) yield { check: 'kill', what: `${value} does not ask again after a kill`, state };
  }
}

/** A restart goes on where it was. */
function* astray({ subject, nodes, input }: Table): Generator<Finding> {
  const wanted = subject.startsIn?.(input as never);
  const [first] = nodes;
  if (wanted === undefined || first === undefined || first.value === wanted) return;
  yield { check: 'law', what: `starts in ${first.value} in place of ${wanted}`, state: 0 };
}

/** The way on from every state without progress: its length, and what it costs. */
export interface Judged {
  readonly findings: readonly Finding[];
  readonly rank: readonly number[];
  /** Requests of the longest recovery. */
  readonly longest: number;
  readonly stuck: number;
  readonly circles: number;
}

/** All that has to hold of one table. */
export function judge(table: Table): Judged {
  const { subject, nodes, edges, start, input, broken } = table;
  const { cost = () => 0, spent = () => 0, promised } = subject;
  const debts = debtsOf(table);
  const sum = (asked: readonly Asked[]): number => asked.reduce((all, one) => all + cost(one), 0);
  const [progress, repeats] = [Object.keys(subject.progress), Object.keys(subject.repeats)];
  const isRepeat = ({ from, to, name }: Edge): boolean =>
    from === to && (starts(name, repeats) || starts(`${nodes[from]?.value ?? ''}: ${name}`, repeats));
  const falling = edges.filter((edge) => !starts(edge.name, progress) && !isRepeat(edge));
  const { rank, dearest, circling } = rankOf(nodes.length, falling, ({ asked, name }) => sum(asked) + spent(name));
  // Progress leads into the middle of things, and from there the next recovery begins.
  const anew = edges.filter(({ name }) => starts(name, progress)).map(({ to }) => dearest[to] ?? 0);
  const longest = Math.max((dearest[0] ?? 0) + sum(start), ...new Set(anew));
  const stuck = [...unasked(table), ...dropped(table, debts), ...stranded(table, debts), ...forgotten(table)];
  const circle = circling.length > 0 ? circleIn(nodes.length, falling, circling) : [];
  const promise = promised?.(input as never);
  const findings: Finding[] = [
    ...stuck,
    ...(circle.length > 0 ? [{ check: 'circle' as const, what: 'goes round without progress', state: circle[0]?.from ?? 0, circle }] : []),
    ...(promise !== undefined && promise !== longest && circle.length === 0
      ? [{ check: 'budget' as const, what: `the longest recovery takes ${longest} requests, the budgets promise ${promise}` }]
      : []),
    ...(nodes.length > TABLE_STATES ? [{ check: 'size' as const, what: `more than ${TABLE_STATES} states: what grows without end?` }] : []),
    ...astray(table),
    ...broken.map(({ step, what }) => ({ check: 'law' as const, what, state: step.from, last: step })),
  ];
  return { findings, rank, longest, stuck: new Set(stuck.map(({ state }) => state)).size, circles: circle.length > 0 ? 1 : 0 };
}

/** Was this table walked to its end? One that breaks too many laws, or grows without end, is not. */
const isWhole = ({ nodes, broken }: Table): boolean => broken.length < MOST_BROKEN && nodes.length <= TABLE_STATES;

/**
 * Every state that is declared is met from some input. In one that is not, no law can be broken: what is said of it is said of nothing.
 * A state named as unreached that is met after all is a line of another time.
 */
export function unreached({ machine, unreached: reasons = {} }: Subject, tables: readonly Table[]): readonly Finding[] {
  if (!tables.every(isWhole)) return [];
  const met = new Set(tables.flatMap(({ nodes }) => nodes.map(({ value }) => value)));
  const declared = Object.entries(machine.root.states as Record<string, AnyStateNode>).filter(([, node]) => !isTransient(node));
  const names = new Set(declared.map(([name]) => name));
  return [
    ...[...names].filter((name) => !met.has(name) && (reasons[name] ?? '') === '').map((name) => `no input leads to ${name}`),
    ...Object.keys(reasons)
      .filter((name) => met.has(name) || !names.has(name))
      .map((name) => `named as unreached, but is met or is no state: ${name}`),
  ].map((what) => ({ check: 'unreached', what }));
}
