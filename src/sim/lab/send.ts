import { child, isElement, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { LAB_LIMITS } from './limits.ts';
import { itemsOf } from './mailbox.ts';
import { readMessage, textIn, writable } from './mime.ts';
import type { Message } from './mime.ts';
import { dispatch, unsendable } from './outgoing.ts';
import type { Account, Device } from './state.ts';
import { EMPTY_REPLY, refused } from './turn.ts';
import type { Ask, Handler, Turn } from './turn.ts';

const INVALID_CONTENT = 101;
const INVALID_XML = 103;
const INVALID_MIME = 107;
const SENT_BEFORE = 118;
const ITEM_NOT_FOUND = 150;
const INVALID_ACCOUNT = 166;

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
  return bytes ?? new TextEncoder().encode(textIn(mime));
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

/** Below 14.0 the body is the message and the query says the rest (MS-ASHTTP 2.2.1.1.1). */
function fromBytes(ask: Ask): Sending {
  const { collectionId, itemId, saveInSent } = ask.query;
  const source = ask.command === 'SendMail' ? undefined : { folderId: collectionId, itemId };
  return { mime: ask.bytes, clientId: undefined, save: saveInSent, source, replaceMime: false };
}

function sourceText(account: Account, source: NonNullable<Sending['source']>): string | undefined {
  const item = itemsOf(account.mailbox, source.folderId ?? '').get(source.itemId ?? '');
  if (item === undefined) return undefined;
  const body = item.fields.find((el) => el.name === 'Body');
  return writable(textIn(body && child(body, 'Data')));
}

function sent(account: Account, ask: Ask, sending: Sending, message: Message): Turn {
  const { mailbox, posts } = dispatch(account.mailbox, ask, message, sending);
  const ids = sending.clientId === undefined ? [] : [sending.clientId];
  const device: Device = { ...account.device, sentIds: [...account.device.sentIds, ...ids].slice(-LAB_LIMITS.sentIds) };
  return { account: { mailbox, device }, reply: EMPTY_REPLY, posts };
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
  const status = unsendable(message);
  if (status !== undefined) return refused(account, ask, status);
  // What is answered or forwarded goes along, unless the client says that its own text has it already (MS-ASCMD 2.2.1.20).
  const quoted = source === undefined || sending.replaceMime ? message : { ...message, text: `${message.text}\r\n\r\n${source}` };
  return sent(account, ask, sending, quoted);
};
