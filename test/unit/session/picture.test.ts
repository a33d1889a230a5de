import { describe, expect, it } from 'vitest';
import type { Driver } from '../../../src/session/driver.ts';
import { NEW_ACCOUNT, withHold } from '../../../src/session/account.ts';
import { picture } from '../../../src/session/picture.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, partsOf } from '../../support/world.ts';

const driverAt = (value: string): Driver => ({ ladder: () => ({ value, broken: [], epochs: {}, repair: 0 }) }) as unknown as Driver;

const held = (why: 'loop' | 'wiped') =>
  withHold(NEW_ACCOUNT, {
    who: 'user',
    why,
    step: step({ do: 'hold', who: 'user', why, then: 'end' }),
    rung: 'policy',
    block: { scope: 'account' },
  });

describe('the session as the app sees it', () => {
  it.each([
    ['ready', {}, undefined, 'ready'],
    ['a request that waits for its time', {}, 5, 'waiting'],
    ['held, whatever waits besides', held('loop').account, 5, 'held'],
    ['wiped for good', held('wiped').account, undefined, 'halted'],
  ] as const)('%s', (_, account, dueAt, state) => {
    const { world } = partsOf(account);
    world.exchanges.set('Sync#1', exchangeOf({ dueAt }));
    expect(picture(world, driverAt('ready')).state).toBe(state);
    expect(picture(world, driverAt('resting')).state).toBe(state);
    // A repair under way is what the app sees first, but for a wipe.
    expect(picture(world, driverAt('provisioning')).state).toBe(state === 'halted' ? 'halted' : 'repairing');
  });

  it('names its requests by where they stand, with their time where they have one, and its holds without what they block', () => {
    const { world, actors } = partsOf(held('loop').account);
    actors.set('Sync#1', { value: 'waiting' });
    world.exchanges.set('Sync#1', exchangeOf({ dueAt: 7 }));
    world.exchanges.set('Ping#2', exchangeOf({ id: 'Ping#2', command: 'Ping' }));
    const seen = picture(world, driverAt('ready'));
    expect(seen.requests).toEqual([
      { id: 'Sync#1', command: 'Sync', state: 'waiting', dueAt: 7 },
      { id: 'Ping#2', command: 'Ping', state: 'ended' },
    ]);
    expect(Object.keys(seen.requests[1] ?? {})).not.toContain('dueAt');
    expect(seen.holds[0]).not.toHaveProperty('block');
    expect(seen.holds[0]).not.toHaveProperty('rung');
    expect(seen).toMatchObject({ durable: true, longPoll: { state: 'watching' } });
  });
});
