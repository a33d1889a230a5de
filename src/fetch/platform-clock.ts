import type { Clock } from '../core/ports.ts';

/** The platform's wall time and timers, looked up at every call. */
export const platformClock: Clock = {
  now: () => Date.now(),
  setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
  clearTimeout: (handle) => globalThis.clearTimeout(handle as ReturnType<typeof globalThis.setTimeout>),
};
