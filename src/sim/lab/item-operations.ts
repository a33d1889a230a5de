import { element } from '../../wbxml/build.ts';
import { child, childrenOf, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { LAB_LIMITS } from './limits.ts';
import { FOLDER_CLASS, itemsOf, removeFolder, removeItem } from './mailbox.ts';
import type { Account, Mailbox } from './state.ts';
import { answered, wbxmlReply } from './turn.ts';
import type { Handler } from './turn.ts';

const OK = 1;
const PROTOCOL_ERROR = 2;
const NOT_FOUND = 6;
const STORE_UNKNOWN = 9;
const TOO_MANY = 11;
const ATTACHMENT_INVALID = 15;
const MOVE_NOT_HERE = 156;

const status = (code: number): WbxmlElement => element('ItemOperations:Status', String(code));

function fetchOne(mailbox: Mailbox, asked: WbxmlElement): WbxmlElement {
  const [collectionId, id] = [textOf(child(asked, 'CollectionId')), textOf(child(asked, 'ServerId'))];
  if (textOf(child(asked, 'Store')) !== 'Mailbox') return element('ItemOperations:Fetch', status(STORE_UNKNOWN));
  // The lab's items have no attachments, so that no reference to one is valid.
  if (child(asked, 'FileReference') !== undefined) return element('ItemOperations:Fetch', status(ATTACHMENT_INVALID));
  if (collectionId === undefined || id === undefined) return element('ItemOperations:Fetch', status(PROTOCOL_ERROR));
  const names = [element('AirSync:CollectionId', collectionId), element('AirSync:ServerId', id)];
  const item = itemsOf(mailbox, collectionId).get(id);
  if (item === undefined) return element('ItemOperations:Fetch', status(NOT_FOUND), ...names);
  const itemClass = FOLDER_CLASS[mailbox.folders.get(collectionId)?.type ?? 0];
  return element(
    'ItemOperations:Fetch',
    status(OK),
    ...names,
    itemClass && element('AirSync:Class', itemClass),
    element('ItemOperations:Properties', ...item.fields),
  );
}

/** MS-ASCMD 2.2.1.10: the items go, the folder stays; its subfolders go too when that is asked for. */
function emptied(mailbox: Mailbox, asked: WbxmlElement): readonly [Mailbox, WbxmlElement] {
  const id = textOf(child(asked, 'CollectionId')) ?? '';
  const said = (code: number): WbxmlElement =>
    element('ItemOperations:EmptyFolderContents', status(code), element('AirSync:CollectionId', id));
  if (!mailbox.folders.has(id)) return [mailbox, said(NOT_FOUND)];
  const without = [...itemsOf(mailbox, id).keys()].reduce((before, item) => removeItem(before, id, item), mailbox);
  const options = child(asked, 'Options');
  const below =
    options && child(options, 'DeleteSubFolders') ? [...without.folders.values()].filter((folder) => folder.parentId === id) : [];
  return [below.reduce((before, folder) => removeFolder(before, folder.id), without), said(OK)];
}

function operation(mailbox: Mailbox, asked: WbxmlElement): readonly [Mailbox, WbxmlElement] {
  if (asked.name === 'Fetch') return [mailbox, fetchOne(mailbox, asked)];
  if (asked.name === 'EmptyFolderContents') return emptied(mailbox, asked);
  // Conversations are not kept here: no folder can take one.
  return [mailbox, element('ItemOperations:Move', status(MOVE_NOT_HERE))];
}

/** ItemOperations (MS-ASCMD 2.2.1.10): Fetch from the mailbox and EmptyFolderContents, each answered for itself. */
export const itemOperations: Handler = (account, ask) => {
  const asked = ask.root === undefined ? [] : childrenOf(ask.root);
  if (asked.length === 0 || asked.some((one) => !['Fetch', 'EmptyFolderContents', 'Move'].includes(one.name)))
    return answered(account, ask, PROTOCOL_ERROR);
  if (asked.length > LAB_LIMITS.itemOperations) return answered(account, ask, TOO_MANY);
  let { mailbox } = account;
  const responses: WbxmlElement[] = [];
  for (const one of asked) {
    const [next, response] = operation(mailbox, one);
    mailbox = next;
    responses.push(response);
  }
  const next: Account = { ...account, mailbox };
  return {
    account: next,
    reply: wbxmlReply(element('ItemOperations:ItemOperations', status(OK), element('ItemOperations:Response', ...responses))),
  };
};
