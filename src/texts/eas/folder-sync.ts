import type { folderSyncRules } from '../../eas/rules/folder-sync.ts';
import type { TextsOf } from '../texts.ts';

const SHARED_TABLE = 'The 2006 table printed one list for all folder commands; FolderSync itself creates, moves and deletes nothing.';
const ANOTHER_COMMAND = 'An answer of another folder command: look which request it belongs to.';

/** What is said of the statuses of FolderSync. */
export const folderSyncTexts = {
  'FolderSync.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4071 R4073 R4074 R5801 §2.2.3.177.5',
  },
  'FolderSync.2': {
    meaning: 'Folder of that name exists.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: SHARED_TABLE,
    hint: ANOTHER_COMMAND,
  },
  'FolderSync.3': {
    meaning: 'Special folder.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: SHARED_TABLE,
    hint: ANOTHER_COMMAND,
  },
  'FolderSync.4': {
    meaning: 'Folder not found.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: SHARED_TABLE,
    hint: ANOTHER_COMMAND,
  },
  'FolderSync.5': {
    meaning: 'Parent not found.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: SHARED_TABLE,
    hint: ANOTHER_COMMAND,
  },
  'FolderSync.6': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4075 R4076 R4077 R4078 R5382 §2.2.3.177.5',
  },
  'FolderSync.7': {
    meaning: 'Access denied.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Denied is not cured by asking again.',
    hint: 'Have the rights on the mailbox checked.',
  },
  'FolderSync.8': {
    meaning: 'Server took too long.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'The server took too long; the same request may do.',
  },
  'FolderSync.9': {
    meaning: 'Hierarchy key wrong.',
    source: 'MS-ASCMD R4082 R4083 R5441 R4084 §2.2.3.177.5',
    why: 'The hierarchy key only: collections keep theirs, because ServerIds survive a restart at 0 [MS-ASCMD 3.1.5.3].',
  },
  'FolderSync.10': {
    meaning: 'Request malformed.',
    source: 'MS-ASCMD R4085 R4086 R4087 §2.2.3.177.5',
    hint: 'Check the FolderSync body: one SyncKey and nothing else.',
  },
  'FolderSync.11': {
    meaning: 'Unknown error.',
    source: 'MS-ASCMD R4088 R4089 R4090 R4091 R4092 §2.2.3.177.5',
  },
  'FolderSync.12': {
    meaning: 'Unlisted server code.',
    source: 'MS-ASCMD R4093 R5773 R5802 §2.2.3.177.5',
    why: 'The text names the code and no resolution.',
    hint: 'Keep the folders as they are and try with the next scheduled pass; report it if it stays.',
  },
} as const satisfies TextsOf<typeof folderSyncRules>;
