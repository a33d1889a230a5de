import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { batchMachine } from '../../machines/batch.machine.ts';
import { LIMITS } from '../../src/core/limits.ts';
import { OPERATIONS_MOST } from '../../src/eas/limits.ts';
import { openAccount } from '../support/account.ts';
import { leftOut, names, poison, upload } from '../support/batches.ts';
import { play } from '../support/machines.ts';
import { asyncLaw, law } from './law.ts';

const LIMIT = LIMITS.attemptsPerRequest;

/** How one request ends: what it took, what it parked, and in how many attempts. */
function search(
  size: number,
  bad: ReadonlySet<number>,
  limit: number,
): { taken: readonly number[]; parked: readonly number[]; attempts: number } {
  let at = play(batchMachine, { size, limit, parks: true });
  let sent: readonly number[] = Array.from({ length: size }, (_, position) => position);
  for (let attempts = 1; ; attempts += 1) {
    const isRefused = sent.some((position) => bad.has(position));
    if (!isRefused) at = at.send({ type: 'batch.taken' });
    else at = at.send({ type: 'batch.refused', sent, size, attempt: attempts });
    if (at.snapshot.status === 'done') {
      const parked = at.context['parked'] as readonly number[];
      return isRefused ? { taken: [], parked: [], attempts } : { taken: sent, parked, attempts };
    }
    const [effect] = at.effects;
    if (effect?.type !== 'effect.probe') throw new Error('nothing is asked for, and it goes on');
    sent = effect.send;
  }
}

const batches = fc
  .tuple(
    fc.integer({ min: 1, max: OPERATIONS_MOST }),
    fc.array(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), { maxLength: 12 }),
  )
  .map(([size, places]) => ({ size, bad: new Set(places.map((place) => Math.floor(place * size))) }));

describe('any batch with any bad items', () => {
  it('ends within the attempts of a request, blames no good item, and takes or finds something each time', () => {
    law(
      fc.property(batches, ({ size, bad }) => {
        const { taken, parked, attempts } = search(size, bad, LIMIT);
        expect(attempts).toBeLessThanOrEqual(LIMIT);
        expect(parked.filter((position) => !bad.has(position))).toEqual([]);
        expect(taken.filter((position) => bad.has(position))).toEqual([]);
        expect(taken.length + parked.length).toBeGreaterThan(0);
      }),
      300,
    );
  });

  it('one bad item is found and parked, or half is taken, within 2 + log2(n) attempts', () => {
    law(
      fc.property(fc.integer({ min: 1, max: OPERATIONS_MOST }), fc.nat(), (size, place) => {
        expect(search(size, new Set([place % size]), LIMIT).attempts).toBeLessThanOrEqual(2 + Math.ceil(Math.log2(size)));
      }),
      300,
    );
  });

  it('with any lower limit it ends within it', () => {
    law(
      fc.property(batches, fc.integer({ min: 1, max: LIMIT }), ({ size, bad }, limit) => {
        expect(search(size, bad, limit).attempts).toBeLessThanOrEqual(limit);
      }),
      300,
    );
  });

  it('call after call every good item is taken and every bad one parked', () => {
    law(
      fc.property(batches, ({ size, bad }) => {
        let waiting = Array.from({ length: size }, (_, position) => position);
        const parked: number[] = [];
        for (let calls = 0; waiting.length > 0; calls += 1) {
          expect(calls).toBeLessThan((bad.size + 1) * LIMIT);
          const now = waiting;
          const came = search(now.length, new Set(now.flatMap((item, position) => (bad.has(item) ? [position] : []))), LIMIT);
          parked.push(...came.parked.map((position) => now[position] ?? -1));
          waiting = now.filter((_, position) => !came.taken.includes(position) && !came.parked.includes(position));
        }
        expect(new Set(parked)).toEqual(bad);
      }),
      100,
    );
  });
});

describe('through a session', () => {
  it('every item ends as taken, parked or not tried; none as two of them, none is lost [ruling 4]', async () => {
    const some = fc.tuple(fc.integer({ min: 1, max: 40 }), fc.array(fc.nat({ max: 39 }), { maxLength: 4 }), fc.constantFrom(4, 6));
    await asyncLaw(
      fc.asyncProperty(some, async ([size, places, code]) => {
        const all = names(size);
        const bad = [...new Set(places.map((place) => `c${place % size}`))];
        const account = openAccount();
        const taken = poison(account, bad, code);
        const answered = await upload(account, all);
        const parked = leftOut(answered, 'parked');
        expect([...taken, ...parked, ...leftOut(answered, 'not-tried')].toSorted()).toEqual(all.toSorted());
        expect(parked.filter((id) => !bad.includes(id))).toEqual([]);
        expect(taken.size + parked.length).toBeGreaterThan(0);
        expect(account.server.seen.length).toBeLessThanOrEqual(LIMIT);
        expect(answered.outcome).toMatchObject({ kind: 'done', attempts: account.server.seen.length });
      }),
      60,
    );
  });
});
