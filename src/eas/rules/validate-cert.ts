import type { Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { ACCEPT, SPLIT } from './shared.ts';

/** A verdict about a certificate: handed back with the body, never asked for again. */
const VERDICT = { steps: [{ do: 'reject', why: 'certificate' }], basis: 'spec' } as const satisfies Pick<Rule, 'steps' | 'basis'>;

/** What is done about the statuses of ValidateCert [MS-ASCMD 2.2.3.177.18]. */
export const validateCertRules = {
  'ValidateCert.1': ACCEPT,
  'ValidateCert.17': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'unavailable', tell: 'admin' },
    ],
    basis: 'spec',
  },
  'ValidateCert.Certificate.1': ACCEPT,
  'ValidateCert.Certificate.2': {
    steps: SPLIT,
    basis: 'spec+advice',
  },
  'ValidateCert.Certificate.3': VERDICT,
  'ValidateCert.Certificate.4': VERDICT,
  'ValidateCert.Certificate.5': VERDICT,
  'ValidateCert.Certificate.6': {
    steps: [{ do: 'reject', why: 'certificate', tell: 'user' }],
    basis: 'spec',
  },
  'ValidateCert.Certificate.7': VERDICT,
  'ValidateCert.Certificate.8': VERDICT,
  'ValidateCert.Certificate.9': VERDICT,
  'ValidateCert.Certificate.10': VERDICT,
  'ValidateCert.Certificate.11': VERDICT,
  'ValidateCert.Certificate.12': VERDICT,
  'ValidateCert.Certificate.13': VERDICT,
  'ValidateCert.Certificate.14': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'certificate' },
    ],
    basis: 'spec',
  },
  'ValidateCert.Certificate.15': VERDICT,
  'ValidateCert.Certificate.16': {
    steps: [
      { do: 'retry', pace: 'backoff' },
      { do: 'reject', why: 'certificate' },
    ],
    basis: 'spec+advice',
  },
  'ValidateCert.Certificate.17': {
    steps: [{ do: 'reject', why: 'server', tell: 'admin' }],
    basis: 'spec',
  },
} as const satisfies RulesFor<'ValidateCert'>;
