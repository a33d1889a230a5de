import { assign, emit, setup } from 'xstate';
import { MACHINE_ITERATIONS } from '../src/core/limits.ts';
import type { BatchEvent, Effect } from './alphabet.ts';

/** What is looked through. Items are positions in the order of the first body: nothing here can tell anybody what they are. */
export interface BatchInput {
  /** How many items the batch has. */
  readonly size: number;
  /** How often the request may go out. */
  readonly limit: number;
  /** May one item be left behind, and the rest go without it? Else it is only cut smaller: all of it is too much at once. */
  readonly parks: boolean;
}

/** Plain JSON. */
export interface BatchContext extends BatchInput {
  /** Refused alone. Proven once a reply came that is the caller's. */
  readonly parked: readonly number[];
  /** What the request may carry now. */
  readonly probe: readonly number[];
  /** Attempts that are over: as the request counts them, and one more with every refusal. */
  readonly attempts: number;
}

/** How the search ended, and which items were refused alone. */
export interface BatchOutput {
  readonly end: 'taken' | 'exhausted';
  readonly parked: readonly number[];
}

const batch = setup({
  types: {
    context: {} as BatchContext,
    events: {} as BatchEvent,
    emitted: {} as Effect,
    input: {} as BatchInput,
    output: {} as BatchOutput,
  },
  guards: {
    /** Nothing was in it: whatever is refused, it is none of the items. */
    isBlameless: ({ event }) => event.type === 'batch.refused' && event.sent.length === 0,
    isSpent: ({ context, event }) => event.type === 'batch.refused' && attemptOf(context, event) >= context.limit,
    isUncuttable: ({ context, event }) => event.type === 'batch.refused' && event.sent.length === 1 && !context.parks,
    isAlone: ({ event }) => event.type === 'batch.refused' && event.sent.length === 1,
    isAloneAtLast: ({ context, event }) =>
      event.type === 'batch.refused' && event.sent.length === 1 && attemptOf(context, event) === context.limit - 1,
    /** One attempt is left, and what was found so far is not proven. */
    isUnproven: ({ context, event }) =>
      event.type === 'batch.refused' && attemptOf(context, event) === context.limit - 1 && context.parked.length > 0,
  },
  actions: {
    count: assign(({ context, event }) =>
      event.type === 'batch.refused' ? { size: event.size, attempts: attemptOf(context, event) } : {},
    ),
    park: assign(({ context, event }) =>
      event.type === 'batch.refused' ? { parked: [...new Set([...context.parked, ...event.sent])].sort((a, b) => a - b) } : {},
    ),
    halve: assign(({ event }) => (event.type === 'batch.refused' ? { probe: event.sent.slice(0, Math.ceil(event.sent.length / 2)) } : {})),
    takeRest: assign(({ context, event }) => (event.type === 'batch.refused' ? { probe: rest(event.size, context.parked) } : {})),
    takeNone: assign({ probe: [] }),
    probe: emit(({ context }) => ({ type: 'effect.probe', send: context.probe })),
    abandon: emit({ type: 'effect.abandon' }),
  },
});

/** How many attempts are over with this one. Never fewer than were heard of, so that the search ends whatever it is told. */
function attemptOf({ attempts }: BatchContext, event: Extract<BatchEvent, { type: 'batch.refused' }>): number {
  return Math.max(attempts + 1, event.attempt);
}

/** All items but those that are parked. */
function rest(size: number, parked: readonly number[]): readonly number[] {
  const left = new Set(parked);
  return Array.from({ length: size }, (_, position) => position).filter((position) => !left.has(position));
}

/** What leads on from a refusal: smaller, until one is alone; then without it; and the last attempt proves what was found. */
const refused = [
  { guard: 'isBlameless', target: 'exhausted' },
  { guard: 'isSpent', target: 'exhausted' },
  { guard: 'isUncuttable', target: 'exhausted' },
  { guard: 'isAloneAtLast', target: 'proving', actions: ['count', 'park', 'takeNone'] },
  { guard: 'isAlone', target: 'completing', actions: ['count', 'park', 'takeRest'], reenter: true },
  { guard: 'isUnproven', target: 'proving', actions: ['count', 'takeNone'] },
  { target: 'halving', actions: ['count', 'halve'], reenter: true },
] as const;

const others = { 'batch.taken': 'taken', 'batch.ignored': 'exhausted' } as const;

/**
 * Finds what a refused batch is refused for, while no key has moved. The first half goes first: if it is taken, the call is
 * over, and what was left out is the app's next batch, so every call takes something or finds something. Among n items one
 * bad one is alone after 1 + log2(n) attempts.
 */
export const batchMachine = batch.createMachine({
  id: 'batch',
  description: 'Looks for the item a whole request is refused for, by halves, while its SyncKey has not moved (MS-ASCMD 2.2.3.177.17).',
  options: { maxIterations: MACHINE_ITERATIONS },
  context: ({ input }) => ({ ...input, parked: [], probe: rest(input.size, []), attempts: 0 }),
  output: ({ context, event }) => ({ end: (event as unknown as { output: BatchOutput['end'] }).output, parked: context.parked }),
  initial: 'whole',
  states: {
    whole: {
      description: 'All items went out together. A refusal of the whole names none of them (MS-ASCMD 2.2.3.177.17, Status 4 and 6).',
      on: { 'batch.refused': refused, ...others },
    },
    halving: {
      description:
        'Half of what was refused last is out, the rest left out. Refused, it is halved again; taken, the search is over (MS-ASCMD 2.2.1.21, 3.1.5.10).',
      entry: 'probe',
      on: { 'batch.refused': refused, ...others },
    },
    completing: {
      description: 'One item was refused alone. Everything else goes out without it (MS-ASCMD 2.2.3.177.17, Status 6).',
      entry: 'probe',
      on: { 'batch.refused': refused, ...others },
    },
    proving: {
      description:
        'The last attempt carries no item at all: taken, what was refused alone is to blame; refused, the request itself is (MS-ASCMD 2.2.3.177.17, Status 4).',
      entry: 'probe',
      on: { 'batch.refused': 'exhausted', ...others },
    },
    taken: {
      type: 'final',
      output: 'taken',
      description: 'A key moved, or all was taken: the reply is the caller’s, with what was left out (MS-ASCMD 2.2.1.21).',
    },
    exhausted: {
      type: 'final',
      output: 'exhausted',
      description: 'Nothing smaller can be tried: the request ends as refused, and the app makes the next one (MS-ASCMD 3.1.5.10).',
      entry: 'abandon',
    },
  },
});
