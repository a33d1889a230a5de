import type { Offer } from '../core/own-requests.ts';
import type { EasVersion } from '../core/status.ts';
import { OFFERED_MOST } from './limits.ts';
import type { Headers } from './reply-headers.ts';

/** Protocol versions this package speaks, newest first. */
export const EAS_VERSIONS: readonly EasVersion[] = ['16.1', '16.0', '14.1', '14.0', '12.1', '12.0', '2.5'];

/**
 * What an OPTIONS answer offers, in the server's order. Empty lists when the headers are missing, which no ActiveSync server
 * does (MS-ASHTTP 3.2.5.2).
 *
 * @example readOptions({ 'ms-asprotocolversions': '14.0,14.1', 'ms-asprotocolcommands': 'Sync,Ping' }).versions; // ['14.0', '14.1']
 */
export function readOptions(headers: Headers): Offer {
  return { versions: list(headers['ms-asprotocolversions']), commands: list(headers['ms-asprotocolcommands']) };
}

function list(value: string | undefined): readonly string[] {
  if (value === undefined) return [];
  const entries = value.split(',', OFFERED_MOST).map((entry) => entry.trim());
  return entries.filter((entry) => entry !== '');
}

/**
 * The version both sides speak that stands first in `ours`, or undefined when there is none (MS-ASHTTP 3.1.3).
 *
 * @example commonVersion(['2.5', '12.0', '12.1', '14.0', '14.1']); // '14.1'
 */
export function commonVersion(offered: readonly string[], ours: readonly EasVersion[] = EAS_VERSIONS): EasVersion | undefined {
  return ours.find((version) => offered.includes(version));
}

/** Is the version older than the other one? What is no version counts as newer than all. */
export function isBelow(version: string, other: EasVersion): boolean {
  const found = EAS_VERSIONS.findIndex((known) => known === version);
  return found > EAS_VERSIONS.indexOf(other);
}
