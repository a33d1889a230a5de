import { PROBES_PER_REQUEST } from '../../core/limits.ts';
import type { Resolution, Rule } from '../../core/resolution.ts';
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

const REDIRECT = {
  steps: ELSEWHERE,
  basis: 'advice',
  why: 'The protocol has 451 for this, yet front ends redirect as web servers do; followed only where the redirect policy allows.',
} as const satisfies Rule;

const BUSY = {
  steps: PACED,
  basis: 'advice',
  why: 'The request was not taken; it may come again at the pace the server names.',
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
    hint: 'Never send the same bytes again: check the query, the headers and the encoding.',
    variants: [
      {
        when: { below: OLD },
        steps: [
          { do: 'repair', rung: 'version', then: 'rebuild' },
          { do: 'reject', why: 'request' },
        ],
        basis: 'spec+advice',
        why: 'It may stand for 138, the one of its meanings that OPTIONS cures; the other four are faults of the request.',
        hint: 'Check the XML and the ids of the request: content (101), schema (103), ids (106) or item class (147).',
      },
    ],
  },
  'http.401': {
    steps: [{ do: 'repair', rung: 'credentials' }, { do: 'repair', rung: 'endpoint' }, SIGN_IN],
    basis: 'spec+advice',
    why: 'New credentials first, then Autodiscover, which can tell a blocked account from an expired password; each once, so that no account is locked out.',
    variants: [
      {
        when: { commands: ['Autodiscover'] },
        steps: [{ do: 'repair', rung: 'credentials' }, SIGN_IN],
        basis: 'spec+advice',
        why: 'Autodiscover cannot be cured by Autodiscover.',
      },
      {
        when: { credentialsWorked: true },
        steps: [{ do: 'retry', pace: 'backoff' }, { do: 'repair', rung: 'credentials' }, { do: 'repair', rung: 'endpoint' }, SIGN_IN],
        basis: 'observed',
        why: 'Servers refuse a good login while their mail store is down, so one wait comes before the user is asked.',
      },
    ],
  },
  'http.403': {
    steps: [{ do: 'repair', rung: 'endpoint' }, BLOCKED],
    basis: 'spec+advice',
    why: 'Autodiscover once, as the text says; it names no end, and asking on lets nobody in.',
    variants: [
      {
        when: { below: OLD, commands: ['Provision'] },
        steps: [{ do: 'retry', pace: 'backoff' }, { do: 'repair', rung: 'endpoint' }, BLOCKED],
        basis: 'spec+advice',
        why: 'On Provision it may stand for 132, a state that was gone for a moment.',
      },
      {
        when: { below: OLD, policyKeySent: false, commands: KEYED },
        steps: [{ do: 'repair', rung: 'policy' }, { do: 'repair', rung: 'endpoint' }, BLOCKED],
        basis: 'spec+advice',
        why: 'Without a policy key it may stand for 140; one normal provisioning brings the directive, or shows that there is none.',
      },
    ],
  },
  'http.404': {
    steps: [
      { do: 'repair', rung: 'endpoint' },
      { do: 'hold', who: 'user', why: 'endpoint', tell: 'user' },
    ],
    basis: 'advice',
    why: 'No ActiveSync lives at that address.',
  },
  'http.408': {
    steps: [{ do: 'retry', pace: 'server', limit: 5 }, WAIT[1]],
    basis: 'advice',
    why: 'The server gave up before it had the request.',
  },
  'http.413': {
    steps: [{ do: 'reject', why: 'too-large', tell: 'user' }],
    basis: 'advice',
    why: 'The same bytes are as large the next time.',
    hint: 'Send less: a smaller attachment, fewer items.',
    variants: [
      {
        when: {
          commands: ['GetItemEstimate', 'ItemOperations', 'MeetingResponse', 'MoveItems', 'ResolveRecipients', 'ValidateCert'],
        },
        steps: SPLIT,
        basis: 'advice',
        why: 'A batch can be sent in parts.',
        hint: 'One element alone is larger than the server takes.',
      },
      {
        when: { commands: ['Sync'] },
        steps: [
          { do: 'rephrase', how: 'split-batch', limit: PROBES_PER_REQUEST },
          { do: 'reject', why: 'too-large', tell: 'user' },
        ],
        basis: 'advice',
        why: 'No key has moved: one item may be too large by itself, and the others go out without it.',
        hint: 'Send less: a smaller attachment, fewer items.',
      },
    ],
  },
  'http.425': BUSY,
  'http.429': BUSY,
  'http.449': {
    steps: PROVISION,
    basis: 'observed',
    why: 'From 14.0 on the text has 142 to 144 for this; servers send both forms.',
    variants: [
      {
        when: { commands: KEYLESS },
        steps: PROVISION_ONCE,
        basis: 'observed',
        why: 'These carry no policy key, so one provisioning per episode and one repeat with the key is all that can be tried.',
      },
      { when: { below: OLD }, steps: PROVISION, basis: 'spec' },
    ],
  },
  'http.451': { steps: ELSEWHERE, basis: 'spec' },
  'http.456': { steps: [BLOCKED], basis: 'spec' },
  'http.457': { steps: [SIGN_IN], basis: 'spec' },
  'http.500': {
    steps: [
      { do: 'repair', rung: 'endpoint' },
      { do: 'retry', pace: 'backoff' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec+advice',
    why: 'Autodiscover once, as the text says, one delayed repeat because it may have been a hiccup, then no more.',
    hint: 'The server fails on this request: try much later, and report it if it stays.',
    variants: [
      {
        when: { commands: ['GetAttachment'] },
        steps: [{ do: 'reject', why: 'gone' }],
        basis: 'spec',
        hint: 'The attachment was deleted: Sync the message again.',
      },
      {
        when: { commands: ['GetHierarchy'] },
        steps: [{ do: 'reject', why: 'unsupported' }],
        basis: 'spec',
        hint: 'Use FolderSync.',
      },
      ...UNKNOWN_OUTCOME,
    ],
  },
  'http.501': {
    steps: OTHER_VERSION,
    basis: 'spec+advice',
    why: 'OPTIONS says which commands there are.',
    hint: 'Stop using the command on this server.',
    variants: [
      {
        when: { below: OLD },
        steps: OTHER_VERSION,
        basis: 'spec',
        why: 'It stands for 137, or for 147.',
        hint: 'Stop using the command on this server; if it is offered, the item class is what the server does not know.',
      },
    ],
  },
  'http.502': { steps: WAIT, basis: 'advice', why: 'The proxy did not reach the server.', variants: UNKNOWN_OUTCOME },
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
        why: 'It stands for 111: a fault that passes.',
      },
    ],
  },
  'http.504': { steps: WAIT, basis: 'advice', why: 'The proxy got no answer in time.', variants: UNKNOWN_OUTCOME },
  'http.505': {
    steps: OTHER_VERSION,
    basis: 'advice',
    why: 'Not in the status lines of MS-ASHTTP; a mistyped version header earns it.',
    hint: 'Check MS-ASProtocolVersion against the versions the server offers.',
    variants: [
      {
        when: { below: OLD },
        steps: OTHER_VERSION,
        basis: 'spec',
        why: 'It stands for 138.',
        hint: 'The server takes none of the versions offered.',
      },
    ],
  },
  'http.507': {
    steps: NO_ROOM,
    basis: 'spec+advice',
    why: 'A full mailbox still gives out what it has.',
    variants: [{ when: { below: OLD }, steps: NO_ROOM, basis: 'spec', why: 'It stands for 113.' }],
  },
  'http.x-ms-rp': {
    steps: [{ first: [{ do: 'repair', rung: 'version' }], do: 'reset', scope: 'all' }, { do: 'accept' }],
    basis: 'spec+advice',
    why: 'Once per episode: a server that asks for it on every answer would never get to send mail.',
  },
  'http.ms-asprotocolversions': { ...ANNEX, why: 'Servers send it on every answer; only X-MS-RP asks for anything.' },
  'http.ms-asprotocolcommands': { ...ANNEX, why: 'Servers send it on every answer; only X-MS-RP asks for anything.' },
  'http.x-ms-asthrottle': { ...ANNEX, why: 'Names the behaviour to slow down; the 503 beside it does the holding.' },
  'http.retry-after': { ...ANNEX, why: 'Sets the pace of whatever retry the status line leads to.' },
  'http.x-ms-location': { ...ANNEX, why: 'The address that goes with 451.' },
  'http.x-ms-credentials-expire': { steps: [{ do: 'accept', tell: 'user' }], basis: 'spec' },
  'http.x-ms-credential-service-url': { steps: [{ do: 'accept', tell: 'user' }], basis: 'spec' },
  'http.set-cookie': { ...ANNEX, why: 'Kept and sent back with the next request; it says nothing about this one.' },
} as const satisfies RulesFor<'http'>;
