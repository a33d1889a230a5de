import { element } from '../../wbxml/build.ts';
import { child, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { repeatFor } from './held.ts';
import { newSyncKey } from './keys.ts';
import { LAB_LIMITS } from './limits.ts';
import { FOLDER_TYPE, TOP, USER_TYPES, addFolder, changeFolder, hasChildCalled, isSpecial, isWithin, removeFolder } from './mailbox.ts';
import type { Held, Mailbox } from './state.ts';
import { answered, wbxmlReply } from './turn.ts';
import type { Handler } from './turn.ts';

/** What an edit came to: refused with a status, or a new mailbox and the folder it is about. */
type Edited = { readonly refused: number } | { readonly mailbox: Mailbox; readonly folderId: string; readonly tellId?: true };
type Edit = (mailbox: Mailbox, said: (name: string) => string | undefined) => Edited;

const DONE = '1';
const WRONG_KEY = 9;
const MALFORMED = 10;

/** The folders of `has` as the device knows them after its own edit; what others did meanwhile stays to be told. */
function knownAfter(has: ReadonlyMap<string, number>, before: Mailbox, after: Mailbox, folderId: string): ReadonlyMap<string, number> {
  const folder = after.folders.get(folderId);
  if (folder !== undefined) return new Map(has).set(folderId, folder.version);
  return new Map([...has].filter(([id]) => !isWithin(before, id, folderId)));
}

/** What the three commands have in common: the key, the repeated answer, the new key (MS-ASCMD 2.2.3.181.1). */
function editing(name: 'FolderCreate' | 'FolderDelete' | 'FolderUpdate', edit: Edit): Handler {
  return (account, ask) => {
    const said = (field: string): string | undefined => textOf(ask.root && child(ask.root, field));
    const key = said('SyncKey');
    const { hierarchy } = account.device;
    if (key === undefined || key === '' || said('Status') !== undefined) return answered(account, ask, MALFORMED);
    const repeat = repeatFor(hierarchy, key, ask.bytes, ask.world.rules);
    if (repeat !== undefined) return { account, reply: wbxmlReply(repeat) };
    if (hierarchy === undefined || key !== hierarchy.key) return answered(account, ask, WRONG_KEY);
    const edited = edit(account.mailbox, said);
    if ('refused' in edited) return answered(account, ask, edited.refused);
    const next = newSyncKey(ask.world.random);
    const reply: WbxmlElement = element(
      `FolderHierarchy:${name}`,
      element('FolderHierarchy:Status', DONE),
      element('FolderHierarchy:SyncKey', next),
      edited.tellId && element('FolderHierarchy:ServerId', edited.folderId),
    );
    const held: Held = {
      key: next,
      has: knownAfter(hierarchy.has, account.mailbox, edited.mailbox, edited.folderId),
      before: { key, request: ask.bytes, reply, had: hierarchy.has },
    };
    return { account: { mailbox: edited.mailbox, device: { ...account.device, hierarchy: held } }, reply: wbxmlReply(reply) };
  };
}

const isName = (name: string | undefined): name is string => name !== undefined && name !== '' && name.length <= LAB_LIMITS.folderName;

/** MS-ASCMD 2.2.3.177.3 */
export const folderCreate: Handler = editing('FolderCreate', (mailbox, said) => {
  const [parentId, name, type] = [said('ParentId'), said('DisplayName'), Number(said('Type'))];
  if (parentId === undefined || !isName(name) || !USER_TYPES.includes(type)) return { refused: MALFORMED };
  const parent = mailbox.folders.get(parentId);
  if (parent === undefined && parentId !== TOP) return { refused: 5 };
  if (parent?.type === FOLDER_TYPE.recipientCache) return { refused: 3 };
  if (hasChildCalled(mailbox, parentId, name)) return { refused: 2 };
  const [after, folder] = addFolder(mailbox, { parentId, name, type });
  return { mailbox: after, folderId: folder.id, tellId: true };
});

/** MS-ASCMD 2.2.3.177.4 */
export const folderDelete: Handler = editing('FolderDelete', (mailbox, said) => {
  const folderId = said('ServerId');
  if (folderId === undefined) return { refused: MALFORMED };
  const folder = mailbox.folders.get(folderId);
  if (folder === undefined) return { refused: 4 };
  if (isSpecial(folder)) return { refused: 3 };
  return { mailbox: removeFolder(mailbox, folderId), folderId };
});

/** MS-ASCMD 2.2.3.177.6 */
export const folderUpdate: Handler = editing('FolderUpdate', (mailbox, said) => {
  const [folderId, parentId, name] = [said('ServerId'), said('ParentId'), said('DisplayName')];
  if (folderId === undefined || parentId === undefined || !isName(name)) return { refused: MALFORMED };
  const folder = mailbox.folders.get(folderId);
  if (folder === undefined) return { refused: 4 };
  if (folder.type === FOLDER_TYPE.recipientCache) return { refused: 3 };
  if (isSpecial(folder) || hasChildCalled(mailbox, parentId, name, folderId)) return { refused: 2 };
  if (parentId !== TOP && !mailbox.folders.has(parentId)) return { refused: 5 };
  // Below itself: no status is listed for it, but it is an error of the request's meaning.
  if (isWithin(mailbox, parentId, folderId)) return { refused: MALFORMED };
  return { mailbox: changeFolder(mailbox, folderId, { name, parentId }), folderId };
});
