import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  [1, 'refresh hierarchy then refresh collection then retry now (rebuild), reject gone [user]'],
  [2, 'refresh hierarchy (rebuild), reject gone [user]'],
  [3, 'accept'],
  [4, 'accept'],
  [5, 'retry backoff (rebuild) x2, reject conflict [user]'],
  [6, 'reject exists [user]'],
  [7, 'retry backoff (rebuild) x3, reject unavailable [user]'],
])('MoveItems %i: %s [MS-ASCMD 2.2.3.177.10]', (code, ladder) => {
  expect(told(ask(code, { command: 'MoveItems', path: 'MoveItems/Response' }))).toBe(ladder);
});

it('3 is the only success, and 1 is none', () => {
  const successes = [1, 2, 3, 4, 5, 6, 7].filter((code) => ask(code, { command: 'MoveItems', path: 'MoveItems/Response' }).success);
  expect(successes).toEqual([3]);
});
