import { LIMITS } from '../core/limits.ts';
import type { MailNote } from '../core/mail.ts';
import type { ReconcileHow } from '../core/resolution.ts';
import { mailNote, withMail, type OpenNote } from './account.ts';
import { callHook } from './hooks.ts';
import { clientIdOf, liftDoubt, mailKey } from './holds.ts';
import { foundOpen } from './interrupted.ts';
import { isConfirmed, isNews, lookedForMail } from './mail.ts';
import { isSame } from './merging.ts';
import { orAborted, transferMs } from './patience.ts';
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

/** A mail whose answer was lost may still be worked on: so long after that, in ms, its absence says nothing. Sent Items are written last. */
export const SETTLES_MS = 10_000;

/** One whose attempt ended where nobody saw it, in another life or session, may be under way for as long as an answer is waited for, in ms. */
export const UNDER_WAY_MS = LIMITS.answerMs;

/** Finds out whether a request was carried out whose answer is lost. What nobody can tell ends as unknown, never as a repeat. */
export async function look(world: World, exchange: Exchange, how: ReconcileHow): Promise<void> {
  const noted = noteOf(world, exchange);
  const seen = isKnown(world, exchange) || exchange.elsewhere ? 'app.unclear' : await found(world, exchange, how);
  if (seen === undefined) return;
  if (world.exchanges.get(exchange.id) !== exchange) return foundLate(world, exchange, seen, noted);
  // What another session has done while it was looked for counts for more than what the look has seen.
  const isStale = seen === 'app.absent' && !BY_SENDING.has(how) && isNews(world, exchange);
  const what = isKnown(world, exchange) ? 'app.happened' : isStale ? 'app.unclear' : seen;
  // What is only sent again to find out is not known to be absent.
  if (!BY_SENDING.has(how)) lookedForMail(world, exchange, what);
  world.post(exchange.id, { type: what });
}

/**
 * The caller has been told meanwhile that nobody knows. What was found is written down all the same: whoever asks for this mail next is done, or
 * has it sent, which this request does not any more.
 */
function foundLate(world: World, exchange: Exchange, seen: Found, noted: ReturnType<typeof noteOf>): void {
  const { mail: clientId, noted: name } = exchange;
  const note = noteOf(world, exchange);
  const hasArrived = seen === 'app.happened';
  // Only what was looked for: somebody else may have carried the same mail since.
  if (note === undefined || (!hasArrived && (seen !== 'app.absent' || !isSame(note, noted)))) return;
  // Done for this app since, or noted anew: what was looked for is over, and the same bytes are another wish.
  if (!('state' in note) && (note.since !== noted?.since || (note.arrivedAt !== undefined && note.by === world.ports.self))) return;
  if (!('state' in note)) foundOpen(world, name ?? '', note, hasArrived);
  else if (clientId !== undefined) {
    world.account = withMail(world.account, clientId, { ...note, state: hasArrived ? 'confirmed' : 'returned', by: world.ports.self });
    liftDoubt(world, mailKey(clientId));
  }
  // Nobody hears it, and it is stored.
  world.post(exchange.id, { type: seen });
}

/** What is written down of the mail: one without an id is remembered by its bytes. */
function noteOf({ account }: World, exchange: Exchange): MailNote | OpenNote | undefined {
  const id = clientIdOf(exchange);
  return id === undefined ? account.open[exchange.noted ?? ''] : mailNote(account, id);
}

/** Is it known to have arrived: by its id, or for the same bytes that were out meanwhile? */
function isKnown(world: World, exchange: Exchange): boolean {
  return isConfirmed(world, exchange) || (exchange.arrived !== undefined && exchange.arrived === exchange.name && !exchange.again);
}

async function found(world: World, exchange: Exchange, how: ReconcileHow): Promise<Found | undefined> {
  if (BY_SENDING.has(how)) return 'app.absent';
  if (how !== 'look-in-sent') return 'app.unclear';
  const early = tooEarlyMs(world, exchange);
  const what = await inSent(world, exchange);
  if (what !== 'app.absent' || early === 0) return what;
  const isWaited = await pause(world, exchange, early);
  return isWaited && world.exchanges.get(exchange.id) === exchange ? inSent(world, exchange) : undefined;
}

/** For how long it says nothing that a mail is not there, in ms. A clock that was set back makes it no longer than that. */
function tooEarlyMs(world: World, exchange: Exchange): number {
  const now = world.ports.clock.now();
  const note = noteOf(world, exchange);
  const isHeard = note !== undefined && ('state' in note ? note.state === 'unknown' : note.isLost === true);
  const outAt = note?.outAt ?? (note !== undefined && 'state' in note ? undefined : note?.since);
  const mostMs = isHeard ? SETTLES_MS : UNDER_WAY_MS + transferMs(exchange.sent?.body?.length ?? 0);
  return Math.min(mostMs, Math.max(0, (outAt ?? -Infinity) + mostMs - now));
}

/** Waits. False when whoever asked has called it off meanwhile. */
async function pause({ ports: { clock } }: World, { abort }: Exchange, ms: number): Promise<boolean> {
  let timer: unknown;
  const over = new Promise<boolean>((resolve) => (timer = clock.setTimeout(() => resolve(true), ms)));
  const isWaited = await orAborted(over, abort.signal).catch(() => false);
  clock.clearTimeout(timer);
  return isWaited;
}

async function inSent(world: World, exchange: Exchange): Promise<Found> {
  const hook = world.ports.hooks.findSent?.bind(world.ports.hooks);
  if (hook === undefined) return 'app.unclear';
  const clientId = exchange.marks?.clientId;
  const event = { sentAfter: exchange.sentAt - (exchange.backMs ?? 0), ...(clientId !== undefined && { clientId }) };
  const called = await callHook(
    world,
    'findSent',
    (signal) => hook({ ...event, signal }),
    (value) => Object.hasOwn(SENT, value),
  );
  return called.ok ? SENT[called.value] : 'app.unclear';
}
