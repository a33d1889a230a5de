import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ladderMachine } from '../../machines/index.ts';
import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { Effect } from '../../src/core/effect.ts';
import { EAS_RUNGS, type EasRung } from '../../src/core/rungs.ts';
import { law } from '../properties/law.ts';
import { play, type Played } from '../support/machines.ts';

// Many requests and one ladder: whatever the order in which refusals and reports meet, one outage costs one repair.

const contextOf = (ladder: Played): LadderContext => ladder.context as unknown as LadderContext;

interface Waiter {
  readonly rung: EasRung;
  /** The epoch it went out under. */
  readonly epoch: number;
}

/** Requests that are out, an outage, and the repair's own report, in an order that chance decides. */
function outage(requests: number, rung: EasRung, order: readonly number[]) {
  let ladder = play(ladderMachine, { limit: 3 });
  const refused: Waiter[] = Array.from({ length: requests }, () => ({ rung, epoch: 0 }));
  let rebuilds = 0;
  let answered = 0;
  let under: number | undefined;
  for (const pick of order) {
    if (under !== undefined && pick % 3 === 0) {
      ladder = ladder.send({ type: 'rung.rebuilt', rung, attempt: under });
      under = undefined;
    } else {
      const waiter = refused.pop();
      if (!waiter) continue;
      ladder = ladder.send({ type: 'rung.broken', ...waiter, fromZero: false });
    }
    for (const effect of ladder.effects) {
      if (effect.type === 'effect.rebuild') {
        rebuilds += 1;
        under = effect.attempt;
      }
      if (effect.type === 'effect.announce' && effect.whole) answered += 1;
    }
  }
  if (under !== undefined) ladder = ladder.send({ type: 'rung.rebuilt', rung, attempt: under });
  return { ladder, rebuilds, answered, left: refused.length };
}

describe('one outage', () => {
  it('costs exactly one repair, however many requests were refused and however late they say so', () => {
    const order = fc.array(fc.nat(), { minLength: 12, maxLength: 40 });
    law(
      fc.property(fc.integer({ min: 1, max: 10 }), fc.constantFrom(...EAS_RUNGS), order, (requests, rung, picks) => {
        const { ladder, rebuilds, left } = outage(requests, rung, picks);
        expect(left).toBe(0);
        expect(rebuilds).toBe(1);
        expect(ladder.value).toBe('ready');
        expect(contextOf(ladder).epochs[rung]).toBe(1);
      }),
      2000,
    );
  });
});

describe('any course of events', () => {
  const attempts = fc.integer({ min: 0, max: 6 });
  const event = fc.oneof(
    fc.record({ type: fc.constantFrom('rung.rebuilt', 'rung.stuck'), rung: fc.constantFrom(...EAS_RUNGS), attempt: attempts }),
    fc.record({ type: fc.constant('rung.broken'), rung: fc.constantFrom(...EAS_RUNGS), epoch: attempts, fromZero: fc.boolean() }),
    fc.record({ type: fc.constant('rung.mended'), rung: fc.constantFrom(...EAS_RUNGS) }),
    fc.constantFrom('rung.wanted', 'account.progressed', 'account.released', 'driver.resumed').map((type) => ({ type })),
  );

  it('never runs two repairs at once: what starts was preceded by the end, or the call-off, of what ran', () => {
    law(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let ladder = play(ladderMachine, { limit: 2 });
        const wrong: Effect[] = [];
        let running: { rung: string; attempt: number } | undefined;
        for (const sent of events) {
          const reported = 'attempt' in sent && running?.attempt === sent.attempt && running?.rung === sent.rung;
          ladder = ladder.send(sent);
          if (reported || sent.type === 'driver.resumed') running = undefined;
          for (const effect of ladder.effects) {
            if (effect.type === 'effect.cancel') {
              if (running?.attempt !== effect.attempt || running.rung !== effect.rung) wrong.push(effect);
              running = undefined;
            }
            if (effect.type !== 'effect.rebuild') continue;
            if (running !== undefined) wrong.push(effect);
            running = { rung: effect.rung, attempt: effect.attempt };
          }
        }
        expect(wrong).toEqual([]);
      }),
      2000,
    );
  });

  it('the rung under repair is the lowest broken one', () => {
    law(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        const ladder = play(ladderMachine, { limit: 2 }).send(...events);
        const states = {
          locating: 'endpoint',
          authenticating: 'credentials',
          negotiating: 'version',
          provisioning: 'policy',
          mapping: 'hierarchy',
        } as const;
        const lowest = EAS_RUNGS.find((rung) => contextOf(ladder).broken.includes(rung));
        const under = (states as Record<string, string>)[ladder.value];
        const isRight =
          ladder.value === 'ready' ? lowest === undefined : ladder.value === 'resting' ? lowest !== undefined : under === lowest;
        expect(isRight).toBe(true);
      }),
      2000,
    );
  });

  it('epochs never go back, so a complaint that was once late stays late', () => {
    law(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let ladder = play(ladderMachine, { limit: 2 });
        for (const sent of events) {
          const before = contextOf(ladder).epochs;
          ladder = ladder.send(sent);
          for (const rung of EAS_RUNGS) expect(contextOf(ladder).epochs[rung] ?? 0).toBeGreaterThanOrEqual(before[rung] ?? 0);
        }
      }),
    );
  });
});
