import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { Resolution } from '../../../src/core/resolution.ts';
import { bookResets, EMPTY_LEDGER, isLedger, forgive, HIERARCHY_KEY, isResetSpent, stepAt, strike } from '../../../src/policy/ledger.ts';

const DAY = 24 * 3_600_000;
const NOW = 1_700_000_000_000;

describe('the position on a ladder', () => {
  const ladder: readonly Resolution[] = [
    { do: 'retry', pace: 'backoff', limit: 4 },
    { do: 'reset', scope: 'collection' },
    { do: 'reject', why: 'unavailable' },
  ];
  const taken = (failures: number) => {
    const found = stepAt(ladder, failures);
    return [found?.step.do, found?.taken];
  };

  it('is the step the failures so far have not used up, once where no limit is given', () => {
    expect([0, 1, 2, 3, 4, 5].map(taken)).toEqual([
      ['retry', 0],
      ['retry', 1],
      ['retry', 2],
      ['retry', 3],
      ['reset', 0],
      ['reject', 0],
    ]);
  });

  it('stays on the last step, whatever limit that carries', () => {
    expect(taken(99)).toEqual(['reject', 94]);
    expect(stepAt([{ do: 'retry', pace: 'now', limit: 1 }], 7)).toEqual({ step: { do: 'retry', pace: 'now', limit: 1 }, taken: 7 });
  });

  it('is nowhere on a ladder without steps', () => {
    expect(stepAt([], 0)).toBeUndefined();
  });
});

it('strikes are counted by name and never changed in place', () => {
  const none = {};
  const one = strike(none, 'Sync.3');
  const two = strike(strike(one, 'Sync.5'), 'Sync.3');
  expect(none).toEqual({});
  expect(one).toEqual({ 'Sync.3': 1 });
  expect(two).toEqual({ 'Sync.3': 2, 'Sync.5': 1 });
});

describe('resets of a key', () => {
  const twice = bookResets(bookResets(EMPTY_LEDGER, ['5'], NOW), ['5', '*'], NOW + 1000);

  it('are spent after as many as a day allows, each key by itself', () => {
    expect(LIMITS.resetsPerKeyAndDay).toBe(2);
    expect(isResetSpent(EMPTY_LEDGER, '5', NOW, LIMITS)).toBe(false);
    expect(isResetSpent(twice, '5', NOW + 2000, LIMITS)).toBe(true);
    expect(isResetSpent(twice, '*', NOW + 2000, LIMITS)).toBe(false);
    expect(isResetSpent(twice, '7', NOW + 2000, LIMITS)).toBe(false);
  });

  it('refill one by one as each of them becomes a day old', () => {
    expect(isResetSpent(twice, '5', NOW + DAY - 1, LIMITS)).toBe(true);
    expect(isResetSpent(twice, '5', NOW + DAY, LIMITS)).toBe(false);
  });

  it('older than a day leave the ledger when the next one is booked, so that it does not grow', () => {
    const later = bookResets(twice, ['5'], NOW + DAY + 500);
    expect(later.resets).toEqual({ '5': [NOW + 1000, NOW + DAY + 500], '*': [NOW + 1000] });
    expect(bookResets(twice, ['7'], NOW + 2 * DAY).resets).toEqual({ '7': [NOW + 2 * DAY] });
  });

  it('stay spent when the clock goes back: nothing is refilled by it', () => {
    expect(isResetSpent(twice, '5', NOW - 40 * DAY, LIMITS)).toBe(true);
    expect(bookResets(twice, ['5'], NOW - 40 * DAY).resets['5']).toEqual([NOW, NOW + 1000, NOW - 40 * DAY]);
  });

  it('are counted for a key of any name a server may give to a collection', () => {
    for (const key of ['constructor', '__proto__', 'toString', '*']) {
      expect(isResetSpent(EMPTY_LEDGER, key, NOW, LIMITS), key).toBe(false);
      const spent = bookResets(bookResets(EMPTY_LEDGER, [key], NOW), [key], NOW);
      expect(isResetSpent(spent, key, NOW, LIMITS), key).toBe(true);
      expect(isResetSpent(JSON.parse(JSON.stringify(spent)) as typeof spent, key, NOW, LIMITS), key).toBe(true);
    }
  });

  it('are forgiven all at once when a person has looked at it', () => {
    expect(forgive(twice, LIMITS).resets).toEqual({});
    expect(twice.resets['5']).toHaveLength(2);
  });

  it('so are half of the tries, and the account counts as never parked', () => {
    const spent = { ...EMPTY_LEDGER, tries: LIMITS.tokensPerAccount, about: { 'Sync.12': 60 }, parks: 3 };
    expect(forgive(spent, LIMITS)).toEqual({ ...EMPTY_LEDGER, tries: LIMITS.tokensPerAccount / 2 });
    expect(forgive({ ...spent, tries: 2 }, LIMITS).tries).toBe(2);
  });
});

it('the hierarchy’s key is stored under a name no collection has', () => {
  expect(bookResets(EMPTY_LEDGER, [HIERARCHY_KEY], 5).resets).toEqual({ '*': [5] });
});

describe('what was kept', () => {
  const full = { version: 1, tries: 3, about: { 'Sync.3': 2 }, parks: 1, resets: { '5': [1, 2] } };

  it('is a ledger as it was given out', () => {
    const since = { ...full, since: 7 };
    expect([EMPTY_LEDGER, full, since, JSON.parse(JSON.stringify(since))].map(isLedger)).toEqual([true, true, true, true]);
  });

  it.each([
    ['nothing', null],
    ['a list', []],
    ['another version', { ...full, version: 2 }],
    ['tries that are none', { ...full, tries: null }],
    ['parks that are none', { ...full, parks: '1' }],
    ['no resets', { ...full, resets: null }],
    ['resets without times', { ...full, resets: { '5': 1 } }],
    ['times that are none', { ...full, resets: { '5': [1, null] } }],
    ['nothing they were about', { ...full, about: null }],
    ['a time that is none', { ...full, since: null }],
    ['counts that are none', { ...full, about: { 'Sync.3': '2' } }],
  ])('is none: %s', (_, value) => {
    expect(isLedger(value)).toBe(false);
  });
});
