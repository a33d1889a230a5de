import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { Judged } from '../../../src/policy/plan.ts';
import { bookPark, bookTry } from '../../../src/session/booking.ts';
import { openAccount, type Account } from '../../support/account.ts';
import { folderSyncAnswer, folderSyncRequest, pingRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import { step } from '../../support/statuses.ts';
import { fakeStore } from '../../support/store.ts';
import { exchangeOf, NOW, partsOf } from '../../support/world.ts';

const SYNC = syncRequest({ id: '5' });
const CHANGED = statusAnswer('Sync', 12);
const MINUTES = 60_000;
/** An app may lower the bound: the loop is the same, only shorter. */
const TRIES = 12;

/** An app without hooks that follows `next`: each request ends within its own budget, and the next one begins the same again. */
async function pingPong(account: Account, rounds: number) {
  for (let round = 0; round < rounds; round += 1) {
    const { outcome } = await account.request('Sync', SYNC);
    if (outcome.kind === 'held') return { round, hold: outcome.hold };
    await account.request('FolderSync', folderSyncRequest('1'));
  }
  return undefined;
}

function neverMended(store = fakeStore()): Account {
  const account = openAccount({ store, limits: { tokensPerAccount: TRIES } });
  account.server.answer('Sync', CHANGED, '...');
  account.server.answer('FolderSync', folderSyncAnswer('2'), '...');
  return account;
}

describe('Sync 12 and a FolderSync that reports no change, for ever [MS-ASCMD 2.2.3.177.17]', () => {
  it('ends in a hold that says which loop it is, not before the tries are spent', async () => {
    const account = neverMended();
    const ended = await pingPong(account, 40);
    expect(ended?.hold).toMatchObject({
      who: 'user',
      why: 'loop',
      step: { status: 'Sync.12', decision: { parked: 'folder-list' } },
    });
    expect(account.server.of('Sync').length).toBe(TRIES + 1);
  });

  it('is tried a few times more when the rest is over, and rests longer then', async () => {
    const account = neverMended();
    const first = await pingPong(account, 40);
    const before = account.server.seen.length;
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(account.server.seen).toHaveLength(before);
    await account.time.pass((first?.hold.until ?? 0) - account.time.clock.now());
    const began = account.time.clock.now();
    const second = await pingPong(account, 40);
    expect(second?.round).toBeLessThanOrEqual(LIMITS.tokensPerPark);
    expect((second?.hold.until ?? 0) - began).toBeGreaterThanOrEqual(60 * MINUTES);
  });

  it('what was spent survives a kill: a new session of the account does not begin the storm anew', async () => {
    const store = fakeStore();
    const account = neverMended(store);
    const rounds = TRIES - 2;
    await pingPong(account, rounds);
    await account.time.quiet();
    const next = neverMended(store);
    expect((await pingPong(next, 40))?.round).toBeLessThanOrEqual(2);
  });

  it('somebody who has looked at it lets it go on', async () => {
    const account = neverMended();
    const ended = await pingPong(account, 40);
    await account.session.release(ended?.hold.id ?? '', 'retry');
    expect((await account.request('Sync', SYNC)).outcome.kind).not.toBe('held');
  });

  it('items in between keep it going: that is a slow download, no loop', async () => {
    const account = openAccount({ limits: { tokensPerAccount: TRIES } });
    account.server.answer('FolderSync', folderSyncAnswer('2'), '...');
    for (let round = 0; round < 12; round += 1) {
      account.server.answer('Sync', CHANGED, CHANGED, syncAnswer({ id: '5', key: '2', items: 1 }));
      for (let nth = 0; nth < 3; nth += 1) expect((await account.request('Sync', SYNC)).outcome.kind).not.toBe('held');
    }
  });
});

it('a device that is offline spends nothing: it is no server’s loop', async () => {
  const account = openAccount();
  account.server.answer('Sync', 'offline', '...');
  for (let nth = 0; nth < 30; nth += 1) {
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).not.toHaveProperty('hold.step.decision.parked');
    await account.time.pass(20 * MINUTES);
  }
});

describe('a long poll that is cut', () => {
  const PING = pingRequest(600, '5');
  const MINUTE = 60_000;

  /** Polls of a quiet mailbox on a network that cuts each after so long. @returns why it was held in the end, if it was */
  async function polls(account: Account, cutsAfterMs: number, times: number): Promise<readonly string[]> {
    account.server.answer(
      'Ping',
      () => new Promise((resolve) => void account.time.clock.setTimeout(() => resolve('cut'), cutsAfterMs)),
      '...',
    );
    for (let round = 0; round < times; round += 1) {
      const { outcome } = await account.request('Ping', PING);
      if (outcome.kind === 'held' && outcome.hold.until !== undefined) {
        if (outcome.hold.step.decision.parked !== undefined) return account.server.of('Ping').map(({ command }) => command);
        await account.time.pass(outcome.hold.until - account.time.clock.now());
      }
    }
    return [];
  }

  it('costs no try when it had been open for a minute: a quiet mailbox on a bad network is never parked', async () => {
    const account = openAccount({ limits: { tokensPerAccount: TRIES } });
    expect(await polls(account, MINUTE, 20)).toEqual([]);
    expect(account.server.of('Ping').length).toBeGreaterThan(3 * TRIES);
  });

  it('costs one when it was not: that is a storm', async () => {
    const account = openAccount({ limits: { tokensPerAccount: TRIES } });
    // Four tries of each call, and a hold of time that costs none; meanwhile some come back with time.
    const times = (await polls(account, MINUTE - 1, 20)).length;
    expect(times).toBeGreaterThan(TRIES + TRIES / 4);
    expect(times).toBeLessThan(2 * TRIES);
  });

  it('costs none either right after the network has become another one, once each time', async () => {
    for (const signals of [[], ['metered'], ['metered', 'unmetered']] as const) {
      const store = fakeStore();
      const account = openAccount({ store });
      account.server.answer('Ping', 'cut', 'cut', statusAnswer('Ping', 1));
      for (const signal of signals) account.session.signal(signal);
      await account.request('Ping', PING);
      await account.session.stop();
      expect(store.saved.at(-1)?.account.ledger).toMatchObject({ tries: signals.length > 0 ? 1 : 2 });
    }
  });

  it('is cut off after its own attempts whatever it costs the account', async () => {
    const account = openAccount();
    account.server.answer('Ping', () => new Promise((resolve) => void account.time.clock.setTimeout(() => resolve('cut'), MINUTE)), '...');
    const { outcome } = await account.request('Ping', PING);
    expect(outcome.kind).toBe('held');
    expect(outcome.attempts).toBeLessThanOrEqual(LIMITS.attemptsPerRequest);
  });
});

describe('requests that are out together', () => {
  const judged = (status = 'http.503', kind: 'retry' | 'reject' = 'retry') => {
    const because = { ...step({ do: 'reject', why: 'request', then: 'end' }), status };
    return { whole: { do: kind }, because, failures: [status] } as unknown as Judged;
  };
  /** So many requests that are out, and what the account has spent. */
  function together(count: number) {
    const { world } = partsOf();
    const all = Array.from({ length: count }, (_, nth) => exchangeOf({ id: `Sync#${nth}`, isOut: true }));
    for (const one of all) world.exchanges.set(one.id, one);
    const answer = (nth: number, said = judged()) => {
      const one = all[nth] ?? exchangeOf();
      one.isOut = false;
      bookTry(world, one, said, 0);
      return world.account.ledger.tries;
    };
    const leave = (nth: number) => void ((all[nth] ?? exchangeOf()).isOut = true);
    return { world, answer, leave };
  }

  it('meet one trouble: it costs one try, whoever is answered first', () => {
    const { answer } = together(4);
    expect([2, 0, 3, 1].map((nth) => answer(nth))).toEqual([1, 1, 1, 1]);
  });

  it('meet several troubles: each of them costs one', () => {
    const { answer } = together(4);
    expect([answer(0), answer(1, judged('http.401')), answer(2, judged('http.401')), answer(3)]).toEqual([1, 2, 2, 2]);
  });

  it('who leaves after it costs one again: so does a loop, for each of its rounds', () => {
    const { answer, leave } = together(3);
    const round = () => [0, 1, 2].map((nth) => (leave(nth), nth)).map((nth) => answer(nth));
    expect([round(), round(), round()]).toEqual([[1, 1, 1], [2, 2, 2], [3, 3, 3]]); // prettier-ignore
  });

  it('what was out is excused once: it says something new when it comes again', () => {
    const { answer, leave } = together(2);
    answer(0);
    answer(1, judged('http.503', 'reject'));
    leave(1);
    expect(answer(1)).toBe(2);
  });

  it('an end costs nothing, and excuses nobody', () => {
    const { answer } = together(2);
    expect([answer(0, judged('http.503', 'reject')), answer(1)]).toEqual([0, 1]);
  });

  it('nor does what costs nothing itself: the next one does', () => {
    const { answer, leave } = together(3);
    answer(0);
    leave(0);
    expect([answer(1), answer(0)]).toEqual([1, 2]);
  });
});

it('what is parked is so until then, and no try comes back before', () => {
  const { world } = partsOf();
  bookPark(world, NOW + 7);
  expect(world.account.ledger).toMatchObject({ parks: 1, since: NOW + 7 });
});
