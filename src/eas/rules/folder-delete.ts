import type { RulesFor } from '../rules-for.ts';
import {
  ACCEPT,
  EDIT_AGAIN,
  FOLDERSYNC_FIRST,
  FOLDER_DENIED,
  FOLDER_LATE,
  FOLDER_REQUEST,
  FOLDER_UNEXPLAINED,
  HIERARCHY_LOST,
} from './shared.ts';

/** What is done about the statuses of FolderDelete [MS-ASCMD 2.2.3.177.4]. */
export const folderDeleteRules = {
  'FolderDelete.1': ACCEPT,
  'FolderDelete.3': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'spec+advice',
  },
  'FolderDelete.4': {
    steps: [FOLDERSYNC_FIRST, { do: 'accept' }],
    basis: 'spec+advice',
  },
  'FolderDelete.6': EDIT_AGAIN,
  'FolderDelete.7': FOLDER_DENIED,
  'FolderDelete.8': FOLDER_LATE,
  'FolderDelete.9': HIERARCHY_LOST,
  'FolderDelete.10': FOLDER_REQUEST,
  'FolderDelete.11': FOLDER_UNEXPLAINED,
} as const satisfies RulesFor<'FolderDelete'>;
