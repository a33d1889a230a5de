import { SaxesParser } from 'saxes';
import type { WbxmlElement, WbxmlNode } from '../wbxml/tree.ts';
import { readUtf8 } from '../wbxml/utf8.ts';
import { syncmlError } from './errors.ts';
import type { SyncmlError } from './errors.ts';
import { lowered } from './limits.ts';
import type { SyncmlLimits } from './limits.ts';

// The one file that knows the XML parser: saxes, which is strict, keeps its state in a stack and not in recursion, and
// resolves neither a DTD nor an entity of one.

/** How a message is read. */
export interface XmlOptions {
  /** Lower bounds than ours. @default SYNCML_LIMITS */
  readonly limits?: Partial<SyncmlLimits>;
}

/** Page and tag number of an element that came as XML, where it has none. Tag number 0 is SWITCH_PAGE, so it is never a tag. */
const NOWHERE = { page: 0, token: 0 } as const;

/** Character sets of the declaration under which UTF-8 bytes mean what they say. */
const UTF8_NAMES = /^(utf-?8|us-ascii)$/i;
const PAGE_OF_HTML = /^\s*(<!doctype\s+html|<html[\s>])/i;

interface Frame {
  readonly name: string;
  readonly children: WbxmlNode[];
}

interface Reading {
  readonly open: Frame[];
  root: WbxmlElement | undefined;
  nodes: number;
}

/**
 * Reads a SyncML message in XML into the tree that WBXML decodes to: names without their namespace, text as strings,
 * CDATA as text, attributes dropped (SyncML's DTD has none but xmlns). Nothing is fetched and no entity is resolved but
 * the five of XML: a DOCTYPE is skipped, one with an internal subset is refused [OMA SyncML RepPro 1.1, 5; XML 1.0, 2.8].
 * @throws SyncmlError naming what is wrong and where; WbxmlError `bad-utf8` when the bytes are no UTF-8. Never partial data.
 * @example textOf(at(readXml(body), 'SyncHdr/MsgID')) // '1'
 */
export function readXml(bytes: Uint8Array, options: XmlOptions = {}): WbxmlElement {
  const limits = lowered(options.limits);
  if (bytes.length > limits.bytes)
    throw syncmlError('too-large', 0, `The message has ${bytes.length} bytes, more than ${limits.bytes}`, 'announce a smaller MaxMsgSize');
  const text = readUtf8(bytes, 0, bytes.length);
  if (text.trim() === '') throw syncmlError('empty-body', 0, 'There is no message', 'the server, or something before it, sent nothing');
  if (PAGE_OF_HTML.test(text)) throw webPage();
  const reading: Reading = { open: [], root: undefined, nodes: 0 };
  parse(text, bytes, limits, reading);
  if (reading.root === undefined) throw syncmlError('not-well-formed', 0, 'There is no element', 'the server sent no XML');
  return reading.root;
}

function parse(text: string, bytes: Uint8Array, limits: SyncmlLimits, reading: Reading): void {
  const parser = new SaxesParser({ xmlns: true });
  let ending = false;
  const place = (): number => parser.position;
  // The parser's own sentence may quote the message, so it is not passed on.
  parser.on('error', () => {
    if (ending) throw syncmlError('truncated', place(), 'The message ends inside an element', 'the reply was cut: ask for it again');
    throw syncmlError('not-well-formed', place(), 'The XML is not well-formed', 'keep the reply for a report to the server');
  });
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !UTF8_NAMES.test(encoding) && bytes.some((byte) => byte >= 0x80))
      throw syncmlError('charset', place(), 'The message declares another character set than UTF-8', 'ask the server for UTF-8');
  });
  parser.on('doctype', (subset) => {
    if (subset.includes('['))
      throw syncmlError('doctype', place(), 'The message brings its own DTD', 'no SyncML server does: check who answers');
  });
  parser.on('opentag', ({ local, attributes }) => {
    if (reading.open.length === 0) checkRoot(local, place);
    if (reading.open.length >= limits.depth)
      throw syncmlError('too-deep', place(), `More than ${limits.depth} elements are open`, 'no SyncML message nests so deep');
    count(reading, 1 + Object.keys(attributes).length, limits, place);
    reading.open.push({ name: local, children: [] });
  });
  const add = (piece: string): void => {
    const frame = innermost(reading);
    if (frame === undefined || piece === '') return;
    count(reading, 1, limits, place);
    const last = frame.children.length - 1;
    const before = frame.children[last];
    if (typeof before === 'string') frame.children[last] = before + piece;
    else frame.children.push(piece);
  };
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    const frame = reading.open.pop();
    if (frame === undefined) return;
    const element: WbxmlElement = { ...NOWHERE, name: frame.name, children: frame.children };
    const parent = innermost(reading);
    if (parent === undefined) reading.root = element;
    else parent.children.push(element);
  });
  parser.write(text);
  ending = true;
  parser.close();
}

/** Hermes has no Array.prototype.at. */
function innermost({ open }: Reading): Frame | undefined {
  return open[open.length - 1];
}

function checkRoot(name: string, place: () => number): void {
  if (name === 'SyncML') return;
  if (name.toLowerCase() === 'html') throw webPage();
  throw syncmlError('not-syncml', place(), 'The root element is not SyncML', 'another service answers at that address');
}

function webPage(): SyncmlError {
  return syncmlError('html-body', 0, 'This is a web page, no SyncML', 'a network login or another server answers at that address');
}

function count(reading: Reading, more: number, limits: SyncmlLimits, place: () => number): void {
  reading.nodes += more;
  if (reading.nodes > limits.nodes)
    throw syncmlError(
      'too-many-nodes',
      place(),
      `The message has more than ${limits.nodes} elements and texts`,
      'ask for fewer items at a time',
    );
}
