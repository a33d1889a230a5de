import { CHARSET_UTF_8 } from './tokens.ts';
import { readUtf8 } from './utf8.ts';

/** An element of a message. */
export interface WbxmlElement {
  /** Code page, 0-255. */
  readonly page: number;
  /** Tag number on that page, 0x05-0x3F. */
  readonly token: number;
  /** Name without its namespace: `Sync`. A kept unknown tag is called by its numbers: `25:0x3f`. */
  readonly name: string;
  readonly children: readonly WbxmlNode[];
}

/** What stands inside an element: another element, text, or bytes (OPAQUE). Neighbouring texts are one. */
export type WbxmlNode = WbxmlElement | string | Uint8Array<ArrayBuffer>;

/** A whole message: what its header said, and its root. */
export interface WbxmlDocument {
  /** Version byte of the header: 3 is WBXML 1.3. */
  readonly version: number;
  /** Number of the document type, or its name when the header points into the string table. 1 is ActiveSync's "unknown". */
  readonly publicId: number | string;
  /** IANA number of the character set it came in; 106 is UTF-8. The strings of the tree are decoded whatever it was. */
  readonly charset: number;
  readonly root: WbxmlElement;
}

/** Is this node an element (and neither text nor bytes)? */
export function isElement(node: WbxmlNode): node is WbxmlElement {
  return typeof node !== 'string' && !(node instanceof Uint8Array);
}

/**
 * The first child element of that name, on whatever page it is.
 * @example child(collection, 'SyncKey')
 */
export function child(el: WbxmlElement, name: string): WbxmlElement | undefined {
  for (const node of el.children) if (isElement(node) && node.name === name) return node;
  return undefined;
}

/** All child elements of that name, in order. Without a name: all child elements. */
export function childrenOf(el: WbxmlElement, name?: string): readonly WbxmlElement[] {
  return el.children.filter((node): node is WbxmlElement => isElement(node) && (name === undefined || node.name === name));
}

/**
 * The element at a path below this one, taking the first of each name. The path does not name the element itself.
 * @example at(root, 'Collections/Collection/Status')
 */
export function at(el: WbxmlElement, path: string): WbxmlElement | undefined {
  let here: WbxmlElement | undefined = el;
  for (const name of path.split('/')) here = here && child(here, name);
  return here;
}

/**
 * The text directly inside an element, without that of its children. Bytes count as UTF-8 text, because SyncML puts
 * text into opaques. Undefined element: undefined, so that it reads well around {@link child} and {@link at}.
 * @throws WbxmlError `bad-utf8` when there are bytes and they are no text.
 * @example textOf(at(root, 'Collections/Collection/SyncKey')) // '12' or undefined
 */
export function textOf(el: WbxmlElement): string;
export function textOf(el: WbxmlElement | undefined): string | undefined;
export function textOf(el: WbxmlElement | undefined): string | undefined {
  if (el === undefined) return undefined;
  let text = '';
  for (const node of el.children) {
    if (typeof node === 'string') text += node;
    else if (node instanceof Uint8Array) text += readUtf8(node, 0, node.length);
  }
  return text;
}

/** A document around a root, with the header ActiveSync uses: 03 01 6A 00 (MS-ASWBXML 2.1). */
export function documentOf(root: WbxmlElement, publicId: number | string = 1, version = 3): WbxmlDocument {
  return { version, publicId, charset: CHARSET_UTF_8, root };
}
