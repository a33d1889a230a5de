import { describe, expect, it } from 'vitest';
import { openAccount } from '../../support/account.ts';
import { folderSyncAnswer, provisionAnswer, searchRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });

/** Counts how often a timer rings. */
function counted() {
  const time = virtualTime();
  let rings = 0;
  const clock = { ...time.clock, setTimeout: (call: () => void, ms: number) => time.clock.setTimeout(() => ((rings += 1), call()), ms) };
  return { time, clock, rings: () => rings };
}

describe('waits', () => {
  it('a back-off grows, and ends in a hold that time releases', async () => {
    const account = openAccount({ random: () => 0.999 });
    const { server, time } = account;
    server.answer('Search', 'refused', '...');
    const { outcome } = await account.request('Search', searchRequest());
    const times = server.of('Search').map((seen) => seen.at);
    const gaps = times.slice(1).map((at, place) => at - (times[place] ?? 0));
    expect(gaps.length).toBe(4);
    expect(gaps).toEqual(gaps.toSorted((a, b) => a - b));
    expect(outcome).toMatchObject({ kind: 'held', attempts: 5, hold: { who: 'time', why: 'server-down' } });
    expect(outcome.kind === 'held' && outcome.hold.until).toBeGreaterThan(time.clock.now());
  });

  it('a call that waits for a repair settles as held when it has been pending long enough; the repair goes on', async () => {
    const account = openAccount({ maxPendingMs: 5_000 });
    const { server, time } = account;
    let answer: () => void = () => undefined;
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', () => new Promise((resolve) => (answer = () => resolve(provisionAnswer('11', {})))), provisionAnswer('22'));
    const begun = time.clock.now();
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time' } });
    expect(time.clock.now()).toBe(begun + 5_000);
    answer();
    await time.quiet();
    expect(account.told('repaired')).toEqual([{ type: 'repaired', rung: 'policy' }]);
    await time.pass(60_000);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(server.of('Provision')).toHaveLength(2);
  });

  it('a call never waits longer than the app allows for one wait, however many there are', async () => {
    const account = openAccount({ maxPendingMs: 0 });
    account.server.answer('Sync', statusAnswer('Sync', 111));
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
  });
});

describe('the one timer', () => {
  it('rings for what is due, and not in between', async () => {
    const { time, clock, rings } = counted();
    const account = openAccount({ clock }, time);
    account.server.answer('Sync', { status: 503, headers: { 'Retry-After': '20' } }, OK);
    const call = account.begin('Sync', SYNC);
    await time.pass(20_001);
    expect((await call).outcome.kind).toBe('done');
    expect(rings()).toBeLessThanOrEqual(2);
  });

  it('does not spin while the library’s own request waits longer than a call may', async () => {
    const { time, clock, rings } = counted();
    const account = openAccount(
      { clock, maxPendingMs: 30_000, hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '9' } },
      time,
    );
    account.server.answer('Sync', syncAnswer({ id: '5', status: 12 }));
    account.server.answer(
      'FolderSync',
      { status: 503, headers: { 'Retry-After': '25' } },
      { status: 503, headers: { 'Retry-After': '25' } },
      folderSyncAnswer('10'),
    );
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    await time.pass(60_000);
    expect(rings()).toBeLessThan(20);
    expect(account.server.of('FolderSync').length).toBeGreaterThan(1);
  });

  it('does not spin while a store hangs, and does not hang with it', async () => {
    const { time, clock, rings } = counted();
    let slow = false;
    const store = fakeStore();
    store.before(() => (slow ? new Promise(() => undefined) : undefined));
    const account = openAccount({ clock, store }, time);
    account.server.answer('Sync', statusAnswer('Sync', 142));
    account.server.answer('Provision', { status: 503, headers: { 'Retry-After': '10' } }, provisionAnswer('11', {}), provisionAnswer('22'));
    const call = account.begin('Sync', SYNC);
    await time.pass(1_000);
    slow = true;
    await time.pass(40_000);
    expect(rings()).toBeLessThan(20);
    await expect(time.until(call)).rejects.toMatchObject({ code: 'store-failed' });
  });

  it('is disarmed when nothing waits', async () => {
    const account = openAccount();
    account.server.answer('Sync', OK);
    await account.request('Sync', SYNC);
    await account.time.quiet();
    expect(account.time.clock.dueAt()).toBeUndefined();
  });

  it('wakes at the latest once an hour for what is further away', async () => {
    const account = openAccount({ limits: {} });
    account.server.answer('Sync', { status: 503, headers: { 'Retry-After': '86400' } });
    await account.request('Sync', SYNC);
    await account.time.quiet();
    expect((account.time.clock.dueAt() ?? 0) - account.time.clock.now()).toBe(3_600_000);
    await account.time.pass(86_400_001);
    expect(account.session.getSnapshot().holds).toEqual([]);
  });
});

describe('a hold that time releases', () => {
  it('goes at its time, tells, and changes the snapshot', async () => {
    const account = openAccount();
    account.server.answer('Sync', { status: 503, headers: { 'Retry-After': '120' } });
    await account.request('Sync', SYNC);
    const before = account.session.getSnapshot();
    expect(before).toMatchObject({ state: 'held', holds: [{ who: 'time' }] });
    let changes = 0;
    account.session.subscribe(() => void (changes += 1));
    await account.time.pass(120_000);
    expect(account.told('released')).toEqual([{ type: 'released', holdId: before.holds[0]?.id }]);
    expect(account.session.getSnapshot()).toMatchObject({ state: 'ready', holds: [] });
    expect(changes).toBeGreaterThan(0);
  });
});
