// What an example may use without making it: values an app has at hand. Those with a value are there when the example runs;
// an example that uses one of the others (they need a server or a platform) is type-checked only.
import type { Outcome } from '../../../src/core/outcome.ts';
import type { FolderChange } from '../../../src/core/own-requests.ts';
import type { WireResponse } from '../../../src/core/ports.ts';
import type { Status } from '../../../src/core/status.ts';
import { decode } from '../../../src/wbxml/decode.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { at } from '../../../src/wbxml/tree.ts';

/** A Sync reply of one collection whose key moved. */
const syncReply = element(
  'AirSync:Sync',
  element(
    'AirSync:Collections',
    element('AirSync:Collection', element('AirSync:SyncKey', '12'), element('AirSync:CollectionId', '5'), element('AirSync:Status', '1')),
  ),
);

export const body = encode(syncReply);
export const bytes = body;
export const root = decode(body).root;
export const collection = at(root, 'Collections/Collection') ?? root;
export const e: unknown = new Error('something');
export const now = 1_700_000_000_000;
export const status: Status = {
  source: { protocol: 'eas', command: 'Sync', level: 'collection', path: 'Sync/Collections/Collection', collectionId: '5' },
  code: 3,
  protocolVersion: '14.1',
  facts: {},
};

export const signIn = (): void => undefined;

export declare const url: string;
export declare const headers: Record<string, string>;
export declare const reply: WireResponse;
export declare const response: Response;

export declare const endpoint: string;
/** The app's own database. */
export declare const db: {
  startOver(collectionId: string): Promise<void>;
  hierarchyKey(): Promise<string>;
  applyFolders(changes: readonly FolderChange[], syncKey: string, full: boolean): Promise<void>;
  newToken(): Promise<string>;
  dropEverything(): Promise<void>;
  syncRequest(collectionId: string, startsOver: boolean): Uint8Array<ArrayBuffer>;
  apply(body: Uint8Array): Promise<void>;
  /** Edits that wait to go out. */
  waiting(): readonly { readonly id: string }[];
  encodeSync(edits: readonly { readonly id: string }[]): Uint8Array<ArrayBuffer>;
  setAside(id: string): Promise<void>;
};
export declare const outcome: Outcome;
