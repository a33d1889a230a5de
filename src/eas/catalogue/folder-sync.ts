import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What FolderSync answers with, level by level [MS-ASCMD 2.2.3.177.5]. */
export const folderSyncCatalogue = {
  'FolderSync.1': {
    name: null,
    levels: ['FolderSync'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.5',
  },
  'FolderSync.2': {
    name: null,
    levels: ['FolderSync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderSync.3': {
    name: null,
    levels: ['FolderSync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderSync.4': {
    name: null,
    levels: ['FolderSync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderSync.5': {
    name: null,
    levels: ['FolderSync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderSync.6': {
    name: null,
    levels: ['FolderSync'],
    spec: 'MS-ASCMD 2.2.3.177.5',
  },
  'FolderSync.7': {
    name: null,
    levels: ['FolderSync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderSync.8': {
    name: null,
    levels: ['FolderSync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'FolderSync.9': {
    name: null,
    levels: ['FolderSync'],
    spec: 'MS-ASCMD 2.2.3.177.5',
  },
  'FolderSync.10': {
    name: null,
    levels: ['FolderSync'],
    spec: 'MS-ASCMD 2.2.3.177.5',
  },
  'FolderSync.11': {
    name: null,
    levels: ['FolderSync'],
    spec: 'MS-ASCMD 2.2.3.177.5',
  },
  'FolderSync.12': {
    name: null,
    levels: ['FolderSync'],
    spec: 'MS-ASCMD 2.2.3.177.5',
  },
} as const satisfies Rows<'FolderSync', StatusEntry>;
