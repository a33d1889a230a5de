import { describe, expect, it } from 'vitest';
import { CONFIRM_AFTER_MS, FOLDERS_LEAST, GRACE_MS } from '../../../../src/core/limits.ts';
import { openAccount, type Account } from '../../../support/account.ts';
import { folderSyncAnswer, folderSyncRequest, statusAnswer, syncAnswer, syncRequest } from '../../../support/messages.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const ALL = ['1', '2', '3', '4', '5'];
const LOST = statusAnswer('FolderSync', 9);

interface Told {
  readonly full: boolean;
  readonly folders: number;
}

/** An account whose app knows these folders, and what its hook is told from then on. */
async function knowing(folders: readonly string[]): Promise<{ readonly account: Account; readonly told: readonly Told[] }> {
  const told: Told[] = [];
  const account = openAccount({
    hooks: {
      hierarchyKey: async () => '7',
      hierarchyChanged: async ({ changes, full }) => void told.push({ full, folders: changes.length }),
    },
  });
  account.server.answer('FolderSync', folderSyncAnswer('7', ...folders));
  await account.request('FolderSync', folderSyncRequest('0'));
  return { account, told };
}

/** A Sync that needs the folders, from a server that has lost the hierarchy's key. @returns how it ended */
async function lose(account: Account, ...folders: readonly string[]): Promise<string> {
  account.server.answer('Sync', statusAnswer('Sync', 12));
  return again(account, ...folders);
}

async function again(account: Account, ...folders: readonly string[]): Promise<string> {
  account.server.answer('FolderSync', LOST, folderSyncAnswer('8', ...folders));
  account.server.answer('Sync', OK);
  const { outcome } = await account.request('Sync', SYNC);
  await account.time.quiet();
  return outcome.kind;
}

const words = ({ told }: Account): string[] => [...told('doubtful'), ...told('confirmed'), ...told('dispelled')].map(({ type }) => type);

describe('a whole folder list from which half are gone', () => {
  it('is not told to the app: the account waits and asks again', async () => {
    const { account, told } = await knowing(ALL);
    expect(await lose(account, '1', '2')).toBe('held');
    expect(told).toEqual([]);
    expect(account.session.getSnapshot().holds).toMatchObject([
      { who: 'time', why: 'mailbox', until: account.time.clock.now() + CONFIRM_AFTER_MS },
    ]);
    expect(account.told('doubtful')).toMatchObject([{ why: 'folders-gone' }]);
    expect(account.told('doubtful')[0]).not.toHaveProperty('collectionId');
  });

  it('is believed when it is the same later', async () => {
    const { account, told } = await knowing(ALL);
    await lose(account, '1', '2');
    await account.time.pass(CONFIRM_AFTER_MS);
    expect(await again(account, '1', '2')).toBe('done');
    expect(told).toEqual([{ full: true, folders: 2 }]);
    expect(words(account)).toEqual(['doubtful', 'confirmed']);
  });

  it('is forgotten when they are there again', async () => {
    const { account, told } = await knowing(ALL);
    await lose(account);
    await account.time.pass(CONFIRM_AFTER_MS);
    expect(await again(account, ...ALL)).toBe('done');
    expect(told).toEqual([{ full: true, folders: ALL.length }]);
    expect(words(account)).toEqual(['doubtful', 'dispelled']);
  });

  it('asked for too early is doubted still, without a second word', async () => {
    const { account, told } = await knowing(ALL);
    await lose(account, '1');
    await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
    await account.time.quiet();
    expect(told).toEqual([]);
    expect(words(account)).toEqual(['doubtful']);
  });

  it('long after is another trouble, and doubted anew', async () => {
    const { account, told } = await knowing(ALL);
    await lose(account, '1');
    await account.time.pass(CONFIRM_AFTER_MS + GRACE_MS);
    expect(await again(account, '1')).toBe('held');
    expect(told).toEqual([]);
    expect(words(account)).toEqual(['doubtful', 'doubtful']);
  });
});

describe('no doubt', () => {
  it.each([
    ['at a list that lost less than half', ALL, ['1', '2', '3']],
    ['at a list too short to lose much', ALL.slice(0, FOLDERS_LEAST - 1), ['1']],
    ['at the first list there is', [], ['1']],
  ])('%s', async (_, known, now) => {
    const { account, told } = await knowing(known);
    expect(await lose(account, ...now)).toBe('done');
    expect(told).toEqual([{ full: true, folders: now.length }]);
    expect(words(account)).toEqual([]);
  });

  it('at changes that the server names one by one', async () => {
    const { account, told } = await knowing(ALL);
    account.server.answer('Sync', statusAnswer('Sync', 12), OK);
    account.server.answer('FolderSync', folderSyncAnswer('8'));
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(told).toEqual([{ full: false, folders: 0 }]);
  });
});
