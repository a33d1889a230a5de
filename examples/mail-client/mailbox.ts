// The client's own store: what a real app keeps in its database. One object, changed only in the methods below, each of
// which stands for one transaction.

/** Properties of an item by qualified element name, `Contacts:FirstName`. */
export type Fields = Readonly<Record<string, string>>;

/** An edit of the user that the server has not confirmed yet. */
export interface Edit {
  readonly kind: 'add' | 'change';
  /** Of an add: names it in the answer (MS-ASCMD 2.2.3.28.2). */
  readonly clientId?: string;
  /** Of a change. */
  readonly serverId?: string;
  readonly fields: Fields;
}

export interface Folder {
  readonly serverId: string;
  readonly name: string;
  readonly type: number;
}

export interface Collection {
  key: string;
  readonly items: Map<string, Fields>;
  /** Not yet confirmed, in the order they were made. */
  edits: Edit[];
  /** Edits the server takes in no request: kept, shown as not uploaded, not sent again. */
  readonly aside: Edit[];
}

export interface LocalMailbox {
  hierarchyKey: string;
  readonly folders: Map<string, Folder>;
  readonly collections: Map<string, Collection>;
}

export function newMailbox(): LocalMailbox {
  return { hierarchyKey: '0', folders: new Map(), collections: new Map() };
}

export function collectionOf(mailbox: LocalMailbox, id: string): Collection {
  const known = mailbox.collections.get(id) ?? { key: '0', items: new Map(), edits: [], aside: [] };
  mailbox.collections.set(id, known);
  return known;
}

/** The folder list changes together with its key: never one without the other (MS-ASCMD 2.2.1.21). */
export function applyFolders(
  mailbox: LocalMailbox,
  changes: readonly {
    readonly kind: 'add' | 'update' | 'delete';
    readonly serverId: string;
    readonly displayName?: string;
    readonly type?: number;
  }[],
  key: string,
  full: boolean,
): void {
  if (full) mailbox.folders.clear();
  for (const change of changes) {
    const known = mailbox.folders.get(change.serverId);
    if (change.kind === 'delete') mailbox.folders.delete(change.serverId);
    else {
      const folder = { serverId: change.serverId, name: change.displayName ?? known?.name ?? '', type: change.type ?? known?.type ?? 0 };
      mailbox.folders.set(change.serverId, folder);
    }
  }
  mailbox.hierarchyKey = key;
}

/** Key 0: the server's copies go, what the user typed stays (MS-ASCMD 3.1.5.4). */
export function startOver(mailbox: LocalMailbox, id: string): void {
  const collection = collectionOf(mailbox, id);
  collection.items.clear();
  collection.key = '0';
}

/** What names an edit in a request and in its answer. */
export const nameOf = ({ clientId, serverId }: Edit): string => clientId ?? serverId ?? '';

/** The server refuses whole requests over these: they stay here, and the others may go. */
export function setAside(collection: Collection, ids: readonly string[]): void {
  const isBad = (edit: Edit): boolean => ids.includes(nameOf(edit));
  collection.aside.push(...collection.edits.filter(isBad));
  collection.edits = collection.edits.filter((edit) => !isBad(edit));
}

/** One page of a Sync: items, confirmed edits and the new key in one step. */
export function applyPage(collection: Collection, page: Page): void {
  for (const { serverId, fields } of page.upserts) collection.items.set(serverId, { ...collection.items.get(serverId), ...fields });
  for (const serverId of page.deletes) collection.items.delete(serverId);
  for (const edit of page.confirmed) confirm(collection, edit, page.added.get(edit.clientId ?? ''));
  collection.key = page.key;
}

function confirm(collection: Collection, edit: Edit, serverId = edit.serverId): void {
  collection.edits = collection.edits.filter((known) => known !== edit);
  if (serverId !== undefined) collection.items.set(serverId, { ...collection.items.get(serverId), ...edit.fields });
}

/** What one answer brought. */
export interface Page {
  readonly key: string;
  readonly upserts: readonly { readonly serverId: string; readonly fields: Fields }[];
  readonly deletes: readonly string[];
  /** ClientId to ServerId of the adds the server took. */
  readonly added: ReadonlyMap<string, string>;
  /** Edits that went out with the request and were not refused. */
  readonly confirmed: readonly Edit[];
  readonly more: boolean;
}
