import type { CommandFacts } from './command.ts';
import type { WireResponse } from './ports.ts';
import type { AppRule, Rule } from './resolution.ts';
import type { Rung } from './rungs.ts';
import type { StatusId } from './status-id.ts';
import type { Status, StatusEntry } from './status.ts';

/** An answered request, as an observation needs it. */
export interface Exchanged {
  readonly command: string;
  readonly protocolVersion: string;
  readonly reply: WireResponse;
  /** What was sent, where it matters for reading the answer. */
  readonly sent?: RequestMarks;
}

/** One thing a request wants done to one item: enough to leave it out by name, nothing of its content. */
export interface Operation {
  /** Empty where the command names none. */
  readonly collectionId: string;
  /** The element: `Add`, `Change`, `Delete`, `Fetch`, `Move` ... */
  readonly kind: string;
  /** ClientId of an Add, ServerId of the rest; MoveItems: SrcMsgId, MeetingResponse: RequestId. */
  readonly id: string;
}

/** What the library knows of a request without understanding its content. */
export interface RequestMarks {
  /** Collections named in the request. */
  readonly collections: readonly string[];
  /** Of those, the ones sent with SyncKey 0. SyncML: with a slow sync or a refresh. */
  readonly primed: readonly string[];
  /** Ping: the folders it names. Their keys stay as they are, whatever comes of it. */
  readonly watched?: readonly string[];
  /** SyncML: the Alert code sent per datastore, so that a refresh that was agreed on is not asked about twice. */
  readonly alerts?: Readonly<Record<string, number>>;
  /** What the server would do twice: Adds, Changes that send mail (email2:Send), Moves and emptied folders of ItemOperations. */
  readonly adds: number;
  /** Adds, Changes, Deletes, Fetches and other item operations carried, all together. */
  readonly commands: number;
  readonly fetches: number;
  /** What is done to which item, in the order of the body. Missing when there is nothing, more than is noted, or one without an id. */
  readonly operations?: readonly Operation[];
  /** Elements of the list this command is about, with or without ids: items, recipients, certificates. */
  readonly elements?: number;
  /** FolderSync with SyncKey 0. */
  readonly fromZero?: true;
  readonly sentElement?: 'Wait' | 'HeartbeatInterval';
  /** How long the server was asked to wait, in ms. */
  readonly heartbeatMs?: number;
  readonly clientId?: string;
  /** The body could not be read: it counts as one that uploads. */
  readonly opaque?: true;
}

/** What a reply says, before anybody judges it. */
export interface Observation {
  /** Outermost first: transport, HTTP, command, collections, items. Never empty. */
  readonly statuses: readonly Status[];
  /** Items or folders that came, client changes acknowledged, mails accepted. The only thing in an answer that refills a budget. */
  readonly progress: number;
  /** Collections whose key moved: this reply must reach the caller. */
  readonly moved: readonly string[];
  readonly moreAvailable: boolean;
  /** What a Sync brought per collection, where it worked. @default none */
  readonly pages?: readonly Page[];
  /** Folders a FolderSync named. From key 0 they are the whole list once more, and no progress. @default 0 */
  readonly folders?: number;
}

/** What one collection of a Sync reply brought: counts only. */
export interface Page {
  readonly collectionId: string;
  /** Adds and Changes. */
  readonly items: number;
  /** Deletes and SoftDeletes. */
  readonly deletes: number;
  readonly more: boolean;
}

/** The library's few edits of the app's bytes: numbers that carry no data of the app (MS-ASCMD 2.2.3.88, 2.2.3.198, 2.2.3.199). */
export interface Edit {
  /** Ping or Sync HeartbeatInterval, in seconds. */
  readonly heartbeatSeconds?: number;
  /** Sync Wait, in minutes. */
  readonly waitMinutes?: number;
  /** Largest Sync WindowSize left in the request. */
  readonly windowSize?: number;
}

/** A server's deviation: when it applies, and what stands before the tables then. */
export interface Quirk {
  readonly name: string;
  /** A link or a recording that shows it. */
  readonly evidence: string;
  /** Matches the reply headers' server marks; never an address. */
  readonly server: RegExp;
  readonly rules: readonly AppRule[];
}

/** One protocol, as policy and session see it: data and pure functions. `eas` and `syncml` fill the same seven parts. */
export interface Protocol<Entry extends StatusEntry = StatusEntry> {
  readonly name: 'eas' | 'syncml';
  /** Lowest first. */
  readonly rungs: readonly Rung[];
  readonly commands: Readonly<Record<string, CommandFacts>>;
  /** The row a status belongs to, an `.unknown` id when there is none; `out-of-place` when the code is listed at other levels only. */
  identify(status: Status): { readonly id: StatusId; readonly place: 'listed' | 'common' | 'out-of-place' | 'unknown' };
  entry(id: StatusId): Entry | undefined;
  /** The rule of a listed id. */
  rule(id: StatusId): Rule | undefined;
  /** The cautious rule for what has no row, or stands where its row does not list it. */
  caution(status: Status, place: 'out-of-place' | 'unknown'): Rule;
  readonly quirks: readonly Quirk[];
  /** What a request carries, read before it goes out. */
  marks(command: string, body: Uint8Array | undefined): RequestMarks;
  observe(exchanged: Exchanged): Observation;
  /** What is observed when no reply came. */
  fault(command: string, protocolVersion: string, what: 'timeout' | 'offline' | 'tls' | 'cut-before-send' | 'cut-after-send'): Observation;
  /** The app's bytes with such an edit, or undefined when they have no place for it. */
  edit(command: string, body: Uint8Array, change: Edit): Uint8Array<ArrayBuffer> | undefined;
}
