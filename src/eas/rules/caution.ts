import type { Rule } from '../../core/resolution.ts';
import type { SpecRef } from '../../core/status.ts';
import { ELSEWHERE, LOOK_IN_SENT, MAIL, UNKNOWN_OUTCOME, WAIT } from './shared.ts';

/** The kinds of status no row covers. */
export type CautionClass =
  | 'command' | 'common' | 'beyond' | 'not-a-number' | 'success-out-of-place' | 'out-of-place' | 'http-other' | 'http-done' | 'http-redirect'
  | 'http-refused' | 'http-busy' | 'http-failed' | 'transport'; // prettier-ignore

/** What is done about a status without a row, or one that stands where its row does not list it: never success by guess, never a blind repeat. */
export const CAUTION = {
  // Below 100: a number of the command's own that no edition lists [MS-ASCMD 2.2.3.177].
  command: {
    spec: 'MS-ASCMD 2.2.3.177',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
    why: 'Any value that is not the success of its command is a failure, and nothing says that asking again helps.',
    hint: 'Report the number: no edition of the specification lists it for this command.',
  },
  // 100 to 199: one of the gaps of the common table, or a newer code [MS-ASCMD 2.2.2].
  common: {
    spec: 'MS-ASCMD 2.2.2',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
    why: 'A code of the common range is a failure; without a row it is not one that waiting cures.',
    hint: 'Report the number: the common table has no such row.',
  },
  beyond: {
    spec: 'MS-ASCMD 2.2.2',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
    why: 'Settings alone sets numbers up to 255 aside, for failures of one property.',
    hint: 'Report the number: nothing in the protocol uses it.',
  },
  'not-a-number': {
    spec: 'MS-ASCMD 2.2.2',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
    why: 'Status holds a whole number; what does not cannot be a success.',
    hint: 'Report the reply: its Status is no number.',
  },
  'success-out-of-place': {
    spec: 'MS-ASCMD 2.2.3.177',
    steps: [{ do: 'accept' }],
    basis: 'advice',
    why: 'The command says success with this number elsewhere, and a failure would be said with another one.',
    variants: [
      {
        when: { commands: MAIL },
        steps: LOOK_IN_SENT,
        basis: 'advice',
        why: 'Any Status in the answer to a mail is a failure by the text, yet 1 is one nowhere; only a look can tell [MS-ASCMD 2.2.3.177.14].',
      },
    ],
  },
  'out-of-place': {
    spec: 'MS-ASCMD 2.2.3.177',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
    why: 'The same number means something else at another level; the level decides, so it is not read as what it is elsewhere.',
    hint: 'Report the number and the element it stood in.',
  },
  'http-other': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: [{ do: 'reject', why: 'server' }],
    basis: 'advice',
    why: 'A status line below 200 or above 599 answers nothing.',
    hint: 'Something between app and server spoils the answers.',
  },
  'http-done': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: [{ do: 'accept' }],
    basis: 'spec+advice',
    why: 'Any 2xx is an answer; the Status inside decides [MS-ASHTTP 3.1.5.2].',
  },
  'http-redirect': { spec: 'RFC 9110 15.4', steps: ELSEWHERE, basis: 'advice', why: 'Followed only where the redirect policy allows.' },
  'http-refused': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec+advice',
    why: 'A 4xx puts the fault with the request [MS-ASHTTP 3.1.5.2].',
    hint: 'The server, or something before it, does not take this request as it is.',
  },
  'http-busy': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: [
      { do: 'retry', pace: 'server', limit: 4 },
      { do: 'hold', who: 'time', why: 'server-down' },
    ],
    basis: 'spec+advice',
    why: 'A 5xx puts the fault with the server, and those pass.',
    variants: UNKNOWN_OUTCOME,
  },
  'http-failed': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: WAIT,
    basis: 'advice',
    why: 'No status line: as if the line had been cut.',
    variants: UNKNOWN_OUTCOME,
  },
  transport: {
    spec: 'MS-ASCMD 3.1.5.9',
    steps: WAIT,
    basis: 'advice',
    why: 'Read as the worst of them: the request may have been carried out.',
    variants: UNKNOWN_OUTCOME,
  },
} as const satisfies Record<CautionClass, Rule & { readonly spec: SpecRef }>;
