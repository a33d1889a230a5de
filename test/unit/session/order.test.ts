import { describe, expect, it } from 'vitest';
import { inOrder, usualPriority } from '../../../src/session/order.ts';
import { openLocks } from '../../../src/session/locks.ts';
import { openAccount } from '../../support/account.ts';
import { provisionAnswer, searchRequest, statusAnswer, syncRequest } from '../../support/messages.ts';

const line = (...priorities: readonly ('user' | 'background')[]) => priorities.map((priority, nth) => ({ priority, nth }));

describe('who goes first', () => {
  it('is what a person waits for, each in the order they came', () => {
    expect(inOrder(line('background', 'user', 'background', 'user')).map(({ nth }) => nth)).toEqual([1, 3, 0, 2]);
  });

  it('a long poll runs by itself, everything else somebody has asked for', () => {
    expect([usualPriority('Ping'), usualPriority('SendMail'), usualPriority('Sync')]).toEqual(['background', 'user', 'user']);
  });

  it('after a repair what the user waits for goes out before what came first and runs by itself', async () => {
    const account = openAccount();
    const refused = statusAnswer('Search', 142);
    let release: () => void = () => undefined;
    const slow = new Promise<void>((resolve) => (release = resolve));
    account.server.answer('Search', refused, {}, {});
    account.server.answer('Provision', async () => (await slow, provisionAnswer('11', {})), provisionAnswer('22'));
    account.server.answer('Sync', {});
    void account.begin('Search', searchRequest(), { priority: 'background' });
    await account.time.quiet();
    void account.begin('Search', searchRequest(), { priority: 'background' });
    void account.begin('Sync', syncRequest({ id: '5' }));
    await account.time.quiet();
    release();
    await account.time.quiet();
    const after = account.server.commands().slice(account.server.commands().lastIndexOf('Provision') + 1);
    expect(after[0]).toBe('Sync');
    expect(after.slice(1)).toEqual(['Search', 'Search']);
  });

  it('a key that is free again goes to the user’s request', async () => {
    const locks = openLocks();
    expect(locks.take('a', 'Sync', { collections: ['5'] })).toBeUndefined();
    const taken: string[] = [];
    const wait = async (id: string, priority: 'user' | 'background'): Promise<void> => {
      await locks.take(id, 'Sync', { collections: ['5'] }, priority);
      if (locks.take(id, 'Sync', { collections: ['5'] }, priority) === undefined) taken.push(id);
    };
    const both = [wait('poll', 'background'), wait('user', 'user')];
    locks.release('a');
    await Promise.all(both);
    expect(taken).toEqual(['user']);
  });
});
