import { describe, expect, it } from 'vitest';
import type { Rung } from '../../../src/core/rungs.ts';
import { NEW_ACCOUNT, withHold, type Block } from '../../../src/session/account.ts';
import { announceStuck, announceWhole, waitsFor } from '../../../src/session/waiters.ts';
import type { Exchange } from '../../../src/session/world.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, partsOf, type Parts, type Standing } from '../../support/world.ts';

const ALL: readonly Rung[] = ['endpoint', 'credentials', 'version', 'policy', 'hierarchy'];
const NEEDS = { facts: { needs: ['credentials', 'policy', 'hierarchy'] } } as unknown as Partial<Exchange>;

function standing(parts: Parts, at: Standing | undefined, more: Partial<Exchange> = {}, id = 'Sync#1'): Exchange {
  const exchange = exchangeOf({ id, ...NEEDS, ...more });
  parts.world.exchanges.set(id, exchange);
  if (at !== undefined) parts.actors.set(id, at);
  return exchange;
}

const held = (block: Block) =>
  withHold(NEW_ACCOUNT, { who: 'user', why: 'loop', step: step({ do: 'hold', who: 'user', why: 'loop', then: 'end' }), block }).account;

describe('who waits for a rung', () => {
  it.each([
    ['one in line for what it needs', { value: 'queued' }, {}, ['policy'], 'policy'],
    ['one in line not for what it does not need', { value: 'queued' }, {}, ['endpoint', 'version'], undefined],
    ['one in line for the lowest it needs', { value: 'queued' }, {}, ALL, 'credentials'],
    ['one that wants it done first', { value: 'preparing' }, { chore: 'version' }, ALL, 'version'],
    ['one that wants another one done first', { value: 'preparing' }, { chore: 'version' }, ['policy'], undefined],
    ['one that wants nothing of the kind first', { value: 'preparing', context: { rung: 'policy' } }, {}, ALL, undefined],
    ['one that reported it', { value: 'provisioning', context: { rung: 'policy' } }, {}, ALL, 'policy'],
    ['one that repairs', { value: 'repairing', context: { rung: 'endpoint' } }, {}, ALL, 'endpoint'],
    ['one that asks for folders', { value: 'foldersyncing', context: { rung: 'hierarchy' } }, {}, ALL, 'hierarchy'],
    ['one that asks for all folders', { value: 'resettingHierarchy', context: { rung: 'hierarchy' } }, {}, ALL, 'hierarchy'],
    ['one that reported another one', { value: 'provisioning', context: { rung: 'policy' } }, {}, ['hierarchy'], undefined],
    ['not one on the wire, whatever it once reported', { value: 'sending', context: { rung: 'policy' } }, {}, ALL, undefined],
    ['nobody who is not there any more', undefined, {}, ALL, undefined],
  ] as const)('%s', (_, at, more, rungs, rung) => {
    const parts = partsOf();
    expect(waitsFor(parts.world, standing(parts, at, more), rungs)).toBe(rung);
  });
});

describe('what they hear', () => {
  it('a rung that is whole: everybody, who wanted it first with its own word, and only once', () => {
    const parts = partsOf();
    const first = standing(parts, { value: 'preparing' }, { chore: 'policy', priority: 'background' }, 'Ping#1');
    const other = standing(parts, { value: 'preparing' }, { chore: 'version' }, 'Sync#2');
    announceWhole(parts.world, 'policy');
    expect(parts.posted).toEqual([
      { to: 'Sync#2', event: { type: 'rung.rebuilt', rung: 'policy' } },
      { to: 'Ping#1', event: { type: 'chore.done' } },
      { to: 'Ping#1', event: { type: 'rung.rebuilt', rung: 'policy' } },
    ]);
    expect([first.chore, other.chore]).toEqual([undefined, 'version']);
  });

  it('a rung that stays broken: who waits for it, with the hold of the account', () => {
    const parts = partsOf(held({ scope: 'account' }));
    const [hold] = parts.world.account.holds;
    const waiting = standing(parts, { value: 'provisioning', context: { rung: 'policy' } });
    const chore = standing(parts, { value: 'preparing' }, { chore: 'policy' }, 'Sync#2');
    const away = standing(parts, { value: 'sending', context: { rung: 'policy' } }, {}, 'Sync#3');
    announceStuck(parts.world, ['policy']);
    expect(parts.posted).toEqual([
      { to: 'Sync#1', event: { type: 'rung.stuck', rung: 'policy' } },
      { to: 'Sync#2', event: { type: 'chore.failed' } },
    ]);
    expect([waiting.hold, chore.hold, away.hold]).toEqual([hold, hold, undefined]);
    expect(chore.chore).toBeUndefined();
  });

  it('a hold of one wish is nobody else’s', () => {
    const parts = partsOf(held({ scope: 'request', key: 'Sync:9' }));
    const waiting = standing(parts, { value: 'queued' });
    announceStuck(parts.world, ['policy']);
    expect(waiting.hold).toBeUndefined();
    expect(parts.posted).toEqual([{ to: 'Sync#1', event: { type: 'rung.stuck', rung: 'policy' } }]);
  });

  it('folders in doubt hold who waits for the folders, not who waits for a policy', () => {
    const parts = partsOf(held({ scope: 'folders', listed: ['1'] }));
    const [limbo] = parts.world.account.holds;
    const folders = standing(parts, { value: 'foldersyncing', context: { rung: 'hierarchy' } }, { command: 'FolderCreate' });
    const policy = standing(parts, { value: 'provisioning', context: { rung: 'policy' } }, {}, 'Sync#2');
    announceStuck(parts.world, ['policy', 'hierarchy']);
    expect(folders.hold).toBe(limbo);
    expect(policy.hold).toBeUndefined();
  });
});
