import { EAS_BOOK } from './book.ts';
import type { CodeBook } from './book.ts';
import { wbxmlError } from './errors.ts';

/** Which message is looked for, and where a Status counts in it. */
export interface ScanSpec {
  /** Qualified name of the root: `AirSync:Sync`. */
  readonly root: string;
  /**
   * Element paths from the root, below which a Status counts: `Sync`, `Sync/Collections/Collection`. A name stands for
   * every page that has it; `Gal:Picture` for one.
   */
  readonly statusAt: readonly string[];
}

/** What an element is to the scan, when it stands directly in an element on a path. The three ids follow one another: their order is that of `Frame.idAt`. */
export const ROLE = {
  none: 0,
  status: 1,
  collectionId: 2,
  serverId: 3,
  clientId: 4,
  syncKey: 5,
  moreAvailable: 6,
  limit: 7,
  maxFolders: 8,
  heartbeatInterval: 9,
  wait: 10,
  policyKey: 11,
  folderId: 12,
  mailClientId: 13,
} as const;

/** What a child of Commands, or of FolderSync's Changes, is counted as. */
export const COUNT = { none: 0, adds: 1, changes: 2, deletes: 3, fetches: 4, folderChanges: 5 } as const;

/** What is special about an element on a path. */
export const KIND = { plain: 0, root: 1, collection: 2, commands: 3, responses: 4, folderChanges: 5, folder: 6, policy: 7 } as const;

const ROLES: Readonly<Record<string, number>> = {
  'AirSync:CollectionId': ROLE.collectionId,
  'GetItemEstimate:CollectionId': ROLE.collectionId,
  'AirSync:ServerId': ROLE.serverId,
  'FolderHierarchy:ServerId': ROLE.serverId,
  'Move:SrcMsgId': ROLE.serverId,
  'MeetingResponse:RequestId': ROLE.serverId,
  'AirSync:ClientId': ROLE.clientId,
  'ComposeMail:ClientId': ROLE.mailClientId,
  'AirSync:SyncKey': ROLE.syncKey,
  'FolderHierarchy:SyncKey': ROLE.syncKey,
  'AirSync:MoreAvailable': ROLE.moreAvailable,
  'AirSync:Limit': ROLE.limit,
  'Ping:MaxFolders': ROLE.maxFolders,
  'Ping:HeartbeatInterval': ROLE.heartbeatInterval,
  'AirSync:HeartbeatInterval': ROLE.heartbeatInterval,
  'AirSync:Wait': ROLE.wait,
  'Provision:PolicyKey': ROLE.policyKey,
  'Ping:Id': ROLE.folderId,
};

const COUNTS: Readonly<Record<string, number>> = {
  'AirSync:Add': COUNT.adds,
  'AirSync:Change': COUNT.changes,
  'AirSync:Delete': COUNT.deletes,
  'AirSync:SoftDelete': COUNT.deletes,
  'AirSync:Fetch': COUNT.fetches,
  'FolderHierarchy:Add': COUNT.folderChanges,
  'FolderHierarchy:Update': COUNT.folderChanges,
  'FolderHierarchy:Delete': COUNT.folderChanges,
};

/** Elements that are followed whether a Status counts there or not. */
const PLACES: Readonly<Record<string, number>> = {
  'Sync/Collections/Collection': KIND.collection,
  'Sync/Collections/Collection/Commands': KIND.commands,
  'Sync/Collections/Collection/Responses': KIND.responses,
  'GetItemEstimate/Collections/Collection': KIND.collection,
  'GetItemEstimate/Response/Collection': KIND.collection,
  'FolderSync/Changes': KIND.folderChanges,
  'Ping/Folders/Folder': KIND.folder,
  'Provision/Policies/Policy': KIND.policy,
};

/** The flag of Email, a message's own state and never an answer of the server (MS-ASEMAIL 2.2.2.74). */
const NEVER_A_STATUS = 'Email';

/** A spec in numbers: what {@link planScan} makes once per command, and the scan uses for every message. */
export interface ScanPlan {
  readonly book: CodeBook;
  readonly rootKey: number;
  /** Tag key to column of `next`; 0 for tags on no path. */
  readonly columns: Uint8Array;
  readonly width: number;
  /** `node * width + column` to node; node 0 is off every path, node 1 the root. */
  readonly next: Uint8Array;
  /** By node. */
  readonly paths: readonly string[];
  readonly statusCounts: Uint8Array;
  readonly kinds: Uint8Array;
  /** Tag key to ROLE and COUNT. */
  readonly roles: Uint8Array;
  readonly counts: Uint8Array;
}

/** Nodes and columns are numbered in bytes. The largest command, Sync, has 18 nodes. */
const MOST = 255;

/**
 * Turns names into numbers, once per command.
 * @throws WbxmlError `bad-name` for a root or path the book does not have.
 * @example const plan = planScan({ root: 'AirSync:Sync', statusAt: ['Sync', 'Sync/Collections/Collection'] });
 */
export function planScan(spec: ScanSpec, book: CodeBook = EAS_BOOK): ScanPlan {
  const rootKey = book.keys.get(spec.root);
  if (rootKey === undefined)
    throw wbxmlError('bad-name', 0, `No element is called ${spec.root}`, 'write it as Namespace:Name, as in AirSync:Sync');
  const rootName = book.names[rootKey] as string;
  const followed = Object.keys(PLACES).filter((path) => path.startsWith(`${rootName}/`));
  const paths = nodesOf([rootName, ...followed, ...spec.statusAt], rootName);
  const columns = new Uint8Array(book.names.length);
  const width = numberColumns(columns, paths, book);
  const next = new Uint8Array((paths.length + 1) * width);
  paths.forEach((path, i) => {
    const parent = paths.indexOf(path.slice(0, Math.max(0, path.lastIndexOf('/'))));
    if (parent >= 0)
      for (const key of keysOf(path.slice(path.lastIndexOf('/') + 1), book)) next[(parent + 1) * width + (columns[key] as number)] = i + 1;
  });
  const kindOf = (path: string): number => (path === rootName ? KIND.root : (PLACES[path] ?? KIND.plain));
  return {
    book,
    rootKey,
    columns,
    width,
    next,
    paths: ['', ...paths],
    statusCounts: Uint8Array.from(['', ...paths], (path) => (spec.statusAt.includes(path) ? 1 : 0)),
    kinds: Uint8Array.from(['', ...paths], kindOf),
    roles: flat(book, (name) => ROLES[name] ?? (name.endsWith(':Status') && name !== `${NEVER_A_STATUS}:Status` ? ROLE.status : ROLE.none)),
    counts: flat(book, (name) => COUNTS[name] ?? COUNT.none),
  };
}

/** The paths and all that lead to them, parents before children. */
function nodesOf(paths: readonly string[], rootName: string): readonly string[] {
  const nodes = new Set<string>();
  for (const path of paths) {
    const names = path.split('/');
    if (names[0] !== rootName)
      throw wbxmlError('bad-name', 0, `The path ${path} does not begin with the root ${rootName}`, 'write paths from the root');
    names.forEach((_, i) => nodes.add(names.slice(0, i + 1).join('/')));
  }
  return [...nodes];
}

/** Gives each tag that occurs in a path a column. @returns how many columns there are. */
function numberColumns(columns: Uint8Array, paths: readonly string[], book: CodeBook): number {
  let width = 1;
  for (const path of paths) {
    for (const key of keysOf(path.slice(path.lastIndexOf('/') + 1), book)) if (columns[key] === 0) columns[key] = width++;
  }
  if (width > MOST || paths.length > MOST)
    throw wbxmlError('bad-argument', 0, 'More places than a plan has room for', 'plan one command at a time');
  return width;
}

function keysOf(name: string, book: CodeBook): readonly number[] {
  const keys = [...book.keys]
    .filter(([qualified]) => qualified === name || qualified.slice(qualified.lastIndexOf(':') + 1) === name)
    .map(([, key]) => key);
  if (keys.length === 0) throw wbxmlError('bad-name', 0, `No element is called ${name}`, 'write paths in the names of the code pages');
  return keys;
}

function flat(book: CodeBook, valueOf: (name: string) => number): Uint8Array {
  const table = new Uint8Array(book.names.length);
  for (const [name, key] of book.keys) table[key] = valueOf(name);
  return table;
}
