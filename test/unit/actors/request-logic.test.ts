import { createActor, setup, toPromise, waitFor } from 'xstate';
import { describe, expect, it } from 'vitest';
import { requestLogic } from '../../../src/actors/request-logic.ts';
import { appRequest, openAccount } from '../../support/account.ts';
import { statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';

const build = () => appRequest('Sync', syncRequest({ id: '5' }));
const input = { command: 'Sync', build } as const;

describe('a request in a machine of the app’s own', () => {
  it('is done with the reply and how it ended, whatever the server said', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 129));
    const actor = createActor(requestLogic(account.session), { input }).start();
    expect(await account.time.until(toPromise(actor))).toMatchObject({ outcome: { kind: 'held', hold: { why: 'blocked' } } });
  });

  it('is aborted when the state is left, and harms nothing', async () => {
    const account = openAccount();
    account.server.answer('Sync', 'silence', syncAnswer({ id: '5', key: '2' }));
    const machine = setup({ actors: { request: requestLogic(account.session) } }).createMachine({
      initial: 'syncing',
      states: { syncing: { invoke: { src: 'request', input }, on: { leave: 'idle' } }, idle: {} },
    });
    const app = createActor(machine).start();
    await account.time.quiet();
    app.send({ type: 'leave' });
    await account.time.quiet();
    expect(account.session.getSnapshot().requests).toEqual([]);
    expect((await account.request('Sync', syncRequest({ id: '5' }))).outcome.kind).toBe('done');
  });

  it('an error of the caller’s own is an error of the actor', async () => {
    const account = openAccount();
    const failing = (): never => {
      throw new Error('no bytes');
    };
    const actor = createActor(requestLogic(account.session), { input: { command: 'Sync', build: failing } });
    actor.subscribe({ error: () => undefined });
    actor.start();
    await account.time.quiet();
    await waitFor(actor, ({ status }) => status === 'error').catch(() => undefined);
    expect(actor.getSnapshot()).toMatchObject({ status: 'error', error: expect.objectContaining({ message: 'no bytes' }) });
  });
});
