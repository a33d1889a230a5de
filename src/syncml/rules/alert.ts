import type { SyncmlRule, SyncmlRulesFor } from '../rules-for.ts';
import { AS_ALERTED, DONE, GIVE_CLIENT, GO_ON, SLOW, TAKE_SERVER } from './shared.ts';

type Rule = SyncmlRule<'alert'>;

const START: Rule = { steps: AS_ALERTED, basis: 'spec' };

/** The server repeats what we asked for: that is how every session of this kind begins. */
const AGREED = { steps: AS_ALERTED, basis: 'spec' } as const;

const REPLACES = 'A refresh replaces the data of one side, so nobody but the user agrees to it.';

const STUCK: Rule = {
  steps: [GO_ON, { do: 'reject', why: 'server', scope: 'session' }],
  basis: 'spec+advice',
  why: 'Each message that moves something counts anew; five that move nothing are a server that goes round in circles.',
  hint: 'The session does not get on: begin a new one later and report it.',
};

const RESERVED: Rule = {
  steps: DONE,
  basis: 'advice',
  why: 'Reserved: it asks for nothing that is known, and our own commands have Statuses of their own.',
};

/** What is done about Alerts of the server [OMA DS Protocol, alert codes]. */
export const alertRules = {
  'alert.100': { steps: [{ do: 'accept', tell: 'user' }], basis: 'spec' },
  'alert.200': START,
  'alert.201': {
    steps: SLOW,
    basis: 'spec',
    hint: 'The server wants everything compared each time: have it checked.',
    variants: [{ when: { alert: 201 }, ...AGREED }],
  },
  'alert.202': START,
  'alert.203': { steps: GIVE_CLIENT, basis: 'spec+advice', why: REPLACES, variants: [{ when: { alert: 203 }, ...AGREED }] },
  'alert.204': START,
  'alert.205': { steps: TAKE_SERVER, basis: 'spec+advice', why: REPLACES, variants: [{ when: { alert: 205 }, ...AGREED }] },
  'alert.206': START,
  'alert.207': START,
  'alert.208': { steps: GIVE_CLIENT, basis: 'spec+advice', why: REPLACES },
  'alert.209': START,
  'alert.210': { steps: TAKE_SERVER, basis: 'spec+advice', why: REPLACES },
  'alert.221': STUCK,
  'alert.222': STUCK,
  'alert.223': {
    steps: [
      { do: 'reconcile', how: 'resend-whole', then: 'rebuild', limit: 2 },
      { do: 'reject', why: 'server' },
    ],
    basis: 'spec+advice',
    why: 'The last chunk did not arrive, so the whole object goes out again.',
    hint: 'The object does not arrive whole: send it without chunks, or leave it out.',
  },
  'alert.224': { steps: [{ do: 'continue', how: 'end-session' }], basis: 'spec' },
  'alert.225': START,
  'alert.226': RESERVED,
  'alert.227': RESERVED,
} as const satisfies SyncmlRulesFor<'alert'>;
