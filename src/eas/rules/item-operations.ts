import type { Rule, Treatment, When } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, SPLIT, TRY_AGAIN, WITH_CREDENTIALS } from './shared.ts';

// MS-ASCMD 2.2.3.177.8 gives meanings and no resolution at all: everything here but success is advice.

const REQUEST = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'advice',
  why: 'The same elements fail the same way.',
  hint: 'Check the request: one FileReference in a Fetch, options that belong to their parent, a known Store.',
} as const satisfies Rule;

/** A request that also moves or empties never goes out again as it was: the app asks for what is missing. */
const ONLY_WHAT_FAILED = {
  when: { idempotent: false },
  steps: [
    { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 3 },
    { do: 'reject', why: 'unavailable' },
  ],
  basis: 'advice',
  why: 'The other operations of the request went through, so only what failed is asked for again.',
  hint: 'Offer it again later.',
} as const satisfies Treatment & { when: When };

const SERVER = {
  steps: TRY_AGAIN,
  basis: 'advice',
  why: 'A fault of the server that mostly passes.',
  hint: 'Offer it again later.',
  variants: [ONLY_WHAT_FAILED],
} as const satisfies Rule;

/** Something may have been moved or deleted before it failed: the folder says what is left. */
const SERVER_AFTER_CHANGE = {
  steps: [
    { first: [{ do: 'refresh', scope: 'collection' }], do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
    { do: 'reject', why: 'unavailable', tell: 'user' },
  ],
  basis: 'advice',
  why: 'The failure may be a partial one, so the folder is synced before what is left goes again.',
  hint: 'Show the folder as the server has it.',
} as const satisfies Rule;

const PARTLY = {
  steps: [
    { first: [{ do: 'refresh', scope: 'collection' }], do: 'reconcile', how: 'resend-failed-parts', then: 'rebuild' },
    { do: 'reject', why: 'server', tell: 'user' },
  ],
  basis: 'advice',
  why: 'Done in part: the folder says which part is left.',
  hint: 'Show the folder as the server has it.',
} as const satisfies Rule;

const GONE = {
  steps: [{ do: 'reject', why: 'gone' }],
  basis: 'advice',
  why: 'What is gone does not come back by asking.',
  hint: 'Drop the local copy, or sync the folder.',
} as const satisfies Rule;

const DENIED = {
  steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
  basis: 'advice',
  why: 'Rights are given by people.',
  hint: 'Tell the user what was denied; do not ask again.',
} as const satisfies Rule;

const TOO_LARGE = {
  steps: SPLIT,
  basis: 'advice',
  why: 'More than a hundred operations are answered with 11 too [MS-ASCMD 3.1.5.10].',
  hint: 'Ask for a range or a truncated body of this one.',
} as const satisfies Rule;

const LOGIN = {
  steps: WITH_CREDENTIALS,
  basis: 'advice',
  why: 'The place where the document lies wants a login of its own.',
  hint: 'Show the document as not accessible.',
} as const satisfies Rule;

/** What is done about the statuses of ItemOperations [MS-ASCMD 2.2.3.177.8]. */
export const itemOperationsRules = {
  'ItemOperations.1': ACCEPT,
  'ItemOperations.2': REQUEST,
  'ItemOperations.3': { ...SERVER, variants: [{ ...SERVER_AFTER_CHANGE, when: { idempotent: false } }] },
  'ItemOperations.9': REQUEST,
  'ItemOperations.11': TOO_LARGE,
  'ItemOperations.18': LOGIN,
  'ItemOperations.EmptyFolderContents.1': ACCEPT,
  'ItemOperations.EmptyFolderContents.2': {
    ...REQUEST,
    hint: 'Check EmptyFolderContents: it names one CollectionId, and DeleteSubFolders belongs to its Options.',
  },
  'ItemOperations.EmptyFolderContents.3': SERVER_AFTER_CHANGE,
  'ItemOperations.EmptyFolderContents.6': GONE,
  'ItemOperations.EmptyFolderContents.16': DENIED,
  'ItemOperations.EmptyFolderContents.17': PARTLY,
  'ItemOperations.Fetch.1': ACCEPT,
  'ItemOperations.Fetch.2': REQUEST,
  'ItemOperations.Fetch.3': SERVER,
  'ItemOperations.Fetch.4': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'advice',
    why: 'The link itself is wrong.',
    hint: 'Let the user correct the link.',
  },
  'ItemOperations.Fetch.5': DENIED,
  'ItemOperations.Fetch.6': GONE,
  'ItemOperations.Fetch.7': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'advice',
    why: 'The server of the document does not answer the mail server.',
    hint: 'Tell the user that the place of the document cannot be reached; the administrator can look.',
    variants: [ONLY_WHAT_FAILED],
  },
  'ItemOperations.Fetch.8': {
    steps: [
      { do: 'rephrase', how: 'range-from-zero' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'advice',
    why: 'The file may have become shorter since the range was chosen.',
    hint: 'Ask for a range inside the file.',
  },
  'ItemOperations.Fetch.9': REQUEST,
  'ItemOperations.Fetch.10': { steps: [{ do: 'accept' }], basis: 'advice', why: 'An empty file is a file.' },
  'ItemOperations.Fetch.11': TOO_LARGE,
  'ItemOperations.Fetch.12': SERVER,
  'ItemOperations.Fetch.14': {
    steps: [
      { do: 'rephrase', how: 'other-type' },
      { do: 'reject', why: 'unsupported' },
    ],
    basis: 'advice',
    why: 'An item that cannot be had as HTML may be had as MIME or text.',
    hint: 'Show the item without its body.',
  },
  'ItemOperations.Fetch.15': {
    steps: [
      { do: 'refresh', scope: 'item', then: 'rebuild' },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'advice',
    why: 'References to attachments grow stale when the item changes.',
    hint: 'Show the attachment as gone.',
  },
  'ItemOperations.Fetch.16': DENIED,
  'ItemOperations.Fetch.17': {
    steps: [
      { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
      { do: 'reject', why: 'server' },
    ],
    basis: 'advice',
    why: 'Fetching again harms nothing; the app asks for what is missing.',
    hint: 'Keep the part that came and offer the rest later.',
  },
  'ItemOperations.Fetch.18': LOGIN,
  'ItemOperations.Move.1': ACCEPT,
  'ItemOperations.Move.2': {
    ...REQUEST,
    hint: 'Check the Move: it names one ConversationId and one DstFldId, and MoveAlways belongs to its Options.',
  },
  'ItemOperations.Move.3': SERVER_AFTER_CHANGE,
  'ItemOperations.Move.6': GONE,
  'ItemOperations.Move.17': PARTLY,
} as const satisfies RulesFor<'ItemOperations'>;
