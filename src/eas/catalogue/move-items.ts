import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What MoveItems answers with, level by level [MS-ASCMD 2.2.3.177.10]. */
export const moveItemsCatalogue = {
  'MoveItems.1': {
    name: null,
    levels: ['MoveItems/Response'],
    spec: 'MS-ASCMD 2.2.3.177.10',
  },
  'MoveItems.2': {
    name: null,
    levels: ['MoveItems/Response'],
    spec: 'MS-ASCMD 2.2.3.177.10',
  },
  'MoveItems.3': {
    name: null,
    levels: ['MoveItems/Response'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.10',
  },
  'MoveItems.4': {
    name: null,
    levels: ['MoveItems/Response'],
    spec: 'MS-ASCMD 2.2.3.177.10',
  },
  'MoveItems.5': {
    name: null,
    levels: ['MoveItems/Response', 'MoveItems'],
    spec: 'MS-ASCMD 2.2.3.177.10',
  },
  'MoveItems.6': {
    name: null,
    levels: ['MoveItems/Response'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'MoveItems.7': {
    name: null,
    levels: ['MoveItems/Response'],
    spec: 'MS-ASCMD 2.2.3.177.10',
  },
} as const satisfies Rows<'MoveItems', StatusEntry>;
