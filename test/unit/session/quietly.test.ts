import { expect, it } from 'vitest';
import { quietly } from '../../../src/session/quietly.ts';
import { openAccount } from '../../support/account.ts';
import { statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';

it('what a listener throws, at once or later, reaches nobody', async () => {
  const heard: unknown[] = [];
  const hear = (reason: unknown): void => void heard.push(reason);
  process.on('unhandledRejection', hear);
  // As JavaScript would pass it: no type says that it comes to a promise.
  const later = (() => Promise.reject(new Error('later'))) as unknown as () => void;
  quietly(() => {
    throw new Error('at once');
  });
  quietly(later);
  const { session, server, request } = openAccount({ inspect: later, allowHosts: later as never });
  session.on('step', later);
  session.subscribe(later);
  server.answer('Sync', statusAnswer('Sync', 111), syncAnswer({ id: '5', key: '2' }), {
    status: 451,
    headers: { 'X-MS-Location': 'https://other.example/' },
  });
  expect((await request('Sync', syncRequest({ id: '5' }))).outcome.kind).toBe('done');
  expect((await request('Sync', syncRequest({ id: '5', key: '2' }))).outcome.kind).toBe('held');
  await new Promise((resolve) => void setTimeout(resolve, 5));
  process.off('unhandledRejection', hear);
  expect(heard).toEqual([]);
});
