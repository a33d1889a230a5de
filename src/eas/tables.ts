import type { Rule } from '../core/resolution.ts';
import type { Prefix, StatusId } from '../core/status-id.ts';
import type { Status, StatusEntry } from '../core/status.ts';
import { placeAt } from './commands.ts';
import { CATALOGUE, RULES } from './rows.ts';
import { CAUTION, type CautionClass } from './rules/caution.ts';

const ROWS = Object.entries(CATALOGUE) as readonly (readonly [StatusId, StatusEntry])[];
const COMMON: Prefix = 'common';

/** What stands before the last dot of an id. */
const prefixOf = (id: string): string => id.slice(0, id.lastIndexOf('.'));
const codeOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);
const commandOf = (id: string): string => id.slice(0, id.indexOf('.'));

const PREFIXES: ReadonlySet<string> = new Set(ROWS.map(([id]) => prefixOf(id)));
/** `path|code` of every listed place. */
const LISTED: ReadonlyMap<string, StatusId> = new Map(
  ROWS.flatMap(([id, row]) => row.levels.map((path) => [`${path}|${codeOf(id)}`, id] as const)),
);
/** `command|code` of every row, wherever it is listed, and of those that mean success. */
const OF_COMMAND: ReadonlySet<string> = new Set(ROWS.map(([id]) => `${commandOf(id)}|${codeOf(id)}`));
const SUCCESSES: ReadonlySet<string> = new Set(ROWS.filter(([, row]) => row.success).map(([id]) => `${commandOf(id)}|${codeOf(id)}`));

/** Where a row was found; `out-of-place` when the code is listed at other levels of the command only. */
export interface Found {
  readonly id: StatusId;
  readonly place: 'listed' | 'common' | 'out-of-place' | 'unknown';
}

/**
 * Which row a status belongs to. The level decides, never the scope column of the text; codes of the common table are
 * common at every level of every command [MS-ASCMD 2.2.2].
 *
 * @example identify(status).id; // 'Sync.Add.6' for a 6 at Sync/Collections/Collection/Responses/Add
 */
export function identify(status: Status): Found {
  const { protocol, command, path } = status.source;
  const code = String(status.code);
  if (protocol !== 'eas') {
    const id = `${protocol}.${code}` as StatusId;
    return id in CATALOGUE ? { id, place: 'listed' } : { id: `${protocol}.unknown`, place: 'unknown' };
  }
  const common = `${COMMON}.${code}` as StatusId;
  if (common in CATALOGUE) return { id: common, place: 'common' };
  const here = LISTED.get(`${path}|${code}`);
  if (here !== undefined) return { id: here, place: 'listed' };
  const prefix = prefixAt(command, path);
  const id = `${prefix}.${code}` as StatusId;
  if (id in CATALOGUE) return { id, place: 'out-of-place' };
  if (isInCommonRange(status.code)) return { id: `${COMMON}.unknown`, place: 'unknown' };
  const known = OF_COMMAND.has(`${command}|${code}`) || isSuccess(status);
  return { id: `${prefix}.unknown`, place: known ? 'out-of-place' : 'unknown' };
}

/** What a status means, or undefined for an `.unknown` id. */
export function entry(id: StatusId): StatusEntry | undefined {
  return (CATALOGUE as Partial<Record<StatusId, StatusEntry>>)[id];
}

/** What is done about a listed status, or undefined for an `.unknown` id. */
export function rule(id: StatusId): Rule | undefined {
  return (RULES as Partial<Record<StatusId, Rule>>)[id];
}

/** The cautious rule for a status without a row, or one that stands where its row does not list it. Its `spec` says what it rests on. */
export function caution(status: Status, place: 'out-of-place' | 'unknown'): (typeof CAUTION)[CautionClass] {
  return CAUTION[cautionClass(status, place)];
}

/** The kind of status no row covers. */
export function cautionClass(status: Status, place: 'out-of-place' | 'unknown'): CautionClass {
  if (status.source.protocol === 'transport') return 'transport';
  if (status.source.protocol === 'http') return httpClass(Number(status.code));
  if (place === 'out-of-place') return isSuccess(status) ? 'success-out-of-place' : 'out-of-place';
  if (!isWhole(status.code)) return 'not-a-number';
  if (isInCommonRange(status.code)) return 'common';
  return status.code < 100 ? 'command' : 'beyond';
}

function httpClass(code: number): CautionClass {
  // What a browser shows of a reply it hides: status 0. Outside 100 to 599 a code counts as one of 5xx (RFC 9110 15).
  if (!(code >= 100 && code < 600)) return 'http-failed';
  const classes: readonly CautionClass[] = ['http-done', 'http-redirect', 'http-refused', 'http-busy'];
  return classes[Math.floor(code / 100) - 2] ?? 'http-other';
}

/** 1 is success in every table but one; where a command has rows of its own, they say. */
function isSuccess({ source, code }: Status): boolean {
  return PREFIXES.has(source.command) ? SUCCESSES.has(`${source.command}|${code}`) : code === 1;
}

function isWhole(code: number | string): code is number {
  return typeof code === 'number' && Number.isInteger(code) && code >= 0;
}

/** The numbers the text keeps for all commands, gaps included [MS-ASCMD 2.2.2]. */
function isInCommonRange(code: number | string): boolean {
  return isWhole(code) && code >= 100 && code < 200;
}

/** The numbers of a place: its own, else those of its last element, else the command's, else the common ones. */
function prefixAt(command: string, path: string): Prefix {
  const own = placeAt(command, path)?.prefix;
  if (own !== undefined) return own;
  const last = `${command}.${path.slice(path.lastIndexOf('/') + 1)}`;
  return ([last, command].find((prefix) => PREFIXES.has(prefix)) ?? COMMON) as Prefix;
}
