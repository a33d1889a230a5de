import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Find answers with, level by level [MS-ASCMD 2.2.3.177.2]. */
export const findCatalogue = {
  'Find.1': {
    name: null,
    meaning: 'Search ran (says nothing about number of hits; see Total and Range).',
    levels: ['Find'],
    success: true,
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
    source: 'MS-ASCMD R72172508 R72172509 R72172520 R72172510',
  },
  'Find.2': {
    name: null,
    meaning: 'Search request not valid.',
    levels: ['Find'],
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
    source: 'MS-ASCMD R72172511 R72172512 R72172521 R72172513',
  },
  'Find.3': {
    name: null,
    meaning: 'Folder hierarchy out of date.',
    levels: ['Find'],
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
    source: 'MS-ASCMD R72172514 R72172515 R72172516',
  },
  'Find.Picture.1': {
    name: null,
    meaning: 'Photo delivered.',
    levels: ['Find/Response/Result/Properties/Picture'],
    success: true,
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
    source: 'MS-ASCMD R36691709',
  },
  'Find.Response.1': {
    name: null,
    meaning: 'Search ran.',
    levels: ['Find/Response'],
    success: true,
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
    source: 'MS-ASCMD R72172508 R72172509 R72172520 R72172510',
  },
  'Find.Response.2': {
    name: null,
    meaning: 'Search request not valid.',
    levels: ['Find/Response'],
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
    source: 'MS-ASCMD R72172511 R72172512 R72172521 R72172513',
  },
  'Find.Response.4': {
    name: 'StartWithRangeZero',
    meaning: 'Result range must start at 0.',
    levels: ['Find/Response'],
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
    source: 'MS-ASCMD R72172517 R72172518 R72172519',
  },
} as const satisfies Rows<'Find' | 'Find.Picture' | 'Find.Response', StatusEntry>;
