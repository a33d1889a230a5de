import type { Resolution, Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, FOLDERSYNC_FIRST, TRY_AGAIN, WITH_CREDENTIALS } from './shared.ts';

const DENIED = {
  steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
  basis: 'spec',
} as const satisfies Rule;

/** Again, then without RebuildResults, as the text leaves open. */
const TIMED_OUT = [
  { do: 'retry', pace: 'backoff', limit: 2 },
  { do: 'rephrase', how: 'without-option' },
  { do: 'reject', why: 'unavailable', tell: 'admin' },
] as const satisfies readonly Resolution[];

/** What is done about the statuses of Search [MS-ASCMD 2.2.3.177.13]. */
export const searchRules = {
  'Search.1': ACCEPT,
  'Search.3': {
    steps: TRY_AGAIN,
    basis: 'advice',
  },
  'Search.10': {
    steps: TIMED_OUT,
    basis: 'advice',
  },
  'Search.Picture.1': ACCEPT,
  'Search.Store.1': ACCEPT,
  'Search.Store.2': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'spec',
  },
  'Search.Store.3': { steps: TRY_AGAIN, basis: 'spec' },
  'Search.Store.4': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'spec',
  },
  'Search.Store.5': DENIED,
  'Search.Store.6': {
    steps: [{ do: 'reject', why: 'gone', tell: 'user' }],
    basis: 'spec',
  },
  'Search.Store.7': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'spec',
  },
  'Search.Store.8': {
    steps: [{ do: 'reject', why: 'too-large', tell: 'user' }],
    basis: 'spec',
  },
  'Search.Store.9': {
    steps: TRY_AGAIN,
    basis: 'advice',
  },
  'Search.Store.10': { steps: TIMED_OUT, basis: 'spec' },
  'Search.Store.11': {
    steps: [FOLDERSYNC_FIRST, { do: 'reject', why: 'server' }],
    basis: 'spec',
  },
  'Search.Store.12': {
    steps: [{ do: 'accept', tell: 'user' }],
    basis: 'spec',
  },
  'Search.Store.13': DENIED,
  'Search.Store.14': { steps: WITH_CREDENTIALS, basis: 'spec' },
} as const satisfies RulesFor<'Search'>;
