/** A Status and its place. The ids are those that name the item or collection it speaks about. */
export interface ScannedStatus {
  /** Element path from the root, without Status: `Sync/Collections/Collection`. */
  readonly path: string;
  /** The text itself where it is no whole number. */
  readonly code: number | string;
  readonly collectionId?: string;
  /** ServerId; in MoveItems SrcMsgId, in MeetingResponse RequestId. */
  readonly serverId?: string;
  readonly clientId?: string;
}

/** A child of Commands, by its name and the id the request gives it. */
export interface ScannedOperation {
  readonly kind: string;
  /** ServerId, else ClientId; undefined when it has neither. */
  readonly id?: string;
}

/** A collection of a request or of a reply (Sync, GetItemEstimate). */
export interface ScannedCollection {
  readonly collectionId?: string;
  readonly syncKey?: string;
  readonly moreAvailable: boolean;
  /** Children of Commands: Add, Change, Delete and SoftDelete together, Fetch. */
  readonly adds: number;
  readonly changes: number;
  readonly deletes: number;
  readonly fetches: number;
  /** Children of Responses. */
  readonly responses: number;
  readonly status?: number | string;
  /** When the scan was asked to note them: up to as many as it was asked for. */
  readonly operations?: readonly ScannedOperation[];
}

/** What a message says that recovery needs. Everything else was walked over, its structure checked, its texts not read. */
export interface Scanned {
  readonly root: { readonly page: number; readonly token: number; readonly name?: string };
  /** In the order their elements close. */
  readonly statuses: readonly ScannedStatus[];
  readonly collections: readonly ScannedCollection[];
  /** SyncKey below the root: FolderSync and the folder edits. */
  readonly syncKey?: string;
  /** Add, Update, Delete below FolderSync's Changes. */
  readonly changes: number;
  readonly limit?: number;
  readonly maxFolders?: number;
  /** In seconds. */
  readonly heartbeatInterval?: number;
  /** In minutes. */
  readonly wait?: number;
  /** Ping's Folders: Id in a request, the text of Folder in a reply. */
  readonly folders: readonly string[];
  /** ClientId of a mail (SendMail, SmartReply, SmartForward). */
  readonly clientId?: string;
  readonly policyKey?: string;
  /** Elements whose tag the book does not have: a newer protocol, or noise. */
  readonly unknown: number;
}
