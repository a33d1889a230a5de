import type { transportRules } from '../../eas/rules/transport.ts';
import type { TextsOf } from '../texts.ts';
import { UNKNOWN_OUTCOME_TEXTS } from './shared.ts';

/** What is said of what happens below HTTP. */
export const transportTexts = {
  'transport.cut-after-send': {
    meaning: 'The line broke after the request had gone out; the server may have done it.',
    source: 'MS-ASCMD §3.1.5.9',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
  'transport.cut-before-send': {
    meaning: 'The line broke before the request was out; nothing happened.',
    source: 'MS-ASCMD §3.1.5.9',
  },
  'transport.timeout': {
    meaning: 'No answer in time; the server may have done it.',
    source: 'MS-ASCMD §3.1.5.9',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
  'transport.offline': {
    meaning: 'The platform says there is no network.',
    source: 'MS-ASCMD §3.1.5.9',
    why: 'Nothing left the device, so the same bytes wait for the line.',
  },
  'transport.tls': {
    meaning: 'No trusted connection could be made.',
    source: 'RFC 9110 4.3.4',
    why: 'Mostly a network that wants a login first; a certificate that stays wrong is never gone around.',
    hint: 'Show the host and the reason; let the user leave the network or the administrator renew the certificate.',
  },
  'transport.html-body': {
    meaning: 'A web page or text came where WBXML belongs.',
    source: 'MS-ASHTTP §2.2.2.1; horde 42-db-missing',
    why: 'A portal of the network, a web page at that address, or a fault inside the server.',
    hint: 'Offer to open the network login; otherwise have the server address checked.',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
  'transport.empty-body': {
    meaning: 'Nothing came where an answer belongs.',
    source: 'MS-ASCMD §2.2.1.21.2',
    why: 'Only Sync and the mail commands may be answered with nothing [MS-ASCMD 2.2.1.21.2].',
    hint: 'The server answers this command with nothing: report it, and check that the address is the ActiveSync one.',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
  'transport.undecodable': {
    meaning: 'The reply claims to be WBXML but will not decode, or is cut.',
    source: 'MS-ASWBXML §2.1',
    why: 'A cut reply decodes on the second try; one that never does is a fault of the server.',
    hint: 'Keep the recorded reply for a report; a smaller window or fewer items may go around the item that breaks it.',
    variants: [
      ...UNKNOWN_OUTCOME_TEXTS,
      {
        why: 'The same answer is as large the next time; a page with fewer items is not.',
        hint: 'Ask for less of each item (Truncation), or allow larger answers with limits.replyBytes.',
      },
      {
        why: 'The same answer is as large the next time.',
        hint: 'Ask for less at once, or allow larger answers with limits.replyBytes.',
      },
    ],
  },
} as const satisfies TextsOf<typeof transportRules>;
