import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../src/core/limits.ts';
import type { Resolution } from '../../src/core/resolution.ts';
import { bookResets, EMPTY_LEDGER, isResetSpent, stepAt, type Ledger } from '../../src/policy/ledger.ts';
import { law } from './law.ts';

const DAY = 24 * 3_600_000;

const ladder = fc.array(
  fc
    .option(fc.integer({ min: 1, max: 5 }), { nil: undefined })
    .map((limit): Resolution => ({ do: 'retry', pace: 'now', ...(limit !== undefined && { limit }) })),
  { minLength: 1, maxLength: 6 },
);

describe('a ladder', () => {
  it('is climbed step by step, each as often as its limit says, and ends on its last step', () => {
    law(
      fc.property(ladder, (steps) => {
        const expected = steps.flatMap((step, index) =>
          index === steps.length - 1 ? [step] : Array<Resolution>(step.limit ?? 1).fill(step),
        );
        for (let failures = 0; failures < expected.length + 10; failures += 1) {
          expect(stepAt(steps, failures)?.step).toBe(expected[Math.min(failures, expected.length - 1)]);
        }
      }),
    );
  });

  it('counts how often its step was taken before from 0 on', () => {
    law(
      fc.property(ladder, fc.nat(40), (steps, failures) => {
        const found = stepAt(steps, failures);
        const before = failures === 0 ? undefined : stepAt(steps, failures - 1);
        expect(found?.taken).toBe(before?.step === found?.step ? (before?.taken ?? -1) + 1 : 0);
      }),
    );
  });
});

describe('the budget of resets', () => {
  it('lets no key be reset more often within a day than the limit, whatever the clock does in small steps', () => {
    const hours = fc.array(fc.tuple(fc.constantFrom('1', '2', '*'), fc.integer({ min: 0, max: 10 * 3_600_000 })), { maxLength: 60 });
    law(
      fc.property(hours, (tries) => {
        let ledger: Ledger = EMPTY_LEDGER;
        let now = 0;
        const done: { key: string; at: number }[] = [];
        for (const [key, later] of tries) {
          now += later;
          if (isResetSpent(ledger, key, now, LIMITS)) continue;
          ledger = bookResets(ledger, [key], now);
          done.push({ key, at: now });
        }
        for (const { key, at } of done) {
          const within = done.filter((other) => other.key === key && other.at >= at && other.at < at + DAY);
          expect(within.length).toBeLessThanOrEqual(LIMITS.resetsPerKeyAndDay);
        }
        for (const times of Object.values(ledger.resets)) expect(times.length).toBeLessThanOrEqual(LIMITS.resetsPerKeyAndDay);
      }),
    );
  });

  it('is never refilled by a clock that goes back', () => {
    law(
      fc.property(fc.integer({ min: 0, max: 1000 * DAY }), fc.integer({ min: 0, max: 1000 * DAY }), (now, back) => {
        const spent = bookResets(bookResets(EMPTY_LEDGER, ['1'], now), ['1'], now);
        expect(isResetSpent(spent, '1', now - back, LIMITS)).toBe(true);
      }),
    );
  });
});
