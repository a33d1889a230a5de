import { describe, expect, it } from 'vitest';
import { COLLECTION } from '../../../src/core/limits.ts';
import type { RequestMarks } from '../../../src/core/protocol.ts';
import type { Judged } from '../../../src/policy/plan.ts';
import { FREE_OF_PACE, notePace, SLOWEST_MS, WAITED_MS } from '../../../src/session/pace.ts';
import { openAccount, type Account } from '../../support/account.ts';
import { pingRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import { exchangeOf, MARKS, partsOf } from '../../support/world.ts';

const PING = pingRequest(480, '5');
const QUIET = statusAnswer('Ping', 1);
const SYNC = syncRequest({ id: '5' });
const EMPTY_PAGE = syncAnswer({ id: '5', key: '2' });

/** Asks so often, one after the other. @returns how long each took until it left */
async function often(account: Account, command: 'Ping' | 'Sync', body: typeof PING, times: number): Promise<number[]> {
  const waits: number[] = [];
  for (let n = 0; n < times; n += 1) {
    const begun = account.time.clock.now();
    const { outcome } = await account.request(command, body);
    waits.push(outcome.kind === 'held' ? -1 : account.time.clock.now() - begun);
    if (outcome.kind === 'held') await account.time.pass(SLOWEST_MS);
  }
  return waits;
}

const FREE = Array.from({ length: FREE_OF_PACE }, () => 0);

describe('what comes to nothing at once', () => {
  it.each([
    ['Ping', PING, QUIET],
    ['Sync', SYNC, EMPTY_PAGE],
  ] as const)(
    '%s: the first few times are free, then each waits longer, up to a minute [MS-ASCMD 2.2.3.177.11]',
    async (command, body, answer) => {
      const account = openAccount();
      account.server.answer(command, answer, '...');
      const waits = await often(account, command, body, FREE_OF_PACE + 7);
      expect(waits.slice(0, FREE_OF_PACE)).toEqual(FREE);
      // What would be pending for too long is held instead, until its time, for nobody but time.
      expect(waits.slice(FREE_OF_PACE, FREE_OF_PACE + 5)).toEqual([2_000, 4_000, 8_000, 16_000, -1]);
      expect(account.told('held').every(({ hold: { who, why } }) => who === 'time' && why === 'throttled')).toBe(true);
    },
  );

  it('a long poll that waited is free again', async () => {
    const account = openAccount();
    const { clock } = account.time;
    const waits = () => new Promise<typeof QUIET>((resolve) => void clock.setTimeout(() => resolve(QUIET), WAITED_MS));
    account.server.answer('Ping', ...FREE.map(() => QUIET), waits, QUIET, '...');
    await often(account, 'Ping', PING, FREE_OF_PACE);
    await account.time.pass(SLOWEST_MS);
    await account.request('Ping', PING);
    expect(await often(account, 'Ping', PING, 2)).toEqual([0, 0]);
  });

  it('so is everything once something came of anything', async () => {
    const account = openAccount();
    account.server.answer('Ping', QUIET, '...');
    account.server.answer('Sync', syncAnswer({ id: '5', key: '2', items: 1 }), '...');
    await often(account, 'Ping', PING, FREE_OF_PACE);
    await account.request('Sync', SYNC);
    expect(await often(account, 'Ping', PING, 2)).toEqual([0, 0]);
  });

  it('keeps back that wish alone, and a person who releases it', async () => {
    const account = openAccount();
    account.server.answer('Ping', QUIET, '...');
    account.server.answer('Sync', EMPTY_PAGE, '...');
    await often(account, 'Ping', PING, FREE_OF_PACE + 4);
    const begun = account.time.clock.now();
    await account.request('Sync', SYNC);
    expect(account.time.clock.now()).toBe(begun);
    expect((await account.request('Ping', PING)).outcome.kind).toBe('held');
    const [hold] = account.session.getSnapshot().holds;
    await account.session.release(hold?.id ?? '', 'retry');
    expect((await account.request('Ping', PING)).outcome.kind).toBe('done');
    expect(account.time.clock.now()).toBe(begun);
  });

  it('a first Sync from key 0 and a quiet one cost nothing', async () => {
    const account = openAccount();
    account.server.answer('Sync', {}, '...');
    expect(await often(account, 'Sync', SYNC, FREE_OF_PACE + 3)).toEqual(Array.from({ length: FREE_OF_PACE + 3 }, () => 0));
    const primed = openAccount();
    primed.server.answer('Sync', EMPTY_PAGE, '...');
    // No more than these: whoever starts over without end is held by the collection itself.
    expect(await often(primed, 'Sync', syncRequest({ id: '5', key: '0' }), COLLECTION.mostPrimings)).toEqual([0, 0, 0]);
    expect(primed.told('held')).toEqual([]);
  });
});

describe('a reply that moved a key', () => {
  const heard = (whole: object, keepsReply: boolean) => {
    const { world } = partsOf();
    const exchange = exchangeOf({ marks: { ...MARKS, collections: ['5'] } });
    notePace(world, exchange, { whole, keepsReply, moved: ['5'] } as unknown as Judged, 0, 0);
    return [world.account.notBefore, world.paces.size];
  };
  const BUSY = { do: 'retry', asked: true, dueAt: 7 } as const;

  it('keeps the wait that is asked for beside it, and counts as one that came to nothing where all there is to do is to try again', () => {
    expect(heard(BUSY, true)).toEqual([7, 1]);
    expect(heard(BUSY, false)).toEqual([0, 0]);
    expect(heard({ ...BUSY, do: 'repair' }, true)).toEqual([7, 0]);
  });
});

describe('what comes of an attempt, by its parts', () => {
  const judged = (kind: string, moved: readonly string[] = []): Judged =>
    ({ whole: { do: kind, then: 'end' }, moved }) as unknown as Judged;
  const counted = (marks: Partial<RequestMarks>, ...answers: Judged[]) => {
    const { world } = partsOf();
    const exchange = exchangeOf({ marks: { ...MARKS, collections: ['5'], ...marks } });
    for (const answer of answers) notePace(world, exchange, answer, 0, 0);
    return [...world.paces.values()].map(({ count }) => count);
  };

  it('a page with nothing in it counts, a refusal in between neither counts nor helps', () => {
    expect(counted({}, judged('accept', ['5']), judged('accept', ['5']))).toEqual([2]);
    expect(counted({}, judged('accept', ['5']), judged('retry'), judged('reset'), judged('accept', ['5']))).toEqual([2]);
  });

  it('the answer to key 0 is how it should be, and so is one that brings no key', () => {
    expect(counted({ primed: ['5'] }, judged('accept', ['5']), judged('continue', ['5']))).toEqual([]);
    expect(counted({}, judged('accept', ['5']), judged('accept'))).toEqual([]);
  });
});
