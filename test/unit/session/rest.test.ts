import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import { isRested, noteRepair, provedWhole, REPAIRS_REST_MS } from '../../../src/session/rest.ts';
import { openAccount } from '../../support/account.ts';
import { pingRequest, provisionAnswer, statusAnswer } from '../../support/messages.ts';
import { virtualTime } from '../../support/time.ts';
import { partsOf } from '../../support/world.ts';

const APP = { own: false };

describe('an outage', () => {
  it('is over once a request went well since the repair, and nothing was broken for half an hour', async () => {
    const { world } = partsOf({}, {}, virtualTime());
    const time = virtualTime();
    Object.assign(world.ports, { clock: time.clock });
    provedWhole(world, APP);
    expect(isRested(world)).toBe(false);
    noteRepair(world);
    await time.pass(REPAIRS_REST_MS);
    expect(isRested(world)).toBe(false);
    provedWhole(world, { own: true });
    expect(isRested(world)).toBe(false);
    provedWhole(world, APP);
    expect(isRested(world)).toBe(true);
    noteRepair(world);
    provedWhole(world, APP);
    await time.pass(REPAIRS_REST_MS - 1);
    expect(isRested(world)).toBe(false);
    await time.pass(1);
    expect(isRested(world)).toBe(true);
  });

  it('by a clock that was set back is over all the same', () => {
    const { world } = partsOf();
    world.repaired = { at: world.ports.clock.now() + REPAIRS_REST_MS, isProven: true };
    expect(isRested(world)).toBe(true);
  });
});

describe('a quiet mailbox', () => {
  const PING = pingRequest(900, '5');

  it('has its token renewed every hour, all night: no repair counts for the next one', async () => {
    const failures: number[] = [];
    const account = openAccount({
      hooks: { credentials: async (event) => (failures.push(event.failures), { authorization: 'Bearer new' }) },
    });
    const nights = LIMITS.repairsPerRung + 5;
    for (let hour = 0; hour < nights; hour += 1) {
      account.server.answer('Ping', { status: 401 }, statusAnswer('Ping', 1));
      expect((await account.request('Ping', PING)).outcome.kind, `hour ${hour}`).toBe('done');
      await account.time.pass(3_600_000);
    }
    expect(failures).toEqual(Array.from({ length: nights }, () => 1));
    expect(account.session.getSnapshot().holds).toEqual([]);
  });

  it('that wants a handshake again within minutes each time is held: that is one outage', async () => {
    const account = openAccount();
    const ends: string[] = [];
    for (let minute = 0; minute <= LIMITS.repairsPerRung; minute += 1) {
      account.server.answer('Ping', { status: 449 }, statusAnswer('Ping', 1));
      account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
      ends.push((await account.request('Ping', PING)).outcome.kind);
      await account.time.pass(60_000);
    }
    expect(ends).toEqual([...Array.from({ length: LIMITS.repairsPerRung }, () => 'done'), 'held']);
  });

  it('is provisioned anew every day', async () => {
    const account = openAccount();
    for (let day = 0; day < LIMITS.repairsPerRung + 3; day += 1) {
      account.server.answer('Ping', { status: 449 }, statusAnswer('Ping', 1));
      account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
      expect((await account.request('Ping', PING)).outcome.kind, `day ${day}`).toBe('done');
      await account.time.pass(24 * 3_600_000);
    }
  });
});
