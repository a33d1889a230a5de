import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What FolderDelete answers with, level by level [MS-ASCMD 2.2.3.177.4]. */
export const folderDeleteCatalogue = {
  'FolderDelete.1': {
    name: null,
    levels: ['FolderDelete'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.4',
  },
  'FolderDelete.3': {
    name: null,
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
  },
  'FolderDelete.4': {
    name: null,
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
  },
  'FolderDelete.6': {
    name: null,
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
  },
  'FolderDelete.7': {
    name: null,
    levels: ['FolderDelete'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderDelete.8': {
    name: null,
    levels: ['FolderDelete'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderDelete.9': {
    name: null,
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
  },
  'FolderDelete.10': {
    name: null,
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
  },
  'FolderDelete.11': {
    name: null,
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
  },
} as const satisfies Rows<'FolderDelete', StatusEntry>;
