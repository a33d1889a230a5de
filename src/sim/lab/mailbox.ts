import type { WbxmlElement } from '../../wbxml/tree.ts';
import { withEntry } from './state.ts';
import type { Folder, Item, Mailbox } from './state.ts';

export type ItemClass = 'Email' | 'Calendar' | 'Contacts' | 'Tasks' | 'Notes';

/** What a folder of a type holds (MS-ASCMD 2.2.1.5). */
export const FOLDER_CLASS: Readonly<Record<number, ItemClass>> = {
  1: 'Email',
  2: 'Email',
  3: 'Email',
  4: 'Email',
  5: 'Email',
  6: 'Email',
  7: 'Tasks',
  8: 'Calendar',
  9: 'Contacts',
  10: 'Notes',
  12: 'Email',
  13: 'Calendar',
  14: 'Contacts',
  15: 'Tasks',
  17: 'Notes',
  19: 'Contacts',
};

/** Types by what they are called in the code. */
export const FOLDER_TYPE = { inbox: 2, drafts: 3, deleted: 4, sent: 5, outbox: 6, notes: 10, userMail: 12, recipientCache: 19 } as const;

/** Types a client may create (MS-ASCMD 2.2.3.177.3). */
export const USER_TYPES: readonly number[] = [1, 12, 13, 14, 15, 16, 17, 18];

/** May a client rename, move or delete a folder of this type? Only those that users make. */
export function isSpecial(folder: Folder): boolean {
  return !USER_TYPES.includes(folder.type);
}

/** Top of the hierarchy. */
export const TOP = '0';

const FIRST_FOLDERS: readonly (readonly [name: string, type: number])[] = [
  ['Inbox', 2],
  ['Drafts', 3],
  ['Deleted Items', 4],
  ['Sent Items', 5],
  ['Outbox', 6],
  ['Tasks', 7],
  ['Calendar', 8],
  ['Contacts', 9],
  ['Notes', 10],
  ['RecipientInfo', 19],
];

export function newMailbox(): Mailbox {
  const empty: Mailbox = { serial: 0, folders: new Map(), items: new Map(), sent: [], oof: [] };
  return FIRST_FOLDERS.reduce((mailbox, [name, type]) => addFolder(mailbox, { name, type, parentId: TOP })[0], empty);
}

/** The first folder of a type. Every mailbox has the built-in ones. */
export function folderOfType(mailbox: Mailbox, type: number): Folder | undefined {
  return [...mailbox.folders.values()].find((folder) => folder.type === type);
}

/** Names are compared without case among the children of one parent. */
export function hasChildCalled(mailbox: Mailbox, parentId: string, name: string, but?: string): boolean {
  return [...mailbox.folders.values()].some(
    (folder) => folder.id !== but && folder.parentId === parentId && folder.name.toLowerCase() === name.toLowerCase(),
  );
}

export function addFolder(mailbox: Mailbox, made: Pick<Folder, 'name' | 'type' | 'parentId'>): readonly [Mailbox, Folder] {
  const serial = mailbox.serial + 1;
  const folder: Folder = { ...made, id: String(serial), version: serial };
  const folders = withEntry(mailbox.folders, folder.id, folder);
  return [{ ...mailbox, serial, folders, items: withEntry(mailbox.items, folder.id, new Map()) }, folder];
}

/** Renames or moves. An unknown id changes nothing. */
export function changeFolder(mailbox: Mailbox, id: string, change: Partial<Pick<Folder, 'name' | 'parentId'>>): Mailbox {
  const folder = mailbox.folders.get(id);
  if (folder === undefined) return mailbox;
  const serial = mailbox.serial + 1;
  return { ...mailbox, serial, folders: withEntry(mailbox.folders, id, { ...folder, ...change, version: serial }) };
}

/** Is `id` the folder itself, or somewhere below it? */
export function isWithin(mailbox: Mailbox, id: string, folderId: string): boolean {
  for (let here = mailbox.folders.get(id); here !== undefined; here = mailbox.folders.get(here.parentId))
    if (here.id === folderId) return true;
  return false;
}

/** Removes a folder with what is below it and in it. */
export function removeFolder(mailbox: Mailbox, id: string): Mailbox {
  const gone = [...mailbox.folders.keys()].filter((one) => isWithin(mailbox, one, id));
  const keep = <V>(map: ReadonlyMap<string, V>): ReadonlyMap<string, V> => new Map([...map].filter(([key]) => !gone.includes(key)));
  return { ...mailbox, serial: mailbox.serial + 1, folders: keep(mailbox.folders), items: keep(mailbox.items) };
}

export function itemsOf(mailbox: Mailbox, folderId: string): ReadonlyMap<string, Item> {
  return mailbox.items.get(folderId) ?? new Map<string, Item>();
}

function putItem(mailbox: Mailbox, folderId: string, id: string, item: Item | undefined, serial: number): Mailbox {
  return { ...mailbox, serial, items: withEntry(mailbox.items, folderId, withEntry(itemsOf(mailbox, folderId), id, item)) };
}

/** ServerIds name the folder, so that a moved item gets a new one (MS-ASCMD 2.2.1.12). */
export function addItem(mailbox: Mailbox, folderId: string, fields: readonly WbxmlElement[]): readonly [Mailbox, Item] {
  const serial = mailbox.serial + 1;
  const item: Item = { id: `${folderId}:${serial}`, version: serial, fields };
  return [putItem(mailbox, folderId, item.id, item, serial), item];
}

/** Sets the properties of an item. An unknown id changes nothing. */
export function changeItem(mailbox: Mailbox, folderId: string, id: string, fields: readonly WbxmlElement[]): Mailbox {
  const item = itemsOf(mailbox, folderId).get(id);
  if (item === undefined) return mailbox;
  const serial = mailbox.serial + 1;
  return putItem(mailbox, folderId, id, { ...item, version: serial, fields }, serial);
}

export function removeItem(mailbox: Mailbox, folderId: string, id: string): Mailbox {
  return putItem(mailbox, folderId, id, undefined, mailbox.serial + 1);
}

/** The item under its new id in the other folder, or undefined when it is not where it was said to be. */
export function moveItem(mailbox: Mailbox, from: string, id: string, to: string): readonly [Mailbox, Item] | undefined {
  const item = itemsOf(mailbox, from).get(id);
  return item === undefined ? undefined : addItem(removeItem(mailbox, from, id), to, item.fields);
}
