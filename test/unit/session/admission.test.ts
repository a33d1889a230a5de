import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { AccountState, Blocking } from '../../../src/session/account.ts';
import { admit, isShut, neededBy, type LadderView } from '../../../src/session/admission.ts';
import type { Exchange } from '../../../src/session/world.ts';
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
import { step } from '../../support/statuses.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';
import { exchangeOf, NOW, partsOf } from '../../support/world.ts';

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

describe('what is said to a request that asks to go out', () => {
  const heldBy = (block: Blocking['block']): Partial<AccountState> => ({
    holds: [{ id: 'hold-1', who: 'user', why: 'consent', step: step({ do: 'hold', who: 'user', why: 'consent', then: 'end' }), block }],
  });
  const silence = (ms: number): Partial<AccountState> => ({ notBefore: NOW + ms });
  const agreed: Partial<AccountState> = { wipe: { scope: 'device', step: 'consented' } };
  const asked: Partial<AccountState> = { wipe: { scope: 'device', step: 'directed' } };
  const limbo = heldBy({ scope: 'folders', listed: [] });
  const needs = (...rungs: Exchange['facts']['needs']): Partial<Exchange> => ({ facts: { needs: rungs } as Exchange['facts'] });
  const own: Partial<Exchange> = { own: true };

  const KNOWN = { template: {} };
  const resting = (...broken: LadderView['broken']): LadderView => ({ value: 'resting', broken, epochs: {}, repair: 0 });
  const mending = (...broken: LadderView['broken']): LadderView => ({ ...resting(...broken), value: 'mending' });

  const GO = [{ to: 'Sync#1', event: { type: 'rungs.whole' } }];
  const CLOSED = [{ to: 'Sync#1', event: { type: 'account.closed' } }];
  const whole: LadderView = { ...resting(), value: 'ready' };
  const MISSED = [{ to: 'ladder', event: { type: 'rung.broken', rung: 'policy', epoch: Number.MAX_SAFE_INTEGER, fromZero: false } }];
  const WANTED = [{ to: 'ladder', event: { type: 'rung.wanted' } }];

  it.each<[string, Partial<AccountState>, Partial<Exchange>, object, LadderView, object[], boolean]>([
    ['nothing is in its way: go', {}, needs('policy'), KNOWN, resting(), GO, false],
    ['the account is held: it is told so', heldBy({ scope: 'account' }), {}, KNOWN, resting(), CLOSED, true],
    ['held, but it is the library’s own: go', heldBy({ scope: 'account' }), own, KNOWN, resting(), GO, false],
    ['a hold of one wish that names none is about none: go', heldBy({ scope: 'request' }), {}, KNOWN, resting(), GO, false],
    ['the app has agreed to be wiped: it waits', agreed, {}, KNOWN, mending('policy'), [], true],
    ['the same after a restart', agreed, {}, {}, mending('policy'), [], true],
    ['agreed, and nobody goes on with it: somebody has to', agreed, {}, KNOWN, resting(), WANTED, true],
    ['agreed in another session, and nothing has broken here for it: it has', agreed, {}, KNOWN, whole, MISSED, true],
    ['asked in another life, and nothing has broken here for it: it has', asked, {}, KNOWN, whole, MISSED, true],
    ['agreed, but it is the library’s own: go', agreed, own, KNOWN, resting(), GO, false],
    ['the app was asked: it waits', asked, {}, KNOWN, mending('policy'), [], true],
    ['asked, and nobody goes on with it: somebody has to', asked, {}, KNOWN, resting('policy'), WANTED, true],
    ['the app was asked before a restart: go, and learn', asked, {}, {}, resting(), GO, false],
    ['a rung it needs is broken, nobody mends it: somebody has to', {}, needs('policy'), KNOWN, resting('policy'), WANTED, true],
    ['a rung it needs is being mended: it waits', {}, needs('policy'), KNOWN, mending('policy'), [], true],
    ['a rung it does not need is broken: go', {}, needs('policy'), KNOWN, resting('hierarchy'), GO, false],
    ['the first one after a restart: go, and learn', {}, needs('policy'), {}, resting('policy'), GO, false],
    ['the folders are in doubt: those it does without', limbo, needs('hierarchy'), KNOWN, resting('hierarchy'), GO, false],
    ['the folders are in doubt, and more is broken', limbo, needs('policy', 'hierarchy'), KNOWN, mending('policy'), [], true],
    [
      'uploads are held, and the folders are missing: it waits',
      heldBy({ scope: 'uploads' }),
      needs('hierarchy'),
      KNOWN,
      mending('hierarchy'),
      [],
      true,
    ],
    ['a silence is over at this very moment: go', silence(0), {}, KNOWN, resting(), GO, false],
    ['a silence is not over: it waits', silence(1), {}, KNOWN, resting(), [], true],
    ['a silence of the longest a call may be pending: it waits', silence(LIMITS.pendingMs), {}, KNOWN, resting(), [], true],
    ['a longer silence: it is told so', silence(LIMITS.pendingMs + 1), {}, KNOWN, resting(), CLOSED, true],
    ['silence is silence, also for the library’s own', silence(1), own, KNOWN, resting(), [], true],
  ])('%s', (_, account, more, known, ladder, expected, shut) => {
    const { world, posted } = partsOf(account, known);
    const exchange = exchangeOf(more);
    admit(world, exchange, ladder);
    expect(posted).toEqual(expected);
    expect(isShut(world, exchange, ladder)).toBe(shut);
    // The alarm is for who has to wait for a time that is known.
    const opensAt = account.notBefore ?? 0;
    expect(exchange.dueAt).toBe(opensAt > NOW ? opensAt : undefined);
  });

  it('the rungs it needs are all of them, but for the folders while their list is in doubt', () => {
    const exchange = exchangeOf(needs('policy', 'hierarchy'));
    expect(neededBy(partsOf(limbo).world, exchange)).toEqual(['policy']);
    expect(neededBy(partsOf(heldBy({ scope: 'account' })).world, exchange)).toEqual(['policy', 'hierarchy']);
  });
});

it('who is being told what holds it is not asked in again: that is being stored', () => {
  const hold: Blocking = {
    id: 'h',
    who: 'time',
    why: 'busy',
    until: NOW + 9,
    step: step({ do: 'accept', then: 'end' }),
    block: { scope: 'request', key: 'turn:a' },
  };
  const { world, posted } = partsOf({ holds: [hold] });
  const exchange = exchangeOf({ id: 'a', hold, isStoring: true });
  admit(world, exchange, { value: 'ready', broken: [], epochs: {}, repair: 0 });
  expect([posted, exchange.hold]).toEqual([[], hold]);
});

it('who is told that the account is held hears it, though the hold is lifted while that is being stored', async () => {
  const [store, time] = [fakeStore(), virtualTime()];
  const account = openAccount({ store }, time);
  account.server.answer('Sync', { status: 401 });
  const first = (await account.request('Sync', SYNC)).outcome;
  store.before(() => new Promise((resolve) => void time.clock.setTimeout(resolve, 1_000)));
  const second = account.begin('Sync', SYNC);
  await time.quiet();
  await account.session.release(first.kind === 'held' ? first.hold.id : '', 'give-up');
  expect((await time.until(second)).outcome).toMatchObject({ kind: 'held', hold: { why: 'credentials' } });
});
