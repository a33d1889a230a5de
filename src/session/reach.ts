import type { AccountState } from './account.ts';

/** How much longer than the longest wait an account can be told to wait the longest is: waits are spread. */
const SPREAD = 2;

/**
 * The account with no wait that is longer than any there is, and nothing that is yet to come: such times are of a clock that has been set back since,
 * and would keep the mail back for years. What was spent stays so, from now on; a wait is lengthened by the longest there is at most. The same account
 * when there is none.
 *
 * @param longestMs the longest wait a server can ask for
 */
export function withinReach(account: AccountState, now: number, longestMs: number): AccountState {
  const latest = now + SPREAD * longestMs;
  const { notBefore, folders, holds, collections, signedInAt, ledger } = account;
  const waits = [notBefore, folders.until, ...holds.map(({ until = 0 }) => until), ...Object.values(collections).map(({ until }) => until)];
  const spent = Object.values(ledger.resets).flat();
  if (Math.max(...waits) <= latest && Math.max(signedInAt, ...spent) <= now) return account;
  const near = <T extends { readonly until?: number }>(one: T): T =>
    one.until === undefined || one.until <= latest ? one : { ...one, until: latest };
  const past = (times: readonly number[]): readonly number[] => times.map((time) => Math.min(time, now));
  return {
    ...account,
    notBefore: Math.min(notBefore, latest),
    signedInAt: Math.min(signedInAt, now),
    folders: near(folders),
    holds: holds.map(near),
    collections: mapped(collections, near),
    ledger: { ...ledger, resets: mapped(ledger.resets, past) },
  };
}

function mapped<T>(record: Readonly<Record<string, T>>, to: (one: T) => T): Readonly<Record<string, T>> {
  return Object.fromEntries(Object.entries(record).map(([name, one]) => [name, to(one)]));
}
