import type { Decision, Step } from './decision.ts';
import type { RecoveryError } from './errors.ts';
import type { HoldWhy, Who } from './resolution.ts';

/** What the app should do now; the ids match its own data. */
export type Next =
  | { readonly do: 'start-over'; readonly collectionId: string }
  | { readonly do: 'start-over-hierarchy' }
  | { readonly do: 'folder-sync' }
  /** An ordinary Sync of the collection at its current key, or of all when none is named. */
  | { readonly do: 'sync-collection'; readonly collectionId?: string }
  | { readonly do: 'send-full' }
  | { readonly do: 'set-heartbeat'; readonly seconds: number }
  | { readonly do: 'limit-folders'; readonly max: number }
  /** The same wish in other bytes; `how` in the words of the rules (`leave-out-item`, `new-client-id` ...). */
  | { readonly do: 'rebuild'; readonly how: string }
  | { readonly do: 'look-in-sent'; readonly clientId?: string }
  | { readonly do: 'return-to-drafts'; readonly why: string };

/** Something that stops until somebody, or time, lets it go. It lives on the account, not on the request. */
export interface Hold {
  readonly id: string;
  readonly who: Who;
  readonly why: HoldWhy;
  /** Wall time in ms, for holds that time releases. */
  readonly until?: number;
  /** The mail it is about, when it holds that one mail and no other. */
  readonly clientId?: string;
  readonly step: Step;
}

/** An item refused inside a reply that otherwise worked. */
export interface ItemOutcome {
  readonly collectionId: string;
  readonly serverId?: string;
  readonly clientId?: string;
  readonly step: Step;
}

/** Something the app wanted done that did not go out with the request that was answered in the end. */
export interface LeftOut {
  readonly collectionId: string;
  /** ClientId of an Add, ServerId of anything else. */
  readonly id: string;
  /**
   * `parked`: refused alone, and the request was taken without it: keep it, mark it as not uploaded, and do not send it again.
   * `not-tried`: nothing is known against it, send it with the next request.
   */
  readonly why: 'parked' | 'not-tried';
  /** The refusal that led to it. */
  readonly step: Step;
}

/** What vanished of a collection and is not to be given up yet. */
export interface Doubt {
  readonly collectionId: string;
  /** Wall time in ms before which `confirmed` is not told. */
  readonly until: number;
}

/** What is told about every request, however it ended. */
export interface Told {
  /** Decisions in order. */
  readonly steps: readonly Step[];
  readonly items: readonly ItemOutcome[];
  /**
   * What the server refused a whole request for, and what was not tried on the way to find it: none of it was taken. Empty for
   * nearly every request.
   *
   * @example
   * ```ts
   * for (const { id, why } of outcome.leftOut) if (why === 'parked') await db.setAside(id);
   * ```
   */
  readonly leftOut: readonly LeftOut[];
  /**
   * Collections of this request whose loss is in doubt: the server lost their state, or took very much away at once. Keep what
   * vanished out of sight, and drop it when the session tells `confirmed`; bring it back on `dispelled`. Absent when there is none.
   *
   * @example
   * ```ts
   * const hidden = (outcome.doubtful ?? []).map(({ collectionId }) => collectionId); // shown again on `dispelled`, dropped on `confirmed`
   * ```
   */
  readonly doubtful?: readonly Doubt[];
  /** How often the request went out. */
  readonly attempts: number;
}

/** How one request ended. There are four ends and no fifth. */
export type Outcome =
  | ({ readonly kind: 'done' } & Told)
  | ({ readonly kind: 'refused'; readonly error: RecoveryError; readonly next?: Next } & Told)
  | ({ readonly kind: 'held'; readonly hold: Hold; readonly next?: Next } & Told)
  | ({ readonly kind: 'unknown'; readonly clientId?: string; readonly next?: Next } & Told);

export type End = Outcome['kind'];

/** What a whole reply leads to: one decision for the request, one step per status, the items that were refused. */
export interface RecoveryPlan {
  readonly whole: Decision;
  /** The status the whole decision rests on. */
  readonly because: Step;
  readonly steps: readonly Step[];
  readonly items: readonly ItemOutcome[];
}
