import { withoutHold } from './account.ts';
import { inOrder } from './order.ts';
import { withinReach } from './reach.ts';
import type { Exchange, World } from './world.ts';

/** Longest sleep of the one timer, in ms: platforms clamp or overflow longer ones. */
export const LONGEST_SLEEP_MS = 3_600_000;

/** What the alarm rings. */
export interface Bells {
  post(to: string, event: { readonly type: string; readonly [field: string]: unknown }): void;
  readmit(exchange: Exchange): void;
  /** When the policy handshake goes on, if it waits. */
  handshakeAt(): number | undefined;
  /** Lets it go on. */
  handshake(now: number): void;
  /** What the account knows has changed. */
  changed(): void;
}

/** One timer for the earliest of everything that waits: back-offs, pending calls, holds that time releases. */
export interface Alarm {
  set(): void;
  stop(): void;
}

export function openAlarm(world: World, bells: Bells): Alarm {
  const { troupe, exchanges, ports } = world;
  const { clock, limits } = ports;
  let timer: unknown;

  function times(): number[] {
    const waits = [...exchanges.values()].flatMap(({ own, waitingSince, dueAt }) =>
      // Nobody is told to wait for the library's own requests, so their waits do not expire.
      waitingSince === undefined ? [] : [own ? undefined : waitingSince + limits.pendingMs, dueAt],
    );
    const holds = world.account.holds.map(({ until }) => until);
    return [...waits, ...holds, bells.handshakeAt()].filter((time) => time !== undefined);
  }

  function set(): void {
    clock.clearTimeout(timer);
    timer = undefined;
    const due = times();
    if (due.length === 0) return;
    timer = clock.setTimeout(ring, Math.max(0, Math.min(Math.min(...due) - clock.now(), LONGEST_SLEEP_MS)));
  }

  function ring(): void {
    const now = clock.now();
    world.account = withinReach(world.account, now);
    const over = world.account.holds.filter(({ until }) => until !== undefined && until <= now);
    for (const { id } of over) {
      world.account = withoutHold(world.account, id);
      world.tell({ type: 'released', holdId: id });
    }
    if (over.length > 0) bells.changed();
    bells.handshake(now);
    for (const exchange of inOrder(exchanges.values())) ringFor(exchange, now);
    set();
  }

  function ringFor(exchange: Exchange, now: number): void {
    const { waitingSince, dueAt } = exchange;
    if (waitingSince === undefined) return;
    if (dueAt !== undefined && dueAt <= now) {
      exchange.dueAt = undefined;
      const { hurried } = exchange;
      exchange.hurried = false;
      if (troupe.picture(exchange.id)?.value === 'queued') bells.readmit(exchange);
      else bells.post(exchange.id, hurried ? { type: 'driver.hurried' } : { type: 'driver.tick', now });
    } else if (!exchange.own && waitingSince + limits.pendingMs <= now) {
      // Rung once: until it is heard the time is over at every moment.
      exchange.waitingSince = undefined;
      bells.post(exchange.id, { type: 'driver.expired' });
    }
  }

  return {
    set,
    stop() {
      clock.clearTimeout(timer);
      timer = undefined;
    },
  };
}
