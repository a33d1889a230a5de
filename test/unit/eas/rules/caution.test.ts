import { expect, it } from 'vitest';
import { ask, askHttp, told } from '../ask.ts';

it.each([
  ['a number of the command no edition lists', 99, 'reject server [user]'],
  ['a gap of the common table', 157, 'reject server [user]'],
  ['a number beyond all tables', 300, 'reject server [user]'],
  ['what is no whole number', 3.5, 'reject server [user]'],
])('%s is a failure that waiting does not cure [MS-ASCMD 2.2.2]', (_, code, ladder) => {
  expect(told(ask(code, { command: 'Sync' }))).toBe(ladder);
});

it.each([
  [204, 'accept'],
  [304, 'repair endpoint x2, hold user endpoint [user]'],
  [418, 'reject request'],
  [511, 'retry server x4, hold time server-down'],
  [0, 'retry backoff x4, hold time server-down'],
  // Outside 100 to 599 a code counts as one of 5xx (RFC 9110 15).
  [700, 'retry backoff x4, hold time server-down'],
  [102, 'reject server'],
])('HTTP %i without a row: %s [MS-ASHTTP 3.1.5.2]', (code, ladder) => {
  expect(told(askHttp(code, { command: 'FolderSync' }))).toBe(ladder);
});

it.each([511, 0])('HTTP %i without a row never repeats what may have been done [MS-ASCMD 3.1.5.9]', (code) => {
  expect(told(askHttp(code, { command: 'SendMail', answers118: true }))).toMatch(/^reconcile same-id-resend/);
  expect(told(askHttp(code, { command: 'SendMail' }))).toMatch(/^reconcile look-in-sent/);
  expect(told(askHttp(code, { command: 'FolderCreate' }))).toMatch(/^refresh hierarchy then reconcile look-for-folder/);
  expect(told(askHttp(code, { command: 'MoveItems' }))).toMatch(/^refresh collection then reconcile look-at-both-folders/);
  expect(told(askHttp(code, { command: 'ItemOperations', idempotent: false }))).toMatch(/^refresh collection then reconcile/);
  expect(told(askHttp(code, { command: 'MeetingResponse' }))).toMatch(/^refresh collection then reconcile look-at-item/);
  expect(told(askHttp(code, { command: 'Sync', uploads: true }))).toMatch(/^retry backoff x3, reconcile match-adds/);
});
