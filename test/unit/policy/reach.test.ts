import { describe, expect, it } from 'vitest';
import { reachOf } from '../../../src/policy/reach.ts';

describe('how far a hold reaches', () => {
  it.each([
    ['user', 'quota', 'uploads', 'uploads'],
    ['time', 'server-down', 'account', 'account'],
    ['admin', 'blocked', undefined, 'account'],
    ['user', 'credentials', undefined, 'account'],
    ['time', 'throttled', undefined, 'request'],
    ['user', 'loop', undefined, 'request'],
    ['user', 'unknown-outcome', undefined, 'request'],
  ] as const)('%s, %s, by its rule %s: %s', (who, why, scope, reach) => {
    expect(reachOf({ do: 'hold', who, why, ...(scope && { scope }) })).toBe(reach);
  });
});
