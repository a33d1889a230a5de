import { describe, expect, it } from 'vitest';
import type { EasRung } from '../../../../src/core/rungs.ts';
import type { Hooks } from '../../../../src/core/session.ts';
import { EAS_OWN } from '../../../../src/eas/own.ts';
import type { RepairTools } from '../../../../src/session/repairs/job.ts';
import { openRepairs } from '../../../../src/session/repairs/repairs.ts';
import type { Exchange } from '../../../../src/session/world.ts';
import { HEADERS, urlOf } from '../../../support/account.ts';
import { lent, ownExchange, repairing } from '../../../support/repair.ts';
import { step } from '../../../support/statuses.ts';

const TEMPLATE = { url: urlOf('Sync'), headers: HEADERS };
const UNASKED = { more: { template: undefined } };
const CONSENTED = { wipe: { scope: 'device', step: 'consented' } } as const;

/** Repairs of an account whose ladder repairs at most three times, and has repaired the credentials twice. */
function opened(circumstances: Parameters<typeof repairing>[1] = {}, more: Partial<RepairTools> = {}) {
  const parts = repairing('version', circumstances);
  const driver = lent(more);
  const context = { epochs: { policy: 4 }, repairs: { credentials: 2, policy: 3 }, limit: 3 };
  parts.actors.set('ladder', { value: 'repairing', context });
  return { ...parts, ...driver, repairs: openRepairs(parts.world, driver.tools), events: () => parts.posted.map(({ event }) => event) };
}

/** A credentials hook that answers when the test says so. */
function slow() {
  let give: (given: { authorization: 'Bearer new' }) => void = () => undefined;
  const failures: number[] = [];
  const hooks: Hooks = { credentials: (event) => (failures.push(event.failures), new Promise((resolve) => (give = resolve))) };
  return { hooks, failures, give: () => give({ authorization: 'Bearer new' }) };
}

describe('a repair', () => {
  it.each<[EasRung, string, boolean]>([
    ['endpoint', 'OPTIONS', true],
    ['credentials', 'OPTIONS', false],
    ['version', 'OPTIONS', true],
    ['policy', 'Provision', true],
    ['hierarchy', 'FolderSync', true],
  ])('of %s books on %s, and waits for the app to have asked: %s', async (rung, command, waits) => {
    const { repairs, scratched, events, spawned, world, time } = opened({
      ...UNASKED,
      answers: [{ headers: { 'ms-asprotocolversions': '14.1' } }],
    });
    repairs.start(rung, 5, false);
    repairs.resume();
    await time.quiet();
    expect(scratched).toEqual([command]);
    expect([events().length, spawned.length]).toEqual([waits ? 0 : 1, 0]);
    world.template = TEMPLATE;
    repairs.resume();
    repairs.resume();
    await time.quiet();
    expect([events().length, spawned.length]).toEqual(rung === 'policy' ? [0, 1] : [1, 0]);
  });

  it('that waited and was called off does not begin', async () => {
    const { repairs, events, spawned, world, time } = opened(UNASKED);
    repairs.start('policy', 5, false);
    repairs.cancel(5);
    world.template = TEMPLATE;
    repairs.resume();
    await time.quiet();
    expect([events(), spawned]).toEqual([[], []]);
  });

  it('a wipe the app has agreed to needs no network, and nothing else begins for its sake', async () => {
    const { repairs, spawned, events, time } = opened({ ...UNASKED, account: CONSENTED });
    repairs.start('version', 5, false);
    await time.quiet();
    expect(events()).toEqual([]);
    repairs.cancel(5);
    repairs.start('policy', 6, false);
    expect(spawned.map(({ id }) => id)).toEqual(['wipe#6']);
  });

  it('that is whole is told, and the ladder hears which one', async () => {
    const { hooks, failures, give } = slow();
    const { repairs, events, told, abandoned, time } = opened({ hooks });
    repairs.start('credentials', 5, false);
    give();
    await time.quiet();
    expect(failures).toEqual([2]);
    expect(events()).toEqual([{ type: 'rung.rebuilt', rung: 'credentials', attempt: 5 }]);
    expect(told).toEqual([{ type: 'repaired', rung: 'credentials' }]);
    expect(abandoned).toEqual([]);
  });

  it('that fails holds the account with what the last who waits for it was told', async () => {
    const [first, last, other] = [1, 2, 3].map((at) =>
      step({ do: 'repair', rung: 'credentials', then: 'replay' }, `http.40${at}` as 'http.401'),
    );
    const { repairs, world, events, actors, told, time } = opened({
      open: [{ because: first }, { because: last }, {}, { because: other }],
    });
    const waits = { value: 'repairing', context: { rung: 'credentials' } };
    for (const id of ['open#0', 'open#1', 'open#2']) actors.set(id, waits);
    actors.set('open#3', { value: 'sending', context: {} });
    repairs.start('credentials', 5, false);
    await time.quiet();
    expect(events()).toEqual([{ type: 'rung.stuck', rung: 'credentials', attempt: 5 }]);
    expect(world.account.holds).toMatchObject([{ who: 'user', why: 'credentials', rung: 'credentials', step: last }]);
    expect(told.map(({ type }) => type)).toEqual(['held']);
  });

  it('that breaks in itself fails, and once called off is nobody’s', async () => {
    const hooks: Hooks = { hierarchyChanged: async () => undefined };
    const broken = opened({ hooks });
    broken.repairs.start('hierarchy', 5, false);
    await broken.time.quiet();
    expect(broken.events()).toMatchObject([{ type: 'rung.stuck', rung: 'hierarchy' }]);
    let fail: (error: Error) => void = () => undefined;
    const done = new Promise<never>((_, reject) => (fail = reject));
    const late = opened({ hooks }, { folderSync: () => ({ exchange: ownExchange({ command: 'FolderSync' }), done }) });
    late.repairs.start('hierarchy', 5, false);
    late.repairs.cancel(5);
    fail(new Error('planted'));
    await late.time.quiet();
    expect([late.events(), late.world.account.holds]).toEqual([[], []]);
  });

  it('called off changes nothing any more; another attempt than its own calls off nothing', async () => {
    for (const attempt of [4, 5]) {
      const { hooks, give } = slow();
      const { repairs, events, world, abandoned, time } = opened({ hooks });
      repairs.start('credentials', 5, false);
      repairs.cancel(attempt);
      give();
      await time.quiet();
      expect([events().length, world.places?.[0]?.renewed]).toEqual(attempt === 4 ? [1, 'Bearer new'] : [0, undefined]);
      expect(abandoned).toEqual([]);
    }
  });

  it('called off for a rung below goes on where it was, until it has ended', async () => {
    const scratched: Exchange[] = [];
    const scratch = (command: string): Exchange => {
      const made = ownExchange({ command, sought: ['made'] });
      scratched.push(made);
      return made;
    };
    const { repairs, abandoned, spawned } = opened({}, { scratch });
    repairs.start('policy', 5, false);
    Object.assign(scratched[0] ?? {}, { strikes: { 'http.500': 1 }, sought: ['met'] });
    repairs.cancel(5);
    expect([scratched[0]?.abort.signal.aborted, abandoned]).toEqual([true, ['provision#5']]);
    repairs.start('policy', 6, false);
    repairs.perform('provision#6', { type: 'effect.provisioned', how: 'whole' });
    expect(abandoned).toEqual(['provision#5', 'provision#6']);
    repairs.start('policy', 7, false);
    const booked = scratched.map(({ strikes, sought, epochs }) => ({ strikes, sought, epochs }));
    expect(booked.slice(1)).toEqual([
      { strikes: { 'http.500': 1 }, sought: ['met'], epochs: { policy: 4 } },
      { strikes: {}, sought: ['made'], epochs: { policy: 4 } },
    ]);
    expect(spawned).toHaveLength(3);
  });

  it('dropped lets go of its own FolderSync, when that is under way still', async () => {
    for (const isOpen of [true, false]) {
      const exchange = ownExchange({ command: 'FolderSync' });
      const done = new Promise<never>(() => undefined);
      const { repairs, world, posted, time } = opened(
        { hooks: { hierarchyChanged: async () => undefined } },
        { folderSync: () => ({ exchange, done }) },
      );
      if (isOpen) world.exchanges.set(exchange.id, exchange);
      repairs.start('hierarchy', 5, false);
      await time.quiet();
      repairs.drop();
      repairs.drop();
      expect(posted).toEqual(isOpen ? [{ to: exchange.id, event: { type: 'caller.aborted' } }] : []);
    }
  });
});

describe('the machine of a repair', () => {
  it('is nobody’s while none is under way', () => {
    const { repairs, events, abandoned } = opened();
    expect([repairs.owns('provision#5'), repairs.dueAt()]).toEqual([false, undefined]);
    repairs.cancel(5);
    repairs.perform('provision#5', { type: 'effect.provisioned', how: 'whole' });
    repairs.ring(5);
    repairs.drop();
    expect([events(), abandoned]).toEqual([[], []]);
  });

  it('alone is listened to', () => {
    const { repairs, events } = opened();
    repairs.start('policy', 5, false);
    expect([repairs.owns('provision#5'), repairs.owns('provision#4')]).toEqual([true, false]);
    repairs.perform('provision#4', { type: 'effect.provisioned', how: 'whole' });
    expect(events()).toEqual([]);
    repairs.perform('provision#5', { type: 'effect.provisioned', how: 'whole' });
    expect(events()).toEqual([{ type: 'rung.rebuilt', rung: 'policy', attempt: 5 }]);
  });

  it('is rung at its time, once', () => {
    const { repairs, posted } = opened();
    repairs.start('policy', 5, false);
    repairs.ring(9);
    repairs.perform('provision#5', { type: 'effect.wake', dueAt: 9 });
    expect(repairs.dueAt()).toBe(9);
    repairs.ring(8);
    expect(posted).toEqual([]);
    repairs.ring(9);
    repairs.ring(10);
    expect(posted).toEqual([{ to: 'provision#5', event: { type: 'driver.tick', now: 9 } }]);
    expect(repairs.dueAt()).toBeUndefined();
  });

  const ORDER = step({ do: 'wipe', scope: 'as-directed', then: 'end' }, 'common.140');
  const ordered = (strikes: Exchange['strikes'], because: typeof ORDER | undefined = ORDER): Partial<Exchange> => ({
    decision: ORDER.decision,
    because,
    strikes,
  });
  it.each<[string, readonly Partial<Exchange>[], string]>([
    ['an order for the first time', [ordered({ 'common.140': 1 })], 'directive'],
    ['an order nobody has counted', [ordered({})], 'directive'],
    ['an order without a word', [{ ...ordered({ 'common.140': 5 }), because: undefined }], 'directive'],
    ['an order among others', [{}, ordered({ 'common.140': 1 }), {}], 'directive'],
    ['an order that came again', [ordered({ 'common.140': 2 })], 'request'],
    ['nothing of the kind', [{ because: ORDER, strikes: {} }], 'request'],
  ])('asks after %s for what the server wants [MS-ASPROV 3.1.5.1]', async (_, open, asked) => {
    const made: unknown[] = [];
    const provision: typeof EAS_OWN.provision = (phase, at) => (made.push([phase, at.enforcement]), EAS_OWN.provision(phase, at));
    const { repairs, time } = opened({ open, ports: { own: { ...EAS_OWN, provision } } });
    repairs.start('policy', 5, false);
    repairs.perform('provision#5', { type: 'effect.provision', phase: 'request' });
    await time.quiet();
    expect(made).toEqual([[asked, 'none']]);
  });
});

describe('a rung that rests', () => {
  it.each([
    ['policy', 1],
    ['credentials', 0],
    ['version', 0],
  ] as const)('%s, holds the account when it was repaired as often as is allowed', (rung, holds) => {
    const { repairs, world } = opened();
    repairs.giveUp(rung);
    expect(world.account.holds).toHaveLength(holds);
  });
});
