import type { DoubtWhy } from './collection.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { MailState } from './mail.ts';
import type { End } from './outcome.ts';
import type { ProvisionPhase } from './own-requests.ts';
import type { Chore, ReconcileHow } from './resolution.ts';
import type { Rung } from './rungs.ts';

/** What a machine asks the driver to do. Emitted, never performed by the machine. */
export type Effect =
  /** Ask whether the rungs this request needs are whole; answered by `rungs.whole` or, later, by it. */
  | { readonly type: 'effect.enqueue' }
  | { readonly type: 'effect.request'; readonly attempt: number }
  /** A rung is broken for this request: repair it, or say that it has been repaired since. */
  | { readonly type: 'effect.report'; readonly rung: Rung; readonly fromZero: boolean }
  /** The app's keys go to 0 in its own store. */
  | { readonly type: 'effect.reset'; readonly collections: readonly string[] }
  /** The library's own FolderSync begins with key 0: a reset of the day is spent, once. */
  | { readonly type: 'effect.spend' }
  /** Find out whether the request was carried out. */
  | { readonly type: 'effect.look'; readonly how: ReconcileHow }
  /** Something to be done before the request goes out again. */
  | { readonly type: 'effect.prepare'; readonly chore: Chore; readonly fromZero: boolean }
  | { readonly type: 'effect.wake'; readonly dueAt: number }
  /** The request ends as held: what holds it goes onto the account. */
  | { readonly type: 'effect.hold' }
  | { readonly type: 'effect.settle'; readonly end: End }
  // a batch
  /** The same wish with these items of it, by their position, and no others. */
  | { readonly type: 'effect.probe'; readonly send: readonly number[] }
  /** Nothing smaller can be tried: the request ends, and what comes next is the caller's. */
  | { readonly type: 'effect.abandon' }
  // the account's machines
  | { readonly type: 'effect.rebuild'; readonly rung: Rung; readonly attempt: number; readonly fromZero: boolean }
  | { readonly type: 'effect.cancel'; readonly rung: Rung; readonly attempt: number }
  | { readonly type: 'effect.announce'; readonly rung: Rung; readonly whole: boolean }
  // a collection
  /** What vanished is in doubt, and not to be given up before then. */
  | { readonly type: 'effect.doubt'; readonly why: DoubtWhy; readonly until: number }
  | { readonly type: 'effect.undoubt'; readonly how: 'confirmed' | 'dispelled' }
  /** It goes round in circles: the account is held. */
  | { readonly type: 'effect.stall'; readonly who: 'user' | 'admin'; readonly why: 'loop' | 'blocked' }
  // a mail
  /** It may leave; how it stood before, and when it first left (0: never). */
  | { readonly type: 'effect.dispatch'; readonly from: MailState | 'drafted'; readonly since: number }
  /** It may not: look for it first. */
  | { readonly type: 'effect.withhold' }
  /** What is known of the account's long polls has changed: it is stored. */
  | { readonly type: 'effect.learn'; readonly learned: Heartbeat }
  // the policy handshake
  | { readonly type: 'effect.provision'; readonly phase: Exclude<ProvisionPhase, 'directive'> }
  | { readonly type: 'effect.apply' }
  | { readonly type: 'effect.provisioned'; readonly how: 'whole' | 'stuck' | 'directed' }
  // a remote wipe
  | { readonly type: 'effect.ask-wipe'; readonly scope: 'device' | 'account' }
  | { readonly type: 'effect.wipe'; readonly scope: 'device' | 'account' }
  | { readonly type: 'effect.wiped'; readonly end: 'wiped' | 'refused' | 'unfinished' };
