import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What MoveItems answers with, level by level [MS-ASCMD 2.2.3.177.10]. */
export const moveItemsCatalogue = {
  'MoveItems.1': {
    name: null,
    meaning: 'Source folder or source item not valid.',
    levels: ['MoveItems/Response'],
    spec: 'MS-ASCMD 2.2.3.177.10',
    source: 'MS-ASCMD R4203 R4206 R4207 R4208 R4209 R4210',
  },
  'MoveItems.2': {
    name: null,
    meaning: 'Target folder not valid.',
    levels: ['MoveItems/Response'],
    spec: 'MS-ASCMD 2.2.3.177.10',
    source: 'MS-ASCMD R4211 R4212 R4213 R4214',
  },
  'MoveItems.3': {
    name: null,
    meaning: 'Success (NOT 1 in this command).',
    levels: ['MoveItems/Response'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.10',
    source: 'MS-ASCMD R4215 R4217 R5809',
  },
  'MoveItems.4': {
    name: null,
    meaning: 'Source and target are the same folder.',
    levels: ['MoveItems/Response'],
    spec: 'MS-ASCMD 2.2.3.177.10',
    source: 'MS-ASCMD R4218 R4219 R4220',
  },
  'MoveItems.5': {
    name: null,
    meaning: 'Several targets given, or item locked.',
    levels: ['MoveItems/Response', 'MoveItems'],
    spec: 'MS-ASCMD 2.2.3.177.10',
    source: 'MS-ASCMD R4221 R4222 R4223; nachocove/NachoClientX AsMoveItemsCommand.cs',
  },
  'MoveItems.6': {
    name: null,
    meaning: 'An item of that name is already in the target.',
    levels: ['MoveItems/Response'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
    source: 'Exchange 2007 Wiki Appendix A',
  },
  'MoveItems.7': {
    name: null,
    meaning: 'Source or target item locked.',
    levels: ['MoveItems/Response'],
    spec: 'MS-ASCMD 2.2.3.177.10',
    source: 'MS-ASCMD R4224 R4225 R4226',
  },
} as const satisfies Rows<'MoveItems', StatusEntry>;
