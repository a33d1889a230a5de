import type { Stated } from '../core/own-requests.ts';
import { otherCommand, readShortQuery, USER, writeShortQuery } from './base64-query.ts';

/** The path every ActiveSync address ends in (MS-ASHTTP 2.2.1.1.1). Servers differ in its case. */
const PATH = /\/microsoft-server-activesync\/?$/i;

/** The plain query's parameter for the command (MS-ASHTTP 2.2.1.1.1.2). */
const CMD = /(^|&)(cmd=)([^&]*)/i;

/**
 * The command an ActiveSync address names, in either form of its query; undefined when it is no ActiveSync address.
 * @example commandOf('https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=u') === 'Sync'
 */
export function commandOf(url: string): string | undefined {
  const { path, query } = split(url);
  if (!PATH.test(path)) return undefined;
  const name = CMD.exec(query)?.[3];
  return name === undefined || name === '' ? readShortQuery(query)?.command : name;
}

/** The same address for another command; of a plain query the other parameters stay as the app wrote them. */
export function addressOf(url: string, command: string): string {
  const { path, query } = split(url);
  if (CMD.test(query)) return `${path}?${query.replace(CMD, `$1$2${command}`)}`;
  const short = readShortQuery(query);
  const other = short && writeShortQuery(otherCommand(short, command));
  if (other !== undefined) return `${path}?${other}`;
  return `${path}?${[`Cmd=${command}`, query].filter((part) => part !== '').join('&')}`;
}

/**
 * What the short form of the query says in place of headers (MS-ASHTTP 2.2.1.1.2.6, .8); undefined for a plain one.
 */
export function statedIn(url: string): Stated | undefined {
  const { path, query } = split(url);
  const short = PATH.test(path) && !CMD.test(query) ? readShortQuery(query) : undefined;
  return short && { version: short.version, ...(short.policyKey !== undefined && { policyKey: short.policyKey }) };
}

/** The address with another version or policy key in its query; undefined for a plain one, and for what a short one cannot say. */
export function restated(url: string, { version, policyKey }: Partial<Stated>): string | undefined {
  const { path, query } = split(url);
  const short = PATH.test(path) && !CMD.test(query) ? readShortQuery(query) : undefined;
  const written =
    short && writeShortQuery({ ...short, ...(version !== undefined && { version }), ...(policyKey !== undefined && { policyKey }) });
  return written === undefined ? undefined : `${path}?${written}`;
}

/** Parameters that name something of the app's (MS-ASHTTP 2.2.1.1.1.2.5), and the one that does not (Options, 2.2.1.1.1.1.3). */
const SUBJECTS = /^(?:AttachmentName|CollectionId|ItemId|LongId|Occurrence)=/i;
const OPTIONS = 7;

/**
 * What the address names besides the body: below 14.0 the item a SmartForward is about stands nowhere else (MS-ASHTTP 2.2.1.1.1.2.5).
 * @example subjectOf('https://mail.example/Microsoft-Server-ActiveSync?Cmd=SmartForward&ItemId=5:1&SaveInSent=T') === 'ItemId=5:1'
 */
export function subjectOf(url: string): string {
  const { query } = split(url);
  if (CMD.test(query)) return query.split('&').filter((part) => SUBJECTS.test(part)).join('&'); // prettier-ignore
  const named = readShortQuery(query)?.parameters.filter(({ tag }) => tag !== USER && tag !== OPTIONS) ?? [];
  return named.map(({ tag, value }) => `${tag}=${value.join('.')}`).join('&');
}

function split(url: string): { path: string; query: string } {
  const bare = url.split('#')[0] ?? '';
  const at = bare.indexOf('?');
  return at < 0 ? { path: bare, query: '' } : { path: bare.slice(0, at), query: bare.slice(at + 1) };
}
