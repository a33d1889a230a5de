import type { Clock } from '../core/ports.ts';

/** A clock that shows so much less than was measured, in ms, has been set back; below it timers and clocks only disagree. */
export const SET_BACK_LEAST_MS = 1_000;

/** The clock of one session. What its timers have measured has passed, whatever the wall clock says. */
export interface Timers extends Clock {
  /** Looks whether the wall clock has been set back: also whenever a timer rings, is set or cleared, so before anything that was waited for. */
  look(): void;
  /** The session is over: what still waits is, too, and nothing is set any more. */
  end(): void;
}

interface Timer {
  readonly ring: () => void;
  handle?: unknown;
  /** What the wall clock shows, at least, when it rings. */
  until: number;
}

/** @param setBack hears by how much the wall clock has been set back, in ms, before anybody looks at it again */
export function openTimers(clock: Clock, setBack: (ms: number) => void): Timers {
  const set = new Set<Timer>();
  let seen = clock.now();
  let isOver = false;

  function look(least = seen): void {
    const now = clock.now();
    const ms = Math.max(seen, least) - now;
    seen = now;
    if (ms < SET_BACK_LEAST_MS) return;
    for (const timer of set) timer.until -= ms;
    setBack(ms);
  }

  return {
    now: () => clock.now(),
    look: () => look(),
    setTimeout(call, ms) {
      look();
      const timer: Timer = { ring: call, until: seen + ms };
      if (isOver) void Promise.resolve().then(call);
      else {
        set.add(timer);
        timer.handle = clock.setTimeout(() => {
          set.delete(timer);
          look(timer.until);
          call();
        }, ms);
      }
      return timer;
    },
    clearTimeout(timer) {
      look();
      if (set.delete(timer as Timer)) clock.clearTimeout((timer as Timer).handle);
    },
    end() {
      isOver = true;
      for (const timer of set) {
        clock.clearTimeout(timer.handle);
        timer.ring();
      }
      set.clear();
    },
  };
}
