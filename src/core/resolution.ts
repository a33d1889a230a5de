import type { EasVersion, Circumstances, Level, SpecRef, SyncmlVersion } from './status.ts';

// The closed vocabulary of what can be done about a status: contract of `explain --ndjson`. A kind exists only because
// some machine reacts differently to it.

export type Pace = 'now' | 'backoff' | 'server' | 'later';
export type ContinueHow = 'next-message' | 'next-chunk' | 'as-alerted' | 'without-policy' | 'acknowledge' | 'poll-again' | 'end-session';
export type RefreshScope = 'item' | 'collection' | 'hierarchy' | 'settings';
export type ResetScope = 'collection' | 'hierarchy' | 'all';
export type ResyncHow = 'slow' | 'refresh-from-server' | 'refresh-from-client';
/** What can be made whole by itself. The hierarchy is not here: its repair is `refresh` or `reset` (FolderSync). */
export type RepairRung = 'endpoint' | 'credentials' | 'version' | 'policy' | 'device-info' | 'anchors';
export type RephraseHow =
  | 'resend-full' | 'set-heartbeat' | 'limit-folders' | 'smaller-window' | 'split-batch' | 'leave-out-item' | 'new-client-id'
  | 'without-body-parts' | 'without-option' | 'with-device-information' | 'fewer-items' | 'other-type' | 'with-credentials'
  | 'range-from-zero' | 'with-size' | 'in-chunks' | 'as-add'; // prettier-ignore
export type ReconcileHow =
  | 'look-in-sent' | 'same-id-resend' | 'look-for-folder' | 'look-at-both-folders' | 'look-at-item' | 'match-adds'
  | 'take-server-item' | 'resend-failed-parts' | 'resend-whole'; // prettier-ignore
export type Who = 'user' | 'admin' | 'time';
export type HoldWhy =
  | 'blocked' | 'credentials' | 'policy' | 'provisioning-loop' | 'wipe-refused' | 'wiped' | 'consent' | 'quota' | 'device-limit' | 'endpoint'
  | 'mailbox' | 'server-setup' | 'server-down' | 'throttled' | 'busy' | 'unknown-outcome' | 'loop'; // prettier-ignore
export type RejectWhy =
  | 'request' | 'denied' | 'gone' | 'conflict' | 'exists' | 'unsupported' | 'too-large' | 'quota' | 'certificate' | 'recipient'
  | 'server' | 'unavailable' | 'cancelled'; // prettier-ignore
/** Whose bytes the next attempt carries: the same, the same with one of the library's few edits, the app's new ones, none. */
export type Then = 'replay' | 'edit' | 'rebuild' | 'end';
export type Tell = 'user' | 'admin' | 'nobody';

/** What is to be done, without the when and the whose. */
export type Move =
  | { readonly do: 'accept' }
  | { readonly do: 'continue'; readonly how: ContinueHow }
  | { readonly do: 'retry'; readonly pace: Pace }
  | { readonly do: 'refresh'; readonly scope: RefreshScope }
  | { readonly do: 'reset'; readonly scope: ResetScope }
  | { readonly do: 'resync'; readonly how: ResyncHow }
  | { readonly do: 'restart'; readonly scope: 'session' | 'version' }
  | { readonly do: 'repair'; readonly rung: RepairRung }
  | { readonly do: 'rephrase'; readonly how: RephraseHow }
  | { readonly do: 'reconcile'; readonly how: ReconcileHow }
  | { readonly do: 'wipe'; readonly scope: 'device' | 'account' | 'as-directed' }
  | { readonly do: 'hold'; readonly who: Who; readonly why: HoldWhy; readonly scope?: 'account' | 'uploads' }
  | { readonly do: 'reject'; readonly why: RejectWhy; readonly scope?: 'command' | 'datastore' | 'session' };

export type Kind = Move['do'];

/** Done before the `do` of the same round. A reset never stands here. */
export type Chore = Extract<Move, { do: 'refresh' | 'repair' }>;

/** One step of a status's ladder. The next step is for when the same failure comes again after this one. */
export type Resolution = Move & {
  readonly first?: readonly Chore[];
  /** @default replay for refresh and repair and retry, rebuild for reset and rephrase, end for the rest */
  readonly then?: Then;
  /** How often this step is taken before the next one is. @default 1 */
  readonly limit?: number;
  /** @default nobody */
  readonly tell?: Tell;
};

/** spec: the text names it. advice: the text is silent and this is ours. observed: servers do it, no text says so. */
export type Basis = 'spec' | 'spec+advice' | 'advice' | 'observed';

/** When a variant of a rule applies: every field given must hold. A field left out holds always. */
export interface When extends Circumstances {
  /** Protocol versions below / from this one. */
  readonly below?: EasVersion | SyncmlVersion;
  readonly from?: EasVersion | SyncmlVersion;
  readonly commands?: readonly string[];
  readonly level?: Level;
  readonly path?: string;
  readonly alert?: number;
  readonly chal?: boolean;
  readonly tooLarge?: true;
}

/** What we do about a status: a ladder that ends, who says so, and why where the text does not. */
export interface Treatment {
  readonly steps: readonly Resolution[];
  readonly basis: Basis;
  /** For advice: one line of why. */
  readonly why?: string;
  /** For a status that only rejects: what the caller can do. */
  readonly hint?: string;
}

export interface Rule extends Treatment {
  /** The section a rule rests on that has no row in the catalogue: the cautious ones. */
  readonly spec?: SpecRef;
  /** Other readings of the same code; the first that applies stands before the rule's own. */
  readonly variants?: readonly (Treatment & { readonly when: When })[];
}

/** What an app, or a quirk, puts in front of the tables. */
export interface AppRule extends Rule {
  readonly match: string;
}
