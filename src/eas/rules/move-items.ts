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
    hint: 'The item has left its folder already: show it where the server has it.',
  },
  'MoveItems.2': {
    steps: [FOLDERSYNC_FIRST, { do: 'reject', why: 'gone', tell: 'user' }],
    basis: 'spec',
    hint: 'Put the item back and let the user choose another folder.',
  },
  'MoveItems.3': ACCEPT,
  'MoveItems.4': { steps: [{ do: 'accept' }], basis: 'spec+advice', why: 'The item is where it was to go; nothing moves.' },
  'MoveItems.5': {
    steps: [
      { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
      { do: 'reject', why: 'conflict', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'Name one target only; otherwise the item is locked, or its name is taken there.',
  },
  'MoveItems.6': {
    steps: [{ do: 'reject', why: 'exists', tell: 'user' }],
    basis: 'advice',
    why: 'Only the 2006 table has it; the name stays taken.',
    hint: 'Leave the item where it is, or rename it first.',
  },
  'MoveItems.7': {
    steps: [
      { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 3 },
      { do: 'reject', why: 'unavailable', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'The item stays locked: put it back and offer the move again later.',
  },
} as const satisfies RulesFor<'MoveItems'>;
