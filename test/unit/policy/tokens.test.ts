import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LIMITS, TRY_BACK_MS } from '../../../src/core/limits.ts';
import type { Kind } from '../../../src/core/resolution.ts';
import { EMPTY_LEDGER, type Ledger } from '../../../src/policy/ledger.ts';
import * as tokens from '../../../src/policy/tokens.ts';
import { allBackAt, isFree, isTry, parkMs, refund } from '../../../src/policy/tokens.ts';
import { law } from '../../properties/law.ts';

const NOW = 1_700_000_000_000;
const DAY = 24 * 3_600_000;

const spend = (ledger: Ledger, failures: readonly string[], now = NOW, limits = LIMITS) => tokens.spend(ledger, failures, now, limits);
const isParked = (ledger: Ledger, kind: Kind, now = NOW, limits = LIMITS) => tokens.isParked(ledger, kind, now, limits);
const park = (ledger: Ledger, until = NOW, limits = LIMITS) => tokens.park(ledger, until, limits);

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
    expect(isParked(spent(LIMITS.tokensPerAccount - 1), 'retry')).toBe(false);
    expect(isParked(spent(LIMITS.tokensPerAccount), 'retry')).toBe(true);
  });

  it.each(['accept', 'continue', 'hold', 'reject', 'wipe', 'reconcile'] as const)('%s goes on whatever is left', (kind) => {
    expect(isParked(spent(10_000), kind)).toBe(false);
  });

  it('cost what leads to another request, and nothing else', () => {
    const free: readonly Kind[] = ['accept', 'continue', 'hold', 'reject'];
    const costly: readonly Kind[] = ['retry', 'refresh', 'reset', 'resync', 'restart', 'repair', 'rephrase', 'reconcile', 'wipe'];
    expect([...free.map(isTry), ...costly.map(isTry)]).toEqual([...free.map(() => false), ...costly.map(() => true)]);
  });

  it('come back with progress: an empty page gives none', () => {
    const ledger = spent(40);
    expect(refund(ledger, 0, LIMITS)).toBe(ledger);
    expect(refund(ledger, 1, LIMITS).tries).toBe(40 - LIMITS.tokensPerProgress);
    expect(refund(ledger, 100, LIMITS)).toEqual({ ...EMPTY_LEDGER, since: NOW });
    expect(refund(EMPTY_LEDGER, 100, LIMITS)).toBe(EMPTY_LEDGER);
  });

  it('one item after a long loop gives back one item’s worth, however long the loop was', () => {
    expect(refund(spent(1_000), 1, LIMITS).tries).toBe(LIMITS.tokensPerAccount - LIMITS.tokensPerProgress);
  });
});

describe('a parked account', () => {
  it('has a few tries afterwards, then is parked again', () => {
    const parked = park(spent(LIMITS.tokensPerAccount));
    expect(isParked(parked, 'repair')).toBe(false);
    expect(isParked(spent(LIMITS.tokensPerPark, parked), 'repair')).toBe(true);
  });

  it('rests longer each time, up to half a working day, and never two of a fleet alike', () => {
    const rests = [0, 1, 2, 3, 9, 10_000].map((parks) => parkMs({ ...EMPTY_LEDGER, parks }, () => 0, LIMITS) / 60_000);
    expect(rests).toEqual([15, 60, 240, 240, 240, 240]);
    expect(parkMs(EMPTY_LEDGER, () => 0.5, LIMITS)).toBe(15 * 60_000 * 1.25);
  });

  it('begins from the shortest rest again after progress', () => {
    expect(refund(park(spent(60)), 1, LIMITS).parks).toBe(0);
  });
});

it('whatever comes, no more tries pass between two parks than the limit says', () => {
  const event = fc.oneof({ weight: 8, arbitrary: fc.constant('try') }, { weight: 1, arbitrary: fc.nat({ max: 3 }).map((items) => items) });
  law(
    fc.property(fc.array(event, { maxLength: 400 }), (events) => {
      let ledger: Ledger = EMPTY_LEDGER;
      let left = LIMITS.tokensPerAccount;
      for (const one of events) {
        if (typeof one === 'number') {
          ledger = refund(ledger, one, LIMITS);
          left = Math.min(LIMITS.tokensPerAccount, left + one * LIMITS.tokensPerProgress);
        } else if (isParked(ledger, 'retry')) {
          ledger = park(ledger);
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
  expect(park(park(EMPTY_LEDGER)).parks).toBe(2);
});

it('an account that was parked and is spent anew is spent for every kind of try', () => {
  const kinds: readonly Kind[] = ['retry', 'refresh', 'reset', 'resync', 'restart', 'repair', 'rephrase'];
  expect(kinds.filter((kind) => !isParked(spent(LIMITS.tokensPerAccount), kind))).toEqual([]);
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

const after = (quarters: number) => NOW + quarters * TRY_BACK_MS;
const left = (ledger: Ledger, at: number, limits = LIMITS) => spend(ledger, [], at, limits).tries - 1;

describe('tries come back with time', () => {
  it('one each quarter of an hour, and not a moment sooner', () => {
    const ledger = spent(20);
    expect([NOW, after(1) - 1, after(1), after(2) - 1, after(19), after(20), after(900)].map((at) => left(ledger, at))).toEqual(
      [20, 20, 19, 19, 1, 0, 0], // prettier-ignore
    );
    expect(TRY_BACK_MS).toBe(15 * 60_000);
  });

  it('and however often they are counted: what is left of a quarter goes on', () => {
    const often = [0.4, 0.8, 1.2, 1.6, 2].reduce<Ledger>((ledger, at) => spend(ledger, ['Sync.12'], after(at)), spent(20));
    expect(often).toMatchObject({ tries: 20 + 5 - 2, since: after(2) });
  });

  it('so an account that was spent is not parked any more, for one try', () => {
    const ledger = spent(LIMITS.tokensPerAccount);
    expect([after(1) - 1, after(1)].map((at) => isParked(ledger, 'retry', at))).toEqual([true, false]);
    expect(isParked(spend(ledger, [], after(1)), 'retry', after(1))).toBe(true);
  });

  it('of those above the limit as of those at it; and the limit is the app’s', () => {
    expect(left(spent(1_000), after(1))).toBe(LIMITS.tokensPerAccount - 1);
    expect(left(spent(60), after(1), { ...LIMITS, tokensPerAccount: 5 })).toBe(4);
  });

  it('with the last of them what they were about is forgotten, and that it was parked; not before', () => {
    const ledger: Ledger = { ...spent(3), parks: 2 };
    expect(spend(ledger, ['http.503'], after(2))).toMatchObject({ tries: 2, parks: 2, about: { 'Sync.12': 3, 'http.503': 1 } });
    expect(spend(ledger, ['http.503'], after(3))).toEqual({ ...EMPTY_LEDGER, tries: 1, about: { 'http.503': 1 }, since: after(3) });
  });

  it('a park of an account without tries is no quarter of an hour without trouble', () => {
    const parked = park({ ...EMPTY_LEDGER, tries: 4, parks: 1, about: { 'Sync.12': 4 } }, NOW, { ...LIMITS, tokensPerAccount: 4 });
    expect(spend(parked, ['Sync.12'], after(0.5))).toMatchObject({ tries: 1, parks: 2, about: { 'Sync.12': 5 } });
  });

  it('of a record that does not say since when: from now on', () => {
    const old: Ledger = { ...EMPTY_LEDGER, tries: LIMITS.tokensPerAccount };
    expect(isParked(old, 'retry', NOW)).toBe(true);
    expect(spend({ ...old, tries: 9 }, [], NOW)).toMatchObject({ tries: 10, since: NOW });
  });

  it('none while it is parked: when that is over there are as many as ever', () => {
    const parked = park(spent(60), after(16));
    expect(left(parked, after(16))).toBe(LIMITS.tokensPerAccount - LIMITS.tokensPerPark);
    expect(left(spend(parked, [], after(3)), after(16))).toBe(LIMITS.tokensPerAccount - LIMITS.tokensPerPark + 1);
    expect(left(parked, after(17))).toBe(LIMITS.tokensPerAccount - LIMITS.tokensPerPark - 1);
  });

  it('a clock that is set back gives none back at once, and keeps none longer than the longest park', () => {
    const longest = LIMITS.parkMostMs * 1.5;
    const back = NOW - 365 * DAY;
    const ledger = spend(spent(20), [], back);
    expect(ledger).toMatchObject({ tries: 21, since: back + longest });
    const later = back + longest + 5 * TRY_BACK_MS;
    expect([left(ledger, back + longest), left(ledger, later)]).toEqual([21, 16]);
    expect(left(spent(20), NOW - 2 * TRY_BACK_MS)).toBe(20);
    expect(left(park(spent(60), NOW + longest), NOW + 1)).toBe(LIMITS.tokensPerAccount - LIMITS.tokensPerPark);
  });
});

it('of two ledgers the one is spent more that has all back later', () => {
  expect(allBackAt(spent(3))).toBe(after(3));
  const [old, older] = [1, 2].map((tries) => allBackAt({ ...EMPTY_LEDGER, tries }));
  expect(older).toBeGreaterThan(old ?? 0);
  expect(old).toBeGreaterThan(allBackAt(spent(60)));
  expect([EMPTY_LEDGER, { ...EMPTY_LEDGER, since: NOW }].map(allBackAt)).toEqual([0, 0]);
});

/** Asks again and again, and is parked when it is told so. @returns when a try passed, in ms since the beginning */
function storm(gaps: readonly number[], random = () => 0): readonly number[] {
  let [ledger, at, free]: [Ledger, number, number] = [EMPTY_LEDGER, NOW, NOW];
  const passed: number[] = [];
  for (const gap of gaps) {
    at = Math.max(at + gap, free);
    if (isParked(ledger, 'retry', at)) {
      free = at + parkMs(ledger, random, LIMITS);
      ledger = park(ledger, free);
    } else {
      ledger = spend(ledger, ['http.503'], at);
      passed.push(at - NOW);
    }
  }
  return passed;
}

const most = (times: readonly number[]): number =>
  Math.max(0, ...times.map((from) => times.filter((at) => at >= from && at < from + DAY).length));

it('however it asks, no day holds more than 160 tries', () => {
  const pace = fc.oneof(...[0, 60_000, 5 * 60_000, TRY_BACK_MS, 2 * TRY_BACK_MS, 6 * 3_600_000].map((max) => fc.nat({ max })));
  const gaps = fc.array(fc.tuple(pace, fc.integer({ min: 1, max: 90 })), { maxLength: 12 });
  law(
    fc.property(gaps, (runs) => {
      const times = storm(runs.flatMap(([gap, often]) => Array.from({ length: often }, () => gap)));
      expect(most(times)).toBeLessThanOrEqual(LIMITS.tokensPerAccount + DAY / TRY_BACK_MS + LIMITS.tokensPerPark);
    }),
    300,
  );
  // A hundred and sixty are not far off: at the pace at which they come back, and all at once in the end.
  expect(most(storm([...Array.from({ length: 90 }, () => TRY_BACK_MS), ...Array.from({ length: 70 }, () => 0)]))).toBeGreaterThan(140);
});

it('a loop of one try a minute is parked after an hour, and comes to thirty tries a day', () => {
  const times = storm(Array.from({ length: 3_000 }, () => 60_000));
  const days = [0, 1, 2, 3, 4].map((day) => times.filter((at) => at >= day * DAY && at < (day + 1) * DAY).length);
  expect(times.filter((at) => at < 3_600_000 + 10 * 60_000)).toHaveLength(64);
  expect(days[0]).toBeLessThanOrEqual(100);
  expect(Math.max(...days.slice(1))).toBeLessThanOrEqual(30);
  expect(times.at(-1)).toBeGreaterThan(5 * DAY);
});

it('a try as seldom as they come back is never parked: so seldom a phone asks anyway', () => {
  expect(storm(Array.from({ length: 5_000 }, () => TRY_BACK_MS))).toHaveLength(5_000);
});
