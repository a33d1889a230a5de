import type { CodeBook } from './book.ts';
import { wbxmlError } from './errors.ts';
import type { WbxmlError } from './errors.ts';
import { readHeader } from './header.ts';
import type { Cursor, Header } from './header.ts';
import { lowered } from './limits.ts';
import type { WbxmlLimits } from './limits.ts';
import { END, FIRST_TAG, HAS_ATTRIBUTES, SWITCH_PAGE, TAG_MASK } from './tokens.ts';

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

/** Counts an element or text against the limit. */
export function count(r: Reading): void {
  if (--r.nodes < 0)
    throw wbxmlError('too-many-nodes', r.pos, `More than ${r.limits.nodes} elements and texts`, 'ask for fewer items at a time');
}

export function cut(r: Reading, where: string): WbxmlError {
  return wbxmlError('truncated', r.bytes.length, `The message ends ${where}`, 'the body was cut, or an END is missing');
}

export function tooDeep(r: Reading): WbxmlError {
  return wbxmlError('too-deep', r.pos, `More than ${r.limits.depth} elements open`, 'no message of this protocol nests so deep');
}

/** Checks that nothing stands behind the root's END. */
export function finish(r: Reading): void {
  const byte = r.bytes[r.pos];
  if (byte === undefined) return;
  if (byte === END) throw wbxmlError('unbalanced-end', r.pos, 'END with no element open', 'the message is damaged');
  const isTag = (byte & HAS_ATTRIBUTES) === 0 && r.book.names[(r.page << 6) | (byte & TAG_MASK)] !== undefined;
  if (isTag) throw wbxmlError('second-root', r.pos, 'A second root element', 'two messages in one body');
  throw wbxmlError(
    'trailing-bytes',
    r.pos,
    `${r.bytes.length - r.pos} bytes behind the root element`,
    'two messages in one body, or a damaged one',
  );
}
