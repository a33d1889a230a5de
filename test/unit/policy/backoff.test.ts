import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import { dueAt, SPREAD } from '../../../src/policy/backoff.ts';

const NOW = 1_000_000;
const least = (): number => 0;
const most = (): number => 0.999_999;

describe('a wait the server named', () => {
  it('comes first, whatever the pace and the number of failures [MS-ASHTTP 3.1.5.2.3]', () => {
    for (const pace of ['now', 'backoff', 'server', 'later'] as const) {
      expect(dueAt(pace, 3, 120_000, NOW, least, LIMITS)).toBe(NOW + 120_000);
    }
  });

  it('is spread upwards only, by at most a tenth', () => {
    const at = dueAt('server', 0, 120_000, NOW, most, LIMITS);
    expect(at).toBeGreaterThan(NOW + 120_000);
    expect(at).toBeLessThanOrEqual(NOW + 120_000 * (1 + SPREAD));
  });

  it('is believed up to the limit, so that a slip of a server does not end mail for a week', () => {
    expect(dueAt('server', 0, Number.MAX_SAFE_INTEGER, NOW, least, LIMITS)).toBe(NOW + LIMITS.retryAfterMostMs);
  });

  it('of zero is none: the back-off stands, or a server that says 0 is asked in a loop', () => {
    expect(dueAt('backoff', 5, 0, NOW, most, LIMITS)).toBe(dueAt('backoff', 5, undefined, NOW, most, LIMITS));
  });
});

describe('without one', () => {
  it('the pace `now` does not wait', () => {
    expect(dueAt('now', 9, undefined, NOW, most, LIMITS)).toBe(NOW);
  });

  it('the pace `later` is the longest back-off', () => {
    expect(dueAt('later', 0, undefined, NOW, least, LIMITS)).toBe(NOW + LIMITS.backoffMostMs);
  });

  it('back-off doubles from its first delay and stops at its longest', () => {
    const delays = [0, 1, 2, 3, 20, 1000].map((failures) => dueAt('backoff', failures, undefined, NOW, most, LIMITS) - NOW);
    expect(delays).toEqual([2_000, 4_000, 8_000, 16_000, LIMITS.backoffMostMs, LIMITS.backoffMostMs]);
  });

  it('the jitter is full: chance may bring the delay down to nothing', () => {
    expect(dueAt('backoff', 4, undefined, NOW, least, LIMITS)).toBe(NOW);
  });

  it('a server that named no wait is asked at the pace of the back-off', () => {
    expect(dueAt('server', 1, undefined, NOW, most, LIMITS)).toBe(NOW + 4_000);
  });
});

it('waits spread upwards from the longest back-off where a step is for later, by a tenth at most', () => {
  expect(dueAt('later', 0, undefined, 1_000, () => 1, LIMITS)).toBe(1_000 + Math.ceil(LIMITS.backoffMostMs * 1.1));
});
