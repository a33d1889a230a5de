import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Autodiscover answers with, level by level [MS-ASCMD 2.2.1.1, 2.2.3.64, 2.2.3.177.1]. */
export const autodiscoverCatalogue = {
  'Autodiscover.1': {
    name: null,
    levels: ['Autodiscover/Response/Action/Error'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.1',
  },
  'Autodiscover.2': {
    name: null,
    levels: ['Autodiscover/Response/Action/Error'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.1',
  },
  'Autodiscover.600': {
    name: null,
    levels: ['Autodiscover/Response/Error'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.64',
  },
  'Autodiscover.601': {
    name: null,
    levels: ['Autodiscover/Response/Error'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.64',
  },
} as const satisfies Rows<'Autodiscover', StatusEntry>;
