import { LIMITS, TRY_BACK_MS, type Limits } from '../core/limits.ts';
import type { Random } from '../core/ports.ts';
import type { Kind } from '../core/resolution.ts';
import { strike, type Ledger } from './ledger.ts';
import { tells } from './traits.ts';

// The account's tries, counted over all commands: what no single request can see. Sync answered 12 and a FolderSync that reports no
// change, a key lost after every 0, a redirect to itself: each request ends within its own budget, and the next one begins the same again.

/** Statuses remembered as what the tries were about. A loop has one or two; more is noise. */
const REMEMBERED = 8;

/** Kinds that lead to another request, by the library or by its caller. */
const TRIES: ReadonlySet<Kind> = new Set(['retry', 'refresh', 'reset', 'resync', 'restart', 'repair', 'rephrase', 'reconcile', 'wipe']);

/**
 * Kinds a spent account is parked instead of. A mail in doubt is still looked for, and ends as unknown; an order to wipe is obeyed:
 * both are bounded by themselves.
 */
const PARKED: ReadonlySet<Kind> = new Set(['retry', 'refresh', 'reset', 'resync', 'restart', 'repair', 'rephrase']);

/** Does a decision of this kind cost a try? */
export function isTry(kind: Kind): boolean {
  return TRIES.has(kind);
}

/** Does a status cost no try, whatever is done about it? What never left the device cost nobody anything. */
export function isFree(status: string): boolean {
  return tells(status, 'offline');
}

/** Is the account parked instead of doing this? */
export function isParked(ledger: Ledger, kind: Kind, now: number, limits: Limits): boolean {
  return PARKED.has(kind) && rested(ledger, now, limits).tries >= limits.tokensPerAccount;
}

/** One more try, about these failures. */
export function spend(ledger: Ledger, failures: readonly string[], now: number, limits: Limits): Ledger {
  const left = rested(ledger, now, limits);
  const about = Object.entries(failures.reduce(strike, left.about)).sort(([, a], [, b]) => b - a);
  return { ...left, tries: left.tries + 1, about: Object.fromEntries(about.slice(0, REMEMBERED)) };
}

/**
 * What has come back with time. None while the account is parked; of a clock that was set back none either, until the longest park there is would be over.
 * When all are there it is forgotten what they were about, and that it was ever parked.
 */
function rested(ledger: Ledger, now: number, limits: Limits): Ledger {
  const since = Math.min(ledger.since ?? now, now + LIMITS.parkMostMs * (1 + SPREAD));
  const back = Math.max(0, Math.floor((now - since) / TRY_BACK_MS));
  const tries = Math.max(0, Math.min(ledger.tries, limits.tokensPerAccount) - back);
  return { ...ledger, tries, since: since + back * TRY_BACK_MS, ...(tries < Math.min(ledger.tries, 1) && { parks: 0, about: {} }) };
}

/** When all tries are back: the later, the more is spent. A record that does not say since when has spent them now. */
export function allBackAt({ tries, since = Number.MAX_SAFE_INTEGER }: Ledger): number {
  return tries === 0 ? 0 : since + tries * TRY_BACK_MS;
}

/** Something came of it: tries come back. The same ledger when there is nothing to give back. */
export function refund(ledger: Ledger, progress: number, limits: Limits): Ledger {
  if (progress <= 0 || (ledger.tries === 0 && ledger.parks === 0)) return ledger;
  const tries = Math.max(0, Math.min(ledger.tries, limits.tokensPerAccount) - progress * limits.tokensPerProgress);
  return { ...ledger, tries, parks: 0, about: tries === 0 ? {} : ledger.about };
}

/** The account is parked: when that is over it has a few tries, and only from then on more come back with time. */
export function park(ledger: Ledger, until: number | undefined, limits: Limits): Ledger {
  return { ...ledger, parks: ledger.parks + 1, since: until, tries: Math.max(0, limits.tokensPerAccount - limits.tokensPerPark) };
}

/** How much longer each time is than the one before. */
const GROWTH = 4;
/** Part of the time that is added at random, so that a fleet of phones does not come back together. */
const SPREAD = 0.5;

/** How long it is parked this time, in ms: growing and spread, never shorter than its step. */
export function parkMs({ parks }: Ledger, random: Random, limits: Limits): number {
  const step = Math.min(limits.parkMostMs, limits.parkFirstMs * GROWTH ** Math.min(parks, 10));
  return Math.ceil(step * (1 + SPREAD * random()));
}
