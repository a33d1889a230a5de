import type { Client } from './client.ts';

export const goActiveSyncRemdev: Client = {
  name: 'go-activesync (remdev)',
  project: 'remdev/go-activesync',
  year: 2026,
  protocol: 'eas',
  rows: [
    { command: '*', level: 'http', codes: [449, 451, 503, 'other'], does: 'surface', note: 'untyped error', file: 'client.go' },
    { command: '*', level: 'global', codes: [142, 143], does: 'provision', note: 'one repeat', file: 'client.go' },
    {
      command: '*',
      level: 'global',
      codes: [144],
      does: 'surface',
      note: 'named invalid device id, not re-provisioned',
      file: 'status.go',
    },
    { command: '*', level: 'global', codes: ['other'], does: 'surface', file: 'status.go' },
    { command: 'Sync', level: 'any', codes: [3, 'other'], does: 'surface', note: 'caller owns the key', file: 'cmd_sync.go' },
    { command: 'Provision', level: 'any', codes: ['not-1'], does: 'surface', file: 'cmd_provision.go' },
  ],
};
