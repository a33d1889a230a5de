import type { Decision } from '../src/core/decision.ts';
import type { Effect } from '../src/core/effect.ts';
import type { End } from '../src/core/outcome.ts';
import type { RequestKind } from '../src/core/kinds.ts';
import type { Chore } from '../src/core/resolution.ts';
import type { Rung } from '../src/core/rungs.ts';
import type { StatusId } from '../src/core/status-id.ts';

// The events every machine is written in. A decision is named by its kind and its status, so that the inspector shows
// `repair.common.142` without any payload, and a misspelt one does not compile.

/** What was decided about the last reply. */
export type DecisionEvent = {
  [K in RequestKind]: {
    readonly type: `${K}.${StatusId}`;
    readonly decision: Extract<Decision, { do: K }>;
    /** Part of the reply moved a key: after the repair the request ends with this reply instead of going out again. */
    readonly keepsReply: boolean;
    readonly now: number;
  };
}[RequestKind];

/** What the driver tells a request. */
export type RequestEvent =
  | DecisionEvent
  /** Every rung the command needs is whole, and the account is open. */
  | { readonly type: 'rungs.whole' }
  | { readonly type: 'rung.rebuilt'; readonly rung: Rung }
  /** The rung could not be made whole; the account carries the hold, or says who may act. */
  | { readonly type: 'rung.stuck'; readonly rung: Rung }
  /** The account holds back this request: somebody has to act first, or the server asked for silence. */
  | { readonly type: 'account.closed' }
  /** The app's own store did what was asked. */
  | { readonly type: 'app.done' }
  | { readonly type: 'app.failed' }
  /** What came of looking: it has happened, it has not, nobody can tell. */
  | { readonly type: 'app.happened' }
  | { readonly type: 'app.absent' }
  | { readonly type: 'app.unclear' }
  | { readonly type: 'chore.done' }
  | { readonly type: 'chore.failed' }
  /** An earlier attempt at this mail may have arrived. */
  | { readonly type: 'mail.doubtful' }
  | { readonly type: 'caller.aborted' }
  /** Its turn came after the account had changed: it has not gone out, and asks at the door again. */
  | { readonly type: 'driver.deferred' }
  /** The call has been pending on a wait for as long as the app allows. */
  | { readonly type: 'driver.expired' }
  /** What the wait was for has come about: it need not last until dueAt. */
  | { readonly type: 'driver.hurried' }
  | { readonly type: 'driver.tick'; readonly now: number }
  | { readonly type: 'driver.resumed'; readonly now: number };

/** What a request is made with. Nothing of a body, an address or a key. */
export interface RequestInput {
  /** How often it may go out. */
  readonly limit: number;
  /** How long it may wait before it settles as held, in ms. */
  readonly pendingMs: number;
  /** Can new bytes be had for it (`request` with `build`), or only the same again (`fetch`)? */
  readonly rebuilds: boolean;
  /** Does the app keep a hierarchy that the library may refresh for it? */
  readonly maps: boolean;
  /** Does the app reset its collections when asked? */
  readonly resets: boolean;
  /** Made by the library itself, as a repair. */
  readonly own: boolean;
  /** May the same bytes go out again when nobody knows whether they arrived? */
  readonly repeatable: boolean;
}

export interface RequestContext extends RequestInput {
  readonly attempts: number;
  readonly dueAt: number;
  readonly rung: Rung;
  readonly fromZero: boolean;
  readonly keepsReply: boolean;
  readonly decision: Decision | null;
  /** What is still to be done before the decision itself. */
  readonly chores: readonly Chore[];
}

export interface RequestOutput {
  readonly end: End;
  readonly attempts: number;
}

/** What the account's ladder hears. */
export type LadderEvent =
  /** A reply says so. `epoch`: how often the rung had been made whole when that request went out. */
  | { readonly type: 'rung.broken'; readonly rung: Rung; readonly epoch: number; readonly fromZero: boolean }
  | { readonly type: 'rung.rebuilt'; readonly rung: Rung; readonly attempt: number }
  | { readonly type: 'rung.stuck'; readonly rung: Rung; readonly attempt: number }
  /** The app made the rung whole by itself (its own FolderSync went through). */
  | { readonly type: 'rung.mended'; readonly rung: Rung }
  /** A request waits for a rung that rests broken. */
  | { readonly type: 'rung.wanted' }
  /** Items came or a change was acknowledged: repairs may be tried anew. */
  | { readonly type: 'account.progressed' }
  | { readonly type: 'account.released' }
  | { readonly type: 'driver.resumed'; readonly now: number };

/** What the search for the bad item of a batch hears. Items are known by their position: no id of one is ever in a machine. */
export type BatchEvent =
  /** Refused, and no key moved. `sent`: what was in it; `size`: how many items are known; `attempt`: how often the request has gone out. */
  | { readonly type: 'batch.refused'; readonly sent: readonly number[]; readonly size: number; readonly attempt: number }
  /** A reply that is the caller's: a key moved, or all of it was taken. */
  | { readonly type: 'batch.taken' }
  /** The app was asked to leave items out and made bytes that still carry them. */
  | { readonly type: 'batch.ignored' };

export type { Effect };
