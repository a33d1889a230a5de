import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, FOLDERSYNC_FIRST } from './shared.ts';

/** What is done about the statuses of GetItemEstimate [MS-ASCMD 2.2.3.177.7]. */
export const getItemEstimateRules = {
  'GetItemEstimate.1': ACCEPT,
  'GetItemEstimate.2': {
    steps: [FOLDERSYNC_FIRST, { do: 'reject', why: 'gone' }],
    basis: 'spec',
  },
  'GetItemEstimate.3': {
    steps: [
      { do: 'reset', scope: 'collection' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
  },
  'GetItemEstimate.4': {
    steps: [
      { do: 'refresh', scope: 'collection', then: 'rebuild' },
      { do: 'reset', scope: 'collection' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
  },
} as const satisfies RulesFor<'GetItemEstimate'>;
