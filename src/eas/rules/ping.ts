import type { RulesFor } from '../rules-for.ts';
import { WAIT } from './shared.ts';

/** What is done about the statuses of Ping [MS-ASCMD 2.2.3.177.11]. */
export const pingRules = {
  'Ping.1': { steps: [{ do: 'continue', how: 'poll-again' }], basis: 'spec' },
  'Ping.2': { steps: [{ first: [{ do: 'refresh', scope: 'collection' }], do: 'continue', how: 'poll-again' }], basis: 'spec' },
  'Ping.3': {
    steps: [
      { do: 'rephrase', how: 'resend-full' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
  },
  'Ping.4': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
  },
  'Ping.5': {
    steps: [
      { do: 'rephrase', how: 'set-heartbeat', then: 'edit', limit: 2 },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
  },
  'Ping.6': {
    steps: [
      { do: 'rephrase', how: 'limit-folders', tell: 'user', limit: 2 },
      { do: 'reject', why: 'too-large', tell: 'user' },
    ],
    basis: 'spec',
  },
  'Ping.7': {
    steps: [
      { do: 'refresh', scope: 'hierarchy', then: 'rebuild', tell: 'user', limit: 2 },
      { do: 'reset', scope: 'hierarchy' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec+advice',
  },
  'Ping.8': { steps: WAIT, basis: 'spec' },
} as const satisfies RulesFor<'Ping'>;
