import type { RulesFor } from '../rules-for.ts';

/** What is done about the statuses of Autodiscover [MS-ASCMD 2.2.3.64, 2.2.3.177.1]. */
export const autodiscoverRules = {
  'Autodiscover.1': {
    steps: [
      { do: 'repair', rung: 'endpoint' },
      { do: 'reject', why: 'server' },
    ],
    basis: 'spec+advice',
  },
  'Autodiscover.2': {
    steps: [
      { do: 'repair', rung: 'endpoint' },
      { do: 'reject', why: 'request', tell: 'user' },
    ],
    basis: 'spec',
  },
  'Autodiscover.600': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
  },
  'Autodiscover.601': {
    steps: [
      { do: 'repair', rung: 'endpoint', limit: 3 },
      { do: 'reject', why: 'unsupported', tell: 'user' },
    ],
    basis: 'spec',
  },
} as const satisfies RulesFor<'Autodiscover'>;
