import type { Resolution } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { WAIT } from './shared.ts';

/** Mostly passing; key 0 only after it did not pass, and ServerIds survive it [MS-ASCMD 3.1.5.3]. */
const RETRY_THEN_ZERO = [
  { do: 'retry', pace: 'backoff', limit: 4 },
  { do: 'reset', scope: 'hierarchy' },
  { do: 'hold', who: 'time', why: 'server-down' },
] as const satisfies readonly Resolution[];

/** What is done about the statuses of FolderSync [MS-ASCMD 2.2.3.177.5]. */
export const folderSyncRules = {
  'FolderSync.1': { steps: [{ do: 'accept' }], basis: 'spec' },
  'FolderSync.2': {
    steps: [{ do: 'reject', why: 'exists' }],
    basis: 'advice',
  },
  'FolderSync.3': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'FolderSync.4': {
    steps: [{ do: 'reject', why: 'gone' }],
    basis: 'advice',
  },
  'FolderSync.5': {
    steps: [{ do: 'reject', why: 'gone' }],
    basis: 'advice',
  },
  'FolderSync.6': { steps: RETRY_THEN_ZERO, basis: 'spec' },
  'FolderSync.7': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
  },
  'FolderSync.8': { steps: WAIT, basis: 'advice' },
  'FolderSync.9': {
    steps: [
      { do: 'reset', scope: 'hierarchy', limit: 2 },
      { do: 'hold', who: 'time', why: 'loop', tell: 'user' },
    ],
    basis: 'spec+advice',
  },
  'FolderSync.10': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
  },
  'FolderSync.11': { steps: RETRY_THEN_ZERO, basis: 'spec' },
  'FolderSync.12': {
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
  },
} as const satisfies RulesFor<'FolderSync'>;
