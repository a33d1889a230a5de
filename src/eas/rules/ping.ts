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
    hint: 'Send the heartbeat and the whole folder list.',
  },
  'Ping.4': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
    hint: 'Check the body: a doubled folder Id, or WBXML that does not hold.',
  },
  'Ping.5': {
    steps: [
      { do: 'rephrase', how: 'set-heartbeat', then: 'edit', limit: 2 },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
    hint: 'Take the HeartbeatInterval of the answer, in seconds.',
  },
  'Ping.6': {
    steps: [
      { do: 'rephrase', how: 'limit-folders', tell: 'user', limit: 2 },
      { do: 'reject', why: 'too-large', tell: 'user' },
    ],
    basis: 'spec',
    hint: 'Watch no more folders than the MaxFolders of the answer.',
  },
  'Ping.7': {
    steps: [
      { do: 'refresh', scope: 'hierarchy', then: 'rebuild', tell: 'user', limit: 2 },
      { do: 'reset', scope: 'hierarchy' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec+advice',
    why: 'A server that says 7 after an unchanged hierarchy has lost track of it.',
    hint: 'Watch the folders by Sync for now.',
  },
  'Ping.8': { steps: WAIT, basis: 'spec' },
} as const satisfies RulesFor<'Ping'>;
