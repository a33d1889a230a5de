import { LIMITS } from '../core/limits.ts';
import type { AccountState } from './account.ts';

/**
 * No wait is longer, in ms: twice the longest a server can ask for, since waits are spread. Ours, whatever the app has lowered: parks, and what
 * is in doubt, are not the server's to shorten.
 */
export const LONGEST_WAIT_MS = 2 * LIMITS.retryAfterMostMs;

/**
 * The account with no wait that is longer than any there is, and nothing that is yet to come: such times are of a clock that has been set back since,
 * and would keep the mail back for years. What was spent stays so, from now on; a wait is lengthened by the longest there is at most. The same account
 * when there is none.
 */
export function withinReach(account: AccountState, now: number): AccountState {
  const latest = now + LONGEST_WAIT_MS;
  const { notBefore, folders, holds, collections, signedInAt, ledger, mails, open } = account;
  const waits = [notBefore, folders.until, ...holds.map(({ until = 0 }) => until), ...Object.values(collections).map(({ until }) => until)];
  const spent = Object.values(ledger.resets).flat();
  const out = [...Object.values(mails), ...Object.values(open)].flatMap(outOf);
  if (Math.max(...waits) <= latest && Math.max(signedInAt, ...spent, ...out) <= now) return account;
  const near = <T extends { readonly until?: number }>(one: T): T =>
    one.until === undefined || one.until <= latest ? one : { ...one, until: latest };
  const gone = <T extends Out>(one: T): T => ({
    ...one,
    since: Math.min(one.since, now),
    ...(one.outAt !== undefined && { outAt: Math.min(one.outAt, now) }),
    ...(one.arrivedAt !== undefined && { arrivedAt: Math.min(one.arrivedAt, now) }),
  });
  const past = (times: readonly number[]): readonly number[] => times.map((time) => Math.min(time, now));
  return {
    ...account,
    notBefore: Math.min(notBefore, latest),
    signedInAt: Math.min(signedInAt, now),
    folders: near(folders),
    holds: holds.map(near),
    collections: mapped(collections, near),
    mails: mapped(mails, gone),
    open: mapped(open, gone),
    ledger: { ...ledger, resets: mapped(ledger.resets, past) },
  };
}

/** When something was out, and how it came out: all of it is past. */
interface Out {
  readonly since: number;
  readonly outAt?: number;
  readonly arrivedAt?: number;
}

const outOf = ({ since, outAt = since, arrivedAt = since }: Out): readonly number[] => [since, outAt, arrivedAt];

function mapped<T>(record: Readonly<Record<string, T>>, to: (one: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, to(one)]));
}
