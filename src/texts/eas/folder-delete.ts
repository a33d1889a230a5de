import type { folderDeleteRules } from '../../eas/rules/folder-delete.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of FolderDelete. */
export const folderDeleteTexts = {
  'FolderDelete.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4042 R4044 R4045 R5798 R5799',
  },
  'FolderDelete.3': {
    meaning: 'Special folder, cannot be deleted.',
    source: 'MS-ASCMD R4046 R4047',
    why: 'A built-in folder stays one, whoever asks.',
    hint: 'Bring the folder back locally: built-in folders cannot be deleted.',
  },
  'FolderDelete.4': {
    meaning: 'Folder does not exist.',
    source: 'MS-ASCMD R4048 R4049 R4050',
    why: 'What was to go is gone; FolderSync brings the list in line.',
  },
  'FolderDelete.6': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4051 R4052 R4053 R4054 R4055',
    hint: 'Put the local folder back as the server has it and offer the change again later.',
  },
  'FolderDelete.7': {
    meaning: 'Access denied.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Only the 2006 table has it; denied is not cured by asking again.',
    hint: 'Put the local folder back as the server has it.',
  },
  'FolderDelete.8': {
    meaning: 'Request timed out.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'The server took too long and may have done it after all; a look at the folders comes before a second try.',
    hint: 'Offer to delete the folder again later.',
  },
  'FolderDelete.9': {
    meaning: 'Hierarchy key wrong.',
    source: 'MS-ASCMD R4059 R4060 R5835 R5865',
    hint: 'Nothing of this request was applied: ask for it again once FolderSync works.',
  },
  'FolderDelete.10': {
    meaning: 'Request malformed.',
    source: 'MS-ASCMD R4062 R4063 R4064',
    hint: 'Check the request: the hierarchy key, the ids and the elements of this command.',
  },
  'FolderDelete.11': {
    meaning: 'Unknown error.',
    source: 'MS-ASCMD R4065 R5772 R5800',
    why: 'The text names the code and no resolution.',
    hint: 'Put the local folder back as the server has it; report it if it stays.',
  },
} as const satisfies TextsOf<typeof folderDeleteRules>;
