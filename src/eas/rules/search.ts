import type { Resolution, Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, FOLDERSYNC_FIRST, TRY_AGAIN, WITH_CREDENTIALS } from './shared.ts';

const DENIED = {
  steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
  basis: 'spec',
  hint: 'Tell the user that this place is closed to them.',
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
    why: 'A fault of the server that mostly passes.',
    hint: 'Offer the search again later.',
  },
  'Search.10': {
    steps: TIMED_OUT,
    basis: 'advice',
    why: 'The text lists it at the store; the 2006 table knows one level only, so it is read the same at the root.',
    hint: 'Narrow the search; the administrator can look at the index.',
  },
  'Search.Picture.1': ACCEPT,
  'Search.Store.1': ACCEPT,
  'Search.Store.2': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'spec',
    hint: 'Let the user search for something else; if the app made the query, check its elements.',
  },
  'Search.Store.3': { steps: TRY_AGAIN, basis: 'spec', hint: 'Offer the search again later.' },
  'Search.Store.4': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'spec',
    hint: 'Let the user correct the link.',
  },
  'Search.Store.5': DENIED,
  'Search.Store.6': {
    steps: [{ do: 'reject', why: 'gone', tell: 'user' }],
    basis: 'spec',
    hint: 'Tell the user that the place is not there; the link may be old.',
  },
  'Search.Store.7': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'The place cannot be reached from the server: if it stays so, the administrator has to look.',
  },
  'Search.Store.8': {
    steps: [{ do: 'reject', why: 'too-large', tell: 'user' }],
    basis: 'spec',
    hint: 'Use fewer terms, and one And at the top only.',
  },
  'Search.Store.9': {
    steps: TRY_AGAIN,
    basis: 'advice',
    why: 'Only the 2006 table has it; an index that is not loaded yet may be soon.',
    hint: 'Offer the search again later.',
  },
  'Search.Store.10': { steps: TIMED_OUT, basis: 'spec', hint: 'Narrow the search; the administrator can look at the index.' },
  'Search.Store.11': {
    steps: [FOLDERSYNC_FIRST, { do: 'reject', why: 'server' }],
    basis: 'spec',
    hint: 'Search in fewer folders: the server calls its own list stale.',
  },
  'Search.Store.12': {
    steps: [{ do: 'accept', tell: 'user' }],
    basis: 'spec',
    why: 'A warning: what came is right, and there may be more than the server gives out.',
  },
  'Search.Store.13': DENIED,
  'Search.Store.14': { steps: WITH_CREDENTIALS, basis: 'spec', hint: 'Treat the place as closed to the user.' },
} as const satisfies RulesFor<'Search'>;
