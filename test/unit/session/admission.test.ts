import { describe, expect, it } from 'vitest';
import { appRequest, openAccount } from '../../support/account.ts';
import {
  folderSyncAnswer,
  folderSyncRequest,
  pingRequest,
  provisionAnswer,
  searchRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
} from '../../support/messages.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const QUOTA = statusAnswer('Sync', 113);

describe('a silence the server asked for', () => {
  it('is kept by everybody: nothing goes out before its end [MS-ASHTTP 3.1.5.2.3]', async () => {
    const account = openAccount();
    const { server, time } = account;
    server.answer('Sync', { status: 503, headers: { 'Retry-After': '20' } }, OK);
    server.answer('Search', statusAnswer('Search', 1));
    const begun = time.clock.now();
    const first = account.begin('Sync', SYNC);
    await time.quiet();
    const second = account.begin('Search', searchRequest());
    await time.pass(19_999);
    expect(server.commands()).toEqual(['Sync']);
    await time.until(Promise.all([first, second]));
    expect(server.seen.slice(1).map((seen) => seen.at)).toEqual([begun + 20_000, begun + 20_000]);
  });

  it('longer than a call may be pending settles it as held, with the time, and the next one too', async () => {
    const account = openAccount();
    const { server, time } = account;
    server.answer('Sync', { status: 503, headers: { 'Retry-After': '120' } });
    const until = time.clock.now() + 120_000;
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', attempts: 1, hold: { who: 'time', until } });
    const next = await account.request('Search', searchRequest());
    expect(next.outcome).toMatchObject({ kind: 'held', attempts: 0, hold: { who: 'time', until } });
    expect(time.clock.now()).toBe(until - 120_000);
    await time.pass(120_000);
    server.answer('Search', statusAnswer('Search', 1));
    expect((await account.request('Search', searchRequest())).outcome.kind).toBe('done');
    expect(server.commands()).toEqual(['Sync', 'Search']);
  });

  it('is kept by who had to wait for another’s turn on the same collection', async () => {
    const account = openAccount();
    const { server, time } = account;
    let answer: () => void = () => undefined;
    server.answer('Sync', () => new Promise((resolve) => (answer = () => resolve({ status: 503, headers: { 'Retry-After': '120' } }))));
    const first = account.begin('Sync', SYNC);
    await time.quiet();
    const second = account.begin('Sync', SYNC);
    await time.quiet();
    answer();
    for (const call of [first, second]) expect((await time.until(call)).outcome.kind).toBe('held');
    expect(server.commands()).toEqual(['Sync']);
  });

  it('is kept by the whole account, also when it comes with the last refusal there is patience for', async () => {
    const account = openAccount();
    const { server, time } = account;
    const busy = { status: 503, headers: { 'Retry-After': '5' } };
    server.answer('Sync', busy, busy, busy, busy, busy, busy);
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', attempts: 6, hold: { who: 'time', why: 'throttled' } });
    server.answer('Search', statusAnswer('Search', 1));
    const told = time.clock.now();
    await account.request('Search', searchRequest());
    expect(server.seen.at(-1)?.at).toBe(told + 5000);
  });

  it('is kept by a FolderSync of the library’s own that had to wait for its turn [MS-ASHTTP 3.1.5.2.3]', async () => {
    const account = openAccount({ hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '9' } });
    const { server, time } = account;
    let refuse: () => void = () => undefined;
    server.answer(
      'FolderSync',
      () => new Promise((resolve) => (refuse = () => resolve({ status: 503, headers: { 'Retry-After': '120' } }))),
    );
    server.answer('Sync', syncAnswer({ id: '5', key: '1', status: 12 }));
    const folders = account.begin('FolderSync', folderSyncRequest('9'));
    const sync = account.begin('Sync', SYNC);
    await time.quiet();
    refuse();
    for (const call of [folders, sync]) expect((await time.until(call)).outcome.kind).toBe('held');
    await time.pass(60_000);
    expect(server.commands()).toEqual(['FolderSync', 'Sync']);
  });

  it('is kept by a repair', async () => {
    const account = openAccount();
    const { server, time } = account;
    let refuse: () => void = () => undefined;
    server.answer(
      'Search',
      () => new Promise((resolve) => (refuse = () => resolve(statusAnswer('Search', 142)))),
      statusAnswer('Search', 1),
    );
    server.answer('Sync', { status: 503, headers: { 'Retry-After': '20' } }, OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    const begun = time.clock.now();
    const search = account.begin('Search', searchRequest());
    const sync = account.begin('Sync', SYNC);
    await time.quiet();
    refuse();
    for (const call of [search, sync]) expect((await time.until(call)).outcome.kind).toBe('done');
    for (const seen of server.seen.slice(2)) expect(seen.at).toBeGreaterThanOrEqual(begun + 20_000);
  });

  it('a back-off of our own for one request is nobody else’s', async () => {
    const account = openAccount({ random: () => 0.9 });
    const { server, time } = account;
    server.answer('Sync', statusAnswer('Sync', 16), OK);
    server.answer('Search', statusAnswer('Search', 1));
    const begun = time.clock.now();
    const sync = account.begin('Sync', SYNC);
    await time.quiet();
    await account.request('Search', searchRequest());
    expect(time.clock.now()).toBe(begun);
    await time.until(sync);
    expect(time.clock.now()).toBeGreaterThan(begun);
  });
});

describe('uploads that are held', () => {
  const held = async () => {
    const account = openAccount();
    account.server.answer('Sync', QUOTA);
    const { outcome } = await account.request('Sync', syncRequest({ id: '5', adds: ['c1'] }));
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'quota' } });
    return account;
  };

  it('stay where they are; reading goes on', async () => {
    const account = await held();
    const again = await account.request('Sync', syncRequest({ id: '5', adds: ['c1'] }));
    expect(again.outcome).toMatchObject({ kind: 'held', attempts: 0 });
    account.server.answer('Sync', OK);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(account.server.commands()).toEqual(['Sync', 'Sync']);
  });

  it('the same by fetch, whose bytes are known from the start', async () => {
    const account = await held();
    const response = await account.fetch('Sync', syncRequest({ id: '5', adds: ['c1'] }));
    expect(response.status).toBe(503);
    expect(account.server.commands()).toEqual(['Sync']);
  });

  it('mail and moves are uploads whatever is in them', async () => {
    const account = await held();
    expect((await account.request('MoveItems', undefined)).outcome).toMatchObject({ kind: 'held', attempts: 0 });
  });
});

describe('a request that is held by itself', () => {
  it('keeps back the same wish until its time, and no other', async () => {
    const account = openAccount();
    const { server, time } = account;
    server.answer('Sync', statusAnswer('Sync', 111), '...');
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time' } });
    const sent = server.of('Sync').length;
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(server.of('Sync')).toHaveLength(sent);
    server.answer('Search', statusAnswer('Search', 1));
    expect((await account.request('Search', searchRequest())).outcome.kind).toBe('done');
    const until = outcome.kind === 'held' ? (outcome.hold.until ?? 0) : 0;
    await time.pass(until - time.clock.now());
    await account.request('Sync', SYNC);
    expect(server.of('Sync').length).toBeGreaterThan(sent);
  });
});

describe('rungs', () => {
  it('a request that does not need the broken one goes out meanwhile', async () => {
    const account = openAccount();
    const { server, time } = account;
    server.answer('Sync', statusAnswer('Sync', 142));
    server.answer('Provision', 'silence');
    server.answer('Ping', statusAnswer('Ping', 1));
    const abort = new AbortController();
    const waiting = account.begin('Sync', SYNC, { signal: abort.signal });
    await time.quiet();
    expect((await account.request('Ping', pingRequest(60, '5'))).outcome.kind).toBe('done');
    abort.abort();
    await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('once the rung it needs is whole a request goes out, though a higher one is still broken', async () => {
    const account = openAccount({ hooks: { hierarchyChanged: () => new Promise(() => undefined), hierarchyKey: async () => '9' } });
    const { server, time } = account;
    server.answer('Sync', syncAnswer({ id: '5', status: 12 }), statusAnswer('Sync', 142));
    server.answer('FolderSync', statusAnswer('FolderSync', 142), folderSyncAnswer('10'), folderSyncAnswer('10'));
    let answer: () => void = () => undefined;
    server.answer('Provision', () => new Promise((resolve) => (answer = () => resolve(provisionAnswer('11', {})))), provisionAnswer('22'));
    const stale = account.begin('Sync', SYNC);
    await time.quiet();
    const settings = account.begin('Settings', () => appRequest('Settings', folderSyncRequest('0')));
    server.answer('Settings', statusAnswer('Settings', 1));
    await time.quiet();
    expect(server.of('Settings')).toHaveLength(0);
    answer();
    await time.quiet();
    expect(server.of('Settings')).toHaveLength(1);
    expect((await time.until(settings)).outcome.kind).toBe('done');
    expect((await time.until(stale)).outcome.kind).toBe('held');
  });
});

describe('a request that had to wait too long before its bytes were made', () => {
  it('keeps back no other one of its command', async () => {
    let sign: () => void = () => undefined;
    const account = openAccount({
      hooks: { credentials: () => new Promise((resolve) => (sign = () => resolve({ authorization: 'Basic new' }))) },
    });
    const { server, time } = account;
    server.answer('Search', { status: 401 }, statusAnswer('Search', 1));
    const search = account.begin('Search', searchRequest());
    await time.quiet();
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', attempts: 0 });
    sign();
    await time.quiet();
    server.answer('Sync', syncAnswer({ id: '5', key: '2' }));
    const sync = account.begin('Sync', SYNC);
    await time.quiet();
    expect(server.of('Sync')).toHaveLength(1);
    for (const call of [search, sync]) await time.until(call);
  });
});
