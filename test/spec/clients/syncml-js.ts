import type { Client } from './client.ts';

export const syncmlJs: Client = {
  name: 'syncml-js',
  project: 'syncml-js',
  protocol: 'syncml',
  rows: [
    { command: 'SyncHdr', level: 'header', codes: [401, 407], does: 'surface', note: 'typed credential errors', file: 'protocol.js' },
    { command: 'Alert', level: 'datastore', codes: [508], does: 'full_resync', note: 'waits for the switched alert', file: 'protocol.js' },
    { command: 'Sync', level: 'datastore', codes: ['5xx'], does: 'abort_datastore', note: 'needs Item/Data', file: 'protocol.js' },
    { command: '*', level: 'any', codes: ['other'], does: 'surface', file: 'protocol.js' },
  ],
};
