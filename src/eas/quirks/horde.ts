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
          // horde/10d-unprovisioned-ping, horde/34c-ping
          when: { commands: ['Ping'] },
          steps: [
            { do: 'repair', rung: 'policy' },
            { do: 'hold', who: 'admin', why: 'provisioning-loop', tell: 'user' },
          ],
          basis: 'observed',
          why: 'A Ping without a provisioned device is answered with 132; no key is lost, so none is reset.',
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
      why: 'A parent that is gone and a type that cannot be created are answered with 6 here; the hierarchy key is whole.',
      hint: 'Let the user choose another parent from the new folder list.',
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
          why: 'An Add that had been taken before its answer was lost is answered with 6 when it comes again; the item is there.',
          hint: 'Sync the collection and match the item by its UID or content before it is added again or marked as refused.',
        },
      ],
    },
  ],
} as const satisfies Quirk;
