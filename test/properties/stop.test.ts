import { spawnSync } from 'node:child_process';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../src/core/session.ts';
import { openAccount, type Account } from '../support/account.ts';
import {
  folderSyncAnswer,
  provisionAnswer,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
  wipeAnswer,
} from '../support/messages.ts';
import { fakeStore } from '../support/store.ts';
import { virtualTime } from '../support/time.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const never = (): Promise<never> => new Promise(() => undefined);

type Hook = keyof Hooks;

/** What leads to each hook. */
const LEADS: Readonly<Record<Hook, (account: Account) => unknown>> = {
  credentials: ({ server, begin }) => (server.answer('Sync', { status: 401 }), begin('Sync', SYNC)),
  discover: ({ server, begin }) => (server.answer('Sync', { status: 404 }), begin('Sync', SYNC)),
  policy: ({ server, begin }) => {
    server.answer('Sync', statusAnswer('Sync', 142));
    server.answer('Provision', provisionAnswer('11', { DevicePasswordEnabled: '1' }));
    return begin('Sync', SYNC);
  },
  collectionReset: ({ server, begin }) => (server.answer('Sync', syncAnswer({ id: '5', status: 3 })), begin('Sync', SYNC)),
  hierarchyKey: ({ server, begin }) => (server.answer('Sync', syncAnswer({ id: '5', status: 12 })), begin('Sync', SYNC)),
  hierarchyChanged: ({ server, begin }) => {
    server.answer('Sync', syncAnswer({ id: '5', status: 12 }));
    server.answer('FolderSync', folderSyncAnswer('2'));
    return begin('Sync', SYNC);
  },
  findSent: ({ server, begin }) => (server.answer('SendMail', 'cut'), begin('SendMail', sendMailRequest('m1'))),
  willWipe: ({ server, begin }) => {
    server.answer('Sync', statusAnswer('Sync', 140));
    server.answer('Provision', wipeAnswer('account'));
    return begin('Sync', SYNC);
  },
  wipe: ({ server, begin }) => {
    server.answer('Sync', statusAnswer('Sync', 140));
    server.answer('Provision', wipeAnswer('account'), statusAnswer('Sync', 1));
    return begin('Sync', SYNC);
  },
};

const HOOKS: Hooks = {
  hierarchyKey: async () => '1',
  hierarchyChanged: async () => undefined,
  willWipe: async () => true,
  wipe: async () => undefined,
};

/** Stops it where it is: what was told after that, and whether a timer is armed. */
async function stopped({ session, time, events }: Account) {
  const told = events.length;
  let changes = 0;
  const stop = session.stop();
  session.subscribe(() => (changes += 1));
  await time.until(stop);
  const after = { armed: time.clock.dueAt() !== undefined, told: events.slice(told) };
  await time.quiet();
  expect([time.clock.dueAt(), events.slice(told), changes]).toEqual([undefined, [], 0]);
  return after;
}

const QUIET = { armed: false, told: [] };

describe('a session that is stopped', () => {
  it.each(Object.keys(LEADS) as Hook[])('while %s runs tells it so, waits for it no longer and tells nobody', async (hook) => {
    let signal: AbortSignal | undefined;
    let calls = 0;
    let fail: (error: Error) => void = () => undefined;
    const running = (event?: { readonly signal: AbortSignal }) => {
      calls += 1;
      signal = event?.signal;
      return new Promise<never>((_, reject) => (fail = reject));
    };
    const account = openAccount({ hooks: { ...HOOKS, [hook]: running } });
    const asked = LEADS[hook](account) as Promise<unknown>;
    await account.time.quiet();
    expect(calls).toBe(1);
    expect(await stopped(account)).toEqual(QUIET);
    // It alone is given no signal.
    expect((signal?.reason as { code?: string } | undefined)?.code).toBe(hook === 'hierarchyKey' ? undefined : 'stopped');
    await expect(asked).rejects.toMatchObject({ code: 'stopped' });
    fail(new Error('planted'));
    await account.time.quiet();
    expect([account.events.some(({ type }) => type === 'hookFailed'), calls]).toEqual([false, 1]);
  });

  it('while it wipes has it wiped in the next life: it was told to stop [MS-ASPROV 3.1.5.1.2.2]', async () => {
    const store = fakeStore();
    const first = openAccount({ store, hooks: { ...HOOKS, wipe: never } });
    LEADS.wipe(first);
    await first.time.quiet();
    await first.time.until(first.session.stop());
    let wiped = 0;
    const next = openAccount({ store, hooks: { ...HOOKS, wipe: async () => void (wiped += 1) } }, first.time);
    await next.session.ready;
    await next.time.quiet();
    expect([wiped, next.session.getSnapshot().state]).toEqual([1, 'halted']);
  });

  const PHASES: Readonly<Record<string, (account: Account) => unknown>> = {
    'while a request is out': ({ server, begin }) => (server.answer('Sync', 'silence'), begin('Sync', SYNC)),
    'in a back-off': ({ server, begin }) => (server.answer('Search', 'refused', '...'), begin('Search', searchRequest())),
    'while a hold waits for its time': async ({ server, request }) => (
      server.answer('Sync', { status: 503, headers: { 'Retry-After': '900' } }),
      request('Sync', SYNC)
    ),
    'while a repair waits': ({ server, begin }) => {
      server.answer('Sync', { status: 505 });
      server.answer('OPTIONS', { status: 503, headers: { 'Retry-After': '20' } });
      return begin('Sync', SYNC);
    },
    'while bytes are built': ({ begin }) => begin('Sync', never),
    'while one waits for its turn': ({ server, begin }) => {
      server.answer('Sync', 'silence');
      void begin('Sync', SYNC);
      return begin('Sync', SYNC);
    },
    'while a mail may be on its way': ({ server, begin }) => {
      server.answer('SendMail', 'cut');
      return begin('SendMail', sendMailRequest('m1'));
    },
  };

  it.each(Object.entries(PHASES))('%s leaves no timer, and tells nobody', async (_, begin) => {
    const account = openAccount({ hooks: { findSent: async () => 'not-sent' } });
    const asked = begin(account);
    await account.time.quiet();
    expect(account.time.clock.dueAt()).toBeDefined();
    expect(await stopped(account)).toEqual(QUIET);
    await Promise.resolve(asked).catch(() => undefined);
  });

  it('before its store has answered is ready with what it knows, which is nothing', async () => {
    const account = openAccount({ store: { ...fakeStore(), load: never } });
    expect(await stopped(account)).toEqual(QUIET);
    expect(await account.session.ready).toMatchObject({ setAside: 'unread' });
    await expect(account.request('Sync', SYNC)).rejects.toMatchObject({ code: 'stopped' });
  });

  it('waits for what is being stored no longer than a store may take, whoever asks', async () => {
    const store = fakeStore();
    const account = openAccount({ store, hooks: { credentials: never } });
    account.server.answer('Sync', OK, { status: 503, headers: { 'Retry-After': '90' } });
    await account.request('Sync', SYNC);
    store.before(never);
    void account.begin('Sync', SYNC);
    await account.time.quiet();
    const [one, two] = [account.session.stop(), account.session.stop()];
    let isOver = false;
    void two.then(() => (isOver = true));
    await account.time.quiet();
    expect(isOver).toBe(false);
    await account.time.until(one);
    expect([account.time.clock.dueAt(), await two]).toEqual([undefined, undefined]);
  });

  it('calls no hook any more, and takes nothing that comes late', async () => {
    const account = openAccount({ hooks: { collectionReset: async () => undefined, findSent: async () => 'sent' } });
    let answer: (reply: typeof OK) => void = () => undefined;
    account.server.answer('Sync', () => new Promise((resolve) => (answer = resolve)));
    void account.begin('Sync', SYNC);
    await account.time.quiet();
    await account.time.until(account.session.stop());
    answer(syncAnswer({ id: '5', status: 3 }));
    expect(await stopped(account)).toEqual(QUIET);
  });
});

it('a process whose session was stopped ends at once, whatever its hooks do', async () => {
  const contents = `
    import { createSession } from './src/index.ts';
    const hang = () => new Promise(() => undefined);
    const session = createSession({ hooks: { credentials: hang }, transport: async () => new Response(null, { status: 401 }) });
    const address = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=u&DeviceId=d&DeviceType=p';
    session.request('Sync', () => ({ url: address, headers: {} })).catch((error) => console.log(error.code));
    session.on('hookFailed', () => console.log('told'));
    setTimeout(() => void session.stop(), 20);
  `;
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: '.', loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'node',
  });
  const { status, stdout, signal } = spawnSync(process.execPath, ['--input-type=module'], {
    input: outputFiles[0]?.text ?? '',
    encoding: 'utf8',
    timeout: 20_000,
  });
  expect([status, signal, stdout]).toEqual([0, null, 'stopped\n']);
}, 30_000);

it('time that passes after a stop brings nothing', async () => {
  const time = virtualTime();
  const account = openAccount({ hooks: { credentials: never } }, time);
  LEADS.credentials(account);
  await time.quiet();
  await time.until(account.session.stop());
  const told = account.events.length;
  await time.pass(600_000);
  expect([account.events.length, account.server.commands()]).toEqual([told, ['Sync']]);
});
