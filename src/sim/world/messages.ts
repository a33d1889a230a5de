import { element } from '../../wbxml/build.ts';
import type { EasName } from '../../wbxml/book.ts';
import { decode } from '../../wbxml/decode.ts';
import { encode } from '../../wbxml/encode.ts';
import { child, childrenOf, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';

// What the simulated client writes and reads. None of it is recovery.

/** Properties of an item by qualified element name, `Contacts:FirstName`. */
export type Fields = Readonly<Record<string, string>>;

/** An edit as it goes out. */
export type SentEdit =
  | { readonly do: 'add'; readonly clientId: string; readonly fields: Fields }
  | { readonly do: 'change'; readonly serverId: string; readonly fields: Fields }
  | { readonly do: 'delete'; readonly serverId: string };

/** One collection of a Sync. */
export interface SyncPart {
  readonly id: string;
  readonly key: string;
  readonly window: number;
  readonly edits: readonly SentEdit[];
}

const text = (name: EasName, value: string): WbxmlElement => element(name, value);

function command(edit: SentEdit): WbxmlElement {
  if (edit.do === 'delete') return element('AirSync:Delete', text('AirSync:ServerId', edit.serverId));
  const data = element('AirSync:ApplicationData', ...Object.entries(edit.fields).map(([name, value]) => text(name as EasName, value)));
  if (edit.do === 'add') return element('AirSync:Add', text('AirSync:ClientId', edit.clientId), data);
  return element('AirSync:Change', text('AirSync:ServerId', edit.serverId), data);
}

export function syncRequest(parts: readonly SyncPart[]): Uint8Array<ArrayBuffer> {
  const collections = parts.map(({ id, key, window, edits }) =>
    element(
      'AirSync:Collection',
      text('AirSync:SyncKey', key),
      text('AirSync:CollectionId', id),
      // Key 0 only primes (MS-ASCMD 2.2.3.84).
      key === '0' ? undefined : element('AirSync:GetChanges'),
      text('AirSync:WindowSize', String(window)),
      edits.length === 0 ? undefined : element('AirSync:Commands', ...edits.map(command)),
    ),
  );
  return encode(element('AirSync:Sync', element('AirSync:Collections', ...collections)));
}

/** What a Sync answered about one collection. */
export interface SyncedPart {
  readonly id: string;
  readonly status: string;
  readonly key: string;
  readonly more: boolean;
  readonly upserts: readonly { readonly serverId: string; readonly fields: Fields }[];
  readonly deletes: readonly string[];
  readonly responses: readonly { readonly name: string; readonly status: string; readonly clientId: string; readonly serverId: string }[];
}

const said = (el: WbxmlElement | undefined, name: string): string => textOf(el && child(el, name)) ?? '';
const listed = (el: WbxmlElement, name: string): readonly WbxmlElement[] => {
  const list = child(el, name);
  return list === undefined ? [] : childrenOf(list);
};

/** The flat properties of an item; this client keeps no nested ones. */
function fieldsOf(data: WbxmlElement | undefined): Fields {
  const flat = data === undefined ? [] : childrenOf(data).filter((one) => childrenOf(one).length === 0);
  return Object.fromEntries(flat.map((one) => [one.name, textOf(one)]));
}

/**
 * The collections a Sync answered about. An empty answer says that nothing changed (MS-ASCMD 2.2.1.21.2); undefined when the whole
 * was refused, which says nothing of any collection.
 */
export function readSync(body: Uint8Array): readonly SyncedPart[] | undefined {
  if (body.length === 0) return [];
  const { root } = decode(body);
  if (!['', '1'].includes(said(root, 'Status'))) return undefined;
  return listed(root, 'Collections').map((one) => {
    const commands = listed(one, 'Commands');
    return {
      id: said(one, 'CollectionId'),
      status: said(one, 'Status'),
      key: said(one, 'SyncKey'),
      more: child(one, 'MoreAvailable') !== undefined,
      upserts: commands
        .filter(({ name }) => name === 'Add' || name === 'Change')
        .map((el) => ({ serverId: said(el, 'ServerId'), fields: fieldsOf(child(el, 'ApplicationData')) })),
      deletes: commands.filter(({ name }) => name === 'Delete' || name === 'SoftDelete').map((el) => said(el, 'ServerId')),
      responses: listed(one, 'Responses').map((el) => ({
        name: el.name,
        status: said(el, 'Status'),
        clientId: said(el, 'ClientId'),
        serverId: said(el, 'ServerId'),
      })),
    };
  });
}

export function folderSyncRequest(key: string): Uint8Array<ArrayBuffer> {
  return encode(element('FolderHierarchy:FolderSync', text('FolderHierarchy:SyncKey', key)));
}

/** A change of the folder list. */
export interface FolderTold {
  readonly kind: 'add' | 'update' | 'delete';
  readonly serverId: string;
  readonly displayName: string;
  readonly type: number;
}

const KINDS: Readonly<Record<string, FolderTold['kind']>> = { Add: 'add', Update: 'update', Delete: 'delete' };

/** Undefined when the answer carries no key, and so no folders either. */
export function readFolders(body: Uint8Array): { readonly key: string; readonly changes: readonly FolderTold[] } | undefined {
  const { root } = decode(body);
  const key = said(root, 'SyncKey');
  if (key === '') return undefined;
  const changes = listed(root, 'Changes').flatMap((one) => {
    const kind = KINDS[one.name];
    const told = { serverId: said(one, 'ServerId'), displayName: said(one, 'DisplayName'), type: Number(said(one, 'Type')) };
    return kind === undefined ? [] : [{ kind, ...told }];
  });
  return { key, changes };
}

export function folderCreateRequest(key: string, name: string, type: number): Uint8Array<ArrayBuffer> {
  return encode(
    element(
      'FolderHierarchy:FolderCreate',
      text('FolderHierarchy:SyncKey', key),
      text('FolderHierarchy:ParentId', '0'),
      text('FolderHierarchy:DisplayName', name),
      text('FolderHierarchy:Type', String(type)),
    ),
  );
}

/** The new key and the new folder's id; undefined when the answer names neither. */
export function readCreated(body: Uint8Array): { readonly key: string; readonly serverId: string } | undefined {
  const { root } = decode(body);
  const [key, serverId] = [said(root, 'SyncKey'), said(root, 'ServerId')];
  return key === '' || serverId === '' ? undefined : { key, serverId };
}

export function pingRequest(folders: readonly { readonly id: string; readonly itemClass: string }[], seconds: number) {
  const list = folders.map(({ id, itemClass }) => element('Ping:Folder', text('Ping:Id', id), text('Ping:Class', itemClass)));
  return encode(element('Ping:Ping', text('Ping:HeartbeatInterval', String(seconds)), element('Ping:Folders', ...list)));
}

/** The folders with news. */
export function readPing(body: Uint8Array): readonly string[] {
  return body.length === 0 ? [] : listed(decode(body).root, 'Folders').map((one) => textOf(one) ?? '');
}

/** Of a new mail, an answer or a forward: what is answered is left out, the client knows of nothing it got. */
export function sendMailRequest(
  clientId: string,
  mime: string,
  root: 'SendMail' | 'SmartReply' | 'SmartForward' = 'SendMail',
): Uint8Array<ArrayBuffer> {
  return encode(
    element(
      `ComposeMail:${root}`,
      text('ComposeMail:ClientId', clientId),
      element('ComposeMail:SaveInSentItems'),
      element('ComposeMail:Mime', new TextEncoder().encode(mime)),
    ),
  );
}

/** Reading what a server sent may fail: then the answer says nothing. */
export function reading<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined; // the session calls such a reply undecodable; here it only has to change nothing
  }
}
