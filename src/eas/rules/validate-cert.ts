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
    hint: 'Show the signature as not checked.',
  },
  'ValidateCert.Certificate.1': ACCEPT,
  'ValidateCert.Certificate.2': {
    steps: SPLIT,
    basis: 'spec+advice',
    why: 'More than a hundred certificates are answered with 2 too [MS-ASCMD 3.1.5.10].',
    hint: 'If a short list fails as well, check the elements of the request.',
  },
  'ValidateCert.Certificate.3': { ...VERDICT, hint: 'The signature of the certificate does not hold: do not trust it.' },
  'ValidateCert.Certificate.4': { ...VERDICT, hint: 'The issuer is not trusted here; the administrator may add it.' },
  'ValidateCert.Certificate.5': { ...VERDICT, hint: 'The chain is not built right: ask the sender for a whole one.' },
  'ValidateCert.Certificate.6': {
    steps: [{ do: 'reject', why: 'certificate', tell: 'user' }],
    basis: 'spec',
    hint: 'The certificate is not meant for signing mail: the user decides.',
  },
  'ValidateCert.Certificate.7': { ...VERDICT, hint: 'The certificate has expired or is not valid yet: a new one is needed.' },
  'ValidateCert.Certificate.8': { ...VERDICT, hint: 'The times within the chain do not fit: ask for the newest chain.' },
  'ValidateCert.Certificate.9': {
    ...VERDICT,
    hint: 'A certificate of the chain is used for what it is not meant for: a new one is needed.',
  },
  'ValidateCert.Certificate.10': { ...VERDICT, hint: 'The digital id lacks data or holds wrong data: a new one is needed.' },
  'ValidateCert.Certificate.11': {
    ...VERDICT,
    hint: 'An issuer and an end certificate stand in each other’s place: ask for the right chain.',
  },
  'ValidateCert.Certificate.12': { ...VERDICT, hint: 'The certificate belongs to another address: do not trust it.' },
  'ValidateCert.Certificate.13': { ...VERDICT, hint: 'The certificate was revoked: a new one is needed.' },
  'ValidateCert.Certificate.14': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'certificate' },
    ],
    basis: 'spec',
    hint: 'Nobody can say now whether it was revoked: show it as not checked.',
  },
  'ValidateCert.Certificate.15': { ...VERDICT, hint: 'A certificate of the chain was revoked: a new one is needed.' },
  'ValidateCert.Certificate.16': {
    steps: [
      { do: 'retry', pace: 'backoff' },
      { do: 'reject', why: 'certificate' },
    ],
    basis: 'spec+advice',
    why: 'The text says to try again, and repeats the cause of 3: once is enough to tell the two apart.',
    hint: 'Whether it was revoked cannot be found out: show it as not checked.',
  },
  'ValidateCert.Certificate.17': {
    steps: [{ do: 'reject', why: 'server', tell: 'admin' }],
    basis: 'spec',
    hint: 'The server could not judge this one: show it as not checked.',
  },
} as const satisfies RulesFor<'ValidateCert'>;
