import * as fc from 'fast-check';
import type { Decision } from '../../src/core/decision.ts';
import { EAS_RUNGS, type EasRung } from '../../src/core/rungs.ts';

type RepairRung = Extract<Decision, { do: 'repair' }>['rung'];

const REPAIRED: readonly RepairRung[] = EAS_RUNGS.filter((rung): rung is Exclude<EasRung, 'hierarchy'> => rung !== 'hierarchy');

const collections = fc.uniqueArray(fc.constantFrom('1', '2', '3', '4'), { maxLength: 3 }).map((ids) => ids.sort());
const dueAt = fc.integer({ min: 0, max: 5 });

const moves: readonly fc.Arbitrary<Decision>[] = [
  fc.constant<Decision>({ do: 'accept', then: 'end' }),
  fc.constantFrom('acknowledge', 'poll-again').map((how): Decision => ({ do: 'continue', how, then: 'end' })),
  fc.record({ pace: fc.constantFrom('now', 'backoff', 'server'), dueAt }).map((given): Decision => ({ do: 'retry', then: 'replay', ...given })),
  fc.record({ scope: fc.constantFrom('item', 'collection', 'settings'), collections }).map((given): Decision => ({ do: 'refresh', then: 'rebuild', ...given })),
  fc.constant<Decision>({ do: 'refresh', scope: 'hierarchy', then: 'rebuild' }),
  fc.record({ scope: fc.constantFrom('collection', 'all'), collections }).map((given): Decision => ({ do: 'reset', then: 'rebuild', ...given })),
  fc.constant<Decision>({ do: 'reset', scope: 'hierarchy', then: 'rebuild' }),
  fc.record({ how: fc.constantFrom('slow', 'refresh-from-server'), collections }).map((given): Decision => ({ do: 'resync', then: 'rebuild', ...given })),
  fc.constantFrom('session', 'version').map((scope): Decision => ({ do: 'restart', scope, then: 'rebuild' })),
  fc.constantFrom(...REPAIRED).map((rung): Decision => ({ do: 'repair', rung, then: 'replay' })),
  fc.constantFrom('resend-full', 'set-heartbeat').map((how): Decision => ({ do: 'rephrase', how, then: 'rebuild', bound: 480 })),
  fc.constantFrom('look-in-sent', 'match-adds').map((how): Decision => ({ do: 'reconcile', how, then: 'end' })),
  fc.constantFrom('device', 'account').map((scope): Decision => ({ do: 'wipe', scope, then: 'end' })),
  fc
    .record({ who: fc.constantFrom('user', 'admin', 'time'), why: fc.constantFrom('quota', 'blocked'), scope: fc.constantFrom('account', 'uploads') })
    .map((given): Decision => ({ do: 'hold', then: 'end', ...given })),
  fc.constantFrom('request', 'gone', 'server').map((why): Decision => ({ do: 'reject', why, then: 'end' })),
]; // prettier-ignore

/** Any decision, of every kind. Collections are sorted and without doubles, as a merge leaves them. */
export const anyDecision: fc.Arbitrary<Decision> = fc.oneof(...moves);
