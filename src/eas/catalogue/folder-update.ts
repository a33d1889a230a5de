import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What FolderUpdate answers with, level by level [MS-ASCMD 2.2.3.177.6]. */
export const folderUpdateCatalogue = {
  'FolderUpdate.1': {
    name: null,
    levels: ['FolderUpdate'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
  'FolderUpdate.2': {
    name: null,
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
  'FolderUpdate.3': {
    name: null,
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
  'FolderUpdate.4': {
    name: null,
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
  'FolderUpdate.5': {
    name: null,
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
  'FolderUpdate.6': {
    name: null,
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
  'FolderUpdate.7': {
    name: null,
    levels: ['FolderUpdate'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderUpdate.8': {
    name: null,
    levels: ['FolderUpdate'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderUpdate.9': {
    name: null,
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
  'FolderUpdate.10': {
    name: null,
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
  'FolderUpdate.11': {
    name: null,
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
  },
} as const satisfies Rows<'FolderUpdate', StatusEntry>;
