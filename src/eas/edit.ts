import type { Edit } from '../core/protocol.ts';
import { element } from '../wbxml/build.ts';
import { decode } from '../wbxml/decode.ts';
import { encode } from '../wbxml/encode.ts';
import { isWbxmlError } from '../wbxml/errors.ts';
import { child, isElement, textOf } from '../wbxml/tree.ts';
import type { WbxmlElement, WbxmlNode } from '../wbxml/tree.ts';

/**
 * The app's bytes with one of the library's few edits: Ping HeartbeatInterval; Sync Wait, HeartbeatInterval, WindowSize. All
 * else stays as it is, unknown elements too. Undefined when the bytes have no place for the change, cannot be read, or have
 * the value already: then only the app can make other ones.
 *
 * @example edit('Ping', body, { heartbeatSeconds: 480 })
 */
export function edit(command: string, body: Uint8Array, change: Edit): Uint8Array<ArrayBuffer> | undefined {
  const editor = EDITORS.get(command);
  if (editor === undefined || !Object.values(change).every(isUsable)) return undefined;
  try {
    // An empty Ping repeats what the server has cached; with an interval alone it changes that (MS-ASCMD 2.2.1.13).
    if (body.length === 0) return command === 'Ping' ? encoded(pinged(element('Ping:Ping'), change)) : undefined;
    const document = decode(body, { keepUnknown: true });
    return document.root.name === command ? encoded(editor(document.root, change)) : undefined;
  } catch (error) {
    if (isWbxmlError(error)) return undefined;
    throw error;
  }
}

function encoded(root: WbxmlElement | undefined): Uint8Array<ArrayBuffer> | undefined {
  return root && encode(root);
}

const EDITORS: ReadonlyMap<string, (root: WbxmlElement, change: Edit) => WbxmlElement | undefined> = new Map([
  ['Ping', pinged],
  ['Sync', synced],
]);

/** Intervals and windows are whole numbers above 0: a bound that is none was misread. */
function isUsable(value: number | undefined): boolean {
  return value === undefined || (Number.isSafeInteger(value) && value > 0);
}

/** Ping: the interval in its place, or first where the app left it to the server's memory (MS-ASCMD 2.2.3.88.1). */
function pinged(root: WbxmlElement, { heartbeatSeconds }: Edit): WbxmlElement | undefined {
  if (heartbeatSeconds === undefined) return undefined;
  if (child(root, 'HeartbeatInterval') !== undefined) return withText(root, 'HeartbeatInterval', String(heartbeatSeconds));
  return { ...root, children: [element('Ping:HeartbeatInterval', String(heartbeatSeconds)), ...root.children] };
}

/** Sync: only what is there is changed, because Wait and HeartbeatInterval exclude each other (MS-ASCMD 2.2.3.198). */
function synced(root: WbxmlElement, { heartbeatSeconds, waitMinutes, windowSize }: Edit): WbxmlElement | undefined {
  let edited: WbxmlElement | undefined;
  if (heartbeatSeconds !== undefined) edited = withText(edited ?? root, 'HeartbeatInterval', String(heartbeatSeconds)) ?? edited;
  if (waitMinutes !== undefined) edited = withText(edited ?? root, 'Wait', String(waitMinutes)) ?? edited;
  if (windowSize !== undefined) edited = windowed(edited ?? root, windowSize) ?? edited;
  return edited;
}

/** Every WindowSize above the bound comes down to it; a collection that has none, and is given items, gets one (MS-ASCMD 2.2.3.199). */
function windowed(root: WbxmlElement, most: number): WbxmlElement | undefined {
  const capped = capWindow(root, most) ?? root;
  const collections = child(capped, 'Collections');
  if (collections === undefined) return capped === root ? undefined : capped;
  const children = collections.children.map((node) =>
    isElement(node) && node.name === 'Collection' ? (collectionWindow(node, most) ?? node) : node,
  );
  if (capped === root && children.every((node, i) => node === collections.children[i])) return undefined;
  return replaced(capped, collections, { ...collections, children });
}

/** Elements a WindowSize stands in front of (MS-ASCMD 2.2.3.29.2, order of the schema). */
const BEHIND_WINDOW: readonly string[] = ['ConversationMode', 'Options', 'Commands'];

function collectionWindow(collection: WbxmlElement, most: number): WbxmlElement | undefined {
  if (child(collection, 'WindowSize') !== undefined) return capWindow(collection, most);
  // Key 0 brings no items, so there is nothing to limit.
  if (textOf(child(collection, 'SyncKey')) === '0') return undefined;
  const found = collection.children.findIndex((node) => isElement(node) && BEHIND_WINDOW.includes(node.name));
  const place = found < 0 ? collection.children.length : found;
  const window = element('AirSync:WindowSize', String(most));
  return { ...collection, children: [...collection.children.slice(0, place), window, ...collection.children.slice(place)] };
}

/** 0 and more than 512 stand for 512 (MS-ASCMD 2.2.3.199). */
const WINDOW_MOST = 512;

function capWindow(parent: WbxmlElement, most: number): WbxmlElement | undefined {
  const text = textOf(child(parent, 'WindowSize'));
  if (text === undefined) return undefined;
  const asked = Number(text) || WINDOW_MOST;
  return Math.min(asked, WINDOW_MOST) > most ? withText(parent, 'WindowSize', String(most)) : undefined;
}

/** The parent with another text in its first child of that name; undefined when it has none, or the same text. */
function withText(parent: WbxmlElement, name: string, text: string): WbxmlElement | undefined {
  const old = child(parent, name);
  return old === undefined || textOf(old) === text ? undefined : replaced(parent, old, { ...old, children: [text] });
}

function replaced(parent: WbxmlElement, old: WbxmlNode, fresh: WbxmlNode): WbxmlElement {
  return { ...parent, children: parent.children.map((node) => (node === old ? fresh : node)) };
}
