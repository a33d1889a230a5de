import type { hordeQuirk } from '../../eas/quirks/horde.ts';
import type { sogoQuirk } from '../../eas/quirks/sogo.ts';
import type { SaidOf } from '../texts.ts';
import { folderSyncTexts } from './folder-sync.ts';
import { httpTexts } from './http.ts';
import { commonTexts } from './common.ts';
import { syncTexts } from './sync.ts';

/** What is said of the rules for one server each, in their order. */
export const quirkTexts = {
  horde: [
    {
      ...commonTexts['common.132'],
      variants: [
        {
          why: 'A Ping of folders that were never synced here is answered with 132; no key is lost, so none is reset.',
          hint: 'Sync the folders once, from key 0 when they are new, and Ping then.',
        },
      ],
    },
    {
      why: 'A parent that is gone and a type that cannot be created are answered with 6 here; the hierarchy key is whole.',
      hint: 'Let the user choose another parent from the new folder list.',
    },
    {
      ...syncTexts['Sync.Add.6'],
      variants: [
        {
          why: 'An Add that had been taken before its answer was lost is answered with 6 when it comes again; the item is there.',
          hint: 'Sync the collection and match the item by its UID or content before it is added again or marked as refused.',
        },
      ],
    },
  ],
  sogo: [
    {
      ...httpTexts['http.501'],
      variants: [
        {
          why: 'A SyncKey it cannot read is answered with 501 instead of 3.',
          hint: 'Leave the collection alone for a day, or have the administrator remove the device.',
        },
        ...httpTexts['http.501'].variants,
      ],
    },
    {
      why: 'A full request is answered so too while the database is down, another Sync runs, or the upload is too large.',
      hint: 'Send fewer or smaller changes; otherwise try with the next scheduled pass.',
    },
    {
      ...folderSyncTexts['FolderSync.9'],
      why: 'A database that is down looks like a lost hierarchy; started from 0 then, folders seem to be gone that are not.',
    },
  ],
} as const satisfies { readonly horde: SaidOf<typeof hordeQuirk.rules>; readonly sogo: SaidOf<typeof sogoQuirk.rules> };
