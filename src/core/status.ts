import type { Basis } from './resolution.ts';
import type { StatusId } from './status-id.ts';

/** Which of the two protocols, or which layer below them, a status comes from. */
export type StatusProtocol = 'eas' | 'syncml' | 'http' | 'transport';

/** How much of a request a status speaks about. */
export type Level = 'transport' | 'http' | 'command' | 'collection' | 'item';

/** Protocol versions known to the tables, oldest first. */
export type EasVersion = '2.5' | '12.0' | '12.1' | '14.0' | '14.1' | '16.0' | '16.1';
export type SyncmlVersion = '1.0' | '1.1' | '1.2';
export type Version = EasVersion | SyncmlVersion;

/** Where a status stood. Ids are the server's own, kept only to name the place to the app; they never reach a log. */
export interface StatusSource {
  readonly protocol: StatusProtocol;
  /** The command that was answered: `Sync`, `FolderSync`, for SyncML `SyncHdr`, `Alert`, `Replace`. */
  readonly command: string;
  readonly level: Level;
  /** Element path from the command's root, without Status itself: `Sync/Collections/Collection`. Empty below the body. */
  readonly path: string;
  /** ActiveSync CollectionId, or the SyncML datastore. */
  readonly collectionId?: string;
  readonly serverId?: string;
  readonly clientId?: string;
}

/** What came with a status and its rule may need. Numbers are in the unit the name says. */
export interface Facts {
  /** Sync Limit: minutes for Wait, seconds for HeartbeatInterval, collections for Status 15. */
  readonly limit?: number;
  readonly heartbeatSeconds?: number;
  readonly maxFolders?: number;
  /** Retry-After, as a span in ms. */
  readonly retryAfterMs?: number;
  /** Retry-After as a date that came without a Date header to measure it against: wall time in ms. */
  readonly retryAt?: number;
  /** X-MS-ASThrottle, as free text: MS-ASHTTP lists no values. */
  readonly throttle?: string;
  /** X-MS-RP, MS-ASProtocolVersions, or the Item of a SyncML 505 or 513: the versions offered. */
  readonly versions?: string;
  /**
   * SyncML: the Alert code this one belongs to. With a Status the server's Alert for the same datastore, 0 when none came;
   * with an Alert of the server the code our own Alert asked for.
   */
  readonly alert?: number;
  /** SyncML: did the message challenge us (Chal on this Status or on the one of SyncHdr)? */
  readonly chal?: boolean;
  /** The answer was larger than `limits.replyBytes`: it was read up to there. */
  readonly tooLarge?: true;
}

/** What was true when the request went out and decides between the readings of a status. */
export interface Circumstances {
  /** Did the request carry a policy key other than 0? @default true */
  readonly policyKeySent?: boolean;
  /** Was this ClientId sent before, and how did that end? @default 'no' */
  readonly sentBefore?: 'no' | 'no-answer' | 'failed' | 'no-ledger';
  /** Did the very same bytes go out before, and no answer said what became of them? @default false */
  readonly replayed?: boolean;
  /** Has this server ever answered 118? @default false */
  readonly answers118?: boolean;
  /** Did the same credentials work a moment ago? @default false */
  readonly credentialsWorked?: boolean;
  /** Which step of Provision was answered. @default 'request' */
  readonly phase?: 'request' | 'acknowledge' | 'wipe-acknowledge';
  /** The item operation a Responses entry answers. */
  readonly operation?: 'Add' | 'Change' | 'Delete' | 'Fetch';
  /** Which of the two a Sync carried, for the unit of Limit. */
  readonly sentElement?: 'Wait' | 'HeartbeatInterval';
  /** May the same request be sent again without doing harm twice (CommandFacts)? @default true */
  readonly idempotent?: boolean;
  /** Does the request bring data to the server (Adds, Changes, mail)? @default false */
  readonly uploads?: boolean;
}

/** One status as it was observed. Open: the code may be one no table knows. */
export interface Status {
  readonly source: StatusSource;
  readonly code: number | string;
  /** SyncML has two alphabets: Status and Alert numbers. */
  readonly kind?: 'status' | 'alert';
  readonly protocolVersion: string;
  readonly facts: Facts;
}

/** A section of a specification, as `MS-ASCMD 2.2.3.177.17`. */
export type SpecRef = string;

/** The fact: where a code stands and what it is called. What it means in words stands in the texts, what is done about it stands in the rules, what a server makes of it in the quirks. */
export interface StatusEntry {
  /** The specification's own name for the value, where it has one. */
  readonly name: string | null;
  /** Element paths the value is listed at; `any` for common codes; empty for HTTP and transport. */
  readonly levels: readonly string[];
  /** Said when the value means that the work was done. MoveItems succeeds with 3. */
  readonly success?: true;
  /** Listed only by the 2006 source; today's tables dropped it. */
  readonly legacy?: true;
  /** First and last version that lists it. Never switches a common code off (servers send them at every version). */
  readonly since?: Version;
  readonly until?: Version;
  readonly spec: SpecRef;
}

/** The fact with its texts, which the core does without. */
export interface ToldEntry extends StatusEntry {
  /** What the code means, in our own short words. */
  readonly meaning: string;
  /** Requirement ids or pages the row was checked against. */
  readonly source: string;
}

/** What tells an outcome that has no number of its own: an answer without a body, its body, the status line, a header, a Status no row lists. */
export type Carrier = 'empty-body' | 'body' | 'status-line' | 'header' | 'range';

/** A fact without a code of its own: how a command ends that has no Status, what a value of a header says, the numbers no row has. */
export interface CodelessEntry extends Omit<ToldEntry, 'levels' | 'legacy'> {
  readonly carrier: Carrier;
  /** The question `explain` answers with what is done about it; of a range one of its numbers. */
  readonly asked: {
    readonly protocol: StatusProtocol;
    readonly code: number | string;
    readonly kind?: 'status' | 'alert';
    readonly command?: string;
    readonly level?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly context?: Circumstances;
  };
  /** The row, or the class of unknown ones, under which it is treated. */
  readonly id: StatusId;
  /** Where the fact itself is less certain than the rule of its row. @default the rule's */
  readonly basis?: Basis;
}
