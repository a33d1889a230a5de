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
    expect(locks.take('a', 'Sync', ['5', '6'])).toBeUndefined();
    expect(await isOpen(locks.take('b', 'Sync', ['6', '7']))).toBe(true);
    expect(locks.take('c', 'Sync', ['7'])).toBeUndefined();
    expect(locks.take('d', 'FolderSync', [])).toBeUndefined();
    for (const command of ['FolderSync', 'FolderCreate', 'FolderDelete', 'FolderUpdate']) {
      expect(await isOpen(locks.take('e', command, [])), command).toBe(true);
    }
  });

  it('other commands work on no key, whatever they name', () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', ['5']);
    for (const command of ['Ping', 'GetItemEstimate', 'MoveItems', 'SendMail'])
      expect(locks.take('b', command, ['5']), command).toBeUndefined();
  });

  it('may take its own keys again', () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', ['5']);
    expect(locks.take('a', 'Sync', ['5', '6'])).toBeUndefined();
  });

  it('takes all of its keys or none: nobody holds one while waiting for another', async () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', ['5']);
    expect(await isOpen(locks.take('b', 'Sync', ['6', '5']))).toBe(true);
    expect(locks.take('c', 'Sync', ['6'])).toBeUndefined();
  });
});

describe('who waits', () => {
  it('is woken when the keys are free, all of them, and takes them anew', async () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', ['5']);
    const turns = [locks.take('b', 'Sync', ['5']), locks.take('c', 'Sync', ['5'])];
    locks.release('a');
    for (const turn of turns) expect(await isOpen(turn)).toBe(false);
    expect(locks.take('b', 'Sync', ['5'])).toBeUndefined();
    expect(await isOpen(locks.take('c', 'Sync', ['5']))).toBe(true);
  });

  it('for the hierarchy is woken when its owner leaves it to a repair, and the owner keeps its collections', async () => {
    const locks = openLocks();
    void locks.take('a', 'FolderCreate', []);
    const turn = locks.take('b', 'FolderSync', []);
    locks.yieldHierarchy('b');
    expect(await isOpen(turn)).toBe(true);
    locks.yieldHierarchy('a');
    expect(await isOpen(turn)).toBe(false);
    expect(locks.take('b', 'FolderSync', [])).toBeUndefined();
  });

  it('releasing what one does not have wakes nobody and takes nothing', async () => {
    const locks = openLocks();
    void locks.take('a', 'Sync', ['5']);
    const turn = locks.take('b', 'Sync', ['5']);
    locks.release('c');
    expect(await isOpen(turn)).toBe(true);
    expect(await isOpen(locks.take('d', 'Sync', ['5']))).toBe(true);
  });
});
