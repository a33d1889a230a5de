import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { appRequest, bareSession, openAccount } from '../../support/account.ts';
import {
  folderSyncAnswer,
  pingRequest,
  provisionAnswer,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
} from '../../support/messages.ts';
import type { Reply, Seen } from '../../support/server.ts';
import { fakeStore } from '../../support/store.ts';

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

describe('a rung that nobody here repairs', () => {
  it('is stuck at once for who reported it, and for nobody else', async () => {
    const account = openAccount({
      rules: [{ match: 'common.110', steps: [{ do: 'repair', rung: 'device-info' }], basis: 'advice' }],
    });
    const { server, time } = account;
    let refuse: () => void = () => undefined;
    let provide: () => void = () => undefined;
    server.answer('Search', () => new Promise((resolve) => (refuse = () => resolve(statusAnswer('Search', 110)))));
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', () => new Promise((resolve) => (provide = () => resolve(provisionAnswer('11', {})))), provisionAnswer('22'));
    const begun = time.clock.now();
    const search = account.begin('Search', searchRequest());
    await time.quiet();
    const sync = account.begin('Sync', SYNC);
    await time.quiet();
    refuse();
    expect((await time.until(search)).outcome).toMatchObject({ kind: 'held', hold: { why: 'loop' } });
    expect(time.clock.now()).toBe(begun);
    provide();
    expect((await time.until(sync)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
  });
});

describe('a hold that is lifted', () => {
  it('lets go at once whoever waits, with the silence the server asked for', async () => {
    const account = openAccount();
    const { server, session, time } = account;
    server.answer('SendMail', { status: 507 });
    expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('held');
    server.answer('Sync', { status: 503, headers: { 'Retry-After': '20' } }, OK);
    server.answer('Search', statusAnswer('Search', 1));
    const sync = account.begin('Sync', SYNC);
    await time.quiet();
    const search = account.begin('Search', searchRequest());
    await time.quiet();
    const begun = time.clock.now();
    await session.release(session.getSnapshot().holds.find(({ why }) => why === 'quota')?.id ?? '', 'retry');
    await time.quiet();
    expect(server.commands()).toEqual(['SendMail', 'Sync', 'Search']);
    expect((await time.until(search)).outcome.kind).toBe('done');
    expect(time.clock.now()).toBe(begun);
    await time.until(sync);
  });

  it('is stored, though nothing else happens', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    account.server.answer('SendMail', { status: 507 });
    await account.request('SendMail', sendMailRequest('id-1'));
    await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'give-up');
    await account.time.quiet();
    expect(store.saved.at(-1)?.account.holds).toEqual([]);
  });
});

it('a request that is over leaves no actor behind: not its own, not its mail’s', async () => {
  let retired = 0;
  const account = openAccount({
    inspect: (event) => void (retired += Number(event.type === '@xstate.event' && event.event.type === 'account.retire')),
  });
  account.server.answer('SendMail', {});
  expect((await account.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('done');
  await account.time.quiet();
  // Its own has come to its end; its mail’s would hear more.
  expect(retired).toBe(1);
});

it('a handshake whose step cannot be stored goes no further: who waits is told, and nothing more is asked', async () => {
  const store = fakeStore();
  const account = openAccount({ store });
  const { server, time } = account;
  server.answer('Search', statusAnswer('Search', 142));
  server.answer('Provision', () => (store.fail(9), provisionAnswer('11', {})), provisionAnswer('22'), '...');
  const ended: unknown = await time.until(account.begin('Search', searchRequest()).catch((error: unknown) => error));
  expect(ended).toMatchObject({ code: 'store-failed' });
  await time.pass(600_000);
  expect(server.of('Provision')).toHaveLength(1);
});

describe('a rung that is repaired as often as is allowed, and broken still', () => {
  const HOSTS = ['other.example', 'mail.example'] as const;
  const addressOf = (round: number): string => `https://${HOSTS[round % 2]}/Microsoft-Server-ActiveSync`;

  /** What makes a request go through in this round, and what it is answered until then. */
  const ROUNDS: Readonly<Record<string, (seen: Seen, round: number, handshakes: number) => Reply>> = {
    policy: (_, round, handshakes) => (handshakes > round ? PONG : { status: 449 }),
    credentials: ({ headers }, round) => (headers['authorization'] === `Bearer ${round}` ? PONG : { status: 401 }),
    endpoint: ({ url }, round) =>
      url.startsWith(addressOf(round)) ? PONG : { status: 451, headers: { 'X-MS-Location': addressOf(round) } },
  };
  const PONG = statusAnswer('Ping', 1);

  it.each([
    ['policy', 'provisioning-loop'],
    ['credentials', 'credentials'],
    ['endpoint', 'endpoint'],
  ] as const)('%s: it holds the account, and not one wish after the other', async (rung, why) => {
    let round = 0;
    const account = openAccount({ allowHosts: HOSTS, hooks: { credentials: async () => ({ authorization: `Bearer ${round}` }) } });
    const { server, time } = account;
    server.answer('Ping', (seen) => ROUNDS[rung]?.(seen, round, server.of('Provision').length / 2) ?? PONG, '...');
    server.answer('Provision', (seen) => provisionAnswer('11', seen.headers['x-ms-policykey'] === '0' ? {} : undefined), '...');
    server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '14.1' } }, '...');
    const ends: string[] = [];
    for (; round <= LIMITS.repairsPerRung; round += 1) {
      ends.push((await account.request('Ping', pingRequest(60, '5'))).outcome.kind);
      await time.pass(60_000);
    }
    expect(ends).toEqual([...Array.from({ length: LIMITS.repairsPerRung }, () => 'done'), 'held']);
    expect(account.session.getSnapshot()).toMatchObject({ state: 'held', holds: [{ why }] });
    expect((await account.request('Search', searchRequest())).outcome).toMatchObject({ kind: 'held', attempts: 0 });
    expect(account.session.getSnapshot().holds).toHaveLength(1);
  });
});
