import type { Exchanged, Observation } from '../core/protocol.ts';
import type { Facts, Level, Status, StatusSource } from '../core/status.ts';
import { CHUNK_STORED, ITEM_COMMANDS, levelOf, SESSION_ALERTS } from './commands.ts';
import { readMessage, unreadable } from './message.ts';
import { readReply } from './reply.ts';
import type { Reply, ReplyAlert, ReplyStatus } from './reply.ts';
import { entry, identify } from './tables.ts';

/** Outermost first. */
const ORDER: readonly Level[] = ['transport', 'http', 'command', 'collection', 'item'];

/** `SyncML/1.1`, `1.1`: what the Items of 505 and 513 name. Anything else in an Item is text for people. */
const VERSION = /^(?:[A-Za-z]{1,8}\/)?\d\.\d$/;

/**
 * What a SyncML reply says at every level: the HTTP line, the session (SyncHdr), each datastore (Alert, Sync, Map) and
 * each item, and the Alerts of the server, which are an alphabet of their own [OMA SyncML RepPro 1.2.2, 10]. Reads XML and
 * WBXML. Never throws for what came: a body that is no message is a status of `transport`.
 * @example observe({ command: 'SyncML', protocolVersion: '1.2', reply }).statuses.map((status) => status.code)
 */
export function observe(exchanged: Exchanged): Observation {
  const { status, body } = exchanged.reply;
  const line = below(exchanged, 'http', status, retryAfter(exchanged.reply.headers));
  const delivered = status >= 200 && status < 300;
  try {
    return judge(exchanged, line, readReply(readMessage(body)));
  } catch (e) {
    const what = unreadable(e);
    if (what === undefined) throw e;
    // A page that comes with an error only repeats the status line in words.
    return nothing(delivered ? [below(exchanged, 'transport', what), line] : [line]);
  }
}

/**
 * What is observed when no reply came.
 * @example fault('SyncML', '1.2', 'timeout').statuses[0]?.code // 'timeout'
 */
export function fault(
  command: string,
  protocolVersion: string,
  what: 'timeout' | 'offline' | 'tls' | 'cut-before-send' | 'cut-after-send',
): Observation {
  return nothing([below({ command, protocolVersion }, 'transport', what)]);
}

function nothing(statuses: readonly Status[]): Observation {
  return { statuses, progress: 0, moved: [], moreAvailable: false };
}

function below(
  { command, protocolVersion }: Pick<Exchanged, 'command' | 'protocolVersion'>,
  layer: 'http' | 'transport',
  code: number | string,
  facts: Facts = {},
): Status {
  return { source: { protocol: layer, command, level: layer, path: '' }, code, protocolVersion, facts };
}

/** Retry-After in seconds [RFC 9110 10.2.3]. */
function retryAfter(headers: Readonly<Record<string, string>>): Facts {
  const seconds = headers['retry-after']?.trim() ?? '';
  return /^\d{1,9}$/.test(seconds) ? { retryAfterMs: Number(seconds) * 1000 } : {};
}

function judge(exchanged: Exchanged, line: Status, reply: Reply): Observation {
  const statuses = [...statusesOf(exchanged, reply), ...alertsOf(exchanged, reply)];
  const rank = (status: Status): number => ORDER.indexOf(status.source.level);
  const fromServer = reply.syncs.reduce((sum, sync) => sum + sync.items, 0);
  const ran = statuses.filter(({ source, kind }) => source.command === 'Sync' && kind === 'status').filter(isDone);
  return {
    statuses: [line, ...statuses.sort((a, b) => rank(a) - rank(b))],
    progress: fromServer + statuses.filter(isTaken).length,
    moved: named([...reply.syncs.map(({ datastore }) => datastore), ...ran.map(({ source }) => source.collectionId)]),
    moreAvailable: !reply.final,
  };
}

function statusesOf(exchanged: Exchanged, reply: Reply): Status[] {
  const { protocolVersion } = exchanged;
  const challenged = reply.statuses.some(({ command, challenged: own }) => command === 'SyncHdr' && own);
  // Statuses come in the order of the commands they answer, so items follow the Sync they were in [OMA SyncML RepPro 1.1, 5.4].
  let here: string | undefined;
  return reply.statuses.flatMap((status) => {
    const sources = sourcesOf(status, here, exchanged.sent?.collections ?? []);
    if (status.command === 'Sync') here = sources[0]?.collectionId;
    return sources.map((source): Status => {
      const facts: Facts = { chal: challenged || status.challenged, ...versionsOf(status), ...alertBeside(source, reply.alerts) };
      return { source, code: status.code, kind: 'status', protocolVersion, facts };
    });
  });
}

/** One Status may answer several Items at once: one source for each. */
function sourcesOf({ command, sources, targets }: ReplyStatus, here: string | undefined, sent: readonly string[]): readonly StatusSource[] {
  const level = levelOf(command);
  const place = { protocol: 'syncml', command, level, path: command } as const;
  if (level === 'command') return [place];
  const count = Math.max(1, sources.length, targets.length);
  return Array.from({ length: count }, (_, index): StatusSource => {
    const [clientId, serverId] = [sources[index], targets[index]];
    if (level === 'collection') {
      const collectionId = clientId ?? serverId ?? (sent.length === 1 ? sent[0] : undefined);
      return { ...place, ...(collectionId !== undefined && { collectionId }) };
    }
    return {
      ...place,
      ...(ITEM_COMMANDS.includes(command) && here !== undefined && { collectionId: here }),
      ...(serverId !== undefined && { serverId }),
      ...(clientId !== undefined && { clientId }),
    };
  });
}

/** The Alert the server sent for the same datastore, 0 when it sent none: 508 is followed by it [OMA SyncML RepPro 1.2.2, 10]. */
function alertBeside({ level, collectionId }: StatusSource, alerts: readonly ReplyAlert[]): Facts {
  if (level !== 'collection') return {};
  const beside = alerts.find(({ datastore }) => datastore !== undefined && isSame(datastore, collectionId));
  return { alert: typeof beside?.code === 'number' ? beside.code : 0 };
}

function versionsOf({ command, notes }: ReplyStatus): Facts {
  const versions = command === 'SyncHdr' ? notes.filter((note) => VERSION.test(note)) : [];
  return versions.length > 0 ? { versions: versions.join(',') } : {};
}

function alertsOf({ protocolVersion, sent }: Exchanged, reply: Reply): readonly Status[] {
  const asked = Object.entries(sent?.alerts ?? {});
  return reply.alerts.flatMap(({ code, datastore, first }): Status[] => {
    const place = { protocol: 'syncml', command: 'Alert', path: 'Alert' } as const;
    if (SESSION_ALERTS.includes(code)) {
      // Its Items name the two devices, not datastores, so the Alert counts once.
      return first ? [{ source: { ...place, level: 'command' }, code, kind: 'alert', protocolVersion, facts: {} }] : [];
    }
    const alert = asked.find(([name]) => isSame(name, datastore))?.[1];
    const source = { ...place, level: 'collection', ...(datastore !== undefined && { collectionId: datastore }) } as const;
    return [{ source, code, kind: 'alert', protocolVersion, facts: alert === undefined ? {} : { alert } }];
  });
}

/** `./card` and `card` are one datastore: relative URIs may be written both ways. */
function isSame(a: string, b: string | undefined): boolean {
  return b !== undefined && a.replace(/^\.\//, '') === b.replace(/^\.\//, '');
}

function isDone(status: Status): boolean {
  return entry(identify(status).id)?.success === true;
}

/** An item of ours that the server has taken, or a chunk of one. */
function isTaken(status: Status): boolean {
  const { kind, source, code } = status;
  return kind === 'status' && ITEM_COMMANDS.includes(source.command) && (isDone(status) || code === CHUNK_STORED);
}

function named(names: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(names.filter((name) => name !== undefined))];
}
