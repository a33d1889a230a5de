import { virtualClock, type VirtualClock } from '../../src/sim/world/clock.ts';

/** Virtual time in the hands of a test: nothing happens that the test does not let happen. */
export interface Time {
  readonly clock: VirtualClock;
  /** Lets everything run that needs no time to go on. */
  readonly quiet: () => Promise<void>;
  /** Lets time go on, ringing what falls due on the way. */
  readonly pass: (ms: number) => Promise<void>;
  /** Lets time go on until the promise is settled. Throws when nothing is due any more and it is still open: somebody is stranded. */
  readonly until: <T>(promise: Promise<T>) => Promise<T>;
}

export const START = 1_700_000_000_000;

/** Rounds of the event loop that let any chain of promises, and reading of small bodies, come to an end. */
const ROUNDS = 12;

/** Timers that may ring while one promise is waited for. Above it something spins. */
const MOST_RINGS = 5_000;

export function virtualTime(): Time {
  const clock = virtualClock(START);
  const quiet = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS; round += 1) await new Promise<void>((resolve) => void setImmediate(resolve));
  };
  return {
    clock,
    quiet,
    async pass(ms) {
      const end = clock.now() + ms;
      let arrived = false;
      clock.setTimeout(() => (arrived = true), ms);
      await quiet();
      for (let rings = 0; !arrived; rings += 1) {
        if (rings > MOST_RINGS) throw new Error(`timers ring without end before ${end - START} ms`);
        clock.ring();
        await quiet();
      }
    },
    async until(promise) {
      let open = true;
      const close = (): void => {
        open = false;
      };
      promise.then(close, close);
      await quiet();
      for (let rings = 0; open; rings += 1) {
        if (rings > MOST_RINGS) throw new Error('timers ring without end, and the promise stays open');
        if (!clock.ring()) throw new Error(`nothing is due at ${clock.now() - START} ms, and the promise is still open`);
        await quiet();
      }
      return promise;
    },
  };
}
