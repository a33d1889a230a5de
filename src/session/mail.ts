import { outboxMachine, type OutboxContext, type OutboxEvent } from '../../machines/outbox.machine.ts';
import type { Decision } from '../core/decision.ts';
import type { Effect } from '../core/effect.ts';
import { recoveryError } from '../core/errors.ts';
import type { MailState } from '../core/mail.ts';
import type { Kind } from '../core/resolution.ts';
import type { Judged } from '../policy/plan.ts';
import { tells } from '../policy/traits.ts';
import { mailNote, withMail, type AccountState } from './account.ts';
import { clientIdOf, liftDoubt, mailKey } from './holds.ts';
import { isSame } from './merging.ts';
import type { Exchange, World } from './world.ts';

// What the session knows of mails on their way: only their ClientIds and how they stand, written down before they leave. What may
// leave when is the outbox machine's to say; here its answers are carried out.

/** The actor of the mail a request carries. */
export const outboxOf = (exchange: Pick<Exchange, 'id'>): string => `${exchange.id}.outbox`;

/** What a state before this attempt means for the reading of its answer. */
const BEFORE: Readonly<Record<MailState | 'drafted', Exchange['sentBefore']>> = {
  drafted: 'no',
  sent: 'no-answer',
  unknown: 'no-answer',
  returned: 'failed',
  confirmed: 'no-answer',
};

/** The actor of this mail, with what was known of it. Where somebody knows more by now, it begins with that. */
function open(world: World, exchange: Exchange, clientId: string): string {
  const id = outboxOf(exchange);
  const isOpen = exchange.mail === clientId;
  if (isOpen && !isNews(world, exchange)) return id;
  world.troupe.retire(id);
  const known = mailNote(world.account, clientId);
  exchange.elsewhere ||= isOpen && known?.state === 'sent';
  world.troupe.spawn(id, outboxMachine, { state: known?.state ?? 'drafted', since: known?.since ?? 0 });
  Object.assign(exchange, { mail: clientId, mailNote: known });
  return id;
}

/** Has another session learnt something of its mail since this request last knew how it stands? */
export function isNews({ account, ports }: Pick<World, 'account' | 'ports'>, exchange: Pick<Exchange, 'mail' | 'mailNote'>): boolean {
  const note = exchange.mail === undefined ? undefined : mailNote(account, exchange.mail);
  // What a look of our own has found too late is none.
  return exchange.mail !== undefined && note?.by !== ports.self && !isSame(note, exchange.mailNote);
}

/** How the account remembers a mail that stands so. @param outAt when it was last out: as it is known, unless it is now */
function noted(
  { account, ports }: World,
  clientId: string,
  picture: { readonly value: string; readonly context: unknown },
  outAt = mailNote(account, clientId)?.outAt,
): AccountState {
  const { since, state } = picture.context as OutboxContext;
  // One that was looked for and not found stays in doubt for whoever reads this later: it may only have been slow to appear.
  const stands = picture.value === 'drafted' ? state : (picture.value as MailState);
  const note = { state: stands as MailState, since, ...(outAt !== undefined && { outAt }), by: ports.self };
  return withMail(account, clientId, stands === 'drafted' ? undefined : note);
}

/** What became of it is known. */
const SETTLED: readonly string[] = ['confirmed', 'returned'] satisfies MailState[];

/** Tells the mail what became of it, and remembers that. */
function tell(world: World, exchange: Exchange, event: OutboxEvent): void {
  const id = outboxOf(exchange);
  if (exchange.mail === undefined) return;
  const before = world.troupe.picture(id)?.value;
  world.troupe.deliver(id, event);
  const picture = world.troupe.picture(id);
  if (picture === undefined || picture.value === before) return;
  // Another session has brought it to the server: what is found out here of an attempt before that says less.
  if (isArrived(world, exchange) && picture.value !== 'confirmed') return;
  world.account = noted(world, exchange.mail, picture, event.type === 'mail.lost' ? world.ports.clock.now() : undefined);
  exchange.mailNote = mailNote(world.account, exchange.mail);
  if (SETTLED.includes(picture.value)) liftDoubt(world, mailKey(exchange.mail));
}

/**
 * Writes down that a mail is about to go out; false when it must not, because an earlier attempt may have arrived. Then
 * the request's machine looks first, and only what is known not to have left goes out again.
 */
export async function noteMail(world: World, exchange: Exchange): Promise<boolean> {
  const clientId = clientIdOf(exchange);
  if (clientId === undefined) return true;
  const id = open(world, exchange, clientId);
  const recognised = !exchange.again && world.account.answers118 && !isConfirmed(world, exchange);
  const event = { type: 'mail.leaving', now: world.ports.clock.now(), consent: exchange.again || recognised, recognised } as const;
  const { effects, value, context } = world.troupe.preview(id, event);
  const leaves = effects.find((effect): effect is Extract<Effect, { type: 'effect.dispatch' }> => effect.type === 'effect.dispatch');
  // It is looked for from its first attempt on, also when that was in another call, or before a restart.
  const { since } = context as OutboxContext;
  if (since > 0) exchange.sentAt = Math.min(exchange.sentAt, since);
  if (leaves === undefined) {
    world.post(exchange.id, { type: 'mail.doubtful' });
    return false;
  }
  const before = mailNote(world.account, clientId);
  exchange.sentBefore = BEFORE[leaves.from];
  world.account = noted(world, clientId, { value, context }, event.now);
  const note = mailNote(world.account, clientId);
  exchange.mailNote = note;
  const forget = (): void => {
    // Only what was noted here: somebody else may know of the same mail by now.
    if (mailNote(world.account, clientId) === note) world.account = withMail(world.account, clientId, before);
    world.troupe.retire(id);
    exchange.mail = undefined;
  };
  exchange.leaving = forget;
  world.tentative.set(clientId, { before, note });
  try {
    await world.save(exchange.id);
  } catch {
    forget();
    throw recoveryError('caller', 'store-failed', 'the state store refused to save', 'repair the store; the mail was not sent');
  } finally {
    world.tentative.delete(clientId);
  }
  if (exchange.abort.signal.aborted) return false;
  // Another session knows something of this mail: it is looked at anew. Each time that is more than was known before.
  if (mailNote(world.account, clientId) !== note) {
    forget();
    exchange.elsewhere ||= mailNote(world.account, clientId)?.state === 'sent';
    return noteMail(world, exchange);
  }
  world.troupe.deliver(id, event);
  return true;
}

/** Is this mail known to be on the server? */
export function isConfirmed(world: World, exchange: Exchange): boolean {
  return world.troupe.picture(outboxOf(exchange))?.value === 'confirmed' || isArrived(world, exchange);
}

/** By what another session knows of it, and not by an attempt its user wanted all the same. */
function isArrived({ account }: World, { mail, again }: Exchange): boolean {
  return mail !== undefined && !again && mailNote(account, mail)?.state === 'confirmed';
}

/** May this mail have left, for all that is known now? */
export function isInDoubt({ troupe }: World, exchange: Exchange): boolean {
  return troupe.picture(outboxOf(exchange))?.value === 'unknown';
}

/** What looking for it comes to. */
const LOOK = { do: 'reconcile', how: 'look-in-sent', then: 'replay' } as const satisfies Decision;

/**
 * What an answer means for a mail whose earlier attempt may have arrived, and that nobody has looked for: that this repeat was not
 * taken, and nothing about the one before. What would hand it back to its user as not sent, or make another mail of it, has it
 * looked for first (MS-ASCMD 3.1.5.9).
 */
export function refusalOf(world: World, exchange: Exchange, decision: Decision): Decision {
  return isInDoubt(world, exchange) && handsBack(decision) ? LOOK : decision;
}

/** Kinds after which the same bytes may go out again by themselves, or somebody has to act first. */
const GOES_ON: readonly Kind[] = ['accept', 'continue', 'reconcile', 'repair', 'hold', 'wipe'];

function handsBack({ do: kind, then, first }: Decision): boolean {
  return !GOES_ON.includes(kind) && (kind !== 'retry' || then !== 'replay' || first !== undefined);
}

/** Learns from the answer whether the mail left, and whether the server recognises repeats. */
export function learnOfMail(world: World, exchange: Exchange, judged: Judged): void {
  if (clientIdOf(exchange) === undefined) return;
  // Said of a mail that never went out before, it shows nothing: who says so does not know what it has seen.
  if (judged.failures.some((status) => tells(status, 'recognised')) && exchange.sentBefore === 'no-answer')
    world.account = { ...world.account, answers118: true };
  tell(world, exchange, { type: happenedTo(judged) });
}

/** What an answer, or none, says of what it answers. */
export function happenedTo({ whole, because }: Judged): 'mail.taken' | 'mail.unsent' | 'mail.lost' | 'mail.refused' {
  if (whole.do === 'accept') return 'mail.taken';
  if (tells(because.status, 'unsent')) return 'mail.unsent';
  // A hold for it says that looking has not helped, not that it was refused.
  const isOpen = whole.do === 'reconcile' || (whole.do === 'hold' && whole.why === 'unknown-outcome');
  return because.status.startsWith('transport.') || isOpen ? 'mail.lost' : 'mail.refused';
}

const LOOKED = { 'app.happened': 'mail.found', 'app.absent': 'mail.absent', 'app.unclear': 'mail.unclear' } as const;

/** Tells the mail what came of looking for it. */
export function lookedForMail(world: World, exchange: Exchange, found: keyof typeof LOOKED): void {
  tell(world, exchange, { type: LOOKED[found] });
}
