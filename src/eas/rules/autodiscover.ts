import type { RulesFor } from '../rules-for.ts';

/** What is done about the statuses of Autodiscover [MS-ASCMD 2.2.3.64, 2.2.3.177.1]. */
export const autodiscoverRules = {
  'Autodiscover.1': {
    steps: [
      { do: 'repair', rung: 'endpoint' },
      { do: 'reject', why: 'server' },
    ],
    basis: 'spec+advice',
    why: 'Status travels inside Error only, so an answer that has one brings no settings whatever its number: the next candidate is asked.',
    hint: 'Ask the user for the server address.',
  },
  'Autodiscover.2': {
    steps: [
      { do: 'repair', rung: 'endpoint' },
      { do: 'reject', why: 'request', tell: 'user' },
    ],
    basis: 'spec',
    why: 'The text leaves it to the client: the user, other settings, or another candidate.',
    hint: 'Ask the user for the server address.',
  },
  'Autodiscover.600': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
    hint: 'Check the request: one Request element with the address and the schema.',
  },
  'Autodiscover.601': {
    steps: [
      { do: 'repair', rung: 'endpoint', limit: 3 },
      { do: 'reject', why: 'unsupported', tell: 'user' },
    ],
    basis: 'spec',
    why: 'This host speaks of another schema; the next candidate may not.',
    hint: 'Ask the user for the server address.',
  },
} as const satisfies RulesFor<'Autodiscover'>;
