import { PARTS_MOST } from './limits.ts';

// What kind of body came, before anybody reads it.

/** The shapes a body may have. `text` is HTML, XML or plain text: a proxy's or a script's page where WBXML was due. */
export type BodyKind = 'empty' | 'wbxml' | 'multipart' | 'text' | 'other';

/** Highest version byte of WBXML; text begins above it, so the first byte tells the two apart (WBXML 1.3, 5.4). */
const WBXML_VERSION_MOST = 0x03;

const TAB = 0x09;
const NEWLINE = 0x0a;
const RETURN = 0x0d;
const FIRST_PRINTABLE = 0x20;
const LAST_ASCII = 0x7e;
const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;

/** Tells what a body is by its first bytes. Labels lie: SOGo labels plain text as WBXML, so Content-Type only tells multipart apart. */
export function bodyKind(body: Uint8Array, contentType = ''): BodyKind {
  const first = body[0];
  if (first === undefined) return 'empty';
  if (contentType.toLowerCase().startsWith('application/vnd.ms-sync.multipart')) return 'multipart';
  if (first <= WBXML_VERSION_MOST) return 'wbxml';
  return isText(first) || BYTE_ORDER_MARK.every((byte, i) => body[i] === byte) ? 'text' : 'other';
}

function isText(byte: number): boolean {
  return (byte >= FIRST_PRINTABLE && byte <= LAST_ASCII) || byte === TAB || byte === NEWLINE || byte === RETURN;
}

/**
 * The first part of a multipart ItemOperations answer, which is its WBXML; the other parts hold the items' bytes (MS-ASCMD
 * 2.2.1.10.1.1). Undefined when the table of parts does not fit the body.
 */
export function firstPart(body: Uint8Array): Uint8Array | undefined {
  const count = littleEndian(body, 0);
  if (count === undefined || count < 1) return undefined;
  if (count > PARTS_MOST) return undefined;
  const table = 4 + 8 * count;
  if (table > body.length) return undefined;
  for (let at = 4; at < table; at += 8) {
    const start = littleEndian(body, at) ?? 0;
    // A part that is not all there is a body that was cut short.
    if (start < table || start + (littleEndian(body, at + 4) ?? 0) > body.length) return undefined;
  }
  const start = littleEndian(body, 4) ?? 0;
  return body.subarray(start, start + (littleEndian(body, 8) ?? 0));
}

function littleEndian(body: Uint8Array, at: number): number | undefined {
  if (at + 4 > body.length) return undefined;
  const [a = 0, b = 0, c = 0, d = 0] = [body[at], body[at + 1], body[at + 2], body[at + 3]];
  return a + b * 0x100 + c * 0x10000 + d * 0x1000000;
}
