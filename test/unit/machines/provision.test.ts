import { describe, expect, it } from 'vitest';
import { provisionMachine } from '../../../machines/provision.machine.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { decided, play, type TestEvent } from '../../support/machines.ts';

const GO_ON: Decision = { do: 'continue', how: 'acknowledge', then: 'end' };
const WITHOUT: Decision = { do: 'continue', how: 'without-policy', then: 'end' };
const ACCEPT: Decision = { do: 'accept', then: 'end' };
const again = (dueAt: number): Decision => ({ do: 'retry', pace: 'backoff', then: 'replay', dueAt });
const answer = (decision: Decision): TestEvent => decided(decision, { status: 'Provision.1' });

const handshake = (limit: number, ...events: TestEvent[]) => play(provisionMachine, { limit }, ...events);
const applying = (limit = 6) => handshake(limit, answer(GO_ON));
const acknowledging = (limit = 6) => applying(limit).send({ type: 'app.done' });

describe('the handshake', () => {
  it('asks, has the app enforce the policy, acknowledges, and is done [MS-ASPROV 3.1.5.1]', () => {
    expect(handshake(6).effects).toEqual([{ type: 'effect.provision', phase: 'request' }]);
    expect(applying().effects).toEqual([{ type: 'effect.apply' }]);
    expect(acknowledging().effects).toEqual([{ type: 'effect.provision', phase: 'acknowledge' }]);
    const done = acknowledging().send(answer(ACCEPT));
    expect(done.effects).toEqual([{ type: 'effect.provisioned', how: 'whole' }]);
    expect(done.snapshot.output).toEqual({ whole: true });
  });

  it('goes on without a policy when the server has none for this device [MS-ASPROV 3.1.5.2]', () => {
    expect(handshake(6, answer(WITHOUT)).snapshot.output).toEqual({ whole: true });
  });

  it('is stuck when the app cannot enforce it', () => {
    expect(applying().send({ type: 'app.failed' }).snapshot.output).toEqual({ whole: false });
  });

  it.each(['reject', 'hold', 'refresh', 'reset', 'reconcile'])('is stuck after %s, in either phase', (kind) => {
    const event = { type: `${kind}.Provision.2` };
    expect(handshake(6, event).value).toBe('stuck');
    expect(acknowledging().send(event).effects).toEqual([{ type: 'effect.provisioned', how: 'stuck' }]);
  });

  it('starts anew when the answer to the acknowledgement is a refusal of the key', () => {
    const anew = acknowledging().send(answer({ do: 'repair', rung: 'policy', then: 'replay' }));
    expect(anew.value).toBe('requesting');
    expect(anew.effects).toEqual([{ type: 'effect.provision', phase: 'request' }]);
  });
});

describe('a wait', () => {
  it.each(['repair', 'rephrase', 'wipe'])(
    'asks again when the answer to the first request is %s: nobody else would [MS-ASPROV 3.1.5.2]',
    (kind) => {
      const refused = { do: kind, rung: 'policy', how: 'with-device-information', scope: 'as-directed', then: 'replay' } as Decision;
      expect(handshake(6, answer(refused)).effects).toEqual([{ type: 'effect.provision', phase: 'request' }]);
      expect(handshake(1, answer(refused)).value).toBe('stuck');
    },
  );

  it('goes back to the phase it came from, when its time has come', () => {
    const first = handshake(6, answer(again(500)));
    expect(first.effects).toEqual([{ type: 'effect.wake', dueAt: 500 }]);
    expect(first.send({ type: 'driver.tick', now: 499 }).value).toBe('waiting');
    expect(first.send({ type: 'driver.tick', now: 500 }).value).toBe('requesting');
    const second = acknowledging().send(answer(again(500)));
    expect(second.send({ type: 'driver.tick', now: 500 }).value).toBe('acknowledging');
  });
});

describe('an order to wipe', () => {
  it('ends the handshake in either phase: it goes before any policy [MS-ASPROV 3.1.5.1.2.2]', () => {
    for (const phase of [handshake(6), acknowledging()]) {
      const directed = phase.send({ type: 'wipe.directed' });
      expect(directed.effects).toEqual([{ type: 'effect.provisioned', how: 'directed' }]);
      expect(directed.snapshot.output).toEqual({ whole: false });
    }
  });
});

describe('requests', () => {
  it('are bounded in every phase', () => {
    expect(handshake(1, answer(again(0))).value).toBe('stuck');
    expect(handshake(1, answer({ do: 'repair', rung: 'policy', then: 'replay' })).value).toBe('stuck');
    expect(handshake(1, answer({ do: 'rephrase', how: 'other-type', then: 'rebuild' })).value).toBe('stuck');
    expect(acknowledging(2).send(answer(again(0))).value).toBe('stuck');
    expect(applying(1).send({ type: 'app.done' }).value).toBe('stuck');
  });
});

describe('after a kill', () => {
  it('the handshake starts anew: its keys were not kept', () => {
    for (const phase of [handshake(6), applying(), acknowledging(), handshake(6, answer(again(500)))]) {
      expect(phase.send({ type: 'driver.resumed', now: 0 }).value).toBe('requesting');
    }
    expect(handshake(1, { type: 'driver.resumed', now: 0 }).value).toBe('stuck');
  });
});

describe('a wait', () => {
  const tick = (now: number): TestEvent => ({ type: 'driver.tick', now });

  it('of the second phase lasts until it is due, like one of the first', () => {
    const second = acknowledging().send(answer(again(9)));
    expect(second.send(tick(8)).value).toBe('waiting');
    expect(second.send(tick(9)).value).toBe('acknowledging');
    const first = handshake(6, answer(again(9)));
    expect(first.send(tick(8)).value).toBe('waiting');
    expect(first.send(tick(9)).value).toBe('requesting');
  });

  it('goes back to the first phase when the handshake has started anew', () => {
    const anew = acknowledging().send({ type: 'driver.resumed', now: 0 }, answer(again(9)));
    expect(anew.send(tick(9)).effects).toEqual([{ type: 'effect.provision', phase: 'request' }]);
  });
});

it('a directive that is absent, or a kill, has the policy asked for again', () => {
  for (const event of [{ type: 'directive.absent' }, { type: 'driver.resumed', now: 0 }]) {
    expect(handshake(6, event)).toMatchObject({
      value: 'requesting',
      context: { attempts: 2 },
      effects: [{ type: 'effect.provision', phase: 'request' }],
    });
    expect(handshake(1, event).value).toBe('stuck');
  }
});

it('a policy that only lets it go on is no order to go without one', () => {
  expect(handshake(6, answer({ do: 'rephrase', how: 'without-option', then: 'replay' })).value).toBe('requesting');
});
