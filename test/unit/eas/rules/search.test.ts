import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['Search', 1, 'accept'],
  ['Search', 3, 'retry backoff x3, reject unavailable'],
  ['Search', 10, 'retry backoff x2, rephrase without-option, reject unavailable [admin]'],
  ['Search/Response/Store/Result/Properties/Picture', 1, 'accept'],
  ['Search/Response/Store', 1, 'accept'],
  ['Search/Response/Store', 2, 'reject request [user]'],
  ['Search/Response/Store', 3, 'retry backoff x3, reject unavailable'],
  ['Search/Response/Store', 4, 'reject request [user]'],
  ['Search/Response/Store', 5, 'reject denied [user]'],
  ['Search/Response/Store', 6, 'reject gone [user]'],
  ['Search/Response/Store', 7, 'retry backoff x2, reject unavailable [user]'],
  ['Search/Response/Store', 8, 'reject too-large [user]'],
  ['Search/Response/Store', 9, 'retry backoff x3, reject unavailable'],
  ['Search/Response/Store', 10, 'retry backoff x2, rephrase without-option, reject unavailable [admin]'],
  ['Search/Response/Store', 11, 'refresh hierarchy (rebuild), reject server'],
  ['Search/Response/Store', 12, 'accept [user]'],
  ['Search/Response/Store', 13, 'reject denied [user]'],
  ['Search/Response/Store', 14, 'rephrase with-credentials [user], reject denied [user]'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.13]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'Search', path }))).toBe(ladder);
});
