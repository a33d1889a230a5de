import { runInNewContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import { isBytes, ownView } from '../../../src/core/bytes.ts';

const foreign = runInNewContext('new Uint8Array([0, 1, 2, 3]).subarray(1)') as Uint8Array;

describe('bytes', () => {
  it('are those of every realm, and nothing that only looks like them', () => {
    expect(foreign instanceof Uint8Array).toBe(false);
    expect([Uint8Array.of(1), Buffer.from([1]), foreign].map(isBytes)).toEqual([true, true, true]);
    expect([[1], 'x', null, undefined, new Uint16Array(1), new ArrayBuffer(1), { length: 1 }].some(isBytes)).toBe(false);
  });

  it('of our own stay as they are; others are looked at, not copied', () => {
    const own = Uint8Array.of(1);
    expect(ownView(own)).toBe(own);
    const view = ownView(foreign);
    expect([view instanceof Uint8Array, [...view], view.buffer]).toEqual([true, [1, 2, 3], foreign.buffer]);
  });
});
