import { PROBES_PER_REQUEST } from '../../core/limits.ts';
import type { Resolution, Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { NO_ROOM, OTHER_VERSION } from './shared.ts';

const ACCEPT = { steps: [{ do: 'accept' }], basis: 'spec' } as const satisfies Rule;

/** The item's answer came in a reply whose key moved: it goes again with the next key, in the app's new bytes. */
const ITEM_AGAIN = {
  steps: [
    { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 3 },
    { do: 'reject', why: 'server', tell: 'user' },
  ],
  basis: 'advice',
  why: 'The text lists 5 for the request only; servers give it for one item, and the rest of the reply stands.',
  hint: 'Keep the local version and offer it again later.',
} as const satisfies Rule;

const BAD_ITEM = {
  steps: [{ do: 'reject', why: 'request', tell: 'user' }],
  basis: 'spec',
  hint: 'Keep the local version, mark it as not uploaded and stop sending it: the same item fails again.',
} as const satisfies Rule;

const BAD_COMMAND = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'spec',
  hint: 'Correct this operation: it breaks a rule of the command although the others in the request went through.',
} as const satisfies Rule;

/** The server's version comes down with the Sync; the local one must not vanish without a word. */
const CONFLICT = {
  steps: [
    { do: 'reconcile', how: 'take-server-item', tell: 'user' },
    { do: 'reject', why: 'conflict', tell: 'user' },
  ],
  basis: 'spec',
  hint: 'Keep what the user typed aside and offer to apply it to the version of the server.',
} as const satisfies Rule;

const ITEM_GONE = {
  steps: [
    { do: 'refresh', scope: 'collection', then: 'rebuild', tell: 'user' },
    { do: 'reject', why: 'gone', tell: 'user' },
  ],
  basis: 'spec',
  hint: 'The item is gone on the server: drop the change, or offer to add it as a new item.',
} as const satisfies Rule;

/** Probing halves for the bad item is allowed while the key has not moved, for as long as the request may go out. */
const PROBE = [
  { do: 'rephrase', how: 'leave-out-item', limit: PROBES_PER_REQUEST },
  { do: 'reject', why: 'request' },
] as const satisfies readonly Resolution[];

/** First as a batch that is too large: two halvings bring 800 operations below the 200 a server has to take [MS-ASCMD 3.1.5.10]. */
const TOO_MANY = 2;

/** What is done about the statuses of Sync [MS-ASCMD 2.2.3.177.17]. */
export const syncRules = {
  'Sync.1': ACCEPT,
  'Sync.2': {
    steps: OTHER_VERSION,
    basis: 'advice',
    why: 'Only the 2006 table has it; OPTIONS says which versions the server takes.',
    hint: 'The server takes none of the offered versions.',
  },
  'Sync.3': {
    steps: [
      { do: 'reset', scope: 'collection', limit: 2 },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'The server loses this key again and again: leave the collection alone for a day, or have the administrator remove the device.',
  },
  'Sync.4': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
    hint: 'Check the request: GetChanges with key 0, Wait together with HeartbeatInterval, a doubled Class, a missing CollectionId.',
    variants: [
      {
        when: { uploads: true },
        steps: [
          { do: 'rephrase', how: 'split-batch', limit: TOO_MANY },
          { do: 'rephrase', how: 'leave-out-item', limit: PROBES_PER_REQUEST - TOO_MANY },
          { do: 'reject', why: 'request' },
        ],
        basis: 'spec+advice',
        why: 'More than 200 operations are answered with 4 too, and a 4 for the whole does not say which operation it means [MS-ASCMD 3.1.5.10].',
        hint: 'The operation that is left over breaks a rule of the command.',
      },
    ],
  },
  'Sync.5': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 4 },
      { do: 'reset', scope: 'collection' },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'One collection keeps failing on the server; the others can go on.',
  },
  'Sync.6': {
    steps: PROBE,
    basis: 'observed',
    why: 'Servers fail the whole request over one item they cannot convert; the key has not moved, so it may be looked for.',
    hint: 'Sync without the item that is left over and keep its local version.',
  },
  'Sync.7': {
    steps: [
      { do: 'refresh', scope: 'collection', then: 'rebuild', tell: 'user' },
      { do: 'reject', why: 'conflict', tell: 'user' },
    ],
    basis: 'observed',
    why: 'The text has it for one item only, the 2006 list without a level, and three clients meet it here: the version of the server comes down first.',
    hint: 'Sync the collection, keep what the user typed aside and offer to apply it to the version of the server.',
  },
  'Sync.8': {
    steps: [
      { do: 'refresh', scope: 'hierarchy', then: 'rebuild', tell: 'user' },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'advice',
    why: 'At the collection the object that is missing is the folder.',
    hint: 'Drop the collection, after the grace for what vanished.',
  },
  'Sync.9': { steps: NO_ROOM, basis: 'spec+advice', why: 'A full mailbox still gives out what it has.' },
  'Sync.10': {
    steps: [{ do: 'reject', why: 'unsupported' }],
    basis: 'advice',
    why: 'Notifications by text message are gone from the protocol.',
    hint: 'Send the Sync without the request for notifications; use Ping.',
  },
  'Sync.11': {
    steps: [{ do: 'reject', why: 'unsupported' }],
    basis: 'advice',
    why: 'Notifications by text message are gone from the protocol.',
    hint: 'Send the Sync without the request for notifications; use Ping.',
  },
  'Sync.12': {
    steps: [
      { do: 'refresh', scope: 'hierarchy', then: 'rebuild', limit: 2 },
      { do: 'reset', scope: 'hierarchy' },
      { do: 'reset', scope: 'collection' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec+advice',
    why: 'FolderSync is what the text names; servers that say 12 after an unchanged hierarchy have lost track of it, or of the collection.',
    hint: 'The server calls its own folder list stale: leave the collection out for now.',
  },
  'Sync.13': {
    steps: [
      { do: 'rephrase', how: 'resend-full' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
    hint: 'Send every collection with its key and settings: an empty or partial Sync has nothing to stand on.',
  },
  'Sync.14': {
    steps: [
      { do: 'rephrase', how: 'set-heartbeat', then: 'edit', limit: 2 },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
    hint: 'Take the Limit of the answer: minutes for Wait, seconds for HeartbeatInterval.',
  },
  'Sync.15': {
    steps: [
      { do: 'rephrase', how: 'limit-folders', tell: 'user', limit: 2 },
      { do: 'reject', why: 'too-large', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'Sync no more collections in one request than the Limit of the answer.',
  },
  'Sync.16': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 4 },
      { do: 'reject', why: 'unavailable' },
    ],
    basis: 'spec',
    hint: 'Try again with the next scheduled pass.',
  },
  'Sync.Add.1': ACCEPT,
  'Sync.Add.4': BAD_COMMAND,
  'Sync.Add.5': ITEM_AGAIN,
  'Sync.Add.6': BAD_ITEM,
  'Sync.Add.7': CONFLICT,
  'Sync.Add.9': { steps: NO_ROOM, basis: 'spec' },
  'Sync.BodyPart.1': ACCEPT,
  'Sync.Change.1': ACCEPT,
  'Sync.Change.4': BAD_COMMAND,
  'Sync.Change.5': ITEM_AGAIN,
  'Sync.Change.6': BAD_ITEM,
  'Sync.Change.7': CONFLICT,
  'Sync.Change.8': ITEM_GONE,
  'Sync.Change.9': { steps: NO_ROOM, basis: 'spec' },
  'Sync.Delete.1': ACCEPT,
  'Sync.Delete.5': ITEM_AGAIN,
  'Sync.Delete.8': { steps: [{ do: 'accept' }], basis: 'spec+advice', why: 'What was to go is gone.' },
  'Sync.Fetch.1': ACCEPT,
  'Sync.Fetch.4': BAD_COMMAND,
  'Sync.Fetch.5': ITEM_AGAIN,
  'Sync.Fetch.8': ITEM_GONE,
} as const satisfies RulesFor<'Sync'>;
