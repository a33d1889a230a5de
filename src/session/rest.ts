import type { Exchange, World } from './world.ts';

/**
 * After so long without a repair, in ms, and with a request that went well since, the next outage is another one: tokens that live an hour are
 * renewed all day, though nothing comes into a quiet mailbox. Repairs of a rung are bounded within it, so by time as well.
 */
export const REPAIRS_REST_MS = 30 * 60_000;

/** A rung has been made whole; whether that helps a request has to show. */
export function noteRepair(world: World): void {
  world.repaired = { at: world.ports.clock.now(), isProven: false };
}

/** A request of the app's went well: the rungs are as whole as they look. */
export function provedWhole(world: World, { own }: Pick<Exchange, 'own'>): void {
  if (!own && world.repaired?.isProven === false) world.repaired = { ...world.repaired, isProven: true };
}

/** Is the last outage so long over that another one has nothing to do with it? */
export function isRested({ repaired, ports }: Pick<World, 'repaired' | 'ports'>): boolean {
  return repaired?.isProven === true && Math.abs(ports.clock.now() - repaired.at) >= REPAIRS_REST_MS;
}
