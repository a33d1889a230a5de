import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['FolderDelete', 1, 'accept'],
  ['FolderDelete', 3, 'reject request [user]'],
  ['FolderDelete', 4, 'refresh hierarchy (rebuild), accept'],
  ['FolderDelete', 6, 'retry backoff x4, reset hierarchy, reject unavailable [user]'],
  ['FolderDelete', 7, 'reject denied [user]'],
  ['FolderDelete', 8, 'refresh hierarchy then retry backoff (rebuild) x2, reject unavailable [user]'],
  ['FolderDelete', 9, 'reset hierarchy x2, reject server [user]'],
  ['FolderDelete', 10, 'reject request'],
  ['FolderDelete', 11, 'reject server [user]'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.4]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'FolderDelete', path }))).toBe(ladder);
});
