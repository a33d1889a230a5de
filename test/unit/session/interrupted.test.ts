import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../src/core/session.ts';
import { OPEN_MS } from '../../../src/session/interrupted.ts';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { openAccount } from '../../support/account.ts';
import { folderCreateRequest, folderSyncAnswer, sendMailRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import { fakeStore, type FakeStore } from '../../support/store.ts';

const CREATE = folderCreateRequest('1', 'planted-folder');
const MADE = statusAnswer('FolderCreate', 1);
const HOOKS: Hooks = { hierarchyChanged: async () => undefined, hierarchyKey: async () => '1' };

/** An app that is killed while its request is out. */
async function killed(store: FakeStore, command: 'FolderCreate' | 'Sync' | 'Search', body = CREATE) {
  const first = openAccount({ store, hooks: HOOKS });
  first.server.answer(command, 'silence');
  void first.begin(command, body);
  await first.time.quiet();
  expect(first.server.of(command)).toHaveLength(1);
  return openAccount({ store, hooks: HOOKS }, first.time);
}

describe('a request that a kill cut short', () => {
  it('is written down before it leaves, and named to the next life', async () => {
    const next = await killed(fakeStore(), 'FolderCreate');
    expect(await next.session.ready).toEqual({ resumed: 1, unknown: [], interrupted: [{ command: 'FolderCreate' }] });
  });

  it('is recognised when it is made again: FolderSync first, then new bytes, as after any lost answer [MS-ASCMD 3.1.5.9]', async () => {
    const next = await killed(fakeStore(), 'FolderCreate');
    next.server.answer('FolderSync', folderSyncAnswer('2'));
    next.server.answer('FolderCreate', MADE);
    const { outcome } = await next.request('FolderCreate', CREATE);
    expect(outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(next.server.commands()).toEqual(['FolderSync', 'FolderCreate']);
  });

  it('goes on with the ladder where it stood: kills do not start it anew', async () => {
    const store = fakeStore();
    let life = await killed(store, 'FolderCreate');
    const statuses: string[] = [];
    for (let kills = 0; kills < 3; kills += 1) {
      life.server.answer('FolderSync', folderSyncAnswer('2'));
      life.server.answer('FolderCreate', 'silence');
      life.session.on('step', ({ step }) => void statuses.push(step.decision.do));
      void life.begin('FolderCreate', CREATE);
      await life.time.quiet();
      life = openAccount({ store, hooks: HOOKS }, life.time);
      await life.session.ready;
    }
    expect(statuses).toEqual(['reconcile', 'reconcile', 'hold']);
  });

  it('goes out at once when the user says so', async () => {
    const next = await killed(fakeStore(), 'FolderCreate');
    next.server.answer('FolderCreate', MADE);
    expect((await next.request('FolderCreate', CREATE, { again: true })).outcome.kind).toBe('done');
    expect(next.server.commands()).toEqual(['FolderCreate']);
  });

  it('in other bytes is another wish', async () => {
    const next = await killed(fakeStore(), 'FolderCreate');
    next.server.answer('FolderCreate', MADE);
    expect((await next.request('FolderCreate', folderCreateRequest('2', 'another'))).outcome.kind).toBe('done');
    expect(next.server.commands()).toEqual(['FolderCreate']);
  });

  it('a Sync with Adds goes out again with the same bytes and the same key [MS-ASCMD 3.1.5.9]', async () => {
    const adds = syncRequest({ id: '5', adds: ['id-1'] });
    const next = await killed(fakeStore(), 'Sync', adds);
    expect((await next.session.ready).interrupted).toEqual([{ command: 'Sync', collectionId: '5' }]);
    next.server.answer('Sync', syncAnswer({ id: '5', key: '2', added: { 'id-1': 1 } }));
    expect((await next.request('Sync', adds)).outcome.kind).toBe('done');
    expect(next.server.of('Sync').map(({ body }) => Buffer.compare(body, adds))).toEqual([0]);
  });

  it('after a day is forgotten: the same bytes are a new wish', async () => {
    const store = fakeStore();
    const next = await killed(store, 'FolderCreate');
    await next.time.pass(OPEN_MS);
    expect((await openAccount({ store }, next.time).session.ready).interrupted).toEqual([]);
  });
});

describe('what may simply be asked again', () => {
  it('is not written down', async () => {
    const store = fakeStore();
    const { request, server, time } = openAccount({ store });
    server.answer('Sync', syncAnswer({ id: '5', key: '2' }));
    await request('Sync', syncRequest({ id: '5' }));
    await time.quiet();
    expect(store.saved).toEqual([]);
  });

  it('a mail is the outbox’s to remember', async () => {
    const store = fakeStore();
    const { request, server } = openAccount({ store });
    server.answer('SendMail', 'cut');
    await request('SendMail', sendMailRequest('id-1'));
    expect(store.saved.at(-1)?.account).toMatchObject({ open: {}, mails: { 'id-1': {} } });
  });
});

describe('a request whose end is known', () => {
  it('is forgotten, and the next life hears nothing of it', async () => {
    const store = fakeStore();
    const { request, server, time } = openAccount({ store, hooks: HOOKS });
    server.answer('FolderCreate', MADE);
    await request('FolderCreate', CREATE);
    await time.quiet();
    expect(Object.keys(store.saved.at(-1)?.account.open ?? { none: 1 })).toEqual([]);
    expect((await openAccount({ store }, time).session.ready).interrupted).toEqual([]);
  });

  it('nobody knows the end of stays written down: asked again it is looked for first', async () => {
    const { request, server } = openAccount({ hooks: HOOKS });
    const abort = new AbortController();
    server.answer('FolderCreate', () => (abort.abort(new Error('enough')), 'silence'), MADE);
    await expect(request('FolderCreate', CREATE, { signal: abort.signal })).rejects.toThrow('enough');
    server.answer('FolderSync', folderSyncAnswer('2'));
    expect((await request('FolderCreate', CREATE)).outcome.kind).toBe('done');
    expect(server.commands()).toEqual(['FolderCreate', 'FolderSync', 'FolderCreate']);
  });
});

it('what cannot be written down does not leave', async () => {
  const store = fakeStore();
  const account = openAccount({ store, hooks: HOOKS });
  store.fail(1);
  const error: unknown = await account.request('FolderCreate', CREATE).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(isRecoveryError(error) && error.code).toBe('store-failed');
  expect(account.server.seen).toEqual([]);
});

it('no name of a folder and no byte of a body is stored', async () => {
  const store = fakeStore();
  await killed(store, 'FolderCreate');
  expect(JSON.stringify(store.saved)).toContain('FolderCreate');
  expect(JSON.stringify(store.saved)).not.toContain('planted');
});
