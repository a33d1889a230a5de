import type { Limits } from '../core/limits.ts';
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
export function isParked(ledger: Ledger, kind: Kind, limits: Limits): boolean {
  return PARKED.has(kind) && ledger.tries >= limits.tokensPerAccount;
}

/** One more try, about these failures. */
export function spend(ledger: Ledger, failures: readonly string[]): Ledger {
  const about = Object.entries(failures.reduce(strike, ledger.about)).sort(([, a], [, b]) => b - a);
  return { ...ledger, tries: ledger.tries + 1, about: Object.fromEntries(about.slice(0, REMEMBERED)) };
}

/** Something came of it: tries come back. The same ledger when there is nothing to give back. */
export function refund(ledger: Ledger, progress: number, limits: Limits): Ledger {
  if (progress <= 0 || (ledger.tries === 0 && ledger.parks === 0)) return ledger;
  const tries = Math.max(0, Math.min(ledger.tries, limits.tokensPerAccount) - progress * limits.tokensPerProgress);
  return { ...ledger, tries, parks: 0, about: tries === 0 ? {} : ledger.about };
}

/** The account is parked: when that is over it has a few tries. */
export function park(ledger: Ledger, limits: Limits): Ledger {
  return { ...ledger, parks: ledger.parks + 1, tries: Math.max(0, limits.tokensPerAccount - limits.tokensPerPark) };
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
