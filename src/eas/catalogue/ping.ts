import type { StatusEntry } from '../../core/status.ts';
import type { Rows } from '../../core/status-id.ts';

/** What Ping answers with, level by level [MS-ASCMD 2.2.3.177.11]. */
export const pingCatalogue = {
  'Ping.1': {
    name: null,
    levels: ['Ping'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.11',
  },
  'Ping.2': {
    name: null,
    levels: ['Ping'],
    success: true,
    spec: 'MS-ASCMD 2.2.3.177.11',
  },
  'Ping.3': {
    name: null,
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
  },
  'Ping.4': {
    name: null,
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
  },
  'Ping.5': {
    name: null,
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
  },
  'Ping.6': {
    name: null,
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
  },
  'Ping.7': {
    name: null,
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
  },
  'Ping.8': {
    name: null,
    levels: ['Ping'],
    spec: 'MS-ASCMD 2.2.3.177.11',
  },
} as const satisfies Rows<'Ping', StatusEntry>;
