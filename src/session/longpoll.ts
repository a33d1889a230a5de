import { ceilingOf, intervalFor } from '../../machines/heartbeat.ts';
import type { LongpollContext, LongpollEvent } from '../../machines/longpoll.machine.ts';
import { LONGEST_SECONDS, type Heartbeat } from '../core/heartbeat.ts';
import { POLL_LIVED_MS } from '../core/limits.ts';
import type { RequestMarks } from '../core/protocol.ts';
import type { Bounds } from '../core/bounds.ts';
import type { SessionSnapshot } from '../core/session.ts';
import type { Judged } from '../policy/plan.ts';
import { tells } from '../policy/traits.ts';
import type { Exchange, World } from './world.ts';

// Between the requests that stay open at the server and the machine that searches how long they may: what it has come to goes
// into the bytes, what became of them goes to it.

/** The actor that knows the account's long polls. */
export const LONGPOLL_ACTOR = 'longpoll';

/** Answers come a little before their time: clocks differ, and spans are whole seconds. */
const EARLY_SECONDS = 5;

const SECOND_MS = 1000;
const MINUTE_SECONDS = 60;

/** The commands that can be long polls, and where the number of folders a server takes belongs. */
const POLLS: Readonly<Record<string, { readonly most: 'maxFolders' | 'maxCollections'; readonly limited: LongpollEvent['type'] }>> = {
  Ping: { most: 'maxFolders', limited: 'folders.limited' },
  Sync: { most: 'maxCollections', limited: 'collections.limited' },
};

/** What has been learned, as of the last event that was heard. */
function learned(world: World): Heartbeat {
  const context = world.troupe.picture(LONGPOLL_ACTOR)?.context as LongpollContext | undefined;
  return context?.learned ?? world.account.longpoll;
}

/** What `build` is told from its first attempt on: what earlier polls of this account have shown. */
export function learnedBounds(world: World, command: string): Partial<Bounds> {
  const poll = POLLS[command];
  if (poll === undefined) return {};
  const known = learned(world);
  const seconds = ceilingOf(known);
  const most = poll.most === 'maxFolders' ? known.folders : known.collections;
  return { ...(seconds > 0 && { heartbeatSeconds: seconds }), ...(most > 0 && { [poll.most]: most }) };
}

/** How long the request asks the server to wait, in seconds; undefined when it is no long poll, or is answered at once because it uploads. */
function askedIn(marks: RequestMarks): number | undefined {
  return marks.heartbeatMs === undefined || marks.commands > 0 ? undefined : Math.floor(marks.heartbeatMs / SECOND_MS);
}

/**
 * The interval these bytes are to have: what the app wishes, brought inside what is known. Undefined when they may stay as they are.
 */
export function intervalOf(world: World, command: string, marks: RequestMarks, wish: number): number | undefined {
  if (POLLS[command] === undefined || marks.commands > 0) return undefined;
  const asked = askedIn(marks);
  // An empty Ping means what the server remembers (MS-ASCMD 2.2.1.13): it is told when it should not.
  if (asked === undefined && command !== 'Ping') return undefined;
  const known = learned(world);
  const seconds = asked === undefined && ceilingOf(known) === 0 ? 0 : intervalFor(known, wish);
  return seconds === 0 || seconds === asked ? undefined : seconds;
}

/**
 * What the app wishes, from the bytes it has just made; the search hears it when it is news.
 * @param offered the ceiling `build` was told: an app that takes it over wishes no less than before
 */
export function noteWish(world: World, marks: RequestMarks, offered: number | undefined): number {
  const known = learned(world).wish;
  const asked = askedIn(marks);
  if (asked === undefined) return known;
  const unit = marks.sentElement === 'Wait' ? MINUTE_SECONDS : 1;
  // The app took over the ceiling it was told: that is no wish of its own.
  const isEcho = offered !== undefined && asked === Math.floor(offered / unit) * unit;
  const wish = isEcho ? Math.max(known, asked) : asked;
  if (wish !== known) hear(world, { type: 'poll.wished', seconds: wish });
  return wish;
}

/** The marks of bytes that go out, with the wait that only the server remembers: of a Ping without one, of a Sync without anything (MS-ASCMD 2.2.1.21.1). */
export function withWait(world: World, command: string, marks: RequestMarks): RequestMarks {
  if (command === 'Sync') {
    if (marks.collections.length > 0) world.syncWaitMs = marks.heartbeatMs;
    return marks.collections.length > 0 || world.syncWaitMs === undefined ? marks : { ...marks, heartbeatMs: world.syncWaitMs };
  }
  if (command !== 'Ping' || marks.heartbeatMs !== undefined) return marks;
  const known = learned(world);
  return { ...marks, heartbeatMs: (intervalFor(known, known.wish) || LONGEST_SECONDS) * SECOND_MS };
}

/**
 * A cut that says nothing of the account: the poll had been open for a good while, or the network has just become another one, which ends
 * what was open on the last one. The request's own attempts and ladder count it all the same.
 */
export function isExcused(world: World, { command, own, marks, leftAt }: Exchange, status: string): boolean {
  if (own || POLLS[command] === undefined || !tells(status, 'died') || marks === undefined || askedIn(marks) === undefined) return false;
  const isMoved = world.moved;
  world.moved = false;
  return isMoved || world.ports.clock.now() - leftAt >= POLL_LIVED_MS;
}

function hear(world: World, event: LongpollEvent): void {
  world.post(LONGPOLL_ACTOR, event);
}

/** Tells the search what became of a poll. @param tookMs from its leaving to its answer, or its death */
export function hearOfPoll(world: World, exchange: Exchange, judged: Judged, tookMs: number): void {
  const poll = POLLS[exchange.command];
  const marks = exchange.marks;
  if (poll === undefined || marks === undefined || exchange.own) return;
  const { whole, because } = judged;
  if (whole.do === 'rephrase' && whole.how === 'limit-folders' && isCount(whole.bound))
    hear(world, { type: poll.limited, most: whole.bound } as LongpollEvent);
  const asked = askedIn(marks);
  if (asked === undefined) return;
  const lived = Math.min(asked, Math.max(0, Math.floor(tookMs / SECOND_MS)));
  if (whole.do === 'rephrase' && whole.how === 'set-heartbeat' && isCount(whole.bound)) {
    const unit = marks.sentElement === 'Wait' ? MINUTE_SECONDS : 1;
    hear(world, { type: 'bounds.named', asked, seconds: whole.bound * unit });
  } else if (tells(because.status, 'died')) hear(world, { type: 'poll.cut', seconds: asked, lived });
  else if (whole.do === 'refresh' && whole.scope === 'hierarchy') hear(world, { type: 'hierarchy.changed', lived });
  else if (whole.do === 'accept' || whole.do === 'continue')
    hear(world, lived >= asked - EARLY_SECONDS ? { type: 'poll.quiet', lived: asked } : { type: 'poll.changed', lived });
}

function isCount(bound: number | undefined): bound is number {
  return bound !== undefined && Number.isSafeInteger(bound) && bound > 0;
}

/** How the search stands, for the app to see. */
export function pollPicture(world: World): SessionSnapshot['longPoll'] {
  const seconds = ceilingOf(learned(world));
  return { state: world.troupe.picture(LONGPOLL_ACTOR)?.value ?? 'watching', ...(seconds > 0 && { heartbeatSeconds: seconds }) };
}
