import { PROBES_PER_REQUEST } from '../../core/limits.ts';
import type { Resolution, Rule, Treatment, When } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import {
  ELSEWHERE,
  KEYED,
  KEYLESS,
  NO_ROOM,
  OTHER_VERSION,
  PACED,
  PROVISION,
  PROVISION_ONCE,
  SPLIT,
  UNKNOWN_OUTCOME,
  WAIT,
} from './shared.ts';

/** Until 12.1 the status line carries the common status; from 14.0 on it speaks of HTTP only [MS-ASCMD 2.2.2]. */
const OLD = '14.0';

const BLOCKED = { do: 'hold', who: 'admin', why: 'blocked', tell: 'user' } as const satisfies Resolution;
const SIGN_IN = { do: 'hold', who: 'user', why: 'credentials', tell: 'user' } as const satisfies Resolution;

/**
 * Autodiscover is asked at one place after the other until one knows [MS-ASCMD 2.2.1.1]: that this one does not is its caller's, and says
 * nothing of where the account lives.
 */
const NOT_HERE = {
  when: { commands: ['Autodiscover'] },
  steps: [{ do: 'reject', why: 'unsupported' }],
  basis: 'advice',
} as const satisfies Treatment & { when: When };

const REDIRECT = {
  steps: ELSEWHERE,
  basis: 'advice',
  variants: [NOT_HERE],
} as const satisfies Rule;

const BUSY = {
  steps: PACED,
  basis: 'advice',
} as const satisfies Rule;

/** Says how, not whether: the status line and the Status it comes with decide. */
const ANNEX = { steps: [{ do: 'accept' }], basis: 'spec+advice' } as const satisfies Rule;

/** What is done about HTTP status lines and headers [MS-ASHTTP 3.1.5]. */
export const httpRules = {
  'http.200': { steps: [{ do: 'accept' }], basis: 'spec' },
  'http.300': REDIRECT,
  'http.301': REDIRECT,
  'http.302': REDIRECT,
  'http.303': REDIRECT,
  'http.307': REDIRECT,
  'http.308': REDIRECT,
  'http.400': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
    variants: [
      {
        when: { below: OLD },
        steps: [
          { do: 'repair', rung: 'version', then: 'rebuild' },
          { do: 'reject', why: 'request' },
        ],
        basis: 'spec+advice',
      },
    ],
  },
  'http.401': {
    steps: [{ do: 'repair', rung: 'credentials' }, { do: 'repair', rung: 'endpoint' }, SIGN_IN],
    basis: 'spec+advice',
    variants: [
      {
        when: { commands: ['Autodiscover'] },
        steps: [
          { do: 'repair', rung: 'credentials' },
          { do: 'reject', why: 'denied', tell: 'user' },
        ],
        basis: 'spec+advice',
      },
      {
        when: { credentialsWorked: true },
        steps: [{ do: 'retry', pace: 'backoff' }, { do: 'repair', rung: 'credentials' }, { do: 'repair', rung: 'endpoint' }, SIGN_IN],
        basis: 'observed',
      },
    ],
  },
  'http.403': {
    steps: [{ do: 'repair', rung: 'endpoint' }, BLOCKED],
    basis: 'spec+advice',
    variants: [
      NOT_HERE,
      {
        when: { below: OLD, commands: ['Provision'] },
        steps: [{ do: 'retry', pace: 'backoff' }, { do: 'repair', rung: 'endpoint' }, BLOCKED],
        basis: 'spec+advice',
      },
      {
        when: { below: OLD, policyKeySent: false, commands: KEYED },
        steps: [{ do: 'repair', rung: 'policy' }, { do: 'repair', rung: 'endpoint' }, BLOCKED],
        basis: 'spec+advice',
      },
    ],
  },
  'http.404': {
    steps: [
      { do: 'repair', rung: 'endpoint' },
      { do: 'hold', who: 'user', why: 'endpoint', tell: 'user' },
    ],
    basis: 'advice',
    variants: [NOT_HERE],
  },
  'http.408': {
    steps: [{ do: 'retry', pace: 'server', limit: 5 }, WAIT[1]],
    basis: 'advice',
  },
  'http.413': {
    steps: [{ do: 'reject', why: 'too-large', tell: 'user' }],
    basis: 'advice',
    variants: [
      {
        when: {
          commands: ['GetItemEstimate', 'ItemOperations', 'MeetingResponse', 'MoveItems', 'ResolveRecipients', 'ValidateCert'],
        },
        steps: SPLIT,
        basis: 'advice',
      },
      {
        when: { commands: ['Sync'] },
        steps: [
          { do: 'rephrase', how: 'split-batch', limit: PROBES_PER_REQUEST },
          { do: 'reject', why: 'too-large', tell: 'user' },
        ],
        basis: 'advice',
      },
    ],
  },
  'http.425': BUSY,
  'http.429': BUSY,
  'http.449': {
    steps: PROVISION,
    basis: 'observed',
    variants: [
      {
        when: { commands: KEYLESS },
        steps: PROVISION_ONCE,
        basis: 'observed',
      },
      { when: { below: OLD }, steps: PROVISION, basis: 'spec' },
    ],
  },
  'http.451': { steps: ELSEWHERE, basis: 'spec', variants: [NOT_HERE] },
  'http.456': { steps: [BLOCKED], basis: 'spec' },
  'http.457': { steps: [SIGN_IN], basis: 'spec' },
  'http.500': {
    steps: [
      { do: 'repair', rung: 'endpoint' },
      { do: 'retry', pace: 'backoff' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec+advice',
    variants: [
      NOT_HERE,
      {
        when: { commands: ['GetAttachment'] },
        steps: [{ do: 'reject', why: 'gone' }],
        basis: 'spec',
      },
      {
        when: { commands: ['GetHierarchy'] },
        steps: [{ do: 'reject', why: 'unsupported' }],
        basis: 'spec',
      },
      ...UNKNOWN_OUTCOME,
    ],
  },
  'http.501': {
    steps: OTHER_VERSION,
    basis: 'spec+advice',
    variants: [
      {
        when: { below: OLD },
        steps: OTHER_VERSION,
        basis: 'spec',
      },
    ],
  },
  'http.502': { steps: WAIT, basis: 'advice', variants: UNKNOWN_OUTCOME },
  'http.503': {
    steps: PACED,
    basis: 'spec',
    variants: [
      {
        when: { below: OLD },
        steps: [
          { do: 'retry', pace: 'server', limit: 5 },
          { do: 'hold', who: 'time', why: 'server-down' },
        ],
        basis: 'spec',
      },
    ],
  },
  'http.504': { steps: WAIT, basis: 'advice', variants: UNKNOWN_OUTCOME },
  'http.505': {
    steps: OTHER_VERSION,
    basis: 'advice',
    variants: [
      {
        when: { below: OLD },
        steps: OTHER_VERSION,
        basis: 'spec',
      },
    ],
  },
  'http.507': {
    steps: NO_ROOM,
    basis: 'spec+advice',
    variants: [{ when: { below: OLD }, steps: NO_ROOM, basis: 'spec' }],
  },
  'http.x-ms-rp': {
    steps: [{ first: [{ do: 'repair', rung: 'version' }], do: 'reset', scope: 'all' }, { do: 'accept' }],
    basis: 'spec+advice',
  },
  'http.ms-asprotocolversions': ANNEX,
  'http.ms-asprotocolcommands': ANNEX,
  'http.x-ms-asthrottle': ANNEX,
  'http.retry-after': ANNEX,
  'http.x-ms-location': ANNEX,
  'http.x-ms-credentials-expire': { steps: [{ do: 'accept', tell: 'user' }], basis: 'spec' },
  'http.x-ms-credential-service-url': { steps: [{ do: 'accept', tell: 'user' }], basis: 'spec' },
  'http.set-cookie': ANNEX,
} as const satisfies RulesFor<'http'>;
