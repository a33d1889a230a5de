import { describe, expect, it } from 'vitest';
import { NEW_COLLECTION } from '../../../src/core/collection.ts';
import { NEW_ACCOUNT, withHold, type AccountState } from '../../../src/session/account.ts';
import { LONGEST_WAIT_MS, setBack, withinReach, waitsWithinReach } from '../../../src/session/reach.ts';
import { openAccount } from '../../support/account.ts';
import { statusAnswer, syncRequest } from '../../support/messages.ts';
import { step } from '../../support/statuses.ts';
import { fakeStore } from '../../support/store.ts';
import { virtualTime } from '../../support/time.ts';
import { exchangeOf, NOW, partsOf } from '../../support/world.ts';

const HOUR = 3_600_000;
/** The latest a wait can end. */
const LATEST = NOW + LONGEST_WAIT_MS;

function waiting(until: number): AccountState {
  const hold = {
    who: 'time',
    why: 'throttled',
    step: step({ do: 'reject', why: 'request', then: 'end' }),
    block: { scope: 'account' },
  } as const;
  const held = withHold(withHold(NEW_ACCOUNT, { ...hold, until }).account, { ...hold, block: { scope: 'uploads' } }).account;
  return {
    ...held,
    notBefore: until,
    folders: { count: 4, until },
    collections: { '5': { ...NEW_COLLECTION, state: 'doubting', until } },
  };
}

describe('waits of an account', () => {
  it('as long as there are any stay as they are', () => {
    const account = { ...waiting(LATEST), signedInAt: NOW, ledger: { ...NEW_ACCOUNT.ledger, resets: { '5': [NOW - 1, NOW] } } };
    expect(withinReach(account, NOW)).toBe(account);
    expect(withinReach(NEW_ACCOUNT, NOW)).toBe(NEW_ACCOUNT);
  });

  it.each<[string, Partial<AccountState>]>([
    ['the silence', { notBefore: LATEST + 1 }],
    ['the doubt of the folders', { folders: { count: 4, until: LATEST + 1 } }],
    ['a hold', { holds: waiting(LATEST + 1).holds }],
    ['the doubt of a collection', { collections: waiting(LATEST + 1).collections }],
  ])('longer than any are of a clock that was set back, and brought near: %s', (_, one) => {
    expect(withinReach({ ...waiting(LATEST), ...one }, NOW)).toEqual(waiting(LATEST));
  });

  it('a hold of a person stays one', () => {
    expect(withinReach(waiting(LATEST + 1), NOW).holds.map(({ until }) => until)).toEqual([LATEST, undefined]);
  });

  it('what is yet to come has happened now: nothing that was spent comes back', () => {
    const resets = { '5': [NOW - 5, NOW + 9], '6': [NOW + 1] };
    const account = { ...NEW_ACCOUNT, signedInAt: NOW + 7, ledger: { ...NEW_ACCOUNT.ledger, resets } };
    const near = withinReach(account, NOW);
    expect(near).toEqual({ ...account, signedInAt: NOW, ledger: { ...account.ledger, resets: { '5': [NOW - 5, NOW], '6': [NOW] } } });
    expect(withinReach({ ...NEW_ACCOUNT, signedInAt: NOW + 7 }, NOW).signedInAt).toBe(NOW);
  });

  it('a mail or a request that will be out some day is out now: what is in doubt stays so, and is forgotten in its time', () => {
    const mail = (more: object) => ({ ...NEW_ACCOUNT, mails: { m: { state: 'sent', since: NOW, outAt: NOW, ...more } as const } });
    const open = (more: object) => ({ ...NEW_ACCOUNT, open: { n: { command: 'SendMail', since: NOW, outAt: NOW, strikes: {}, ...more } } });
    for (const at of [mail, open]) {
      for (const more of [{ since: NOW + 1 }, { outAt: NOW + 1 }, { since: NOW + 5, outAt: NOW + 9 }])
        expect(withinReach(at(more), NOW)).toEqual(at({}));
      expect(withinReach(at({ since: NOW + 1, outAt: undefined }), NOW)).toEqual(at({ outAt: undefined }));
      const past = at({ since: NOW - 5 });
      expect(withinReach(past, NOW)).toBe(past);
    }
  });
});

it('a phone whose clock was ten years ahead when it was told to wait a minute reads its mail again within two days', async () => {
  const time = virtualTime();
  let ahead = 10 * 365 * 24 * HOUR;
  const clock = { ...time.clock, now: () => time.clock.now() + ahead };
  const account = openAccount({ clock }, time);
  account.server.answer('Sync', { status: 503, headers: { 'Retry-After': '60' } }, statusAnswer('Sync', 1));
  expect((await account.request('Sync', syncRequest({ id: '5' }))).outcome.kind).toBe('held');
  ahead = 0;
  await time.pass(48.5 * HOUR);
  expect((await account.request('Sync', syncRequest({ id: '5' }))).outcome).toMatchObject({ attempts: 1 });
});

it('an app that lowers the longest Retry-After shortens no other wait by it, not even in its next life', async () => {
  const [store, time, limits] = [fakeStore(), virtualTime(), { retryAfterMostMs: 1000 }];
  const account = openAccount({ store, limits }, time);
  account.server.answer('Sync', 'offline', '...');
  const { outcome } = await account.request('Sync', syncRequest({ id: '5' }));
  if (outcome.kind !== 'held') throw new Error(`it is ${outcome.kind}`);
  await time.until(account.session.stop());
  const next = openAccount({ store, limits }, time);
  await next.session.ready;
  expect(next.session.getSnapshot().holds.map(({ until }) => until)).toEqual([outcome.hold.until]);
  expect(outcome.hold.until).toBeGreaterThan(time.clock.now() + 60_000);
});

it('a mail without an id has not arrived in the future', () => {
  const open = (more: object) => ({ ...NEW_ACCOUNT, open: { n: { command: 'SendMail', since: NOW - 5, strikes: {}, ...more } } });
  const [past, future] = [open({ arrivedAt: NOW - 1 }), open({ arrivedAt: NOW + 1 })];
  expect(withinReach(past, NOW)).toBe(past);
  expect(withinReach(future, NOW)).toEqual(open({ arrivedAt: NOW }));
  expect(withinReach(open({ since: NOW + 1 }), NOW)).toEqual(open({ since: NOW }));
});

describe('what goes back with the wall clock', () => {
  const at = { waitingSince: NOW, dueAt: NOW + 5, inLineSince: NOW - 3, behindUntil: NOW + 7, leftAt: NOW - 9 };
  const back = (times: object) => Object.fromEntries(Object.entries(times).map(([name, time]) => [name, (time as number) - HOUR]));

  it('every wait of a request, of the account and of the session; not when a mail first left', () => {
    const { world } = partsOf(
      { ...waiting(NOW + 40), signedInAt: NOW - 1 },
      { led: { to: 'x', at: NOW }, repaired: { at: NOW, isProven: true } },
    );
    world.exchanges.set('a', exchangeOf({ ...at, sentAt: NOW }));
    world.exchanges.set('b', exchangeOf({ leftAt: NOW }));
    world.paces.set('Sync:5', { count: 9, until: NOW + 60 });
    world.sought.set('http.404', NOW);
    Object.assign(world.ports, { clock: { now: () => NOW - HOUR } });
    setBack(world, HOUR);
    expect(world.exchanges.get('a')).toMatchObject({ ...back(at), sentAt: NOW });
    expect(world.exchanges.get('b')).toEqual(
      exchangeOf({ leftAt: NOW - HOUR, backMs: HOUR, abort: expect.any(AbortController) as AbortController }),
    );
    const { notBefore, folders, holds, signedInAt } = world.account;
    expect([notBefore, folders, ...holds.map(({ until }) => until)]).toEqual([
      NOW + 40 - HOUR,
      { count: 4, until: NOW + 40 - HOUR },
      NOW + 40 - HOUR,
      undefined,
    ]);
    // What is past stays so.
    expect(signedInAt).toBe(NOW - HOUR);
    expect([world.led?.at, world.repaired]).toEqual([NOW - HOUR, { at: NOW - HOUR, isProven: true }]);
    expect([[...world.paces], [...world.sought]]).toEqual([[['Sync:5', { count: 9, until: NOW + 60 - HOUR }]], [['http.404', NOW - HOUR]]]);
  });

  it('no note of what is out: whoever writes it down at the moment knows it again', () => {
    const note = { state: 'sent', since: NOW, outAt: NOW } as const;
    const { world } = partsOf({ mails: { m: note } }, {}, { clock: { now: () => NOW - HOUR } });
    setBack(world, HOUR);
    expect(world.account.mails['m']).toBe(note);
    setBack(world, HOUR);
    world.exchanges.set('a', exchangeOf({}));
    setBack(world, HOUR);
    setBack(world, HOUR);
    expect(world.exchanges.get('a')?.backMs).toBe(2 * HOUR);
  });

  it('nor does the alarm touch one, whatever it brings near', () => {
    const note = { state: 'sent', since: NOW, outAt: NOW } as const;
    const { world } = partsOf({ mails: { m: note }, notBefore: NOW + 1_000 * HOUR });
    const near = waitsWithinReach(world.account, NOW - HOUR);
    expect([near.mails['m'], near.notBefore < NOW + 1_000 * HOUR]).toEqual([note, true]);
    expect(near.mails['m']).toBe(note);
  });

  it('no silence becomes a time before all times, and folders in doubt stay so', () => {
    const { world } = partsOf({ folders: { count: 4, until: 5 } });
    setBack(world, HOUR);
    expect([world.account.notBefore, world.account.folders]).toEqual([0, { count: 4, until: 1 }]);
    const plain = partsOf();
    setBack(plain.world, HOUR);
    expect([plain.world.account.folders.until, plain.world.led, plain.world.repaired]).toEqual([0, undefined, undefined]);
  });
});
