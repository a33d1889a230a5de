import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Sync answers with, level by level [MS-ASCMD 2.2.3.177.17]. */
export const syncCatalogue = {
  'Sync.1': {
    name: null,
    levels: ['Sync', 'Sync/Collections/Collection'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.2': {
    name: null,
    levels: ['Sync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'Sync.3': {
    name: null,
    levels: ['Sync', 'Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.4': {
    name: null,
    levels: ['Sync', 'Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.5': {
    name: null,
    levels: ['Sync', 'Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.6': {
    name: null,
    levels: ['Sync', 'Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.7': {
    name: null,
    levels: ['Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.8': {
    name: null,
    levels: ['Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.9': {
    name: null,
    levels: ['Sync', 'Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.10': {
    name: null,
    levels: ['Sync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'Sync.11': {
    name: null,
    levels: ['Sync'],
    legacy: true,
    until: '12.1',
    spec: 'Exchange 2007 Wiki, Appendix A',
  },
  'Sync.12': {
    name: null,
    levels: ['Sync', 'Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.13': {
    name: null,
    levels: ['Sync'],
    since: '12.1',
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.14': {
    name: null,
    levels: ['Sync'],
    since: '12.1',
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.15': {
    name: null,
    levels: ['Sync'],
    since: '12.1',
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.16': {
    name: null,
    levels: ['Sync', 'Sync/Collections/Collection'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Add.1': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Add'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Add.4': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Add'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Add.5': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Add'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Add.6': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Add'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Add.7': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Add'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Add.9': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Add'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.BodyPart.1': {
    name: null,
    levels: [
      'Sync/Collections/Collection/Commands/Add/ApplicationData/BodyPart',
      'Sync/Collections/Collection/Commands/Change/ApplicationData/BodyPart',
      'Sync/Collections/Collection/Responses/Fetch/ApplicationData/BodyPart',
      'ItemOperations/Response/Fetch/Properties/BodyPart',
    ],
    success: true,
    since: '14.1',
    spec: 'MS-ASAIRS 2.2.2.37',
  },
  'Sync.Change.1': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Change'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Change.4': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Change'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Change.5': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Change'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Change.6': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Change'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Change.7': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Change'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Change.8': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Change'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Change.9': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Change'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Delete.1': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Delete'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Delete.5': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Delete'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Delete.8': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Delete'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Fetch.1': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Fetch'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Fetch.4': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Fetch'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Fetch.5': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Fetch'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
  'Sync.Fetch.8': {
    name: null,
    levels: ['Sync/Collections/Collection/Responses/Fetch'],
    spec: 'MS-ASCMD 2.2.3.177.17',
  },
} as const satisfies Rows<'Sync' | 'Sync.Add' | 'Sync.BodyPart' | 'Sync.Change' | 'Sync.Delete' | 'Sync.Fetch', StatusEntry>;
