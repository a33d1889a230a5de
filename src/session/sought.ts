import type { Step } from '../core/decision.ts';
import type { World } from './world.ts';

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
