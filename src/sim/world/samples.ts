import { EAS_COMMANDS } from '../../eas/commands.ts';
import type { EasCommandFacts } from '../../eas/commands.ts';
import type { Attempt, CommandName, EasRequest } from '../../core/session.ts';
import type { LabVersion } from '../lab/versions.ts';
import { isBelow } from '../../eas/versions.ts';
import { EAS_BOOK } from '../../wbxml/book.ts';
import { elementOf } from '../../wbxml/build.ts';
import { encode } from '../../wbxml/encode.ts';
import { folderCreateRequest, folderSyncRequest, pingRequest, sendMailRequest, syncRequest } from './messages.ts';

/** The account a simulated client signs in to. */
export interface Login {
  readonly user: string;
  readonly password: string;
  readonly deviceId: string;
  readonly version: LabVersion;
}

export const HOME = 'https://mail.example.test/Microsoft-Server-ActiveSync';

export const authorizationOf = ({ user, password }: Login): string => `Basic ${btoa(`${user}:${password}`)}`;

/** Address and headers of a command, as a client writes them. */
export function addressed(login: Login, command: string, body: Uint8Array<ArrayBuffer> | undefined, query = ''): EasRequest {
  return {
    url: `${HOME}?Cmd=${command}&User=${login.user}&DeviceId=${login.deviceId}&DeviceType=Simulated${query}`,
    headers: { Authorization: authorizationOf(login), 'MS-ASProtocolVersion': login.version },
    ...(body !== undefined && { body }),
  };
}

const make = elementOf(EAS_BOOK);

/** What a sample needs of the client's own data. */
export interface SampleKeys {
  readonly hierarchyKey: string;
  readonly collectionId: string;
  readonly syncKey: string;
}

const CONTACTS = 9;

/** A mail with an id of its own. Below 14.0 it is the bare message (MS-ASCMD 2.2.1.17). */
export function mailRequest(login: Login, id: string, version: string, command: MailCommand = 'SendMail'): EasRequest {
  const mime = `From: ${login.user}@example.test\r\nTo: bob@example.test\r\nSubject: ${id}\r\nMessage-ID: <${id}@example.test>\r\n\r\nHello\r\n`;
  if (!isBelow(version, '14.0')) return { ...addressed(login, command, sendMailRequest(id, mime, command)), clientId: id };
  const bare = addressed(login, command, new TextEncoder().encode(mime), '&SaveInSent=T');
  return { ...bare, headers: { ...bare.headers, 'Content-Type': 'message/rfc822' } };
}

type MailCommand = 'SendMail' | 'SmartReply' | 'SmartForward';
const MAILS: readonly string[] = ['SendMail', 'SmartReply', 'SmartForward'] satisfies MailCommand[];
const isMail = (command: CommandName): command is MailCommand => MAILS.includes(command);

/**
 * A plausible request of any command, made anew for each attempt: with an Add for Sync, a mail for SendMail, and for commands
 * whose content does not matter here an empty root.
 */
export function sample(login: Login, command: CommandName, keys: SampleKeys, at: Attempt): EasRequest {
  const { hierarchyKey, collectionId, syncKey } = keys;
  const body = (bytes: Uint8Array<ArrayBuffer> | undefined): EasRequest => addressed(login, command, bytes);
  if (isMail(command)) return mailRequest(login, 'sample-1', at.protocolVersion, command);
  if (command === 'Sync') {
    const edits = syncKey === '0' ? [] : [{ do: 'add' as const, clientId: 'sample-1', fields: { 'Contacts:FirstName': 'Ada' } }];
    return body(syncRequest([{ id: collectionId, key: syncKey, window: at.bounds.windowSize ?? 50, edits }]));
  }
  if (command === 'FolderSync') return body(folderSyncRequest(hierarchyKey));
  if (command === 'FolderCreate') return body(folderCreateRequest(hierarchyKey, 'Sample', CONTACTS + 5));
  if (command === 'Ping') return body(pingRequest([{ id: collectionId, itemClass: 'Contacts' }], at.bounds.heartbeatSeconds ?? 480));
  const { root }: EasCommandFacts = EAS_COMMANDS[command];
  return body(root === undefined ? undefined : encode(make(root)));
}
