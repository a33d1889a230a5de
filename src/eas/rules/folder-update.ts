import type { Rule } from '../../core/resolution.ts';
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

/** The folder, or the parent it was to move to, is gone: a fresh list first, then the app decides. */
const GONE = {
  steps: [FOLDERSYNC_FIRST, { do: 'reject', why: 'gone', tell: 'user' }],
  basis: 'spec',
} as const satisfies Pick<Rule, 'steps' | 'basis'>;

/** What is done about the statuses of FolderUpdate [MS-ASCMD 2.2.3.177.6]. */
export const folderUpdateRules = {
  'FolderUpdate.1': ACCEPT,
  'FolderUpdate.2': {
    steps: [{ do: 'reject', why: 'exists', tell: 'user' }],
    basis: 'advice',
  },
  'FolderUpdate.3': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec+advice',
  },
  'FolderUpdate.4': GONE,
  'FolderUpdate.5': GONE,
  'FolderUpdate.6': EDIT_AGAIN,
  'FolderUpdate.7': FOLDER_DENIED,
  'FolderUpdate.8': FOLDER_LATE,
  'FolderUpdate.9': HIERARCHY_LOST,
  'FolderUpdate.10': FOLDER_REQUEST,
  'FolderUpdate.11': FOLDER_UNEXPLAINED,
} as const satisfies RulesFor<'FolderUpdate'>;
