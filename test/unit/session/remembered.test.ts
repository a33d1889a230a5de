import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import type { Effect } from '../../../src/core/effect.ts';
import { NOTHING_LEARNED } from '../../../src/core/heartbeat.ts';
import { LIMITS } from '../../../src/core/limits.ts';
import { HIERARCHY_KEY } from '../../../src/policy/ledger.ts';
import type { AccountState } from '../../../src/session/account.ts';
import { remember } from '../../../src/session/remembered.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, MARKS, NOW, partsOf } from '../../support/world.ts';

const RESET: Effect = { type: 'effect.reset', collections: [] };
const report = (fromZero: boolean): Effect => ({ type: 'effect.report', rung: 'hierarchy', fromZero });
const reset: Decision = { do: 'reset', scope: 'all', collections: ['5', '6'], then: 'rebuild' };

/** What an account knows after a step of a request that was told this, and what it knew before. */
function stepped(
  decision: Decision | undefined,
  effects: readonly Effect[],
  {
    event = `${decision?.do ?? 'driver'}.x`,
    account = {},
    ...more
  }: { readonly event?: string; readonly account?: Partial<AccountState>; readonly [field: string]: unknown } = {},
) {
  const parts = partsOf(account);
  const facts = { needs: ['endpoint'], idempotent: 'yes' } as never;
  const exchange = exchangeOf({ facts, decision, because: decision && step(decision), marks: { ...MARKS, collections: ['5'] }, ...more });
  parts.world.exchanges.set('Sync#1', exchange);
  const before = parts.world.account;
  const remembered = remember(parts.world, NOW, 'Sync#1', event, { effects, value: 'held', context: {} });
  return { ...parts, exchange, before, remembered, after: parts.world.account };
}

describe('the resets a step spends', () => {
  const keys = (...given: Parameters<typeof stepped>) => Object.keys(stepped(...given).after.ledger.resets).toSorted();
  const SPEND: Effect = { type: 'effect.spend' };
  const PREPARE: Effect = { type: 'effect.prepare', chore: { do: 'refresh', scope: 'hierarchy' }, fromZero: true };

  it.each([
    ['the app’s hook is to run', [RESET], {}, ['*', '5', '6']],
    ['the hierarchy is reported as lost', [report(true)], {}, ['*', '5', '6']],
    ['the library’s own FolderSync starts from 0', [SPEND], {}, ['*', '5', '6']],
    ['it has done so before', [SPEND], { startsOver: new Set([HIERARCHY_KEY]) }, []],
    ['the hierarchy is only stale', [report(false)], {}, []],
    ['a repair is to start from 0: that is booked where it does', [PREPARE], {}, []],
    ['nothing of the kind is asked for', [{ type: 'effect.enqueue' }], {}, []],
    ['their page is on its way to the app', [RESET], { moved: ['5'] }, ['*', '6']],
    ['the event is another one than was decided', [RESET], { event: 'driver.expired' }, []],
  ] as const)('%s', (_, effects, more, booked) => {
    expect(keys(reset, effects, more)).toEqual(booked);
  });

  it('are booked at this moment', () => {
    expect(stepped(reset, [RESET]).after.ledger.resets['5']).toEqual([NOW]);
  });

  it('nothing without a decision, or without a request', () => {
    expect(keys(undefined, [RESET])).toEqual([]);
    const { world } = partsOf();
    const before = world.account;
    remember(world, NOW, 'ladder', 'rung.broken', { effects: [report(true)], value: 'mapping', context: {} });
    expect(world.account).toBe(before);
  });
});

describe('what else an account knows before a step is taken', () => {
  const wait = (more: object): Decision => ({ do: 'retry', pace: 'server', then: 'replay', ...more });

  it.each([
    ['a silence the server asked for', { asked: true, dueAt: NOW + 5 }, 0, NOW + 5],
    ['a longer one stands', { asked: true, dueAt: NOW + 5 }, NOW + 9, NOW + 9],
    ['a wait of our own is none', { dueAt: NOW + 5 }, 0, 0],
    ['one without a time is none', { asked: true }, 0, 0],
  ] as const)('%s', (_, more, notBefore, until) => {
    expect(stepped(wait(more), [{ type: 'effect.wake', dueAt: 0 }], { account: { notBefore } }).after.notBefore).toBe(until);
  });

  it('no silence of a server that is asked elsewhere', () => {
    const facts = { needs: [], idempotent: 'yes' } as never;
    expect(stepped(wait({ asked: true, dueAt: NOW + 5 }), [{ type: 'effect.wake', dueAt: 0 }], { facts }).after.notBefore).toBe(0);
  });

  it('that it is parked', () => {
    const hold: Decision = { do: 'hold', who: 'user', why: 'loop', then: 'end', scope: 'account', parked: 'folder-list' };
    expect(stepped({ ...hold, dueAt: NOW + 5 }, []).after.ledger).toMatchObject({ parks: 1, since: NOW + 5 });
    const { parked: _, ...plain } = hold;
    expect(stepped(plain, []).after.ledger.parks).toBe(0);
  });

  it('what its polls have shown', () => {
    const learned = { ...NOTHING_LEARNED, most: 600 };
    expect(stepped(undefined, [{ type: 'effect.learn', learned }]).after.longpoll).toBe(learned);
    expect(stepped(undefined, [RESET]).after.longpoll).toEqual(NOTHING_LEARNED);
  });

  it('a wipe that was ordered, and a collection on its way', () => {
    const { world } = partsOf();
    remember(world, NOW, 'wipe#1', 'wipe.directed', { effects: [], value: 'asking', context: { scope: 'device' } });
    expect(world.account.wipe).toEqual({ scope: 'device', step: 'directed' });
    const note = { state: 'keyless', primings: 1, primedAt: 0, empty: 0, gone: 0, until: 0 };
    remember(world, NOW, 'collection:5', 'key.given', { effects: [], value: 'downloading', context: { note } });
    expect(world.account.collections).toEqual({ '5': { ...note, state: 'downloading' } });
  });
});

describe('a hold', () => {
  const hold: Decision = { do: 'hold', who: 'user', why: 'loop', then: 'end' };
  const HOLD: Effect = { type: 'effect.hold' };

  it('stands on the account, is told once the step is taken, and taken back when it was not', () => {
    const { remembered, told, after, exchange, world, before } = stepped(hold, [HOLD]);
    expect(after.holds).toEqual([exchange.hold]);
    expect(told).toEqual([]);
    remembered.tell();
    expect(told).toMatchObject([{ type: 'held', hold: { id: 'hold-1', who: 'user', why: 'loop' } }]);
    expect(told[0]).not.toHaveProperty('hold.block');
    remembered.undo();
    expect(world.account.holds).toEqual(before.holds);
  });

  it('that stood before is neither told again nor taken back', () => {
    const first = stepped(hold, [HOLD]);
    const { remembered, told, world } = stepped(hold, [HOLD], { account: first.after });
    remembered.tell();
    expect(told).toEqual([]);
    remembered.undo();
    expect(world.account.holds).toEqual(first.after.holds);
  });

  it('is put by the effect alone', () => {
    expect(stepped(hold, [RESET]).after.holds).toEqual([]);
  });

  it('taken back leaves what was learned of another session meanwhile', () => {
    const { remembered, world } = stepped(reset, [RESET]);
    const theirs = { ...world.account.ledger, parks: 7 };
    world.account = { ...world.account, ledger: theirs };
    remembered.undo();
    expect(world.account.ledger).toBe(theirs);
  });

  it('taken back takes back what was booked, and a wipe, and leaves the silence', () => {
    const { remembered, world, before } = stepped({ ...reset, asked: true, dueAt: NOW + LIMITS.backoffFirstMs }, [RESET, HOLD]);
    expect(world.account.ledger).not.toEqual(before.ledger);
    remembered.undo();
    expect(world.account).toMatchObject({ ledger: before.ledger, holds: [], notBefore: NOW + LIMITS.backoffFirstMs });
    const parts = partsOf({ wipe: { scope: 'device', step: 'directed' } });
    remember(parts.world, NOW, 'wipe#1', 'app.done', { effects: [], value: 'wiped', context: { scope: 'device' } }).undo();
    expect(parts.world.account.wipe).toEqual({ scope: 'device', step: 'directed' });
  });
});
