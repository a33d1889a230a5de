import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { intervalFor } from '../../machines/heartbeat.ts';
import { longpollMachine, type LongpollContext, type LongpollEvent } from '../../machines/longpoll.machine.ts';
import type { Heartbeat } from '../../src/core/heartbeat.ts';
import { LONGPOLL } from '../../src/core/limits.ts';
import { play, type Played } from '../support/machines.ts';
import { law } from './law.ts';

// The search against networks and servers of every kind, poll by poll. A poll is what the session would send; what becomes of it
// is what such a network does to it.

interface Place {
  /** A silence of so many seconds is cut, or noticed only when the poll's own time is over. */
  readonly lives: number;
  readonly loud: boolean;
  readonly least: number;
  readonly most: number;
  readonly wish: number;
  /** When news comes, as a part of the interval; 1 and above: it does not. */
  readonly news: readonly number[];
  /** Polls before which the process is killed. */
  readonly kills: readonly number[];
}

const PLACES: fc.Arbitrary<Place> = fc
  .record({
    lives: fc.integer({ min: LONGPOLL.floorSeconds, max: 4000 }),
    loud: fc.boolean(),
    bounds: fc.tuple(fc.integer({ min: 1, max: 300 }), fc.integer({ min: 300, max: 3540 })),
    wish: fc.integer({ min: 60, max: 3540 }),
    news: fc.array(fc.double({ min: 0, max: 3, noNaN: true }), { maxLength: 30 }),
    kills: fc.array(fc.nat(150), { maxLength: 3 }),
  })
  .map(({ bounds: [least, most], ...place }) => ({ ...place, least, most }));

const POLLS = 250;

interface Polled {
  readonly asked: number;
  readonly event: LongpollEvent;
  readonly state: string;
  readonly learned: Heartbeat;
}

const learnedOf = (played: Played): Heartbeat => (played.context as unknown as LongpollContext).learned;

function becomes({ lives, loud, least, most, news }: Place, asked: number, number: number): LongpollEvent {
  if (asked < least || asked > most) return { type: 'bounds.named', asked, seconds: asked < least ? least : most };
  const newsAt = Math.floor(asked * (news[number] ?? 1));
  if (newsAt < Math.min(asked, lives)) return { type: 'poll.changed', lived: newsAt };
  if (asked <= lives) return { type: 'poll.quiet', lived: asked };
  return { type: 'poll.cut', seconds: asked, lived: loud ? lives : asked };
}

function poll(place: Place, from?: Heartbeat): readonly Polled[] {
  let now = play(longpollMachine, { limits: LONGPOLL, ...(from && { learned: from }) });
  now = now.send({ type: 'poll.wished', seconds: place.wish });
  return Array.from({ length: POLLS }, (_, number) => {
    if (place.kills.includes(number)) now = play(longpollMachine, { limits: LONGPOLL, learned: learnedOf(now) });
    const asked = intervalFor(learnedOf(now), place.wish);
    const event = becomes(place, asked, number);
    now = now.send(event);
    return { asked, event, state: now.value, learned: learnedOf(now) };
  });
}

const cuts = (polls: readonly Polled[]): number => polls.filter(({ event }) => event.type === 'poll.cut').length;

/** Halvings of the longest interval down to a step, once from either side, and the doubts. */
const MOST_CUTS = 2 * Math.ceil(Math.log2(3540 / LONGPOLL.stepSeconds)) + LONGPOLL.mostDoubts;

describe('on a network that lets a silence live so long and no longer', () => {
  it('the search comes to an end: few polls die and in the end none, a server refuses twice at most, and no more than a step is lost', () => {
    law(
      fc.property(PLACES, (place) => {
        fc.pre(place.least <= place.lives);
        const polls = poll(place);
        expect(cuts(polls)).toBeLessThanOrEqual(MOST_CUTS);
        expect(cuts(polls.slice(-60))).toBe(0);
        expect(polls.filter(({ event }) => event.type === 'bounds.named').length).toBeLessThanOrEqual(2);
        const best = Math.max(place.least, Math.min(place.lives, place.wish, place.most));
        expect(polls.at(-1)?.asked).toBeGreaterThanOrEqual(best - LONGPOLL.stepSeconds);
      }),
      60,
    );
  });

  it('shorter than the server’s least nothing can be done: it rests there, and says so', () => {
    const polls = poll({ lives: 60, loud: true, least: 120, most: 900, wish: 900, news: [], kills: [] });
    expect(polls.at(-1)).toMatchObject({ asked: 120, state: 'resting' });
  });
});

const seconds = fc.integer({ min: 1, max: 4000 });
const ANYTHING: fc.Arbitrary<LongpollEvent> = fc.oneof(
  fc.record({ type: fc.constant('poll.wished' as const), seconds }),
  fc.record({ type: fc.constantFrom('poll.quiet' as const, 'poll.changed' as const, 'hierarchy.changed' as const), lived: fc.nat(4000) }),
  fc.record({ type: fc.constant('poll.cut' as const), seconds, lived: fc.nat(4000) }),
  fc.record({ type: fc.constant('bounds.named' as const), asked: seconds, seconds }),
  fc.record({ type: fc.constantFrom('folders.limited' as const, 'collections.limited' as const), most: seconds }),
  fc.constant({ type: 'network.changed' as const }),
);

describe('whatever it is told, in whatever order', () => {
  const run = fc.tuple(fc.array(ANYTHING, { maxLength: 60 }), seconds);
  const after = (events: readonly LongpollEvent[]): Played => play(longpollMachine, { limits: LONGPOLL }, ...events);

  it('a poll is never outside the bounds the server named last [MS-ASCMD 2.2.3.97]', () => {
    law(
      fc.property(run, ([events, wish]) => {
        const learned = learnedOf(after(events));
        const asked = intervalFor(learned, wish);
        expect(asked).toBeGreaterThanOrEqual(learned.least);
        expect(asked).toBeLessThanOrEqual(learned.most || Number.POSITIVE_INFINITY);
        const named = events.findLast((event) => event.type === 'bounds.named' && event.asked !== event.seconds);
        fc.pre(named?.type === 'bounds.named');
        expect(named.seconds < named.asked ? learned.most : learned.least).toBe(named.seconds);
      }),
      300,
    );
  });

  it('a poll is never longer than the app wishes, but where the server takes none so short', () => {
    law(
      fc.property(run, ([events, wish]) => {
        const learned = learnedOf(after(events));
        expect(intervalFor(learned, wish)).toBeLessThanOrEqual(Math.max(wish, learned.least));
      }),
      300,
    );
  });

  it('the search itself never goes below its floor, and what is known holds together', () => {
    law(
      fc.property(run, ([events]) => {
        const { seconds: searched, wish, good, bad, doubts, least, most } = learnedOf(after(events));
        const floor = Math.min(
          LONGPOLL.floorSeconds,
          ...(wish > 0 ? [wish] : []),
          ...events.map((event) => ('seconds' in event ? event.seconds : 60)),
        );
        expect(searched || floor).toBeGreaterThanOrEqual(floor);
        expect(good).toBeLessThan(bad || Number.POSITIVE_INFINITY);
        expect(least).toBeLessThanOrEqual(most || Number.POSITIVE_INFINITY);
        expect(doubts).toBeLessThanOrEqual(LONGPOLL.mostDoubts);
      }),
      300,
    );
  });

  it('another network leaves the server’s bounds and nothing else', () => {
    law(
      fc.property(run, ([events]) => {
        const before = learnedOf(after(events));
        const moved = after([...events, { type: 'network.changed' }]);
        expect(moved.value).toBe('watching');
        expect(learnedOf(moved)).toEqual({ ...before, seconds: 0, good: 0, bad: 0, doubts: 0 });
      }),
      300,
    );
  });

  it('the account hears of every change of what is stored, and of nothing else', () => {
    law(
      fc.property(run, ([events]) => {
        let now = after([]);
        for (const event of events) {
          const before = learnedOf(now);
          now = now.send(event);
          const changed = JSON.stringify(before) !== JSON.stringify(learnedOf(now));
          expect(now.effects).toEqual(changed ? [{ type: 'effect.learn', learned: learnedOf(now) }] : []);
        }
      }),
      300,
    );
  });
});
