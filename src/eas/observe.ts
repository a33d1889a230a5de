import type { Exchanged, Observation, Page, RequestMarks } from '../core/protocol.ts';
import { statusText } from '../core/status-text.ts';
import type { Facts, Level, Status, StatusSource } from '../core/status.ts';
import type { Scanned, ScannedCollection, ScannedStatus } from '../wbxml/scan.ts';
import { easCommand, placeAt } from './commands.ts';
import type { EasCommandFacts } from './commands.ts';
import { DONE_AT } from './progress.ts';
import { factsOf, FROM_ZERO, HEADER_STATUSES, isOk, speaksOn } from './reply-headers.ts';
import { readReply } from './reply-reading.ts';
import type { Read } from './reply-reading.ts';

/** What can befall a request that got no reply. */
export type Fault = 'timeout' | 'offline' | 'tls' | 'cut-before-send' | 'cut-after-send';

/**
 * Reads a reply: HTTP line, headers and body become statuses, outermost first (MS-ASCMD 2.2.2, MS-ASHTTP 3.1.5). A 2xx is
 * the status `http.200` and then those of its body; another code is itself, and the body's statuses where it has any. Judges
 * nothing and never throws on what a server sent.
 *
 * @example observe({ command: 'Sync', protocolVersion: '14.1', reply }).statuses.map((status) => status.code); // [200, 142]
 */
export function observe(exchanged: Exchanged): Observation {
  const { command, protocolVersion, reply, sent } = exchanged;
  const facts = easCommand(command);
  const headers = factsOf(reply.headers);
  const read: Read = facts === undefined ? { is: 'bytes' } : readReply(exchanged, facts);
  const make = (source: Omit<StatusSource, 'command'>, code: number | string, more: Facts = headers): Status => ({
    source: { command, ...source },
    code,
    protocolVersion,
    facts: more,
  });
  const statuses: Status[] = [];
  if (read.is === 'fault') {
    const told: Facts = read.tooLarge ? { ...headers, tooLarge: true } : headers;
    statuses.push(make({ protocol: 'transport', level: 'transport', path: '' }, read.fault, told));
  }
  statuses.push(make({ protocol: 'http', level: 'http', path: '' }, reply.status));
  for (const code of headerCodes(exchanged)) statuses.push(make({ protocol: 'http', level: 'http', path: '' }, code));
  if (read.is === 'autodiscover') {
    for (const { path, code } of read.statuses) statuses.push(make({ protocol: 'eas', level: 'command', path }, named(code)));
  }
  if (read.is !== 'message') return { statuses, progress: progressWithout(read, facts, reply.status), moved: [], moreAvailable: false };
  for (const status of bodyStatuses(read.scanned, command, paceOf(headers), make)) statuses.push(status);
  if (!isOk(reply.status)) return { statuses, progress: 0, moved: [], moreAvailable: false };
  return { statuses, ...movement(read.scanned, command, sent) };
}

/**
 * What is known when no reply came: one transport status.
 *
 * @example fault('SendMail', '14.1', 'cut-after-send').statuses[0]?.code; // 'cut-after-send'
 */
export function fault(command: string, version: string, what: Fault): Observation {
  const source: StatusSource = { protocol: 'transport', command, level: 'transport', path: '' };
  return { statuses: [{ source, code: what, protocolVersion: version, facts: {} }], progress: 0, moved: [], moreAvailable: false };
}

/** The headers that are statuses of their own, each once. */
function headerCodes({ command, reply, sent }: Exchanged): readonly string[] {
  const asked = sent?.fromZero === true ? FROM_ZERO : command;
  const speaking = HEADER_STATUSES.filter(
    (row) => reply.headers[row.header] !== undefined && speaksOn(row, reply.status) && row.except?.includes(asked) !== true,
  );
  return [...new Set(speaking.map((row) => row.code ?? row.header))];
}

type Make = (source: Omit<StatusSource, 'command'>, code: number | string, facts?: Facts) => Status;

const named = (code: number | string): number | string => (typeof code === 'number' ? code : statusText(code));

const INWARDS: readonly Level[] = ['command', 'collection', 'item'];

/** The statuses of a message with the level of their place, outermost first; among equals in the order of the message. */
function bodyStatuses(scanned: Scanned, command: string, pace: Facts, make: Make): readonly Status[] {
  const wide: Facts = { ...pace, ...bounds(scanned) };
  const made = scanned.statuses.map(({ path, code, ...ids }: ScannedStatus) => {
    const level = placeAt(command, path)?.level ?? 'item';
    return make({ protocol: 'eas', level, path, ...ids }, named(code), level === 'command' ? wide : pace);
  });
  return INWARDS.flatMap((level) => made.filter((status) => status.source.level === level));
}

/** Of the headers' facts the one a Status may need: 111 may come with a Retry-After. */
function paceOf({ retryAfterMs, retryAt }: Facts): Facts {
  return { ...(retryAfterMs !== undefined && { retryAfterMs }), ...(retryAt !== undefined && { retryAt }) };
}

/** The bounds a refusal names (MS-ASCMD 2.2.3.97, 2.2.3.88.1, 2.2.3.102). */
function bounds({ limit, heartbeatInterval, maxFolders }: Scanned): Facts {
  return {
    ...(limit !== undefined && { limit }),
    ...(heartbeatInterval !== undefined && { heartbeatSeconds: heartbeatInterval }),
    ...(maxFolders !== undefined && { maxFolders }),
  };
}

/** A mail that was taken is told by an empty answer; an attachment that came is one. */
function progressWithout(read: Read, facts: EasCommandFacts | undefined, status: number): number {
  if (facts === undefined || !isOk(status)) return 0;
  if (facts.reply === 'bytes') return read.is === 'bytes' ? 1 : 0;
  return facts.reply === 'wbxml' && facts.empty === 'success' && read.is === 'nothing' ? 1 : 0;
}

/** What a 2xx message moved: it counts only where the root and the collection say that it worked. */
function movement(scanned: Scanned, command: string, sent: RequestMarks | undefined): Omit<Observation, 'statuses'> {
  const rootWorked = isFine(scanned.statuses.find((status) => status.path === command)?.code);
  const synced = command === 'Sync' && rootWorked ? scanned.collections.filter((collection) => isFine(collection.status)) : [];
  const moved = synced.filter((collection) => collection.syncKey !== undefined).map((collection) => nameOf(collection, sent));
  const done = scanned.statuses.filter((status) => DONE_AT.get(status.path) === status.code).length;
  const folders = rootWorked ? scanned.changes : 0;
  // The whole list once more brings nothing new: a server that wants it again and again must not earn itself tries by it.
  const changed = sent?.fromZero === true ? 0 : folders;
  const items = synced.reduce((sum, { adds, changes, deletes }) => sum + adds + changes + deletes, 0);
  const pages = synced.map((collection): Page => {
    const { adds, changes, deletes, moreAvailable: more } = collection;
    return { collectionId: nameOf(collection, sent), items: adds + changes, deletes, more };
  });
  const silent = moved.length > 0 && moved.length === scanned.collections.length ? taken(scanned, sent) : 0;
  return {
    progress: done + changed + items + silent,
    moved,
    moreAvailable: synced.some((collection) => collection.moreAvailable),
    ...(pages.length > 0 && { pages }),
    ...(folders > 0 && { folders }),
  };
}

const ANSWERED_IF_FAILED: readonly string[] = ['Change', 'Delete'].map((name) => `Sync/Collections/Collection/Responses/${name}`);

/** Changes and Deletes without an answer of their own were taken (MS-ASCMD 2.2.3.154): what was sent less what was answered. */
function taken(scanned: Scanned, sent: RequestMarks | undefined): number {
  if (sent === undefined) return 0;
  const answered = scanned.statuses.filter((status) => ANSWERED_IF_FAILED.includes(status.path)).length;
  return Math.max(0, sent.commands - sent.adds - sent.fetches - answered);
}

/** A collection may be named by its Class alone; then it is the one that was sent. */
function nameOf(collection: ScannedCollection, sent: RequestMarks | undefined): string {
  return collection.collectionId ?? (sent?.collections.length === 1 ? sent.collections[0] : undefined) ?? '';
}

function isFine(code: number | string | undefined): boolean {
  return code === undefined || code === 1;
}
