import { expect, it } from 'vitest';
import { ask, told } from '../ask.ts';

it.each([
  ['ResolveRecipients', 1, 'accept'],
  ['ResolveRecipients', 5, 'rephrase split-batch x3, reject too-large'],
  ['ResolveRecipients', 6, 'retry backoff x3, reject unavailable'],
  ['ResolveRecipients/Response/Recipient/Availability', 1, 'accept'],
  ['ResolveRecipients/Response/Recipient/Certificates', 1, 'accept'],
  ['ResolveRecipients/Response/Recipient/Certificates', 7, 'reject certificate [user]'],
  ['ResolveRecipients/Response/Recipient/Certificates', 8, 'rephrase fewer-items, reject too-large [user]'],
  ['ResolveRecipients/Response/Recipient/Picture', 1, 'accept'],
  ['ResolveRecipients/Response', 1, 'accept'],
  ['ResolveRecipients/Response', 2, 'reject recipient [user]'],
  ['ResolveRecipients/Response', 3, 'reject recipient [user]'],
  ['ResolveRecipients/Response', 4, 'reject recipient [user]'],
])('%s %i: %s [MS-ASCMD 2.2.3.177.12]', (path, code, ladder) => {
  expect(told(ask(code, { command: 'ResolveRecipients', path }))).toBe(ladder);
});
