import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['FolderCreate', 1, 'accept'],
  ['FolderCreate', 2, 'reject exists [user]'],
  ['FolderCreate', 3, 'reject request [user]'],
  ['FolderCreate', 5, 'refresh hierarchy (rebuild) [user], reject gone [user]'],
  ['FolderCreate', 6, 'refresh hierarchy then retry backoff (rebuild) x3, reset hierarchy, reject unavailable [user]'],
  ['FolderCreate', 7, 'reject denied [user]'],
  ['FolderCreate', 8, 'refresh hierarchy then retry backoff (rebuild) x2, reject unavailable [user]'],
  ['FolderCreate', 9, 'reset hierarchy x2, reject server [user]'],
  ['FolderCreate', 10, 'reject request'],
  ['FolderCreate', 11, 'reject server [user]'],
  ['FolderCreate', 12, 'reject server [user]'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.3]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'FolderCreate', path }))).toBe(ladder);
});
