import type { Protocol } from '../core/protocol.ts';
import type { Rule } from '../core/resolution.ts';
import type { Prefix, StatusId } from '../core/status-id.ts';
import type { Status, ToldEntry } from '../core/status.ts';
import { alertCatalogue } from './catalogue/alert.ts';
import { httpCatalogue } from './catalogue/http.ts';
import { statusCatalogue } from './catalogue/status.ts';
import { transportCatalogue } from './catalogue/transport.ts';
import { alertRules } from './rules/alert.ts';
import { cautionRules } from './rules/caution.ts';
import type { CautionClass } from './rules/caution.ts';
import { httpRules } from './rules/http.ts';
import { statusRules } from './rules/status.ts';
import { transportRules } from './rules/transport.ts';

const ENTRIES: ReadonlyMap<string, ToldEntry> = new Map<string, ToldEntry>(
  [statusCatalogue, alertCatalogue, httpCatalogue, transportCatalogue].flatMap((rows) => Object.entries(rows)),
);

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>(
  [statusRules, alertRules, httpRules, transportRules].flatMap((rows) => Object.entries<Rule>(rows)),
);

/** Status and Alert numbers are two alphabets; the layers below have their own. */
function prefixOf(status: Status): Prefix {
  const { protocol } = status.source;
  if (protocol === 'http' || protocol === 'transport') return protocol;
  return status.kind === 'alert' ? 'alert' : 'syncml';
}

/**
 * The row a status belongs to. SyncML lists its codes for every command, so a known one is never out of place.
 * @example identify(status).id // 'syncml.508'
 */
export const identify: Protocol['identify'] = (status) => {
  const prefix = prefixOf(status);
  const id = `${prefix}.${status.code}`;
  return ENTRIES.has(id) ? { id: id as StatusId, place: 'listed' } : { id: `${prefix}.unknown`, place: 'unknown' };
};

/** What a code means; undefined for an unknown one. */
export function entry(id: StatusId): ToldEntry | undefined {
  return ENTRIES.get(id);
}

/** What is done about a listed code; undefined for an unknown one. */
export function rule(id: StatusId): Rule | undefined {
  return RULES.get(id);
}

/**
 * The cautious rule for a code without a row, by its class.
 * @example caution(status).steps[0] // an unknown 4xx: { do: 'reject', why: 'request' }
 */
export function caution(status: Status): Rule {
  return cautionRules[classOf(status)];
}

const STATUS_CLASSES: readonly CautionClass[] = ['status.1xx', 'status.2xx', 'status.3xx', 'status.4xx', 'status.5xx'];
const HTTP_CLASSES: readonly CautionClass[] = ['http.other', 'http.2xx', 'http.3xx', 'http.4xx', 'http.5xx'];

function classOf(status: Status): CautionClass {
  const prefix = prefixOf(status);
  if (prefix === 'alert' || prefix === 'transport') return prefix;
  const hundreds = typeof status.code === 'number' && Number.isInteger(status.code) ? Math.floor(status.code / 100) - 1 : -1;
  return prefix === 'http' ? (HTTP_CLASSES[hundreds] ?? 'http.other') : (STATUS_CLASSES[hundreds] ?? 'status.other');
}
