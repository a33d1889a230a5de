import type { Limits } from '../core/limits.ts';
import type { Random } from '../core/ports.ts';
import type { Pace } from '../core/resolution.ts';

/** Part of a server's own wait that is added at random, so that its clients do not come back together. */
export const SPREAD = 0.1;

/**
 * When the next attempt may go out, as wall time in ms. A wait the server named comes first and is never shortened: it is
 * clamped to the limit and spread upwards (MS-ASHTTP 3.1.5.2.3). Else a doubling back-off with full jitter.
 * @param failures how often this failure was met before, 0 for the first
 */
export function dueAt(pace: Pace, failures: number, retryAfterMs: number | undefined, now: number, random: Random, limits: Limits): number {
  if (retryAfterMs !== undefined && retryAfterMs > 0) {
    const believed = Math.min(retryAfterMs, limits.retryAfterMostMs);
    return now + Math.ceil(believed * (1 + SPREAD * random()));
  }
  if (pace === 'now') return now;
  if (pace === 'later') return now + Math.ceil(limits.backoffMostMs * (1 + SPREAD * random()));
  const ceiling = Math.min(limits.backoffMostMs, limits.backoffFirstMs * 2 ** Math.min(failures, 30));
  return now + Math.ceil(ceiling * random());
}
