import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['ValidateCert', 1, 'accept'],
  ['ValidateCert', 17, 'retry backoff x2, reject unavailable [admin]'],
  ['ValidateCert/Certificate', 1, 'accept'],
  ['ValidateCert/Certificate', 2, 'rephrase split-batch x3, reject too-large'],
  ['ValidateCert/Certificate', 3, 'reject certificate'],
  ['ValidateCert/Certificate', 4, 'reject certificate'],
  ['ValidateCert/Certificate', 5, 'reject certificate'],
  ['ValidateCert/Certificate', 6, 'reject certificate [user]'],
  ['ValidateCert/Certificate', 7, 'reject certificate'],
  ['ValidateCert/Certificate', 8, 'reject certificate'],
  ['ValidateCert/Certificate', 9, 'reject certificate'],
  ['ValidateCert/Certificate', 10, 'reject certificate'],
  ['ValidateCert/Certificate', 11, 'reject certificate'],
  ['ValidateCert/Certificate', 12, 'reject certificate'],
  ['ValidateCert/Certificate', 13, 'reject certificate'],
  ['ValidateCert/Certificate', 14, 'retry backoff x2, reject certificate'],
  ['ValidateCert/Certificate', 15, 'reject certificate'],
  ['ValidateCert/Certificate', 16, 'retry backoff, reject certificate'],
  ['ValidateCert/Certificate', 17, 'reject server [admin]'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.18]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'ValidateCert', path }))).toBe(ladder);
});
