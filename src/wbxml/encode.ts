import { wbxmlError } from './errors.ts';
import type { WbxmlError } from './errors.ts';
import { lowered } from './limits.ts';
import type { WbxmlLimits } from './limits.ts';
import {
  CHARSET_UTF_8,
  END,
  FIRST_TAG,
  HAS_CONTENT,
  OPAQUE,
  PUBLIC_ID_UNKNOWN,
  STR_I,
  SWITCH_PAGE,
  TAG_MASK,
  VERSION_1_3,
} from './tokens.ts';
import type { WbxmlDocument, WbxmlElement } from './tree.ts';
import { UNWRITABLE, writeUtf8 } from './utf8.ts';

/** How a message is written. */
export interface EncodeOptions {
  /** Lower bounds than {@link WBXML_LIMITS}. */
  readonly limits?: Partial<WbxmlLimits>;
}

interface Writing {
  bytes: Uint8Array<ArrayBuffer>;
  pos: number;
  page: number;
  readonly limits: WbxmlLimits;
}

/** An element being written, and which of its children comes next. */
interface Level {
  readonly el: WbxmlElement;
  next: number;
}

/** First size of the output in bytes: most requests fit, and doubling from it is cheap. */
const FIRST_BYTES = 512;

/**
 * Writes a message: header 03 01 6A 00 for a bare root (WBXML 1.3, ActiveSync, UTF-8, no string table; MS-ASWBXML 2.1),
 * version and public id of the document for a document. Text is always UTF-8, inline; an element without children is a bare tag.
 * @throws WbxmlError for a tree that cannot be written; `offset` is the length of what was written up to there.
 * @example const body = encode(element('Ping:Ping', element('Ping:HeartbeatInterval', '480')));
 */
export function encode(what: WbxmlElement | WbxmlDocument, options: EncodeOptions = {}): Uint8Array<ArrayBuffer> {
  const w: Writing = { bytes: new Uint8Array(FIRST_BYTES), pos: 0, page: 0, limits: lowered(options.limits) };
  if ('root' in what) {
    writeHeader(w, what.version, what.publicId);
    writeTree(w, what.root);
  } else {
    writeHeader(w, VERSION_1_3, PUBLIC_ID_UNKNOWN);
    writeTree(w, what);
  }
  if (w.pos > w.limits.bytes) throw tooLarge(w);
  return w.bytes.slice(0, w.pos);
}

function writeHeader(w: Writing, version: number, publicId: number | string): void {
  if (![1, 2, 3].includes(version))
    throw wbxmlError('bad-argument', 0, `Version byte ${version}`, 'WBXML 1.1 to 1.3 is written: 1, 2 or 3');
  reserve(w, 16);
  w.bytes[w.pos++] = version;
  if (typeof publicId === 'number') {
    // 0 says that the name is in the string table, and there would be none.
    const isOne = Number.isInteger(publicId) && publicId > 0 && publicId <= 0xffffffff;
    if (!isOne) throw wbxmlError('bad-argument', w.pos, `Public id ${publicId}`, 'give a number from 1 up, or a name');
    writeNumber(w, publicId);
    w.bytes[w.pos++] = CHARSET_UTF_8;
    w.bytes[w.pos++] = 0;
    return;
  }
  const name = new Uint8Array(publicId.length * 3 + 1);
  const length = writeUtf8(publicId, name, 0);
  if (length === UNWRITABLE) throw unwritable(w, 'The public id');
  if (length >= w.limits.tableBytes) throw wbxmlError('table-too-large', w.pos, `A public id of ${length} bytes`, 'name the document type');
  w.bytes[w.pos++] = 0;
  w.bytes[w.pos++] = 0;
  w.bytes[w.pos++] = CHARSET_UTF_8;
  writeNumber(w, length + 1);
  writeBytes(w, name.subarray(0, length + 1));
}

function writeTree(w: Writing, root: WbxmlElement): void {
  const levels: Level[] = [];
  let here: Level | undefined = writeTag(w, root);
  while (here !== undefined) {
    const node: unknown = here.el.children[here.next++];
    if (here.next > here.el.children.length) {
      reserve(w, 1);
      w.bytes[w.pos++] = END;
      here = levels.pop();
    } else if (typeof node === 'string') writeText(w, node, here.el);
    else if (node instanceof Uint8Array) writeOpaque(w, node);
    else if (typeof node === 'object' && node !== null && 'children' in node) {
      const inner = writeTag(w, node as WbxmlElement);
      if (inner === undefined) continue;
      if (levels.length + 2 > w.limits.depth)
        throw wbxmlError('too-deep', w.pos, `More than ${w.limits.depth} elements open`, 'does the tree contain itself?');
      levels.push(here);
      here = inner;
    } else
      throw wbxmlError(
        'bad-node',
        w.pos,
        `Child ${here.next - 1} of ${here.el.name} is no element, string or Uint8Array`,
        'turn numbers into strings',
      );
  }
}

/** Writes a tag, with a page switch where needed. Undefined when the element is empty and therefore done. */
function writeTag(w: Writing, el: WbxmlElement): Level | undefined {
  const { page, token } = el;
  if (!(Number.isInteger(token) && token >= FIRST_TAG && token <= TAG_MASK && Number.isInteger(page) && page >= 0 && page <= 255))
    throw wbxmlError('bad-node', w.pos, `No tag has the numbers ${page} and ${token}`, 'make elements with element()');
  reserve(w, 3);
  if (page !== w.page) {
    w.bytes[w.pos++] = SWITCH_PAGE;
    w.bytes[w.pos++] = page;
    w.page = page;
  }
  const empty = el.children.length === 0;
  w.bytes[w.pos++] = empty ? token : token | HAS_CONTENT;
  return empty ? undefined : { el, next: 0 };
}

function writeText(w: Writing, text: string, el: WbxmlElement): void {
  reserve(w, text.length * 3 + 2);
  w.bytes[w.pos++] = STR_I;
  const end = writeUtf8(text, w.bytes, w.pos);
  if (end === UNWRITABLE) throw unwritable(w, `The text of ${el.name}`);
  w.bytes[end] = 0;
  w.pos = end + 1;
}

function writeOpaque(w: Writing, bytes: Uint8Array): void {
  if (bytes.length > w.limits.opaqueBytes)
    throw wbxmlError('opaque-too-large', w.pos, `Opaque of ${bytes.length} bytes`, `at most ${w.limits.opaqueBytes} are written`);
  reserve(w, 6);
  w.bytes[w.pos++] = OPAQUE;
  writeNumber(w, bytes.length);
  writeBytes(w, bytes);
}

function writeBytes(w: Writing, bytes: Uint8Array): void {
  reserve(w, bytes.length);
  w.bytes.set(bytes, w.pos);
  w.pos += bytes.length;
}

/** An mb_u_int32 (WBXML 1.3, 5.1); room for five bytes must be there. */
function writeNumber(w: Writing, value: number): void {
  let groups = 1;
  while (groups < 5 && value >= 2 ** (7 * groups)) groups++;
  for (let i = groups - 1; i > 0; i--) w.bytes[w.pos++] = 0x80 | (Math.floor(value / 2 ** (7 * i)) % 128);
  w.bytes[w.pos++] = value % 128;
}

function reserve(w: Writing, more: number): void {
  const needed = w.pos + more;
  if (needed <= w.bytes.length) return;
  // A text reserves three bytes a code unit; so much more than the bound cannot fit whatever it is.
  if (w.pos > w.limits.bytes || more > w.limits.bytes * 3 + 16) throw tooLarge(w);
  const larger = new Uint8Array(Math.max(needed, w.bytes.length * 2));
  larger.set(w.bytes.subarray(0, w.pos));
  w.bytes = larger;
}

function tooLarge(w: Writing): WbxmlError {
  return wbxmlError('too-large', w.pos, `More than ${w.limits.bytes} bytes`, 'send less at a time');
}

function unwritable(w: Writing, what: string): WbxmlError {
  return wbxmlError('bad-text', w.pos, `${what} has a zero character or half of a surrogate pair`, 'repair the text before it is written');
}
