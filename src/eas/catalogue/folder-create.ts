import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What FolderCreate answers with, level by level [MS-ASCMD 2.2.3.177.3]. */
export const folderCreateCatalogue = {
  'FolderCreate.1': {
    name: null,
    meaning: 'Success.',
    levels: ['FolderCreate'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4008 R4010 R4011 R5795',
  },
  'FolderCreate.2': {
    name: null,
    meaning: 'Name already taken.',
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4012 R4013 R4014',
  },
  'FolderCreate.3': {
    name: null,
    meaning: 'Parent is a special folder.',
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4015 R4016 R4017',
  },
  'FolderCreate.5': {
    name: null,
    meaning: 'Parent not found.',
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4018 R4019 R4020',
  },
  'FolderCreate.6': {
    name: null,
    meaning: 'Server error.',
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4021 R4024 R4025 R4026 R4027',
  },
  'FolderCreate.7': {
    name: null,
    meaning: 'Access denied.',
    levels: ['FolderCreate'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
    source: 'Exchange 2007 Wiki Appendix A',
  },
  'FolderCreate.8': {
    name: null,
    meaning: 'Request timed out.',
    levels: ['FolderCreate'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
    source: 'Exchange 2007 Wiki Appendix A',
  },
  'FolderCreate.9': {
    name: null,
    meaning: 'Hierarchy key wrong.',
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4031 R4032 R4033',
  },
  'FolderCreate.10': {
    name: null,
    meaning: 'Request malformed.',
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4034 R4035 R4036',
  },
  'FolderCreate.11': {
    name: null,
    meaning: 'Unknown error.',
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4037 R5770 R5796',
  },
  'FolderCreate.12': {
    name: null,
    meaning: 'Unlisted server code.',
    levels: ['FolderCreate'],
    spec: 'MS-ASCMD 2.2.3.177.3',
    source: 'MS-ASCMD R4038 R5771 R5797',
  },
} as const satisfies Rows<'FolderCreate', StatusEntry>;
