import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { Step } from '../core/decision.ts';
import type { EasRung } from '../core/rungs.ts';
import type { Exchange, World } from './world.ts';

// An account that was looked for elsewhere and found where it is: what the server said has another reason. Whoever meets the same
// again does not have it looked for again, so that one folder that fails does not set the whole account to discovering its server.

/** How long that stands, in ms: an app that polls looks once an hour at most, and a server that has moved since is found. */
export const SOUGHT_MS = 60 * 60_000;

/** The account was looked for because of this, and lives where it did. */
export function noteSought({ sought, ports: { clock } }: World, { status, decision }: Step): void {
  if (decision.do === 'repair' && decision.rung === 'endpoint') sought.set(status, clock.now());
}

/** Statuses for which there is no use in looking elsewhere. */
export function soughtIn({ sought, ports: { clock } }: Pick<World, 'sought' | 'ports'>): readonly string[] {
  return [...sought].filter(([, at]) => clock.now() - at < SOUGHT_MS).map(([status]) => status);
}

/** Is it asked somewhere else than the account is? What comes of it says nothing of the account's server. */
export function isElsewhere({ facts }: Pick<Exchange, 'facts'>): boolean {
  return !facts.needs.includes('endpoint');
}

/** Does it look for an account that is lost? Whatever it waited for would wait for what it finds. */
export function isSeeking(world: Pick<World, 'troupe'>, exchange: Pick<Exchange, 'facts'>): boolean {
  return isElsewhere(exchange) && isBroken(world, 'endpoint');
}

/** Does the ladder know that this rung is broken? */
export function isBroken({ troupe }: Pick<World, 'troupe'>, rung: EasRung): boolean {
  return (troupe.picture('ladder')?.context as LadderContext | undefined)?.broken.includes(rung) === true;
}
