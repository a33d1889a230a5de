import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What GetItemEstimate answers with, level by level [MS-ASCMD 2.2.3.177.7]. */
export const getItemEstimateCatalogue = {
  'GetItemEstimate.1': {
    name: null,
    meaning: 'Success.',
    levels: ['GetItemEstimate/Response'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.7',
    source: 'MS-ASCMD R4131 R4133 R4134 R5807',
  },
  'GetItemEstimate.2': {
    name: null,
    meaning: 'A collection or its id is not valid.',
    levels: ['GetItemEstimate/Response'],
    spec: 'MS-ASCMD 2.2.3.177.7',
    source: 'MS-ASCMD R4135 R4136 R4137 R4138',
  },
  'GetItemEstimate.3': {
    name: null,
    meaning: 'Collection was never primed.',
    levels: ['GetItemEstimate/Response'],
    spec: 'MS-ASCMD 2.2.3.177.7',
    source: 'MS-ASCMD R4139 R4140 R4141',
  },
  'GetItemEstimate.4': {
    name: null,
    meaning: 'Sync key not valid.',
    levels: ['GetItemEstimate/Response', 'GetItemEstimate'],
    spec: 'MS-ASCMD 2.2.3.177.7',
    source: 'MS-ASCMD R4142 R4143 R4144 R4146 R4147',
  },
} as const satisfies Rows<'GetItemEstimate', StatusEntry>;
