import type { Rule, Treatment, When } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, SPLIT, TRY_AGAIN, WITH_CREDENTIALS } from './shared.ts';

// MS-ASCMD 2.2.3.177.8 gives meanings and no resolution at all: everything here but success is advice.

const REQUEST = {
  steps: [{ do: 'reject', why: 'request' }],
  basis: 'advice',
} as const satisfies Rule;

/** A request that also moves or empties never goes out again as it was: the app asks for what is missing. */
const ONLY_WHAT_FAILED = {
  when: { idempotent: false },
  steps: [
    { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 3 },
    { do: 'reject', why: 'unavailable' },
  ],
  basis: 'advice',
} as const satisfies Treatment & { when: When };

const SERVER = {
  steps: TRY_AGAIN,
  basis: 'advice',
  variants: [ONLY_WHAT_FAILED],
} as const satisfies Rule;

/** Something may have been moved or deleted before it failed: the folder says what is left. */
const SERVER_AFTER_CHANGE = {
  steps: [
    { first: [{ do: 'refresh', scope: 'collection' }], do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
    { do: 'reject', why: 'unavailable', tell: 'user' },
  ],
  basis: 'advice',
} as const satisfies Rule;

const PARTLY = {
  steps: [
    { first: [{ do: 'refresh', scope: 'collection' }], do: 'reconcile', how: 'resend-failed-parts', then: 'rebuild' },
    { do: 'reject', why: 'server', tell: 'user' },
  ],
  basis: 'advice',
} as const satisfies Rule;

const GONE = {
  steps: [{ do: 'reject', why: 'gone' }],
  basis: 'advice',
} as const satisfies Rule;

const DENIED = {
  steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
  basis: 'advice',
} as const satisfies Rule;

const TOO_LARGE = {
  steps: SPLIT,
  basis: 'advice',
} as const satisfies Rule;

const LOGIN = {
  steps: WITH_CREDENTIALS,
  basis: 'advice',
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
  'ItemOperations.EmptyFolderContents.2': REQUEST,
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
  },
  'ItemOperations.Fetch.5': DENIED,
  'ItemOperations.Fetch.6': GONE,
  'ItemOperations.Fetch.7': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'advice',
    variants: [ONLY_WHAT_FAILED],
  },
  'ItemOperations.Fetch.8': {
    steps: [
      { do: 'rephrase', how: 'range-from-zero' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'advice',
  },
  'ItemOperations.Fetch.9': REQUEST,
  'ItemOperations.Fetch.10': { steps: [{ do: 'accept' }], basis: 'advice' },
  'ItemOperations.Fetch.11': TOO_LARGE,
  'ItemOperations.Fetch.12': SERVER,
  'ItemOperations.Fetch.14': {
    steps: [
      { do: 'rephrase', how: 'other-type' },
      { do: 'reject', why: 'unsupported' },
    ],
    basis: 'advice',
  },
  'ItemOperations.Fetch.15': {
    steps: [
      { do: 'refresh', scope: 'item', then: 'rebuild' },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'advice',
  },
  'ItemOperations.Fetch.16': DENIED,
  'ItemOperations.Fetch.17': {
    steps: [
      { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
      { do: 'reject', why: 'server' },
    ],
    basis: 'advice',
  },
  'ItemOperations.Fetch.18': LOGIN,
  'ItemOperations.Move.1': ACCEPT,
  'ItemOperations.Move.2': REQUEST,
  'ItemOperations.Move.3': SERVER_AFTER_CHANGE,
  'ItemOperations.Move.6': GONE,
  'ItemOperations.Move.17': PARTLY,
} as const satisfies RulesFor<'ItemOperations'>;
