import type { WireRequest } from '../../../src/core/ports.ts';
import { at, child, childrenOf, textOf, type WbxmlElement } from '../../../src/wbxml/tree.ts';
import { requestRoot } from '../../../src/sim/request-facts.ts';
import type { LocalMailbox } from '../../../src/sim/world/mailbox.ts';

const said = (el: WbxmlElement | undefined, name: string): string => textOf(el && child(el, name)) ?? '';

/** A folder by the name people know it by. */
export function folderName(box: LocalMailbox, id: string): string {
  return box.folders.get(id)?.name.toLowerCase().replaceAll(' ', '-') ?? `folder ${id}`;
}

/** Items that a Sync uploads, by the token they were made with. */
export function tokensIn(body: Uint8Array, box: LocalMailbox): readonly { readonly do: string; readonly token: string }[] {
  const root = requestRoot(body);
  const collections = root && at(root, 'Collections');
  return (collections ? childrenOf(collections) : []).flatMap((one) => {
    const commands = child(one, 'Commands');
    return (commands ? childrenOf(commands) : []).map((edit) => {
      const [clientId, serverId] = [said(edit, 'ClientId'), said(edit, 'ServerId')];
      const known = box.edits.find((made) => (clientId === '' ? made.serverId === serverId : made.clientId === clientId));
      return { do: edit.name.toLowerCase(), token: known?.token ?? 'something' };
    });
  });
}

function syncWords(root: WbxmlElement, body: Uint8Array, box: LocalMailbox): string {
  const collections = at(root, 'Collections');
  const names = (collections ? childrenOf(collections) : []).map((one) => {
    const name = folderName(box, said(one, 'CollectionId'));
    return said(one, 'SyncKey') === '0' ? `${name} from 0` : name;
  });
  const edits = tokensIn(body, box).map((edit) => `${edit.do} ${edit.token}`);
  return [names.join(', '), ...edits].join(', ');
}

function provisionWords(root: WbxmlElement): string {
  const policy = at(root, 'Policies/Policy');
  if (child(root, 'RemoteWipe') || child(root, 'AccountOnlyRemoteWipe')) return 'wipe answer';
  if (policy === undefined) return 'empty';
  return child(policy, 'PolicyKey') ? 'acknowledge' : 'request';
}

const WORDS: Readonly<Record<string, (root: WbxmlElement, body: Uint8Array, box: LocalMailbox) => string>> = {
  Sync: syncWords,
  FolderSync: (root) => (said(root, 'SyncKey') === '0' ? 'from 0' : ''),
  Provision: provisionWords,
  Ping: (root) => `${said(root, 'HeartbeatInterval')} s, ${childrenOf(child(root, 'Folders') ?? root, 'Folder').length} folders`,
  SendMail: (root) => said(root, 'ClientId'),
  SmartReply: (root) => said(root, 'ClientId'),
};

const HOME = 'mail.example.test';

/** A request as a person would read it off the wire: no keys, no bodies. */
export function wordsOf(command: string, request: WireRequest, box: LocalMailbox): string {
  const body = request.body ?? new Uint8Array(0);
  const root = requestRoot(body);
  const detail = root === undefined ? '' : (WORDS[command]?.(root, body, box) ?? '');
  const host = /^https?:\/\/([^/?]*)/.exec(request.url)?.[1] ?? '';
  return [command, detail, host === HOME ? '' : `at ${host}`].filter((part) => part !== '').join(' ');
}
