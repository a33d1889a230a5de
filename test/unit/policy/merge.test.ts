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

describe('a detail', () => {
  const SCOPES = ['account', 'uploads', 'all', 'hierarchy', 'session', 'datastore', 'collection', 'settings', 'item'] as const;
  const held = (scope?: string): Decision =>
    ({ do: 'hold', who: 'user', why: 'quota', ...(scope !== undefined && { scope }), ...END }) as Decision;

  it('of two alike the wider scope wins, and any scope over none', () => {
    for (const [place, wide] of SCOPES.entries()) {
      for (const narrow of [...SCOPES.slice(place + 1), undefined]) {
        expect(stronger(held(wide), held(narrow)), `${wide} against ${String(narrow)}`).toEqual(held(wide));
        expect(stronger(held(narrow), held(wide)), `${String(narrow)} against ${wide}`).toEqual(held(wide));
      }
    }
  });

  it('of two resyncs that name collections they are joined; where one names none, the other’s are kept', () => {
    const slow = (collections?: readonly string[]): Decision => ({
      do: 'resync',
      how: 'slow',
      then: 'rebuild',
      ...(collections && { collections }),
    });
    expect(stronger(slow(), slow(['5']))).toEqual(slow(['5']));
    expect(stronger(slow(['5']), slow())).toEqual(slow(['5']));
    expect(stronger(slow(), slow())).not.toHaveProperty('collections');
  });

  it('the order in which fields were written changes nothing', () => {
    const one: Decision = { do: 'refresh', scope: 'collection', collections: ['1'], then: 'replay' };
    const other: Decision = { then: 'replay', collections: ['2'], scope: 'collection', do: 'refresh' };
    expect(stronger(one, other)).toEqual({ ...one, collections: ['1', '2'] });
  });

  it('is told apart by its name, the later in the alphabet first', () => {
    const reject = (why: 'gone' | 'request'): Decision => ({ do: 'reject', why, ...END });
    expect(stronger(reject('gone'), reject('request'))).toEqual(reject('request'));
    expect(stronger(reject('request'), reject('gone'))).toEqual(reject('request'));
  });
});
