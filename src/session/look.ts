import type { ReconcileHow } from '../core/resolution.ts';
import { callHook } from './hooks.ts';
import { isConfirmed, lookedForMail } from './mail.ts';
import type { Exchange, World } from './world.ts';

/** What looking came to. */
type Found = 'app.happened' | 'app.absent' | 'app.unclear';

/** What the app answers when it is asked for a mail, and what that means. */
const SENT: Readonly<Record<'sent' | 'not-sent' | 'cannot-tell', Found>> = {
  sent: 'app.happened',
  'not-sent': 'app.absent',
  'cannot-tell': 'app.unclear',
};

/** Ways of looking that come down to sending: the server tells by the id, or the app by its refreshed folders, when it builds. */
const BY_SENDING: ReadonlySet<ReconcileHow> = new Set(['same-id-resend', 'look-for-folder', 'match-adds']);

/** Finds out whether a request was carried out whose answer is lost. What nobody can tell ends as unknown, never as a repeat. */
export async function look(world: World, exchange: Exchange, how: ReconcileHow): Promise<void> {
  const what = isConfirmed(world, exchange) ? 'app.happened' : exchange.elsewhere ? 'app.unclear' : await found(world, exchange, how);
  // What is only sent again to find out is not known to be absent.
  if (!BY_SENDING.has(how)) lookedForMail(world, exchange, what);
  world.post(exchange.id, { type: what });
}

async function found(world: World, exchange: Exchange, how: ReconcileHow): Promise<Found> {
  if (BY_SENDING.has(how)) return 'app.absent';
  const hook = world.ports.hooks.findSent?.bind(world.ports.hooks);
  if (how !== 'look-in-sent' || hook === undefined) return 'app.unclear';
  const clientId = exchange.marks?.clientId;
  const event = { sentAfter: exchange.sentAt, ...(clientId !== undefined && { clientId }) };
  const called = await callHook(
    world,
    'findSent',
    (signal) => hook({ ...event, signal }),
    (value) => Object.hasOwn(SENT, value),
  );
  return called.ok ? SENT[called.value] : 'app.unclear';
}
