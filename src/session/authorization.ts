import type { Blocking } from './account.ts';
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

/** What goes out in place of what the app states, if anything does. @param url where it goes */
export function renewedFor({ renewed }: Pick<World, 'renewed'>, stated: string | undefined, url: string): string | undefined {
  if (renewed === undefined || renewed.origin === '' || renewed.origin !== originOf(url)) return undefined;
  return stated === undefined || renewed.stale.includes(stated) ? renewed.authorization : undefined;
}

/** The app has asked with these: newer ones than it was asked for count for all that still state the old. */
export function noteStated(world: World, authorization: string | undefined, url: string): void {
  if (authorization === undefined) return;
  const { renewed, stated = [] } = world;
  const origin = originOf(url);
  if (!statedAt(world, origin).includes(authorization)) world.stated = [...stated, { authorization, origin }].slice(-STATED_REMEMBERED);
  if (renewed?.origin !== origin || [...renewed.stale, renewed.authorization].includes(authorization)) return;
  world.renewed = aged(renewed, { authorization, origin });
}

/** The app has renewed its credentials. @param url what was refused; nothing at the start of a life, for what the last one met */
export function noteRenewed(world: World, authorization: string, url: string | undefined): void {
  const { renewed } = world;
  const origin = originOf(url ?? '');
  const last = renewed?.origin === origin ? renewed : { authorization, origin, stale: [] };
  world.renewed = aged({ ...last, stale: [...statedAt(world, origin), ...last.stale] }, { authorization, origin });
}

/** Renewed before anything was asked for, they are for where the first request is refused, and wait for no other. False where these were refused. */
export function claimRenewed(world: World, url: string): boolean {
  const { renewed } = world;
  if (renewed?.origin !== '') return false;
  const origin = originOf(url);
  const stale = statedAt(world, origin);
  world.renewed = { ...renewed, origin, stale };
  return !stale.includes(renewed.authorization);
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

/** What was known before these is old. */
function aged({ authorization: before, stale }: Renewed, { authorization, origin }: Stated): Renewed {
  const old = [...new Set([...stale, before])].filter((one) => one !== authorization);
  return { authorization, origin, stale: old.slice(-STALE_REMEMBERED) };
}

function statedAt({ stated = [] }: Pick<World, 'stated'>, origin: string): readonly string[] {
  return stated.filter((one) => one.origin === origin).map(({ authorization }) => authorization);
}

function originOf(url: string): string {
  return (/^[a-z]+:\/\/[^/?#]*/i.exec(url)?.[0] ?? '').toLowerCase();
}
