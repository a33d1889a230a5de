import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { Kind } from '../../../src/core/resolution.ts';
import { EMPTY_LEDGER, type Ledger } from '../../../src/policy/ledger.ts';
import { isFree, isParked, isTry, park, parkMs, refund, spend } from '../../../src/policy/tokens.ts';
import { law } from '../../properties/law.ts';

const spent = (tries: number, ledger: Ledger = EMPTY_LEDGER): Ledger =>
  Array.from({ length: tries }).reduce<Ledger>((now) => spend(now, ['Sync.12']), ledger);

describe('the tries of an account', () => {
  it('are counted over all commands, with what they were about', () => {
    const ledger = spend(spend(spent(3), ['common.142', 'Sync.12']), ['common.142']);
    expect(ledger).toMatchObject({ tries: 5, about: { 'Sync.12': 4, 'common.142': 2 } });
  });

  it('remember the most frequent failures only: a server that invents codes grows nothing', () => {
    const ledger = Array.from({ length: 500 }).reduce<Ledger>((now, _, nth) => spend(now, [`common.${nth}`, 'Sync.3']), EMPTY_LEDGER);
    expect(Object.keys(ledger.about).length).toBeLessThanOrEqual(8);
    expect(ledger.about['Sync.3']).toBe(500);
  });

  it('are spent at the limit, and not before', () => {
    expect(isParked(spent(LIMITS.tokensPerAccount - 1), 'retry', LIMITS)).toBe(false);
    expect(isParked(spent(LIMITS.tokensPerAccount), 'retry', LIMITS)).toBe(true);
  });

  it.each(['accept', 'continue', 'hold', 'reject', 'wipe', 'reconcile'] as const)('%s goes on whatever is left', (kind) => {
    expect(isParked(spent(10_000), kind, LIMITS)).toBe(false);
  });

  it('cost what leads to another request, and nothing else', () => {
    const free: readonly Kind[] = ['accept', 'continue', 'hold', 'reject'];
    const costly: readonly Kind[] = ['retry', 'refresh', 'reset', 'resync', 'restart', 'repair', 'rephrase', 'reconcile', 'wipe'];
    expect([...free.map(isTry), ...costly.map(isTry)]).toEqual([...free.map(() => false), ...costly.map(() => true)]);
  });

  it('come back with progress and with nothing else: an empty page gives none', () => {
    const ledger = spent(40);
    expect(refund(ledger, 0, LIMITS)).toBe(ledger);
    expect(refund(ledger, 1, LIMITS).tries).toBe(40 - LIMITS.tokensPerProgress);
    expect(refund(ledger, 100, LIMITS)).toEqual(EMPTY_LEDGER);
    expect(refund(EMPTY_LEDGER, 100, LIMITS)).toBe(EMPTY_LEDGER);
  });

  it('one item after a long loop gives back one item’s worth, however long the loop was', () => {
    expect(refund(spent(1_000), 1, LIMITS).tries).toBe(LIMITS.tokensPerAccount - LIMITS.tokensPerProgress);
  });
});

describe('a parked account', () => {
  it('has a few tries afterwards, then is parked again', () => {
    const parked = park(spent(LIMITS.tokensPerAccount), LIMITS);
    expect(isParked(parked, 'repair', LIMITS)).toBe(false);
    expect(isParked(spent(LIMITS.tokensPerPark, parked), 'repair', LIMITS)).toBe(true);
  });

  it('rests longer each time, up to half a working day, and never two of a fleet alike', () => {
    const rests = [0, 1, 2, 3, 9, 10_000].map((parks) => parkMs({ ...EMPTY_LEDGER, parks }, () => 0, LIMITS) / 60_000);
    expect(rests).toEqual([15, 60, 240, 240, 240, 240]);
    expect(parkMs(EMPTY_LEDGER, () => 0.5, LIMITS)).toBe(15 * 60_000 * 1.25);
  });

  it('begins from the shortest rest again after progress', () => {
    expect(refund(park(spent(60), LIMITS), 1, LIMITS).parks).toBe(0);
  });
});

it('whatever comes, no more tries pass between two parks than the limit says', () => {
  const event = fc.oneof({ weight: 8, arbitrary: fc.constant('try') }, { weight: 1, arbitrary: fc.nat({ max: 3 }).map((items) => items) });
  law(
    fc.property(fc.array(event, { maxLength: 400 }), (events) => {
      let ledger = EMPTY_LEDGER;
      let left = LIMITS.tokensPerAccount;
      for (const one of events) {
        if (typeof one === 'number') {
          ledger = refund(ledger, one, LIMITS);
          left = Math.min(LIMITS.tokensPerAccount, left + one * LIMITS.tokensPerProgress);
        } else if (isParked(ledger, 'retry', LIMITS)) {
          ledger = park(ledger, LIMITS);
          left = LIMITS.tokensPerPark;
        } else {
          ledger = spend(ledger, ['http.503']);
          left -= 1;
        }
        expect(left).toBeGreaterThanOrEqual(0);
        expect(ledger.tries).toBe(LIMITS.tokensPerAccount - left);
      }
    }),
    300,
  );
});

it('what the tries were about is kept by how often it came, the least frequent forgotten first', () => {
  const many = Array.from({ length: 8 }, (_, nth) => `common.${nth}`);
  const twice = [...many, ...many].reduce<Ledger>((now, id) => spend(now, [id]), EMPTY_LEDGER);
  const once = spend(twice, ['Sync.3']);
  expect(Object.keys(once.about).sort()).toEqual(many);
  expect(spend(spend(spend(twice, ['Sync.3', 'Sync.3', 'Sync.3']), ['Sync.5']), ['Sync.5']).about['Sync.3']).toBe(3);
});

it('each park is counted, so that the next one is longer', () => {
  expect(park(park(EMPTY_LEDGER, LIMITS), LIMITS).parks).toBe(2);
});

it('an account that was parked and is spent anew is spent for every kind of try', () => {
  const kinds: readonly Kind[] = ['retry', 'refresh', 'reset', 'resync', 'restart', 'repair', 'rephrase'];
  expect(kinds.filter((kind) => !isParked(spent(LIMITS.tokensPerAccount), kind, LIMITS))).toEqual([]);
});

it('what it was about is forgotten with the last try that came back, not before; a park is forgiven even when no try is left to give', () => {
  expect(refund(spent(15), 1, LIMITS).about).toEqual({ 'Sync.12': 15 });
  expect(refund({ ...EMPTY_LEDGER, parks: 2 }, 1, LIMITS)).toEqual(EMPTY_LEDGER);
});

it('what never left the device costs no try, everything else does', () => {
  expect(isFree('transport.offline')).toBe(true);
  for (const code of ['transport.timeout', 'transport.cut-before-send', 'Sync.3', 'http.503', 'no.such'])
    expect(isFree(code), code).toBe(false);
});
