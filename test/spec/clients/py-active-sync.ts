import type { Client } from './client.ts';

export const pyActiveSync: Client = {
  name: 'pyActiveSync',
  project: 'solbirn/pyActiveSync',
  year: 2018,
  protocol: 'eas',
  rows: [
    {
      command: '*',
      level: 'http',
      codes: [451],
      does: 'redirect',
      note: 'loop guard flag never set, so recursion is unbounded; header split by whitespace',
      file: 'MSASHTTP.py',
    },
    { command: '*', level: 'http', codes: ['other'], does: 'ignore', note: 'body parsed regardless', file: 'MSASHTTP.py' },
    {
      command: 'FolderSync',
      level: 'top',
      codes: [139, 140, 141, 142, 143, 144],
      does: 'provision',
      note: 'once, then exception',
      file: 'dev_playground.py',
    },
    { command: 'FolderSync', level: 'top', codes: ['other'], does: 'ignore', note: 'printed', file: 'FolderSync.py' },
    { command: 'Sync', level: 'any', codes: ['not-1'], does: 'ignore', note: 'printed or attached', file: 'Sync.py' },
    { command: 'GetItemEstimate', level: 'item', codes: [2], does: 'drop_item', note: 'collection removed', file: 'dev_playground.py' },
    { command: 'GetItemEstimate', level: 'item', codes: [3], does: 'sync_key_reset', note: 'primes Sync', file: 'dev_playground.py' },
    {
      command: '*',
      level: 'global',
      codes: [
        101, 102, 103, 104, 105, 106, 107, 108, 109, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 120, 121, 122, 123, 124, 125, 126,
        127, 128, 129, 130, 131, 132, 133, 134, 135, 136, 137, 138, 139, 140, 141, 142, 143, 144, 145, 146, 147, 148, 149, 150, 151, 152,
        153, 154, 155, 156, 157, 158, 159, 160, 161, 162, 163, 164, 165, 166, 167, 168, 169, 170, 171, 172, 173, 174, 175, 176,
      ],
      does: 'surface',
      note: 'message tables with cause and resolution text',
      file: 'MSASCMD.py',
    },
  ],
};
