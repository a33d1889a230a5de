import { expect, it } from 'vitest';
import { compareVersions } from '../../../src/policy/version.ts';

it('orders by the major number, then by the minor one', () => {
  const versions = ['16.1', '2.5', '14.0', '12.1', '16.0', '14.1', '12.0'];
  expect(versions.sort(compareVersions)).toEqual(['2.5', '12.0', '12.1', '14.0', '14.1', '16.0', '16.1']);
});

it('compares numbers, not texts: 12.10 is newer than 12.9', () => {
  expect(compareVersions('12.10', '12.9')).toBeGreaterThan(0);
  expect(compareVersions('2.5', '12.1')).toBeLessThan(0);
});

it('counts what is no version as the newest, so that an unknown one is treated like the newest known', () => {
  for (const odd of ['', '17', 'v16.1', '16.1.2', '16.x', '99999.0']) {
    expect(compareVersions(odd, '16.1'), odd).toBeGreaterThan(0);
    expect(compareVersions('16.1', odd), odd).toBeLessThan(0);
  }
  expect(compareVersions('', 'odd')).toBe(0);
});

it('reads a minor number of two digits', () => {
  expect(compareVersions('12.10', '14.0')).toBeLessThan(0);
});
