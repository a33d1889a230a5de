import type { Resolution, Rule, Treatment } from '../../core/resolution.ts';
import type { SyncmlRule, SyncmlStep, SyncmlVariant } from '../rules-for.ts';

// Ladders and readings that several statuses share, so that the same trouble is never treated in two ways.

/** Nothing to do. */
export const DONE = [{ do: 'accept' }] as const satisfies readonly Resolution[];

/** The next message of the package, five times without anything moving; a session that only says "go on" is stuck. */
export const GO_ON = { do: 'continue', how: 'next-message', limit: 5 } as const satisfies Resolution;

/** Not now: at the time of RespURI, or in the next session. The message is made anew, because a session has numbers of its own. */
export const LATER = { do: 'retry', pace: 'later', then: 'rebuild' } as const satisfies Resolution;

/** The server as a whole is busy: three sessions later it is time that has to help. */
export const BUSY = [
  { ...LATER, limit: 3 },
  { do: 'hold', who: 'time', why: 'server-down' },
] as const satisfies readonly Resolution[];

/** Where the account lives now; without an answer the user has to say it. */
export const ELSEWHERE = [
  { do: 'repair', rung: 'endpoint', then: 'rebuild', limit: 2 },
  { do: 'hold', who: 'user', why: 'endpoint', tell: 'user' },
] as const satisfies readonly Resolution[];

export const SIGN_IN = { do: 'hold', who: 'user', why: 'credentials', tell: 'user' } as const satisfies Resolution;

/** The login the server challenged for, twice at most: more would lock accounts. */
export const CHALLENGED = [
  { do: 'repair', rung: 'credentials', then: 'rebuild', limit: 2 },
  SIGN_IN,
] as const satisfies readonly Resolution[];

/** The versions are tried downwards, 1.2, 1.1, 1.0: two steps. */
export const STEP_DOWN = [
  { do: 'restart', scope: 'version', then: 'rebuild', limit: 2 },
  { do: 'reject', why: 'unsupported', scope: 'session', tell: 'user' },
] as const satisfies readonly Resolution[];

/** Everything is sent and the server matches; local data stays. Once: a server that wants it twice in a row forgets. */
export const SLOW = [
  { do: 'resync', how: 'slow', then: 'rebuild' },
  { do: 'reject', why: 'server', scope: 'datastore', tell: 'user' },
] as const satisfies readonly Resolution[];

const CONSENT = { do: 'hold', who: 'user', why: 'consent', tell: 'user' } as const satisfies Resolution;

/** The server's data replaces ours. The session asks first; without consent it stops. */
export const TAKE_SERVER = [
  { do: 'resync', how: 'refresh-from-server', then: 'rebuild' },
  CONSENT,
] as const satisfies readonly Resolution[];

/** Our data replaces the server's. The session asks first; without consent it stops. */
export const GIVE_CLIENT = [
  { do: 'resync', how: 'refresh-from-client', then: 'rebuild' },
  CONSENT,
] as const satisfies readonly Resolution[];

export const AS_ALERTED = [{ do: 'continue', how: 'as-alerted' }] as const satisfies readonly Resolution[];

type Reject = Extract<Resolution, { do: 'reject' }>;
/** What any of the three, session, datastore and item, can be asked for. */
type Climb = Exclude<SyncmlStep<'syncml'>, { do: 'restart' | 'reject' }>;

/** Exec may do its work twice, so it is not simply sent again where it may have arrived. */
export const EXEC = {
  when: { idempotent: false },
  steps: [
    { do: 'reconcile', how: 'look-at-item' },
    { do: 'hold', who: 'user', why: 'unknown-outcome', tell: 'user' },
  ],
  basis: 'advice',
  why: 'Exec may do its work twice: nobody but a person can tell whether it should.',
} as const satisfies SyncmlVariant<'http' | 'syncml' | 'transport'> & NonNullable<Rule['variants']>[number];

/**
 * A ladder whose end reaches as far as the command it is about: the whole session on SyncHdr, one datastore on Alert, Sync and
 * Map, else the command. The failure of one datastore is no failure of the session [OMA DS Protocol, error case behaviours].
 * @param before Readings that stand in front of these.
 */
export function byLevel(
  treatment: Omit<Treatment, 'steps'>,
  climb: readonly Climb[],
  end: Pick<Reject, 'do' | 'tell' | 'why'>,
  before: readonly SyncmlVariant<'syncml'>[] = [],
): SyncmlRule<'syncml'> {
  return {
    ...treatment,
    steps: [...climb, end],
    variants: [
      ...before,
      { ...treatment, when: { level: 'command' }, steps: [...climb, { ...end, scope: 'session' }] },
      { ...treatment, when: { level: 'collection' }, steps: [...climb, { ...end, scope: 'datastore' }] },
    ],
  };
}
