import { createActor, setup } from 'xstate';
import { expect, it } from 'vitest';
import { sessionLogic } from '../../../src/actors/session-logic.ts';
import { openAccount } from '../../support/account.ts';
import { statusAnswer, syncRequest } from '../../support/messages.ts';

it('a machine of the app’s own hears what the session tells, until it is left', async () => {
  const account = openAccount();
  account.server.answer('Sync', statusAnswer('Sync', 129), '...');
  const heard: string[] = [];
  const machine = setup({ actors: { session: sessionLogic(account.session) } }).createMachine({
    initial: 'listening',
    states: {
      listening: { invoke: { src: 'session' }, on: { leave: 'deaf', '*': { actions: ({ event }) => void heard.push(event.type) } } },
      deaf: { on: { '*': { actions: ({ event }) => void heard.push(`late ${event.type}`) } } },
    },
  });
  const app = createActor(machine).start();
  await account.request('Sync', syncRequest({ id: '5' }));
  expect(heard).toEqual(expect.arrayContaining(['attempt', 'step', 'held', 'settled']));
  app.send({ type: 'leave' });
  const before = heard.length;
  await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
  await account.request('Sync', syncRequest({ id: '5' }));
  expect(heard).toHaveLength(before);
});
