import type { StatusId } from '../core/status-id.ts';
import { prefixOf } from './meetings.ts';

/** Codes on one arrow; more could not be read any more. */
const CODES_ON_AN_ARROW = 6;

const codeOf = (id: string): string => id.slice(id.lastIndexOf('.') + 1);

/** How a code is written among those of a command: its own and common ones bare (below and above 100), others with their place. */
function short(id: StatusId, command: string): string {
  const prefix = prefixOf(id);
  if (prefix === command || prefix === 'common' || prefix === 'transport') return codeOf(id);
  if (prefix === 'http') return `http ${codeOf(id)}`;
  return id.startsWith(`${command}.`) ? id.slice(command.length + 1) : id;
}

/**
 * The codes of one kind of decision in short, as many as its share of the arrow allows.
 * @param kinds how many kinds share the arrow
 * @example codesOf(['Sync.3', 'common.132', 'http.500'], 'Sync', 1); // ' 3, 132, http 500'
 */
export function codesOf(ids: readonly StatusId[], command: string, kinds: number): string {
  const shown = ids.slice(0, Math.floor(CODES_ON_AN_ARROW / kinds)).map((id) => short(id, command));
  const more = ids.length - shown.length;
  return `${shown.map((code, index) => `${index === 0 ? ' ' : ', '}${code}`).join('')}${more > 0 ? ` +${more}` : ''}`;
}

/**
 * All of them, each prefix once, for a table.
 * @example allCodesOf(['Sync.3', 'Sync.4', 'Sync.5', 'Sync.12', 'http.500']); // 'Sync 3-5, 12 · http 500'
 */
export function allCodesOf(ids: readonly StatusId[]): string {
  const groups = new Map<string, string[]>();
  for (const id of ids) groups.set(prefixOf(id), [...(groups.get(prefixOf(id)) ?? []), codeOf(id)]);
  return [...groups].map(([prefix, codes]) => `${prefix} ${runs(codes).join(', ')}`).join(' · ');
}

/** Three or more numbers in a row are written as a range. */
function runs(codes: readonly string[]): readonly string[] {
  const groups: string[][] = [];
  for (const code of codes) {
    const last = groups.at(-1);
    if (last !== undefined && Number(code) === Number(last.at(-1)) + 1) last.push(code);
    else groups.push([code]);
  }
  return groups.flatMap((group) => (group.length > 2 ? [`${group[0]}-${group.at(-1)}`] : group));
}
