import { isRecord } from '../core/record.ts';
import type { Basis, Move, RefreshScope, ResetScope, Then, When } from '../core/resolution.ts';

type Kind = Exclude<Move['do'], 'resync' | 'restart'>;

/** The detail without which a step says nothing; a hold names who and why. What belongs to SyncML's sessions alone is no step of a request. */
const DETAILS: Readonly<Record<Kind, readonly string[]>> = {
  accept: [],
  continue: ['how'],
  retry: ['pace'],
  refresh: ['scope'],
  reset: ['scope'],
  repair: ['rung'],
  rephrase: ['how'],
  reconcile: ['how'],
  wipe: ['scope'],
  hold: ['who', 'why'],
  reject: ['why'],
};

/** Words of a detail where another one leads nowhere: a wait without a pace is none, a rung nobody knows is never whole. */
const WORDS: Readonly<Record<string, readonly string[]>> = {
  pace: ['now', 'backoff', 'server', 'later'],
  rung: ['endpoint', 'credentials', 'version', 'policy', 'device-info'],
  who: ['user', 'admin', 'time'],
};

/** What a step is about: another word would be carried out as if it meant something. */
const SCOPES: Partial<Readonly<Record<Kind, readonly string[]>>> = {
  refresh: ['item', 'collection', 'hierarchy', 'settings'] satisfies RefreshScope[],
  reset: ['collection', 'hierarchy', 'all'] satisfies ResetScope[],
  wipe: ['device', 'account', 'as-directed'],
};

const THENS: readonly unknown[] = [undefined, 'replay', 'edit', 'rebuild', 'end'] satisfies (Then | undefined)[];

const BASES: readonly unknown[] = ['spec', 'spec+advice', 'advice', 'observed'] satisfies Basis[];

/** What a variant can depend on. One that names anything else would never apply, and nobody would see why. */
const CONDITIONS: Readonly<Record<keyof When, true>> = {
  below: true, from: true, commands: true, level: true, path: true, alert: true, chal: true, tooLarge: true, policyKeySent: true, sentBefore: true,
  replayed: true, answers118: true, credentialsWorked: true, phase: true, operation: true, sentElement: true, idempotent: true, uploads: true,
}; // prettier-ignore

/** Is it a rule a session can carry out? One it cannot would be met in the middle of a reply, with somebody waiting for its end. */
export function isAppRule(value: unknown): boolean {
  if (!isRecord(value) || typeof value['match'] !== 'string' || !isTreatment(value)) return false;
  const { variants = [] } = value;
  return Array.isArray(variants) && variants.every((variant) => isRecord(variant) && isWhen(variant['when']) && isTreatment(variant));
}

function isWhen(when: unknown): boolean {
  return isRecord(when) && Object.keys(when).every((name) => Object.hasOwn(CONDITIONS, name));
}

function isTreatment({ steps, basis }: Record<string, unknown>): boolean {
  return Array.isArray(steps) && steps.length > 0 && steps.every(isStep) && BASES.includes(basis);
}

function isStep(step: unknown): boolean {
  if (!isRecord(step)) return false;
  const { do: kind, limit = 1, first = [] } = step;
  if (typeof kind !== 'string' || !Object.hasOwn(DETAILS, kind)) return false;
  if (!Number.isInteger(limit) || Number(limit) < 1 || !THENS.includes(step['then'])) return false;
  if (SCOPES[kind as Kind]?.includes(step['scope'] as string) === false) return false;
  return Array.isArray(first) && first.every(isChore) && DETAILS[kind as Kind].every((name) => isWord(name, step[name]));
}

function isChore(chore: unknown): boolean {
  return isRecord(chore) && (chore['do'] === 'refresh' || chore['do'] === 'repair') && isStep(chore);
}

function isWord(name: string, value: unknown): boolean {
  return typeof value === 'string' && (WORDS[name] === undefined || WORDS[name].includes(value));
}
