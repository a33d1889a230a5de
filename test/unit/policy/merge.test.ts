import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { stronger } from '../../../src/policy/merge.ts';

const END = { then: 'end' } as const;
const AGAIN = { then: 'replay' } as const;

/** Strongest first. */
const ORDER: readonly Decision[] = [
  { do: 'wipe', scope: 'device', ...END },
  { do: 'hold', who: 'user', why: 'quota', scope: 'account', ...END },
  { do: 'repair', rung: 'endpoint', ...AGAIN },
  { do: 'repair', rung: 'credentials', ...AGAIN },
  { do: 'repair', rung: 'version', ...AGAIN },
  { do: 'repair', rung: 'policy', ...AGAIN },
  { do: 'restart', scope: 'session', ...AGAIN },
  { do: 'resync', how: 'slow', collections: ['1'], ...AGAIN },
  { do: 'reset', scope: 'all', collections: [], ...AGAIN },
  { do: 'reset', scope: 'hierarchy', ...AGAIN },
  { do: 'reset', scope: 'collection', collections: ['1'], ...AGAIN },
  { do: 'refresh', scope: 'hierarchy', ...AGAIN },
  { do: 'refresh', scope: 'collection', collections: ['1'], ...AGAIN },
  { do: 'rephrase', how: 'resend-full', ...AGAIN },
  { do: 'retry', pace: 'server', dueAt: 9, ...AGAIN },
  { do: 'retry', pace: 'backoff', dueAt: 5, ...AGAIN },
  { do: 'reconcile', how: 'look-in-sent', ...END },
  { do: 'reject', why: 'request', ...END },
  { do: 'continue', how: 'acknowledge', ...END },
  { do: 'accept', ...END },
];

describe('of two decisions', () => {
  it('the stronger kind wins in either order; of two repairs the lower rung, of two waits the later', () => {
    for (const [place, strong] of ORDER.entries()) {
      for (const weak of ORDER.slice(place + 1)) {
        expect(stronger(strong, weak), `${strong.do} against ${weak.do}`).toBe(strong);
        expect(stronger(weak, strong), `${weak.do} against ${strong.do}`).toBe(strong);
      }
    }
  });

  it('of one class the collections are joined: two lost keys are two resets [MS-ASCMD 2.2.3.177.17]', () => {
    const lost = (...collections: string[]): Decision => ({ do: 'reset', scope: 'collection', collections, ...AGAIN });
    expect(stronger(lost('7'), lost('2'))).toEqual(lost('2', '7'));
    expect(stronger(lost('7', '2'), lost('2'))).toEqual(lost('2', '7'));
  });

  it('one that is about everything swallows one that names collections', () => {
    const lost = (...collections: string[]): Decision => ({ do: 'reset', scope: 'collection', collections, ...AGAIN });
    expect(stronger(lost(), lost('2'))).toEqual(lost());
    expect(stronger(lost('2'), lost())).toEqual(lost());
  });

  it('that differ in a detail only are not joined: the collections of the weaker are handled by its own repetition', () => {
    const early: Decision = { do: 'refresh', scope: 'collection', collections: ['1'], then: 'rebuild' };
    const late: Decision = { do: 'refresh', scope: 'collection', collections: ['2'], then: 'replay' };
    expect([early, late]).toContain(stronger(early, late));
    expect(stronger(early, late)).toBe(stronger(late, early));
  });
});
