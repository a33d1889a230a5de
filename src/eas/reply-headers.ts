import type { Facts } from '../core/status.ts';
import { httpDate } from './http-date.ts';
import { HEADER_TEXT_MOST } from './limits.ts';

/** Header names in lower case, as a reply carries them. */
export type Headers = Readonly<Record<string, string>>;

/** A header that is a status of its own, and the HTTP codes it speaks on. */
export interface HeaderStatus {
  readonly header: string;
  /** The `http.<code>` it counts as. @default the header's name */
  readonly code?: string;
  /** `2xx` for all of them. */
  readonly on: readonly ('2xx' | number)[];
  /** Commands whose answers it says nothing on. */
  readonly except?: readonly string[];
}

/** The FolderSync that begins anew, for what is said of its answers alone. */
export const FROM_ZERO = 'FolderSync from key 0';

/**
 * Headers that count as statuses. MS-ASProtocolVersions of a POST answer is none: the specification sends it with X-MS-RP
 * only, but SOGo sends it on every answer, so alone it stays a fact. Retry-After and X-MS-ASThrottle speak only where the
 * server refused before it did anything (429, 503): on 500, 502 and 504 the work may have been done, and a wait is no
 * permission to send twice.
 */
export const HEADER_STATUSES: readonly HeaderStatus[] = [
  // MS-ASHTTP 2.2.2.1.2.9, 3.2.5.1: the server changed. It stands on every answer until FolderSync 0 is through, on that one too, where it is to
  // be ignored. What agrees on policy and version goes before any FolderSync: the next answer says it again.
  { header: 'x-ms-rp', on: ['2xx'], except: [FROM_ZERO, 'OPTIONS', 'Provision'] },
  // MS-ASHTTP 2.2.2.1.2.13, 3.1.5.2.3
  { header: 'x-ms-asthrottle', on: [429, 503] },
  { header: 'retry-after', on: [429, 503] },
  // MS-ASHTTP 2.2.2.1.2.10, .11: the password is about to expire. Both spellings of the first are printed.
  { header: 'x-ms-credentials-expire', on: ['2xx'] },
  { header: 'x-ms-credential-expire', code: 'x-ms-credentials-expire', on: ['2xx'] },
  { header: 'x-ms-credential-service-url', on: ['2xx'] },
];

/** Does the header speak on this HTTP code? */
export function speaksOn(row: HeaderStatus, status: number): boolean {
  return row.on.includes(status) || (row.on.includes('2xx') && isOk(status));
}

/** Is this HTTP code of the 2xx class? */
export function isOk(status: number): boolean {
  return status >= 200 && status < 300;
}

/** What the headers of a reply say that a rule may need. X-MS-Location is left out: an address is no fact to log. */
export function factsOf(headers: Headers): Facts {
  const facts: { -readonly [K in keyof Facts]: Facts[K] } = { ...retryAfter(headers) };
  const throttle = headers['x-ms-asthrottle'];
  if (throttle !== undefined) facts.throttle = throttle.slice(0, HEADER_TEXT_MOST);
  const versions = headers['x-ms-rp'] ?? headers['ms-asprotocolversions'];
  if (versions !== undefined) facts.versions = versions.slice(0, HEADER_TEXT_MOST);
  return facts;
}

/** Headers that came twice are one with a comma between (RFC 9110 5.3); the comma in a date is not that one. */
const TWICE = /^(\d+|.*? gmt)\s*,.*$/i;

/**
 * Retry-After in seconds or as a date (RFC 9110 10.2.3). A date is measured against the answer's own Date header, so that
 * a wrong clock on either side does not matter; without one it stays a date.
 */
function retryAfter(headers: Headers): Pick<Facts, 'retryAfterMs' | 'retryAt'> {
  const value = headers['retry-after']?.trim().replace(TWICE, '$1');
  if (value === undefined) return {};
  if (/^\d+$/.test(value)) return { retryAfterMs: Math.min(Number(value) * 1000, Number.MAX_SAFE_INTEGER) };
  const until = httpDate(value);
  if (until === undefined) return {};
  const sent = httpDate(headers['date'] ?? '');
  return sent === undefined ? { retryAt: until } : { retryAfterMs: Math.max(0, until - sent) };
}

/**
 * Does the answer look like an ActiveSync server's? Captive portals answer an empty 200 too. Every answer to a POST carries
 * this header (MS-ASHTTP 4, and every server recorded).
 */
export function looksLikeActiveSync(headers: Headers): boolean {
  return headers['ms-server-activesync'] !== undefined;
}
