/// <reference lib="esnext.disposable" preserve="true" />
import type { Bounds } from './bounds.ts';
import type { EasCommandName } from './command.ts';
import type { DoubtWhy } from './collection.ts';
import type { Step } from './decision.ts';
import type { Hold, Outcome } from './outcome.ts';
import type { EasPolicy, Enforcement, FolderChange } from './own-requests.ts';
import type { WireResponse } from './ports.ts';
import type { ResumeReport } from './resume-report.ts';

export type { ResumeReport } from './resume-report.ts';

/** Names of ActiveSync commands; `Cmd` of the query. */
export type CommandName = EasCommandName;

/** One attempt at a request, as `build` sees it. */
export interface Attempt {
  /** 1 for the first. */
  readonly number: number;
  readonly protocolVersion: string;
  readonly signal: AbortSignal;
  /** Why it goes out again. */
  readonly because?: Step;
  /** True: your store has been reset by `collectionReset`; prime with SyncKey 0 and send no commands. The key itself is always yours. */
  startsOver(collectionId: string): boolean;
  readonly bounds: Bounds;
}

/** What `build` makes. The body is `Uint8Array<ArrayBuffer>`: a bare Uint8Array is no BodyInit. */
export interface EasRequest {
  /** http(s), without a user; in a page also one that leaves out the page’s own. What no platform carries is refused before it is sent. */
  readonly url: string | { readonly href: string };
  /** As RFC 9110 5 has them: Latin-1, on one line. MS-ASProtocolVersion becomes what is spoken with this server, which `build` is told. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array<ArrayBuffer>;
  /** SendMail, SmartReply, SmartForward from 14.0: the one the body carries, which is what counts. Another one is refused before it is sent. */
  readonly clientId?: string;
  /** What the platform's fetch takes besides: `redirect`, `credentials`, a dispatcher. The library's own requests carry it too. */
  readonly init?: Readonly<Record<string, unknown>>;
}

/**
 * Makes a request. Runs for the first attempt and whenever new bytes are needed; after a wait, a lost reply or a repair that
 * leaves your data alone the same bytes go out again, so that the server recognises them (MS-ASCMD 3.1.5.9). A Sync of a
 * collection that another one was working on is built after that one was answered: read the key once what it brought is stored.
 */
export type Build = (at: Attempt) => EasRequest | Promise<EasRequest>;

/** Who waits for a request: a person, or nobody in particular. */
export type Priority = 'user' | 'background';

/** How a request is made. */
export interface RequestInit {
  readonly signal?: AbortSignal;
  /**
   * The user agrees that this may go out though an earlier attempt may have arrived: the mail with the same ClientId, the same folder edit.
   * @default false: the session looks first, and ends as `unknown` when nobody can tell
   */
  readonly again?: boolean;
  /**
   * Of requests that wait for the same, a repair, a key, the end of a silence, what the user waits for goes first.
   * @default 'background' for Ping, 'user' for everything else
   */
  readonly priority?: Priority;
}

/** A request's reply, and how it ended. Held before it was sent: a 503 of our own. A body is to be applied however it ended: part of it may have moved. */
export interface Answered {
  readonly response: WireResponse;
  readonly outcome: Outcome;
}

/** What a wipe is about: everything on the device, or what this account brought (16.1). */
export type WipeScope = 'device' | 'account';

/** What only the app can do. Each may run again after a kill: make them idempotent. Each has a time limit, which `signal` tells, as it does a stop; failing ends in held, never in a loss. */
export interface Hooks {
  /** Park unsent edits, drop server copies, set your key to 0, in one transaction. Missing: Sync 3 ends with next `start-over`. */
  collectionReset?(event: { readonly collectionId: string; readonly because: Step; readonly signal: AbortSignal }): Promise<void>;
  /** Apply the folders and store the hierarchy key in one transaction. Missing: Sync 12 and FolderSync 9 end with next `folder-sync`. */
  hierarchyChanged?(event: {
    readonly changes: readonly FolderChange[];
    readonly syncKey: string;
    /** The whole list, from SyncKey 0: what is not in it is gone. */
    readonly full: boolean;
    readonly signal: AbortSignal;
  }): Promise<void>;
  /** The hierarchy key in your store, `0` when there is none. Needed together with `hierarchyChanged`. */
  hierarchyKey?(): Promise<string>;
  /** How far you enforce this policy. Missing: acknowledged as fully applied is never claimed; the policy is acknowledged as `none`. */
  policy?(event: { readonly policy: EasPolicy; readonly signal: AbortSignal }): Promise<Enforcement>;
  /**
   * The server orders a wipe: will you? Asked only for a directive inside an authenticated Provision answer. Missing, false or failing: it is
   * acknowledged as failed and the account is held (MS-ASPROV 3.1.5.1.2.2).
   */
  willWipe?(event: { readonly scope: WipeScope; readonly because: Step; readonly signal: AbortSignal }): Promise<boolean>;
  /**
   * Wipe: the device (or at least all that came from the server, with the credentials), or this account's data alone. Runs after the
   * acknowledgement, at least once, also after a restart and then without any network, until it resolves: make it idempotent.
   */
  wipe?(event: { readonly scope: WipeScope; readonly signal: AbortSignal }): Promise<void>;
  /** New credentials after a 401, for where it was asked, until you state newer ones yourself. Missing: the account is held until the user signs in. */
  credentials?(event: {
    readonly challenge?: string;
    readonly failures: number;
    readonly signal: AbortSignal;
  }): Promise<{ readonly authorization: string } | 'ask-user'>;
  /** Is this mail in Sent Items? Missing: one in doubt ends `unknown`. `not-sent` sends it again, said once it cannot be on its way any more (10, 90 s). */
  findSent?(event: {
    readonly clientId?: string;
    readonly sentAfter: number;
    readonly signal: AbortSignal;
  }): Promise<'sent' | 'not-sent' | 'cannot-tell'>;
  /** Where the account lives now (Autodiscover): no user in it, non-ASCII names as punycode. Missing: a lost endpoint ends in held. A 401 it meets through the session is for `credentials`, twice at most. */
  discover?(event: {
    readonly because: Step;
    /** The address the server named and that was not followed: its word, not checked (MS-ASHTTP 3.1.5.2.2). */
    readonly hint?: string;
    readonly signal: AbortSignal;
  }): Promise<{ readonly url: string } | 'cannot'>;
}

/** A picture of the session: the same object until something changed. */
export interface SessionSnapshot {
  /** `halted`: the account was wiped; nothing goes out any more. */
  readonly state: 'ready' | 'waiting' | 'repairing' | 'held' | 'halted';
  /** Does the recovery state survive a restart? */
  readonly durable: boolean;
  readonly holds: readonly Hold[];
  readonly requests: readonly { readonly id: string; readonly command: string; readonly state: string; readonly dueAt?: number }[];
  /** How long polls fare: `watching`, `shortening`, `growing`, `settled`, `probing`, `resting`, and the longest that is tried, in seconds. */
  readonly longPoll: { readonly state: string; readonly heartbeatSeconds?: number };
}

/** What a session tells. Only these fields; no address, no key, no mail. */
export type SessionEvent =
  | { readonly type: 'step'; readonly step: Step }
  | { readonly type: 'attempt'; readonly command: string; readonly number: number; readonly own: boolean }
  | { readonly type: 'held'; readonly hold: Hold }
  | { readonly type: 'released'; readonly holdId: string }
  | { readonly type: 'repaired'; readonly rung: string }
  | { readonly type: 'settled'; readonly command: string; readonly outcome: Outcome }
  /** What vanished is in limbo: not before `until`, and not without `confirmed`, is it to be dropped. Without a collection: folders. */
  | { readonly type: 'doubtful'; readonly collectionId?: string; readonly why: DoubtWhy; readonly until: number }
  /** A later answer says the same: what vanished is gone. */
  | { readonly type: 'confirmed'; readonly collectionId?: string }
  /** It came back: what is in limbo is there again. */
  | { readonly type: 'dispelled'; readonly collectionId?: string }
  /** A server named another address, and it was not asked: see `allowHosts` (MS-ASHTTP 3.1.5.2.2). */
  | { readonly type: 'redirectRefused'; readonly why: RedirectRefusal }
  | { readonly type: 'hookFailed'; readonly hook: keyof Hooks }
  /** The transport gave something that is no reply. What had left counts as unanswered. */
  | { readonly type: 'transportFailed' };

/**
 * Why a redirect was not followed. `no-address`: what stood there is none, or hides one (a user, odd characters); `cycle`: it was asked
 * already; `hops`: too many in a row; `no-answer`: no ActiveSync server answered there.
 */
export type RedirectRefusal = 'no-address' | 'not-encrypted' | 'host-not-allowed' | 'cycle' | 'hops' | 'no-answer';

/** What only the platform knows. */
export type PlatformSignal = 'online' | 'offline' | 'foreground' | 'background' | 'metered' | 'unmetered';

/** One account's recovery. */
export interface Session {
  /** Drop-in for fetch. Replays the same bytes; what needs other ones ends with `next` (see {@link Outcome}). */
  readonly fetch: typeof fetch;
  /** Full recovery: `build` makes the bytes, and new ones when the same would not do. Never rejects for what a server said; rejects on abort and for the caller's own faults. */
  request(command: CommandName, build: Build, init?: RequestInit): Promise<Answered>;
  /** Both may be handed on without the session, as `useSyncExternalStore(session.subscribe, session.getSnapshot)` does. */
  readonly getSnapshot: () => SessionSnapshot;
  readonly subscribe: (listener: () => void) => () => void;
  on<T extends SessionEvent['type']>(type: T, listener: (event: Extract<SessionEvent, { type: T }>) => void): () => void;
  /** The user signed in, the admin acted: the hold is lifted, or given up. After a sign-in your next request goes out as you make it. */
  release(holdId: string, answer: 'retry' | 'give-up'): Promise<void>;
  readonly ready: Promise<ResumeReport>;
  /**
   * Tells the session what only the platform knows. `online`, `offline`, `metered` and `unmetered` mean another network: how long
   * a Ping lives is found out anew, and but for `offline`, what waits because there was no network goes on, spread over a few
   * seconds. After `foreground` what fell due while the process slept goes on. `background` changes nothing.
   * @example
   * import { createSession } from 'activesync-recovery';
   * const eas = createSession();
   * eas.signal('online'); // for instance when the browser's window hears it
   */
  signal(event: PlatformSignal): void;
  stop(): Promise<void>;
  /** The same as `stop`, for `await using`, where the platform has the symbol: plain Hermes has not. */
  readonly [Symbol.asyncDispose]: () => Promise<void>;
}
