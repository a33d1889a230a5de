import type { Basis, Chore, Move, Tell, Then } from './resolution.ts';
import type { SpecRef, Status } from './status.ts';
import type { StatusId } from './status-id.ts';

/** Which table a decision was found in, first match first. */
export type Layer = 'app' | 'quirk' | 'command' | 'common' | 'fallback' | 'out-of-place';

/** Why a decision was taken: the status and the row. */
export interface Because {
  readonly status: Status;
  readonly id: StatusId;
  readonly layer: Layer;
  readonly name: string | null;
  readonly spec: SpecRef;
  readonly basis: Basis;
  readonly variant?: number;
  readonly quirk?: string;
}

/** One move at one time: a rule's step with the ledger's count, the clock and the collections it is about. Plain JSON. */
export type Decision = Move & {
  readonly then: Then;
  readonly first?: readonly Chore[];
  readonly tell?: Tell;
  /** Wall time in ms from which the next attempt may go out; present where time is involved. */
  readonly dueAt?: number;
  /** The server named the time itself: the whole account keeps to it. */
  readonly asked?: true;
  /** CollectionIds the move is about; empty means all of the request. */
  readonly collections?: readonly string[];
  /** The number a rephrase needs: seconds of a heartbeat, folders, collections. */
  readonly bound?: number;
  /** A hold because the account has spent its tries on this: they begin anew, few, when it is over. */
  readonly parked?: LoopName;
  /** What can be done about a rejection, or a hold that ends a loop: from a rule of the app, or from the session's words. */
  readonly hint?: string;
};

/** What an account can turn around without getting anywhere. */
export type LoopName = 'policy-key' | 'folder-list' | 'sync-keys' | 'addresses' | 'quarantine' | 'throttle' | 'line' | 'other';

/** One decision with its citation, as the app and the inspector see it. Plain JSON, safe to log: no id of an item, no text of mail. */
export interface Step {
  readonly status: StatusId;
  readonly command: string;
  readonly level: string;
  readonly code: number | string;
  readonly name: string | null;
  readonly spec: SpecRef;
  readonly basis: Basis;
  readonly layer: Layer;
  /** The reading of the row, counted from 1, where it has several and the circumstances chose one of them. */
  readonly variant?: number;
  /** The server whose deviation it is. */
  readonly quirk?: string;
  readonly decision: Decision;
  /** Wall time in ms. */
  readonly at: number;
  /** A sentence for people, when the session was given words. */
  readonly text?: string;
}

/** Makes the sentence of a Step. With `hint`, also what can be done about a refusal; without it an error says where that is written. */
export interface Words {
  (step: Step): string;
  readonly hint?: (step: Step) => string | undefined;
}
