import type { Rule } from '../../core/resolution.ts';
import type { SpecRef } from '../../core/status.ts';
import { byLevel, DONE, ELSEWHERE, EXEC, GO_ON } from './shared.ts';

/** The classes of codes no table knows. `status.other` is a number outside 100-599, or no number at all. */
export type CautionClass =
  | 'status.1xx' | 'status.2xx' | 'status.3xx' | 'status.4xx' | 'status.5xx' | 'status.other' | 'alert'
  | 'http.2xx' | 'http.3xx' | 'http.4xx' | 'http.5xx' | 'http.other' | 'transport'; // prettier-ignore

const REPORT = 'Report the number to the maker of the server: no table knows it.';

const RULES: Readonly<Record<CautionClass, Rule>> = {
  'status.1xx': byLevel(
    { basis: 'advice', why: 'Information only: the end of the command is asked for with the next message.', hint: REPORT },
    [GO_ON],
    { do: 'reject', why: 'server' },
  ),
  'status.2xx': { steps: DONE, basis: 'advice', why: 'The class says that it was done.' },
  'status.3xx': {
    steps: [{ do: 'reject', why: 'server', scope: 'session' }],
    basis: 'advice',
    why: 'Elsewhere, but no telling how: no address is followed on a guess.',
    hint: REPORT,
  },
  'status.4xx': byLevel({ basis: 'advice', why: 'Refused as sent, so the same is not sent again.', hint: REPORT }, [], {
    do: 'reject',
    why: 'request',
  }),
  'status.5xx': byLevel(
    { basis: 'advice', why: 'Failed there for a reason nobody knows, so it is not asked again by itself.', hint: REPORT },
    [],
    { do: 'reject', why: 'server' },
  ),
  'status.other': byLevel({ basis: 'advice', why: 'Of no class, so nothing is known but that it is no success.', hint: REPORT }, [], {
    do: 'reject',
    why: 'server',
  }),
  alert: { steps: DONE, basis: 'advice', why: 'An unknown wish is not granted; our own commands have Statuses of their own.' },
  'http.2xx': { steps: DONE, basis: 'advice', why: 'The class says that it was delivered.' },
  'http.3xx': { steps: ELSEWHERE, basis: 'advice', why: 'A redirect of a kind not listed; the redirect policy decides.' },
  'http.4xx': {
    steps: [{ do: 'reject', why: 'request', scope: 'session' }],
    basis: 'advice',
    why: 'Refused as sent, so the same is not sent again.',
    hint: 'Check the address and the message.',
  },
  'http.5xx': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 3 },
      { do: 'hold', who: 'time', why: 'server-down' },
    ],
    basis: 'advice',
    why: 'A fault of the server that may pass.',
    variants: [EXEC],
  },
  'http.other': {
    steps: [{ do: 'reject', why: 'server', scope: 'session' }],
    basis: 'advice',
    why: 'No status line of HTTP.',
    hint: 'Something between here and the server answers: check the line.',
  },
  transport: {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 3 },
      { do: 'hold', who: 'time', why: 'server-down' },
    ],
    basis: 'advice',
    why: 'No answer, for a reason that has no name here.',
    variants: [EXEC],
  },
};

/** What each class rests on: a decision cites something, whatever the number. */
const SPECS = {
  status: 'OMA SyncML RepPro 1.2.2, 10',
  alert: 'OMA DS Protocol, alert codes',
  http: 'OMA SyncML HTTP Binding',
  transport: 'OMA SyncML HTTP Binding',
} as const satisfies Record<string, SpecRef>;

/**
 * The cautious rules for codes without a row: nothing is repeated that was refused, nothing is believed done that was
 * not said to be done. By the class of the code, as RepPro numbers them [OMA SyncML RepPro 1.2.2, 10]; what other clients do
 * with unknown ones is libsynthesis'.
 */
export const cautionRules = Object.fromEntries(
  Object.entries(RULES).map(([name, rule]) => [name, { ...rule, spec: SPECS[name.split('.')[0] as keyof typeof SPECS] }]),
) as Readonly<Record<CautionClass, Rule & { readonly spec: SpecRef }>>;
