import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['Autodiscover/Response/Action/Error', 1, 'repair endpoint, reject server'],
  ['Autodiscover/Response/Action/Error', 2, 'repair endpoint, reject request [user]'],
  ['Autodiscover/Response/Error', 600, 'reject request'],
  ['Autodiscover/Response/Error', 601, 'repair endpoint x3, reject unsupported [user]'],
])('%s %i: %s [MS-ASCMD 2.2.3.64, 2.2.3.177.1]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'Autodiscover', path }))).toBe(ladder);
});
