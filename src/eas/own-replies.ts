import { recoveryError } from '../core/errors.ts';
import type { RecoveryError } from '../core/errors.ts';
import type { EasPolicy, FolderChange, HierarchyAnswer, ProvisionAnswer } from '../core/own-requests.ts';
import { decode } from '../wbxml/decode.ts';
import { isWbxmlError } from '../wbxml/errors.ts';
import { at, child, childrenOf, textOf } from '../wbxml/tree.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import { POLICY_SETTINGS } from './policy-settings.ts';
import type { PolicySetting, SettingKind } from './policy-settings.ts';

// What the library reads of the answers to its own requests. The statuses of an answer are observe's; these read the rest,
// and are called when the statuses said that there is something to read.

/**
 * Reads a Provision answer: keys, policy, an order to wipe (MS-ASPROV 2.2.2.44).
 *
 * @throws RecoveryError `reply-malformed` when it is no Provision answer.
 * @example const { policyKey, policy, wipe } = readProvision(reply.body);
 */
export function readProvision(body: Uint8Array): ProvisionAnswer {
  return read(body, 'Provision', provisionAnswer);
}

/** MS-ASPROV 2.2.2.42: a text of 64 characters at most. It goes back in a header: whatever else stands in it, no line break. */
const POLICY_KEY = /^[!-~]{1,64}$/;

function provisionAnswer(root: WbxmlElement): ProvisionAnswer {
  const policy = at(root, 'Policies/Policy');
  const answer: { -readonly [K in keyof ProvisionAnswer]: ProvisionAnswer[K] } = {};
  const policyKey = textAt(policy, 'PolicyKey');
  if (policyKey !== undefined && policyKey !== '') {
    if (!POLICY_KEY.test(policyKey)) throw malformed('Provision', 'has a PolicyKey no header can carry');
    answer.policyKey = policyKey;
  }
  const data = policy && child(policy, 'Data');
  if (data !== undefined) answer.policy = readPolicy(data);
  // A device wipe contains the other one.
  if (child(root, 'RemoteWipe') !== undefined) answer.wipe = 'device';
  else if (child(root, 'AccountOnlyRemoteWipe') !== undefined) answer.wipe = 'account';
  return answer;
}

/** The settings below Data: an EASProvisionDoc, or on 2.5 the text of a WAP document (MS-ASPROV 2.2.2.24). */
function readPolicy(data: WbxmlElement): EasPolicy {
  const settings: Record<string, boolean | number | string | readonly string[]> = {};
  const doc = child(data, 'EASProvisionDoc');
  if (doc === undefined) {
    const wapDocument = textOf(data);
    return wapDocument === '' ? {} : { Data: wapDocument };
  }
  for (const setting of childrenOf(doc)) {
    const kind: SettingKind | undefined = KINDS.get(setting.name);
    const text = textOf(setting);
    const value = kind && valueOf(setting, text, kind);
    if (value !== undefined) settings[setting.name] = value;
    // Empty means unset (MS-ASPROV 3.2.5.1.1): absent, not unreadable.
    else if (text !== '') settings[kind === undefined ? setting.name : `unread:${setting.name}`] = text;
  }
  return settings;
}

const KINDS: ReadonlyMap<string, SettingKind> = new Map(
  Object.entries<PolicySetting>(POLICY_SETTINGS).map(([name, { kind }]) => [name, kind]),
);

function valueOf(setting: WbxmlElement, text: string, kind: SettingKind): boolean | number | readonly string[] | undefined {
  if (typeof kind === 'object') return childrenOf(setting, kind.listOf).map((entry) => textOf(entry));
  const trimmed = text.trim();
  if (kind === 'flag') return trimmed === '1' ? true : trimmed === '0' ? false : undefined;
  return /^-?\d{1,10}$/.test(trimmed) ? Number(trimmed) : undefined;
}

/** MS-ASCMD 2.2.1.5: the kinds of change, by element name. */
const FOLDER_CHANGES: ReadonlyMap<string, FolderChange['kind']> = new Map([
  ['Add', 'add'],
  ['Update', 'update'],
  ['Delete', 'delete'],
]);

/**
 * Reads a FolderSync answer that said 1: the next key and the folders that changed (MS-ASCMD 2.2.1.5).
 *
 * @throws RecoveryError `reply-malformed` when it is no FolderSync answer, has no key, or a folder has no id: half a
 *   hierarchy is worse than none.
 * @example const { syncKey, changes } = readFolderSync(reply.body);
 */
export function readFolderSync(body: Uint8Array): HierarchyAnswer {
  return read(body, 'FolderSync', folderChanges);
}

function folderChanges(root: WbxmlElement): HierarchyAnswer {
  const syncKey = textAt(root, 'SyncKey');
  if (syncKey === undefined || syncKey === '') throw malformed('FolderSync', 'has no SyncKey');
  const list = child(root, 'Changes');
  const changes: FolderChange[] = [];
  for (const entry of list ? childrenOf(list) : []) {
    const kind = FOLDER_CHANGES.get(entry.name);
    if (kind !== undefined) changes.push(readFolder(entry, kind));
  }
  return { syncKey, changes };
}

function readFolder(entry: WbxmlElement, kind: FolderChange['kind']): FolderChange {
  const serverId = textAt(entry, 'ServerId');
  if (serverId === undefined || serverId === '') throw malformed('FolderSync', `has a folder to ${kind} without ServerId`);
  const folder: { -readonly [K in keyof FolderChange]: FolderChange[K] } = { kind, serverId };
  const parentId = textAt(entry, 'ParentId');
  if (parentId !== undefined) folder.parentId = parentId;
  const displayName = textAt(entry, 'DisplayName');
  if (displayName !== undefined) folder.displayName = displayName;
  const type = Number(textAt(entry, 'Type') ?? Number.NaN);
  if (Number.isInteger(type)) folder.type = type;
  return folder;
}

function textAt(parent: WbxmlElement | undefined, name: string): string | undefined {
  return textOf(parent && child(parent, name));
}

/** Decodes and reads, or says in one error what is wrong with the answer. */
function read<Result>(body: Uint8Array, command: string, reader: (root: WbxmlElement) => Result): Result {
  try {
    const { root } = decode(body, { keepUnknown: true });
    if (root.name !== command) throw malformed(command, 'has another root');
    return reader(root);
  } catch (error) {
    if (isWbxmlError(error)) throw malformed(command, `cannot be read: ${error.code} at byte ${error.offset}`);
    throw error;
  }
}

function malformed(command: string, what: string): RecoveryError {
  return recoveryError('server', 'reply-malformed', `The ${command} answer ${what}`, 'the server or a proxy broke it; try again later');
}
