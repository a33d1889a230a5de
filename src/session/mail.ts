import { recoveryError } from '../core/errors.ts';
import type { Judged } from '../policy/plan.ts';
import { mailNote, withMail } from './account.ts';
import type { Exchange, World } from './world.ts';

// What the session knows of mails on their way: only their ClientIds and how they stand, written down before they leave.

/**
 * Writes down that a mail is about to go out; false when it must not, because an earlier attempt may have arrived. Then
 * the machine looks first, and only what is known not to have left goes out again.
 */
export async function noteMail(world: World, exchange: Exchange): Promise<boolean> {
  const clientId = exchange.marks?.clientId;
  if (exchange.facts.clientIdFrom === undefined || clientId === undefined) return true;
  const known = mailNote(world.account, clientId);
  exchange.sentBefore = known?.how ?? 'no';
  // It is looked for from its first attempt on, also when that was in another call, or before a restart.
  if (known !== undefined) exchange.sentAt = Math.min(exchange.sentAt, known.since);
  const first = exchange.attempts === 0;
  if (first && exchange.sentBefore === 'no-answer' && !exchange.again && !world.account.answers118) {
    world.post(exchange.id, { type: 'mail.doubtful' });
    return false;
  }
  world.account = withMail(world.account, clientId, { how: 'no-answer', since: exchange.sentAt });
  try {
    await world.save(exchange.id);
  } catch {
    world.account = withMail(world.account, clientId, known);
    throw recoveryError('caller', 'store-failed', 'the state store refused to save', 'repair the store; the mail was not sent');
  }
  return true;
}

/** Learns from the answer whether the mail left, and whether the server recognises repeats. */
export function learnOfMail(world: World, exchange: Exchange, judged: Judged): void {
  const clientId = exchange.marks?.clientId;
  if (exchange.facts.clientIdFrom === undefined || clientId === undefined) return;
  if (judged.failures.includes('common.118')) world.account = { ...world.account, answers118: true };
  if (judged.whole.do === 'accept') world.account = withMail(world.account, clientId, undefined);
  else if (!judged.because.status.startsWith('transport.') && judged.whole.do !== 'reconcile')
    world.account = withMail(world.account, clientId, { how: 'failed', since: exchange.sentAt });
}
