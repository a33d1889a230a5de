import type { folderCreateRules } from '../../eas/rules/folder-create.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of FolderCreate. */
export const folderCreateTexts = {
  'FolderCreate.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4008 R4010 R4011 R5795',
  },
  'FolderCreate.2': {
    meaning: 'Name already taken.',
    source: 'MS-ASCMD R4012 R4013 R4014',
    hint: 'Ask for another name: the parent has a folder of this one.',
  },
  'FolderCreate.3': {
    meaning: 'Parent is a special folder.',
    source: 'MS-ASCMD R4015 R4016 R4017',
    hint: 'Create the folder under another parent: the recipient cache takes none.',
  },
  'FolderCreate.5': {
    meaning: 'Parent not found.',
    source: 'MS-ASCMD R4018 R4019 R4020',
    hint: 'Let the user choose another parent from the new folder list.',
  },
  'FolderCreate.6': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4021 R4024 R4025 R4026 R4027',
    why: 'FolderSync comes first as the text says, so that a folder that was made after all is not made twice.',
    hint: 'Offer to create the folder again later.',
  },
  'FolderCreate.7': {
    meaning: 'Access denied.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'Only the 2006 table has it; denied is not cured by asking again.',
    hint: 'Put the local folder back as the server has it.',
  },
  'FolderCreate.8': {
    meaning: 'Request timed out.',
    source: 'Exchange 2007 Wiki Appendix A',
    why: 'The server took too long and may have done it after all; a look at the folders comes before a second try.',
    hint: 'Offer to create the folder again later.',
  },
  'FolderCreate.9': {
    meaning: 'Hierarchy key wrong.',
    source: 'MS-ASCMD R4031 R4032 R4033',
    hint: 'Nothing of this request was applied: ask for it again once FolderSync works.',
  },
  'FolderCreate.10': {
    meaning: 'Request malformed.',
    source: 'MS-ASCMD R4034 R4035 R4036',
    hint: 'Check the request: the built-in folders (Inbox, Contacts and the like) cannot be created.',
  },
  'FolderCreate.11': {
    meaning: 'Unknown error.',
    source: 'MS-ASCMD R4037 R5770 R5796',
    why: 'The text names the code and no resolution.',
    hint: 'Put the local folder back as the server has it; report it if it stays.',
  },
  'FolderCreate.12': {
    meaning: 'Unlisted server code.',
    source: 'MS-ASCMD R4038 R5771 R5797',
    why: 'The text names the code and no resolution.',
    hint: 'Put the local folder back as the server has it; report it if it stays.',
  },
} as const satisfies TextsOf<typeof folderCreateRules>;
