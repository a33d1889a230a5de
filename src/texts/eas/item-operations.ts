import type { itemOperationsRules } from '../../eas/rules/item-operations.ts';
import type { TextsOf } from '../texts.ts';

const SAME_ELEMENTS = 'The same elements fail the same way.';
const CHECK_REQUEST = 'Check the request: one FileReference in a Fetch, options that belong to their parent, a known Store.';
const MOSTLY_PASSES = 'A fault of the server that mostly passes.';
const LATER = 'Offer it again later.';
const PARTIAL = 'The failure may be a partial one, so the folder is synced before what is left goes again.';
const AS_THE_SERVER_HAS_IT = 'Show the folder as the server has it.';
const GONE = 'What is gone does not come back by asking.';
const DROP_COPY = 'Drop the local copy, or sync the folder.';
const RIGHTS = 'Rights are given by people.';
const TELL_DENIED = 'Tell the user what was denied; do not ask again.';
const ONLY_WHAT_FAILED = 'The other operations of the request went through, so only what failed is asked for again.';

/** What is said of the statuses of ItemOperations. */
export const itemOperationsTexts = {
  'ItemOperations.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4151 R4153',
  },
  'ItemOperations.2': {
    meaning: 'Protocol error / XML failed validation.',
    source: 'MS-ASCMD R4154 R7238',
    why: SAME_ELEMENTS,
    hint: CHECK_REQUEST,
  },
  'ItemOperations.3': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4155',
    why: MOSTLY_PASSES,
    hint: LATER,
    variants: [{ why: PARTIAL, hint: AS_THE_SERVER_HAS_IT }],
  },
  'ItemOperations.9': {
    meaning: 'Store unknown or unsupported.',
    source: 'MS-ASCMD R4161',
    why: SAME_ELEMENTS,
    hint: CHECK_REQUEST,
  },
  'ItemOperations.11': {
    meaning: 'Requested data too large.',
    source: 'MS-ASCMD R4163',
    why: 'More than a hundred operations are answered with 11 too [MS-ASCMD 3.1.5.10].',
    hint: 'Ask for a range or a truncated body of this one.',
  },
  'ItemOperations.18': {
    meaning: 'Credentials needed.',
    source: 'MS-ASCMD R4169',
    why: 'The place where the document lies wants a login of its own.',
    hint: 'Show the document as not accessible.',
  },
  'ItemOperations.EmptyFolderContents.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4151 R4153',
  },
  'ItemOperations.EmptyFolderContents.2': {
    meaning: 'Protocol error / XML failed validation.',
    source: 'MS-ASCMD R4154 R7238',
    why: SAME_ELEMENTS,
    hint: 'Check EmptyFolderContents: it names one CollectionId, and DeleteSubFolders belongs to its Options.',
  },
  'ItemOperations.EmptyFolderContents.3': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4155',
    why: PARTIAL,
    hint: AS_THE_SERVER_HAS_IT,
  },
  'ItemOperations.EmptyFolderContents.6': {
    meaning: 'Not found (or access denied).',
    source: 'MS-ASCMD R4158 R7239',
    why: GONE,
    hint: DROP_COPY,
  },
  'ItemOperations.EmptyFolderContents.16': {
    meaning: 'Access to the resource denied.',
    source: 'MS-ASCMD R4167',
    why: RIGHTS,
    hint: TELL_DENIED,
  },
  'ItemOperations.EmptyFolderContents.17': {
    meaning: 'Only partly done.',
    source: 'MS-ASCMD R4168',
    why: 'Done in part: the folder says which part is left.',
    hint: AS_THE_SERVER_HAS_IT,
  },
  'ItemOperations.Fetch.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4151 R4153',
  },
  'ItemOperations.Fetch.2': {
    meaning: 'Protocol error / XML failed validation.',
    source: 'MS-ASCMD R4154 R7238',
    why: SAME_ELEMENTS,
    hint: CHECK_REQUEST,
  },
  'ItemOperations.Fetch.3': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4155',
    why: MOSTLY_PASSES,
    hint: LATER,
    variants: [{ why: ONLY_WHAT_FAILED, hint: LATER }],
  },
  'ItemOperations.Fetch.4': {
    meaning: 'Document library: link is bad.',
    source: 'MS-ASCMD R4156',
    why: 'The link itself is wrong.',
    hint: 'Let the user correct the link.',
  },
  'ItemOperations.Fetch.5': {
    meaning: 'Document library: access denied.',
    source: 'MS-ASCMD R4157',
    why: RIGHTS,
    hint: TELL_DENIED,
  },
  'ItemOperations.Fetch.6': {
    meaning: 'Not found (or access denied).',
    source: 'MS-ASCMD R4158 R7239',
    why: GONE,
    hint: DROP_COPY,
  },
  'ItemOperations.Fetch.7': {
    meaning: 'Document library: could not connect.',
    source: 'MS-ASCMD R4159',
    why: 'The server of the document does not answer the mail server.',
    hint: 'Tell the user that the place of the document cannot be reached; the administrator can look.',
    variants: [{ why: ONLY_WHAT_FAILED, hint: LATER }],
  },
  'ItemOperations.Fetch.8': {
    meaning: 'Byte range not valid or too big.',
    source: 'MS-ASCMD R4160',
    why: 'The file may have become shorter since the range was chosen.',
    hint: 'Ask for a range inside the file.',
  },
  'ItemOperations.Fetch.9': {
    meaning: 'Store unknown or unsupported.',
    source: 'MS-ASCMD R4161',
    why: SAME_ELEMENTS,
    hint: CHECK_REQUEST,
  },
  'ItemOperations.Fetch.10': {
    meaning: 'File is empty.',
    source: 'MS-ASCMD R4162',
    why: 'An empty file is a file.',
  },
  'ItemOperations.Fetch.11': {
    meaning: 'Requested data too large.',
    source: 'MS-ASCMD R4163',
    why: 'More than a hundred operations are answered with 11 too [MS-ASCMD 3.1.5.10].',
    hint: 'Ask for a range or a truncated body of this one.',
  },
  'ItemOperations.Fetch.12': {
    meaning: 'Download failed on I/O.',
    source: 'MS-ASCMD R4164',
    why: MOSTLY_PASSES,
    hint: LATER,
    variants: [{ why: ONLY_WHAT_FAILED, hint: LATER }],
  },
  'ItemOperations.Fetch.14': {
    meaning: 'Item could not be converted.',
    source: 'MS-ASCMD R4165',
    why: 'An item that cannot be had as HTML may be had as MIME or text.',
    hint: 'Show the item without its body.',
  },
  'ItemOperations.Fetch.15': {
    meaning: 'Attachment or its id is not valid.',
    source: 'MS-ASCMD R4166',
    why: 'References to attachments grow stale when the item changes.',
    hint: 'Show the attachment as gone.',
  },
  'ItemOperations.Fetch.16': {
    meaning: 'Access to the resource denied.',
    source: 'MS-ASCMD R4167',
    why: RIGHTS,
    hint: TELL_DENIED,
  },
  'ItemOperations.Fetch.17': {
    meaning: 'Only partly done.',
    source: 'MS-ASCMD R4168',
    why: 'Fetching again harms nothing; the app asks for what is missing.',
    hint: 'Keep the part that came and offer the rest later.',
  },
  'ItemOperations.Fetch.18': {
    meaning: 'Credentials needed.',
    source: 'MS-ASCMD R4169',
    why: 'The place where the document lies wants a login of its own.',
    hint: 'Show the document as not accessible.',
  },
  'ItemOperations.Move.1': {
    meaning: 'Success.',
    source: 'MS-ASCMD R4151 R4153',
  },
  'ItemOperations.Move.2': {
    meaning: 'Protocol error / XML failed validation.',
    source: 'MS-ASCMD R4154 R7238',
    why: SAME_ELEMENTS,
    hint: 'Check the Move: it names one ConversationId and one DstFldId, and MoveAlways belongs to its Options.',
  },
  'ItemOperations.Move.3': {
    meaning: 'Server error.',
    source: 'MS-ASCMD R4155',
    why: PARTIAL,
    hint: AS_THE_SERVER_HAS_IT,
  },
  'ItemOperations.Move.6': {
    meaning: 'Not found (or access denied).',
    source: 'MS-ASCMD R4158 R7239',
    why: GONE,
    hint: DROP_COPY,
  },
  'ItemOperations.Move.17': {
    meaning: 'Only partly done.',
    source: 'MS-ASCMD R4168',
    why: 'Done in part: the folder says which part is left.',
    hint: AS_THE_SERVER_HAS_IT,
  },
} as const satisfies TextsOf<typeof itemOperationsRules>;
