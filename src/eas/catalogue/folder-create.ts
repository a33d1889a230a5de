import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What FolderCreate answers with, level by level [MS-ASCMD 2.2.3.177.3]. */
export const folderCreateCatalogue = {
  'FolderCreate.1': {
    name: null,
    levels: ['FolderCreate'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
  'FolderCreate.2': {
    name: null,
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
  'FolderCreate.3': {
    name: null,
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
  'FolderCreate.5': {
    name: null,
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
  'FolderCreate.6': {
    name: null,
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
  'FolderCreate.7': {
    name: null,
    levels: ['FolderCreate'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderCreate.8': {
    name: null,
    levels: ['FolderCreate'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderCreate.9': {
    name: null,
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
  'FolderCreate.10': {
    name: null,
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
  'FolderCreate.11': {
    name: null,
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
  'FolderCreate.12': {
    name: null,
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
  },
} as const satisfies Rows<'FolderCreate', StatusEntry>;
