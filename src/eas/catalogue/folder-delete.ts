import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What FolderDelete answers with, level by level [MS-ASCMD 2.2.3.177.4]. */
export const folderDeleteCatalogue = {
  'FolderDelete.1': {
    name: null,
    meaning: 'Success.',
    levels: ['FolderDelete'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.4',
    source: 'MS-ASCMD R4042 R4044 R4045 R5798 R5799',
  },
  'FolderDelete.3': {
    name: null,
    meaning: 'Special folder, cannot be deleted.',
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
    source: 'MS-ASCMD R4046 R4047',
  },
  'FolderDelete.4': {
    name: null,
    meaning: 'Folder does not exist.',
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
    source: 'MS-ASCMD R4048 R4049 R4050',
  },
  'FolderDelete.6': {
    name: null,
    meaning: 'Server error.',
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
    source: 'MS-ASCMD R4051 R4052 R4053 R4054 R4055',
  },
  'FolderDelete.7': {
    name: null,
    meaning: 'Access denied.',
    levels: ['FolderDelete'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
    source: 'Exchange 2007 Wiki Appendix A',
  },
  'FolderDelete.8': {
    name: null,
    meaning: 'Request timed out.',
    levels: ['FolderDelete'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
    source: 'Exchange 2007 Wiki Appendix A',
  },
  'FolderDelete.9': {
    name: null,
    meaning: 'Hierarchy key wrong.',
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
    source: 'MS-ASCMD R4059 R4060 R5835 R5865',
  },
  'FolderDelete.10': {
    name: null,
    meaning: 'Request malformed.',
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
    source: 'MS-ASCMD R4062 R4063 R4064',
  },
  'FolderDelete.11': {
    name: null,
    meaning: 'Unknown error.',
    levels: ['FolderDelete'],
    spec: 'MS-ASCMD 2.2.3.177.4',
    source: 'MS-ASCMD R4065 R5772 R5800',
  },
} as const satisfies Rows<'FolderDelete', StatusEntry>;
