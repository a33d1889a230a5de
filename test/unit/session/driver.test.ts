import { describe, expect, it } from 'vitest';
import { EAS } from '../../../src/eas/protocol.ts';
import { appRequest, bareSession, openAccount } from '../../support/account.ts';
import {
  folderSyncAnswer,
  pingRequest,
  provisionAnswer,
  searchRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
} from '../../support/messages.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const HIERARCHY = { hierarchyChanged: async () => undefined, hierarchyKey: async () => '9' };

describe('many requests at once', () => {
  it('meet one outage with one repair, whatever the order of their answers', async () => {
    const account = openAccount();
    const { server, time } = account;
    const count = 20;
    server.answer('Sync', (seen) => (seen.headers['x-ms-policykey'] === '22' ? OK : statusAnswer('Sync', 142)), '...');
    server.answer(
      'Provision',
      (seen) =>
        provisionAnswer(seen.headers['x-ms-policykey'] === '0' ? '11' : '22', seen.headers['x-ms-policykey'] === '0' ? {} : undefined),
      '...',
    );
    const calls = Array.from({ length: count }, (_, index) => account.begin('Sync', syncRequest({ id: String(index) })));
    for (const call of calls) expect((await time.until(call)).outcome).toMatchObject({ kind: 'done' });
    expect(server.of('Provision')).toHaveLength(2);
    expect(server.of('Sync').length).toBeLessThanOrEqual(2 * count);
  });

  it('each end by themselves: one that is refused takes nobody with it', async () => {
    const account = openAccount();
    account.server.answer('Sync', OK);
    account.server.answer('Search', statusAnswer('Search', 77));
    const [sync, search] = [account.begin('Sync', SYNC), account.begin('Search', searchRequest())];
    expect((await account.time.until(search)).outcome.kind).toBe('refused');
    expect((await account.time.until(sync)).outcome.kind).toBe('done');
  });
});

describe('a fault of our own in one step', () => {
  it('rejects that request, and the others go on', async () => {
    const facts = EAS.commands['Sync'];
    let faulty = false;
    // What a session must never meet: a part of itself that throws where nothing is expected to.
    const broken = { ...facts, get needs() { if (faulty) throw new Error('a fault of ours'); return facts?.needs ?? []; } }; // prettier-ignore
    const { session, server, time } = bareSession({ ...EAS, commands: { ...EAS.commands, Sync: broken as never } });
    server.answer('Search', statusAnswer('Search', 142), statusAnswer('Search', 1));
    server.answer('Sync', statusAnswer('Sync', 142));
    server.answer('Provision', () => ((faulty = true), provisionAnswer('11', {})), provisionAnswer('22'));
    const [sync, search] = [
      session.send('Sync', () => appRequest('Sync', SYNC)),
      session.send('Search', () => appRequest('Search', searchRequest())),
    ];
    sync.catch(() => undefined);
    expect((await time.until(search)).outcome.kind).toBe('done');
    await expect(sync).rejects.toThrow('a fault of ours');
    expect(session.getSnapshot().requests).toEqual([]);
  });
});

describe('a repair that fails', () => {
  it('tells everybody who waits for it, at once, and names who has to act', async () => {
    const account = openAccount();
    const { server, time } = account;
    let refuse: () => void = () => undefined;
    server.answer('Sync', statusAnswer('Sync', 142), statusAnswer('Sync', 142));
    server.answer('Search', statusAnswer('Search', 142));
    server.answer('Provision', () => new Promise((resolve) => (refuse = () => resolve({ status: 403 }))));
    const begun = time.clock.now();
    const calls = [account.begin('Sync', SYNC), account.begin('Sync', syncRequest({ id: '6' })), account.begin('Search', searchRequest())];
    await time.quiet();
    const late = account.begin('Settings', undefined);
    await time.quiet();
    refuse();
    for (const call of [...calls, late]) expect((await time.until(call)).outcome.kind).toBe('held');
    expect(time.clock.now()).toBe(begun);
    expect(account.session.getSnapshot()).toMatchObject({ state: 'held', requests: [] });
    expect(account.session.getSnapshot().holds.filter((hold) => hold.who !== 'time')).toHaveLength(1);
  });

  it('of a lower rung tells those who wait for a higher one too: it will not be repaired either', async () => {
    const account = openAccount({ hooks: HIERARCHY });
    const { server, time } = account;
    server.answer('Sync', syncAnswer({ id: '5', status: 12 }));
    server.answer('FolderSync', statusAnswer('FolderSync', 142));
    server.answer('Provision', statusAnswer('Sync', 1), '...');
    const begun = time.clock.now();
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(time.clock.now() - begun).toBeLessThan(30_000);
    expect(account.session.getSnapshot().requests).toEqual([]);
  });

  it('does not tell those who wait for something else', async () => {
    const account = openAccount();
    const { server, time } = account;
    server.answer('Ping', { status: 503, headers: { 'Retry-After': '20' } }, statusAnswer('Ping', 1));
    server.answer('Sync', statusAnswer('Sync', 142));
    server.answer('Provision', { status: 403 });
    let refuse: () => void = () => undefined;
    server.answer('Search', () => new Promise((resolve) => (refuse = () => resolve(statusAnswer('Search', 142)))));
    const search = account.begin('Search', searchRequest());
    await time.quiet();
    const ping = account.begin('Ping', pingRequest(60, '5'));
    await time.quiet();
    refuse();
    expect((await time.until(search)).outcome.kind).toBe('held');
    expect((await time.until(ping)).outcome.kind).not.toBe('refused');
  });
});

describe('a late refusal', () => {
  it('of before the last repair is answered by sending again, not by another repair', async () => {
    const account = openAccount();
    const { server, time } = account;
    let late: () => void = () => undefined;
    server.answer('Search', () => new Promise((resolve) => (late = () => resolve(statusAnswer('Search', 142)))), statusAnswer('Search', 1));
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    const search = account.begin('Search', searchRequest());
    await time.quiet();
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    late();
    expect((await time.until(search)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(server.of('Provision')).toHaveLength(2);
    expect(server.of('Search')[1]?.headers['x-ms-policykey']).toBe('22');
  });

  it('of the hierarchy the same', async () => {
    const account = openAccount({ hooks: HIERARCHY });
    const { server, time } = account;
    let late: () => void = () => undefined;
    server.answer(
      'Sync',
      () => new Promise((resolve) => (late = () => resolve(syncAnswer({ id: '6', status: 12 })))),
      syncAnswer({ id: '5', status: 12 }),
      OK,
      syncAnswer({ id: '6', key: '2' }),
    );
    server.answer('FolderSync', folderSyncAnswer('10'));
    const first = account.begin('Sync', syncRequest({ id: '6' }));
    await time.quiet();
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    late();
    expect((await time.until(first)).outcome.kind).toBe('done');
    expect(server.of('FolderSync')).toHaveLength(1);
  });
});

describe('a lower rung that breaks during a repair', () => {
  it('calls it off, and what the called-off repair still hears is nobody’s', async () => {
    const account = openAccount({ hooks: { ...HIERARCHY, credentials: async () => ({ authorization: 'Bearer new' }) } });
    const { server, time } = account;
    const applied: string[] = [];
    let folders: () => void = () => undefined;
    let refuse: () => void = () => undefined;
    server.answer(
      'Settings',
      () => new Promise((resolve) => (refuse = () => resolve({ status: 401 }))),
      { status: 401 },
      statusAnswer('Settings', 1),
    );
    server.answer('Sync', syncAnswer({ id: '5', status: 12 }), OK);
    server.answer(
      'FolderSync',
      () => new Promise((resolve) => (folders = () => resolve(folderSyncAnswer('late')))),
      folderSyncAnswer('10'),
    );
    account.session.on('repaired', ({ rung }) => void applied.push(rung));
    const settings = account.begin('Settings', undefined);
    await time.quiet();
    const sync = account.begin('Sync', SYNC);
    await time.quiet();
    expect(server.of('FolderSync')).toHaveLength(1);
    refuse();
    // The credentials worked a moment ago, so the first refusal is waited out.
    await time.pass(1);
    expect(server.of('FolderSync')[0]?.signal?.aborted).toBe(true);
    folders();
    for (const call of [sync, settings]) expect((await time.until(call)).outcome.kind).toBe('done');
    expect(applied).toEqual(['credentials', 'hierarchy']);
    expect(server.of('FolderSync').map((seen) => seen.headers['authorization'])).toEqual(['Basic planted-password', 'Bearer new']);
  });
});

describe('a repair that works but does not help', () => {
  it('is tried a bounded number of times, then a person has to look, who can let it go on', async () => {
    const account = openAccount();
    const { server } = account;
    server.answer('Search', statusAnswer('Search', 142), '...');
    server.answer('Provision', (seen) => provisionAnswer('11', seen.headers['x-ms-policykey'] === '0' ? {} : undefined), '...');
    for (let round = 0; round < 6; round += 1) expect((await account.request('Search', searchRequest())).outcome.kind).toBe('held');
    expect(server.of('Provision').length).toBeLessThanOrEqual(6);
    const asked = server.seen.length;
    for (const hold of account.session.getSnapshot().holds) await account.session.release(hold.id, 'retry');
    expect((await account.request('Search', searchRequest())).outcome.kind).toBe('held');
    expect(server.seen.length).toBeGreaterThan(asked);
  });
});
