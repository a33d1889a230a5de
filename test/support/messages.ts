import { element } from '../../src/wbxml/build.ts';
import type { EasName } from '../../src/wbxml/book.ts';
import { decode } from '../../src/wbxml/decode.ts';
import { encode } from '../../src/wbxml/encode.ts';
import { at, childrenOf, textOf, type WbxmlElement } from '../../src/wbxml/tree.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const text = (name: EasName, value: string | number): WbxmlElement => element(name, String(value));

// ---- what an app sends

export interface SyncCollection {
  readonly id: string;
  readonly key?: string;
  /** Adds with these ClientIds. */
  readonly adds?: readonly string[];
}

/** A Sync of these collections. */
export function syncRequest(...collections: readonly SyncCollection[]): Bytes {
  return encode(
    element(
      'AirSync:Sync',
      element(
        'AirSync:Collections',
        ...collections.map(({ id, key = '1', adds = [] }) =>
          element(
            'AirSync:Collection',
            text('AirSync:SyncKey', key),
            text('AirSync:CollectionId', id),
            ...(adds.length === 0
              ? []
              : [
                  element(
                    'AirSync:Commands',
                    ...adds.map((clientId) =>
                      element(
                        'AirSync:Add',
                        text('AirSync:ClientId', clientId),
                        element('AirSync:ApplicationData', text('Email:Subject', 'planted-subject')),
                      ),
                    ),
                  ),
                ]),
          ),
        ),
      ),
    ),
  );
}

export function syncWithWait(minutes: number, id = '5', key = '1'): Bytes {
  const collection = element('AirSync:Collection', text('AirSync:SyncKey', key), text('AirSync:CollectionId', id));
  return encode(element('AirSync:Sync', element('AirSync:Collections', collection), text('AirSync:Wait', minutes)));
}

export function pingRequest(seconds: number, ...folders: readonly string[]): Bytes {
  const watched = folders.map((id) => element('Ping:Folder', text('Ping:Id', id), text('Ping:Class', 'Email')));
  return encode(element('Ping:Ping', text('Ping:HeartbeatInterval', seconds), element('Ping:Folders', ...watched)));
}

export function folderSyncRequest(key: string): Bytes {
  return encode(element('FolderHierarchy:FolderSync', text('FolderHierarchy:SyncKey', key)));
}

export function folderCreateRequest(key: string, name: string): Bytes {
  return encode(
    element(
      'FolderHierarchy:FolderCreate',
      text('FolderHierarchy:SyncKey', key),
      text('FolderHierarchy:ParentId', '0'),
      text('FolderHierarchy:DisplayName', name),
      text('FolderHierarchy:Type', 12),
    ),
  );
}

export function sendMailRequest(clientId: string | undefined, mime = 'Subject: planted-subject\r\n\r\nplanted-text'): Bytes {
  return encode(
    element(
      'ComposeMail:SendMail',
      clientId === undefined ? undefined : text('ComposeMail:ClientId', clientId),
      element(
        'ComposeMail:Mime',
        Uint8Array.from(mime, (character) => character.charCodeAt(0)),
      ),
    ),
  );
}

export function searchRequest(): Bytes {
  return encode(element('Search:Search', element('Search:Store', text('Search:Name', 'GAL'), text('Search:Query', 'a'))));
}

// ---- what a server answers

export interface SyncAnswer {
  readonly id: string;
  readonly key?: string;
  readonly status?: number;
  /** Statuses of Adds by ClientId. */
  readonly added?: Readonly<Record<string, number>>;
  /** Items that come. */
  readonly items?: number;
}

/** A Sync answer with a status per collection. */
export function syncAnswer(...collections: readonly SyncAnswer[]): Bytes {
  return encode(element('AirSync:Sync', element('AirSync:Collections', ...collections.map(collectionAnswer))));
}

function collectionAnswer({ id, key, status = 1, added = {}, items = 0 }: SyncAnswer): WbxmlElement {
  const responses = Object.entries(added).map(([clientId, code]) =>
    element('AirSync:Add', text('AirSync:ClientId', clientId), text('AirSync:Status', code)),
  );
  const commands = Array.from({ length: items }, (_, index) =>
    element(
      'AirSync:Add',
      text('AirSync:ServerId', `${id}:${index}`),
      element('AirSync:ApplicationData', text('Email:Subject', 'planted-subject')),
    ),
  );
  return element(
    'AirSync:Collection',
    key === undefined ? undefined : text('AirSync:SyncKey', key),
    text('AirSync:CollectionId', id),
    text('AirSync:Status', status),
    responses.length === 0 ? undefined : element('AirSync:Responses', ...responses),
    commands.length === 0 ? undefined : element('AirSync:Commands', ...commands),
  );
}

const ROOTS = {
  Sync: ['AirSync:Sync', 'AirSync:Status'],
  FolderSync: ['FolderHierarchy:FolderSync', 'FolderHierarchy:Status'],
  FolderCreate: ['FolderHierarchy:FolderCreate', 'FolderHierarchy:Status'],
  Ping: ['Ping:Ping', 'Ping:Status'],
  SendMail: ['ComposeMail:SendMail', 'ComposeMail:Status'],
  Search: ['Search:Search', 'Search:Status'],
  Settings: ['Settings:Settings', 'Settings:Status'],
  MoveItems: ['Move:MoveItems', 'Move:Status'],
  ResolveRecipients: ['ResolveRecipients:ResolveRecipients', 'ResolveRecipients:Status'],
} as const satisfies Record<string, readonly [EasName, EasName]>;

/** An answer of one status, at the root of its command. */
export function statusAnswer(command: keyof typeof ROOTS, status: number, ...more: readonly WbxmlElement[]): Bytes {
  const [root, name] = ROOTS[command];
  return encode(element(root, text(name, status), ...more));
}

export const syncLimit = (limit: number): WbxmlElement => text('AirSync:Limit', limit);
export const pingHeartbeat = (seconds: number): WbxmlElement => text('Ping:HeartbeatInterval', seconds);
export const pingMaxFolders = (folders: number): WbxmlElement => text('Ping:MaxFolders', folders);

/** A FolderSync answer that brings these folders. */
export function folderSyncAnswer(key: string, ...folders: readonly string[]): Bytes {
  const adds = folders.map((id) =>
    element(
      'FolderHierarchy:Add',
      text('FolderHierarchy:ServerId', id),
      text('FolderHierarchy:ParentId', 0),
      text('FolderHierarchy:DisplayName', `Folder ${id}`),
      text('FolderHierarchy:Type', 2),
    ),
  );
  return encode(
    element(
      'FolderHierarchy:FolderSync',
      text('FolderHierarchy:Status', 1),
      text('FolderHierarchy:SyncKey', key),
      element('FolderHierarchy:Changes', text('FolderHierarchy:Count', folders.length), ...adds),
    ),
  );
}

/** A Provision answer: the temporary key with its policy, or the final one. */
export function provisionAnswer(policyKey: string, policy?: Readonly<Record<string, string>>, status = 1): Bytes {
  const settings = Object.entries(policy ?? {}).map(([name, value]) => element(`Provision:${name}` as EasName, value));
  return encode(
    element(
      'Provision:Provision',
      text('Provision:Status', status),
      element(
        'Provision:Policies',
        element(
          'Provision:Policy',
          text('Provision:PolicyType', 'MS-EAS-Provisioning-WBXML'),
          text('Provision:Status', 1),
          text('Provision:PolicyKey', policyKey),
          policy === undefined ? undefined : element('Provision:Data', element('Provision:EASProvisionDoc', ...settings)),
        ),
      ),
    ),
  );
}

/** A Provision answer of one policy status. */
export function policyStatusAnswer(status: number): Bytes {
  const policy = element('Provision:Policy', text('Provision:PolicyType', 'MS-EAS-Provisioning-WBXML'), text('Provision:Status', status));
  return encode(element('Provision:Provision', text('Provision:Status', 1), element('Provision:Policies', policy)));
}

/** A Provision answer that orders a wipe. */
export function wipeAnswer(scope: 'device' | 'account' = 'device'): Bytes {
  return encode(
    element(
      'Provision:Provision',
      text('Provision:Status', 1),
      element(scope === 'device' ? 'Provision:RemoteWipe' : 'Provision:AccountOnlyRemoteWipe'),
    ),
  );
}

// ---- what went over the wire, read back

/** The element at a path of a message, as text. */
export function read(body: Uint8Array | undefined, path: string): string | undefined {
  return body === undefined ? undefined : textOf(at(decode(body, { keepUnknown: true }).root, path));
}

/** What a Provision request was: its phase and what it carried. */
export function provisionRead(body: Uint8Array): {
  readonly key: string | undefined;
  readonly status: string | undefined;
  readonly wipe: string | undefined;
} {
  const { root } = decode(body, { keepUnknown: true });
  const wiped = childrenOf(root).find((child) => child.name.endsWith('RemoteWipe'));
  return {
    key: textOf(at(root, 'Policies/Policy/PolicyKey')),
    status: textOf(at(root, 'Policies/Policy/Status')),
    wipe: wiped && `${wiped.name} ${textOf(at(wiped, 'Status')) ?? ''}`,
  };
}
