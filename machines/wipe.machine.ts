import { assign, emit, setup } from 'xstate';
import { MACHINE_ITERATIONS } from '../src/core/limits.ts';
import type { Effect } from './alphabet.ts';

/** A remote wipe on its way. Plain JSON. */
export interface WipeContext {
  /** The whole device, or what came with this account. */
  readonly scope: 'device' | 'account';
  /** How far an earlier life of the app had come: it had agreed, and nothing may hold the wipe up any more. */
  readonly isConsented: boolean;
  /** How often the app was told to wipe in this life. */
  readonly tries: number;
  readonly limit: number;
  /** When it is told again: wall time in ms. */
  readonly dueAt: number;
}

export interface WipeInput {
  readonly scope: 'device' | 'account';
  readonly isConsented: boolean;
  /** How often the app is told to wipe before it is left for its next life. */
  readonly limit: number;
}

export type WipeEvent =
  /** The server has answered, or nobody could be asked. What it says is not asked for: a wipe does not wait (MS-ASPROV 3.1.5.1.2.2). */
  | { readonly type: 'wipe.answered' }
  /** The app agrees, or has wiped. */
  | { readonly type: 'app.done' }
  /** The app does not agree or has nobody to ask; the wipe failed and is to be tried again at `dueAt`. */
  | { readonly type: 'app.failed'; readonly dueAt: number }
  | { readonly type: 'driver.tick'; readonly now: number }
  | { readonly type: 'driver.resumed'; readonly now: number };

const wipe = setup({
  types: {
    context: {} as WipeContext,
    events: {} as WipeEvent,
    emitted: {} as Effect,
    input: {} as WipeInput,
    output: {} as { end: WipeEnd },
  },
  guards: {
    hasConsent: ({ context }) => context.isConsented,
    hasTriesLeft: ({ context }) => context.tries < context.limit,
    isDue: ({ event, context }) => event.type === 'driver.tick' && event.now >= context.dueAt,
  },
  actions: {
    count: assign(({ context }) => ({ tries: context.tries + 1 })),
    note: assign(({ event }) => (event.type === 'app.failed' ? { dueAt: event.dueAt } : {})),
    ask: emit(({ context }) => ({ type: 'effect.ask-wipe', scope: context.scope })),
    answer: emit((_, params: { phase: 'wipe-acknowledge' | 'wipe-refuse' }) => ({ type: 'effect.provision', phase: params.phase })),
    wipe: emit(({ context }) => ({ type: 'effect.wipe', scope: context.scope })),
    wake: emit(({ context }) => ({ type: 'effect.wake', dueAt: context.dueAt })),
    finish: emit((_, params: { end: WipeEnd }) => ({ type: 'effect.wiped', end: params.end })),
  },
});

/** How it ended: carried out, refused by the app, or left for the app's next life. */
export type WipeEnd = 'wiped' | 'refused' | 'unfinished';

const end = (is: WipeEnd, description: string) =>
  ({ type: 'final', description, output: is, entry: { type: 'finish', params: { end: is } } }) as const;

/** An order to wipe the device or the account: asked about, acknowledged, carried out at least once [MS-ASPROV 3.1.5.1.2.2, 3.1.5.1.2.3]. */
export const wipeMachine = wipe.createMachine({
  id: 'wipe',
  description: 'A remote wipe: the app is asked, the order acknowledged, the wipe carried out whatever the answer (MS-ASPROV 3.1.5.1.2.2).',
  options: { maxIterations: MACHINE_ITERATIONS },
  context: ({ input }) => ({ ...input, tries: 0, dueAt: 0 }),
  output: ({ event }) => ({ end: event.output as WipeEnd }),
  initial: 'recalling',
  states: {
    recalling: {
      description: 'After a restart an order the app had agreed to is carried out at once, without any network.',
      always: [{ guard: 'hasConsent', target: 'wiping' }, { target: 'asking' }],
    },
    asking: {
      description: 'The app is asked whether it will; nothing goes over the network.',
      entry: 'ask',
      on: { 'app.done': 'acknowledging', 'app.failed': 'refusing', 'driver.resumed': { actions: 'ask' } },
    },
    refusing: {
      description: 'Nobody here can or will wipe: acknowledged as failed (2), the account is held (MS-ASPROV 3.1.5.1.2.2).',
      entry: { type: 'answer', params: { phase: 'wipe-refuse' } },
      on: { 'wipe.answered': 'refused', 'driver.resumed': 'refused' },
    },
    acknowledging: {
      description: 'The intent is stored; the order is acknowledged (1) while there still are credentials (MS-ASPROV 3.1.5.1.2.2).',
      entry: { type: 'answer', params: { phase: 'wipe-acknowledge' } },
      on: { 'wipe.answered': 'wiping', 'driver.resumed': 'wiping' },
    },
    wiping: {
      description: 'The app wipes: at least once, until it says that it is done.',
      entry: ['count', 'wipe'],
      on: {
        'app.done': 'wiped',
        'app.failed': [{ guard: 'hasTriesLeft', target: 'resting', actions: 'note' }, { target: 'unfinished' }],
        'driver.resumed': [{ guard: 'hasTriesLeft', target: 'wiping', reenter: true }, { target: 'unfinished' }],
      },
    },
    resting: {
      description: 'The wipe failed; it is tried again at dueAt.',
      entry: 'wake',
      on: { 'driver.tick': { guard: 'isDue', target: 'wiping' }, 'driver.resumed': 'wiping' },
    },
    wiped: end('wiped', 'Done: nothing of the account is left here.'),
    refused: end('refused', 'Not done, and the server knows; the account is held.'),
    unfinished: end('unfinished', 'Not done in this life of the app: it is the first thing its next one does.'),
  },
});
