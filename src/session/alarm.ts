import { withoutHold } from './account.ts';
import { inOrder } from './order.ts';
import { waitsWithinReach } from './reach.ts';
import type { Exchange, World } from './world.ts';

/** Longest sleep of the one timer, in ms: platforms clamp or overflow longer ones. */
export const LONGEST_SLEEP_MS = 3_600_000;

/** What the alarm rings. */
export interface Bells {
  post(to: string, event: { readonly type: string; readonly [field: string]: unknown }): void;
  readmit(exchange: Exchange): void;
  /** When the policy handshake goes on, if it waits. */
  handshakeAt(): number | undefined;
  /** Lets it go on. @param at what its machine is told that it is */
  handshake(now: number, at: number): void;
  /** What the account knows has changed. */
  changed(): void;
}

/**
 * A timer for the earliest of everything that waits: back-offs, pending calls, holds that time releases. It is set anew with every step, so that a
 * device that slept wakes in time; the first one for each time stands, and measures it when the wall clock is set back.
 */
export interface Alarm {
  set(): void;
  /** The wall clock has been set back by so much, in ms, and what waits with it. */
  setBack(ms: number): void;
  stop(): void;
}

export function openAlarm(world: World, bells: Bells): Alarm {
  const { troupe, exchanges, ports } = world;
  const { clock, limits } = ports;
  let timer: unknown;
  /** The timers that stand, by the times they are for. */
  let standing = new Map<number, unknown>();
  /** By how much the wall clock has been set back in all: machines go by the times they were told. */
  let backMs = 0;

  function times(): number[] {
    const waits = [...exchanges.values()].flatMap(({ own, waitingSince, dueAt }) =>
      // Nobody is told to wait for the library's own requests, so their waits do not expire.
      waitingSince === undefined ? [] : [own ? undefined : waitingSince + limits.pendingMs, dueAt],
    );
    const holds = world.account.holds.map(({ until }) => until);
    return [...waits, ...holds, bells.handshakeAt()].filter((time) => time !== undefined);
  }

  function set(): void {
    disarm();
    const due = times();
    for (const [at, one] of standing) {
      if (due.includes(at)) continue;
      clock.clearTimeout(one);
      standing.delete(at);
    }
    if (due.length === 0) return;
    const next = Math.min(...due);
    const ms = Math.max(0, Math.min(next - clock.now(), LONGEST_SLEEP_MS));
    if (standing.has(next)) timer = clock.setTimeout(ring, ms);
    else {
      const first = clock.setTimeout(() => {
        for (const [at, one] of standing) if (one === first) standing.delete(at);
        ring();
      }, ms);
      standing.set(next, first);
    }
  }

  function disarm(): void {
    clock.clearTimeout(timer);
    timer = undefined;
  }

  function ring(): void {
    const now = clock.now();
    world.account = waitsWithinReach(world.account, now);
    const over = world.account.holds.filter(({ until }) => until !== undefined && until <= now);
    for (const { id } of over) {
      world.account = withoutHold(world.account, id);
      world.tell({ type: 'released', holdId: id });
    }
    if (over.length > 0) bells.changed();
    bells.handshake(now, now + backMs);
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
      else bells.post(exchange.id, hurried ? { type: 'driver.hurried' } : { type: 'driver.tick', now: now + backMs });
    } else if (!exchange.own && waitingSince + limits.pendingMs <= now) {
      // Rung once: until it is heard the time is over at every moment.
      exchange.waitingSince = undefined;
      bells.post(exchange.id, { type: 'driver.expired' });
    }
  }

  return {
    set,
    setBack(ms) {
      backMs += ms;
      standing = new Map([...standing].map(([at, one]) => [at - ms, one]));
    },
    stop() {
      disarm();
      for (const one of standing.values()) clock.clearTimeout(one);
      standing.clear();
    },
  };
}
