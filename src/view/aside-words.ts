import type { Arrow, Chart } from './chart.ts';

/** One thing that is said and not drawn: what happens, in which states, where it leads. */
interface Remark {
  readonly what: string;
  readonly from: readonly string[];
  readonly to: string;
}

/**
 * What a chart leaves out of its arrows, in sentences: housekeeping, guards whose arrow is there anyway, and kinds no
 * status of the command leads to. The same remark about several states, or of several events, is made once.
 */
export function asideWords(chart: Chart): readonly string[] {
  const states = gathered(
    chart.aside.flatMap((arrow) => remarksOf(arrow)),
    ({ what, to }) => `${what}|${to}`,
    (remarks, one) => ({ ...one, from: remarks.flatMap(({ from }) => from) }),
  );
  const events = gathered(
    states,
    ({ from, to }) => `${from.join()}|${to}`,
    (remarks, one) => ({ ...one, what: remarks.map(({ what }) => what).join('; ') }),
  );
  return events.map(({ what, from, to }) => `${what}: ${to}, in ${from.join(', ')}.`);
}

function remarksOf({ from, to, reasons }: Arrow): readonly Remark[] {
  const goal = from === to ? 'stays' : `to \`${to}\``;
  const decisions = new Map<string, Set<string>>();
  const remarks: Remark[] = [];
  for (const { event, guard, codes } of reasons) {
    if (codes === undefined) {
      // What is left without an event is left as soon as it is entered.
      const when = event === '' ? 'at once' : `\`${event}\``;
      remarks.push({ what: `${when}${guard === undefined ? '' : ` when \`${guard}\``}`, from: [from], to: goal });
    } else {
      // Of a decision the guard is the news.
      const why = guard === undefined ? 'no status leads to' : `\`${guard}\` on`;
      decisions.set(why, (decisions.get(why) ?? new Set()).add(`\`${event}\``));
    }
  }
  return [...remarks, ...[...decisions].map(([why, kinds]) => ({ what: `${why} ${[...kinds].join(', ')}`, from: [from], to: goal }))];
}

function gathered(
  remarks: readonly Remark[],
  key: (remark: Remark) => string,
  merge: (alike: readonly Remark[], first: Remark) => Remark,
): readonly Remark[] {
  const groups = new Map<string, Remark[]>();
  for (const remark of remarks) groups.set(key(remark), [...(groups.get(key(remark)) ?? []), remark]);
  return [...groups.values()].flatMap((alike) => (alike[0] === undefined ? [] : [merge(alike, alike[0])]));
}
