import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/core/limits.ts';
import type { Pace } from '../../src/core/resolution.ts';
import { dueAt, SPREAD } from '../../src/policy/backoff.ts';
import { law } from './law.ts';

const pace = fc.constantFrom<Pace>('now', 'backoff', 'server', 'later');
const failures = fc.oneof(fc.nat(40), fc.nat());
const now = fc.integer({ min: 0, max: 4_102_444_800_000 });
const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
const retryAfter = fc.oneof(fc.integer({ min: 1, max: LIMITS.retryAfterMostMs }), fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }));

describe('the time of the next attempt', () => {
  it('is never before the Retry-After that is believed [MS-ASHTTP 3.1.5.2.3]', () => {
    law(
      fc.property(pace, failures, retryAfter, now, chance, (how, met, wait, at, random) => {
        const believed = Math.min(wait, LIMITS.retryAfterMostMs);
        const due = dueAt(how, met, wait, at, () => random, LIMITS);
        expect(due).toBeGreaterThanOrEqual(at + believed);
        expect(due).toBeLessThanOrEqual(at + Math.ceil(believed * (1 + SPREAD)));
      }),
      5000,
    );
  });

  it('is a whole number of ms, never in the past, never beyond the longest wait', () => {
    law(
      fc.property(pace, failures, now, chance, (how, met, at, random) => {
        const due = dueAt(how, met, undefined, at, () => random, LIMITS);
        expect(Number.isSafeInteger(due)).toBe(true);
        expect(due).toBeGreaterThanOrEqual(at);
        expect(due).toBeLessThanOrEqual(at + Math.ceil(LIMITS.backoffMostMs * (1 + SPREAD)));
      }),
      5000,
    );
  });

  it('grows with the failures for the same chance, and with the chance for the same failures', () => {
    law(
      fc.property(fc.nat(40), fc.nat(40), now, chance, chance, (a, b, at, low, high) => {
        const of = (met: number, random: number): number => dueAt('backoff', met, undefined, at, () => random, LIMITS);
        expect(of(Math.max(a, b), low)).toBeGreaterThanOrEqual(of(Math.min(a, b), low));
        expect(of(a, Math.max(low, high))).toBeGreaterThanOrEqual(of(a, Math.min(low, high)));
      }),
    );
  });
});
