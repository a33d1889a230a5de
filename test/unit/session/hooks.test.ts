import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { SessionEvent } from '../../../src/core/session.ts';
import { callHook } from '../../../src/session/hooks.ts';
import type { World } from '../../../src/session/world.ts';
import { virtualTime } from '../../support/time.ts';

function world() {
  const time = virtualTime();
  const told: SessionEvent[] = [];
  const parts = {
    ports: { clock: time.clock, limits: LIMITS, newAbort: () => new AbortController() },
    life: new AbortController(),
    tell: (event: SessionEvent) => void told.push(event),
  };
  return { time, told, world: parts as unknown as World };
}

describe('a hook', () => {
  it('is not called once the session is stopped', async () => {
    const { world: at, told } = world();
    at.life.abort();
    let calls = 0;
    expect(await callHook(at, 'policy', async () => (calls += 1))).toEqual({ ok: false });
    expect([calls, told]).toEqual([0, []]);
  });

  it('gives its value, and leaves no timer behind', async () => {
    const { world: at, time, told } = world();
    expect(await callHook(at, 'policy', async () => 'full')).toEqual({ ok: true, value: 'full' });
    expect(told).toEqual([]);
    expect(time.clock.dueAt()).toBeUndefined();
  });

  it('that throws, at once or later, fails and tells which one, never why', async () => {
    for (const call of [
      () => Promise.reject(new Error('planted')),
      () => {
        throw new Error('planted');
      },
    ]) {
      const { world: at, told, time } = world();
      expect(await callHook(at, 'credentials', call)).toEqual({ ok: false });
      expect(told).toEqual([{ type: 'hookFailed', hook: 'credentials' }]);
      expect(time.clock.dueAt()).toBeUndefined();
    }
  });

  it('that gives what it may not fails, and is told through its signal', async () => {
    const { world: at, told } = world();
    let signal: AbortSignal | undefined;
    const called = await callHook(
      at,
      'policy',
      async (given) => ((signal = given), 'wrong'),
      (value) => value === 'full',
    );
    expect(called).toEqual({ ok: false });
    expect(told).toEqual([{ type: 'hookFailed', hook: 'policy' }]);
    expect(signal?.aborted).toBe(true);
    expect(signal?.reason).toMatchObject({ kind: 'caller', code: 'hook-result-invalid' });
  });

  it('that hangs fails after its time, is told through its signal, and what it does then is nobody’s', async () => {
    const { world: at, time, told } = world();
    let finish: (error: Error) => void = () => undefined;
    let signal: AbortSignal | undefined;
    const called = callHook(at, 'discover', (given) => ((signal = given), new Promise((_, reject) => (finish = reject))));
    await time.pass(LIMITS.hookMs - 1);
    expect(told).toEqual([]);
    expect(await time.until(called)).toEqual({ ok: false });
    expect(told).toEqual([{ type: 'hookFailed', hook: 'discover' }]);
    expect(signal?.reason).toMatchObject({ code: 'hook-result-invalid' });
    finish(new Error('too late'));
    await time.quiet();
  });
});
