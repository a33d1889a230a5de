import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, FOLDERSYNC_FIRST } from './shared.ts';

/** What is done about the statuses of MoveItems, where 3 is success and 1 is not [MS-ASCMD 2.2.3.177.10]. */
export const moveItemsRules = {
  'MoveItems.1': {
    steps: [
      {
        first: [
          { do: 'refresh', scope: 'hierarchy' },
          { do: 'refresh', scope: 'collection' },
        ],
        do: 'retry',
        pace: 'now',
        then: 'rebuild',
      },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'spec',
  },
  'MoveItems.2': {
    steps: [FOLDERSYNC_FIRST, { do: 'reject', why: 'gone', tell: 'user' }],
    basis: 'spec',
  },
  'MoveItems.3': ACCEPT,
  'MoveItems.4': { steps: [{ do: 'accept' }], basis: 'spec+advice' },
  'MoveItems.5': {
    steps: [
      { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
      { do: 'reject', why: 'conflict', tell: 'user' },
    ],
    basis: 'spec',
  },
  'MoveItems.6': {
    steps: [{ do: 'reject', why: 'exists', tell: 'user' }],
    basis: 'advice',
  },
  'MoveItems.7': {
    steps: [
      { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 3 },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'spec',
  },
} as const satisfies RulesFor<'MoveItems'>;
