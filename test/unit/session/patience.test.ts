import { describe, expect, it } from 'vitest';
import { LIMITS, SLOWEST_BYTES_PER_SECOND } from '../../../src/core/limits.ts';
import { orAborted, reasonOf, transferMs, within } from '../../../src/session/patience.ts';
import type { World } from '../../../src/session/world.ts';
import { virtualTime } from '../../support/time.ts';

const time = virtualTime();
const world = { ports: { clock: time.clock, limits: LIMITS } } as unknown as World;

it('what comes in time comes through, good or bad, and no timer is left', async () => {
  expect(await within(world, () => Promise.resolve(7))).toBe(7);
  await expect(within(world, () => Promise.reject(new Error('full')))).rejects.toThrow('full');
  expect(time.clock.dueAt()).toBeUndefined();
});

it('what does not come is given up after its time', async () => {
  const begun = time.clock.now();
  await expect(time.until(within(world, () => new Promise(() => undefined)))).rejects.toMatchObject({
    kind: 'caller',
    code: 'store-failed',
  });
  expect(time.clock.now()).toBe(begun + LIMITS.hookMs);
});

it('what throws at once has failed like anything else, and no timer is left', async () => {
  const call = (): never => {
    throw new Error('locked');
  };
  await expect(within(world, call)).rejects.toThrow('locked');
  expect(time.clock.dueAt()).toBeUndefined();
});

describe('a caller that gives up', () => {
  it('is not kept waiting, and nobody listens to it any more', async () => {
    const abort = new AbortController();
    const waiting = orAborted(new Promise(() => undefined), abort.signal);
    abort.abort(new Error('called off'));
    await expect(waiting).rejects.toThrow('called off');
    await expect(orAborted(new Promise(() => undefined), abort.signal)).rejects.toThrow('called off');
  });

  it('gets what comes in time, with a signal and without', async () => {
    expect(await orAborted(Promise.resolve(7), undefined)).toBe(7);
    expect(await orAborted(Promise.resolve(7), new AbortController().signal)).toBe(7);
    await expect(orAborted(Promise.reject(new Error('full')), undefined)).rejects.toThrow('full');
  });
});

it('a signal that gives no reason is an abort like any other: it has a name and a text', () => {
  const { name, message } = reasonOf({ aborted: true, reason: undefined } as AbortSignal);
  expect([name, message]).toEqual(['AbortError', expect.stringMatching(/abort/u)]);
  const reason = new Error('not any more');
  expect(reasonOf(AbortSignal.abort(reason))).toBe(reason);
  expect(reasonOf(AbortSignal.abort(null))).toBeNull();
});

it('bytes are given what they need on a slow line, in whole seconds', () => {
  expect([0, SLOWEST_BYTES_PER_SECOND - 1, SLOWEST_BYTES_PER_SECOND, 2.5 * SLOWEST_BYTES_PER_SECOND].map(transferMs)).toEqual([
    0, 0, 1000, 2000,
  ]);
});
