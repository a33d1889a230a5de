import { DISCOVERED_MS, DISCOVERED_TRIES, REDIRECT_HOPS } from '../../core/limits.ts';
import type { WireRequest } from '../../core/ports.ts';
import { addressParts, isLoopback } from '../../core/web-address.ts';
import type { RedirectRefusal } from '../../core/session.ts';
import { baseOf, readdressed } from '../address.ts';
import { isRefused } from '../authorization.ts';
import { judge, ledTo } from '../flight.ts';
import { addHold, missingStep } from '../holds.ts';
import { callHook } from '../hooks.ts';
import { redirect } from '../redirects.ts';
import { versionOf } from '../outgoing.ts';
import { noteSought } from '../sought.ts';
import type { Carried, FaultName, World } from '../world.ts';
import { ownAddress, pauseUntil, sendOwn, type Job } from './job.ts';

/** What an address has answered to OPTIONS: an ActiveSync server, with the versions it speaks when it says so; or where else it leads. */
type Answer = { readonly versions: readonly string[] } | { readonly ledTo: string } | undefined;

/** An address that has answered, and what it speaks. */
interface Found {
  readonly to: string;
  readonly versions: readonly string[];
}

/**
 * The endpoint rung: where the account lives now. The server may have said it itself; else the app discovers it; an account that was led
 * away goes back (MS-ASHTTP 3.1.5.2.2). Whoever named an address, it is asked before it is believed, so that there is nothing to roll back.
 */
export async function repairEndpoint(world: World, job: Job): Promise<void> {
  if (world.template === undefined) return job.stuck();
  const own = baseOf(world.template.url);
  const here = baseOf(readdressed(own, world.account.endpoint));
  let led: string | undefined;
  // What another request is told while one address is looked at is looked at as well.
  for (let next = taken(world); next !== undefined; next = taken(world)) {
    led = next;
    const found = await follow(world, job, led, here);
    if (job.cancelled) return;
    if (found !== undefined) return settle(world, job, own, found);
  }
  const discovered = await discover(world, job, here, led);
  if (job.cancelled) return;
  if (discovered !== undefined) return believe(world, job, own, here, discovered);
  if (led !== undefined || world.ports.hooks.discover !== undefined) return job.stuck();
  // Nobody else has a word. An account that was led away goes back only where it is answered: one that fails for a moment is not to be left
  // for a server that is gone. Else it stays, after a release or a restart as well, and what it is told next stands.
  const answer = own === here ? undefined : await answerAt(world, job, own);
  if (job.cancelled) return;
  const isBack = answer !== undefined && 'versions' in answer;
  return settle(world, job, own, isBack ? { to: own, ...answer } : { to: here, versions: [] });
}

/** Looked at once. */
function taken(world: World): string | undefined {
  const to = ledTo(world);
  world.led = undefined;
  return to;
}

/** The app's own word needs nobody's leave; but nothing is stored that has not answered, or the account would be cut off for good. */
async function believe(world: World, job: Job, own: string, here: string, to: string): Promise<void> {
  const { clock, limits } = world.ports;
  if (to === here) return settle(world, job, own, { to, versions: [] }, true);
  let until = 0;
  for (let tries = 1; tries <= DISCOVERED_TRIES; tries += 1) {
    const { request, came } = await ask(world, job, to);
    if (came === undefined) return;
    const answer = answerOf(world, came);
    if (answer !== undefined && 'versions' in answer) return settle(world, job, own, { to, ...answer }, true);
    const found = answer && (await follow(world, job, answer.ledTo, to));
    if (job.cancelled) return;
    if (found !== undefined) return settle(world, job, own, found);
    if (answer !== undefined) return job.stuck();
    const { whole } = judge(world, job.exchange, request, came).judged;
    if (whole.dueAt === undefined) return turnAway(world, job);
    until = whole.dueAt;
    if (whole.do !== 'retry' || until - clock.now() > limits.pendingMs || !(await pauseUntil(world, job, until))) break;
  }
  if (job.cancelled) return;
  const step = job.exchange.because ?? missingStep(world, job.rung);
  until = Math.max(until, clock.now() + limits.backoffMostMs);
  // The app is asked again later, by itself: nobody has to act.
  addHold(world, { who: 'time', why: 'server-down', step, until, block: { scope: 'account' } });
  world.unansweredSince ??= clock.now();
  // For so long it is a server that is down; what was spent on it does not count.
  if (clock.now() - world.unansweredSince < DISCOVERED_MS) world.post('ladder', { type: 'account.progressed' });
  turnAway(world, job);
}

/** No ActiveSync server is there. */
function turnAway(world: World, job: Job): void {
  world.tell({ type: 'redirectRefused', why: 'no-answer' });
  job.stuck();
}

/** @param isGiven the app's own word */
function settle(world: World, job: Job, from: string, { to, versions }: Found, isGiven = false): void {
  const { endpoint, ...known } = world.account;
  // Whoever said more meanwhile asked for this very repair.
  world.led = world.unansweredSince = undefined;
  // Another server has not shown yet that it recognises a mail that comes again.
  const account = to === baseOf(readdressed(from, endpoint)) ? known : { ...known, answers118: false };
  world.account = from === to ? account : { ...account, endpoint: { from, to, ...(isGiven && { isGiven: true as const }) } };
  // Another server may speak other versions (MS-ASHTTP 3.1.3).
  if (versions.length > 0 && !versions.includes(known.version ?? versionOf(world, world.template)))
    world.post('ladder', { type: 'rung.broken', rung: 'version', epoch: Number.MAX_SAFE_INTEGER, fromZero: false });
  job.whole();
}

/** Follows a redirect, and those it leads to, with nothing but OPTIONS; the first address that an ActiveSync server answers at. */
async function follow(world: World, job: Job, led: string, here: string): Promise<Found | undefined> {
  const refuse = (why: RedirectRefusal): undefined => world.tell({ type: 'redirectRefused', why }) as undefined;
  const trail = [here];
  let location = led;
  for (let hop = 0; hop < REDIRECT_HOPS; hop += 1) {
    const next = redirect(location, trail, world.ports.isAllowed);
    if ('refused' in next) return refuse(next.refused);
    const answer = await answerAt(world, job, next.to);
    if (job.cancelled) return undefined;
    if (answer === undefined) return refuse('no-answer');
    if ('versions' in answer) return { to: next.to, ...answer };
    trail.push(next.to);
    location = answer.ledTo;
  }
  return refuse('hops');
}

/** Asks there what it speaks. Nothing came when the repair was called off meanwhile. */
async function ask(world: World, job: Job, url: string): Promise<{ request: WireRequest; came: Carried | FaultName | undefined }> {
  const request: WireRequest = { method: 'OPTIONS', ...ownAddress(world, 'OPTIONS', url) };
  return { request, came: await sendOwn(world, job, request) };
}

async function answerAt(world: World, job: Job, url: string): Promise<Answer> {
  const { came } = await ask(world, job, url);
  return came === undefined ? undefined : answerOf(world, came);
}

/** Does an ActiveSync server answer there, if only with the question who asks; or where else does it say? */
function answerOf(world: World, came: Carried | FaultName): Answer {
  if (typeof came === 'string') return undefined;
  const elsewhere = world.ports.own.locationOf(came);
  if (elsewhere !== undefined) return { ledTo: elsewhere };
  const { versions } = came.status < 300 ? world.ports.own.readOffer(came) : { versions: [] };
  return versions.length > 0 || isRefused(came) ? { versions } : undefined;
}

/** May credentials go there? Without encryption only on this very device, where the app allows it. */
function isSafe(world: World, url: string): boolean {
  const to = addressParts(url);
  return to !== undefined && (to.protocol === 'https:' || (isLoopback(to.hostname) && world.ports.isAllowed(to)));
}

/** How long the search has waited for sign-ins, in ms: while one is under way, until now. */
function lentTo({ ports: { clock } }: World, { search: { lentMs, lentSince } }: Job): number {
  return lentMs + (lentSince === undefined ? 0 : clock.now() - lentSince);
}

/** Asks the app (Autodiscover). */
async function discover(world: World, job: Job, here: string, hint: string | undefined): Promise<string | undefined> {
  const hook = world.ports.hooks.discover?.bind(world.ports.hooks);
  if (hook === undefined) return undefined;
  // After a restart, a release or a repair that met this one nobody who said so is waiting any more: it is mended all the same.
  const open = [...world.exchanges.values()].map((exchange) => exchange.because);
  const because = open.findLast((step) => step !== undefined) ?? missingStep(world, job.rung);
  const called = await callHook(
    world,
    'discover',
    (signal) => hook({ because, signal, ...(hint !== undefined && { hint }) }),
    (value) => value === 'cannot' || (typeof value?.url === 'string' && addressParts(value.url) !== undefined),
    () => lentTo(world, job),
  );
  if (job.cancelled || !called.ok || called.value === 'cannot') return undefined;
  const to = baseOf(called.value.url);
  if (to === here) noteSought(world, because);
  else if (!isSafe(world, to)) return world.tell({ type: 'redirectRefused', why: 'not-encrypted' }) as undefined;
  return to;
}
