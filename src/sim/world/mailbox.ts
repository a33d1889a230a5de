import type { Fields, FolderTold, SentEdit, SyncedPart } from './messages.ts';

// The simulated app's own database: it survives when the app dies. Each function is one transaction.

/** One wish of the user: an item made, changed or deleted. It stays known for ever, so that it can be seen what became of it. */
export interface Edit {
  readonly do: 'add' | 'change' | 'delete';
  readonly clientId: string;
  /** Which item, by the token it was made with. */
  readonly token: string;
  readonly serverId: string;
  /** The new content. */
  readonly value: string;
  state: 'waiting' | 'taken' | 'returned';
}

export interface LocalItem {
  readonly token: string;
  readonly value: string;
}

export interface LocalCollection {
  readonly id: string;
  key: string;
  /** Was everything downloaded since key 0? Edits wait until it was (MS-ASCMD 2.2.1.21). */
  complete: boolean;
  readonly items: Map<string, LocalItem>;
  edits: Edit[];
  /** Has something changed, here or there? */
  dirty: boolean;
}

/** A mail the user has written. `unsure`: it may have left; looked for before it goes out again. */
export interface Mail {
  readonly id: string;
  state: 'draft' | 'unsure' | 'sent' | 'returned';
  refusals: number;
  /** It went out as a bare message, without an id: under a newer version nobody but the app knows that it is the same (MS-ASCMD 2.2.1.17). */
  isBare?: boolean;
}

/** A folder the user wants. */
export interface Wish {
  readonly name: string;
  state: 'waiting' | 'made' | 'returned';
  refusals: number;
  /** Nobody knows whether it was made: the folder list is looked at, and that it is not there is the consent to ask again. */
  unsure: boolean;
}

export interface LocalMailbox {
  hierarchyKey: string;
  /** The protocol version spoken last; undefined before any was. */
  version: string | undefined;
  /** Must the folder list be fetched? */
  foldersDirty: boolean;
  readonly folders: Map<string, { readonly name: string; readonly type: number }>;
  readonly collections: Map<string, LocalCollection>;
  readonly mails: Mail[];
  readonly wishes: Wish[];
  /** Every edit there ever was. */
  readonly edits: Edit[];
}

export function newLocalMailbox(): LocalMailbox {
  return {
    hierarchyKey: '0',
    version: undefined,
    foldersDirty: true,
    folders: new Map(),
    collections: new Map(),
    mails: [],
    wishes: [],
    edits: [],
  };
}

/** Where an item keeps its token and its content. */
const TOKEN = 'Contacts:FirstName';
const VALUE = 'Contacts:LastName';

const INBOX = 2;
const CONTACTS: readonly number[] = [9, 14];
export const SYNCED_TYPES: readonly number[] = [INBOX, ...CONTACTS];
export const isContacts = (type: number | undefined): boolean => type !== undefined && CONTACTS.includes(type);

/** The folder list changes together with its key: never one without the other (MS-ASCMD 2.2.1.21). */
export function applyFolders(box: LocalMailbox, changes: readonly Partial<FolderTold>[], key: string, full: boolean): void {
  if (full) box.folders.clear();
  for (const { kind, serverId = '', displayName, type } of changes) {
    const known = box.folders.get(serverId);
    if (kind === 'delete') box.folders.delete(serverId);
    else box.folders.set(serverId, { name: displayName ?? known?.name ?? '', type: type ?? known?.type ?? 0 });
  }
  for (const [id, { type }] of box.folders) {
    if (!SYNCED_TYPES.includes(type) || box.collections.has(id)) continue;
    box.collections.set(id, { id, key: '0', complete: false, items: new Map(), edits: [], dirty: true });
  }
  for (const wish of box.wishes) {
    if (wish.state === 'waiting' && [...box.folders.values()].some(({ name }) => name === wish.name)) wish.state = 'made';
  }
  box.hierarchyKey = key;
  box.foldersDirty = false;
}

/** Key 0: the server's copies go, what the user typed stays (MS-ASCMD 3.1.5.4). */
export function startOver(box: LocalMailbox, id: string): void {
  const known = box.collections.get(id);
  if (known === undefined) return;
  known.items.clear();
  Object.assign(known, { key: '0', complete: false, dirty: true });
}

/** The id an edit goes out with. */
export const nameOf = (edit: Edit): string => (edit.do === 'add' ? edit.clientId : edit.serverId);

export function sentOf(edit: Edit): SentEdit {
  const { clientId, serverId, token, value } = edit;
  if (edit.do === 'add') return { do: 'add', clientId, fields: { [TOKEN]: token, [VALUE]: value } };
  return edit.do === 'change' ? { do: 'change', serverId, fields: { [VALUE]: value } } : { do: 'delete', serverId };
}

/** Fields of an answer have lost their page. */
const itemOf = (fields: Fields, before?: LocalItem): LocalItem => ({
  token: fields['FirstName'] ?? fields['Subject'] ?? before?.token ?? '',
  value: fields['LastName'] ?? before?.value ?? '',
});

/**
 * What became of an edit. One that was taken stands for the earlier ones of its item that nobody answered: sent again they would
 * put an old content over the new one.
 */
export function finish(one: LocalCollection, edit: Edit, state: 'taken' | 'returned'): void {
  const earlier = one.edits.slice(0, Math.max(0, one.edits.indexOf(edit)));
  const settled = state === 'taken' && edit.do !== 'add' ? earlier.filter(({ serverId }) => serverId === edit.serverId) : [];
  for (const known of [...settled, edit]) known.state = state;
  one.edits = one.edits.filter((known) => known !== edit && !settled.includes(known));
}

/** Statuses of an item that mean later, not never: server error, retry (MS-ASCMD 2.2.3.177.17), mailbox full. */
const LATER: readonly string[] = ['5', '9', '16'];
const GONE = '8';
const OK = '1';

/** What the server said about one edit that went out under a key that has moved. Silence is success, but for an Add (MS-ASCMD 2.2.3.154). */
function answered(one: LocalCollection, edit: Edit, part: SyncedPart): void {
  const said = part.responses.find(({ clientId, serverId }) =>
    edit.do === 'add' ? clientId === edit.clientId : serverId === edit.serverId,
  );
  if (said === undefined && edit.do === 'add') return;
  const status = said?.status ?? OK;
  if (LATER.includes(status)) return;
  if (status === GONE && edit.do === 'delete') return finish(one, edit, 'taken');
  if (status !== OK) return finish(one, edit, 'returned');
  finish(one, edit, 'taken');
  const serverId = edit.do === 'add' ? (said?.serverId ?? '') : edit.serverId;
  if (edit.do === 'delete') one.items.delete(serverId);
  else one.items.set(serverId, { token: edit.token, value: edit.value });
}

/** After a full download: what the server has already needs no sending. */
function reconcile(one: LocalCollection): void {
  const there = new Set([...one.items.values()].map(({ token }) => token));
  for (const edit of one.edits) {
    if (edit.do === 'add' && there.has(edit.token)) finish(one, edit, 'taken');
    if (edit.do === 'change' && one.items.get(edit.serverId)?.value === edit.value) finish(one, edit, 'taken');
  }
}

/** What went out for a collection. */
export interface SentPart {
  readonly id: string;
  readonly key: string;
  readonly edits: readonly Edit[];
}

/**
 * One collection of an answer: items, answered edits and the new key in one step. An answer whose key has not moved changes
 * nothing. @returns whether there is more to fetch
 */
export function applyPart(box: LocalMailbox, sent: SentPart, part: SyncedPart): boolean {
  const one = box.collections.get(sent.id);
  if (one === undefined || part.status !== OK || part.key === '' || part.key === sent.key || one.key !== sent.key) return false;
  for (const edit of sent.edits) if (edit.state === 'waiting') answered(one, edit, part);
  for (const { serverId, fields } of part.upserts) one.items.set(serverId, itemOf(fields, one.items.get(serverId)));
  for (const serverId of part.deletes) one.items.delete(serverId);
  one.key = part.key;
  const primed = sent.key === '0';
  if (!primed && !part.more) wholeDownload(one);
  return primed || part.more;
}

/** The server has nothing more to tell about a collection. */
export function wholeDownload(one: LocalCollection): void {
  if (!one.complete) reconcile(one);
  one.complete = true;
}
