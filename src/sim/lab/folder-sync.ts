import { element } from '../../wbxml/build.ts';
import { child, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { differenceOf, lastAnswer, repeatFor, sizeOf } from './held.ts';
import { newSyncKey } from './keys.ts';
import { FOLDER_TYPE } from './mailbox.ts';
import type { Folder, Held, Mailbox } from './state.ts';
import { answered, wbxmlReply } from './turn.ts';
import type { Ask, Handler } from './turn.ts';
import type { VersionFacts } from './versions.ts';

const MALFORMED = 10;
const WRONG_KEY = 9;
const DONE = 1;

/** Folder types appear with the version that knows them. */
export function isVisible(folder: Folder | undefined, facts: VersionFacts): boolean {
  if (folder?.type === FOLDER_TYPE.notes) return facts.notes;
  if (folder?.type === FOLDER_TYPE.recipientCache) return facts.recipientCache;
  return folder !== undefined;
}

/** All folders the version shows, as a device has them once it was told. */
function allOf(mailbox: Mailbox, facts: VersionFacts): ReadonlyMap<string, number> {
  return new Map([...mailbox.folders].filter(([, folder]) => isVisible(folder, facts)).map(([id, folder]) => [id, folder.version]));
}

function described(name: 'Add' | 'Update', folder: Folder): WbxmlElement {
  return element(
    `FolderHierarchy:${name}`,
    element('FolderHierarchy:ServerId', folder.id),
    element('FolderHierarchy:ParentId', folder.parentId),
    element('FolderHierarchy:DisplayName', folder.name),
    element('FolderHierarchy:Type', String(folder.type)),
  );
}

/** Changes as MS-ASCMD 2.2.1.5 orders them: Count, Update, Delete, Add. */
function changesOf(
  has: ReadonlyMap<string, number>,
  ask: Ask,
  mailbox: Mailbox,
): { readonly size: number; readonly changes: WbxmlElement } {
  const difference = differenceOf(has, mailbox.folders, (id) => isVisible(mailbox.folders.get(id), ask.facts));
  const folders = (name: 'Add' | 'Update', ids: readonly string[]): readonly WbxmlElement[] =>
    ids.flatMap((id) => mailbox.folders.get(id) ?? []).map((folder) => described(name, folder));
  const size = sizeOf(difference);
  const changes = element(
    'FolderHierarchy:Changes',
    element('FolderHierarchy:Count', String(size)),
    ...folders('Update', difference.changed),
    ...difference.gone.map((id) => element('FolderHierarchy:Delete', element('FolderHierarchy:ServerId', id))),
    ...folders('Add', difference.added),
  );
  return { size, changes };
}

function replyOf(key: string, changes: WbxmlElement): WbxmlElement {
  return element(
    'FolderHierarchy:FolderSync',
    element('FolderHierarchy:Status', String(DONE)),
    element('FolderHierarchy:SyncKey', key),
    changes,
  );
}

/**
 * FolderSync (MS-ASCMD 2.2.1.5): everything under key 0, increments after. The key before the newest is still good: its
 * answer may have been lost (3.1.5.9). If that answer was another command's (FolderCreate), the increment is made anew
 * from where the device stood, as recorded servers do.
 */
export const folderSync: Handler = (account, ask) => {
  const key = textOf(ask.root && child(ask.root, 'SyncKey'));
  const { hierarchy } = account.device;
  const { rules, random } = ask.world;
  if (key === undefined || key === '') return answered(account, ask, MALFORMED);
  const repeat = repeatFor(hierarchy, key, ask.bytes, rules);
  if (repeat !== undefined) return { account, reply: wbxmlReply(repeat) };
  const had = key === '0' ? new Map<string, number>() : key === hierarchy?.key ? hierarchy.has : lastAnswer(hierarchy, key, rules)?.had;
  if (had === undefined) return answered(account, ask, WRONG_KEY);
  const { size, changes } = changesOf(had, ask, account.mailbox);
  if (size === 0 && key === hierarchy?.key) return { account, reply: wbxmlReply(replyOf(key, changes)) };
  const next = newSyncKey(random);
  const reply = replyOf(next, changes);
  const held: Held = { key: next, has: allOf(account.mailbox, ask.facts), before: { key, request: ask.bytes, reply, had } };
  return { account: { ...account, device: { ...account.device, hierarchy: held } }, reply: wbxmlReply(reply) };
};
