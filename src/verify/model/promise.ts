import type { EasRung } from '../../core/rungs.ts';
import type { Composition } from './state.ts';

/** What bounds the requests of a composition. */
export interface Bounds {
  readonly rungs: readonly EasRung[];
  /** How often each request of the app's may go out, and which one carries the mail. */
  readonly parts: readonly { readonly limit: number; readonly mails: boolean }[];
  /** Repairs of a rung until something refills them. */
  readonly repairs: number;
  /** Requests of one handshake, and of one FolderSync of the library's own. */
  readonly handshake: number;
  readonly folders: number;
  readonly budgets: Composition['budgets'];
}

/**
 * The longest recovery in requests, from the budgets alone. A request goes out `limit` times in each life, and a mail as often again
 * whenever somebody agrees. Repairs have a purse: full at the start of each life, filled again by progress and by whoever lifts a hold.
 * One purse pays `repairs` handshakes and as many FolderSyncs, each with all its own requests; new credentials cost none.
 *
 * It is exact where requests complain often enough to empty each purse: once about the policy (a 401 makes it begin again) and once for
 * each repair of the hierarchy, with attempts that are not their last. A FolderSync that is called off for a rung below loses an
 * attempt, so purses are emptied by complaints alone. The compositions have the attempts for that: the walk fails unless it finds a way
 * that spends everything.
 *
 * Only a mail can never spend all: killed while it is out, it is looked for first, with an attempt of its next life that stays at
 * home; killed before that, its last attempt has not gone out. A request less for each kill, either way.
 */
export function promiseOf({ rungs, parts, repairs, handshake, folders, budgets }: Bounds): number {
  const { progress, releases, kills, again } = budgets;
  const lives = 1 + kills;
  const asked = parts.reduce((sum, { limit, mails }) => sum + limit * lives + (mails ? limit * again - kills : 0), 0);
  const purse = (rungs.includes('policy') ? repairs * handshake : 0) + (rungs.includes('hierarchy') ? repairs * folders : 0);
  return asked + purse * (lives + progress + releases);
}
