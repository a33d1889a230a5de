import { assign, emit, setup } from 'xstate';
import { MACHINE_ITERATIONS } from '../src/core/limits.ts';
import { EAS_RUNGS, lowest, type EasRung, type Epochs, type Rung } from '../src/core/rungs.ts';
import type { Effect, LadderEvent } from './alphabet.ts';

/** How the account's prerequisites stand. Plain JSON. */
export interface LadderContext {
  readonly broken: readonly EasRung[];
  readonly epochs: Epochs;
  /** Repairs of each rung since the last progress. */
  readonly repairs: Readonly<Partial<Record<Rung, number>>>;
  /** Number of the repair under way: a report of an older one is nobody's any more. */
  readonly attempt: number;
  /** The hierarchy is to be built from SyncKey 0. */
  readonly fromZero: boolean;
  readonly limit: number;
}

export interface LadderInput {
  readonly limit: number;
  readonly epochs?: Epochs;
}

const ladder = setup({
  types: { context: {} as LadderContext, events: {} as LadderEvent, emitted: {} as Effect, input: {} as LadderInput },
  guards: {
    isLowest: ({ context }, params: { rung: EasRung }) => lowest(EAS_RUNGS, context.broken) === params.rung,
    isSpent: ({ context }) =>
      (context.repairs[lowest(EAS_RUNGS, context.broken) ?? 'endpoint'] ?? 0) >= context.limit && context.broken.length > 0,
    /** Said by a request that went out before the rung was last made whole. */
    isStale: ({ context, event }) => event.type === 'rung.broken' && event.epoch < (context.epochs[event.rung] ?? 0),
    /** A rung this protocol does not have: nothing can be repaired, and nobody may wait for it. */
    isForeign: ({ event }) => event.type === 'rung.broken' && !EAS_RUNGS.some((rung) => rung === event.rung),
    isLower: ({ context, event }) =>
      event.type === 'rung.broken' && EAS_RUNGS.indexOf(event.rung as EasRung) < rank(lowest(EAS_RUNGS, context.broken)),
    isDeeper: ({ context, event }) =>
      event.type === 'rung.broken' &&
      event.rung === 'hierarchy' &&
      event.fromZero &&
      !context.fromZero &&
      lowest(EAS_RUNGS, context.broken) === 'hierarchy',
    isCurrent: ({ context, event }) =>
      'attempt' in event && event.attempt === context.attempt && event.rung === lowest(EAS_RUNGS, context.broken),
    isMending: ({ context, event }) => event.type === 'rung.mended' && lowest(EAS_RUNGS, context.broken) === event.rung,
  },
  actions: {
    markBroken: assign(({ context, event }) =>
      event.type === 'rung.broken'
        ? {
            broken: EAS_RUNGS.filter((rung) => rung === event.rung || context.broken.includes(rung)),
            // Only the hierarchy has a key of its own that can be lost; what mends it may say so while it complains of a rung below.
            fromZero: context.fromZero || (event.fromZero && (event.rung === 'hierarchy' || context.broken.includes('hierarchy'))),
          }
        : {},
    ),
    markWhole: assign(({ context, event }) =>
      'rung' in event
        ? {
            broken: context.broken.filter((rung) => rung !== event.rung),
            epochs: { ...context.epochs, [event.rung]: (context.epochs[event.rung] ?? 0) + 1 },
            ...(event.rung === 'hierarchy' && { fromZero: false }),
          }
        : {},
    ),
    begin: assign(({ context }, params: { rung: EasRung }) => ({
      attempt: context.attempt + 1,
      repairs: { ...context.repairs, [params.rung]: (context.repairs[params.rung] ?? 0) + 1 },
    })),
    forgive: assign({ repairs: {} }),
    rebuild: emit(({ context }, params: { rung: EasRung }) => ({
      type: 'effect.rebuild',
      rung: params.rung,
      attempt: context.attempt,
      fromZero: context.fromZero,
    })),
    cancel: emit(({ context }, params: { rung: EasRung }) => ({ type: 'effect.cancel', rung: params.rung, attempt: context.attempt })),
    announceWhole: emit(({ event, context }) => ({
      type: 'effect.announce',
      rung: 'rung' in event ? event.rung : (lowest(EAS_RUNGS, context.broken) ?? 'hierarchy'),
      whole: true,
    })),
    announceStuck: emit(({ context }) => ({
      type: 'effect.announce',
      rung: lowest(EAS_RUNGS, context.broken) ?? 'hierarchy',
      whole: false,
    })),
    announceForeign: emit(({ event }) => ({ type: 'effect.announce', rung: 'rung' in event ? event.rung : 'endpoint', whole: false })),
  },
});

function rank(rung: EasRung | undefined): number {
  return rung === undefined ? EAS_RUNGS.length : EAS_RUNGS.indexOf(rung);
}

/** What a repair under way hears. A lower rung that breaks calls it off; reports carry its number, late ones are ignored. */
const repairing = (rung: EasRung) =>
  ladder.createStateConfig({
    entry: [
      { type: 'begin', params: { rung } },
      { type: 'rebuild', params: { rung } },
    ],
    on: {
      'rung.rebuilt': { guard: 'isCurrent', target: 'choosing', actions: ['markWhole', 'announceWhole'] },
      'rung.mended': {
        guard: 'isMending',
        target: 'choosing',
        actions: [{ type: 'cancel', params: { rung } }, 'markWhole', 'announceWhole'],
      },
      'rung.stuck': { guard: 'isCurrent', target: 'resting', actions: 'announceStuck' },
      'rung.broken': [
        { guard: 'isForeign', actions: 'announceForeign' },
        { guard: 'isStale', actions: 'announceWhole' },
        { guard: 'isLower', target: 'choosing', actions: [{ type: 'cancel', params: { rung } }, 'markBroken'] },
        { guard: 'isDeeper', target: 'choosing', actions: [{ type: 'cancel', params: { rung } }, 'markBroken'] },
        { actions: 'markBroken' },
      ],
      'account.progressed': { actions: 'forgive' },
      'driver.resumed': { target: 'choosing' },
    },
  });

/** The account's prerequisites, lowest first: endpoint, credentials, version, policy, hierarchy. */
export const ladderMachine = ladder.createMachine({
  id: 'ladder',
  description: 'What must be whole before a request can go out; the lowest broken rung is repaired first, one repair at a time.',
  options: { maxIterations: MACHINE_ITERATIONS },
  context: ({ input }) => ({ broken: [], epochs: input.epochs ?? {}, repairs: {}, attempt: 0, fromZero: false, limit: input.limit }),
  initial: 'ready',
  states: {
    ready: {
      description: 'All rungs are whole.',
      on: {
        'rung.broken': [
          { guard: 'isForeign', actions: 'announceForeign' },
          { guard: 'isStale', actions: 'announceWhole' },
          { target: 'choosing', actions: 'markBroken' },
        ],
        'account.progressed': { actions: 'forgive' },
        'account.released': { actions: 'forgive' },
      },
    },
    choosing: {
      description: 'Finds the lowest broken rung; rests when it was repaired too often without progress.',
      always: [
        { guard: 'isSpent', target: 'resting', actions: 'announceStuck' },
        { guard: { type: 'isLowest', params: { rung: 'endpoint' } }, target: 'locating' },
        { guard: { type: 'isLowest', params: { rung: 'credentials' } }, target: 'authenticating' },
        { guard: { type: 'isLowest', params: { rung: 'version' } }, target: 'negotiating' },
        { guard: { type: 'isLowest', params: { rung: 'policy' } }, target: 'provisioning' },
        { guard: { type: 'isLowest', params: { rung: 'hierarchy' } }, target: 'mapping' },
        { target: 'ready' },
      ],
    },
    locating: { ...repairing('endpoint'), description: 'The app discovers where the account lives (MS-ASHTTP 3.1.5.2.2).' },
    authenticating: { ...repairing('credentials'), description: 'The app renews the credentials (MS-ASHTTP 3.1.5.2.1).' },
    negotiating: { ...repairing('version'), description: 'OPTIONS, then the highest common version (MS-ASHTTP 3.1.3).' },
    provisioning: { ...repairing('policy'), description: 'The two-phase policy handshake (MS-ASPROV 3.1.5.1).' },
    mapping: { ...repairing('hierarchy'), description: 'FolderSync, applied by the app (MS-ASCMD 3.1.5.3).' },
    resting: {
      description:
        'A rung could not be made whole: who waited was told. Tried again when a request wants it and the budget allows, or when it is released.',
      on: {
        'rung.broken': [
          { guard: 'isForeign', actions: 'announceForeign' },
          { guard: 'isStale', actions: 'announceWhole' },
          { target: 'choosing', actions: 'markBroken' },
        ],
        'rung.mended': { guard: 'isMending', target: 'choosing', actions: ['markWhole', 'announceWhole'] },
        'rung.wanted': { target: 'choosing' },
        'account.progressed': { actions: 'forgive' },
        'account.released': { target: 'choosing', actions: 'forgive' },
        'driver.resumed': { target: 'choosing' },
      },
    },
  },
});
