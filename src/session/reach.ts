import { LIMITS } from '../core/limits.ts';
import type { AccountState } from './account.ts';
import type { Exchange, World } from './world.ts';

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

/** The same for what waits, and not for the notes of what is out: whoever writes one down at the moment knows it again by what it is. */
export function waitsWithinReach(account: AccountState, now: number): AccountState {
  const { mails, open } = account;
  return { ...withinReach({ ...account, mails: {}, open: {} }, now), mails, open };
}

/** What waits of a request, or is counted from; not when it first left: what arrived is compared with that. */
const MOVED = ['waitingSince', 'dueAt', 'inLineSince', 'behindUntil', 'leftAt'] as const satisfies readonly (keyof Exchange)[];

/** The wall clock has been set back by so much, in ms: whatever waits goes with it, so that nothing waits longer than was meant. */
export function setBack(world: World, ms: number): void {
  for (const exchange of world.exchanges.values()) {
    exchange.backMs = (exchange.backMs ?? 0) + ms;
    for (const name of MOVED) if (exchange[name] !== undefined) exchange[name] -= ms;
  }
  for (const [key, pace] of world.paces) world.paces.set(key, { ...pace, until: pace.until - ms });
  for (const [status, at] of world.sought) world.sought.set(status, at - ms);
  if (world.led) world.led = { ...world.led, at: world.led.at - ms };
  if (world.repaired) world.repaired = { ...world.repaired, at: world.repaired.at - ms };
  const { notBefore, folders, holds, signedInAt, ...rest } = world.account;
  // Not the notes: whoever is writing one down, or looking for it, knows it again by what it is.
  world.account = {
    ...rest,
    notBefore: Math.max(0, notBefore - ms),
    signedInAt: Math.min(signedInAt, world.ports.clock.now()),
    // None is 0, and one that is over is not none.
    folders: folders.until > 0 ? { ...folders, until: Math.max(1, folders.until - ms) } : folders,
    holds: holds.map((hold) => (hold.until === undefined ? hold : { ...hold, until: hold.until - ms })),
  };
}
