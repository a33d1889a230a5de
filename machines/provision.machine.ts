import { assign, emit, setup } from 'xstate';
import { MACHINE_ITERATIONS } from '../src/core/limits.ts';
import type { DecisionEvent, Effect } from './alphabet.ts';

/** What the handshake remembers. The keys themselves are not in it. */
export interface ProvisionContext {
  readonly attempts: number;
  readonly limit: number;
  readonly dueAt: number;
  /** Which phase a wait goes back to. */
  readonly phase: 'request' | 'acknowledge';
}

export type ProvisionEvent =
  | DecisionEvent
  /** The answer carried RemoteWipe or AccountOnlyRemoteWipe instead of a policy: that has a machine of its own. */
  | { readonly type: 'wipe.directed' }
  /** Asked for a directive after a 140, the server gave none. */
  | { readonly type: 'directive.absent' }
  /** The app enforces the policy, in the measure it then acknowledges. */
  | { readonly type: 'app.done' }
  | { readonly type: 'app.failed' }
  | { readonly type: 'driver.tick'; readonly now: number }
  | { readonly type: 'driver.resumed'; readonly now: number };

const handshake = setup({
  types: {
    context: {} as ProvisionContext,
    events: {} as ProvisionEvent,
    emitted: {} as Effect,
    input: {} as { limit: number },
    output: {} as { whole: boolean },
  },
  guards: {
    /** Policy Status 2: the server has no policy for this device; it goes on without (MS-ASPROV 3.1.5.2). */
    isWithoutPolicy: ({ event }) => 'decision' in event && event.decision.do === 'continue' && event.decision.how === 'without-policy',
    isSpent: ({ context }) => context.attempts >= context.limit,
    isDue: ({ event, context }) => event.type === 'driver.tick' && event.now >= context.dueAt,
    isDueToAcknowledge: ({ event, context }) =>
      event.type === 'driver.tick' && event.now >= context.dueAt && context.phase === 'acknowledge',
  },
  actions: {
    count: assign(({ context }) => ({ attempts: context.attempts + 1 })),
    note: assign(({ event }) => ('decision' in event ? { dueAt: event.decision.dueAt ?? 0 } : {})),
    enter: assign((_, params: { phase: 'request' | 'acknowledge' }) => ({ phase: params.phase })),
    send: emit((_, params: { phase: 'request' | 'acknowledge' }) => ({
      type: 'effect.provision',
      phase: params.phase,
    })),
    apply: emit({ type: 'effect.apply' }),
    wake: emit(({ context }) => ({ type: 'effect.wake', dueAt: context.dueAt })),
    finish: emit((_, params: { how: 'whole' | 'stuck' | 'directed' }) => ({ type: 'effect.provisioned', how: params.how })),
  },
});

const SPENT = { guard: 'isSpent', target: 'stuck' } as const;

/** What both phases do with an answer that is neither the wished one nor a new start. A new start asks again, also from where it stands. */
const failures = {
  'retry.*': [SPENT, { target: 'waiting', actions: 'note' }],
  'repair.*': [SPENT, { target: 'requesting', reenter: true }],
  'rephrase.*': [SPENT, { target: 'requesting', reenter: true }],
  'wipe.*': [SPENT, { target: 'requesting', reenter: true }],
  'refresh.*': 'stuck',
  'reset.*': 'stuck',
  'reconcile.*': 'stuck',
  'hold.*': 'stuck',
  'reject.*': 'stuck',
} as const;

/** The two-phase policy handshake: temporary key, the app's enforcement, final key [MS-ASPROV 3.1.5.1]. */
export const provisionMachine = handshake.createMachine({
  id: 'provision',
  description: 'Asks for the policy, has the app enforce it, acknowledges it (MS-ASPROV 3.1.5.1).',
  options: { maxIterations: MACHINE_ITERATIONS },
  context: ({ input }) => ({ attempts: 0, limit: input.limit, dueAt: 0, phase: 'request' }),
  output: ({ event }) => ({ whole: event.output === true }),
  initial: 'requesting',
  states: {
    requesting: {
      description: 'Phase 1: asks for the policy with key 0 (MS-ASPROV 3.1.5.1.1).',
      entry: ['count', { type: 'enter', params: { phase: 'request' } }, { type: 'send', params: { phase: 'request' } }],
      on: {
        ...failures,
        'accept.*': 'applying',
        'continue.*': [{ guard: 'isWithoutPolicy', target: 'provisioned' }, { target: 'applying' }],
        'wipe.directed': 'directed',
        'directive.absent': [SPENT, { target: 'requesting', reenter: true }],
        'driver.resumed': [SPENT, { target: 'requesting', reenter: true }],
      },
    },
    applying: {
      description: 'The app enforces the policy; what it cannot enforce it says (MS-ASPROV 3.1.5.1.2).',
      entry: 'apply',
      on: {
        'app.done': [SPENT, { target: 'acknowledging' }],
        'app.failed': 'stuck',
        'driver.resumed': [SPENT, { target: 'requesting' }],
      },
    },
    acknowledging: {
      description: 'Phase 2: acknowledges with the temporary key and receives the final one (MS-ASPROV 3.1.5.1.2).',
      entry: ['count', { type: 'enter', params: { phase: 'acknowledge' } }, { type: 'send', params: { phase: 'acknowledge' } }],
      on: {
        ...failures,
        'accept.*': 'provisioned',
        'continue.*': 'provisioned',
        'wipe.directed': 'directed',
        'driver.resumed': [SPENT, { target: 'requesting' }],
      },
    },
    waiting: {
      description: 'Waits until dueAt (MS-ASPROV 3.1.5.2, Status 3).',
      entry: 'wake',
      on: {
        'driver.tick': [
          { guard: 'isDueToAcknowledge', target: 'acknowledging' },
          { guard: 'isDue', target: 'requesting' },
        ],
        'driver.resumed': [SPENT, { target: 'requesting' }],
      },
    },
    provisioned: {
      type: 'final',
      description: 'The policy key is whole.',
      output: true,
      entry: { type: 'finish', params: { how: 'whole' } },
    },
    directed: {
      type: 'final',
      description: 'The server orders a wipe; that goes before any policy (MS-ASPROV 3.1.5.1.2.2).',
      output: false,
      entry: { type: 'finish', params: { how: 'directed' } },
    },
    stuck: {
      type: 'final',
      description: 'It could not be made whole; the account says why.',
      output: false,
      entry: { type: 'finish', params: { how: 'stuck' } },
    },
  },
});
