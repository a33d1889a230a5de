import type { Resolution, Rule } from '../../core/resolution.ts';
import type { RulesFor } from '../rules-for.ts';
import { KEYLESS, LOOK_IN_SENT, NO_ROOM, OTHER_VERSION, PROVISION, PROVISION_ONCE, SPLIT, WAIT } from './shared.ts';

const BLOCKED = { do: 'hold', who: 'admin', why: 'blocked', tell: 'user' } as const satisfies Resolution;
const SERVER_SETUP = { do: 'hold', who: 'admin', why: 'server-setup', tell: 'user' } as const satisfies Resolution;
const MAILBOX = { do: 'hold', who: 'admin', why: 'mailbox', tell: 'user' } as const satisfies Resolution;

/** 142, 143, 144 and 141: the handshake, then the refused command once more. */
const NOT_PROVISIONED = {
  steps: PROVISION,
  basis: 'spec',
  variants: [
    {
      when: { commands: KEYLESS },
      steps: PROVISION_ONCE,
      basis: 'observed',
    },
  ],
} as const satisfies Rule;

/** Commands that name folders by id, so that a fresh hierarchy can cure an id. */
const NAMES_FOLDERS = [
  'FolderCreate', 'FolderDelete', 'FolderUpdate', 'Find', 'GetItemEstimate', 'ItemOperations', 'MeetingResponse', 'MoveItems', 'Ping', 'Search', 'Sync',
]; // prettier-ignore

/** Said of a mail, a folder or an upload, a word about a picture is no word of success. */
const NOTHING_CAME = {
  when: { idempotent: false },
  steps: [{ do: 'reject', why: 'server' }],
  basis: 'advice',
} as const satisfies NonNullable<Rule['variants']>[number];

/** What is done about the codes common to all commands [MS-ASCMD 2.2.2]. The text gives a meaning to each and a resolution to few. */
export const commonRules = {
  'common.101': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec',
  },
  'common.102': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.103': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    variants: [
      {
        when: { commands: ['GetItemEstimate', 'MeetingResponse', 'MoveItems'] },
        steps: SPLIT,
        basis: 'spec+advice',
      },
    ],
  },
  'common.104': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.105': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.106': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
    variants: [
      {
        when: { commands: NAMES_FOLDERS },
        steps: [
          { do: 'refresh', scope: 'hierarchy', then: 'rebuild' },
          { do: 'reject', why: 'request' },
        ],
        basis: 'advice',
      },
    ],
  },
  'common.107': {
    steps: [{ do: 'reject', why: 'request', tell: 'user' }],
    basis: 'advice',
  },
  'common.108': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.109': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.110': {
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'spec',
  },
  'common.111': { steps: [{ do: 'retry', pace: 'server', limit: 5 }, WAIT[1]], basis: 'spec' },
  'common.112': { steps: [SERVER_SETUP], basis: 'advice' },
  'common.113': { steps: NO_ROOM, basis: 'advice' },
  'common.114': { steps: WAIT, basis: 'advice' },
  'common.115': {
    steps: [{ do: 'reject', why: 'quota', tell: 'user' }],
    basis: 'advice',
  },
  'common.116': {
    steps: [{ do: 'reject', why: 'recipient', tell: 'user' }],
    basis: 'advice',
  },
  'common.117': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'spec+advice',
  },
  'common.118': {
    steps: [
      { do: 'rephrase', how: 'new-client-id' },
      { do: 'reject', why: 'conflict', tell: 'user' },
    ],
    basis: 'spec+advice',
    variants: [
      {
        when: { sentBefore: 'no-answer' },
        steps: [{ do: 'accept' }],
        basis: 'spec',
      },
      {
        when: { sentBefore: 'failed' },
        steps: LOOK_IN_SENT,
        basis: 'advice',
      },
      {
        when: { sentBefore: 'no-ledger' },
        steps: LOOK_IN_SENT,
        basis: 'advice',
      },
    ],
  },
  'common.119': {
    steps: [{ do: 'reject', why: 'recipient', tell: 'user' }],
    basis: 'advice',
  },
  'common.120': {
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
    variants: [
      {
        when: { answers118: true },
        steps: [
          { do: 'retry', pace: 'backoff' },
          { do: 'reject', why: 'server', tell: 'user' },
        ],
        basis: 'advice',
      },
    ],
  },
  'common.121': {
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
  },
  'common.122': {
    steps: [{ do: 'reject', why: 'too-large', tell: 'user' }],
    basis: 'advice',
  },
  'common.123': {
    steps: [{ do: 'repair', rung: 'endpoint' }, MAILBOX],
    basis: 'advice',
  },
  'common.124': {
    steps: [
      { do: 'repair', rung: 'credentials' },
      { do: 'hold', who: 'user', why: 'credentials', tell: 'user' },
    ],
    basis: 'advice',
  },
  'common.125': {
    steps: [{ do: 'repair', rung: 'credentials' }, SERVER_SETUP],
    basis: 'advice',
  },
  'common.126': { steps: [BLOCKED], basis: 'advice' },
  'common.127': { steps: [BLOCKED], basis: 'advice' },
  'common.128': {
    steps: [{ do: 'repair', rung: 'endpoint' }, BLOCKED],
    basis: 'advice',
  },
  'common.129': { steps: [BLOCKED], basis: 'advice' },
  'common.130': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
    variants: [
      {
        when: { commands: ['FolderSync', 'Provision'] },
        steps: [BLOCKED],
        basis: 'advice',
      },
    ],
  },
  'common.131': { steps: [BLOCKED], basis: 'advice' },
  'common.132': {
    steps: [{ do: 'retry', pace: 'backoff' }, { do: 'reset', scope: 'all' }, WAIT[1]],
    basis: 'spec+advice',
  },
  'common.133': { steps: WAIT, basis: 'advice' },
  'common.134': {
    steps: [{ do: 'reset', scope: 'all' }, MAILBOX],
    basis: 'advice',
  },
  'common.135': {
    steps: [{ do: 'retry', pace: 'backoff', limit: 2 }, { do: 'reset', scope: 'all' }, WAIT[1]],
    basis: 'advice',
  },
  'common.136': {
    steps: [{ first: [{ do: 'repair', rung: 'version' }], do: 'reset', scope: 'all' }, MAILBOX],
    basis: 'advice',
  },
  'common.137': {
    steps: OTHER_VERSION,
    basis: 'advice',
  },
  'common.138': {
    steps: OTHER_VERSION,
    basis: 'advice',
  },
  'common.139': {
    steps: [{ do: 'hold', who: 'admin', why: 'policy', tell: 'user' }],
    basis: 'spec',
  },
  'common.140': { steps: [{ do: 'wipe', scope: 'as-directed' }], basis: 'spec' },
  'common.141': NOT_PROVISIONED,
  'common.142': NOT_PROVISIONED,
  'common.143': NOT_PROVISIONED,
  'common.144': NOT_PROVISIONED,
  'common.145': {
    steps: [
      { do: 'repair', rung: 'policy' },
      { do: 'hold', who: 'admin', why: 'policy', tell: 'user' },
    ],
    basis: 'spec',
  },
  'common.146': {
    steps: [
      { do: 'rephrase', how: 'without-option' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'advice',
  },
  'common.147': {
    steps: [{ do: 'reject', why: 'unsupported' }],
    basis: 'advice',
  },
  'common.148': { steps: [SERVER_SETUP], basis: 'advice' },
  'common.149': {
    steps: [
      { do: 'rephrase', how: 'resend-full' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec',
  },
  'common.150': {
    steps: [{ do: 'reject', why: 'gone', tell: 'user' }],
    basis: 'advice',
  },
  'common.151': {
    steps: [{ do: 'hold', who: 'user', why: 'mailbox', tell: 'user' }],
    basis: 'advice',
    variants: [
      {
        when: { commands: ['FolderCreate'] },
        steps: [{ do: 'reject', why: 'quota', tell: 'user' }],
        basis: 'advice',
      },
    ],
  },
  'common.152': {
    steps: [{ do: 'retry', pace: 'backoff' }, MAILBOX],
    basis: 'advice',
  },
  'common.153': {
    steps: [
      { first: [{ do: 'refresh', scope: 'collection' }], do: 'reconcile', how: 'look-at-both-folders' },
      { do: 'reject', why: 'gone', tell: 'user' },
    ],
    basis: 'advice',
  },
  'common.154': {
    steps: [
      { first: [{ do: 'refresh', scope: 'collection' }], do: 'retry', pace: 'backoff', then: 'rebuild', limit: 2 },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'advice',
  },
  'common.155': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.156': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.160': {
    steps: SPLIT,
    basis: 'advice',
  },
  'common.161': {
    steps: [{ do: 'reject', why: 'too-large' }],
    basis: 'advice',
  },
  'common.162': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'unavailable' },
    ],
    basis: 'spec',
  },
  'common.163': {
    steps: [{ do: 'reject', why: 'unavailable' }],
    basis: 'spec',
  },
  'common.164': {
    steps: [
      { do: 'rephrase', how: 'other-type' },
      { do: 'reject', why: 'unsupported' },
    ],
    basis: 'advice',
  },
  'common.165': {
    steps: [
      { do: 'repair', rung: 'policy' },
      { do: 'reject', why: 'request' },
    ],
    basis: 'spec+advice',
    variants: [
      {
        when: { commands: ['Provision', 'Settings'] },
        steps: [
          { do: 'rephrase', how: 'with-device-information' },
          { do: 'reject', why: 'request' },
        ],
        basis: 'spec+advice',
      },
    ],
  },
  'common.166': {
    steps: [
      { do: 'refresh', scope: 'settings', then: 'rebuild' },
      { do: 'reject', why: 'request', tell: 'user' },
    ],
    basis: 'advice',
  },
  'common.167': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
  },
  'common.168': {
    steps: [
      { do: 'rephrase', how: 'without-option' },
      { do: 'reject', why: 'unsupported' },
    ],
    basis: 'advice',
  },
  'common.169': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 3 },
      { do: 'reject', why: 'unavailable' },
    ],
    basis: 'spec',
  },
  'common.170': {
    steps: [{ do: 'reject', why: 'server' }],
    basis: 'advice',
  },
  'common.171': {
    steps: [
      { do: 'refresh', scope: 'settings', then: 'rebuild' },
      { do: 'reject', why: 'request', tell: 'user' },
    ],
    basis: 'advice',
  },
  'common.172': {
    steps: [{ do: 'reject', why: 'denied', tell: 'user' }],
    basis: 'advice',
  },
  'common.173': {
    steps: [{ do: 'accept' }],
    basis: 'advice',
    variants: [NOTHING_CAME],
  },
  'common.174': { steps: [{ do: 'accept' }], basis: 'advice', variants: [NOTHING_CAME] },
  'common.175': { steps: [{ do: 'accept' }], basis: 'advice', variants: [NOTHING_CAME] },
  'common.176': {
    steps: [
      { do: 'rephrase', how: 'without-body-parts' },
      { do: 'reject', why: 'too-large' },
    ],
    basis: 'spec',
  },
  'common.177': { steps: [{ do: 'hold', who: 'user', why: 'device-limit', tell: 'user' }], basis: 'spec' },
  'common.178': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.179': {
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'advice',
  },
  'common.183': {
    steps: [{ do: 'reject', why: 'recipient', tell: 'user' }],
    basis: 'advice',
  },
  'common.184': {
    steps: [
      { do: 'reconcile', how: 'resend-failed-parts', then: 'rebuild' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'spec',
  },
} as const satisfies RulesFor<'common'>;
