import type { Kind } from './resolution.ts';

/** Kinds a request can be asked for; `resync` and `restart` belong to SyncML's session. */
export type RequestKind = Exclude<Kind, 'resync' | 'restart'>;

/** Asks about something and changes nothing: tried again, put differently, or answered. */
type Query = 'accept' | 'reject' | 'rephrase' | 'retry';
/** Edits a folder of the hierarchy whose key it shares with FolderSync [MS-ASCMD 2.2.3.181.1]. */
type FolderEdit = 'accept' | 'refresh' | 'reject' | 'reset' | 'retry';

/**
 * Which kinds the rows of a command may lead to: the ones its machine has a state for that makes sense there. A FolderSync
 * is never told to refresh the hierarchy first, a Settings never to reset a key. The common, HTTP and transport rows
 * reach every command and may lead to whatever a request can do.
 */
export interface HandledKinds {
  common: RequestKind;
  http: RequestKind;
  transport: RequestKind;
  Autodiscover: 'reject' | 'repair';
  Find: Query | 'refresh';
  FolderCreate: FolderEdit;
  FolderDelete: FolderEdit;
  FolderSync: 'accept' | 'hold' | 'reject' | 'reset' | 'retry';
  FolderUpdate: FolderEdit;
  GetItemEstimate: 'accept' | 'refresh' | 'reject' | 'reset';
  ItemOperations: Query | 'reconcile' | 'refresh';
  MeetingResponse: 'accept' | 'refresh' | 'reject' | 'retry';
  MoveItems: 'accept' | 'refresh' | 'reject' | 'retry';
  Ping: 'continue' | 'hold' | 'refresh' | 'reject' | 'rephrase' | 'reset' | 'retry';
  Provision: 'accept' | 'continue' | 'hold' | 'reject' | 'repair' | 'rephrase' | 'retry';
  ResolveRecipients: Query;
  Search: Query | 'refresh';
  Settings: 'accept' | 'reject' | 'retry';
  Sync: Exclude<RequestKind, 'continue' | 'wipe'>;
  ValidateCert: Query;
  syncml: SyncmlKinds['syncml'];
  alert: SyncmlKinds['alert'];
}

/**
 * The same for SyncML, by where a rule stands. Its session keeps no policy and wipes no device, and what ActiveSync does with
 * a key of 0 is `resync` there; an Alert is a wish of the server's, so nothing of ours is repeated or repaired for it.
 */
export interface SyncmlKinds {
  syncml: Exclude<Kind, 'reset' | 'wipe'>;
  alert: 'accept' | 'continue' | 'hold' | 'reconcile' | 'reject' | 'resync';
  http: 'accept' | 'hold' | 'reconcile' | 'reject' | 'repair' | 'rephrase' | 'restart' | 'retry';
  transport: 'hold' | 'reconcile' | 'reject' | 'repair' | 'retry';
}
