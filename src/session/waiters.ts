import type { RequestContext } from '../../machines/alphabet.ts';
import type { Rung } from '../core/rungs.ts';
import { limboOf } from './account.ts';
import { neededBy } from './admission.ts';
import { holdInLimbo } from './holds.ts';
import { inOrder } from './order.ts';
import type { Exchange, World } from './world.ts';

// Who waits for a rung: whoever reported it, whoever wants it repaired first, and whoever is not let out without it.

/** Without these hardly anything goes through: one hold for the account then, not one for each wish. */
export const KEEPS_ALL: readonly Rung[] = ['endpoint', 'credentials', 'version', 'policy'];

/** States in which a request waits for the rung it reported. */
const REPORTED: readonly string[] = ['provisioning', 'repairing', 'foldersyncing', 'resettingHierarchy'];

/** The rung among these that this request waits for, if any. */
export function waitsFor(world: World, exchange: Exchange, rungs: readonly Rung[]): Rung | undefined {
  const picture = world.troupe.picture(exchange.id);
  if (picture === undefined) return undefined;
  if (picture.value === 'queued') return neededBy(world, exchange).find((rung) => rungs.includes(rung));
  if (picture.value === 'preparing') return rungs.find((rung) => rung === exchange.chore);
  const { rung } = picture.context as RequestContext;
  return REPORTED.includes(picture.value) && rungs.includes(rung) ? rung : undefined;
}

/** A rung is whole: whoever waited for it goes on, whoever is in line asks again. */
export function announceWhole(world: World, rung: Rung): void {
  for (const exchange of inOrder(world.exchanges.values())) {
    if (exchange.chore === rung) {
      exchange.chore = undefined;
      world.post(exchange.id, { type: 'chore.done' });
    }
    world.post(exchange.id, { type: 'rung.rebuilt', rung });
  }
}

/** These rungs stay broken: only who waits for one of them hears it, with the hold that says who has to act. */
export function announceStuck(world: World, rungs: readonly Rung[]): void {
  for (const exchange of inOrder(world.exchanges.values())) {
    const rung = waitsFor(world, exchange, rungs);
    if (rung === undefined) continue;
    const limbo = rung === 'hierarchy' ? limboOf(world.account) : undefined;
    exchange.hold = limbo ? holdInLimbo(world, exchange, limbo) : world.account.holds.findLast((hold) => hold.block.scope === 'account');
    if (exchange.chore === rung) {
      exchange.chore = undefined;
      world.post(exchange.id, { type: 'chore.failed' });
    } else world.post(exchange.id, { type: 'rung.stuck', rung });
  }
}
