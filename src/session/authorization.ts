import type { Blocking } from './account.ts';
import type { World } from './world.ts';

// Whose credentials a request carries: those the app has renewed when it was asked to, unless it states newer ones itself by then, and
// only where they were renewed for. In memory only.

/** Credentials the app has renewed. */
export interface Renewed {
  readonly authorization: string;
  /**
   * Scheme, host and port of what was asked when they were renewed, and of where that leads: they go nowhere else. None before the app has asked
   * for anything in this life: then it is the first it asks.
   */
  readonly origins: readonly string[];
  /** What was stated until then: only that is replaced. What the app states first after it, it knows better. */
  readonly stale: readonly string[];
}

/** Credentials of the app that are remembered as old ones. A token an hour makes a working day; older ones nobody states any more. */
export const STATED_REMEMBERED = 16;

/** What goes out in place of what the app states, if anything does. @param url where it goes */
export function renewedFor({ renewed }: Pick<World, 'renewed'>, stated: string | undefined, url: string): string | undefined {
  if (renewed === undefined) return undefined;
  // Asked for before anything was: what an app states first then is as old as what was refused in the life before.
  if (renewed.origins.length === 0) return renewed.authorization;
  if (!renewed.origins.includes(originOf(url))) return undefined;
  return stated === undefined || renewed.stale.includes(stated) ? renewed.authorization : undefined;
}

/** The app has asked with these: newer ones than it was asked for count for all that still state the old. */
export function noteStated(world: World, stated: string | undefined, url: string): void {
  const { renewed, stated: known = [] } = world;
  const old = stated === undefined ? [] : [stated];
  if (!old.every((one) => known.includes(one))) world.stated = [...known, ...old].slice(-STATED_REMEMBERED);
  if (renewed?.origins.length === 0) world.renewed = { ...renewed, origins: [originOf(url)], stale: old };
  else if (renewed?.origins.includes(originOf(url)) && stated !== undefined && !renewed.stale.includes(stated))
    world.renewed = { ...renewed, authorization: stated };
}

/** The app has renewed its credentials. @param urls where it asked, and where that leads */
export function noteRenewed(world: World, authorization: string, urls: readonly string[]): void {
  const { renewed, stated = [] } = world;
  const stale = [...stated, ...(renewed === undefined ? [] : [...renewed.stale, renewed.authorization])];
  world.renewed = {
    authorization,
    origins: urls.map(originOf),
    stale: [...new Set(stale)].filter((one) => one !== authorization).slice(-2 * STATED_REMEMBERED),
  };
}

/** A person has signed in, perhaps with the app alone: what it carries then is tried before it is asked for credentials once more. */
export function noteSignIn(world: World, { why, rung }: Pick<Blocking, 'why' | 'rung'>): void {
  const { broken = [] } = (world.troupe.picture('ladder')?.context ?? {}) as { readonly broken?: readonly string[] };
  world.signedIn = (why === 'credentials' || rung === 'credentials') && broken.includes('credentials');
}

/** Nothing is left of them: the account is wiped. */
export function forgetCredentials(world: World): void {
  Object.assign(world, { renewed: undefined, stated: undefined, signedIn: false });
}

function originOf(url: string): string {
  return (/^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? '').toLowerCase();
}
