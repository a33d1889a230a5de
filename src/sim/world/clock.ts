import type { Clock } from '../../core/ports.ts';

/** A clock that only moves when it is told to: timers ring in the order of their times, those of one time in the order they were set. */
export interface VirtualClock extends Clock {
  /** When the next timer rings, in ms; undefined when nothing is due. */
  dueAt(): number | undefined;
  /** Moves to the next timer and rings it. @returns false when nothing is due */
  ring(): boolean;
  /** Sets the wall clock forward by so much, or back: timers ring after the same time as before. */
  setWall(byMs: number): void;
  /** A clock of the same time whose timers can be forgotten all at once, as those of a process that dies. */
  scope(): Clock & { end(): void };
}

interface Timer {
  readonly at: number;
  readonly call: () => void;
}

/** Timers that may ring without time going on. More is a loop at one moment, which no waiting would end. */
const RINGS_AT_ONE_TIME = 20_000;

/**
 * Makes a clock.
 * @param start wall time in ms
 * @throws TypeError from `ring` when timers keep setting timers and time stands still
 * @example
 * ```ts
 * import { virtualClock } from 'activesync-recovery/sim';
 * const clock = virtualClock(0);
 * clock.setTimeout(() => console.log(clock.now()), 86_400_000);
 * clock.ring(); // prints 86400000
 * ```
 */
export function virtualClock(start: number): VirtualClock {
  // In the order they were set, which decides between equals.
  const timers = new Map<number, Timer>();
  let now = start;
  let wall = 0;
  let handles = 0;
  let rung = 0;

  function earliest(): number | undefined {
    let found: number | undefined;
    let at = Infinity;
    for (const [handle, timer] of timers) {
      if (timer.at >= at) continue;
      found = handle;
      at = timer.at;
    }
    return found;
  }

  function set(call: () => void, ms: number): number {
    handles += 1;
    // Whole milliseconds, as platforms count them; never early.
    timers.set(handles, { at: now + Math.max(0, Math.ceil(Number.isFinite(ms) ? ms : 0)), call });
    return handles;
  }

  const clear = (handle: unknown): void => void timers.delete(handle as number);

  return {
    now: () => now + wall,
    setTimeout: set,
    clearTimeout: clear,
    dueAt() {
      const timer = timers.get(earliest() ?? 0);
      return timer && timer.at + wall;
    },
    ring() {
      const handle = earliest();
      const timer = handle === undefined ? undefined : timers.get(handle);
      if (handle === undefined || timer === undefined) return false;
      timers.delete(handle);
      rung = timer.at > now ? 0 : rung + 1;
      if (rung > RINGS_AT_ONE_TIME) throw new TypeError(`time stands still at ${now}: timers set timers without end`);
      now = Math.max(now, timer.at);
      timer.call();
      return true;
    },
    setWall(byMs) {
      wall += byMs;
    },
    scope() {
      const own = new Set<number>();
      let ended = false;
      return {
        now: () => now + wall,
        setTimeout(call, ms) {
          if (ended) return 0;
          const handle = set(() => {
            own.delete(handle);
            call();
          }, ms);
          own.add(handle);
          return handle;
        },
        clearTimeout(handle) {
          own.delete(handle as number);
          clear(handle);
        },
        end() {
          ended = true;
          for (const handle of own) clear(handle);
        },
      };
    },
  };
}
