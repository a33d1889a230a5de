import { EAS_BOOK } from './book.ts';
import type { WbxmlLimits } from './limits.ts';
import { cut, finish, readTagKey, rootByte, startReading, switchPage, tagNumbers, tooDeep } from './reading.ts';
import type { BookChoice, Reading } from './reading.ts';
import { passOpaque, readEntity, readInline, readTableText, unsupported } from './texts.ts';
import { END, ENTITY, FIRST_TAG, HAS_CONTENT, OPAQUE, STR_I, STR_T, SWITCH_PAGE, TAG_MASK } from './tokens.ts';
import type { WbxmlDocument, WbxmlElement, WbxmlNode } from './tree.ts';

/** How a message is read. */
export interface DecodeOptions {
  /** The names, or how to choose them by the public id in the header (`syncmlBook`). @default EAS_BOOK */
  readonly book?: BookChoice;
  /** Lower bounds than {@link WBXML_LIMITS}. */
  readonly limits?: Partial<WbxmlLimits>;
  /** Keep tags the book does not have, named by their numbers (`25:0x3f`), instead of refusing the message. @default false */
  readonly keepUnknown?: boolean;
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
  const r = startReading(bytes, options.book ?? EAS_BOOK, options.limits, options.keepUnknown ?? false);
  const first = rootByte(r);
  const root = readTag(r, first);
  if (first & HAS_CONTENT) readContent(r, root);
  finish(r);
  const { version, publicId, charset } = r.header;
  return { version, publicId, charset, root };
}

/** Everything from behind the root's tag to its END. */
function readContent(r: Reading, root: Open): void {
  const { bytes, limits } = r;
  const parents: Open[] = [];
  let here = root;
  for (;;) {
    const byte = bytes[r.pos];
    if (byte === undefined) throw cut(r, 'with elements open');
    if (byte === STR_I) addText(here, readInline(r));
    else if (byte === END) {
      r.pos++;
      const parent = parents.pop();
      if (parent === undefined) return;
      here = parent;
    } else if ((byte & TAG_MASK) >= FIRST_TAG) {
      if (byte & HAS_CONTENT && parents.length + 2 > limits.depth) throw tooDeep(r);
      const inner = readTag(r, byte);
      here.children.push(inner);
      if (byte & HAS_CONTENT) {
        // Most elements hold one text and end here, without having been opened.
        if (bytes[r.pos] === END) r.pos++;
        else {
          parents.push(here);
          here = inner;
        }
      }
    } else if (byte === SWITCH_PAGE) switchPage(r);
    else if (byte === OPAQUE) here.children.push(readOpaque(r));
    else if (byte === STR_T) addText(here, readTableText(r));
    else if (byte === ENTITY) addText(here, readEntity(r));
    else throw unsupported(r, byte);
  }
}

/** A tag, with the text that follows it at once: an array made with its one entry takes a fraction of the memory of one that grew. */
function readTag(r: Reading, byte: number): Open {
  const key = readTagKey(r, byte);
  const name = r.book.names[key] ?? tagNumbers(key);
  const children = byte & HAS_CONTENT && r.bytes[r.pos] === STR_I ? [readInline(r)] : [];
  return { page: key >> 6, token: key & TAG_MASK, name, children };
}

/** Neighbouring texts become one: an XML reader would not see a border there. */
function addText(el: Open, text: string): void {
  const last = el.children.length - 1;
  const before = el.children[last];
  if (typeof before === 'string') el.children[last] = before + text;
  else el.children.push(text);
}

/** A copy: a view would keep the whole message in memory, and would change with it. */
function readOpaque(r: Reading): Uint8Array<ArrayBuffer> {
  const start = passOpaque(r);
  const opaque = new Uint8Array(r.pos - start);
  opaque.set(r.bytes.subarray(start, r.pos));
  return opaque;
}
