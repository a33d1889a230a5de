import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['GetItemEstimate/Response', 1, 'accept'],
  ['GetItemEstimate/Response', 2, 'refresh hierarchy (rebuild), reject gone'],
  ['GetItemEstimate/Response', 3, 'reset collection, reject request'],
  ['GetItemEstimate/Response', 4, 'refresh collection (rebuild), reset collection, reject request'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.7]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'GetItemEstimate', path }))).toBe(ladder);
});
