import type { Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, FOLDERSYNC_FIRST } from './shared.ts';

const QUERY = {
  steps: [{ do: 'reject', why: 'request', tell: 'user' }],
  basis: 'spec',
  hint: 'Let the user search for something else; if the app made the query, check its elements.',
} as const satisfies Rule;

/** What is done about the statuses of Find [MS-ASCMD 2.2.3.177.2]. */
export const findRules = {
  'Find.1': ACCEPT,
  'Find.2': QUERY,
  'Find.3': {
    steps: [FOLDERSYNC_FIRST, { do: 'reject', why: 'server' }],
    basis: 'spec',
    hint: 'Search in fewer folders: the server calls its own list stale.',
  },
  'Find.Picture.1': { ...ACCEPT, basis: 'advice', why: 'Find shows the element without a table; it is read as the one of Search.' },
  'Find.Response.1': ACCEPT,
  'Find.Response.2': QUERY,
  'Find.Response.4': {
    steps: [
      { do: 'rephrase', how: 'range-from-zero' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
    hint: 'Start a new Find with a Range from 0.',
  },
} as const satisfies RulesFor<'Find'>;
