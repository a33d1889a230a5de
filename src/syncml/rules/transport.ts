import type { Resolution } from '../../core/resolution.ts';
import type { SyncmlRule, SyncmlRulesFor } from '../rules-for.ts';
import { EXEC } from './shared.ts';

type Rule = SyncmlRule<'transport'>;

const WAIT = [
  { do: 'retry', pace: 'backoff', limit: 4 },
  { do: 'hold', who: 'time', why: 'server-down' },
] as const satisfies readonly Resolution[];

/** The same bytes with the same MsgID: the server repeats its answer instead of doing the work twice. */
const SAME_BYTES = {
  steps: WAIT,
  basis: 'observed',
  why: 'A server answers a repeated MsgID as it did the first time, and Add of an item it has got by that id is no second item.',
  variants: [EXEC],
} as const satisfies Rule;

const UNREADABLE = (why: string): Rule => ({
  steps: [
    { do: 'retry', pace: 'backoff', limit: 2 },
    { do: 'reject', why: 'server', scope: 'session' },
  ],
  basis: 'advice',
  why,
  hint: 'Keep the reply for a report; the other encoding (XML or WBXML) may go around it.',
  variants: [EXEC],
});

/** What is done when no message came [OMA SyncML HTTP Binding]. */
export const transportRules = {
  'transport.cut-after-send': SAME_BYTES,
  'transport.cut-before-send': { steps: WAIT, basis: 'advice', why: 'Nothing left the device, so the same bytes wait for the line.' },
  'transport.timeout': SAME_BYTES,
  'transport.offline': { steps: WAIT, basis: 'advice', why: 'Nothing left the device, so the same bytes wait for the line.' },
  'transport.tls': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'certificate', scope: 'session', tell: 'user' },
    ],
    basis: 'advice',
    why: 'Mostly a network that wants a login first; a certificate that stays wrong is never gone around.',
    hint: 'Show the host and the reason; let the user leave the network or the administrator renew the certificate.',
  },
  'transport.html-body': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'repair', rung: 'endpoint', then: 'rebuild' },
      { do: 'reject', why: 'server', scope: 'session', tell: 'user' },
    ],
    basis: 'observed',
    why: 'A portal of the network, a web page at that address, or a fault inside the server.',
    hint: 'Offer to open the network login; otherwise have the server address checked.',
    variants: [EXEC],
  },
  'transport.empty-body': UNREADABLE('Every message is answered with one; a server that repeats its answer may do better the second time.'),
  'transport.undecodable': UNREADABLE('A cut reply can be read on the second try; one that never can is a fault of the server.'),
} as const satisfies SyncmlRulesFor<'transport'>;
