import type { RulesFor } from '../rules-for.ts';
import { UNKNOWN_OUTCOME, WAIT } from './shared.ts';

/** What is done when no answer came, or one that no ActiveSync server gives. */
export const transportRules = {
  'transport.cut-after-send': { steps: WAIT, basis: 'spec', variants: UNKNOWN_OUTCOME },
  'transport.cut-before-send': { steps: WAIT, basis: 'spec' },
  'transport.timeout': { steps: WAIT, basis: 'spec', variants: UNKNOWN_OUTCOME },
  'transport.offline': { steps: WAIT, basis: 'advice', why: 'Nothing left the device, so the same bytes wait for the line.' },
  'transport.tls': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'certificate', tell: 'user' },
    ],
    basis: 'advice',
    why: 'Mostly a network that wants a login first; a certificate that stays wrong is never gone around.',
    hint: 'Show the host and the reason; let the user leave the network or the administrator renew the certificate.',
  },
  'transport.html-body': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'repair', rung: 'endpoint' },
      { do: 'reject', why: 'server', tell: 'user' },
    ],
    basis: 'observed',
    why: 'A portal of the network, a web page at that address, or a fault inside the server.',
    hint: 'Offer to open the network login; otherwise have the server address checked.',
    variants: UNKNOWN_OUTCOME,
  },
  'transport.empty-body': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'server' },
    ],
    basis: 'spec+advice',
    why: 'Only Sync and the mail commands may be answered with nothing [MS-ASCMD 2.2.1.21.2].',
    hint: 'The server answers this command with nothing: report it, and check that the address is the ActiveSync one.',
    variants: UNKNOWN_OUTCOME,
  },
  'transport.undecodable': {
    steps: [
      { do: 'retry', pace: 'backoff', limit: 2 },
      { do: 'reject', why: 'server' },
    ],
    basis: 'advice',
    why: 'A cut reply decodes on the second try; one that never does is a fault of the server.',
    hint: 'Keep the recorded reply for a report; a smaller window or fewer items may go around the item that breaks it.',
    variants: UNKNOWN_OUTCOME,
  },
} as const satisfies RulesFor<'transport'>;
