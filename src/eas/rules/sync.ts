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
} as const satisfies Rule;

const BAD_ITEM = {
  steps: [{ do: 'reject', why: 'request', tell: 'user' }],
  basis: 'spec',
} as const satisfies Rule;

const BAD_COMMAND = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'spec',
} as const satisfies Rule;

/** The server's version comes down with the Sync; the local one must not vanish without a word. */
const CONFLICT = {
  steps: [
    { do: 'reconcile', how: 'take-server-item', tell: 'user' },
    { do: 'reject', why: 'conflict', tell: 'user' },
  ],
  basis: 'spec',
} as const satisfies Rule;

const ITEM_GONE = {
  steps: [
    { do: 'refresh', scope: 'collection', then: 'rebuild', tell: 'user' },
    { do: 'reject', why: 'gone', tell: 'user' },
  ],
  basis: 'spec',
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
  },
  'Sync.3': {
    steps: [
      { do: 'reset', scope: 'collection', limit: 2 },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec',
  },
  'Sync.4': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
    variants: [
      {
        when: { uploads: true },
        steps: [
          { do: 'rephrase', how: 'split-batch', limit: TOO_MANY },
          { do: 'rephrase', how: 'leave-out-item', limit: PROBES_PER_REQUEST - TOO_MANY },
          { do: 'reject', why: 'request' },
        ],
        basis: 'spec+advice',
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
  },
  'Sync.6': {
    steps: PROBE,
    basis: 'observed',
  },
  'Sync.7': {
    steps: [
      { do: 'refresh', scope: 'collection', then: 'rebuild', tell: 'user' },
      { do: 'reject', why: 'conflict', tell: 'user' },
    ],
    basis: 'observed',
  },
  'Sync.8': {
    steps: [
      { do: 'refresh', scope: 'hierarchy', then: 'rebuild', tell: 'user' },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'advice',
  },
  'Sync.9': { steps: NO_ROOM, basis: 'spec+advice' },
  'Sync.10': {
    steps: [{ do: 'reject', why: 'unsupported' }],
    basis: 'advice',
  },
  'Sync.11': {
    steps: [{ do: 'reject', why: 'unsupported' }],
    basis: 'advice',
  },
  'Sync.12': {
    steps: [
      { do: 'refresh', scope: 'hierarchy', then: 'rebuild', limit: 2 },
      { do: 'reset', scope: 'hierarchy' },
      { do: 'reset', scope: 'collection' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec+advice',
  },
  'Sync.13': {
    steps: [
      { do: 'rephrase', how: 'resend-full' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
  },
  'Sync.14': {
    steps: [
      { do: 'rephrase', how: 'set-heartbeat', then: 'edit', limit: 2 },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
  },
  'Sync.15': {
    steps: [
      { do: 'rephrase', how: 'limit-folders', tell: 'user', limit: 2 },
      { do: 'reject', why: 'too-large', tell: 'user' },
    ],
    basis: 'spec',
  },
  'Sync.16': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 4 },
      { do: 'reject', why: 'unavailable' },
    ],
    basis: 'spec',
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
  'Sync.Delete.8': { steps: [{ do: 'accept' }], basis: 'spec+advice' },
  'Sync.Fetch.1': ACCEPT,
  'Sync.Fetch.4': BAD_COMMAND,
  'Sync.Fetch.5': ITEM_AGAIN,
  'Sync.Fetch.8': ITEM_GONE,
} as const satisfies RulesFor<'Sync'>;
