import { expect, it, vi } from 'vitest';
import { platformClock } from '../../../src/fetch/platform-clock.ts';

it('is the platform’s time and timers, looked up at every call', () => {
  vi.useFakeTimers({ now: 5_000 });
  try {
    let rung = 0;
    expect(platformClock.now()).toBe(5_000);
    platformClock.setTimeout(() => (rung += 1), 100);
    platformClock.clearTimeout(platformClock.setTimeout(() => (rung += 10), 100));
    vi.advanceTimersByTime(100);
    expect(rung).toBe(1);
    expect(platformClock.now()).toBe(5_100);
    platformClock.clearTimeout(undefined);
  } finally {
    vi.useRealTimers();
  }
});
