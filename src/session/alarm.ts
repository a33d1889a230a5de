import { withoutHold } from './account.ts';
import type { Exchange, World } from './world.ts';

/** Longest sleep of the one timer, in ms: platforms clamp or overflow longer ones. */
const LONGEST_SLEEP_MS = 3_600_000;

/** What the alarm rings. */
export interface Bells {
  post(to: string, event: { readonly type: string; readonly [field: string]: unknown }): void;
  readmit(exchange: Exchange): void;
  /** The policy handshake's wait, if it has one. */
  handshake(): { readonly actor: string; readonly at: number } | undefined;
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
    const handshake = bells.handshake();
    const waits = [...exchanges.values()].flatMap(({ waitingSince, dueAt }) =>
      waitingSince === undefined ? [] : [waitingSince + limits.pendingMs, ...(dueAt === undefined ? [] : [dueAt])],
    );
    const holds = world.account.holds.flatMap(({ until }) => (until === undefined ? [] : [until]));
    return [...waits, ...holds, ...(handshake ? [handshake.at] : [])];
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
    for (const hold of world.account.holds) {
      if (hold.until === undefined || hold.until > now) continue;
      world.account = withoutHold(world.account, hold.id);
      world.tell({ type: 'released', holdId: hold.id });
    }
    const handshake = bells.handshake();
    if (handshake && handshake.at <= now) bells.post(handshake.actor, { type: 'driver.tick', now });
    for (const exchange of exchanges.values()) ringFor(exchange, now);
    set();
  }

  function ringFor(exchange: Exchange, now: number): void {
    const { waitingSince, dueAt } = exchange;
    if (waitingSince === undefined) return;
    if (dueAt !== undefined && dueAt <= now) {
      exchange.dueAt = undefined;
      if (troupe.picture(exchange.id)?.value === 'queued') bells.readmit(exchange);
      else bells.post(exchange.id, { type: 'driver.tick', now });
    } else if (!exchange.own && waitingSince + limits.pendingMs <= now) bells.post(exchange.id, { type: 'driver.expired' });
  }

  return {
    set,
    stop() {
      clock.clearTimeout(timer);
      timer = undefined;
    },
  };
}
