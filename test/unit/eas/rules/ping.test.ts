import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  [1, 'continue poll-again'],
  [2, 'refresh collection then continue poll-again'],
  [3, 'rephrase resend-full, reject request'],
  [4, 'reject request'],
  [5, 'rephrase set-heartbeat (edit) x2, reject request'],
  [6, 'rephrase limit-folders x2 [user], reject too-large [user]'],
  [7, 'refresh hierarchy (rebuild) x2 [user], reset hierarchy, reject server [user]'],
  [8, 'retry backoff x4, hold time server-down'],
])('Ping %i: %s [MS-ASCMD 2.2.3.177.11]', (code, ladder) => {
  expect(told(ask(code, { command: 'Ping' }))).toBe(ladder);
});
