import { at, childrenOf, decode, EAS_BOOK, element, encode, textOf, type EasName, type WbxmlElement } from 'activesync-recovery/wbxml';
import type { Collection, Edit, Fields, Page } from './mailbox.ts';

// What a client writes and reads. None of this is recovery: it is the part every client already has.

const text = (name: EasName, value: string): WbxmlElement => element(name, value);

/** A Sync of one collection: key 0 only primes, any other asks for changes and brings the user's edits along. */
export function syncRequest(collectionId: string, key: string, edits: readonly Edit[]): Uint8Array<ArrayBuffer> {
  const primed = key !== '0';
  return encode(
    element(
      'AirSync:Sync',
      element(
        'AirSync:Collections',
        element(
          'AirSync:Collection',
          text('AirSync:SyncKey', key),
          text('AirSync:CollectionId', collectionId),
          primed ? element('AirSync:GetChanges') : undefined,
          text('AirSync:WindowSize', '50'),
          primed && edits.length > 0 ? element('AirSync:Commands', ...edits.map(command)) : undefined,
        ),
      ),
    ),
  );
}

function command(edit: Edit): WbxmlElement {
  const data = element('AirSync:ApplicationData', ...Object.entries(edit.fields).map(([name, value]) => text(name as EasName, value)));
  if (edit.kind === 'add') return element('AirSync:Add', text('AirSync:ClientId', edit.clientId ?? ''), data);
  return element('AirSync:Change', text('AirSync:ServerId', edit.serverId ?? ''), data);
}

/** Reads the page of a Sync; an empty answer says that nothing changed (MS-ASCMD 2.2.1.21.2). */
export function readPage(body: Uint8Array, collection: Collection, sent: readonly Edit[]): Page {
  const nothing: Page = { key: collection.key, upserts: [], deletes: [], added: new Map(), confirmed: [], more: false };
  if (body.length === 0) return nothing;
  const found = at(decode(body).root, 'Collections/Collection');
  if (found === undefined) return nothing;
  const commands = childrenOf(at(found, 'Commands') ?? element('AirSync:Commands'));
  const responses = childrenOf(at(found, 'Responses') ?? element('AirSync:Responses'));
  const said = (el: WbxmlElement, name: string): string => textOf(at(el, name) ?? element('AirSync:Status'));
  const failed = responses.filter((one) => said(one, 'Status') !== '1').map((one) => said(one, 'ClientId') || said(one, 'ServerId'));
  return {
    key: said(found, 'SyncKey') || collection.key,
    upserts: commands
      .filter((one) => one.name === 'Add' || one.name === 'Change')
      .map((one) => ({ serverId: said(one, 'ServerId'), fields: fieldsOf(at(one, 'ApplicationData')) })),
    deletes: commands.filter((one) => one.name === 'Delete' || one.name === 'SoftDelete').map((one) => said(one, 'ServerId')),
    added: new Map(
      responses
        .filter((one) => one.name === 'Add' && said(one, 'Status') === '1')
        .map((one) => [said(one, 'ClientId'), said(one, 'ServerId')]),
    ),
    confirmed: sent.filter((edit) => !failed.includes(edit.clientId ?? edit.serverId ?? '')),
    more: at(found, 'MoreAvailable') !== undefined,
  };
}

/** The flat properties of an item; this client keeps no nested ones. */
function fieldsOf(data: WbxmlElement | undefined): Fields {
  if (data === undefined) return {};
  const flat = childrenOf(data).filter((one) => childrenOf(one).length === 0);
  return Object.fromEntries(flat.map((one) => [`${EAS_BOOK.pages.get(one.page)?.namespace}:${one.name}`, textOf(one)]));
}

export function folderSyncRequest(key: string): Uint8Array<ArrayBuffer> {
  return encode(element('FolderHierarchy:FolderSync', text('FolderHierarchy:SyncKey', key)));
}

export function readFolders(body: Uint8Array): {
  key: string;
  changes: { kind: 'add' | 'update' | 'delete'; serverId: string; displayName: string; type: number }[];
} {
  const { root } = decode(body);
  const kinds = { Add: 'add', Update: 'update', Delete: 'delete' } as const;
  const said = (el: WbxmlElement, name: string): string => textOf(at(el, name) ?? element('AirSync:Status'));
  const changes = childrenOf(at(root, 'Changes') ?? element('FolderHierarchy:Changes')).flatMap((one) => {
    const kind = kinds[one.name as keyof typeof kinds];
    return kind === undefined
      ? []
      : [{ kind, serverId: said(one, 'ServerId'), displayName: said(one, 'DisplayName'), type: Number(said(one, 'Type')) }];
  });
  return { key: said(root, 'SyncKey'), changes };
}

export function pingRequest(
  folders: readonly { readonly id: string; readonly itemClass: string }[],
  seconds: number,
): Uint8Array<ArrayBuffer> {
  const list = folders.map(({ id, itemClass }) => element('Ping:Folder', text('Ping:Id', id), text('Ping:Class', itemClass)));
  return encode(element('Ping:Ping', text('Ping:HeartbeatInterval', String(seconds)), element('Ping:Folders', ...list)));
}

export function pingStatus(body: Uint8Array): string {
  return textOf(at(decode(body).root, 'Status') ?? element('Ping:Status'));
}

export function sendMailRequest(clientId: string, mime: string): Uint8Array<ArrayBuffer> {
  return encode(
    element(
      'ComposeMail:SendMail',
      text('ComposeMail:ClientId', clientId),
      element('ComposeMail:SaveInSentItems'),
      element('ComposeMail:Mime', new Uint8Array(new TextEncoder().encode(mime))),
    ),
  );
}
