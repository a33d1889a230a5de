import { LIMITS } from '../../../src/core/limits.ts';
import { PROVISION_REQUESTS } from '../../../src/session/repairs/policy.ts';
import type { Wanted } from '../../../src/verify/model/compositions.ts';
import { DECISION_TYPES, decisions } from '../../../src/verify/request-events.ts';
import { LOWERED } from './player.ts';

// Everything that can be decided about an answer, as the model names it.
const ALL = decisions(LIMITS).map(({ name }) => name);
const LETTERS = [...ALL, ...ALL.filter((name) => /^(retry|hold)/.test(name)).map((name) => `asked ${name}`)];
const MET = [
  ...DECISION_TYPES,
  'continue.* without-policy',
  'wipe.directed',
  'directive.absent',
  'app.done',
  'app.failed',
  'driver.tick due',
];

const sync = { command: 'Sync', letters: LETTERS, limit: LOWERED.attemptsPerRequest } as const;

const shared = {
  repairs: LOWERED.repairsPerRung,
  handshake: PROVISION_REQUESTS,
  budgets: { progress: 3, releases: 3, kills: 3, again: 3 },
  impatient: true,
  own: { letters: LETTERS, limit: LOWERED.attemptsPerRequest },
  met: MET,
} as const;

/** Compositions that a session can be played in: budgets as low as an app may set them, so that they are spent. */
export const WORLDS: readonly Wanted[] = [
  { ...shared, name: 'two on one collection', rungs: ['credentials', 'policy', 'hierarchy'], parts: [{ ...sync, lock: 1 }, { ...sync, lock: 1 }, { ...sync, command: 'Ping' }] },
  { ...shared, name: 'mail', rungs: ['credentials', 'policy'], parts: [{ ...sync, command: 'SendMail', lock: 2 }, { ...sync, command: 'Search' }] },
  { ...shared, name: 'edits', rungs: ['credentials', 'policy', 'hierarchy'], parts: [{ ...sync, command: 'FolderCreate', lock: 0 }, sync] },
  { ...shared, name: 'folders', rungs: ['credentials', 'policy', 'hierarchy'], parts: [{ ...sync, command: 'FolderSync', lock: 0 }, sync] },
]; // prettier-ignore
