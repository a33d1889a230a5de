import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it('11 has no resolution here, while FolderSync 11 is tried again [MS-ASCMD 2.2.3.177.5, .6]', () => {
  expect(told(ask(11, { command: 'FolderUpdate' }))).toBe('reject server [user]');
  expect(told(ask(11, { command: 'FolderSync' }))).toMatch(/^retry /);
});

it.each([
  [1, 'accept'],
  [2, 'reject exists [user]'],
  [3, 'reject request'],
  [4, 'refresh hierarchy (rebuild), reject gone [user]'],
  [5, 'refresh hierarchy (rebuild), reject gone [user]'],
  [6, 'retry backoff x4, reset hierarchy, reject unavailable [user]'],
  [7, 'reject denied [user]'],
  [8, 'refresh hierarchy then retry backoff (rebuild) x2, reject unavailable [user]'],
  [9, 'reset hierarchy x2, reject server [user]'],
  [10, 'reject request'],
])('FolderUpdate %i: %s [MS-ASCMD 2.2.3.177.6]', (code, ladder) => {
  expect(told(ask(code, { command: 'FolderUpdate' }))).toBe(ladder);
});
