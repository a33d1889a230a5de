import type { Limits } from '../core/limits.ts';
import type { Resolution } from '../core/resolution.ts';
import { isRecord } from '../core/record.ts';

const DAY_MS = 24 * 3_600_000;

/** How often one request met each failure. Plain JSON. */
export type Strikes = Readonly<Record<string, number>>;

/** What an account has spent, plain JSON. Resets refill by time only, tries by progress, and slowly by time: never by what a server says. */
export interface Ledger {
  readonly version: 1;
  /** Tries that have not come back, over all commands. */
  readonly tries: number;
  /** From when on those come back with time, wall time in ms; the end of a park while one lasts. @default now */
  readonly since?: number | undefined;
  /** What they were about: the failures by status, the most frequent ones. */
  readonly about: Strikes;
  /** How often the account was parked since the last progress, or since all tries were there. */
  readonly parks: number;
  /** Wall times in ms of the resets of each SyncKey, by CollectionId; the hierarchy's key is `*`. */
  readonly resets: Readonly<Record<string, readonly number[]>>;
}

export const EMPTY_LEDGER: Ledger = { version: 1, resets: {}, tries: 0, about: {}, parks: 0 };

/** Is this a ledger, and one of this version? What was kept badly would give back tries that were spent. */
export function isLedger(value: unknown): value is Ledger {
  if (!isRecord(value)) return false;
  const { version, resets, about, tries, parks, since = 0 } = value;
  const areTimes = (times: unknown): boolean => Array.isArray(times) && times.every(Number.isFinite);
  return (
    version === EMPTY_LEDGER.version &&
    isRecord(resets) &&
    Object.values(resets).every(areTimes) &&
    isRecord(about) &&
    [tries, parks, since, ...Object.values(about)].every(Number.isFinite)
  );
}

/** The hierarchy's SyncKey, in a ledger of resets. */
export const HIERARCHY_KEY = '*';

/** One more failure of this name. */
export function strike(strikes: Strikes, name: string): Strikes {
  return { ...strikes, [name]: (strikes[name] ?? 0) + 1 };
}

/**
 * The step of a ladder for the next failure, and how often that step was taken before. The last step stays: a ladder ends
 * with it.
 */
export function stepAt(steps: readonly Resolution[], failures: number): { step: Resolution; taken: number } | undefined {
  let start = 0;
  for (const [index, step] of steps.entries()) {
    const last = index === steps.length - 1;
    const times = step.limit ?? (last ? Number.POSITIVE_INFINITY : 1);
    if (failures < start + times || last) return { step, taken: failures - start };
    start += times;
  }
  return undefined;
}

/** Has this key been reset as often as a day allows? */
export function isResetSpent(ledger: Ledger, key: string, now: number, limits: Limits): boolean {
  return recent(timesOf(ledger.resets, key), now).length >= limits.resetsPerKeyAndDay;
}

/** Books a reset of each key. Entries older than a day are dropped on the way, of all keys; a clock that went back keeps them. */
export function bookResets(ledger: Ledger, keys: readonly string[], now: number): Ledger {
  const known = Object.entries(ledger.resets).map(([key, times]) => [key, recent(times, now)] as const);
  const kept: Ledger['resets'] = Object.fromEntries(known.filter(([, times]) => times.length > 0));
  const resets = keys.reduce((done, key) => ({ ...done, [key]: [...timesOf(done, key), now] }), kept);
  return { ...ledger, resets };
}

/** A person has looked at it: keys may be reset again at once, and half of the tries are there again. */
export function forgive(ledger: Ledger, limits: Limits): Ledger {
  return { ...ledger, resets: {}, about: {}, parks: 0, tries: Math.min(ledger.tries, Math.floor(limits.tokensPerAccount / 2)) };
}

/** CollectionIds are the server's: one called like a property every object has must not be found there. */
function timesOf(resets: Ledger['resets'], key: string): readonly number[] {
  return (Object.hasOwn(resets, key) ? resets[key] : undefined) ?? [];
}

function recent(times: readonly number[], now: number): readonly number[] {
  return times.filter((time) => now - time < DAY_MS);
}
