import { createActor, setup } from 'xstate';
import { expect, it } from 'vitest';
import { accountMachine } from '../../../machines/account.machine.ts';
import * as machines from '../../../machines/index.ts';

const listener = setup({ types: { events: {} as { type: 'heard' } } }).createMachine({
  initial: 'deaf',
  states: { deaf: { on: { heard: 'told' } }, told: {} },
});

function family(inspect?: (event: { type: string; sourceRef?: unknown; actorRef: unknown }) => void) {
  const account = createActor(accountMachine, { id: 'account', ...(inspect && { inspect }) }).start();
  const child = createActor(listener, { id: 'child', parent: account as never }).start();
  return { account, child };
}

it('hands an event to the machine it is for', () => {
  const { account, child } = family();
  account.send({ type: 'account.deliver', to: child, event: { type: 'heard' } });
  expect(child.getSnapshot().value).toBe('told');
});

it('an inspector sees the account as the source of what it handed on', () => {
  const seen: [unknown, unknown][] = [];
  const { account, child } = family((event) => {
    if (event.type === '@xstate.event') seen.push([event.sourceRef, event.actorRef]);
  });
  account.send({ type: 'account.deliver', to: child, event: { type: 'heard' } });
  expect(seen).toContainEqual([account, child]);
});

it('ends a machine it has no more use for, and keeps none of them in its snapshot', () => {
  const { account, child } = family();
  account.send({ type: 'account.retire', to: child });
  expect(child.getSnapshot().status).toBe('stopped');
  expect(account.getPersistedSnapshot()).toMatchObject({ status: 'active', children: {} });
});

it('every machine goes by its name, in traces and in what is stored', () => {
  expect(Object.values(machines).flatMap((machine) => ('id' in machine ? [machine.id] : []))).toEqual([
    'account', 'batch', 'collection', 'FolderEdit', 'FolderSync', 'Items', 'ladder', 'longpoll', 'outbox', 'Ping', 'plain', 'provision', 'Send', 'Sync', 'wipe',
  ]); // prettier-ignore
});
