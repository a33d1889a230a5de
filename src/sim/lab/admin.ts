import { recoveryError } from '../../core/errors.ts';
import { element } from '../../wbxml/build.ts';
import { encode } from '../../wbxml/encode.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { toElements, toFields } from './fields.ts';
import type { ItemFields } from './fields.ts';
import {
  FOLDER_TYPE,
  TOP,
  addFolder,
  addItem,
  changeFolder,
  changeItem,
  folderOfType,
  itemsOf,
  removeFolder,
  removeItem,
} from './mailbox.ts';
import { mailFields } from './mime.ts';
import { deviceKey, newDevice, withEntry, without } from './state.ts';
import type { Device, Folder, LabState, Mailbox, SentMail, Wipe } from './state.ts';

/** A folder as the administrator sees it. */
export type LabFolder = Pick<Folder, 'id' | 'parentId' | 'name' | 'type'>;

/** An item with its properties as plain data. */
export interface LabItem {
  readonly id: string;
  readonly fields: ItemFields;
}

/** One mail that left, and how often it did: more than once is what recovery must never cause. */
export interface LabSent extends SentMail {
  readonly count: number;
}

/** One user's mailbox from the server's side: what an administrator, another client or another mail server does. */
export interface LabMailbox {
  folders(): readonly LabFolder[];
  /** The id of a folder by its name, or of the first of that type. */
  folder(nameOrType: string | number): string;
  /** The items of a folder; the folder by id. */
  items(folderId: string): readonly LabItem[];
  /** @returns the new item's ServerId */
  add(folderId: string, fields: ItemFields): string;
  /** Replaces the properties of an item. */
  change(folderId: string, itemId: string, fields: ItemFields): void;
  remove(folderId: string, itemId: string): void;
  /** A mail arrives in the Inbox. @returns its ServerId */
  deliver(mail: { readonly from: string; readonly subject: string; readonly text?: string }): string;
  /** @param made.type default 12, a user's mail folder @returns its ServerId */
  addFolder(made: { readonly name: string; readonly parentId?: string; readonly type?: number }): string;
  renameFolder(folderId: string, name: string): void;
  removeFolder(folderId: string): void;
  /** Mails that left, each with how often. Told apart by ClientId, else Message-ID, else subject and recipients. */
  sent(): readonly LabSent[];
  /** Devices that came by. */
  devices(): readonly { readonly id: string; readonly information: Readonly<Record<string, string>> }[];
  /** The server forgets what a device has of a collection: Sync 3. Without a device: of all. */
  loseCollection(folderId: string, deviceId?: string): void;
  /** The server forgets what folders a device knows: FolderSync 9, Sync 12. */
  loseHierarchy(deviceId?: string): void;
  /** The server forgets the device's policy key: 142. */
  losePolicyKey(deviceId?: string): void;
  /** The server forgets the device: all of the above, and the remembered Sync and Ping (13, 3). */
  loseDevice(deviceId?: string): void;
  /** The remembered Sync and Ping requests go: Sync 13, Ping 3. */
  loseRemembered(deviceId?: string): void;
  /** Orders a wipe: 140 from now on, the directive in Provision. */
  wipe(deviceId: string, scope?: Wipe['scope']): void;
  /** How far an ordered wipe is; undefined when none was ordered. */
  wipeStage(deviceId: string): Wipe['stage'] | undefined;
  setPassword(password: string): void;
}

/** Where the state is kept. */
export interface Keeper {
  readonly state: () => LabState;
  readonly put: (state: LabState) => void;
  readonly now: () => number;
}

function missing(what: string): never {
  throw recoveryError('caller', 'option-invalid', `lab: ${what}`, 'look at folders() and items()');
}

/** What cannot be written on the wire is refused here, not when a client asks for it. @throws WbxmlError naming what. */
function checked(...elements: readonly WbxmlElement[]): readonly WbxmlElement[] {
  encode(element('AirSync:ApplicationData', ...elements));
  return elements;
}
const checkedName = (name: string): string => {
  checked(element('FolderHierarchy:DisplayName', name));
  return name;
};

function foldersAndItems(box: () => Mailbox, save: (mailbox: Mailbox) => void, keeper: Keeper) {
  const known = (folderId: string): string => (box().folders.has(folderId) ? folderId : missing(`no folder ${folderId}`));
  const knownItem = (folderId: string, id: string): string =>
    itemsOf(box(), folderId).has(id) ? id : missing(`no item ${id} in folder ${folderId}`);
  const put = ([mailbox, made]: readonly [Mailbox, { readonly id: string }]): string => {
    save(mailbox);
    return made.id;
  };
  return {
    folders: () => [...box().folders.values()].map(({ id, parentId, name, type }) => ({ id, parentId, name, type })),
    folder: (which: string | number) => {
      const all = [...box().folders.values()];
      const found = all.find((one) => (typeof which === 'number' ? one.type === which : one.name === which));
      return found?.id ?? missing(`no folder called ${which}`);
    },
    items: (folderId: string) => [...itemsOf(box(), known(folderId)).values()].map(({ id, fields }) => ({ id, fields: toFields(fields) })),
    add: (folderId: string, fields: ItemFields) => put(addItem(box(), known(folderId), checked(...toElements(fields)))),
    change: (folderId: string, id: string, fields: ItemFields) =>
      save(changeItem(box(), known(folderId), knownItem(folderId, id), checked(...toElements(fields)))),
    remove: (folderId: string, id: string) => save(removeItem(box(), known(folderId), knownItem(folderId, id))),
    deliver: (mail: { readonly from: string; readonly subject: string; readonly text?: string }) => {
      const inbox = folderOfType(box(), FOLDER_TYPE.inbox)?.id ?? missing('no Inbox');
      const message = { ...mail, to: '', cc: '', text: mail.text ?? '', messageId: undefined, recipients: [] };
      return put(addItem(box(), inbox, checked(...mailFields(message, mail.from, keeper.now(), false))));
    },
    addFolder: (made: { readonly name: string; readonly parentId?: string; readonly type?: number }) =>
      put(addFolder(box(), { parentId: TOP, type: FOLDER_TYPE.userMail, ...made, name: checkedName(made.name) })),
    renameFolder: (folderId: string, name: string) => save(changeFolder(box(), known(folderId), { name: checkedName(name) })),
    removeFolder: (folderId: string) => save(removeFolder(box(), known(folderId))),
    sent: () => counted(box().sent),
  };
}

function counted(mails: readonly SentMail[]): readonly LabSent[] {
  const name = (mail: SentMail): string => mail.clientId ?? mail.messageId ?? [mail.subject, ...mail.recipients].join('\n');
  const byName = new Map<string, SentMail[]>();
  for (const mail of mails) byName.set(name(mail), [...(byName.get(name(mail)) ?? []), mail]);
  return [...byName.values()].flatMap(([first, ...rest]) => (first === undefined ? [] : { ...first, count: 1 + rest.length }));
}

/** Makes the handle of one mailbox. */
export function mailboxHandle(keeper: Keeper, user: string): LabMailbox {
  const box = (): Mailbox => keeper.state().mailboxes.get(user) ?? missing(`no user ${user}`);
  const save = (mailbox: Mailbox): void => keeper.put({ ...keeper.state(), mailboxes: withEntry(keeper.state().mailboxes, user, mailbox) });
  const own = (): readonly (readonly [string, Device])[] =>
    [...keeper.state().devices].filter(([key]) => key.startsWith(deviceKey(user, '')));
  /** One device, or all of the user's. */
  const touch = (deviceId: string | undefined, change: (device: Device) => Device): void => {
    const meant = own().filter(([, device]) => deviceId === undefined || device.id === deviceId);
    if (deviceId !== undefined && meant.length === 0) missing(`no device ${deviceId} of ${user}`);
    const changed = new Map(meant.map(([key, device]) => [key, change(device)]));
    keeper.put({ ...keeper.state(), devices: new Map([...keeper.state().devices, ...changed]) });
  };
  return {
    ...foldersAndItems(box, save, keeper),
    devices: () => own().map(([, { id, information }]) => ({ id, information })),
    loseCollection: (folderId, deviceId) =>
      touch(deviceId, (device) => ({ ...device, collections: withEntry(device.collections, folderId, undefined) })),
    loseHierarchy: (deviceId) => touch(deviceId, (device) => without(device, 'hierarchy')),
    losePolicyKey: (deviceId) => touch(deviceId, (device) => ({ ...device, policy: { since: 0, edition: 0 } })),
    loseDevice: (deviceId) => touch(deviceId, (device) => newDevice(device.id)),
    loseRemembered: (deviceId) => touch(deviceId, (device) => without(without(device, 'ping'), 'sync')),
    wipe: (deviceId, scope = 'device') => touch(deviceId, (device) => ({ ...device, wipe: { scope, stage: 'ordered' } })),
    wipeStage: (deviceId) => keeper.state().devices.get(deviceKey(user, deviceId))?.wipe?.stage,
    setPassword: (password) => keeper.put({ ...keeper.state(), passwords: withEntry(keeper.state().passwords, user, password) }),
  };
}
