import type { Judged } from '../policy/plan.ts';
import { keyOf } from './holds.ts';
import { keepSilence } from './repairs/job.ts';
import type { Exchange, World } from './world.ts';

// Answers that say that all is well, and bring nothing, again and again at once: a long poll that does not wait, one that tells of
// news that no Sync finds, pages without items that promise more. None of them is a failure, so no ladder slows them down; a phone
// that believes them is empty by noon. What comes to nothing gets its pace here, until something comes of anything.

/** How often the same wish may come to nothing before it is slowed down: a folder that changes while it is read does that, too. */
export const FREE_OF_PACE = 8;

/** A long poll that was out for as long as this has waited, in ms, however it ended: it is no storm. */
export const WAITED_MS = 10_000;

/** Slowest pace, in ms: whoever asks every few minutes is never kept waiting. */
export const SLOWEST_MS = 60_000;

/** How a wish has come to nothing. In memory only: an app that is killed has slowed down. */
export interface Pace {
  readonly count: number;
  /** It does not go out again before: wall time in ms. */
  readonly until: number;
}

/** Hears how an answer came out. @param tookMs how long it was out */
export function notePace(world: World, exchange: Exchange, { whole, moved, keepsReply }: Judged, progress: number, tookMs: number): void {
  const { paces, ports } = world;
  // Nobody takes a step that would keep the wait that is asked for beside it.
  if (keepsReply) keepSilence(world, whole);
  if (progress > 0) return paces.clear();
  const key = keyOf(exchange);
  const { heartbeatMs, primed = [] } = exchange.marks ?? {};
  const isPoll = heartbeatMs !== undefined;
  // What is kept ends as done, whatever else was to be tried again.
  if (whole.do !== 'accept' && whole.do !== 'continue' && !(keepsReply && whole.do === 'retry')) return;
  // Waited, quiet, or only now begun: that is how it should be.
  const isWell = isPoll ? tookMs >= WAITED_MS : moved.length === 0 || primed.length > 0;
  if (isWell) return void paces.delete(key);
  const count = (paces.get(key)?.count ?? 0) + 1;
  const spanMs = count < FREE_OF_PACE ? 0 : Math.min(SLOWEST_MS, ports.limits.backoffFirstMs * 2 ** (count - FREE_OF_PACE));
  paces.set(key, { count, until: ports.clock.now() + spanMs });
}

/** When this wish may go out: now, unless it has come to nothing too often. */
export function pacedUntil({ paces }: World, exchange: Exchange): number {
  return exchange.own ? 0 : (paces.get(keyOf(exchange))?.until ?? 0);
}
