import type { RequestMarks } from '../core/protocol.ts';
import { decode } from '../wbxml/decode.ts';
import { isWbxmlError } from '../wbxml/errors.ts';
import { scan } from '../wbxml/scan.ts';
import type { Scanned } from '../wbxml/scan.ts';
import { at, child, childrenOf } from '../wbxml/tree.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import { easCommand } from './commands.ts';
import { OPERATIONS_MOST } from './limits.ts';
import { isList, listedOperations, syncOperations } from './operations.ts';
import { isRootOf, planOf } from './scan-plans.ts';

const NOTHING: RequestMarks = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0 };
/** What cannot be read may hold anything: it counts as a request that uploads. */
const OPAQUE: RequestMarks = { ...NOTHING, opaque: true };

const MINUTE_MS = 60_000;
const SECOND_MS = 1000;

/**
 * What a request carries, as far as recovery needs it: counts, collections and items by id, how long it asked the server to
 * wait. No content, no key. Never throws.
 *
 * @example marks('Sync', body).collections; // ['5']
 */
export function marks(command: string, body: Uint8Array | undefined): RequestMarks {
  const isEmpty = body === undefined || body.length === 0;
  if (isEmpty || easCommand(command)?.reply === 'xml') return NOTHING;
  const plan = planOf(command);
  if (plan === undefined) return OPAQUE;
  try {
    const scanned = scan(body, plan, { operations: OPERATIONS_MOST });
    return isRootOf(plan, scanned) ? marksOf(command, scanned, body) : OPAQUE;
  } catch (error) {
    if (isWbxmlError(error)) return OPAQUE;
    throw error;
  }
}

function marksOf(command: string, scanned: Scanned, body: Uint8Array): RequestMarks {
  const root = isList(command) ? decode(body, { keepUnknown: true }).root : undefined;
  const listed = root === undefined ? syncOperations(scanned) : listedOperations(command, root);
  if (command === 'ItemOperations' && root !== undefined) return { ...itemOperations(root), ...listed };
  const named = scanned.collections.filter((collection) => collection.collectionId !== undefined);
  const sum = (count: 'adds' | 'changes' | 'deletes' | 'fetches'): number =>
    scanned.collections.reduce((total, collection) => total + collection[count], 0);
  const [adds, changes, deletes, fetches] = [sum('adds'), sum('changes'), sum('deletes'), sum('fetches')];
  return {
    collections: named.map((collection) => collection.collectionId ?? ''),
    primed: named.filter((collection) => collection.syncKey === '0').map((collection) => collection.collectionId ?? ''),
    adds: adds + (changes > 0 ? sendingChanges(decode(body, { keepUnknown: true }).root) : 0),
    commands: adds + changes + deletes + fetches,
    fetches,
    ...listed,
    ...waiting(command, scanned),
    ...(scanned.folders.length > 0 && { watched: scanned.folders }),
    ...(command === 'FolderSync' && scanned.syncKey === '0' && { fromZero: true as const }),
    ...(scanned.clientId !== undefined && { clientId: scanned.clientId }),
  };
}

/** How long the server was asked to wait: Ping in seconds, Sync in minutes or, from 14.0 on, in seconds (MS-ASCMD 2.2.3.88, 2.2.3.198). */
function waiting(command: string, { wait, heartbeatInterval }: Scanned): Pick<RequestMarks, 'sentElement' | 'heartbeatMs'> {
  if (heartbeatInterval !== undefined) {
    return { ...(command === 'Sync' && { sentElement: 'HeartbeatInterval' as const }), heartbeatMs: heartbeatInterval * SECOND_MS };
  }
  return wait === undefined ? {} : { sentElement: 'Wait', heartbeatMs: wait * MINUTE_MS };
}

/** Changes of drafts that send them (email2:Send, 16.0 on): repeated, they would send twice. */
function sendingChanges(root: WbxmlElement): number {
  const collections = at(root, 'Collections');
  const changes = (collections ? childrenOf(collections, 'Collection') : []).flatMap((collection) => {
    const commands = child(collection, 'Commands');
    return commands ? childrenOf(commands, 'Change') : [];
  });
  return changes.filter((change) => at(change, 'ApplicationData/Send') !== undefined).length;
}

/** Fetches may be repeated; Moves and emptied folders may not. */
function itemOperations(root: WbxmlElement): RequestMarks {
  const fetches = childrenOf(root, 'Fetch').length;
  const adds = childrenOf(root, 'Move').length + childrenOf(root, 'EmptyFolderContents').length;
  return { ...NOTHING, adds, fetches, commands: adds + fetches };
}
