import type { Step } from '../../src/core/decision.ts';
import { LIMITS } from '../../src/core/limits.ts';
import type { Protocol } from '../../src/core/protocol.ts';
import type { Rule, When } from '../../src/core/resolution.ts';
import type { Circumstances, Facts, Level, Status, StatusEntry, StatusProtocol } from '../../src/core/status.ts';
import type { StatusId } from '../../src/core/status-id.ts';
import { EAS } from '../../src/eas/protocol.ts';
import { CATALOGUE } from '../../src/eas/rows.ts';
import { decide } from '../../src/policy/decide.ts';
import { EMPTY_LEDGER, strike, type Strikes } from '../../src/policy/ledger.ts';
import { resolve, type Resolved } from '../../src/policy/resolve.ts';
import { alertCatalogue } from '../../src/syncml/catalogue/alert.ts';
import { httpCatalogue } from '../../src/syncml/catalogue/http.ts';
import { statusCatalogue } from '../../src/syncml/catalogue/status.ts';
import { transportCatalogue } from '../../src/syncml/catalogue/transport.ts';
import { SYNCML } from '../../src/syncml/protocol.ts';

/** A protocol with all of its rows and versions. */
export interface Side {
  readonly protocol: Protocol;
  readonly versions: readonly string[];
  readonly rows: readonly (readonly [StatusId, StatusEntry])[];
  readonly places: readonly Place[];
}

/** Where a Status of a command can stand. */
export interface Place {
  readonly command: string;
  readonly path: string;
  readonly level: Level;
}

function side(protocol: Protocol, versions: readonly string[], ...tables: readonly object[]): Side {
  const rows = tables.flatMap((table) => Object.entries(table)) as (readonly [StatusId, StatusEntry])[];
  const places = Object.values(protocol.commands).flatMap(({ name, places: of }) =>
    of.map(({ path, level }) => ({ command: protocol.name === 'syncml' ? path : name, path, level })),
  );
  const unique = new Map(places.map((place) => [`${place.command} ${place.path}`, place]));
  return { protocol, versions, rows, places: [...unique.values()] };
}

export const SIDES: readonly Side[] = [
  side(EAS, ['2.5', '12.0', '12.1', '14.0', '14.1', '16.0', '16.1'], CATALOGUE),
  side(SYNCML, ['1.0', '1.1', '1.2'], statusCatalogue, alertCatalogue, httpCatalogue, transportCatalogue),
];

export const prefixOf = (id: string): string => id.slice(0, id.lastIndexOf('.'));

export function codeOf(id: string): number | string {
  const code = id.slice(id.lastIndexOf('.') + 1);
  return /^\d+$/.test(code) ? Number(code) : code;
}

const BELOW = { command: '', path: '', level: 'http' } as const satisfies Place;

/** Every place a row is listed at: each place of each command for a common one, the line of each command below the body. */
export function placesOf({ protocol, places }: Side, id: StatusId, { levels }: StatusEntry): readonly Place[] {
  const prefix = prefixOf(id);
  if (prefix === 'http' || prefix === 'transport')
    return Object.keys(protocol.commands).map((command) => ({ ...BELOW, command, level: prefix }));
  if (prefix === 'syncml' || prefix === 'alert' || levels.includes('any')) return places;
  return places.filter(({ path }) => levels.includes(path));
}

const SOURCES: Readonly<Record<string, StatusProtocol>> = { http: 'http', transport: 'transport', syncml: 'syncml', alert: 'syncml' };

export function statusAt(place: Place, prefix: string, code: number | string, protocolVersion: string, facts: Facts = {}): Status {
  return {
    source: { protocol: SOURCES[prefix] ?? 'eas', ...place },
    code,
    ...(prefix === 'alert' && { kind: 'alert' }),
    protocolVersion,
    facts,
  };
}

/** What was true and what came with the status, for each reading of a rule there is; the usual case first. */
export function worldsOf(rule: Rule): readonly { readonly at: Circumstances; readonly facts: Facts }[] {
  const whens: readonly When[] = [{}, ...(rule.variants ?? []).map(({ when }) => when)];
  return whens.map(({ below: _b, from: _f, commands: _c, level: _l, path: _p, alert, chal, ...at }) => ({
    at,
    facts: { ...(alert !== undefined && { alert }), ...(chal !== undefined && { chal }) },
  }));
}

/** A ladder is over with the last attempt of a request: longer ones are none. */
const MOST_STEPS = LIMITS.attemptsPerRequest;

/** The decisions for the same status again and again, until one is final. */
export function walk(resolved: Resolved): readonly Step[] {
  const steps: Step[] = [];
  let strikes: Strikes = {};
  while (steps.length < MOST_STEPS) {
    const step = decide(resolved, { now: 1_000_000, random: () => 0, limits: LIMITS, strikes, ledger: EMPTY_LEDGER, collections: ['5'] });
    steps.push(step);
    const isOnly = step.decision.do === 'continue' && resolved.treatment.steps.at(-1)?.do === 'continue';
    if (isOnly || FINAL.includes(step.decision.do)) break;
    strikes = strike(strikes, resolved.because.id);
  }
  return steps;
}

/** A `continue` is final only where nothing stands behind it: SyncML's "go on" is counted. */
const FINAL: readonly string[] = ['accept', 'reject', 'hold', 'wipe'];

/** Every row, at every version and every place it is listed at, in each of its readings. */
export function* everyWalk(of: Side): Generator<{ readonly id: StatusId; readonly resolved: Resolved; readonly steps: readonly Step[] }> {
  for (const [id, entry] of of.rows) {
    const rule = of.protocol.rule(id);
    if (rule === undefined) throw new TypeError(`${id} has no rule`);
    for (const { at, facts } of worldsOf(rule)) {
      for (const place of placesOf(of, id, entry)) {
        for (const version of of.versions) {
          const resolved = resolve(of.protocol, statusAt(place, prefixOf(id), codeOf(id), version, facts), at);
          yield { id, resolved, steps: walk(resolved) };
        }
      }
    }
  }
}
