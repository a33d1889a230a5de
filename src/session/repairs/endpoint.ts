import { REDIRECT_HOPS } from '../../core/limits.ts';
import { addressParts } from '../../core/web-address.ts';
import type { RedirectRefusal } from '../../core/session.ts';
import { baseOf, readdressed } from '../address.ts';
import { ledTo } from '../flight.ts';
import { missingStep } from '../holds.ts';
import { callHook } from '../hooks.ts';
import { redirect } from '../redirects.ts';
import { noteSought } from '../sought.ts';
import type { Carried, World } from '../world.ts';
import { ownAddress, sendOwn, type Job } from './job.ts';

/**
 * The endpoint rung: where the account lives now. The server may have said it itself; else the app discovers it; an account that was led
 * away goes back (MS-ASHTTP 3.1.5.2.2). What is not the app's own word is asked before it is believed, so that there is nothing to roll back.
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
  if (discovered !== undefined) return settle(world, job, own, discovered, true);
  if (led !== undefined || world.ports.hooks.discover !== undefined) return job.stuck();
  // Nobody else has a word. An account that was led away goes back only where it is answered: one that fails for a moment is not to be left
  // for a server that is gone. Else it stays, after a release or a restart as well, and what it is told next stands.
  const isBack = own !== here && (await answersAt(world, job, own)) === true;
  if (job.cancelled) return;
  return settle(world, job, own, isBack ? own : here);
}

/** Looked at once. */
function taken(world: World): string | undefined {
  const to = ledTo(world);
  world.led = undefined;
  return to;
}

/** @param isGiven the app's own word, which needs nobody's leave */
function settle(world: World, job: Job, from: string, to: string, isGiven = false): void {
  const { endpoint, ...known } = world.account;
  // Whoever said more meanwhile asked for this very repair.
  world.led = undefined;
  // Another server has not shown yet that it recognises a mail that comes again.
  const account = to === baseOf(readdressed(from, endpoint)) ? known : { ...known, answers118: false };
  world.account = from === to ? account : { ...account, endpoint: { from, to, ...(isGiven && { isGiven: true as const }) } };
  job.whole();
}

/** Follows a redirect, and those it leads to, with nothing but OPTIONS; the first address that an ActiveSync server answers at. */
async function follow(world: World, job: Job, led: string, here: string): Promise<string | undefined> {
  const refuse = (why: RedirectRefusal): undefined => world.tell({ type: 'redirectRefused', why }) as undefined;
  const trail = [here];
  let location = led;
  for (let hop = 0; hop < REDIRECT_HOPS; hop += 1) {
    const next = redirect(location, trail, world.ports.isAllowed);
    if ('refused' in next) return refuse(next.refused);
    const answered = await answersAt(world, job, next.to);
    if (job.cancelled) return undefined;
    if (answered === true) return next.to;
    if (answered === false) return refuse('no-answer');
    trail.push(next.to);
    location = answered;
  }
  return refuse('hops');
}

/** Does an ActiveSync server answer there, if only with the question who asks; or where else does it say? */
async function answersAt(world: World, job: Job, url: string): Promise<boolean | string> {
  const came = await sendOwn(world, job, { method: 'OPTIONS', ...ownAddress(world, 'OPTIONS', url) });
  if (came === undefined || typeof came === 'string') return false;
  return world.ports.own.locationOf(came) ?? isAnswer(world, came);
}

const UNAUTHORIZED = 401;

function isAnswer(world: World, reply: Carried): boolean {
  return reply.status === UNAUTHORIZED || (reply.status < 300 && world.ports.own.readOffer(reply).versions.length > 0);
}

/** Whether requests can go there: an address with a user or a line break in it would be kept, and refused by every platform from then on. */
function isUsable(url: unknown): url is string {
  return typeof url === 'string' && addressParts(url) !== undefined;
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
    (value) => value === 'cannot' || isUsable(value?.url),
    () => lentTo(world, job),
  );
  if (job.cancelled || !called.ok || called.value === 'cannot') return undefined;
  const to = baseOf(called.value.url);
  if (to === here) noteSought(world, because);
  return to;
}
