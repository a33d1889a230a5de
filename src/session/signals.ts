import type { PlatformSignal } from '../core/session.ts';
import { ONLINE_SPREAD_MS } from '../core/limits.ts';
import { tells } from '../policy/traits.ts';
import { LONGPOLL_ACTOR } from './longpoll.ts';
import type { World } from './world.ts';

/** What a signal of the platform says: that the way to the server is another one, and that there is one. */
const SAYS: Readonly<Record<PlatformSignal, { readonly moved: boolean; readonly reachable: boolean }>> = {
  online: { moved: true, reachable: true },
  offline: { moved: true, reachable: false },
  metered: { moved: true, reachable: true },
  unmetered: { moved: true, reachable: true },
  // A process that slept has lost no network; its timers are looked at again, as after every signal.
  foreground: { moved: false, reachable: false },
  background: { moved: false, reachable: false },
};

/** Is it a signal there is? */
export function isSignal(value: unknown): value is PlatformSignal {
  return typeof value === 'string' && Object.hasOwn(SAYS, value);
}

/** Acts on what the platform knows of the network. */
export function heed(world: World, signal: PlatformSignal): void {
  const { moved, reachable } = SAYS[signal];
  if (moved) {
    world.moved = true;
    world.post(LONGPOLL_ACTOR, { type: 'network.changed' });
  }
  if (reachable) hasten(world);
}

/** What waits for a network need not wait any longer; spread, because every device here has it back at the same moment. */
function hasten(world: World): void {
  const { clock, random } = world.ports;
  const soon = (): number => clock.now() + Math.ceil(ONLINE_SPREAD_MS * random());
  for (const exchange of world.exchanges.values()) {
    if (!tells(exchange.because?.status ?? '', 'offline') || world.troupe.picture(exchange.id)?.value !== 'waiting') continue;
    exchange.dueAt = Math.min(exchange.dueAt ?? Number.POSITIVE_INFINITY, soon());
    exchange.hurried = true;
  }
  world.account = {
    ...world.account,
    holds: world.account.holds.map((hold) =>
      hold.until !== undefined && tells(hold.step.status, 'offline') ? { ...hold, until: Math.min(hold.until, soon()) } : hold,
    ),
  };
}
