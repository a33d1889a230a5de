import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, FOLDERSYNC_FIRST, FOLDER_DENIED, FOLDER_LATE, FOLDER_REQUEST, FOLDER_UNEXPLAINED, HIERARCHY_LOST } from './shared.ts';

/** What is done about the statuses of FolderCreate [MS-ASCMD 2.2.3.177.3]. */
export const folderCreateRules = {
  'FolderCreate.1': ACCEPT,
  'FolderCreate.2': {
    steps: [{ do: 'reject', why: 'exists', tell: 'user' }],
    basis: 'spec',
  },
  'FolderCreate.3': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'spec',
  },
  'FolderCreate.5': {
    steps: [
      { ...FOLDERSYNC_FIRST, tell: 'user' },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'spec',
  },
  'FolderCreate.6': {
    steps: [
      { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'retry', pace: 'backoff', then: 'rebuild', limit: 3 },
      { do: 'reset', scope: 'hierarchy' },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'spec+advice',
  },
  'FolderCreate.7': FOLDER_DENIED,
  'FolderCreate.8': FOLDER_LATE,
  'FolderCreate.9': HIERARCHY_LOST,
  'FolderCreate.10': FOLDER_REQUEST,
  'FolderCreate.11': FOLDER_UNEXPLAINED,
  'FolderCreate.12': FOLDER_UNEXPLAINED,
} as const satisfies RulesFor<'FolderCreate'>;
