import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Autodiscover answers with, level by level [MS-ASCMD 2.2.1.1, 2.2.3.64, 2.2.3.177.1]. */
export const autodiscoverCatalogue = {
  'Autodiscover.1': {
    name: null,
    meaning: 'Success; in practice never transmitted because Status only travels inside Error.',
    levels: ['Autodiscover/Response/Action/Error'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.1',
    source: 'MS-ASCMD R3998 R4000',
  },
  'Autodiscover.2': {
    name: null,
    meaning: 'Protocol error in the Autodiscover request.',
    levels: ['Autodiscover/Response/Action/Error'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.177.1',
    source: 'MS-ASCMD R4002',
  },
  'Autodiscover.600': {
    name: null,
    meaning: 'Request was not valid.',
    levels: ['Autodiscover/Response/Error'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.64',
    source: 'MS-ASCMD §2.2.3.64 R2287 R3799',
  },
  'Autodiscover.601': {
    name: null,
    meaning: 'No provider handles the requested response schema.',
    levels: ['Autodiscover/Response/Error'],
    since: '12.0',
    spec: 'MS-ASCMD 2.2.3.64',
    source: 'MS-ASCMD §2.2.3.64 R2285-R2288',
  },
} as const satisfies Rows<'Autodiscover', StatusEntry>;
