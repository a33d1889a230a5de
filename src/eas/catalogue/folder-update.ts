import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What FolderUpdate answers with, level by level [MS-ASCMD 2.2.3.177.6]. */
export const folderUpdateCatalogue = {
  'FolderUpdate.1': {
    name: null,
    meaning: 'Success.',
    levels: ['FolderUpdate'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4097 R4099 R4100 R5803 §2.2.3.177.6',
  },
  'FolderUpdate.2': {
    name: null,
    meaning: 'Name taken, or the folder is a special one.',
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4101 R4102 R5438 R5804 §2.2.3.177.6',
  },
  'FolderUpdate.3': {
    name: null,
    meaning: 'Recipient information folder cannot be changed.',
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4103 R4104 R5805 §2.2.3.177.6',
  },
  'FolderUpdate.4': {
    name: null,
    meaning: 'Folder does not exist.',
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4105 R4106 R4107 §2.2.3.177.6',
  },
  'FolderUpdate.5': {
    name: null,
    meaning: 'Target parent not found.',
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4108 R4109 R4110 §2.2.3.177.6',
  },
  'FolderUpdate.6': {
    name: null,
    meaning: 'Server error.',
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4111 R4112 R4113 R4114 R4115 §2.2.3.177.6',
  },
  'FolderUpdate.7': {
    name: null,
    meaning: 'Access denied.',
    levels: ['FolderUpdate'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
    source: 'Exchange 2007 Wiki Appendix A',
  },
  'FolderUpdate.8': {
    name: null,
    meaning: 'Request timed out.',
    levels: ['FolderUpdate'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
    source: 'Exchange 2007 Wiki Appendix A; MS-ASCMD 2011 §2.2.3.152.5',
  },
  'FolderUpdate.9': {
    name: null,
    meaning: 'Hierarchy key wrong.',
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4119 R4120 R4121 §2.2.3.177.6',
  },
  'FolderUpdate.10': {
    name: null,
    meaning: 'Request malformed.',
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4122 R4123 R4124 §2.2.3.177.6',
  },
  'FolderUpdate.11': {
    name: null,
    meaning: 'Unknown error.',
    levels: ['FolderUpdate'],
    spec: 'MS-ASCMD 2.2.3.177.6',
    source: 'MS-ASCMD R4126 R5774 R5806 §2.2.3.177.6',
  },
} as const satisfies Rows<'FolderUpdate', StatusEntry>;
