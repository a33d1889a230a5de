import type { findRules } from '../../eas/rules/find.ts';
import type { TextsOf } from '../texts.ts';

/** What is said of the statuses of Find. */
export const findTexts = {
  'Find.1': {
    meaning: 'Search ran (says nothing about number of hits; see Total and Range).',
    source: 'MS-ASCMD R72172508 R72172509 R72172520 R72172510',
  },
  'Find.2': {
    meaning: 'Search request not valid.',
    source: 'MS-ASCMD R72172511 R72172512 R72172521 R72172513',
    hint: 'Let the user search for something else; if the app made the query, check its elements.',
  },
  'Find.3': {
    meaning: 'Folder hierarchy out of date.',
    source: 'MS-ASCMD R72172514 R72172515 R72172516',
    hint: 'Search in fewer folders: the server calls its own list stale.',
  },
  'Find.Picture.1': {
    meaning: 'Photo delivered.',
    source: 'MS-ASCMD R36691709',
    why: 'Find shows the element without a table; it is read as the one of Search.',
  },
  'Find.Response.1': {
    meaning: 'Search ran.',
    source: 'MS-ASCMD R72172508 R72172509 R72172520 R72172510',
  },
  'Find.Response.2': {
    meaning: 'Search request not valid.',
    source: 'MS-ASCMD R72172511 R72172512 R72172521 R72172513',
    hint: 'Let the user search for something else; if the app made the query, check its elements.',
  },
  'Find.Response.4': {
    meaning: 'Result range must start at 0.',
    source: 'MS-ASCMD R72172517 R72172518 R72172519',
    hint: 'Start a new Find with a Range from 0.',
  },
} as const satisfies TextsOf<typeof findRules>;
