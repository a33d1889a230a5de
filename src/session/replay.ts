import type { Step } from '../core/decision.ts';
import type { EasRequest } from '../core/session.ts';
import type { Exchange } from './world.ts';

/** What leaves open whether the request was carried out: no answer, one that says nothing, and the faults a server may have after the work (MS-ASCMD 3.1.5.9). */
const LEFT_OPEN: readonly Step['status'][] = [
  'transport.cut-after-send',
  'transport.timeout',
  'transport.html-body',
  'transport.empty-body',
  'transport.undecodable',
  'http.500',
  'http.502',
  'http.504',
];

/** Did these very bytes go out before, and nobody knows what became of them? */
export function isReplayed({ unanswered }: Pick<Exchange, 'unanswered'>, { body }: EasRequest): boolean {
  return unanswered !== undefined && body?.length === unanswered.length && body.every((byte, at) => byte === unanswered[at]);
}

/** Remembers bytes that may have been carried out, until others go out: a clear refusal in between does not undo what was done. */
export function noteAnswer(exchange: Pick<Exchange, 'unanswered' | 'replayed'>, { body }: EasRequest, status: Step['status']): void {
  if (LEFT_OPEN.includes(status)) exchange.unanswered = body;
  else if (!exchange.replayed) exchange.unanswered = undefined;
}
