import type { Client } from './client.ts';

export const buteoSyncml: Client = {
  name: 'buteo-syncml',
  project: 'buteo-syncml',
  year: 2024,
  protocol: 'syncml',
  rows: [
    { command: '*', level: 'any', codes: ['3xx'], does: 'ignore', note: 'returns not implemented', file: 'CommandHandler.cpp' },
    { command: '*', level: 'any', codes: [418], does: 'ok_as_success', file: 'CommandHandler.cpp' },
    { command: '*', level: 'any', codes: ['4xx', '5xx'], does: 'abort_session', file: 'CommandHandler.cpp' },
    {
      command: '*',
      level: 'any',
      codes: [508],
      does: 'full_resync',
      note: 'marked as to do; mode switched by the alert that follows',
      file: 'CommandHandler.cpp',
    },
    { command: 'SyncHdr', level: 'header', codes: [401, 407], does: 'reauth', note: 'resend package', file: 'SessionHandler.cpp' },
    {
      command: 'SyncHdr',
      level: 'header',
      codes: [101],
      does: 'retry_later',
      note: 'remote busy handled by resend',
      file: 'ClientSessionHandler.cpp',
    },
  ],
};
