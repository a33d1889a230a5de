import { assign, emit, setup } from 'xstate';
import { MACHINE_ITERATIONS } from '../src/core/limits.ts';
import type { MailState } from '../src/core/mail.ts';
import type { Effect } from './alphabet.ts';

/** What is remembered of one mail. Plain JSON, no text of it. */
export interface OutboxContext {
  /** How it was left by an earlier attempt, perhaps in an earlier life of the app. */
  readonly state: MailState | 'drafted';
  /** When its first attempt went out: wall time in ms, 0 before that. */
  readonly since: number;
  /** Is it out although an earlier attempt may have arrived, and nobody has looked? Then a refusal speaks of this attempt only. */
  readonly doubt?: boolean;
}

export type OutboxInput = OutboxContext;

/** What one mail hears. */
export type OutboxEvent =
  /**
   * A request wants to carry it now. `consent`: the user agreed that it may go out twice, or this server recognises a repeat (118);
   * `recognised`: only the latter.
   */
  | { readonly type: 'mail.leaving'; readonly now: number; readonly consent: boolean; readonly recognised?: boolean }
  /** The server took it. */
  | { readonly type: 'mail.taken' }
  /** The server says in so many words that it did not. */
  | { readonly type: 'mail.refused' }
  /** No answer, or one that says nothing. */
  | { readonly type: 'mail.lost' }
  /** The attempt never left the device. */
  | { readonly type: 'mail.unsent' }
  /** It was looked for: it is among the sent ones, it is not, nobody can tell. */
  | { readonly type: 'mail.found' }
  | { readonly type: 'mail.absent' }
  | { readonly type: 'mail.unclear' }
  | { readonly type: 'driver.resumed'; readonly now: number };

const outbox = setup({
  types: { context: {} as OutboxContext, events: {} as OutboxEvent, emitted: {} as Effect, input: {} as OutboxInput },
  guards: {
    /** Out, or unknown, when it was last heard of: whoever knew more is gone. */
    wasInDoubt: ({ context }) => context.state === 'sent' || context.state === 'unknown',
    wasReturned: ({ context }) => context.state === 'returned',
    wasConfirmed: ({ context }) => context.state === 'confirmed',
    isInDoubt: ({ context }) => context.doubt === true,
    hasConsent: ({ event }) => event.type === 'mail.leaving' && event.consent,
  },
  actions: {
    // The state it leaves from stays in the context until the answer: an attempt that never left the device changes nothing.
    remember: assign((_, params: { state: MailState }) => ({ state: params.state, doubt: false })),
    doubt: assign(({ event }) => ({ doubt: event.type === 'mail.leaving' && event.recognised === true })),
    date: assign(({ context, event }) => (event.type === 'mail.leaving' && context.since === 0 ? { since: event.now } : {})),
    dispatch: emit(({ context }) => ({ type: 'effect.dispatch', from: context.state, since: context.since })),
    withhold: emit({ type: 'effect.withhold' }),
  },
});

/** The mail goes out, remembered as what it was. */
const leaves = (state: MailState) => ({ target: 'sent', actions: [{ type: 'remember', params: { state } }, 'date', 'dispatch'] }) as const;

/** It goes out although it may have arrived. */
const repeats = {
  target: 'sent',
  actions: [{ type: 'remember', params: { state: 'unknown' } }, 'doubt', 'date', 'dispatch'],
} as const;

/**
 * One mail of the user, by its ClientId, over all requests that try to carry it and all lives of the app: it leaves at most once
 * unless somebody agrees, and it is never forgotten while its end is open [MS-ASCMD 2.2.3.28.1, 3.1.5.9].
 */
export const outboxMachine = outbox.createMachine({
  id: 'outbox',
  description: 'One mail and what is known of it: drafted, sent, unknown, confirmed or returned (MS-ASCMD 2.2.3.28.1, 3.1.5.9).',
  options: { maxIterations: MACHINE_ITERATIONS },
  context: ({ input }) => input,
  initial: 'recalling',
  states: {
    recalling: {
      description: 'Takes up what was stored. A mail that was out when the app ended is unknown.',
      always: [
        { guard: 'wasInDoubt', target: 'unknown' },
        { guard: 'wasReturned', target: 'returned' },
        { guard: 'wasConfirmed', target: 'confirmed' },
        { target: 'drafted' },
      ],
    },
    drafted: {
      description: 'Has not left, or was looked for and is not there. A 118 all the same means that it has arrived since (MS-ASCMD 2.2.2).',
      on: { 'mail.leaving': { target: 'sent', actions: ['date', 'dispatch'] } },
    },
    sent: {
      description: 'Out. An empty 200 of the ActiveSync server takes it, 118 says that it was taken before (MS-ASCMD 2.2.3.177.14).',
      on: {
        'mail.taken': 'confirmed',
        'mail.found': 'confirmed',
        'mail.refused': [{ guard: 'isInDoubt', target: 'unknown' }, { target: 'returned' }],
        'mail.lost': 'unknown',
        // Whatever was known before this attempt is known still.
        'mail.unsent': 'recalling',
        // Another request wants to carry the same mail while this one is out.
        'mail.leaving': { actions: 'withhold' },
        'driver.resumed': 'unknown',
      },
    },
    unknown: {
      description: 'May have left: it is looked for, and goes out again only when it is not there, or with consent (MS-ASCMD 3.1.5.9).',
      on: {
        'mail.leaving': [{ guard: 'hasConsent', ...repeats }, { actions: 'withhold' }],
        'mail.found': 'confirmed',
        'mail.taken': 'confirmed',
        'mail.absent': { target: 'drafted', actions: { type: 'remember', params: { state: 'unknown' } } },
      },
    },
    returned: {
      description:
        'Refused in so many words: back with the user. Sent again, a 118 would be a contradiction to look into (MS-ASCMD 2.2.2).',
      on: { 'mail.leaving': leaves('returned'), 'mail.found': 'confirmed' },
    },
    confirmed: {
      description: 'On the server. A request for the same mail is done without being sent, unless the user wants it twice.',
      on: { 'mail.leaving': [{ guard: 'hasConsent', ...leaves('confirmed') }, { actions: 'withhold' }] },
    },
  },
});
