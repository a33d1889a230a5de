import type { Blocking } from './account.ts';
import { isBroken } from './sought.ts';
import type { World } from './world.ts';

// Whose credentials a request carries: those the app has renewed when it was asked to, unless it states newer ones itself by then, and
// only where they were renewed for. In memory only.

/** Credentials the app has renewed. */
export interface Renewed {
  readonly authorization: string;
  /** Scheme, host and port of what was refused before: they go nowhere else. Empty where nothing was: they wait for the first refusal. */
  readonly origin: string;
  /** What was stated there until then: only that is replaced. What the app states first after it, it knows better. */
  readonly stale: readonly string[];
}

/** Credentials of the app, and where it stated them. */
export interface Stated {
  readonly authorization: string;
  readonly origin: string;
}

/** Credentials of the app that are remembered as old ones. A token an hour makes a working day; older ones nobody states any more. */
export const STATED_REMEMBERED = 16;

/** Credentials that are known to be old: all that were stated, and as many that only we carried. */
const STALE_REMEMBERED = 2 * STATED_REMEMBERED;

/** Places credentials are renewed for: the account's server, the one before, and the few where Autodiscover is asked. Others are renewed for again. */
export const PLACES_REMEMBERED = 8;

/** What goes out in place of what the app states, if anything does. @param url where it goes */
export function renewedFor({ renewed }: Pick<World, 'renewed'>, stated: string | undefined, url: string): string | undefined {
  const at = originOf(url);
  return renewed?.find(({ origin, stale }) => at !== '' && origin === at && (stated === undefined || stale.includes(stated)))
    ?.authorization;
}

/** The app has asked with these: newer ones than it was asked for count for all that still state the old. */
export function noteStated(world: World, authorization: string | undefined, url: string): void {
  if (authorization === undefined) return;
  const { renewed, stated = [] } = world;
  const origin = originOf(url);
  if (!statedAt(world, origin).includes(authorization)) world.stated = [...stated, { authorization, origin }].slice(-STATED_REMEMBERED);
  world.renewed = renewed?.map((one) =>
    one.origin !== origin || [...one.stale, one.authorization].includes(authorization) ? one : aged(one, authorization),
  );
}

/** The app has renewed its credentials. @param urls what was refused; an empty one at the start of a life, for what the last one met */
export function noteRenewed(world: World, authorization: string, urls: readonly string[]): void {
  for (const origin of urls.map(originOf)) {
    const { renewed = [] } = world;
    const last = renewed.find((one) => one.origin === origin) ?? { authorization, origin, stale: [] };
    const next = aged({ ...last, stale: [...statedAt(world, origin), ...last.stale] }, authorization);
    world.renewed = [...renewed.filter((one) => !['', origin].includes(one.origin)), next].slice(-PLACES_REMEMBERED);
  }
}

/** Renewed before anything was asked for, they are for where requests are refused first, and wait for no other. False where these were refused. */
export function claimRenewed(world: World, urls: readonly string[]): boolean {
  const found = world.renewed?.find(({ origin }) => origin === '');
  if (found === undefined || urls.length === 0) return false;
  noteRenewed(world, found.authorization, urls);
  return !urls.some((url) => statedAt(world, originOf(url)).includes(found.authorization));
}

/** Renewed for others only: whoever was refused there has missed it, however long ago it asked. */
export function isMissed({ renewed }: Pick<World, 'renewed'>, url = ''): boolean {
  return renewed?.every(({ origin }) => origin !== originOf(url)) === true;
}

/** A person has signed in, perhaps with the app alone: what it carries then is tried before it is asked for credentials once more. */
export function noteSignIn(world: World, { why, rung }: Pick<Blocking, 'why' | 'rung'>): void {
  world.signedIn = (why === 'credentials' || rung === 'credentials') && isBroken(world, 'credentials');
}

/** Nothing is left of them: the account is wiped. */
export function forgetCredentials(world: World): void {
  Object.assign(world, { renewed: undefined, stated: undefined, signedIn: false });
}

/** What was known before these is old. */
function aged({ authorization: before, origin, stale }: Renewed, authorization: string): Renewed {
  const old = [...new Set([...stale, before])].filter((one) => one !== authorization);
  return { authorization, origin, stale: old.slice(-STALE_REMEMBERED) };
}

function statedAt({ stated = [] }: Pick<World, 'stated'>, origin: string): readonly string[] {
  return stated.filter((one) => one.origin === origin).map(({ authorization }) => authorization);
}

function originOf(url: string): string {
  return (/^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? '').toLowerCase();
}
