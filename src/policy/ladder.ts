import type { End } from '../core/outcome.ts';
import type { Kind, ReconcileHow, Resolution } from '../core/resolution.ts';
import { thenOf } from './decide.ts';

/**
 * A ladder with nothing left to be known by heart: whose bytes come next, and how often each step is taken. The last step
 * has no limit of its own, and a `continue` goes on as long as the protocol does.
 *
 * @example spelled([{ do: 'repair', rung: 'policy' }, { do: 'accept' }])[0]; // { do: 'repair', rung: 'policy', then: 'replay', limit: 1 }
 */
export function spelled(steps: readonly Resolution[]): readonly Resolution[] {
  return steps.map((step, index) => {
    const { first, tell, limit, then: _, ...move } = step;
    const times = limit ?? (index === steps.length - 1 || step.do === 'continue' ? undefined : 1);
    return {
      ...(first !== undefined && { first }),
      ...move,
      then: thenOf(step),
      ...(times !== undefined && { limit: times }),
      ...(tell !== undefined && { tell }),
    };
  });
}

/** How a request can end by a step of this kind: what is tried may work, what is looked for may stay unknown. */
const ENDS: Readonly<Record<Exclude<Kind, 'reconcile'>, readonly End[]>> = {
  accept: ['done'],
  continue: ['done'],
  retry: ['done'],
  refresh: ['done'],
  reset: ['done'],
  resync: ['done'],
  restart: ['done'],
  repair: ['done'],
  rephrase: ['done'],
  // The directive may turn out to be none; carried out or refused it leaves the account held (MS-ASPROV 3.1.5.1.2.2).
  wipe: ['done', 'held'],
  hold: ['held'],
  reject: ['refused'],
};

/** To settle a difference ends it; to find out may find nothing. */
const RECONCILED: Readonly<Record<ReconcileHow, readonly End[]>> = {
  'look-in-sent': ['done', 'unknown'],
  'same-id-resend': ['done', 'unknown'],
  'look-for-folder': ['done', 'unknown'],
  'look-at-both-folders': ['done', 'unknown'],
  'look-at-item': ['done', 'unknown'],
  'match-adds': ['done', 'unknown'],
  'take-server-item': ['done'],
  'resend-failed-parts': ['done', 'unknown'],
  'resend-whole': ['done', 'unknown'],
};

const ORDER: readonly End[] = ['done', 'refused', 'held', 'unknown'];

/** The ends a ladder can come to by itself, besides a hook that fails or a caller that does not wait (both end held). */
export function endsOf(steps: readonly Resolution[]): readonly End[] {
  const ends = new Set(steps.flatMap((step) => (step.do === 'reconcile' ? RECONCILED[step.how] : ENDS[step.do])));
  return ORDER.filter((end) => ends.has(end));
}
