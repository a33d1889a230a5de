import type { SyncmlRule } from '../rules-for.ts';
import type { httpCatalogue } from '../catalogue/http.ts';
import { DONE, ELSEWHERE, EXEC, SIGN_IN } from './shared.ts';

type Rule = SyncmlRule<'http'>;

const REDIRECT = {
  steps: ELSEWHERE,
  basis: 'advice',
  why: 'The Target of the message has to name the new address too; followed only where the redirect policy allows.',
} as const satisfies Rule;

const PACED = {
  steps: [
    { do: 'retry', pace: 'server', limit: 4 },
    { do: 'hold', who: 'time', why: 'throttled' },
  ],
  basis: 'advice',
  why: 'The message was not taken; the same one may come again at the pace the server names.',
} as const satisfies Rule;

/** The server keeps the last MsgID and repeats its answer, so the same bytes may come again [OMA DS Protocol; recorded]. */
const SAME_BYTES = {
  steps: [
    { do: 'retry', pace: 'backoff', limit: 4 },
    { do: 'hold', who: 'time', why: 'server-down' },
  ],
  basis: 'advice',
  why: 'Whether the server got the message is not known; it answers a repeated MsgID as it did the first time.',
  variants: [EXEC],
} as const satisfies Rule;

/** What is done about HTTP status lines [OMA SyncML HTTP Binding]. */
export const httpRules = {
  'http.200': { steps: DONE, basis: 'spec' },
  'http.300': REDIRECT,
  'http.301': REDIRECT,
  'http.302': REDIRECT,
  'http.303': REDIRECT,
  'http.307': REDIRECT,
  'http.308': REDIRECT,
  'http.400': {
    steps: [{ do: 'reject', why: 'request', scope: 'session' }],
    basis: 'advice',
    why: 'The same bytes are as wrong the next time.',
    hint: 'Check the encoding of the message and its Content-Type.',
  },
  'http.401': {
    steps: [{ do: 'repair', rung: 'credentials', limit: 2 }, SIGN_IN],
    basis: 'advice',
    why: 'Twice at most, so that no account is locked.',
    variants: [
      {
        when: { credentialsWorked: true },
        steps: [{ do: 'retry', pace: 'backoff' }, { do: 'repair', rung: 'credentials' }, SIGN_IN],
        basis: 'advice',
        why: 'Servers refuse a good login while the store behind them is down, so one wait comes first.',
      },
    ],
  },
  'http.403': {
    steps: [{ do: 'reject', why: 'denied', scope: 'session', tell: 'user' }],
    basis: 'advice',
    why: 'Logging in again would not help.',
    hint: 'Ask the administrator whether this device may synchronise.',
  },
  'http.404': {
    steps: [
      { do: 'restart', scope: 'session', then: 'rebuild' },
      { do: 'repair', rung: 'endpoint', then: 'rebuild' },
      { do: 'hold', who: 'user', why: 'endpoint', tell: 'user' },
    ],
    basis: 'observed',
    why: 'In the middle of a session it says that the session is over; at its begin, that nobody lives there.',
  },
  'http.408': PACED,
  'http.413': {
    steps: [
      { do: 'rephrase', how: 'split-batch', limit: 3 },
      { do: 'reject', why: 'too-large', tell: 'user' },
    ],
    basis: 'advice',
    why: 'The message is cut into smaller ones.',
    hint: 'One item alone is larger than the server takes.',
  },
  'http.425': PACED,
  'http.429': PACED,
  'http.500': {
    steps: [
      { do: 'restart', scope: 'session', then: 'rebuild' },
      { do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
      { do: 'reject', why: 'server', scope: 'session', tell: 'user' },
    ],
    basis: 'observed',
    why: 'Servers answer so when they lose a session, so a new one comes first; a message they choke on fails in that one too.',
    hint: 'The server fails on this message: leave out Exec, Search, Atomic and what else is rare, and report it.',
    variants: [EXEC],
  },
  'http.501': {
    steps: [{ do: 'reject', why: 'unsupported', scope: 'session' }],
    basis: 'advice',
    why: 'The address does not take POST.',
    hint: 'Check the address: a SyncML server takes POST.',
  },
  'http.502': SAME_BYTES,
  'http.503': PACED,
  'http.504': SAME_BYTES,
  'http.505': {
    steps: [{ do: 'reject', why: 'unsupported', scope: 'session' }],
    basis: 'advice',
    why: 'The version of HTTP, not of SyncML, is refused.',
    hint: 'Send with HTTP/1.1.',
  },
  'http.507': {
    steps: [{ do: 'hold', who: 'user', why: 'quota', scope: 'uploads', tell: 'user' }],
    basis: 'advice',
    why: 'A full server still gives out what it has.',
  },
} as const satisfies Record<keyof typeof httpCatalogue, Rule>;
