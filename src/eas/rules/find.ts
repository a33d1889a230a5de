import type { Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, FOLDERSYNC_FIRST } from './shared.ts';

const QUERY = {
  steps: [{ do: 'reject', why: 'request', tell: 'user' }],
  basis: 'spec',
} as const satisfies Rule;

/** What is done about the statuses of Find [MS-ASCMD 2.2.3.177.2]. */
export const findRules = {
  'Find.1': ACCEPT,
  'Find.2': QUERY,
  'Find.3': {
    steps: [FOLDERSYNC_FIRST, { do: 'reject', why: 'server' }],
    basis: 'spec',
  },
  'Find.Picture.1': { ...ACCEPT, basis: 'advice' },
  'Find.Response.1': ACCEPT,
  'Find.Response.2': QUERY,
  'Find.Response.4': {
    steps: [
      { do: 'rephrase', how: 'range-from-zero' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
  },
} as const satisfies RulesFor<'Find'>;
