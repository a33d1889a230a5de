import type { autodiscoverRules } from '../../eas/rules/autodiscover.ts';
import type { TextsOf } from '../texts.ts';

const ASK_ADDRESS = 'Ask the user for the server address.';

/** What is said of the statuses of Autodiscover. */
export const autodiscoverTexts = {
  'Autodiscover.1': {
    meaning: 'Success; in practice never transmitted because Status only travels inside Error.',
    source: 'MS-ASCMD R3998 R4000',
    why: 'Status travels inside Error only, so an answer that has one brings no settings whatever its number: the next candidate is asked.',
    hint: ASK_ADDRESS,
  },
  'Autodiscover.2': {
    meaning: 'Protocol error in the Autodiscover request.',
    source: 'MS-ASCMD R4002',
    why: 'The text leaves it to the client: the user, other settings, or another candidate.',
    hint: ASK_ADDRESS,
  },
  'Autodiscover.600': {
    meaning: 'Request was not valid.',
    source: 'MS-ASCMD §2.2.3.64 R2287 R3799',
    hint: 'Check the request: one Request element with the address and the schema.',
  },
  'Autodiscover.601': {
    meaning: 'No provider handles the requested response schema.',
    source: 'MS-ASCMD §2.2.3.64 R2285-R2288',
    why: 'This host speaks of another schema; the next candidate may not.',
    hint: ASK_ADDRESS,
  },
} as const satisfies TextsOf<typeof autodiscoverRules>;
