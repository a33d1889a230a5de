// The one format for faults. It only says what goes wrong and when; who makes it happen (the lab, a proxy, a simulator)
// is not its business.

/** Which requests a rule is about, and which of them. A field left out matches always; requests are counted per rule. */
export interface FaultWhen {
  /** ActiveSync command, or OPTIONS. @default the command whose reply the status belongs to; any for other faults */
  readonly command?: string;
  /** The request names this collection (Sync, Ping, GetItemEstimate, MoveItems, ItemOperations). */
  readonly collectionId?: string;
  /** The request wants something done to this item: ClientId of an Add, ServerId of anything else. */
  readonly item?: string;
  /** MS-ASProtocolVersion of the request. */
  readonly version?: string;
  /** Only the nth matching request, counted from 1. */
  readonly nth?: number;
  /** From this matching request on. @default 1 */
  readonly from?: number;
  /** Up to this matching request, itself included. @default no end */
  readonly to?: number;
  /** Each nth of them: with 3, the third, sixth, ninth; with `from`, from there on in steps of this. @default 1 */
  readonly every?: number;
}

/** A Status to answer with, at a place of the command's reply. */
export interface FaultStatus {
  /** Element path from the root, without Status: `FolderSync`, `Sync/Collections/Collection`, `Sync/Collections/Collection/Responses/Add`. */
  readonly at: string;
  readonly code: number;
  /** Whose collection is refused. With `processed` the others are answered by the server. @default all that the request names */
  readonly collectionId?: string;
  /** What comes beside the Status: `{ "Limit": 59 }`, `{ "HeartbeatInterval": 60 }`, `{ "MaxFolders": 2 }`. */
  readonly facts?: Readonly<Record<string, number | string>>;
}

/** An HTTP answer in place of the real one. */
export interface FaultHttp {
  readonly code: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What goes wrong. At most one of status, http, cut, half, garbage, html; `delayMs` and `headers` alone or beside it. */
export interface FaultAction {
  readonly status?: FaultStatus;
  readonly http?: FaultHttp;
  /** The connection is closed without an answer, before or after the request was processed. */
  readonly cut?: 'before' | 'after';
  /** The request is processed, half of the reply's body goes out, then the connection is closed. */
  readonly half?: true;
  /** Random bytes in place of the reply: from this seed, or exactly these. */
  readonly garbage?: number | readonly number[];
  /** A page of text/html with 200, as captive portals and crashing scripts send it. */
  readonly html?: true;
  /** The answer (or the cut) comes this much later, in milliseconds of the server's clock. */
  readonly delayMs?: number;
  /** Added to the reply's headers. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Is the request processed all the same? For status, http, garbage and html, which leave it undone unless this is true. @default false */
  readonly processed?: true;
}

/** One line of a script: what goes wrong, and with which requests. */
export interface FaultRule {
  readonly when: FaultWhen;
  readonly do: FaultAction;
  /** For people: what the rule is there for. */
  readonly note?: string;
}

/** Rules in order: each counts its own requests, the first that fires decides. Plain JSON. */
export type FaultScript = readonly FaultRule[];

/** What is known of a request before it is processed. */
export interface FaultFacts {
  readonly command: string;
  readonly version?: string;
  readonly collectionIds: readonly string[];
  /** Items something is wanted done to, by their ids. */
  readonly items?: readonly string[];
}

/** How many requests each rule has matched so far, by rule. Start with `[]`. */
export type FaultCounters = readonly number[];

/** The fault that strikes, with the rule it comes from. */
export interface Fault {
  readonly rule: number;
  readonly do: FaultAction;
}

function matches(rule: FaultRule, facts: FaultFacts): boolean {
  const { when } = rule;
  // A status names its command by itself: it cannot stand in the reply of another.
  const command = when.command ?? rule.do.status?.at.split('/')[0];
  if (command !== undefined && command !== facts.command) return false;
  if (when.version !== undefined && when.version !== facts.version) return false;
  if (when.item !== undefined && !(facts.items ?? []).includes(when.item)) return false;
  return when.collectionId === undefined || facts.collectionIds.includes(when.collectionId);
}

function fires(when: FaultWhen, count: number): boolean {
  if (when.nth !== undefined) return count === when.nth;
  if (count < (when.from ?? 1) || count > (when.to ?? Infinity)) return false;
  const every = when.every ?? 1;
  return (when.from === undefined ? count : count - when.from) % every === 0;
}

/**
 * Which fault strikes a request, if any, and the counters for the next one. Pure: the same script, counters and facts
 * give the same fault, in the lab as in a proxy before a real server.
 *
 * @example
 * ```ts
 * import { faultFor } from 'activesync-recovery/sim';
 * const script = [{ when: { command: 'Sync', nth: 2 }, do: { http: { code: 503 } } }];
 * const first = faultFor(script, [], { command: 'Sync', collectionIds: [] });
 * const second = faultFor(script, first.counters, { command: 'Sync', collectionIds: [] });
 * console.log(first.fault, second.fault?.do.http?.code); // undefined 503
 * ```
 */
export function faultFor(
  script: FaultScript,
  counters: FaultCounters,
  facts: FaultFacts,
): { readonly fault: Fault | undefined; readonly counters: FaultCounters } {
  const next = script.map((rule, i) => (counters[i] ?? 0) + (matches(rule, facts) ? 1 : 0));
  const rule = script.findIndex((one, i) => matches(one, facts) && fires(one.when, next[i] ?? 0));
  const found = script[rule];
  return { fault: found === undefined ? undefined : { rule, do: found.do }, counters: next };
}

/** Does the server do what the request asks before the fault shows? */
export function faultProcesses(action: FaultAction): boolean {
  if (action.cut !== undefined) return action.cut === 'after';
  const replaces = action.status !== undefined || action.http !== undefined || action.garbage !== undefined || action.html === true;
  return !replaces || action.processed === true;
}
