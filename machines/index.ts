export { accountMachine } from './account.machine.ts';
export { folderSyncMachine } from './folder-sync.machine.ts';
export { ladderMachine } from './ladder.machine.ts';
export { pingMachine } from './ping.machine.ts';
export { commandMachine, plainMachine } from './plain.machine.ts';
export { provisionMachine } from './provision.machine.ts';
export { syncMachine } from './sync.machine.ts';
