import type { WireResponse } from '../core/ports.ts';
import type { Blocking } from './account.ts';
import { isBroken } from './sought.ts';
import type { World } from './world.ts';

// Whose credentials a request carries: those the app has renewed when it was asked to, unless it states newer ones itself by then, and
// only where they were renewed for. In memory only.

const UNAUTHORIZED = 401;

/** Does this reply ask who it is that asks (MS-ASHTTP 3.1.5.2.1)? */
export function isRefused(reply: Pick<WireResponse, 'status'> | undefined): boolean {
  return reply?.status === UNAUTHORIZED;
}

/** A place the app asks at, and the credentials that are known there. */
export interface Place {
  /** Scheme, host and port. Empty for what was renewed before anything was refused: it waits for the first refusal. */
  readonly origin: string;
  /** What the app has stated there, and what was renewed: only that is replaced. What it states first after that, it knows better. */
  readonly known: readonly string[];
  /** What goes out in place of all of these; nothing where nothing was refused. */
  readonly renewed?: string | undefined;
}

/** Credentials that are remembered as old ones. A token an hour makes a working day, stated and renewed; older ones nobody states any more. */
export const KNOWN_REMEMBERED = 32;

/** The account's server, the one before, and those where Autodiscover is asked. What was renewed for others is renewed again. */
export const PLACES_REMEMBERED = 16;

/** What goes out in place of what the app states, if anything does. @param url where it goes */
export function renewedFor(world: Pick<World, 'places'>, stated: string | undefined, url: string): string | undefined {
  const { origin, known, renewed } = placeAt(world, url);
  return origin !== '' && (stated === undefined || known.includes(stated)) ? renewed : undefined;
}

/** The app has asked with these: newer ones than it was asked for count for all that still state the old. */
export function noteStated(world: World, authorization: string | undefined, url: string): void {
  if (authorization === undefined) return;
  const place = placeAt(world, url);
  const isNewer = place.renewed !== undefined && !place.known.includes(authorization);
  note(world, isNewer ? { ...place, renewed: authorization } : place, authorization);
}

/** The app has renewed its credentials. @param urls what was refused; an empty one at the start of a life, for what the last one met */
export function noteRenewed(world: World, renewed: string, urls: readonly string[]): void {
  world.places = world.places?.filter(({ origin }) => origin !== '');
  for (const url of urls) note(world, { ...placeAt(world, url), renewed }, renewed);
}

/** Renewed before anything was asked for, they are for where requests are refused first, and wait for no other. False where these were refused. */
export function claimRenewed(world: World, urls: readonly string[]): boolean {
  const { renewed } = placeAt(world, '');
  if (renewed === undefined || urls.length === 0) return false;
  const isNew = !urls.some((url) => placeAt(world, url).known.includes(renewed));
  noteRenewed(world, renewed, urls);
  return isNew;
}

/** Renewed for others only: whoever was refused there has missed it, however long ago it asked. */
export function isMissed(world: Pick<World, 'places'>, url = ''): boolean {
  return placeAt(world, url).renewed === undefined && world.places?.some(({ renewed }) => renewed !== undefined) === true;
}

/** A person has signed in, perhaps with the app alone: what it carries then is tried before it is asked for credentials once more. */
export function noteSignIn(world: World, { why, rung }: Pick<Blocking, 'why' | 'rung'>): void {
  world.signedIn = (why === 'credentials' || rung === 'credentials') && isBroken(world, 'credentials');
}

/** Nothing is left of them: the account is wiped. */
export function forgetCredentials(world: World): void {
  Object.assign(world, { places: undefined, signedIn: false });
}

function placeAt({ places }: Pick<World, 'places'>, url: string): Place {
  const here = originOf(url);
  return places?.find(({ origin }) => origin === here) ?? { origin: here, known: [] };
}

/** These were the last that were heard of there. */
function note(world: World, place: Place, authorization: string): void {
  const { places = [] } = world;
  const known = [...place.known.filter((one) => one !== authorization), authorization].slice(-KNOWN_REMEMBERED);
  world.places = [...places.filter(({ origin }) => origin !== place.origin), { ...place, known }].slice(-PLACES_REMEMBERED);
}

function originOf(url: string): string {
  return (/^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? '').toLowerCase();
}
