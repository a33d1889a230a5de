import { describe, expect, it } from 'vitest';
import { virtualClock } from '../../../../src/sim/world/clock.ts';

describe('a virtual clock', () => {
  it('rings timers in the order of their times, equals in the order they were set', () => {
    const clock = virtualClock(1000);
    const rung: string[] = [];
    clock.setTimeout(() => rung.push(`late ${clock.now()}`), 20);
    clock.setTimeout(() => rung.push(`first ${clock.now()}`), 10);
    clock.setTimeout(() => rung.push(`second ${clock.now()}`), 10);
    expect(clock.dueAt()).toBe(1010);
    while (clock.ring());
    expect(rung).toEqual(['first 1010', 'second 1010', 'late 1020']);
    expect(clock.dueAt()).toBeUndefined();
  });

  it('a timer set by a timer rings at its own time, before what is due later', () => {
    const clock = virtualClock(0);
    const rung: number[] = [];
    clock.setTimeout(() => clock.setTimeout(() => rung.push(clock.now()), 5), 10);
    clock.setTimeout(() => rung.push(clock.now()), 100);
    while (clock.ring());
    expect(rung).toEqual([15, 100]);
  });

  it('has a wall time that can be set: timers ring after the same time as before', () => {
    const clock = virtualClock(1000);
    const rung: number[] = [];
    clock.setTimeout(() => rung.push(clock.now()), 10);
    clock.setWall(-500);
    expect([clock.now(), clock.scope().now(), clock.dueAt()]).toEqual([500, 500, 510]);
    clock.setWall(100);
    clock.ring();
    expect(rung).toEqual([610]);
  });

  it('never rings early, and counts whole milliseconds', () => {
    const clock = virtualClock(0);
    clock.setTimeout(() => undefined, 0.4);
    expect(clock.dueAt()).toBe(1);
    clock.ring();
    clock.setTimeout(() => undefined, -5);
    expect(clock.dueAt()).toBe(1);
  });

  it('forgets what was cleared', () => {
    const clock = virtualClock(0);
    clock.clearTimeout(clock.setTimeout(() => expect.unreachable(), 1));
    expect(clock.ring()).toBe(false);
  });

  it('says so when time stands still', () => {
    const clock = virtualClock(0);
    const again = (): void => void clock.setTimeout(again, 0);
    again();
    expect(() => {
      while (clock.ring());
    }).toThrow(/time stands still/);
  });

  it('a scope that has ended rings nothing and sets nothing, the others go on', () => {
    const clock = virtualClock(0);
    const scope = clock.scope();
    const rung: string[] = [];
    scope.setTimeout(() => rung.push('of the scope'), 1);
    clock.setTimeout(() => rung.push('of the clock'), 2);
    scope.end();
    scope.setTimeout(() => rung.push('after the end'), 1);
    while (clock.ring());
    expect(rung).toEqual(['of the clock']);
  });
});
