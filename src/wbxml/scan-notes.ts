import { TAG_MASK } from './tokens.ts';
import { COUNT, KIND, ROLE } from './scan-plan.ts';
import type { ScanPlan } from './scan-plan.ts';
import type { Scanned, ScannedCollection, ScannedOperation, ScannedStatus } from './scanned.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };
type Status = Writable<ScannedStatus>;

/** An element on a path, while it is open. */
export interface Frame {
  readonly outer: Frame | undefined;
  readonly node: number;
  /** How many elements are open, itself included. */
  readonly depth: number;
  readonly page: number;
  /** Where the text of its CollectionId, ServerId and ClientId begins; 0 for none. They may come behind the Status they name. */
  readonly idAt: [number, number, number];
  /** How many statuses there were before it: those after it are inside. */
  readonly statusesBefore: number;
  readonly collection: (Writable<Omit<ScannedCollection, 'operations'>> & { operations?: ScannedOperation[] }) | undefined;
  /** Text directly inside, collected for Ping's Folder only. */
  text: string;
  /** Has it a Status of its own? */
  hasStatus: boolean;
  /** Code of the root's Status on another page than its own. */
  foreignStatus: number | string | undefined;
}

/** What was found so far. */
export interface Notes {
  readonly found: Writable<Omit<Scanned, 'unknown' | 'statuses' | 'collections' | 'folders'>> & {
    readonly statuses: Status[];
    readonly collections: ScannedCollection[];
    readonly folders: string[];
  };
  frame: Frame | undefined;
  /** Operations noted so far. */
  operations: number;
}

export function startNotes(plan: ScanPlan, rootKey: number): Notes {
  const name = plan.book.names[rootKey];
  const root = { page: rootKey >> 6, token: rootKey & TAG_MASK, ...(name === undefined ? {} : { name }) };
  return { found: { root, statuses: [], collections: [], changes: 0, folders: [] }, frame: undefined, operations: 0 };
}

export function openFrame(notes: Notes, plan: ScanPlan, node: number, key: number): Frame {
  const outer = notes.frame;
  const isCollection = plan.kinds[node] === KIND.collection;
  const frame: Frame = {
    outer,
    node,
    depth: (outer?.depth ?? 0) + 1,
    page: key >> 6,
    idAt: [0, 0, 0],
    statusesBefore: notes.found.statuses.length,
    collection: isCollection ? { moreAvailable: false, adds: 0, changes: 0, deletes: 0, fetches: 0, responses: 0 } : undefined,
    text: '',
    hasStatus: false,
    foreignStatus: undefined,
  };
  notes.frame = frame;
  return frame;
}

/** Counts a child of an element on a path, when the plan says that such children are counted there. */
export function countChild(notes: Notes, plan: ScanPlan, frame: Frame, key: number): void {
  const kind = plan.kinds[frame.node];
  const collection = frame.outer?.collection;
  if (kind === KIND.responses && collection) collection.responses++;
  const counted = plan.counts[key];
  if (kind === KIND.folderChanges && counted === COUNT.folderChanges) notes.found.changes++;
  if (kind !== KIND.commands || collection === undefined) return;
  if (counted === COUNT.adds) collection.adds++;
  else if (counted === COUNT.changes) collection.changes++;
  else if (counted === COUNT.deletes) collection.deletes++;
  else if (counted === COUNT.fetches) collection.fetches++;
}

/** Notes a child of Commands with its id. One without content was counted and is not noted: that there are fewer tells. */
export function keepOperation(notes: Notes, plan: ScanPlan, { outer }: Frame, key: number, id: string | undefined): void {
  const collection = outer?.collection;
  if (collection === undefined) return;
  notes.operations++;
  const name = plan.book.names[key] ?? '';
  const kind = name.slice(name.lastIndexOf(':') + 1);
  (collection.operations ??= []).push({ kind, ...(id !== undefined && { id }) });
}

/** Notes the text of an element with a role, where that role means something. */
export function keep(notes: Notes, plan: ScanPlan, frame: Frame, key: number, text: string): void {
  const role = plan.roles[key] as number;
  const kind = plan.kinds[frame.node];
  const { found } = notes;
  if (role === ROLE.status) keepStatus(notes, plan, frame, key >> 6, codeOf(text));
  else if (kind === KIND.collection && frame.collection) {
    if (role === ROLE.syncKey) frame.collection.syncKey = text;
    else if (role === ROLE.moreAvailable) frame.collection.moreAvailable = true;
  } else if (kind === KIND.folder && role === ROLE.folderId) found.folders.push(text);
  else if (kind === KIND.policy && role === ROLE.policyKey) found.policyKey = text;
  else if (kind === KIND.root) {
    if (role === ROLE.syncKey) found.syncKey = text;
    else if (role === ROLE.mailClientId) found.clientId = text;
    else keepNumber(found, role, codeOf(text));
  }
}

function keepNumber(found: Notes['found'], role: number, value: number | string): void {
  if (typeof value !== 'number' || value < 0) return;
  if (role === ROLE.limit) found.limit = value;
  else if (role === ROLE.maxFolders) found.maxFolders = value;
  else if (role === ROLE.heartbeatInterval) found.heartbeatInterval = value;
  else if (role === ROLE.wait) found.wait = value;
}

function keepStatus(notes: Notes, plan: ScanPlan, frame: Frame, page: number, code: number | string): void {
  if (plan.statusCounts[frame.node] === 0) return;
  if (page === frame.page || page === plan.rootKey >> 6) {
    frame.hasStatus = true;
    notes.found.statuses.push({ path: plan.paths[frame.node] as string, code });
    if (frame.collection && frame.collection.status === undefined) frame.collection.status = code;
  } else if (plan.kinds[frame.node] === KIND.root) frame.foreignStatus ??= code;
}

const WHOLE_NUMBER = /^[ \t\r\n]*-?[0-9]{1,9}[ \t\r\n]*$/;

function codeOf(text: string): number | string {
  return WHOLE_NUMBER.test(text) ? Number(text) : text;
}

/**
 * Ends the innermost frame: its ids go to the statuses inside that have none yet, whichever came first.
 * @param textAt reads the text of the element whose content begins there
 * @returns the frame around it, undefined behind the root
 */
export function closeFrame(notes: Notes, plan: ScanPlan, frame: Frame, textAt: (at: number) => string): Frame | undefined {
  const { found } = notes;
  const { outer, collection, idAt } = frame;
  if (frame.text !== '') found.folders.push(frame.text);
  if (frame.foreignStatus !== undefined && !frame.hasStatus)
    found.statuses.push({ path: plan.paths[frame.node] as string, code: frame.foreignStatus });
  if (collection) {
    if (idAt[0] !== 0) collection.collectionId = textAt(idAt[0]);
    found.collections.push(collection);
    // GetItemEstimate: the Status stands in Response, beside the Collection it is about (MS-ASCMD 2.2.3.177.8).
    if (outer && idAt[0] !== 0 && plan.statusCounts[outer.node] === 1) outer.idAt[0] = idAt[0];
  }
  if (found.statuses.length > frame.statusesBefore) nameStatuses(found.statuses, frame, textAt);
  notes.frame = outer;
  return outer;
}

const IDS = ['collectionId', 'serverId', 'clientId'] as const;

function nameStatuses(statuses: readonly Status[], frame: Frame, textAt: (at: number) => string): void {
  IDS.forEach((id, i) => {
    const at = frame.idAt[i] as number;
    if (at === 0) return;
    const text = textAt(at);
    for (let n = frame.statusesBefore; n < statuses.length; n++) {
      const status = statuses[n] as Status;
      if (status[id] === undefined) status[id] = text;
    }
  });
}
