import { at, child, isElement, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { LAB_LIMITS } from './limits.ts';
import { FOLDER_TYPE, addItem, folderOfType, itemsOf } from './mailbox.ts';
import { mailFields, readMessage } from './mime.ts';
import type { Message } from './mime.ts';
import type { Account, Device, SentMail } from './state.ts';
import { EMPTY_REPLY, refused } from './turn.ts';
import type { Ask, Handler, Post, Turn } from './turn.ts';

const INVALID_CONTENT = 101;
const INVALID_XML = 103;
const INVALID_MIME = 107;
const SENT_BEFORE = 118;
const NO_RECIPIENT = 119;
const SUBMISSION_FAILED = 120;
const ITEM_NOT_FOUND = 150;
const INVALID_ACCOUNT = 166;

/** Mail to these cannot be handed on: the way a scenario gets a 120. */
const REJECTED = /^reject/i;

/** What a request wants sent, in either form. */
interface Sending {
  readonly mime: Uint8Array;
  readonly clientId: string | undefined;
  readonly save: boolean;
  /** The item that is answered or forwarded. */
  readonly source: { readonly folderId: string | undefined; readonly itemId: string | undefined } | undefined;
  readonly replaceMime: boolean;
}

/** Mime comes as bytes; text is taken too, as servers do. */
function mimeOf(root: WbxmlElement): Uint8Array | undefined {
  const mime = child(root, 'Mime');
  const bytes = mime?.children.find((node): node is Uint8Array<ArrayBuffer> => node instanceof Uint8Array);
  if (mime === undefined || mime.children.some(isElement)) return undefined;
  return bytes ?? new TextEncoder().encode(textOf(mime));
}

/** From 14.0 on (MS-ASCMD 2.2.1.17). @returns the common status that refuses it. */
function fromWbxml(root: WbxmlElement): Sending | number {
  const clientId = textOf(child(root, 'ClientId'));
  const mime = mimeOf(root);
  if (!clientId || clientId.length > LAB_LIMITS.mailClientId || mime === undefined) return INVALID_XML;
  if (child(root, 'AccountId') !== undefined) return INVALID_ACCOUNT;
  const source = child(root, 'Source');
  return {
    mime,
    clientId,
    save: child(root, 'SaveInSentItems') !== undefined,
    source: source && { folderId: textOf(child(source, 'FolderId')), itemId: textOf(child(source, 'ItemId')) },
    replaceMime: child(root, 'ReplaceMime') !== undefined,
  };
}

/** Below 14.0 the body is the message and the query says the rest (MS-ASHTTP 2.2.1.1.1.2.4). */
function fromBytes(ask: Ask): Sending {
  const { collectionId, itemId, saveInSent } = ask.query;
  const source = ask.command === 'SendMail' ? undefined : { folderId: collectionId, itemId };
  return { mime: ask.bytes, clientId: undefined, save: saveInSent, source, replaceMime: false };
}

function sourceText(account: Account, source: NonNullable<Sending['source']>): string | undefined {
  const item = itemsOf(account.mailbox, source.folderId ?? '').get(source.itemId ?? '');
  if (item === undefined) return undefined;
  const body = item.fields.find((el) => el.name === 'Body');
  return textOf(body && at(body, 'Data')) ?? '';
}

/** The mailboxes of this server among the recipients; the others are out in the world. */
function postsFor(ask: Ask, message: Message): readonly Post[] {
  const { rules, now } = ask.world;
  const fields = mailFields(message, `${ask.user}@${rules.domain}`, now, false);
  const here = new Set(message.recipients.map((address) => address.toLowerCase()));
  return rules.users.filter((user) => here.has(`${user.name}@${rules.domain}`.toLowerCase())).map((user) => ({ to: user.name, fields }));
}

function sent(account: Account, ask: Ask, sending: Sending, message: Message): Turn {
  const { rules, now } = ask.world;
  const mail: SentMail = {
    at: now,
    deviceId: account.device.id,
    command: ask.command,
    subject: message.subject,
    recipients: message.recipients,
    ...(sending.clientId === undefined ? {} : { clientId: sending.clientId }),
    ...(message.messageId === undefined ? {} : { messageId: message.messageId }),
  };
  const box = folderOfType(account.mailbox, FOLDER_TYPE.sent);
  const fields = mailFields(message, `${ask.user}@${rules.domain}`, now, true);
  const kept = sending.save && box !== undefined ? addItem(account.mailbox, box.id, fields)[0] : account.mailbox;
  const ids = sending.clientId === undefined ? [] : [sending.clientId];
  const device: Device = { ...account.device, sentIds: [...account.device.sentIds, ...ids].slice(-LAB_LIMITS.sentIds) };
  return { account: { mailbox: { ...kept, sent: [...kept.sent, mail] }, device }, reply: EMPTY_REPLY, posts: postsFor(ask, message) };
}

/** SendMail, SmartReply, SmartForward: an empty 200 is success, any Status a failure (MS-ASCMD 2.2.3.177.14, .16). */
export const send: Handler = (account, ask) => {
  const sending = ask.facts.mail === 'rfc822' ? fromBytes(ask) : ask.root === undefined ? INVALID_CONTENT : fromWbxml(ask.root);
  if (typeof sending === 'number') return refused(account, ask, sending);
  if (ask.world.rules.answers118 && account.device.sentIds.includes(sending.clientId ?? '')) return refused(account, ask, SENT_BEFORE);
  const message = readMessage(sending.mime);
  if (message === undefined) return refused(account, ask, INVALID_MIME);
  const source = sending.source && sourceText(account, sending.source);
  if (ask.command !== 'SendMail' && source === undefined) return refused(account, ask, ITEM_NOT_FOUND);
  if (message.recipients.length === 0) return refused(account, ask, NO_RECIPIENT);
  if (message.recipients.some((address) => REJECTED.test(address))) return refused(account, ask, SUBMISSION_FAILED);
  // What is answered or forwarded goes along, unless the client says that its own text has it already (MS-ASCMD 2.2.3.145).
  const quoted = source === undefined || sending.replaceMime ? message : { ...message, text: `${message.text}\r\n\r\n${source}` };
  return sent(account, ask, sending, quoted);
};
