import type { HoldWhy, Move } from '../core/resolution.ts';

/** What a hold keeps back: everything, what brings data to the server, or the one wish that led to it. */
export type Reach = 'account' | 'uploads' | 'request';

/** Reasons that say something of one wish and nothing of the next one. */
const OF_ONE_WISH: readonly HoldWhy[] = ['loop', 'unknown-outcome'];

/**
 * How far a hold reaches when its rule does not say. Somebody has to act: the account waits for it. What time heals, a loop of one
 * wish, and an end that nobody knows keep back that wish alone.
 */
export function reachOf({ who, why, scope }: Extract<Move, { do: 'hold' }>): Reach {
  return scope ?? (who === 'time' || OF_ONE_WISH.includes(why) ? 'request' : 'account');
}
