import type { Protocol } from '../../../src/core/protocol.ts';
import type { Resolution, Rule, Treatment, When } from '../../../src/core/resolution.ts';
import { EAS_TOLD } from '../../../src/texts/eas/told.ts';
import { SYNCML } from '../../../src/syncml/protocol.ts';
import type { Client, ClientRow } from './client.ts';
import { CLIENTS } from './clients.ts';
import { meet, placeOf, type Met } from './places.ts';
import { isStep, VOCABULARY } from './vocabulary.ts';

/**
 * same: our first step. later: a later step of ours. sometimes: our first step, but only in some circumstances.
 * otherwise: none of our steps. wordless: something our vocabulary has no word for.
 */
export type Verdict = 'same' | 'later' | 'sometimes' | 'otherwise' | 'wordless';

/** A reading of a rule; without a condition it is the one that applies when no other does. */
export type Read = Treatment & { readonly when?: When };

/** One client on one row of ours. */
export interface Comparison {
  readonly client: Client;
  readonly row: ClientRow;
  readonly met: Met;
  readonly protocol: Protocol;
  readonly verdict: Verdict;
  /** What we do when nothing special is known. */
  readonly usual: Read;
  /** The conditional reading that is the same, for `sometimes`. */
  readonly matching?: Read;
}

/** Everything any client does about a status that our tables have. */
export function comparisons(): readonly Comparison[] {
  return CLIENTS.flatMap((client) =>
    client.rows.flatMap((row) => row.codes.flatMap((code) => meet(client, row, code).map((met) => compare(client, row, met)))),
  );
}

/** Codes a client names for a place where our tables list none. */
export function unlisted(): readonly { readonly client: Client; readonly row: ClientRow; readonly code: number | string }[] {
  return CLIENTS.flatMap((client) =>
    client.rows
      .filter((row) => placeOf(row) !== undefined)
      .flatMap((row) => row.codes.filter((code) => meet(client, row, code).length === 0).map((code) => ({ client, row, code }))),
  );
}

/** Rows that are about no status: a directive, a habit, an exception of the client's own. */
export function beyond(): readonly { readonly client: Client; readonly row: ClientRow }[] {
  return CLIENTS.flatMap((client) => client.rows.filter((row) => placeOf(row) === undefined).map((row) => ({ client, row })));
}

function compare(client: Client, row: ClientRow, met: Met): Comparison {
  const protocol = client.protocol === 'syncml' && row.command !== 'ActiveSync' ? SYNCML : EAS_TOLD;
  const rule = protocol.rule(met.id);
  if (rule === undefined) throw new TypeError(`${met.id} has no rule`);
  const readings = readingsFor(rule, met);
  const usual = readings.at(-1) ?? rule;
  const base = { client, row, met, protocol, usual };
  if (VOCABULARY[row.does].moves.length === 0) return { ...base, verdict: 'wordless' };
  const at = ({ steps }: Treatment): number => steps.findIndex((step: Resolution) => isStep(row.does, step));
  if (at(usual) === 0) return { ...base, verdict: 'same' };
  if (at(usual) > 0) return { ...base, verdict: 'later' };
  const matching = readings.slice(0, -1).find((reading) => at(reading) === 0);
  return matching === undefined ? { ...base, verdict: 'otherwise' } : { ...base, verdict: 'sometimes', matching };
}

/** The readings a request comes to, in the order they are asked; behind one that always holds there are none. */
function readingsFor(rule: Rule, met: Met): readonly Read[] {
  const found: Read[] = [];
  for (const variant of rule.variants ?? []) {
    const open = openIn(variant.when, met);
    if (open === undefined) continue;
    found.push(Object.keys(open).length === 0 ? variant : { ...variant, when: open });
    if (Object.keys(open).length === 0) return found;
  }
  return [...found, rule];
}

/** What of a condition is still to be known, or undefined when it cannot hold. */
function openIn(when: When, { command, level, at = {} }: Met): When | undefined {
  const known = new Map<string, unknown>(Object.entries({ level, ...at }));
  const open: [string, unknown][] = [];
  for (const [name, wanted] of Object.entries(when)) {
    if (name === 'commands' && command !== undefined) {
      if (!(wanted as readonly string[]).includes(command)) return undefined;
    } else if (known.get(name) === undefined) open.push([name, wanted]);
    else if (known.get(name) !== wanted) return undefined;
  }
  return Object.fromEntries(open);
}
