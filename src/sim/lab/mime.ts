import { element } from '../../wbxml/build.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';

/** What the lab reads from a message (RFC 5322). Encoded words and MIME parts stay as they are. */
export interface Message {
  readonly from: string;
  readonly to: string;
  readonly cc: string;
  readonly subject: string;
  readonly messageId: string | undefined;
  /** Addresses of To, Cc and Bcc. */
  readonly recipients: readonly string[];
  readonly text: string;
}

const ADDRESS = /[^\s<>,;:"()]+@[^\s<>,;:"()]+/g;

/** Without NUL, the one character of a message that WBXML cannot carry as text. */
export function writable(text: string): string {
  return text.replaceAll('\0', '');
}

/** The text of an element that came from a client, whether it sent text or bytes. */
export function textIn(el: WbxmlElement | undefined): string {
  const parts = (el?.children ?? []).map((node) =>
    typeof node === 'string' ? node : node instanceof Uint8Array ? new TextDecoder().decode(node) : '',
  );
  return parts.join('');
}

/** Every mail address in a header field or several. */
export function addressesIn(text: string): readonly string[] {
  return text.match(ADDRESS) ?? [];
}

/** @returns undefined when there is no header at all. */
export function readMessage(bytes: Uint8Array): Message | undefined {
  const text = writable(new TextDecoder().decode(bytes));
  const cut = /\r?\n\r?\n/.exec(text);
  const head = (cut === null ? text : text.slice(0, cut.index)).replaceAll(/\r?\n[ \t]+/g, ' ');
  const fields = new Map<string, string>();
  for (const line of head.split(/\r?\n/)) {
    const [, name, value] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) fields.set(name.toLowerCase(), value.trim());
  }
  if (fields.size === 0) return undefined;
  const said = (name: string): string => fields.get(name) ?? '';
  return {
    from: said('from'),
    to: said('to'),
    cc: said('cc'),
    subject: said('subject'),
    messageId: fields.get('message-id'),
    recipients: addressesIn(`${said('to')} ${said('cc')} ${said('bcc')}`),
    text: cut === null ? '' : text.slice(cut.index + cut[0].length),
  };
}

/** The message as an item of a mail folder. */
export function mailFields(message: Message, from: string, at: number, read: boolean): readonly WbxmlElement[] {
  const size = new TextEncoder().encode(message.text).length;
  return [
    element('Email:To', message.to),
    ...(message.cc === '' ? [] : [element('Email:Cc', message.cc)]),
    element('Email:From', message.from === '' ? from : message.from),
    element('Email:Subject', message.subject),
    element('Email:DateReceived', new Date(at).toISOString()),
    element('Email:Importance', '1'),
    element('Email:Read', read ? '1' : '0'),
    element('Email:MessageClass', 'IPM.Note'),
    element(
      'AirSyncBase:Body',
      element('AirSyncBase:Type', '1'),
      element('AirSyncBase:EstimatedDataSize', String(size)),
      element('AirSyncBase:Data', message.text),
    ),
  ];
}
