import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['Find', 1, 'accept'],
  ['Find', 2, 'reject request [user]'],
  ['Find', 3, 'refresh hierarchy (rebuild), reject server'],
  ['Find/Response/Result/Properties/Picture', 1, 'accept'],
  ['Find/Response', 1, 'accept'],
  ['Find/Response', 2, 'reject request [user]'],
  ['Find/Response', 4, 'rephrase range-from-zero, reject request'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.2]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'Find', path }))).toBe(ladder);
});
