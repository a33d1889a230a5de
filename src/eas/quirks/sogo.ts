import type { Quirk } from '../../core/protocol.ts';
import { folderSyncRules } from '../rules/folder-sync.ts';
import { httpRules } from '../rules/http.ts';
import { syncRules } from '../rules/sync.ts';

/**
 * SOGo. It names itself nowhere: a bare protocol version in MS-Server-ActiveSync, where Exchange gives a build number,
 * is all there is to see, and others share that. So these rules only wait a moment longer, or try one step more, than
 * the tables; nothing here can harm on a server that is not SOGo.
 */
export const sogoQuirk = {
  name: 'sogo',
  evidence: 'sogo/63b-postgres-down-foldersync',
  server: /^(?!.*horde).*\b14\.1$/i,
  rules: [
    {
      match: 'http.501',
      ...httpRules['http.501'],
      variants: [
        {
          // sogo/07-sync-bogus-key-mail, sogo/04-getitemestimate-unprimed
          when: { commands: ['GetItemEstimate', 'Sync'] },
          steps: [
            { do: 'repair', rung: 'version', then: 'rebuild' },
            { do: 'reset', scope: 'collection' },
            { do: 'reject', why: 'server', tell: 'user' },
          ],
          basis: 'observed',
        },
        ...httpRules['http.501'].variants,
      ],
    },
    {
      // sogo/63-postgres-down-sync, sogo/55-concurrent-sync-first, sogo/72b-upload-too-big-sync
      match: 'Sync.13',
      ...syncRules['Sync.13'],
      steps: [
        { do: 'rephrase', how: 'resend-full' },
        { do: 'retry', pace: 'backoff', limit: 3 },
        { do: 'reject', why: 'unavailable', tell: 'user' },
      ],
      basis: 'observed',
    },
    {
      // sogo/63b-postgres-down-foldersync: a restart from 0 then leaves out calendar, tasks and contacts.
      match: 'FolderSync.9',
      ...folderSyncRules['FolderSync.9'],
      steps: [{ do: 'retry', pace: 'backoff', limit: 2 }, ...folderSyncRules['FolderSync.9'].steps],
      basis: 'observed',
    },
  ],
} as const satisfies Quirk;
