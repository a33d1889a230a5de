import { EAS_BOOK } from '../../src/wbxml/book.ts';
import type { CodeBook } from '../../src/wbxml/book.ts';
import { elementOf } from '../../src/wbxml/build.ts';
import { textReader } from '../../src/wbxml/charset.ts';
import type { WbxmlElement } from '../../src/wbxml/tree.ts';
import { RENAMED } from './names.ts';
import type { XmlElement } from './xml.ts';

/** What both sides are reduced to: names and texts in order. Empty texts are gone, XML has none. */
export type Outline = readonly [name: string, ...children: (Outline | string)[]];

/** Elements whose content libwbxml takes for bytes, both ways: base64 in XML, OPAQUE in WBXML. */
export const BLOBS: readonly string[] = ['ComposeMail:Mime', 'Email2:ConversationId', 'Email2:ConversationIndex'];
/** For these only when reading; when writing it leaves the base64 as it is. Bytes anywhere else it writes raw. */
export const BLOBS_READ: readonly string[] = [
  ...BLOBS,
  'ResolveRecipients:Data',
  'Search:ConversationId',
  'Gal:Data',
  'AirSyncBase:Content',
  'ItemOperations:ConversationId',
];
const latin1 = textReader(4);

const nameOf = (el: WbxmlElement, book: CodeBook): string => `${book.pages.get(el.page)?.namespace}:${el.name}`;

/** Our tree. */
export function outlineOfTree(el: WbxmlElement, book: CodeBook = EAS_BOOK): Outline {
  const name = nameOf(el, book);
  const children = el.children.map((node) => {
    if (typeof node === 'string') return node;
    if (!(node instanceof Uint8Array)) return outlineOfTree(node, book);
    return BLOBS_READ.includes(name) ? btoa(latin1?.(node, 0, node.length) ?? '') : new TextDecoder().decode(node);
  });
  return [name, ...joined(children)];
}

const OURS = new Map(Object.entries(RENAMED).map(([ours, theirs]) => [`${ours.split(':')[0]}:${theirs}`, ours]));

/** Its XML, in our names. */
export function outlineOfXml(el: XmlElement, namespaces: Readonly<Record<string, string>> = {}): Outline {
  const namespace = namespaces[el.namespace] ?? el.namespace.replace(/:$/, '');
  const name = `${namespace}:${el.name}`;
  return [OURS.get(name) ?? name, ...joined(el.children.map((node) => (typeof node === 'string' ? node : outlineOfXml(node, namespaces))))];
}

/** Our tree as XML in its names, for it to encode. Undefined when the tree has bytes it would read as text. */
export function xmlOfTree(el: WbxmlElement): XmlElement | undefined {
  const qualified = nameOf(el, EAS_BOOK);
  const children: (XmlElement | string)[] = [];
  for (const node of el.children) {
    const child = typeof node === 'string' ? node : node instanceof Uint8Array ? base64In(qualified, node) : xmlOfTree(node);
    if (child === undefined) return undefined;
    children.push(child);
  }
  const [namespace] = qualified.split(':');
  return { namespace: `${namespace}:`, name: RENAMED[qualified] ?? el.name, children };
}

function base64In(name: string, bytes: Uint8Array): string | undefined {
  return BLOBS.includes(name) ? btoa(latin1?.(bytes, 0, bytes.length) ?? '') : undefined;
}

function joined(nodes: readonly (Outline | string)[]): (Outline | string)[] {
  const kept: (Outline | string)[] = [];
  for (const node of nodes) {
    const before = kept.at(-1);
    if (typeof node === 'string' && typeof before === 'string') kept[kept.length - 1] = before + node;
    else if (node !== '') kept.push(node);
  }
  return kept;
}

/** Its XML as a tree of ours. */
export function treeOfXml(el: XmlElement): WbxmlElement {
  const namespace = el.namespace.replace(/:$/, '');
  const theirs = `${namespace}:${el.name}`;
  const name = OURS.get(theirs) ?? theirs;
  const children = el.children.map((node) => {
    if (typeof node !== 'string') return treeOfXml(node);
    return BLOBS.includes(name) ? Uint8Array.from(atob(node), (char) => char.charCodeAt(0)) : node;
  });
  return elementOf(EAS_BOOK)(name, ...children);
}
