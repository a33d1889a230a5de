import type { folderUpdateRules } from '../../eas/rules/folder-update.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of FolderUpdate. */
export const folderUpdateTexts = {
  'FolderUpdate.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4097 R4099 R4100 R5803 §2.2.3.177.6',
  },
  'FolderUpdate.2': {
    meaning: 'Name taken, or the folder is a special one.',
    source: 'MS-ASCMD R4101 R4102 R5438 R5804 §2.2.3.177.6',
    why: 'The text names no resolution; only another name can help, and built-in folders keep theirs.',
    hint: 'Put the local folder back and ask for another name.',
  },
  'FolderUpdate.3': {
    meaning: 'Recipient information folder cannot be changed.',
    source: 'MS-ASCMD R4103 R4104 R5805 §2.2.3.177.6',
    why: 'A built-in folder stays one, whoever asks.',
    hint: 'Put the local folder back: the recipient cache cannot be changed.',
  },
  'FolderUpdate.4': {
    meaning: 'Folder does not exist.',
    source: 'MS-ASCMD R4105 R4106 R4107 §2.2.3.177.6',
    hint: 'Drop the folder locally: the server has it no longer.',
  },
  'FolderUpdate.5': {
    meaning: 'Target parent not found.',
    source: 'MS-ASCMD R4108 R4109 R4110 §2.2.3.177.6',
    hint: 'Let the user choose another parent from the new folder list.',
  },
  'FolderUpdate.6': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4111 R4112 R4113 R4114 R4115 §2.2.3.177.6',
    hint: 'Put the local folder back as the server has it and offer the change again later.',
  },
  'FolderUpdate.7': {
    meaning: 'Access denied.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Only the 2006 table has it; denied is not cured by asking again.',
    hint: 'Put the local folder back as the server has it.',
  },
  'FolderUpdate.8': {
    meaning: 'Request timed out.',
    source: 'Exchange 2007 Wiki Appendix A; MS-ASCMD 2011 §2.2.3.152.5',
    why: 'The server took too long and may have done it after all; a look at the folders comes before a second try.',
    hint: 'Offer the change again later.',
  },
  'FolderUpdate.9': {
    meaning: 'Hierarchy key wrong.',
    source: 'MS-ASCMD R4119 R4120 R4121 §2.2.3.177.6',
    hint: 'Nothing of this request was applied: ask for it again once FolderSync works.',
  },
  'FolderUpdate.10': {
    meaning: 'Request malformed.',
    source: 'MS-ASCMD R4122 R4123 R4124 §2.2.3.177.6',
    hint: 'Check the request: SyncKey present, no Status element, a known ServerId.',
  },
  'FolderUpdate.11': {
    meaning: 'Unknown error.',
    source: 'MS-ASCMD R4126 R5774 R5806 §2.2.3.177.6',
    why: 'The text names the code and no resolution.',
    hint: 'Put the local folder back as the server has it; report it if it stays.',
  },
} as const satisfies TextsOf<typeof folderUpdateRules>;
