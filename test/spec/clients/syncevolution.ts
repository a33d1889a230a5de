import type { Client } from './client.ts';

export const syncEvolution: Client = {
  name: 'SyncEvolution',
  project: 'SyncEvolution',
  year: 2021,
  protocol: 'syncml',
  rows: [
    {
      command: '*',
      level: 'transport',
      codes: ['timeout', 'failed'],
      does: 'retry_now',
      note: 'message resent every RetryInterval (2 min) until RetryDuration (5 min); never for the first message',
      file: 'SyncContext.cpp',
    },
    {
      command: 'Alert',
      level: 'datastore',
      codes: [508],
      does: 'user_block',
      note: 'unexpected slow sync refused with its own status 22000; the user chooses slow, refresh-from or refresh-to',
      file: 'SyncContext.cpp',
    },
    {
      command: 'ActiveSync',
      level: 'collection',
      codes: [3],
      does: 'full_resync',
      note: 'key dropped, first iteration only, reported to the engine as 508',
      file: 'ActiveSyncSource.cpp',
    },
    {
      command: '*',
      level: 'autosync',
      codes: ['not-transport'],
      does: 'user_block',
      note: 'marked permanent failure, automatic runs stop',
      file: 'auto-sync-manager.cpp',
    },
  ],
};
