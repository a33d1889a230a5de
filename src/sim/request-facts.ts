import { marks } from '../eas/marks.ts';
import { decode } from '../wbxml/decode.ts';
import { isWbxmlError } from '../wbxml/errors.ts';
import { childrenOf, textOf } from '../wbxml/tree.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import type { FaultFacts } from './fault-script.ts';
import { parseQuery } from './lab/query.ts';
import type { LabRequest } from './lab/wire.ts';

/** Elements that name a collection, whichever command they stand in. */
const NAMES_A_COLLECTION: readonly string[] = ['CollectionId', 'SrcFldId', 'DstFldId', 'FolderId'];

function collectionsIn(el: WbxmlElement, below: readonly WbxmlElement[] = childrenOf(el)): readonly string[] {
  return below.flatMap((one) => {
    const names = NAMES_A_COLLECTION.includes(one.name) || (one.name === 'Id' && el.name === 'Folder');
    return names ? [textOf(one)] : collectionsIn(one);
  });
}

/** What comes of reading a body; undefined when it is none. */
function readable<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (e) {
    if (isWbxmlError(e)) return undefined; // a bare message, a malformed body, bytes where text should be: it says nothing
    throw e;
  }
}

/** The body as a tree; undefined when there is none, or when it is none. */
export function requestRoot(body: Uint8Array): WbxmlElement | undefined {
  return body.length === 0 ? undefined : readable(() => decode(body, { keepUnknown: true }).root);
}

function itemsOf(command: string | undefined, body: Uint8Array): Pick<FaultFacts, 'items'> {
  const operations = command === undefined ? undefined : marks(command, body).operations;
  return operations === undefined ? {} : { items: operations.map(({ id }) => id) };
}

/** What a fault script wants to know of a request. Needs nothing of the server's, so that it works before any server. */
export function requestFacts(request: LabRequest): FaultFacts {
  const query = request.method === 'OPTIONS' ? undefined : parseQuery(request.url);
  const version = query?.version ?? request.headers['ms-asprotocolversion'];
  const root = requestRoot(request.body);
  return {
    command: query?.command ?? request.method,
    ...(version === undefined ? {} : { version }),
    ...itemsOf(query?.command, request.body),
    collectionIds: root === undefined ? [] : (readable(() => [...new Set(collectionsIn(root))]) ?? []),
  };
}
