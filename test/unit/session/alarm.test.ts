import { describe, expect, it } from 'vitest';
import { openAccount } from '../../support/account.ts';
import {
  folderSyncAnswer,
  provisionAnswer,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
} from '../../support/messages.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';
import { NEW_ACCOUNT, withHold } from '../../../src/session/account.ts';
import { LONGEST_SLEEP_MS, openAlarm } from '../../../src/session/alarm.ts';
import type { Exchange } from '../../../src/session/world.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, NOW, partsOf } from '../../support/world.ts';

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

  it('goes at its time in the next life too, though nobody asks for anything', async () => {
    const store = fakeStore();
    const first = openAccount({ store });
    first.server.answer('Sync', { status: 503, headers: { 'Retry-After': '120' } });
    await first.request('Sync', SYNC);
    await first.time.until(first.session.stop());
    const next = openAccount({ store }, first.time);
    await next.session.ready;
    expect(next.session.getSnapshot().state).toBe('held');
    await next.time.quiet();
    await next.time.pass(120_000);
    expect(next.session.getSnapshot()).toMatchObject({ state: 'ready', holds: [] });
  });

  it('keeps nobody back after its time, though the device slept and no timer rang', async () => {
    const time = virtualTime();
    let slept = 0;
    const clock = { ...time.clock, now: () => time.clock.now() + slept };
    const account = openAccount({ clock }, time);
    account.server.answer('Sync', { status: 503, headers: { 'Retry-After': '120' } }, OK);
    await account.request('Sync', SYNC);
    slept = 60_000;
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    slept = 120_000;
    const asked = account.begin('Sync', SYNC);
    await time.quiet();
    expect(account.server.commands()).toEqual(['Sync', 'Sync']);
    expect((await asked).outcome.kind).toBe('done');
  });
});

// ---- the parts, without a session around them

/** An alarm over these requests and holds, rung at once: what it rang, and what it was set to before. */
function rung(
  requests: readonly (Partial<Exchange> & { readonly at?: string })[],
  untils: readonly (number | undefined)[] = [],
  handshakeAt?: number,
) {
  const heard: unknown[] = [];
  const timers: { readonly ring: () => void; readonly ms: number }[] = [];
  const clock = { now: () => NOW, setTimeout: (ring: () => void, ms: number) => timers.push({ ring, ms }), clearTimeout: () => undefined };
  const holds = untils.reduce(
    (account, until, at) =>
      withHold(account, {
        who: 'time',
        why: 'throttled',
        step: step({ do: 'reject', why: 'request', then: 'end' }),
        block: { scope: 'request', key: `${at}` },
        ...(until !== undefined && { until }),
      }).account,
    NEW_ACCOUNT,
  );
  const { world, told, actors } = partsOf(holds, {}, { clock, limits: { pendingMs: 30_000 } });
  for (const [at, { at: value, ...more }] of requests.entries()) {
    const id = `Sync#${at}`;
    world.exchanges.set(id, exchangeOf({ id, ...more }));
    if (value) actors.set(id, { value });
  }
  const alarm = openAlarm(world, {
    post: (to, event) => void heard.push([to, event]),
    readmit: ({ id }) => void heard.push(['readmit', id]),
    handshakeAt: () => handshakeAt,
    handshake: (now) => void heard.push(['handshake', now]),
    changed: () => void heard.push('changed'),
  });
  alarm.set();
  const first = timers[0]?.ms;
  timers[0]?.ring();
  return { heard: heard.filter((one) => !(Array.isArray(one) && one[0] === 'handshake')), first, told, world, timers };
}

describe('what the timer is set to', () => {
  const waiting = { waitingSince: NOW, at: 'waiting' };

  it.each([
    ['a time of its own', [{ ...waiting, dueAt: NOW + 500 }], [], undefined, 500],
    ['the end of patience', [waiting], [], undefined, 30_000],
    ['patience is no matter of the library’s own', [{ ...waiting, own: true, dueAt: NOW + 60_000 }], [], undefined, 60_000],
    ['a hold that time releases', [], [NOW + 700, undefined], undefined, 700],
    ['the handshake', [waiting], [], NOW + 20, 20],
    ['the earliest of all', [{ ...waiting, dueAt: NOW + 500 }], [NOW + 300], NOW + 400, 300],
    ['at once what is late', [{ ...waiting, dueAt: NOW - 5 }], [], undefined, 0],
    ['never beyond what a platform can', [], [NOW + 9 * LONGEST_SLEEP_MS], undefined, LONGEST_SLEEP_MS],
    ['nothing', [{ dueAt: NOW + 500, waitingSince: undefined }], [undefined], undefined, undefined],
  ] as const)('%s', (_, requests, untils, handshake, ms) => {
    expect(rung(requests as never, untils, handshake).first).toBe(ms);
  });
});

describe('what rings', () => {
  it('holds whose time is over, and somebody hears that something changed', () => {
    const { world, told, heard } = rung([], [NOW, NOW + 1, undefined, NOW - 5]);
    expect(world.account.holds.map(({ block }) => block.key)).toEqual(['1', '2']);
    expect(told.map((event) => event.type)).toEqual(['released', 'released']);
    expect(heard).toEqual(['changed']);
    expect(rung([], [NOW + 1]).heard).toEqual([]);
  });

  it('who is due: in line asks again, waiting goes on, hurried whatever the server’s pace was', () => {
    const due = { waitingSince: NOW, dueAt: NOW };
    const { heard, world } = rung([{ ...due, at: 'queued' }, { ...due, at: 'waiting' }, { ...due, at: 'waiting', hurried: true }, due]);
    expect(heard).toEqual([
      ['readmit', 'Sync#0'],
      ['Sync#1', { type: 'driver.tick', now: NOW }],
      ['Sync#2', { type: 'driver.hurried' }],
      ['Sync#3', { type: 'driver.tick', now: NOW }],
    ]);
    expect([...world.exchanges.values()].map(({ dueAt, hurried }) => [dueAt, hurried])).toEqual(
      Array.from({ length: 4 }, () => [undefined, false]),
    );
  });

  it('who has waited long enough, once, and never the library’s own', () => {
    const late = { waitingSince: NOW - 30_000, at: 'provisioning' };
    const { heard, world } = rung([
      late,
      { ...late, own: true, dueAt: NOW + 9 },
      { ...late, waitingSince: NOW - 29_999 },
      { ...late, dueAt: NOW + 9 },
    ]);
    expect(heard).toEqual([
      ['Sync#0', { type: 'driver.expired' }],
      ['Sync#3', { type: 'driver.expired' }],
    ]);
    expect(world.exchanges.get('Sync#0')?.waitingSince).toBeUndefined();
    expect(world.exchanges.get('Sync#2')?.waitingSince).toBe(NOW - 29_999);
  });

  it('a wait of a clock that was set back since is brought near', () => {
    const { world } = rung([], [NOW + 400 * 24 * 3_600_000]);
    expect(world.account.holds[0]?.until).toBe(NOW + 2 * 24 * 3_600_000);
  });

  it('nobody who waits for nothing but a reply', () => {
    expect(rung([{ dueAt: NOW, waitingSince: undefined, at: 'sending' }], [NOW]).heard).toEqual(['changed']);
  });
});

it('that rings while a mail is written down, by a clock that was set back, leaves the mail what it is', async () => {
  const [store, time] = [fakeStore(), virtualTime()];
  const account = openAccount({ store, random: () => 0.999, maxPendingMs: 600_000 }, time);
  account.server.answer('Sync', 'refused', OK);
  account.server.answer('SendMail', {});
  const sync = account.begin('Sync', SYNC);
  await time.quiet();
  store.before(() => new Promise((resolve) => void time.clock.setTimeout(resolve, 8_000)));
  const mail = account.begin('SendMail', sendMailRequest('m1'));
  await time.quiet();
  time.clock.setWall(-60_000);
  for (const one of [mail, sync]) expect((await time.until(one)).outcome.kind).toBe('done');
  expect(account.server.of('SendMail')).toHaveLength(1);
});
