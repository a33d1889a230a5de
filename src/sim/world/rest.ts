import type { VirtualClock } from './clock.ts';

/**
 * Resolves when no promise has anything left to do: whatever is queued as a microtask, and whatever that queues, runs before
 * the next task. Nothing in the simulator waits for anything else than promises and the virtual clock, so the number of turns
 * never depends on the machine.
 */
export function atRest(): Promise<void> {
  const { setImmediate: soon } = globalThis as { setImmediate?: (call: () => void) => void };
  if (soon !== undefined) return new Promise((resolve) => soon(resolve));
  // Browsers: the port's message is the next task.
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('message', () => {
      port1.close();
      resolve();
    });
    port1.start();
    port2.postMessage(0);
  });
}

/**
 * Lets time pass: everything that is due happens in its order, and all promises come to rest in between.
 * @param done looked at whenever all is at rest
 * @returns true when `done` said so; false when nothing was due any more before it did
 */
export async function passTime(clock: VirtualClock, done: () => boolean): Promise<boolean> {
  for (;;) {
    await atRest();
    if (done()) return true;
    if (!clock.ring()) return false;
  }
}
