import type { Outcome } from '../core/outcome.ts';

const OUTCOMES = new WeakMap<Response, Outcome>();

/**
 * What happened to a Response of `session.fetch`; undefined if it was not ActiveSync. Does not survive structuredClone.
 * @example const what = recoveryOf(response); if (what?.kind === 'refused') console.log(what.error.hint);
 */
export function recoveryOf(response: Response): Outcome | undefined {
  return OUTCOMES.get(response);
}

/** Ties an outcome to the Response that is handed out. */
export function remember(response: Response, outcome: Outcome): Response {
  OUTCOMES.set(response, outcome);
  return response;
}
