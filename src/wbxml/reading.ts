import type { CodeBook } from './book.ts';
import { wbxmlError } from './errors.ts';
import type { WbxmlError } from './errors.ts';
import { readHeader, readNumber, tableStringEnd } from './header.ts';
import type { Cursor, Header } from './header.ts';
import { lowered } from './limits.ts';
import type { WbxmlLimits } from './limits.ts';
import { END, FIRST_TAG, HAS_ATTRIBUTES, HAS_CONTENT, SWITCH_PAGE, TAG_MASK } from './tokens.ts';

/** One message being read: what the tree and the scan have in common. */
export interface Reading extends Cursor {
  readonly bytes: Uint8Array;
  readonly header: Header;
  readonly limits: WbxmlLimits;
  readonly book: CodeBook;
  /** Take tags that the book does not have, and count them. */
  readonly keepUnknown: boolean;
  /** The code page tags are on from here. */
  page: number;
  /** What is left of limits.nodes and of limits.tableReads. */
  nodes: number;
  tableReads: number;
  /** Tags met that the book does not have. */
  unknown: number;
}

/** The names to read a message with, or how to choose them by the public id in its header. */
export type BookChoice = CodeBook | ((publicId: number | string) => CodeBook);

/** Reads the header and stands before the body. */
export function startReading(
  message: Uint8Array,
  book: BookChoice,
  limits: Partial<WbxmlLimits> | undefined,
  keepUnknown: boolean,
): Reading {
  const bounds = lowered(limits);
  const bytes = plain(message);
  const cursor = { pos: 0 };
  const header = readHeader(bytes, bounds, cursor);
  const names = typeof book === 'function' ? book(header.publicId) : book;
  return {
    bytes,
    header,
    limits: bounds,
    book: names,
    keepUnknown,
    pos: cursor.pos,
    page: 0,
    nodes: bounds.nodes,
    tableReads: bounds.tableReads,
    unknown: 0,
  };
}

/** Buffer and its kind are subclasses, and behave differently; one shape of array keeps every loop fast. */
function plain(message: Uint8Array): Uint8Array {
  if (!ArrayBuffer.isView(message) || message.BYTES_PER_ELEMENT !== 1) {
    throw wbxmlError('bad-argument', 0, 'The message is no Uint8Array', 'wrap an ArrayBuffer: new Uint8Array(buffer)');
  }
  if (Object.getPrototypeOf(message) === Uint8Array.prototype) return message;
  return new Uint8Array(message.buffer, message.byteOffset, message.byteLength);
}

/** The tag byte of the root element, page switches before it done. The position stays on it. */
export function rootByte(r: Reading): number {
  while (r.bytes[r.pos] === SWITCH_PAGE) switchPage(r);
  const byte = r.bytes[r.pos];
  if (byte === undefined) throw cut(r, 'before its root element');
  if ((byte & TAG_MASK) < FIRST_TAG)
    throw wbxmlError('no-root', r.pos, 'No root element where one must begin', 'the message is damaged or no WBXML');
  return byte;
}

/** Counts a tag, refuses what cannot be read, and gives its key for the flat tables. The position moves past it. */
export function readTagKey(r: Reading, byte: number): number {
  count(r);
  if (byte & HAS_ATTRIBUTES) throw wbxmlError('attributes', r.pos, 'Element with attributes', 'this protocol has none');
  const key = (r.page << 6) | (byte & TAG_MASK);
  if (r.book.names[key] === undefined) {
    if (!r.keepUnknown)
      throw wbxmlError(
        'unknown-token',
        r.pos,
        `Unknown tag ${tagNumbers(key)}`,
        'a newer protocol, or a damaged message; keepUnknown keeps it',
      );
    r.unknown++;
  }
  r.pos++;
  return key;
}

/** What an unknown tag is called: page and number, `25:0x3f`. */
export function tagNumbers(key: number): string {
  return `${key >> 6}:0x${(key & TAG_MASK).toString(16).padStart(2, '0')}`;
}

export function switchPage(r: Reading): void {
  const page = r.bytes[r.pos + 1];
  if (page === undefined) throw cut(r, 'inside a page switch');
  if (!r.keepUnknown && !r.book.pages.has(page))
    throw wbxmlError('unknown-page', r.pos, `Unknown code page ${page}`, 'a newer protocol, or a damaged message; keepUnknown keeps it');
  r.page = page;
  r.pos += 2;
}

/** The text of a STR_I. */
export function readInline(r: Reading): string {
  const start = r.pos + 1;
  passInline(r);
  return r.header.readText(r.bytes, start, r.pos - 1);
}

/** Up to this many bytes of a text are looked at here; behind them the engine's search is faster than ours. */
const SHORT_TEXT = 32;

/** Steps past a STR_I. */
export function passInline(r: Reading): void {
  count(r);
  const { bytes } = r;
  let pos = r.pos + 1;
  const near = Math.min(pos + SHORT_TEXT, bytes.length);
  while (pos < near && bytes[pos] !== 0) pos++;
  if (pos === near) {
    pos = bytes.indexOf(0, near);
    if (pos < 0) throw cut(r, 'inside a text');
  }
  r.pos = pos + 1;
}

/** The text of a STR_T. */
export function readTableText(r: Reading): string {
  count(r);
  const pointedAt = r.pos++;
  const start = r.header.tableStart + readNumber(r.bytes, r);
  const end = tableStringEnd(r.bytes, start, r.header.tableEnd, pointedAt);
  r.tableReads -= end - start;
  if (r.tableReads < 0)
    throw wbxmlError(
      'table-overused',
      pointedAt,
      `More than ${r.limits.tableReads} bytes out of the string table`,
      'a small body must not become a large text',
    );
  return r.header.readText(r.bytes, start, end);
}

/** The character of an ENTITY. */
export function readEntity(r: Reading): string {
  count(r);
  const start = r.pos++;
  const code = readNumber(r.bytes, r);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
    throw wbxmlError('bad-entity', start, 'Entity that is no character', 'the message is damaged');
  return String.fromCodePoint(code);
}

/** Steps past an OPAQUE. @returns where its bytes begin; they end at the position. */
export function passOpaque(r: Reading): number {
  count(r);
  const start = r.pos++;
  const length = readNumber(r.bytes, r);
  const left = r.bytes.length - r.pos;
  if (length > left)
    throw wbxmlError('bad-length', start, `Opaque of ${length} bytes where ${left} are left`, 'the body was cut or the length lies');
  if (length > r.limits.opaqueBytes)
    throw wbxmlError('opaque-too-large', start, `Opaque of ${length} bytes`, `at most ${r.limits.opaqueBytes} are read`);
  r.pos += length;
  return r.pos - length;
}

/** Counts an element or text against the limit. */
export function count(r: Reading): void {
  if (--r.nodes < 0)
    throw wbxmlError('too-many-nodes', r.pos, `More than ${r.limits.nodes} elements and texts`, 'ask for fewer items at a time');
}

export function cut(r: Reading, where: string): WbxmlError {
  return wbxmlError('truncated', r.bytes.length, `The message ends ${where}`, 'the body was cut, or an END is missing');
}

export function tooDeep(r: Reading): WbxmlError {
  return wbxmlError('too-deep', r.pos - 1, `More than ${r.limits.depth} elements open`, 'no message of this protocol nests so deep');
}

export function unsupported(r: Reading, byte: number): WbxmlError {
  const what = `Global token 0x${byte.toString(16).padStart(2, '0')}`;
  return wbxmlError('unsupported-token', r.pos, what, 'literals, extensions and processing instructions are not part of this protocol');
}

/** Checks that nothing stands behind the root's END. */
export function finish(r: Reading): void {
  const byte = r.bytes[r.pos];
  if (byte === undefined) return;
  if (byte === END) throw wbxmlError('unbalanced-end', r.pos, 'END with no element open', 'the message is damaged');
  const isTag = (byte & TAG_MASK) >= FIRST_TAG && r.book.names[(r.page << 6) | (byte & ~HAS_CONTENT)] !== undefined;
  if (isTag) throw wbxmlError('second-root', r.pos, 'A second root element', 'two messages in one body');
  throw wbxmlError(
    'trailing-bytes',
    r.pos,
    `${r.bytes.length - r.pos} bytes behind the root element`,
    'two messages in one body, or a damaged one',
  );
}
