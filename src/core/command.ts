import type { Prefix } from './status-id.ts';
import type { Level, Version } from './status.ts';
import type { EasRung, SyncmlRung } from './rungs.ts';

export type EasCommandName =
  | 'Autodiscover' | 'Find' | 'FolderCreate' | 'FolderDelete' | 'FolderSync' | 'FolderUpdate' | 'GetAttachment' | 'GetHierarchy'
  | 'CreateCollection' | 'DeleteCollection' | 'MoveCollection' | 'GetItemEstimate' | 'ItemOperations' | 'MeetingResponse' | 'MoveItems'
  | 'Ping' | 'Provision' | 'ResolveRecipients' | 'Search' | 'SendMail' | 'Settings' | 'SmartForward' | 'SmartReply' | 'Sync'
  | 'ValidateCert' | 'OPTIONS'; // prettier-ignore

/** A place where a command's reply carries Status, and which prefix its numbers belong to. */
export interface StatusPlace {
  /** Element path from the root, without Status: `Sync/Collections/Collection`. */
  readonly path: string;
  readonly level: Level;
  readonly prefix: Prefix;
}

/** What is true of a command whatever the server says. */
export interface CommandFacts<Name extends string = string> {
  readonly name: Name;
  readonly spec: string;
  /** Rungs that must be whole before it goes out. */
  readonly needs: readonly (EasRung | SyncmlRung)[];
  /** May the same bytes go out twice without doing harm? `uploads`: only while they carry nothing the server has to add. */
  readonly idempotent: 'yes' | 'no' | 'unless-adds';
  /** Does it send X-MS-PolicyKey? */
  readonly policyKey: boolean;
  /** Is an empty 200 an answer: nothing changed, success, or a fault? */
  readonly empty: 'nothing-changed' | 'success' | 'fault';
  readonly places: readonly StatusPlace[];
  /** The rung the app itself makes whole with it: its own FolderSync, its own handshake. */
  readonly mends?: EasRung;
  /** Sends mail: from this version on it carries a ClientId, by which the server can tell a repeat (MS-ASCMD 2.2.3.28.1). */
  readonly clientIdFrom?: Version;
}
