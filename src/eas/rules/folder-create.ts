import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, FOLDERSYNC_FIRST, FOLDER_DENIED, FOLDER_LATE, FOLDER_REQUEST, FOLDER_UNEXPLAINED, HIERARCHY_LOST } from './shared.ts';

/** What is done about the statuses of FolderCreate [MS-ASCMD 2.2.3.177.3]. */
export const folderCreateRules = {
  'FolderCreate.1': ACCEPT,
  'FolderCreate.2': {
    steps: [{ do: 'reject', why: 'exists', tell: 'user' }],
    basis: 'spec',
    hint: 'Ask for another name: the parent has a folder of this one.',
  },
  'FolderCreate.3': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'spec',
    hint: 'Create the folder under another parent: the recipient cache takes none.',
  },
  'FolderCreate.5': {
    steps: [
      { ...FOLDERSYNC_FIRST, tell: 'user' },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'Let the user choose another parent from the new folder list.',
  },
  'FolderCreate.6': {
    steps: [
      { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'retry', pace: 'backoff', then: 'rebuild', limit: 3 },
      { do: 'reset', scope: 'hierarchy' },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'spec+advice',
    why: 'FolderSync comes first as the text says, so that a folder that was made after all is not made twice.',
    hint: 'Offer to create the folder again later.',
  },
  'FolderCreate.7': FOLDER_DENIED,
  'FolderCreate.8': { ...FOLDER_LATE, hint: 'Offer to create the folder again later.' },
  'FolderCreate.9': HIERARCHY_LOST,
  'FolderCreate.10': {
    ...FOLDER_REQUEST,
    hint: 'Check the request: the built-in folders (Inbox, Contacts and the like) cannot be created.',
  },
  'FolderCreate.11': FOLDER_UNEXPLAINED,
  'FolderCreate.12': FOLDER_UNEXPLAINED,
} as const satisfies RulesFor<'FolderCreate'>;
