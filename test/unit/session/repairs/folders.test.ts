import { describe, expect, it } from 'vitest';
import { CONFIRM_AFTER_MS, FOLDERS_LEAST, GRACE_MS } from '../../../../src/core/limits.ts';
import { openAccount, type Account } from '../../../support/account.ts';
import {
  folderCreateRequest,
  folderSyncAnswer,
  folderSyncRequest,
  pingRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
} from '../../../support/messages.ts';
import type { FolderChange } from '../../../../src/core/own-requests.ts';
import { countFolders, isBelieved } from '../../../../src/session/repairs/folders.ts';
import { NOW, partsOf } from '../../../support/world.ts';

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

describe('a whole folder list from which more than a quarter are gone', () => {
  it('is not told to the app: it waits and is asked for again', async () => {
    const { account, told } = await knowing(ALL);
    expect(await lose(account, '1', '2')).toBe('held');
    expect(told).toEqual([]);
    expect(account.session.getSnapshot().holds).toMatchObject([
      { who: 'time', why: 'mailbox', until: account.time.clock.now() + CONFIRM_AFTER_MS },
    ]);
    expect(account.told('doubtful')).toMatchObject([{ why: 'folders-gone' }]);
    expect(account.told('doubtful')[0]).not.toHaveProperty('collectionId');
  });

  it('is doubted when a groupware lost one of its stores, 6 of 9 left', async () => {
    const { account, told } = await knowing(['1', '2', '3', '4', '5', '6', '7', '8', '9']);
    expect(await lose(account, '1', '2', '3', '4', '6', '7')).toBe('held');
    expect(told).toEqual([]);
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

  it('asked for too early, the newer list says what goes on', async () => {
    const { account } = await knowing(ALL);
    await lose(account, '1', '2');
    await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
    await account.time.quiet();
    expect(await again(account, '3')).toBe('held');
    account.server.answer('Sync', syncAnswer({ id: '3', key: '2' }));
    expect((await account.request('Sync', syncRequest({ id: '3' }))).outcome.kind).toBe('done');
    expect((await account.request('Sync', syncRequest({ id: '1' }))).outcome).toMatchObject({ kind: 'held', attempts: 0 });
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
    ['at a list that lost a quarter', ['1', '2', '3', '4'], ['1', '2', '3']],
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

describe('while the folder list is in doubt', () => {
  const LISTED = syncRequest({ id: '1' });
  const doubted = async () => {
    const known = await knowing(ALL);
    known.account.server.answer('Sync', statusAnswer('Sync', 12));
    known.account.server.answer('FolderSync', LOST, folderSyncAnswer('8', '1', '2'));
    await known.account.request('Sync', SYNC);
    return { ...known, until: known.account.session.getSnapshot().holds[0]?.until ?? 0 };
  };

  it('mail goes out, and so does what is listed still', async () => {
    const { account } = await doubted();
    account.server.answer('SendMail', {});
    expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('done');
    account.server.answer('Sync', syncAnswer({ id: '1', key: '2' }));
    expect((await account.request('Sync', LISTED)).outcome.kind).toBe('done');
    account.server.answer('Ping', statusAnswer('Ping', 1));
    expect((await account.request('Ping', pingRequest(60, '1', '2'))).outcome.kind).toBe('done');
    expect(account.server.of('FolderSync')).toHaveLength(3);
  });

  it('a mail and a Sync that stood in line for the folders are let go', async () => {
    const { account } = await knowing(ALL);
    let answer: (body: Uint8Array<ArrayBuffer>) => void = () => undefined;
    account.server.answer('Sync', statusAnswer('Sync', 12), syncAnswer({ id: '1', key: '2' }));
    account.server.answer('FolderSync', LOST, () => new Promise((resolve) => (answer = resolve)));
    const lost = account.begin('Sync', SYNC);
    await account.time.quiet();
    account.server.answer('SendMail', {});
    const [mail, listed, edit] = [
      account.begin('SendMail', sendMailRequest('id-1')),
      account.begin('Sync', LISTED),
      account.begin('FolderCreate', folderCreateRequest('7', 'new')),
    ];
    await account.time.quiet();
    answer(folderSyncAnswer('8', '1', '2'));
    const ends = await Promise.all([lost, mail, listed, edit].map(async (one) => (await account.time.until(one)).outcome.kind));
    expect(ends).toEqual(['held', 'done', 'done', 'held']);
    expect(account.server.of('FolderCreate')).toEqual([]);
  });

  it('what vanished, and the folders themselves, wait', async () => {
    const { account, until } = await doubted();
    const held = { kind: 'held', attempts: 0, hold: { who: 'time', why: 'mailbox', until } };
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject(held);
    expect((await account.request('FolderCreate', folderCreateRequest('7', 'new'))).outcome).toMatchObject(held);
    expect((await account.request('FolderSync', folderSyncRequest('7'))).outcome).toMatchObject(held);
  });

  it('a Ping that names what vanished waits, and one that leaves it out goes on', async () => {
    const { account, until } = await doubted();
    const { outcome } = await account.request('Ping', pingRequest(60, '1', '5'));
    expect(outcome).toMatchObject({ kind: 'held', attempts: 0, hold: { until } });
    account.server.answer('Ping', statusAnswer('Ping', 7), statusAnswer('Ping', 1));
    const { outcome: stale } = await account.request('Ping', pingRequest(60, '1', '2'));
    expect(stale).toMatchObject({ kind: 'held', attempts: 1, hold: { until } });
    expect((await account.request('Ping', pingRequest(60, '1'))).outcome.kind).toBe('done');
  });

  it('nobody is told to ask for them [MS-ASCMD 3.1.5.3]', async () => {
    const { account } = await doubted();
    account.server.answer('Sync', syncAnswer({ id: '1', status: 12 }));
    const { outcome } = await account.request('Sync', LISTED);
    expect(outcome.kind).toBe('held');
    expect(outcome).not.toHaveProperty('next');
  });

  it('a listed one that says that the folders have changed waits alone, and nobody asks for them before their time', async () => {
    const { account, until } = await doubted();
    const asked = account.server.of('FolderSync').length;
    account.server.answer('Sync', syncAnswer({ id: '1', status: 12 }));
    for (const attempts of [1, 0, 0]) {
      const { outcome } = await account.request('Sync', LISTED);
      expect(outcome).toMatchObject({ kind: 'held', attempts, hold: { who: 'time', why: 'mailbox', until } });
    }
    account.server.answer('Sync', syncAnswer({ id: '2', key: '2' }));
    expect((await account.request('Sync', syncRequest({ id: '2' }))).outcome.kind).toBe('done');
    expect(account.server.of('FolderSync')).toHaveLength(asked);
    await account.time.pass(until - account.time.clock.now());
    account.server.answer('FolderSync', LOST, folderSyncAnswer('8', ...ALL));
    account.server.answer('Sync', syncAnswer({ id: '1', key: '2' }));
    expect((await account.request('Sync', LISTED)).outcome.kind).toBe('done');
    expect(words(account)).toEqual(['doubtful', 'dispelled']);
    expect(account.session.getSnapshot().holds).toEqual([]);
  });
});

describe('changes of the folders, counted', () => {
  const change = (kind: FolderChange['kind'], serverId = '1'): FolderChange => ({ kind, serverId });
  const listed = (count: number) => Array.from({ length: count }, (_, at) => change('add', String(at)));

  it('add and take away; a change of a name does neither', () => {
    const { world } = partsOf({ folders: { count: 5, until: 0 } });
    expect(isBelieved(world, [change('add'), change('add'), change('delete'), change('update')], false)).toBe(true);
    expect(world.account.folders).toEqual({ count: 6, until: 0 });
    expect(isBelieved(world, listed(9), true)).toBe(true);
    expect(world.account.folders.count).toBe(9);
  });

  const UNTIL = NOW + 1;
  it.each([
    ['of as few as may be doubted', { count: FOLDERS_LEAST, until: 0 }, NOW, 'doubtful', NOW + CONFIRM_AFTER_MS],
    ['by a clock that begins at nothing', { count: 9, until: 0 }, 5, 'doubtful', 5 + CONFIRM_AFTER_MS],
    ['before its time', { count: 9, until: UNTIL }, UNTIL - 1, undefined, UNTIL],
    ['at its time', { count: 9, until: UNTIL }, UNTIL, 'confirmed', 0],
    ['at the last moment', { count: 9, until: UNTIL }, UNTIL + GRACE_MS - 1, 'confirmed', 0],
    ['a moment too late', { count: 9, until: UNTIL }, UNTIL + GRACE_MS, 'doubtful', UNTIL + GRACE_MS + CONFIRM_AFTER_MS],
  ])('a short list %s', (_, folders, now, word, until) => {
    const { world, told } = partsOf({ folders }, {}, { clock: { now: () => now }, random: () => 0 });
    expect(isBelieved(world, [change('add', 'a'), change('update', 'b')], true)).toBe(word === 'confirmed');
    expect(told.map(({ type }) => type).filter((type) => type !== 'held')).toEqual(word === undefined ? [] : [word]);
    expect(world.account.folders.until).toBe(until);
  });

  it('a doubt holds the folders for time, and says what is listed still', () => {
    const { world } = partsOf({ folders: { count: 9, until: 0 } });
    isBelieved(world, [change('add', 'a'), change('update', 'b'), change('delete', 'c')], true);
    expect(world.account.holds).toMatchObject([
      { who: 'time', why: 'mailbox', rung: 'hierarchy', step: { code: 'hierarchy', command: 'FolderSync' } },
    ]);
    expect(world.account.holds[0]?.block).toEqual({ scope: 'folders', listed: ['a'] });
  });

  it.each([9, 8])('by the app itself (%s of 9) end a doubt: a short list after it is a new trouble', (count) => {
    const { world } = partsOf({ folders: { count: 9, until: NOW } });
    countFolders(world, count);
    expect(world.account.folders).toEqual({ count, until: 0 });
    expect(isBelieved(world, [change('add')], true)).toBe(false);
  });

  it('by the app itself change nothing where nothing was in doubt and none is missing', () => {
    const { world } = partsOf({ folders: { count: 9, until: 0 } });
    const before = world.account;
    countFolders(world, 9);
    expect(world.account).toBe(before);
  });
});
