import type { Effect } from '../core/effect.ts';
import type { WireRequest } from '../core/ports.ts';
import type { EasRequest } from '../core/session.ts';
import type { Rung } from '../core/rungs.ts';
import { HIERARCHY_KEY } from '../policy/ledger.ts';
import { limboOf } from './account.ts';
import { admit, isShut, type LadderView } from './admission.ts';
import { isMissed, noteStated } from './authorization.ts';
import { hearBatch, isBatchIgnored } from './batches.ts';
import { boundsOf, provide } from './bytes.ts';
import { judge, learn, send } from './flight.ts';
import type { Locks } from './locks.ts';
import { noteLost, noteOpen } from './interrupted.ts';
import { hearOfSync } from './collections.ts';
import { holdInLimbo } from './holds.ts';
import { hearOfPoll } from './longpoll.ts';
import { look } from './look.ts';
import { learnOfMail, noteMail, refusalOf } from './mail.ts';
import { addressIn, header, outgoing, versionOf } from './outgoing.ts';
import { isReplayed, isVain, noteAnswer, questionOf } from './replay.ts';
import { resetCollections } from './resets.ts';
import { isRested, provedWhole } from './rest.ts';
import { notePace } from './pace.ts';
import { hearOfApp } from './mending.ts';
import { settle } from './settlement.ts';
import { isElsewhere, isSeeking } from './sought.ts';
import { inWords } from './wording.ts';
import type { Carried, Exchange, World } from './world.ts';

/** One attempt goes out. */
async function depart(world: World, exchange: Exchange, sent: WireRequest): ReturnType<typeof send> {
  exchange.attempts += 1;
  world.tell({ type: 'attempt', command: exchange.command, number: exchange.attempts, own: exchange.own });
  return send(world, sent, exchange, exchange.marks);
}

/** What was written down for it, and never left, is no doubt of anybody's. It is stored with the next step. */
function withdraw(exchange: Exchange): void {
  const { leaving, isOut } = exchange;
  if (isOut) return;
  exchange.leaving = undefined;
  leaving?.();
}

/** What is out is hung up, what has not left yet does not: at once, before anybody else may carry the same. */
export function callOff(exchange: Exchange, reason?: unknown): void {
  exchange.abort.abort(reason);
  withdraw(exchange);
}

/** Builds, waits for its turn, sends, judges, and posts what was decided. Nothing it meets is thrown past it. */
export async function fly(world: World, exchange: Exchange, ladder: () => LadderView, locks: Locks): Promise<void> {
  exchange.dueAt = undefined;
  const request = await provide(world, exchange, locks);
  if (request === undefined || isBatchIgnored(world, exchange)) return;
  // Only now is it known what the request is about, and it may have had to wait for its turn: it asks at the door again.
  if (isShut(world, exchange, ladder())) return world.post(exchange.id, { type: 'driver.deferred' });
  if (exchange.attempts === 0) exchange.sentAt = world.ports.clock.now();
  if (!(await noteMail(world, exchange))) return;
  const isResumed = await noteOpen(world, exchange, request);
  if (exchange.abort.signal.aborted) return;
  const sent = outgoing(world, exchange, request);
  exchange.replayed = isReplayed(exchange, request);
  Object.assign(exchange, { epochs: ladder().epochs, over: ladder().broken });
  noteWhere(world, exchange, request, sent);
  const known = isVain(world, exchange, sent) ? exchange.reply : undefined;
  Object.assign(exchange, { asked: questionOf(world, exchange, sent), to: sent.url });
  exchange.leftAt = world.ports.clock.now();
  let came: Awaited<ReturnType<typeof send>>;
  try {
    // An answer that an earlier life of the app did not live to see is a lost one: what is looked for then stands in the rules.
    came = isResumed ? 'cut-after-send' : (known ?? (await depart(world, exchange, sent)));
  } catch (error) {
    withdraw(exchange);
    // Aborted by the caller: the abort itself has been posted, and the promise rejects with its reason.
    if (exchange.abort.signal.aborted) return;
    throw error;
  }
  if (typeof came !== 'string' && came !== known) {
    keepReply(exchange, came);
    if (!isElsewhere(exchange)) learn(world, came);
  }
  Object.assign(exchange, { isOut: false, leaving: undefined });
  const { judged, progress, observation } = judge(world, exchange, sent, came);
  learnOfMail(world, exchange, judged);
  noteAnswer(exchange, request, judged.because.status);
  const tookMs = world.ports.clock.now() - exchange.leftAt;
  notePace(world, exchange, judged, progress, tookMs);
  if (!isResumed && known === undefined) {
    noteLost(world, exchange, judged);
    hearOfPoll(world, exchange, judged, tookMs);
    hearOfSync(world, exchange, judged, observation);
  }
  const mended = exchange.own ? undefined : await hearOfApp(world, exchange, judged, came, observation.folders ?? 0);
  if (progress > 0) world.post('ladder', { type: 'account.progressed' });
  const decision = refusalOf(world, exchange, judged.whole);
  exchange.decision = decision;
  if (decision.do === 'accept' || decision.do === 'continue') provedWhole(world, exchange);
  exchange.because = inWords(world.ports, judged.because);
  exchange.moved = judged.moved;
  exchange.bounds = boundsOf(exchange, decision);
  if (hearBatch(world, exchange, judged.keepsReply)) return;
  world.post(exchange.id, {
    type: `${decision.do}.${judged.because.status}`,
    decision,
    keepsReply: judged.keepsReply,
    now: world.ports.clock.now(),
  });
  // The app has its answer first: whoever waited builds on what it brought.
  if (mended !== undefined) world.post('ladder', { type: 'rung.mended', rung: mended });
}

/** Where and how the app asks is what the library's own requests go by. */
function noteWhere(world: World, exchange: Exchange, request: EasRequest, { url, init }: WireRequest): void {
  if (exchange.own) return;
  // As the app states them: what is put in their place is another at each address.
  const headers = { ...request.headers };
  noteStated(world, header(headers, 'authorization'), url);
  if (isElsewhere(exchange)) return;
  const newest = exchange.fixed ? versionOf(world, request) : undefined;
  world.template = { url: addressIn(request), headers, ...(init && { init }), ...(newest !== undefined && { newest }) };
  world.reached();
}

/** The last reply is the one that may be handed out, and only by a call that replays bytes as fetch does; others let go of theirs. */
function keepReply(exchange: Exchange, came: Carried): void {
  exchange.reply?.drop?.();
  if (exchange.own || !exchange.fixed) came.drop?.();
  exchange.reply = came;
}

/** The caller's own fault, or ours: the promise rejects, the machine ends, the account stays as it was. */
function abandon(world: World, exchange: Exchange, error: unknown): void {
  exchange.fail(error);
  exchange.abort.abort(error);
  world.post(exchange.id, { type: 'caller.aborted' });
}

/** The folders it wants are in doubt: nobody asks for them again before their time, and only this one waits so long. */
function isInLimbo(world: World, exchange: Exchange, rung: Rung): boolean {
  const limbo = rung === 'hierarchy' && !exchange.own ? limboOf(world.account) : undefined;
  if (limbo !== undefined) exchange.hold = holdInLimbo(world, exchange, limbo);
  return limbo !== undefined;
}

/** A request says that a rung is broken. When all had been whole for long it is another outage, and what was spent on the last one is forgiven. */
function breaks(world: World, { epochs, to }: Exchange, rung: Rung, fromZero: boolean, ladder: LadderView): void {
  if (ladder.value === 'ready' && isRested(world)) world.post('ladder', { type: 'account.progressed' });
  const epoch = rung === 'credentials' && isMissed(world, to) ? Number.MAX_SAFE_INTEGER : (epochs[rung] ?? 0);
  world.post('ladder', { type: 'rung.broken', rung, epoch, fromZero });
}

/** What has a request wait for others: they, the library's own FolderSync among them, may work on the hierarchy meanwhile. */
const STEPS_BACK: ReadonlySet<Effect['type']> = new Set(['effect.enqueue', 'effect.report', 'effect.prepare']);

/** Performs what a request's machine asked for; what concerns the account goes to the ladder. */
export function perform(world: World, exchange: Exchange, effect: Effect, ladder: () => LadderView, locks: Locks): void {
  const now = world.ports.clock.now();
  exchange.waitingSince ??= now;
  if (STEPS_BACK.has(effect.type)) locks.yieldHierarchy(exchange.id);
  if (effect.type === 'effect.enqueue') admit(world, exchange, ladder());
  if (effect.type === 'effect.request') {
    Object.assign(exchange, { waitingSince: undefined, inLineSince: undefined, behindUntil: undefined });
    fly(world, exchange, ladder, locks).catch((error: unknown) => abandon(world, exchange, error));
  }
  if (effect.type === 'effect.report') {
    if (isInLimbo(world, exchange, effect.rung)) return world.post(exchange.id, { type: 'rung.stuck', rung: effect.rung });
    if (effect.rung === 'credentials' && isSeeking(world, exchange)) return world.renew(exchange);
    breaks(world, exchange, effect.rung, effect.fromZero, ladder());
  }
  if (effect.type === 'effect.reset')
    resetCollections(world, exchange, effect.collections, locks).catch((error: unknown) => abandon(world, exchange, error));
  if (effect.type === 'effect.prepare') {
    const { chore, fromZero } = effect;
    const rung: Rung = chore.do === 'repair' ? chore.rung : 'hierarchy';
    exchange.chore = rung;
    if (isInLimbo(world, exchange, rung)) return world.post(exchange.id, { type: 'chore.failed' });
    breaks(world, exchange, rung, fromZero, ladder());
  }
  if (effect.type === 'effect.spend') exchange.startsOver.add(HIERARCHY_KEY);
  if (effect.type === 'effect.look') look(world, exchange, effect.how).catch((error: unknown) => abandon(world, exchange, error));
  if (effect.type === 'effect.wake') exchange.dueAt = effect.dueAt;
  if (effect.type === 'effect.settle') settle(world, exchange, effect.end);
}
