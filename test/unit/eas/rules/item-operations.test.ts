import { describe, expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['ItemOperations', 1, 'accept'],
  ['ItemOperations', 2, 'reject request'],
  ['ItemOperations', 3, 'retry backoff x3, reject unavailable'],
  ['ItemOperations', 9, 'reject request'],
  ['ItemOperations', 11, 'rephrase split-batch x3, reject too-large'],
  ['ItemOperations', 18, 'rephrase with-credentials [user], reject denied [user]'],
  ['ItemOperations/Response/EmptyFolderContents', 1, 'accept'],
  ['ItemOperations/Response/EmptyFolderContents', 2, 'reject request'],
  ['ItemOperations/Response/EmptyFolderContents', 3, 'refresh collection then retry backoff (rebuild) x2, reject unavailable [user]'],
  ['ItemOperations/Response/EmptyFolderContents', 6, 'reject gone'],
  ['ItemOperations/Response/EmptyFolderContents', 16, 'reject denied [user]'],
  [
    'ItemOperations/Response/EmptyFolderContents',
    17,
    'refresh collection then reconcile resend-failed-parts (rebuild), reject server [user]',
  ],
  ['ItemOperations/Response/Fetch', 1, 'accept'],
  ['ItemOperations/Response/Fetch', 2, 'reject request'],
  ['ItemOperations/Response/Fetch', 3, 'retry backoff x3, reject unavailable'],
  ['ItemOperations/Response/Fetch', 4, 'reject request [user]'],
  ['ItemOperations/Response/Fetch', 5, 'reject denied [user]'],
  ['ItemOperations/Response/Fetch', 6, 'reject gone'],
  ['ItemOperations/Response/Fetch', 7, 'retry backoff x2, reject unavailable [user]'],
  ['ItemOperations/Response/Fetch', 8, 'rephrase range-from-zero, reject request'],
  ['ItemOperations/Response/Fetch', 9, 'reject request'],
  ['ItemOperations/Response/Fetch', 10, 'accept'],
  ['ItemOperations/Response/Fetch', 11, 'rephrase split-batch x3, reject too-large'],
  ['ItemOperations/Response/Fetch', 12, 'retry backoff x3, reject unavailable'],
  ['ItemOperations/Response/Fetch', 14, 'rephrase other-type, reject unsupported'],
  ['ItemOperations/Response/Fetch', 15, 'refresh item (rebuild), reject gone [user]'],
  ['ItemOperations/Response/Fetch', 16, 'reject denied [user]'],
  ['ItemOperations/Response/Fetch', 17, 'retry backoff (rebuild) x2, reject server'],
  ['ItemOperations/Response/Fetch', 18, 'rephrase with-credentials [user], reject denied [user]'],
  ['ItemOperations/Response/Move', 1, 'accept'],
  ['ItemOperations/Response/Move', 2, 'reject request'],
  ['ItemOperations/Response/Move', 3, 'refresh collection then retry backoff (rebuild) x2, reject unavailable [user]'],
  ['ItemOperations/Response/Move', 6, 'reject gone'],
  ['ItemOperations/Response/Move', 17, 'refresh collection then reconcile resend-failed-parts (rebuild), reject server [user]'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.8]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'ItemOperations', path }))).toBe(ladder);
});

describe('a request that also moves or empties', () => {
  it('is never sent again as it was, whichever part failed', () => {
    expect(told(ask(3, { command: 'ItemOperations', idempotent: false }))).toBe(
      'refresh collection then retry backoff (rebuild) x2, reject unavailable [user]',
    );
    for (const code of [3, 7, 12])
      expect(told(ask(code, { command: 'ItemOperations', path: 'ItemOperations/Response/Fetch', idempotent: false }))).toBe(
        'retry backoff (rebuild) x3, reject unavailable',
      );
  });
});
