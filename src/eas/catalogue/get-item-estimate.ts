import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What GetItemEstimate answers with, level by level [MS-ASCMD 2.2.3.177.7]. */
export const getItemEstimateCatalogue = {
  'GetItemEstimate.1': {
    name: null,
    levels: ['GetItemEstimate/Response'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.7',
  },
  'GetItemEstimate.2': {
    name: null,
    levels: ['GetItemEstimate/Response'],
    spec: 'MS-ASCMD 2.2.3.177.7',
  },
  'GetItemEstimate.3': {
    name: null,
    levels: ['GetItemEstimate/Response'],
    spec: 'MS-ASCMD 2.2.3.177.7',
  },
  'GetItemEstimate.4': {
    name: null,
    levels: ['GetItemEstimate/Response', 'GetItemEstimate'],
    spec: 'MS-ASCMD 2.2.3.177.7',
  },
} as const satisfies Rows<'GetItemEstimate', StatusEntry>;
