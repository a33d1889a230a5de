import { decode } from '../wbxml/decode.ts';
import { isWbxmlError } from '../wbxml/errors.ts';
import { SYNCML_BOOK } from '../wbxml/syncml/book.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import { isSyncmlError, syncmlError } from './errors.ts';
import { readXml } from './xml.ts';

/** Version bytes of WBXML end here; XML begins above it, with white space, a byte order mark or `<` (WBXML 1.3, 5.4). */
const WBXML_VERSION_MOST = 0x03;

/**
 * Reads a message in either encoding into one shape of tree and returns its root, SyncML. The bytes decide which it is,
 * because labels lie. Tags newer than ours are kept under their numbers.
 * @throws SyncmlError or WbxmlError naming what is wrong and where.
 * @example child(readMessage(body), 'SyncBody')
 */
export function readMessage(bytes: Uint8Array): WbxmlElement {
  const first = bytes[0];
  if (first === undefined || first > WBXML_VERSION_MOST) return readXml(bytes);
  const { root } = decode(bytes, { book: SYNCML_BOOK, keepUnknown: true });
  if (root.name !== 'SyncML')
    throw syncmlError('not-syncml', 0, 'The root element is not SyncML', 'another service answers at that address');
  return root;
}

/** Names under which a body that is no message is handled. */
export type Unreadable = 'html-body' | 'empty-body' | 'undecodable';

/** Which of these an error of {@link readMessage} is; undefined when it is none of its errors, but a fault of ours. */
export function unreadable(e: unknown): Unreadable | undefined {
  if (!isSyncmlError(e) && !isWbxmlError(e)) return undefined;
  return e.code === 'html-body' || e.code === 'empty-body' ? e.code : 'undecodable';
}
