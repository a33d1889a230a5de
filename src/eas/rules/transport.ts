import type { RulesFor } from '../rules-for.ts';
import { UNKNOWN_OUTCOME, WAIT } from './shared.ts';

/** What is done when no answer came, or one that no ActiveSync server gives. */
export const transportRules = {
  'transport.cut-after-send': { steps: WAIT, basis: 'spec', variants: UNKNOWN_OUTCOME },
  'transport.cut-before-send': { steps: WAIT, basis: 'spec' },
  'transport.timeout': { steps: WAIT, basis: 'spec', variants: UNKNOWN_OUTCOME },
  'transport.offline': { steps: WAIT, basis: 'advice' },
  'transport.tls': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'certificate', tell: 'user' },
    ],
    basis: 'advice',
  },
  'transport.html-body': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'repair', rung: 'endpoint' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'observed',
    variants: UNKNOWN_OUTCOME,
  },
  'transport.empty-body': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'server' },
    ],
    basis: 'spec+advice',
    variants: UNKNOWN_OUTCOME,
  },
  'transport.undecodable': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'server' },
    ],
    basis: 'advice',
    variants: [
      ...UNKNOWN_OUTCOME,
      {
        when: { commands: ['Sync'], tooLarge: true },
        steps: [
          { do: 'rephrase', how: 'smaller-window', then: 'edit', limit: 2 },
          { do: 'reject', why: 'too-large' },
        ],
        basis: 'advice',
      },
      { when: { tooLarge: true }, steps: [{ do: 'reject', why: 'too-large' }], basis: 'advice' },
    ],
  },
} as const satisfies RulesFor<'transport'>;
