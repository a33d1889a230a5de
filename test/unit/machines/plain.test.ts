import type { AnyStateMachine } from 'xstate';
import { expect, it } from 'vitest';
import { folderEditMachine } from '../../../machines/folder-edit.machine.ts';
import { folderSyncMachine } from '../../../machines/folder-sync.machine.ts';
import { itemsMachine } from '../../../machines/items.machine.ts';
import { pingMachine } from '../../../machines/ping.machine.ts';
import { commandMachine, plainMachine } from '../../../machines/plain.machine.ts';
import { sendMachine } from '../../../machines/send.machine.ts';
import { syncMachine } from '../../../machines/sync.machine.ts';
import { EAS_COMMANDS } from '../../../src/eas/commands.ts';

it('every command has a machine, named after it and made once', () => {
  for (const name of Object.keys(EAS_COMMANDS)) {
    expect(commandMachine(name).id, name).toBe(name);
    expect(commandMachine(name), name).toBe(commandMachine(name));
  }
});

it('the ones with states of their own are those', () => {
  expect(commandMachine('Sync')).toBe(syncMachine);
  expect(commandMachine('FolderSync')).toBe(folderSyncMachine);
  expect(commandMachine('Ping')).toBe(pingMachine);
});

it.each([
  ['folder edits', folderEditMachine, ['FolderCreate', 'FolderDelete', 'FolderUpdate']],
  ['items', itemsMachine, ['GetItemEstimate', 'ItemOperations', 'MeetingResponse', 'MoveItems']],
  ['mail', sendMachine, ['SendMail', 'SmartForward', 'SmartReply']],
] as const)('a family shares its states: %s', (_, family, names) => {
  for (const name of names) {
    const states = (machine: AnyStateMachine) => Object.entries(machine.root.states).map(([key, { description }]) => [key, description]);
    expect(states(commandMachine(name)), name).toEqual(states(family));
  }
});

it('the others have the states of the one the pictures show', () => {
  expect(Object.keys(commandMachine('Search').root.states)).toEqual(Object.keys(plainMachine.root.states));
});
