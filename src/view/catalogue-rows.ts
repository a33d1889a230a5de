import type { End } from '../core/outcome.ts';
import type { Protocol } from '../core/protocol.ts';
import type { Basis, Resolution, Rule, Treatment, When } from '../core/resolution.ts';
import type { ToldEntry, StatusProtocol } from '../core/status.ts';
import type { StatusId } from '../core/status-id.ts';
import { ACKNOWLEDGEMENTS, SENT_HEADERS } from '../eas/catalogue/acknowledgements.ts';
import { EAS_TOLD } from '../texts/eas/told.ts';
import { CATALOGUE } from '../eas/rows.ts';
import { endsOf, spelled } from '../policy/ladder.ts';
import { alertCatalogue } from '../syncml/catalogue/alert.ts';
import { httpCatalogue } from '../syncml/catalogue/http.ts';
import { statusCatalogue } from '../syncml/catalogue/status.ts';
import { transportCatalogue } from '../syncml/catalogue/transport.ts';
import { SYNCML } from '../syncml/protocol.ts';

/** One reading of a row, with the ladder spelled out. */
interface Reading {
  /** When it applies; left out on the row's own reading, which applies when no other does. */
  readonly when?: When;
  readonly steps: readonly Resolution[];
  readonly ends: readonly End[];
  readonly basis: Basis;
  readonly why?: string;
  readonly hint?: string;
}

/** A row of the catalogue with its rule. The fields up to `version` are a question that `explain` answers with this row. */
export interface CatalogueRow extends Reading, Omit<ToldEntry, 'success' | 'levels'> {
  readonly protocol: StatusProtocol;
  readonly kind?: 'status' | 'alert';
  /** Left out where the code is common to all commands. */
  readonly command?: string;
  readonly level?: string;
  readonly code: number | string;
  readonly version: string;
  readonly id: StatusId;
  readonly direction: 'received';
  readonly levels: readonly string[];
  readonly success: boolean;
  /** Fields of a question's `context` that decide between the readings. */
  readonly reads: readonly string[];
  readonly variants: readonly Reading[];
}

const codeOf = (id: string): number | string => {
  const code = id.slice(id.lastIndexOf('.') + 1);
  return /^\d+$/.test(code) ? Number(code) : code;
};

/** Parts of a condition that a question states outside its context. */
const STATED: readonly string[] = ['below', 'from', 'commands', 'level', 'path'];

function readingOf({ steps, basis, why, hint }: Treatment, when?: When): Reading {
  return {
    ...(when !== undefined && { when }),
    steps: spelled(steps),
    ends: endsOf(steps),
    basis,
    ...(why !== undefined && { why }),
    ...(hint !== undefined && { hint }),
  };
}

function rowOf(protocol: Protocol<ToldEntry>, id: StatusId, version: string): CatalogueRow {
  const entry = protocol.entry(id);
  const rule: Rule | undefined = protocol.rule(id);
  if (entry === undefined || rule === undefined) throw new TypeError(`${id} has no row`);
  const { success, levels, ...facts } = entry;
  const variants = rule.variants ?? [];
  const contexts = new Set(variants.flatMap(({ when }) => Object.keys(when)).filter((name) => !STATED.includes(name)));
  // What was asked for says by itself whether it uploads and may be repeated.
  if (contexts.has('uploads') || contexts.has('idempotent')) contexts.add('operation');
  return {
    ...askedAs(protocol, id, levels),
    version,
    id,
    direction: 'received',
    ...facts,
    levels,
    success: success === true,
    reads: [...contexts].sort(),
    ...readingOf(rule),
    variants: variants.map(({ when, ...treatment }) => readingOf(treatment, when)),
  };
}

/** How one asks for the row. */
function askedAs(
  protocol: Protocol,
  id: StatusId,
  levels: readonly string[],
): Pick<CatalogueRow, 'protocol' | 'kind' | 'command' | 'level' | 'code'> {
  const prefix = id.slice(0, id.indexOf('.'));
  const code = codeOf(id);
  if (prefix === 'http' || prefix === 'transport') {
    // Both protocols have rows for these; a command of SyncML says which one is meant.
    return { protocol: prefix, ...(protocol.name === 'syncml' && { command: 'SyncML' }), code };
  }
  if (prefix === 'syncml' || prefix === 'alert') return { protocol: 'syncml', kind: prefix === 'alert' ? 'alert' : 'status', code };
  if (prefix === 'common') return { protocol: 'eas', code };
  const [level] = levels;
  // Elements that several commands answer with are listed under the command of the first.
  return { protocol: 'eas', command: prefix, ...(level !== undefined && { level }), code };
}

const idsOf = (...tables: readonly object[]): readonly StatusId[] => tables.flatMap((table) => Object.keys(table)) as StatusId[];

/** Every row known: ActiveSync, HTTP and transport as ActiveSync has them, SyncML, HTTP and transport as SyncML has them. */
export function catalogueRows(): readonly CatalogueRow[] {
  const syncml = idsOf(statusCatalogue, alertCatalogue, httpCatalogue, transportCatalogue);
  return [...idsOf(CATALOGUE).map((id) => rowOf(EAS_TOLD, id, '16.1')), ...syncml.map((id) => rowOf(SYNCML, id, '1.2'))];
}

/** A value that only a client sends: nothing is done about it here. */
export type SentRow =
  | ({ readonly protocol: 'eas'; readonly command: 'Provision' } & (typeof ACKNOWLEDGEMENTS)[number])
  | ({ readonly protocol: 'http' } & (typeof SENT_HEADERS)[number]);

/** The values a client sends, after the rows that are received. */
export function sentRows(): readonly SentRow[] {
  return [
    ...ACKNOWLEDGEMENTS.map((row) => ({ protocol: 'eas', command: 'Provision', ...row }) as const),
    ...SENT_HEADERS.map((row) => ({ protocol: 'http', ...row }) as const),
  ];
}
