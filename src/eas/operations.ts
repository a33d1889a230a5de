import type { Operation, RequestMarks } from '../core/protocol.ts';
import type { Scanned } from '../wbxml/scan.ts';
import { at, child, childrenOf, textOf } from '../wbxml/tree.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import { OPERATIONS_MOST } from './limits.ts';

// Which items a request is about, by their ids: what can be left out of it by name, or cut by count.

/** What a request wants done to single items, as its marks have it. */
export type Operations = Pick<RequestMarks, 'operations' | 'elements'>;

/** The list of a command: where its elements stand, what names one, and its collection. No id where it would be a person's address. */
interface Listed {
  readonly path?: string;
  readonly names: readonly string[];
  readonly ids?: readonly string[];
  readonly collection?: string;
}

const LISTS: Readonly<Record<string, Listed>> = {
  GetItemEstimate: { path: 'Collections', names: ['Collection'] },
  ItemOperations: {
    names: ['Fetch', 'Move', 'EmptyFolderContents'],
    ids: ['ServerId', 'LongId', 'FileReference'],
    collection: 'CollectionId',
  },
  MeetingResponse: { names: ['Request'], ids: ['RequestId'], collection: 'CollectionId' },
  MoveItems: { names: ['Move'], ids: ['SrcMsgId'], collection: 'SrcFldId' },
  ResolveRecipients: { names: ['To'] },
  ValidateCert: { path: 'Certificates', names: ['Certificate'] },
};

/** Is this a command whose request is a list? Sync is not here: its operations come with the scan. */
export function isList(command: string): boolean {
  return Object.hasOwn(LISTS, command);
}

/** What Sync wants done, from its scan. Only if each has an id: a search for a bad one that cannot be named would blame another. */
export function syncOperations({ collections }: Scanned): Operations {
  const all = collections.reduce((sum, { adds, changes, deletes, fetches }) => sum + adds + changes + deletes + fetches, 0);
  const named = collections.flatMap(({ collectionId = '', operations = [] }) =>
    operations.flatMap(({ kind, id }) => (id === undefined || id === '' ? [] : [{ collectionId, kind, id }])),
  );
  return named.length === 0 || named.length < all ? {} : { operations: named };
}

/** What a command with a list is about. */
export function listedOperations(command: string, root: WbxmlElement): Operations {
  const listed = LISTS[command];
  const holder = listed?.path === undefined ? root : at(root, listed.path);
  if (listed === undefined || holder === undefined) return {};
  const found = childrenOf(holder).filter((one) => listed.names.includes(one.name));
  const named = found.flatMap((one) => operationOf(one, listed) ?? []);
  if (found.length === 0) return {};
  const isNamed = named.length === found.length && named.length <= OPERATIONS_MOST;
  return { elements: found.length, ...(isNamed && { operations: named }) };
}

function operationOf(one: WbxmlElement, { ids = [], collection }: Listed): Operation | undefined {
  const id = ids.map((name) => textOf(child(one, name))).find((text) => text);
  if (id === undefined) return undefined;
  return { collectionId: (collection === undefined ? undefined : textOf(child(one, collection))) ?? '', kind: one.name, id };
}
