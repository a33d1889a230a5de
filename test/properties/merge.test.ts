import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision } from '../../src/core/decision.ts';
import { stronger } from '../../src/policy/merge.ts';
import { anyDecision } from '../support/decisions.ts';
import { law } from './law.ts';

/** Strongest first; a kind never loses to one behind it. */
const KINDS: readonly Decision['do'][] = [
  'wipe', 'hold', 'repair', 'restart', 'resync', 'reset', 'refresh', 'rephrase', 'retry', 'reconcile', 'reject', 'continue', 'accept',
]; // prettier-ignore

describe('merging the decisions about one reply', () => {
  it('does not depend on the order of two', () => {
    law(
      fc.property(anyDecision, anyDecision, (a, b) => {
        expect(stronger(a, b)).toEqual(stronger(b, a));
      }),
      5000,
    );
  });

  it('does not depend on which two are merged first', () => {
    law(
      fc.property(anyDecision, anyDecision, anyDecision, (a, b, c) => {
        expect(stronger(stronger(a, b), c)).toEqual(stronger(a, stronger(b, c)));
      }),
      5000,
    );
  });

  it('changes nothing when the same is said twice', () => {
    law(
      fc.property(anyDecision, (a) => {
        expect(stronger(a, a)).toEqual(a);
      }),
      2000,
    );
  });

  it('gives the same for any order of many', () => {
    const shuffled = fc
      .array(anyDecision, { minLength: 1, maxLength: 8 })
      .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
    law(
      fc.property(shuffled, ([all, mixed]) => {
        expect(mixed.reduce(stronger)).toEqual(all.reduce(stronger));
      }),
    );
  });

  it('gives the strongest kind of all: wipe, hold, repair, restart, resync, reset, refresh, rephrase, retry, reconcile, reject, continue, accept', () => {
    law(
      fc.property(fc.array(anyDecision, { minLength: 1, maxLength: 8 }), (all) => {
        const strongest = KINDS.find((kind) => all.some((decision) => decision.do === kind));
        expect(all.reduce(stronger).do).toBe(strongest);
      }),
    );
  });

  it('repairs the lowest broken rung, and waits for the latest time', () => {
    const rungs = ['endpoint', 'credentials', 'version', 'policy'] as const;
    const repair = fc.constantFrom(...rungs).map((rung): Decision => ({ do: 'repair', rung, then: 'replay' }));
    law(
      fc.property(fc.array(repair, { minLength: 1 }), (all) => {
        const whole = all.reduce(stronger);
        expect(whole.do === 'repair' && whole.rung).toBe(rungs.find((rung) => all.some((one) => one.do === 'repair' && one.rung === rung)));
      }),
    );
    const wait = fc.nat().map((dueAt): Decision => ({ do: 'retry', pace: 'backoff', then: 'replay', dueAt }));
    law(
      fc.property(fc.array(wait, { minLength: 1 }), (all) => {
        expect(all.reduce(stronger).dueAt).toBe(Math.max(...all.map((one) => one.dueAt ?? 0)));
      }),
    );
  });

  it('loses no collection of the kind that wins', () => {
    const reset = fc
      .uniqueArray(fc.constantFrom('1', '2', '3'), { minLength: 1 })
      .map((collections): Decision => ({ do: 'reset', scope: 'collection', then: 'rebuild', collections }));
    law(
      fc.property(fc.array(reset, { minLength: 1 }), (all) => {
        const named = new Set(all.flatMap((one) => one.collections ?? []));
        expect(new Set(all.reduce(stronger).collections)).toEqual(named);
      }),
    );
  });
});
