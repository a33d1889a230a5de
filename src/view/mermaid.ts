import type { Arrow, Chart, Reason } from './chart.ts';
import { codesOf } from './codes.ts';

/** What stands on an arrow where nothing has to happen. */
const AT_ONCE = 'at once';

/** More events than this on one arrow stand without their guards, which the table has: the labels would hide each other. */
const EVENTS_WITH_GUARDS = 2;

/** More kinds than this on one arrow share lines. */
const KINDS_A_LINE_EACH = 6;

/**
 * A chart as text for Mermaid's stateDiagram-v2, which most code hosts draw. An arrow of decisions carries their kind and
 * at most six codes; the rest is counted.
 *
 * @example const ping = chartNamed('Ping'); if (ping) console.log(mermaid(ping));
 */
export function mermaid(chart: Chart): string {
  const ends = chart.states.filter(({ final }) => final).map(({ name }) => name);
  return [
    'stateDiagram-v2',
    // Many arrows leave one state: side by side their labels would lie on each other, one below the other they do not.
    '  direction LR',
    ...(chart.initial === undefined ? [] : [`  [*] --> ${chart.initial}`]),
    ...chart.arrows.map((arrow) => `  ${arrow.from} --> ${arrow.to}: ${labelOf(arrow, chart.command)}`),
    ...(ends.length === 0 ? [] : ['  classDef ending stroke-width:3px', `  class ${ends.join(',')} ending`]),
    '',
  ].join('\n');
}

/** Reasons of the same guard share a line; each kind of decision has its own. */
function labelOf({ reasons }: Arrow, command: string): string {
  const kinds = reasons.filter(({ codes }) => codes !== undefined);
  const decisions = kinds.map((reason) => decisionLabel(reason, command, kinds.length));
  const others = new Map<string, string[]>();
  for (const { event, guard = '' } of reasons.filter(({ codes }) => codes === undefined)) {
    others.set(event, [...(others.get(event) ?? []), guard]);
  }
  const crowded = others.size > EVENTS_WITH_GUARDS;
  const lines = crowded
    ? [[...others.keys()].join(', ')]
    : [...others].map(([event, guards]) => `${event}${inBrackets(guards)}`.trim() || AT_ONCE);
  return [kinds.length > KINDS_A_LINE_EACH ? decisions.join(', ') : decisions.join('<br/>'), ...lines]
    .filter((line) => line !== '')
    .join('<br/>');
}

function decisionLabel({ event, guard, codes = [] }: Reason, command: string, kinds: number): string {
  // Guards that lead to several arrows are told by where they lead; one that no status met is all there is to say.
  return codes.length > 0 ? `${event}${codesOf(codes, command, kinds)}` : `${event}${inBrackets([guard ?? ''])}`;
}

function inBrackets(guards: readonly string[]): string {
  const named = guards.filter((guard) => guard !== '');
  return named.length === 0 ? '' : ` (${named.join(' or ')})`;
}
