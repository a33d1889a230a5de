import { describe, expect, it } from 'vitest';
import { wipeMachine } from '../../../machines/wipe.machine.ts';
import { play } from '../../support/machines.ts';

const order = (scope: 'device' | 'account' = 'device', isConsented = false) => play(wipeMachine, { scope, isConsented, limit: 2 });
const ANSWERED = { type: 'wipe.answered' };
const AGREED = { type: 'app.done' };
const failed = (dueAt = 5) => ({ type: 'app.failed', dueAt });

describe('an order to wipe', () => {
  it('asks the app, answers the server, wipes [MS-ASPROV 3.1.5.1.2.2]', () => {
    expect(order('account').effects).toEqual([{ type: 'effect.ask-wipe', scope: 'account' }]);
    const agreed = order('account').send(AGREED);
    expect(agreed.effects).toEqual([{ type: 'effect.provision', phase: 'wipe-acknowledge' }]);
    const wiping = agreed.send(ANSWERED);
    expect(wiping.effects).toEqual([{ type: 'effect.wipe', scope: 'account' }]);
    expect(wiping.send(AGREED).snapshot.output).toEqual({ end: 'wiped' });
  });

  it('nobody agrees to is answered as failed', () => {
    const refusing = order().send(failed());
    expect(refusing.effects).toEqual([{ type: 'effect.provision', phase: 'wipe-refuse' }]);
    expect(refusing.send(ANSWERED).snapshot.output).toEqual({ end: 'refused' });
  });

  it('that fails is tried again when its time has come, and left for the next life after its limit', () => {
    const once = order().send(AGREED, ANSWERED, failed(5));
    expect(once.effects).toEqual([{ type: 'effect.wake', dueAt: 5 }]);
    expect(once.send({ type: 'driver.tick', now: 4 }).value).toBe('resting');
    const twice = once.send({ type: 'driver.tick', now: 5 });
    expect(twice.effects).toEqual([{ type: 'effect.wipe', scope: 'device' }]);
    expect(twice.send(failed()).snapshot.output).toEqual({ end: 'unfinished' });
  });

  it('that was agreed to is carried out first thing after a restart, without any network', () => {
    expect(order('device', true).effects).toEqual([{ type: 'effect.wipe', scope: 'device' }]);
  });

  it('a kill anywhere after the consent leads to the wipe', () => {
    const resumed = { type: 'driver.resumed', now: 0 };
    expect(order().send(resumed).effects).toEqual([{ type: 'effect.ask-wipe', scope: 'device' }]);
    expect(order().send(AGREED, resumed).value).toBe('wiping');
    expect(order().send(AGREED, ANSWERED, failed(), resumed).value).toBe('wiping');
  });
});
