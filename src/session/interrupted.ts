import { recoveryError } from '../core/errors.ts';
import type { End } from '../core/outcome.ts';
import type { EasRequest } from '../core/session.ts';
import type { AccountState, OpenNote } from './account.ts';
import { digestOf } from './digest.ts';
import { bytesKey, liftDoubt } from './holds.ts';
import { happenedTo } from './mail.ts';
import type { Judged } from '../policy/plan.ts';
import { addressIn } from './outgoing.ts';
import { isRepeatable } from '../policy/sent.ts';
import type { Exchange, World } from './world.ts';

// What must not happen twice is written down before it leaves: a kill, or an end nobody knows, is then taken for what it is when the
// app asks for the same again: an answer that was lost (MS-ASCMD 3.1.5.9).

/** Requests remembered at most: as many as may be open and a few whose end nobody knows. The oldest are forgotten first. */
export const OPEN_REMEMBERED = 300;

/** How long one is remembered, in ms. After a day the app has long synced past it, and the same bytes are a new wish. */
export const OPEN_MS = 24 * 3_600_000;

/** The name under which this request is remembered; undefined for what may simply go again, and for mails, which the outbox remembers. */
export function nameOf({ ports }: World, { own, facts, marks, command }: Exchange, request: EasRequest): string | undefined {
  if (own || marks === undefined || isRepeatable(facts.idempotent, marks)) return undefined;
  if (facts.clientIdFrom !== undefined && marks.clientId !== undefined) return undefined;
  const subject = ports.own.subjectOf(addressIn(request));
  return digestOf(subject === '' ? command : `${command} ${subject}`, request.body ?? new Uint8Array(0));
}

const noteOf = ({ open }: AccountState, name: string): OpenNote | undefined => (Object.hasOwn(open, name) ? open[name] : undefined);

function without({ open }: AccountState, name: string): AccountState['open'] {
  const { [name]: _, ...others } = open;
  return others;
}

function withNote(account: AccountState, name: string, note: OpenNote): AccountState {
  // What has arrived is forgotten before what is in doubt.
  const age = ({ arrivedAt, since }: OpenNote): number => (arrivedAt === undefined ? since : since - 2 * OPEN_MS);
  const kept = Object.entries(without(account, name)).sort(([, x], [, y]) => age(x) - age(y));
  return { ...account, open: { ...Object.fromEntries(kept.slice(1 - OPEN_REMEMBERED)), [name]: note } };
}

/**
 * Writes down that a request is about to go out which must not happen twice. True when it is one whose earlier answer was lost:
 * then it does not go out now, and the rules for a lost answer say what comes first.
 * @throws RecoveryError `store-failed`: nothing was sent
 */
export async function noteOpen(world: World, exchange: Exchange, request: EasRequest): Promise<boolean> {
  const name = exchange.sent === request ? exchange.name : nameOf(world, exchange, request);
  if (name === undefined) return false;
  const before = world.account;
  const note = noteOf(before, name);
  if (hasCome(world, exchange, name)) return true;
  const isSameWish = note !== undefined && (note.arrivedAt === undefined || note.isFound === true);
  const known = isSameWish && isRecent(note, world.ports.clock.now()) ? note : undefined;
  if (known !== undefined && !exchange.again && exchange.attempts === 0 && exchange.noted === undefined) {
    exchange.noted = name;
    if (known.isFound) exchange.arrived = name;
    exchange.strikes = known.strikes;
    exchange.sentAt = Math.min(exchange.sentAt, known.since);
    return true;
  }
  const collectionId = exchange.marks?.collections[0];
  const noted: OpenNote = {
    command: exchange.command,
    since: known?.since ?? exchange.sentAt,
    by: world.ports.self,
    strikes: exchange.strikes,
    outAt: world.ports.clock.now(),
    ...(collectionId !== undefined && { collectionId }),
  };
  // In other bytes it takes the place of what it was.
  const old = exchange.noted ?? name;
  const was = noteOf(before, old);
  world.account = withNote({ ...before, open: without(before, old) }, name, noted);
  const forget = (): void => {
    // Only what was noted here: somebody else may know of the same by now.
    if (world.account.open[name] !== noted) return;
    world.account = { ...world.account, open: { ...without(world.account, name), ...(was && { [old]: was }) } };
  };
  exchange.leaving = forget;
  try {
    await world.save(exchange.id);
  } catch {
    forget();
    throw recoveryError(
      'caller',
      'store-failed',
      'the state store refused to save',
      'repair the store; nothing was sent',
      exchange.because,
    );
  }
  if (exchange.abort.signal.aborted) return false;
  exchange.noted = name;
  if (hasCome(world, exchange, name)) return true;
  // Another session has the same on its way: what came of that is not known here.
  return world.account.open[name] !== noted && exchange.attempts === 0 && !exchange.again;
}

/** Has it arrived, by another request's or another session's word? What it met before that is over, and looking for it says so. */
function hasCome({ account }: World, exchange: Exchange, name: string): boolean {
  const arrivedAt = noteOf(account, name)?.arrivedAt ?? -Infinity;
  if (exchange.noted === name && arrivedAt > exchange.sentAt) Object.assign(exchange, { arrived: name, strikes: {} });
  return exchange.arrived === name && !exchange.again;
}

/** Its answer is lost: it may still be worked on, from now on for a little. */
export function noteLost(world: World, { noted }: Exchange, judged: Judged): void {
  const note = noted === undefined ? undefined : world.account.open[noted];
  if (noted === undefined || note === undefined || happenedTo(judged) !== 'mail.lost') return;
  const lost = { ...note, outAt: world.ports.clock.now(), isLost: true };
  world.account = { ...world.account, open: { ...world.account.open, [noted]: lost } };
}

/** Its end is known: nothing is left to be looked for. An end nobody knows stays written down. */
export function closeOpen(world: World, exchange: Exchange, end: End): void {
  const { noted, hold, isOut, abort, unanswered } = exchange;
  if (noted === undefined || isOut || end === 'unknown' || (end === 'held' && hold?.why === 'unknown-outcome')) return;
  // Called off, or held back, after an answer was lost: that one may have been carried out all the same.
  if (unanswered !== undefined && (end === 'held' || abort.signal.aborted)) {
    // Held for another reason: whoever asks again looks first.
    if (end === 'held') world.account = reopen(world.account, bytesKey(noted));
    return;
  }
  const note = noteOf(world.account, noted);
  world.account = { ...world.account, open: without(world.account, noted) };
  liftDoubt(world, bytesKey(noted));
  // A mail without an id is the same mail for whoever asked for it meanwhile, here or in another session.
  if (end !== 'done' || exchange.facts.clientIdFrom === undefined) return;
  if (note !== undefined) {
    const { isFound: _, ...rest } = note;
    world.account = withNote(world.account, noted, { ...rest, by: world.ports.self, arrivedAt: world.ports.clock.now() });
  }
  noteArrived(world, noted, exchange);
}

/** Whoever asked for the same meanwhile hears that it has arrived. */
function noteArrived(world: World, name: string, but?: Exchange): void {
  for (const other of world.exchanges.values()) if (other !== but && other.name === name) other.arrived = name;
}

/** It was looked for, and whoever asked had been told that nobody knows: the same bytes are the same wish still, done when they come next, or sent. */
export function foundOpen(world: World, noted: string, note: OpenNote, hasArrived: boolean): void {
  const open = without(world.account, noted);
  world.account = { ...world.account, open: hasArrived ? { ...open, [noted]: { ...note, isFound: true, by: world.ports.self } } : open };
  liftDoubt(world, bytesKey(noted));
  if (hasArrived) noteArrived(world, noted);
}

/** A person has looked at it: what was tried before a hold of it begins anew, the look first. */
export function reopen(account: AccountState, key: string | undefined): AccountState {
  const found = Object.entries(account.open).find(([name]) => bytesKey(name) === key);
  if (found === undefined) return account;
  return { ...account, open: { ...account.open, [found[0]]: { ...found[1], strikes: {} } } };
}

/** What an earlier life of the app was in the middle of, and is not too long ago. */
export function stillOpen({ open }: AccountState, now: number): AccountState['open'] {
  return Object.fromEntries(Object.entries(open).filter(([, note]) => isRecent(note, now)));
}

/** One that is yet to come was noted by a clock that has been set back since. */
function isRecent({ since }: OpenNote, now: number): boolean {
  return now - since < OPEN_MS;
}
