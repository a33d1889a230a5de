import type { Quirk } from '../../core/protocol.ts';
import { commonRules } from '../rules/common.ts';
import { folderCreateRules } from '../rules/folder-create.ts';
import { syncRules } from '../rules/sync.ts';

/** Horde's ActiveSync library, which names itself in Server. */
export const hordeQuirk = {
  name: 'horde',
  evidence: 'horde/10d-unprovisioned-ping',
  server: /horde_activesync/i,
  rules: [
    {
      match: 'common.132',
      ...commonRules['common.132'],
      variants: [
        {
          // horde/10d-unprovisioned-ping, horde/34c-ping: it has no state for any of these folders, and reads no policy key here. A Sync is
          // told what is missing, key, folders or state.
          when: { commands: ['Ping'] },
          steps: [
            { do: 'refresh', scope: 'collection', then: 'rebuild' },
            { do: 'reject', why: 'unavailable', tell: 'user' },
          ],
          basis: 'observed',
        },
      ],
    },
    {
      // horde/09d-foldercreate-bad-parent, horde/09e-foldercreate-special-type
      match: 'FolderCreate.6',
      ...folderCreateRules['FolderCreate.6'],
      steps: [
        { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'retry', pace: 'backoff', then: 'rebuild' },
        { do: 'reject', why: 'request', tell: 'user' },
      ],
      basis: 'observed',
    },
    {
      // horde/54d-calendar-add-same-clientid-replayed-old-key, after horde/54c-calendar-add: the first answer had been 1.
      match: 'Sync.Add.6',
      ...syncRules['Sync.Add.6'],
      variants: [
        {
          when: { replayed: true },
          steps: [
            { first: [{ do: 'refresh', scope: 'collection' }], do: 'reconcile', how: 'match-adds', then: 'rebuild' },
            ...syncRules['Sync.Add.6'].steps,
          ],
          basis: 'observed',
        },
      ],
    },
  ],
} as const satisfies Quirk;
