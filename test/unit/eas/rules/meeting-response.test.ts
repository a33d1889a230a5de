import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['MeetingResponse/Result', 1, 'accept'],
  ['MeetingResponse/Result', 2, 'reject request [user]'],
  ['MeetingResponse/Result', 3, 'retry backoff (rebuild) x3, refresh collection (rebuild), reject unavailable [user]'],
  ['MeetingResponse/Result', 4, 'retry backoff (rebuild) x3, refresh collection (rebuild), reject unavailable [user]'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.9]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'MeetingResponse', path }))).toBe(ladder);
});
