import type { CAUTION } from '../../eas/rules/caution.ts';
import type { SaidOf } from '../texts.ts';
import { UNKNOWN_OUTCOME_TEXTS } from './shared.ts';

/** What is said of a status without a row. */
export const cautionTexts = {
  command: {
    why: 'Any value that is not the success of its command is a failure, and nothing says that asking again helps.',
    hint: 'Report the number: no edition of the specification lists it for this command.',
  },
  common: {
    why: 'A code of the common range is a failure; without a row it is not one that waiting cures.',
    hint: 'Report the number: the common table has no such row.',
  },
  beyond: {
    why: 'Settings alone sets numbers up to 255 aside, for failures of one property.',
    hint: 'Report the number: nothing in the protocol uses it.',
  },
  'not-a-number': {
    why: 'Status holds a whole number; what does not cannot be a success.',
    hint: 'Report the reply: its Status is no number.',
  },
  'success-out-of-place': {
    why: 'The command says success with this number elsewhere, and a failure would be said with another one.',
    variants: [
      {
        why: 'Any Status in the answer to a mail is a failure by the text, yet 1 is one nowhere; only a look can tell [MS-ASCMD 2.2.3.177.14].',
      },
    ],
  },
  'out-of-place': {
    why: 'The same number means something else at another level; the level decides, so it is not read as what it is elsewhere.',
    hint: 'Report the number and the element it stood in.',
  },
  'http-other': {
    why: 'A status line of 1xx answers nothing.',
    hint: 'Something between app and server spoils the answers.',
  },
  'http-done': {
    why: 'Any 2xx is an answer; the Status inside decides [MS-ASHTTP 3.1.5.2].',
  },
  'http-redirect': {
    why: 'Followed only where the redirect policy allows.',
  },
  'http-refused': {
    why: 'A 4xx puts the fault with the request [MS-ASHTTP 3.1.5.2].',
    hint: 'The server, or something before it, does not take this request as it is.',
  },
  'http-busy': {
    why: 'A 5xx puts the fault with the server, and those pass.',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
  'http-failed': {
    why: 'No status line: as if the line had been cut.',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
  transport: {
    why: 'Read as the worst of them: the request may have been carried out.',
    variants: [...UNKNOWN_OUTCOME_TEXTS],
  },
} as const satisfies SaidOf<typeof CAUTION>;
