import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { openAccount } from '../../support/account.ts';
import {
  pingRequest,
  provisionAnswer,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
} from '../../support/messages.ts';
import { fakeStore } from '../../support/store.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const LOST = syncAnswer({ id: '5', status: 3 });
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'resolved', (error: unknown) => error); // prettier-ignore
const codeOf = (error: unknown): string => (isRecoveryError(error) ? error.code : `no error of ours: ${String(error)}`);

describe('a store that fails', () => {
  it('when a request needs it: the call rejects with store-failed, nothing was done, later calls work', async () => {
    const store = fakeStore();
    let resets = 0;
    const account = openAccount({ store, hooks: { collectionReset: async () => void (resets += 1) } });
    account.server.answer('Sync', LOST, LOST, OK);
    // What is in doubt from now on is not stored either, and stops nobody.
    store.fail(2);
    const error = await failure(account.time.until(account.begin('Sync', SYNC)));
    expect(codeOf(error)).toBe('store-failed');
    expect((error as Error).message).not.toContain('planted-password');
    expect(resets).toBe(0);
    expect(account.session.getSnapshot()).toMatchObject({ state: 'ready', requests: [], holds: [] });
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(resets).toBe(1);
    expect(store.saved.at(-1)?.account.ledger.resets['5']).toHaveLength(1);
  });

  it('when the ladder needs it: who waits hears of it at once, and the next request tries again', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    const { server, time } = account;
    server.answer('Sync', statusAnswer('Sync', 142), statusAnswer('Sync', 142), OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    let saves = 0;
    store.before(() => {
      saves += 1;
      // The request's own save goes through, the ladder's does not.
      if (saves === 1) store.fail(1);
    });
    const begun = time.clock.now();
    const error = await failure(time.until(account.begin('Sync', SYNC)));
    expect(codeOf(error)).toBe('store-failed');
    expect(time.clock.now()).toBe(begun);
    expect(server.commands()).toEqual(['Sync']);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('in the middle of a handshake: nobody is stranded, the account can be asked again', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    const { server, time } = account;
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', () => (store.fail(1), provisionAnswer('11', {})), provisionAnswer('11', {}), provisionAnswer('22'));
    const begun = time.clock.now();
    const error = await failure(time.until(account.begin('Sync', SYNC)));
    expect(codeOf(error)).toBe('store-failed');
    expect(time.clock.now()).toBe(begun);
    expect(account.session.getSnapshot().requests).toEqual([]);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('before a mail leaves: it does not leave', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    store.fail(1);
    const error = await failure(account.time.until(account.begin('SendMail', sendMailRequest('id-1'))));
    expect(codeOf(error)).toBe('store-failed');
    expect(account.server.seen).toEqual([]);
    account.server.answer('SendMail', {});
    expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('done');
  });

  it('for good, while nothing has to be stored, harms nothing', async () => {
    const store = fakeStore();
    const { request, server } = openAccount({ store });
    store.fail(Number.POSITIVE_INFINITY);
    server.answer('Sync', OK);
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('when a wait is over is not asked in a loop', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    account.server.answer('Sync', statusAnswer('Sync', 142));
    account.server.answer('Provision', { status: 503, headers: { 'Retry-After': '10' } });
    const call = account.begin('Sync', SYNC);
    await account.time.pass(1_000);
    store.fail(Number.POSITIVE_INFINITY);
    expect(codeOf(await failure(account.time.until(call)))).toBe('store-failed');
    await account.time.pass(600_000);
    expect(account.session.getSnapshot().requests).toEqual([]);
  });
});

it('when the ladder needs it: whoever does not wait for the ladder hears nothing of it', async () => {
  const store = fakeStore();
  const account = openAccount({ store });
  const { server, time } = account;
  server.answer('Ping', 'silence');
  server.answer('Sync', statusAnswer('Sync', 142));
  const ping = account.begin('Ping', pingRequest(480, '5'));
  let heard: unknown;
  ping.then(
    () => (heard = 'answered'),
    (error: unknown) => (heard = error),
  );
  await time.quiet();
  store.before(({ pending }) => {
    if (pending.some(({ machine }) => machine === 'Sync#2')) store.fail(1);
  });
  const error = await failure(time.until(account.begin('Sync', SYNC)));
  expect(isRecoveryError(error) && [error.kind, error.code]).toEqual(['caller', 'store-failed']);
  await time.quiet();
  expect(heard).toBeUndefined();
  expect(account.session.getSnapshot().requests.map(({ command }) => command)).toEqual(['Ping']);
});

it('when the ladder needs it for another rung: the handshake that is out is hung up', async () => {
  const store = fakeStore();
  const account = openAccount({ store, allowHosts: ['other.example'] });
  const { server, time } = account;
  const MOVED = { status: 451, headers: { 'X-MS-Location': 'https://other.example/Microsoft-Server-ActiveSync' } };
  let refuse: () => void = () => undefined;
  server.answer('Search', () => new Promise((resolve) => (refuse = () => resolve(MOVED))));
  server.answer('Sync', statusAnswer('Sync', 142));
  server.answer('Provision', 'silence', '...');
  const search = failure(account.begin('Search', searchRequest()));
  await time.quiet();
  const sync = failure(account.begin('Sync', SYNC));
  await time.quiet();
  const [handshake] = server.of('Provision');
  expect(handshake?.signal?.aborted).toBe(false);
  store.before(({ pending }) => {
    if (pending.some(({ machine }) => machine.startsWith('Search'))) store.fail(1);
  });
  refuse();
  expect([codeOf(await time.until(search)), codeOf(await time.until(sync))]).toEqual(['store-failed', 'store-failed']);
  expect(handshake?.signal?.aborted).toBe(true);
});
