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
  },
  // 100 to 199: one of the gaps of the common table, or a newer code [MS-ASCMD 2.2.2].
  common: {
    spec: 'MS-ASCMD 2.2.2',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
  },
  beyond: {
    spec: 'MS-ASCMD 2.2.2',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
  },
  'not-a-number': {
    spec: 'MS-ASCMD 2.2.2',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
  },
  'success-out-of-place': {
    spec: 'MS-ASCMD 2.2.3.177',
    steps: [{ do: 'accept' }],
    basis: 'advice',
    variants: [
      {
        when: { commands: MAIL },
        steps: LOOK_IN_SENT,
        basis: 'advice',
      },
    ],
  },
  'out-of-place': {
    spec: 'MS-ASCMD 2.2.3.177',
    steps: [{ do: 'reject', why: 'server', tell: 'user' }],
    basis: 'advice',
  },
  'http-other': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: [{ do: 'reject', why: 'server' }],
    basis: 'advice',
  },
  'http-done': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: [{ do: 'accept' }],
    basis: 'spec+advice',
  },
  'http-redirect': { spec: 'RFC 9110 15.4', steps: ELSEWHERE, basis: 'advice' },
  'http-refused': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: [{ do: 'reject', why: 'request' }],
    basis: 'spec+advice',
  },
  'http-busy': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: [
      { do: 'retry', pace: 'server', limit: 4 },
      { do: 'hold', who: 'time', why: 'server-down' },
    ],
    basis: 'spec+advice',
    variants: UNKNOWN_OUTCOME,
  },
  'http-failed': {
    spec: 'MS-ASHTTP 3.1.5.2',
    steps: WAIT,
    basis: 'advice',
    variants: UNKNOWN_OUTCOME,
  },
  transport: {
    spec: 'MS-ASCMD 3.1.5.9',
    steps: WAIT,
    basis: 'advice',
    variants: UNKNOWN_OUTCOME,
  },
} as const satisfies Record<CautionClass, Rule & { readonly spec: SpecRef }>;
