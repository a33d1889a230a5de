import { describe, expect, it } from 'vitest';
import { openLocks } from '../../../src/session/locks.ts';

const isOpen = async (promise: Promise<void> | undefined): Promise<boolean> => {
  let open = true;
  void promise?.then(() => {
    open = false;
    return open;
  });
  await Promise.resolve();
  await Promise.resolve();
  return promise !== undefined && open;
};

describe('one request at a time', () => {
  it('works on a collection by Sync, and on the hierarchy by any folder command [MS-ASCMD 2.2.1.21]', async () => {
    const locks = openLocks();
    expect(locks.take('a', 'Sync', { collections: ['5', '6'] })).toBeUndefined();
    expect(await isOpen(locks.take('b', 'Sync', { collections: ['6', '7'] }))).toBe(true);
    expect(locks.take('c', 'Sync', { collections: ['7'] })).toBeUndefined();
    expect(locks.take('d', 'FolderSync', { collections: [] })).toBeUndefined();
    for (const command of ['FolderSync', 'FolderCreate', 'FolderDelete', 'FolderUpdate']) {
      expect(await isOpen(locks.take('e', command, { collections: [] })), command).toBe(true);
    }
  });

  it('whose work goes on when it is over has its keys until that is done, and others their turn then', async () => {
    const locks = openLocks();
    const take = (id: string) => locks.take(id, 'Sync', { collections: ['5'] });
    void take('a');
    const letGo = locks.keep('a');
    const turn = take('b');
    locks.release('a');
    expect([await isOpen(turn), await isOpen(take('c'))]).toEqual([true, true]);
    letGo();
    expect([await isOpen(turn), take('b')]).toEqual([false, undefined]);
    locks.release('b');
    // Done before the request is over it has nothing more to say.
    void take('a');
    locks.keep('a')();
    expect(await isOpen(take('b'))).toBe(true);
    locks.release('a');
    expect(take('b')).toBeUndefined();
  });

  it('other commands work on no key, whatever they name', () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', { collections: ['5'] });
    for (const command of ['Ping', 'GetItemEstimate', 'MoveItems', 'SendMail'])
      expect(locks.take('b', command, { collections: ['5'] }), command).toBeUndefined();
  });

  it('carries bytes that must not happen twice, whatever its command', async () => {
    const locks = openLocks();
    const take = (id: string, name?: string) => locks.take(id, 'SendMail', { collections: [] }, 'user', name);
    expect(take('a', 'digest')).toBeUndefined();
    expect(await isOpen(take('b', 'digest'))).toBe(true);
    expect(take('c', 'other')).toBeUndefined();
    expect(locks.take('e', 'Sync', { collections: ['digest'] })).toBeUndefined();
    expect(take('d')).toBeUndefined();
    locks.release('a');
    expect(take('b', 'digest')).toBeUndefined();
  });

  it('may take its own keys again', () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', { collections: ['5'] });
    expect(locks.take('a', 'Sync', { collections: ['5', '6'] })).toBeUndefined();
  });

  it('lets go of what it has while it waits for more, and knows what others have worked on since', async () => {
    const locks = openLocks();
    const [mine, theirs] = [{ collections: ['5'] }, { collections: ['6'] }];
    expect([locks.take('a', 'Sync', mine), locks.take('b', 'Sync', theirs)]).toEqual([undefined, undefined]);
    const waits = [locks.take('c', 'Sync', mine), locks.take('a', 'Sync', { collections: ['5', '6'] })];
    // Who waited for what it had goes on.
    expect([await isOpen(waits[0]), await isOpen(waits[1])]).toEqual([false, true]);
    expect(locks.isOvertaken('a', '5')).toBe(false);
    expect([locks.take('c', 'Sync', mine), locks.take('d', 'Sync', { collections: ['7'] })]).toEqual([undefined, undefined]);
    expect(['5', '6', '7'].map((key) => locks.isOvertaken('a', key))).toEqual([true, false, false]);
    locks.release('b');
    expect(await isOpen(locks.take('a', 'Sync', { collections: ['5', '6'] }))).toBe(true);
    expect(locks.isOvertaken('a', '5')).toBe(true);
    locks.release('c');
    expect(locks.take('a', 'Sync', { collections: ['5', '6'] })).toBeUndefined();
    expect(locks.isOvertaken('a', '5')).toBe(false);
  });

  it('takes all of its keys or none: nobody holds one while waiting for another', async () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', { collections: ['5'] });
    expect(await isOpen(locks.take('b', 'Sync', { collections: ['6', '5'] }))).toBe(true);
    expect(locks.take('c', 'Sync', { collections: ['6'] })).toBeUndefined();
  });
});

describe('who waits', () => {
  it('is woken when the keys are free, all of them, and takes them anew', async () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', { collections: ['5'] });
    const turns = [locks.take('b', 'Sync', { collections: ['5'] }), locks.take('c', 'Sync', { collections: ['5'] })];
    locks.release('a');
    for (const turn of turns) expect(await isOpen(turn)).toBe(false);
    expect(locks.take('b', 'Sync', { collections: ['5'] })).toBeUndefined();
    expect(await isOpen(locks.take('c', 'Sync', { collections: ['5'] }))).toBe(true);
  });

  it('for the hierarchy is woken when its owner leaves it to a repair, and the owner keeps its collections', async () => {
    const locks = openLocks();
    void locks.take('a', 'FolderCreate', { collections: [] });
    const turn = locks.take('b', 'FolderSync', { collections: [] });
    locks.yieldHierarchy('b');
    expect(await isOpen(turn)).toBe(true);
    locks.yieldHierarchy('a');
    expect(await isOpen(turn)).toBe(false);
    expect(locks.take('b', 'FolderSync', { collections: [] })).toBeUndefined();
  });

  it('releasing what one does not have wakes nobody and takes nothing', async () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', { collections: ['5'] });
    const turn = locks.take('b', 'Sync', { collections: ['5'] });
    locks.release('c');
    expect(await isOpen(turn)).toBe(true);
    expect(await isOpen(locks.take('d', 'Sync', { collections: ['5'] }))).toBe(true);
  });
});

it('one mail is carried by one request at a time, another mail by another [MS-ASCMD 2.2.3.28.1]', async () => {
  const locks = openLocks();
  expect(locks.take('a', 'SendMail', { collections: [], clientId: 'id-1' })).toBeUndefined();
  expect(locks.take('b', 'SendMail', { collections: [], clientId: 'id-2' })).toBeUndefined();
  const turn = locks.take('c', 'SmartReply', { collections: [], clientId: 'id-1' });
  expect(turn).toBeInstanceOf(Promise);
  locks.release('a');
  await turn;
  expect(locks.take('c', 'SmartReply', { collections: [], clientId: 'id-1' })).toBeUndefined();
});

it('knows whose turn it is while somebody waits, and no longer', async () => {
  const locks = openLocks();
  void locks.take('a', 'Sync', { collections: ['5'] });
  void locks.take('b', 'Sync', { collections: ['6'] });
  const turns = [locks.take('c', 'Sync', { collections: ['6'] }), locks.take('d', 'Sync', { collections: ['5'] })];
  void locks.take('e', 'Sync', { collections: ['5'] });
  expect(['a', 'c', 'd', 'e'].map((id) => locks.ahead(id))).toEqual([undefined, 'b', 'a', 'a']);
  locks.release('a');
  await turns[1];
  expect(locks.ahead('d')).toBeUndefined();
});

describe('keys of different kinds', () => {
  it('are different, even when they have the same name', async () => {
    const locks = openLocks();
    void locks.take('a', 'FolderSync', { collections: [] });
    void locks.take('b', 'SendMail', { collections: [], clientId: '5' });
    expect(locks.take('c', 'Sync', { collections: ['', '5'] })).toBeUndefined();
    expect(await isOpen(locks.take('d', 'SendMail', { collections: [], clientId: '5' }))).toBe(true);
  });

  it('the hierarchy is left by its owner only: nobody else gets in between', async () => {
    const locks = openLocks();
    void locks.take('a', 'FolderCreate', { collections: [] });
    locks.yieldHierarchy('b');
    expect(await isOpen(locks.take('c', 'FolderSync', { collections: [] }))).toBe(true);
  });
});

describe('who yields the hierarchy', () => {
  const FOLDERS = { collections: [] };

  it('is overtaken once somebody else works on it, until it works on it again', () => {
    const locks = openLocks();
    void locks.take('a', 'FolderCreate', FOLDERS);
    locks.yieldHierarchy('a');
    expect(locks.isOvertaken('a')).toBe(false);
    void locks.take('s', 'Sync', { collections: ['5'] });
    expect(locks.isOvertaken('a')).toBe(false);
    void locks.take('b', 'FolderSync', FOLDERS);
    expect([locks.isOvertaken('a'), locks.isOvertaken('b')]).toEqual([true, false]);
    locks.release('b');
    expect(locks.isOvertaken('a')).toBe(true);
    void locks.take('a', 'FolderCreate', FOLDERS);
    expect(locks.isOvertaken('a')).toBe(false);
  });

  it('and ends is nobody any more', () => {
    const locks = openLocks();
    void locks.take('a', 'FolderCreate', FOLDERS);
    locks.yieldHierarchy('a');
    locks.release('a');
    void locks.take('b', 'FolderSync', FOLDERS);
    expect(locks.isOvertaken('a')).toBe(false);
  });
});
