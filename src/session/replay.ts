import type { Step } from '../core/decision.ts';
import type { WireRequest } from '../core/ports.ts';
import type { EasRequest } from '../core/session.ts';
import { tells } from '../policy/traits.ts';
import { baseOf } from './address.ts';
import { versionOf } from './outgoing.ts';
import type { Exchange, World } from './world.ts';

/** Did these very bytes go out before, and nobody knows what became of them? */
export function isReplayed({ unanswered }: Pick<Exchange, 'unanswered'>, { body }: EasRequest): boolean {
  return unanswered !== undefined && body?.length === unanswered.length && body.every((byte, at) => byte === unanswered[at]);
}

/** Remembers bytes that may have been carried out, until others go out: a clear refusal in between does not undo what was done. */
export function noteAnswer(exchange: Pick<Exchange, 'unanswered' | 'replayed'>, { body }: EasRequest, status: Step['status']): void {
  if (tells(status, 'open')) exchange.unanswered = body;
  else if (!exchange.replayed) exchange.unanswered = undefined;
}

/**
 * Would it be the very request once more that was refused, for its version or by one that knows its login already? The server has nothing else
 * to say to it: its answer counts again, and the ladder goes on (MS-ASHTTP 2.2.2.1.1 for 400, 401).
 */
export function isVain(world: World, exchange: Exchange, sent: WireRequest): boolean {
  const { fixed, decision, asked, declined = false } = exchange;
  const rung = decision?.do === 'repair' ? decision.rung : undefined;
  return rung === 'credentials' ? declined : fixed && rung === 'version' && asked === questionOf(world, exchange, sent);
}

/** What is asked where, as far as another version, address or sign-in make it another question. */
export function questionOf(world: World, { epochs }: Exchange, sent: WireRequest): string {
  return [versionOf(world, sent), baseOf(sent.url), epochs.credentials ?? 0].join(' ');
}
