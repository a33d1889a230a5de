import { element } from '../../wbxml/build.ts';
import { child, childrenOf, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { mergeFields, qualifiedName } from './fields.ts';
import { LAB_LIMITS } from './limits.ts';
import { FOLDER_CLASS, FOLDER_TYPE, addItem, changeItem, folderOfType, itemsOf, moveItem, removeItem } from './mailbox.ts';
import type { ItemClass } from './mailbox.ts';
import type { Conflict, Folder, Mailbox } from './state.ts';
import { dispatch, messageOf, unsendable } from './outgoing.ts';
import type { Ask, Post } from './turn.ts';

/** What the client's operations work on, and what they leave behind. */
export interface Work {
  readonly mailbox: Mailbox;
  /** What the device has in this collection. */
  readonly has: ReadonlyMap<string, number>;
  /** What stands below Responses. */
  readonly responses: readonly WbxmlElement[];
  /** Drafts that were sent. */
  readonly posts: readonly Post[];
}

/** What an operation has to know besides. */
export interface Setting {
  readonly folder: Folder;
  readonly ask: Ask;
  readonly conflict: Conflict;
  readonly deletesAsMoves: boolean;
}

const OK = 1;
const PROTOCOL_ERROR = 4;
const INVALID_ITEM = 6;
const CONFLICT = 7;
const NOT_FOUND = 8;
const INVALID_RECIPIENTS = 183;
const NO_RECIPIENT = 119;

/** Code pages an item of a class is made of. */
const PAGES_OF: Readonly<Record<ItemClass, readonly number[]>> = {
  Email: [2, 17, 22],
  Calendar: [4, 17],
  Contacts: [1, 12, 17],
  Tasks: [9, 17],
  Notes: [23, 17],
};

/** All a client may change of a mail that was received (MS-ASCMD 2.2.3.177.17). */
const WRITABLE_IN_MAIL: readonly string[] = ['Email:Read', 'Email:Flag', 'Email:Categories'];

type OperationName = 'Add' | 'Change' | 'Delete' | 'Fetch';

function response(name: OperationName, status: number, ...ids: readonly (WbxmlElement | undefined)[]): WbxmlElement {
  return element(`AirSync:${name}`, ...ids, element('AirSync:Status', String(status)));
}

const answer = (work: Work, one: WbxmlElement): Work => ({ ...work, responses: [...work.responses, one] });

/** Does an item of these properties belong into the folder at all? */
function fits(setting: Setting, fields: readonly WbxmlElement[]): boolean {
  const itemClass = FOLDER_CLASS[setting.folder.type];
  return itemClass !== undefined && fields.length > 0 && fields.every((el) => PAGES_OF[itemClass].includes(el.page));
}

/** Mail comes by delivery, not by Sync; only a draft may be added, from 16.0 on (MS-ASCMD 2.2.3.177.17 status 6). */
function isDraft({ folder, ask }: Setting): boolean {
  return ask.facts.drafts && folder.type === FOLDER_TYPE.drafts;
}

function isMail({ folder }: Setting): boolean {
  return FOLDER_CLASS[folder.type] === 'Email';
}

const SEND = 'Email2:Send';
const isSend = (el: WbxmlElement): boolean => qualifiedName(el) === SEND;

/** A draft that is to be sent: what keeps it from leaving, or the mailbox and the posts after it left (MS-ASCMD 2.2.1.21). */
function sendDraft(work: Work, fields: readonly WbxmlElement[], clientId: string | undefined, setting: Setting): Work | number {
  const message = messageOf(fields);
  const status = unsendable(message);
  if (status !== undefined) return status === NO_RECIPIENT ? INVALID_RECIPIENTS : status;
  const { mailbox, posts } = dispatch(work.mailbox, setting.ask, message, { clientId, save: true });
  return { ...work, mailbox, posts: [...work.posts, ...posts] };
}

function add(work: Work, command: WbxmlElement, setting: Setting): Work {
  const clientId = textOf(child(command, 'ClientId'));
  const data = child(command, 'ApplicationData');
  const named = clientId === undefined ? undefined : element('AirSync:ClientId', clientId);
  if (!clientId || clientId.length > LAB_LIMITS.itemClientId || data === undefined)
    return answer(work, response('Add', PROTOCOL_ERROR, named));
  const fields = childrenOf(data);
  if (!fits(setting, fields) || (isMail(setting) && !isDraft(setting))) return answer(work, response('Add', INVALID_ITEM, named));
  if (fields.some(isSend)) {
    const left = sendDraft(work, fields, clientId, setting);
    return typeof left === 'number' ? answer(work, response('Add', left, named)) : answer(left, response('Add', OK, named));
  }
  const [mailbox, item] = addItem(work.mailbox, setting.folder.id, fields);
  const done = response('Add', OK, named, element('AirSync:ServerId', item.id));
  return answer({ ...work, mailbox, has: new Map(work.has).set(item.id, item.version) }, done);
}

function change(work: Work, command: WbxmlElement, id: string, setting: Setting): Work {
  const failed = (status: number): Work => answer(work, response('Change', status, element('AirSync:ServerId', id)));
  const data = child(command, 'ApplicationData');
  const item = itemsOf(work.mailbox, setting.folder.id).get(id);
  if (data === undefined) return failed(PROTOCOL_ERROR);
  if (item === undefined) return failed(NOT_FOUND);
  const fields = childrenOf(data);
  const readOnly = isMail(setting) && !isDraft(setting) && !fields.every((el) => WRITABLE_IN_MAIL.includes(qualifiedName(el)));
  if (!fits(setting, fields) || readOnly) return failed(INVALID_ITEM);
  const had = work.has.get(id);
  // Both sides changed it since the device was told last (MS-ASCMD 2.2.3.34).
  if (had !== undefined && had !== item.version && setting.conflict === 'server-wins') return failed(CONFLICT);
  const after = mergeFields(item.fields, fields);
  if (fields.some(isSend)) {
    const left = sendDraft(work, after, undefined, setting);
    // It leaves Drafts, and the client is told so by a Delete of the server's.
    return typeof left === 'number' ? failed(left) : { ...left, mailbox: removeItem(left.mailbox, setting.folder.id, id) };
  }
  const mailbox = changeItem(work.mailbox, setting.folder.id, id, after);
  return { ...work, mailbox, has: new Map(work.has).set(id, mailbox.serial) };
}

function remove(work: Work, id: string, setting: Setting): Work {
  const { folder } = setting;
  if (!itemsOf(work.mailbox, folder.id).has(id)) return answer(work, response('Delete', NOT_FOUND, element('AirSync:ServerId', id)));
  const has = new Map(work.has);
  has.delete(id);
  const bin = folderOfType(work.mailbox, FOLDER_TYPE.deleted);
  const moved =
    setting.deletesAsMoves && bin !== undefined && bin.id !== folder.id ? moveItem(work.mailbox, folder.id, id, bin.id) : undefined;
  return { ...work, mailbox: moved?.[0] ?? removeItem(work.mailbox, folder.id, id), has };
}

function fetched(work: Work, id: string, setting: Setting): Work {
  const item = itemsOf(work.mailbox, setting.folder.id).get(id);
  const named = element('AirSync:ServerId', id);
  if (item === undefined) return answer(work, response('Fetch', NOT_FOUND, named));
  const data = element('AirSync:ApplicationData', ...item.fields);
  return answer(work, element('AirSync:Fetch', named, element('AirSync:Status', String(OK)), data));
}

/**
 * One operation of the client. Success of Change and Delete is silent, Add and Fetch are always answered, failures too
 * (MS-ASCMD 2.2.3.154).
 */
export function applyCommand(work: Work, command: WbxmlElement, setting: Setting): Work {
  if (command.name === 'Add') return add(work, command, setting);
  const id = textOf(child(command, 'ServerId'));
  if (!id) return answer(work, response(command.name as OperationName, PROTOCOL_ERROR));
  if (command.name === 'Change') return change(work, command, id, setting);
  return command.name === 'Delete' ? remove(work, id, setting) : fetched(work, id, setting);
}
