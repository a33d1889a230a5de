import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Find answers with, level by level [MS-ASCMD 2.2.3.177.2]. */
export const findCatalogue = {
  'Find.1': {
    name: null,
    levels: ['Find'],
    success: true,
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
  },
  'Find.2': {
    name: null,
    levels: ['Find'],
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
  },
  'Find.3': {
    name: null,
    levels: ['Find'],
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
  },
  'Find.Picture.1': {
    name: null,
    levels: ['Find/Response/Result/Properties/Picture'],
    success: true,
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
  },
  'Find.Response.1': {
    name: null,
    levels: ['Find/Response'],
    success: true,
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
  },
  'Find.Response.2': {
    name: null,
    levels: ['Find/Response'],
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
  },
  'Find.Response.4': {
    name: 'StartWithRangeZero',
    levels: ['Find/Response'],
    since: '16.1',
    spec: 'MS-ASCMD 2.2.3.177.2',
  },
} as const satisfies Rows<'Find' | 'Find.Picture' | 'Find.Response', StatusEntry>;
