import { EAS_BOOK } from './book.ts';
import type { CodeBook } from './book.ts';
import { wbxmlError } from './errors.ts';
import type { WbxmlError } from './errors.ts';
import { readHeader, readNumber, tableStringEnd } from './header.ts';
import type { Cursor, Header } from './header.ts';
import { lowered } from './limits.ts';
import type { WbxmlLimits } from './limits.ts';
import { END, ENTITY, FIRST_TAG, HAS_ATTRIBUTES, HAS_CONTENT, OPAQUE, STR_I, STR_T, SWITCH_PAGE, TAG_MASK } from './tokens.ts';
import type { WbxmlDocument, WbxmlElement, WbxmlNode } from './tree.ts';

export interface DecodeOptions {
  /** The names. @default EAS_BOOK */
  readonly book?: CodeBook;
  /** Lower bounds than {@link WBXML_LIMITS}. */
  readonly limits?: Partial<WbxmlLimits>;
  /** Keep tags the book does not have, named by their numbers (`25:0x3f`), instead of refusing the message. @default false */
  readonly keepUnknown?: boolean;
}

/** One message being read. */
interface Reading extends Cursor {
  readonly bytes: Uint8Array;
  readonly header: Header;
  readonly limits: WbxmlLimits;
  readonly book: CodeBook;
  readonly keepUnknown: boolean;
  page: number;
  /** What is left of limits.nodes and limits.tableReads. */
  nodes: number;
  tableReads: number;
}

interface Open extends WbxmlElement {
  readonly children: WbxmlNode[];
}

/**
 * Reads a whole message into a tree, or throws: never a part of one. Works through the bytes once, without recursion.
 * @throws WbxmlError naming what is wrong and at which byte.
 * @example const { root } = decode(body); const key = textOf(at(root, 'Collections/Collection/SyncKey'));
 */
export function decode(bytes: Uint8Array, options: DecodeOptions = {}): WbxmlDocument {
  const limits = lowered(options.limits);
  const cursor = { pos: 0 };
  const header = readHeader(bytes, limits, cursor);
  const reading: Reading = {
    bytes,
    header,
    limits,
    book: options.book ?? EAS_BOOK,
    keepUnknown: options.keepUnknown ?? false,
    pos: cursor.pos,
    page: 0,
    nodes: limits.nodes,
    tableReads: limits.tableReads,
  };
  return { version: header.version, publicId: header.publicId, charset: header.charset, root: readRoot(reading) };
}

function readRoot(r: Reading): WbxmlElement {
  const { bytes } = r;
  while (bytes[r.pos] === SWITCH_PAGE) switchPage(r);
  if (r.pos >= bytes.length) throw cut(r, 'before its root element');
  const first = bytes[r.pos] as number;
  if ((first & TAG_MASK) < FIRST_TAG)
    throw wbxmlError('no-root', r.pos, 'No root element where one must begin', 'the message is damaged or no WBXML');
  const root = readTag(r, first);
  if (first & HAS_CONTENT) readContent(r, root);
  if (r.pos < bytes.length) throw surplus(r);
  return root;
}

/** Everything from behind the root's tag to its END. */
function readContent(r: Reading, root: Open): void {
  const { bytes, limits } = r;
  const parents: Open[] = [];
  let here = root;
  for (;;) {
    if (r.pos >= bytes.length) throw cut(r, 'with elements open');
    const byte = bytes[r.pos] as number;
    if (byte === STR_I) addText(here, readInline(r));
    else if (byte === END) {
      r.pos++;
      const parent = parents.pop();
      if (parent === undefined) return;
      here = parent;
    } else if ((byte & TAG_MASK) >= FIRST_TAG) {
      const inner = readTag(r, byte);
      here.children.push(inner);
      if (byte & HAS_CONTENT) {
        if (parents.length + 2 > limits.depth)
          throw wbxmlError('too-deep', r.pos - 1, `More than ${limits.depth} elements open`, 'no message of this protocol nests so deep');
        parents.push(here);
        here = inner;
      }
    } else if (byte === SWITCH_PAGE) switchPage(r);
    else if (byte === OPAQUE) here.children.push(readOpaque(r));
    else if (byte === STR_T) addText(here, readTableText(r));
    else if (byte === ENTITY) addText(here, readEntity(r));
    else
      throw wbxmlError(
        'unsupported-token',
        r.pos,
        `Global token 0x${byte.toString(16).padStart(2, '0')}`,
        'literals, extensions and processing instructions are not part of this protocol',
      );
  }
}

/** Neighbouring texts become one: an XML reader would not see a border there. */
function addText(el: Open, text: string): void {
  const last = el.children.length - 1;
  const before = el.children[last];
  if (typeof before === 'string') el.children[last] = before + text;
  else el.children.push(text);
}

function readTag(r: Reading, byte: number): Open {
  count(r);
  if (byte & HAS_ATTRIBUTES) throw wbxmlError('attributes', r.pos, 'Element with attributes', 'this protocol has none');
  const token = byte & TAG_MASK;
  const name = r.book.names[(r.page << 6) | token] ?? unknownTag(r, token);
  r.pos++;
  return { page: r.page, token, name, children: [] };
}

function unknownTag(r: Reading, token: number): string {
  const numbers = `${r.page}:0x${token.toString(16).padStart(2, '0')}`;
  if (r.keepUnknown) return numbers;
  throw wbxmlError('unknown-token', r.pos, `Unknown tag ${numbers}`, 'a newer protocol, or a damaged message; keepUnknown keeps it');
}

function switchPage(r: Reading): void {
  const page = r.bytes[r.pos + 1];
  if (page === undefined) throw cut(r, 'inside a page switch');
  if (!r.keepUnknown && !r.book.pages.has(page))
    throw wbxmlError('unknown-page', r.pos, `Unknown code page ${page}`, 'a newer protocol, or a damaged message; keepUnknown keeps it');
  r.page = page;
  r.pos += 2;
}

function readInline(r: Reading): string {
  count(r);
  const start = r.pos + 1;
  const end = r.bytes.indexOf(0, start);
  if (end < 0) throw cut(r, 'inside a text');
  r.pos = end + 1;
  return r.header.readText(r.bytes, start, end);
}

function readTableText(r: Reading): string {
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

function readEntity(r: Reading): string {
  count(r);
  const start = r.pos++;
  const code = readNumber(r.bytes, r);
  if (code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000))
    throw wbxmlError('bad-entity', start, 'Entity that is no character', 'the message is damaged');
  return String.fromCodePoint(code);
}

function readOpaque(r: Reading): Uint8Array<ArrayBuffer> {
  count(r);
  const start = r.pos++;
  const length = readNumber(r.bytes, r);
  if (length > r.bytes.length - r.pos)
    throw wbxmlError(
      'bad-length',
      start,
      `Opaque of ${length} bytes where ${r.bytes.length - r.pos} are left`,
      'the body was cut or the length lies',
    );
  if (length > r.limits.opaqueBytes)
    throw wbxmlError('opaque-too-large', start, `Opaque of ${length} bytes`, `at most ${r.limits.opaqueBytes} are read`);
  // A copy: a view would keep the whole message in memory, and would change with it.
  const opaque = new Uint8Array(length);
  opaque.set(r.bytes.subarray(r.pos, r.pos + length));
  r.pos += length;
  return opaque;
}

function count(r: Reading): void {
  if (--r.nodes < 0)
    throw wbxmlError('too-many-nodes', r.pos, `More than ${r.limits.nodes} elements and texts`, 'ask for fewer items at a time');
}

function cut(r: Reading, where: string): WbxmlError {
  return wbxmlError('truncated', r.bytes.length, `The message ends ${where}`, 'the body was cut, or an END is missing');
}

/** What stands behind the root's END. */
function surplus(r: Reading): WbxmlError {
  const byte = r.bytes[r.pos] as number;
  if (byte === END) return wbxmlError('unbalanced-end', r.pos, 'END with no element open', 'the message is damaged');
  if (r.book.names[(r.page << 6) | (byte & ~HAS_CONTENT)] !== undefined)
    return wbxmlError('second-root', r.pos, 'A second root element', 'two messages in one body');
  return wbxmlError(
    'trailing-bytes',
    r.pos,
    `${r.bytes.length - r.pos} bytes behind the root element`,
    'two messages in one body, or a damaged one',
  );
}
