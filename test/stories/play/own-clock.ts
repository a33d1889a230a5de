import type { Clock } from '../../../src/core/ports.ts';
import type { VirtualClock } from '../../../src/sim/world/clock.ts';

/** The clock of one life: its timers die with it, and it can be asked what it waits for. */
export interface OwnClock extends Clock {
  /** When the next timer of this life rings: wall time in ms. */
  dueAt(): number | undefined;
  end(): void;
}

export function ownClock(clock: VirtualClock): OwnClock {
  const scope = clock.scope();
  const times = new Map<unknown, number>();
  return {
    now: () => scope.now(),
    setTimeout(call, ms) {
      const handle = scope.setTimeout(() => {
        times.delete(handle);
        call();
      }, ms);
      times.set(handle, scope.now() + ms);
      return handle;
    },
    clearTimeout(handle) {
      times.delete(handle);
      scope.clearTimeout(handle);
    },
    dueAt: () => (times.size === 0 ? undefined : Math.min(...times.values())),
    end() {
      times.clear();
      scope.end();
    },
  };
}
