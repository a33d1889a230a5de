import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  [1, 'accept'],
  [2, 'reject exists'],
  [3, 'reject request'],
  [4, 'reject gone'],
  [5, 'reject gone'],
  [6, 'retry backoff x4, reset hierarchy, hold time server-down'],
  [7, 'reject denied [user]'],
  [8, 'retry backoff x4, hold time server-down'],
  [9, 'reset hierarchy x2, hold time loop [user]'],
  [10, 'reject request'],
  [11, 'retry backoff x4, reset hierarchy, hold time server-down'],
  [12, 'reject server [user]'],
])('FolderSync %i: %s [MS-ASCMD 2.2.3.177.5]', (code, ladder) => {
  expect(told(ask(code, { command: 'FolderSync' }))).toBe(ladder);
});
