import type { Step } from '../core/decision.ts';
import type { EasRequest } from '../core/session.ts';
import { tells } from '../policy/traits.ts';
import type { Exchange } from './world.ts';

/** Did these very bytes go out before, and nobody knows what became of them? */
export function isReplayed({ unanswered }: Pick<Exchange, 'unanswered'>, { body }: EasRequest): boolean {
  return unanswered !== undefined && body?.length === unanswered.length && body.every((byte, at) => byte === unanswered[at]);
}

/** Remembers bytes that may have been carried out, until others go out: a clear refusal in between does not undo what was done. */
export function noteAnswer(exchange: Pick<Exchange, 'unanswered' | 'replayed'>, { body }: EasRequest, status: Step['status']): void {
  if (tells(status, 'open')) exchange.unanswered = body;
  else if (!exchange.replayed) exchange.unanswered = undefined;
}
