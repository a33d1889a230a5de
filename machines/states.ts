import { assign, emit, setup } from 'xstate';
import { MACHINE_ITERATIONS } from '../src/core/limits.ts';
import type { Decision } from '../src/core/decision.ts';
import type { End } from '../src/core/outcome.ts';
import type { Chore } from '../src/core/resolution.ts';
import type { Rung } from '../src/core/rungs.ts';
import type { Effect, RequestContext, RequestEvent, RequestInput, RequestOutput } from './alphabet.ts';
import { isCallers } from './whose.ts';

// The states that all requests share. A command's machine names the ones it needs and says which statuses lead there.

/** Stops an `always` loop: the compiler cannot see one, and xstate alone would run it for ever. */
export const OPTIONS = { maxIterations: MACHINE_ITERATIONS } as const;

/** Types, guards and actions of a request's machine. */
export const request = setup({
  types: {
    context: {} as RequestContext,
    events: {} as RequestEvent,
    emitted: {} as Effect,
    input: {} as RequestInput,
    output: {} as RequestOutput,
  },
  guards: {
    isSpent: ({ context }) => context.attempts >= context.limit,
    isOwn: ({ context }) => context.own,
    isRepeatable: ({ context }) => context.repeatable,
    /** What is left to do is the caller's: new bytes where none can be had, a key or a hierarchy the library may not touch. */
    isCallers: ({ event, context }) => 'decision' in event && isCallers(event.decision, context),
    hasFirst: ({ event }) => 'decision' in event && (event.decision.first?.length ?? 0) > 0,
    hasMoreChores: ({ context }) => context.chores.length > 1,
    /** Whoever keeps the collections has to look: nobody here can. */
    isLookedForByCaller: ({ event, context }) =>
      'decision' in event &&
      (isCallers({ ...event.decision, then: 'replay' }, context) || (event.decision.then === 'rebuild' && !context.rebuilds)),
    isThenLook: ({ context }) => context.decision?.do === 'reconcile',
    isThenWait: ({ context }) => context.decision?.do === 'retry',
    isOwnCircle: ({ context, event }) => context.own && 'decision' in event && event.decision.first?.some(isRefresh) === true,
    isOwnFirst: ({ context, event }) => context.own && 'decision' in event && (event.decision.first?.length ?? 0) > 0,
    isOwnThenReset: ({ context }) => context.own && context.decision?.do === 'reset',
    isThenReset: ({ context }) => context.decision?.do === 'reset' && context.decision.scope !== 'hierarchy',
    isThenResetHierarchy: ({ context }) => context.decision?.do === 'reset' && context.decision.scope === 'hierarchy',
    isHierarchy: ({ event }) => 'decision' in event && 'scope' in event.decision && event.decision.scope === 'hierarchy',
    isEverything: ({ context }) => context.decision?.do === 'reset' && context.decision.scope === 'all' && context.maps,
    isPolicy: ({ event }) => 'decision' in event && event.decision.do === 'repair' && event.decision.rung === 'policy',
    isLong: ({ event, context }) => 'decision' in event && (event.decision.dueAt ?? 0) - event.now > context.pendingMs,
    isDue: ({ event, context }) => 'now' in event && event.now >= context.dueAt,
    isMine: ({ event, context }) => 'rung' in event && event.rung === context.rung,
    isMineAndKept: ({ event, context }) => 'rung' in event && event.rung === context.rung && context.keepsReply,
    isReplyKept: ({ context }) => context.keepsReply,
    /** What moved a key is the app's first: the rest of the wish is its next request, not these bytes once more (MS-ASCMD 2.2.1.21). */
    isToBeKept: ({ event }) => 'keepsReply' in event && event.keepsReply,
  },
  actions: {
    note: assign(({ event }) =>
      'decision' in event
        ? {
            decision: event.decision,
            dueAt: event.decision.dueAt ?? 0,
            keepsReply: event.keepsReply,
            chores: event.decision.first ?? [],
            rung: rungOf(event.decision),
            fromZero: event.decision.do === 'reset',
          }
        : {},
    ),
    count: assign(({ context }) => ({ attempts: context.attempts + 1 })),
    nextChore: assign(({ context }) => ({ chores: context.chores.slice(1) })),
    thenHierarchy: assign({ rung: 'hierarchy', fromZero: true }),
    enqueue: emit({ type: 'effect.enqueue' }),
    send: emit(({ context }) => ({ type: 'effect.request', attempt: context.attempts })),
    report: emit(({ context }) => ({ type: 'effect.report', rung: context.rung, fromZero: context.fromZero })),
    reset: emit(({ context }) => ({ type: 'effect.reset', collections: context.decision?.collections ?? [] })),
    prepare: emit(({ context }) => ({
      type: 'effect.prepare',
      chore: context.chores[0] ?? { do: 'refresh', scope: 'hierarchy' },
      // The library's own FolderSync is called off for a rung below it, and has to know afterwards that its key is lost.
      fromZero: context.own && context.decision?.do === 'reset',
    })),
    look: emit(({ context }) => ({
      type: 'effect.look',
      how: context.decision?.do === 'reconcile' ? context.decision.how : 'look-in-sent',
    })),
    wake: emit(({ context }) => ({ type: 'effect.wake', dueAt: context.dueAt })),
    startFromZero: emit({ type: 'effect.spend' }),
    hold: emit({ type: 'effect.hold' }),
    settle: emit((_, params: { end: End }) => ({ type: 'effect.settle', end: params.end })),
  },
});

const isRefresh = (chore: Chore): boolean => chore.do === 'refresh';

function rungOf(decision: Decision): Rung {
  if (decision.do === 'repair') return decision.rung;
  return decision.do === 'wipe' ? 'policy' : 'hierarchy';
}

const state = request.createStateConfig;

/** Where every machine starts: nothing sent, nothing decided. */
export const context = ({ input }: { input: RequestInput }): RequestContext => ({
  ...input,
  attempts: 0,
  dueAt: 0,
  rung: 'hierarchy',
  fromZero: false,
  keepsReply: false,
  decision: null,
  chores: [],
});

/** What ends a wait of any kind. */
const leaving = { 'account.closed': 'held', 'driver.expired': 'held', 'caller.aborted': 'rejected' } as const;

export const queued = state({
  description: 'Waits until the rungs this command needs are whole and the account is open.',
  entry: 'enqueue',
  on: {
    ...leaving,
    'rungs.whole': 'sending',
    // Another rung than the one that was waited for may be broken still, or this request may not need it: it asks again.
    'rung.rebuilt': { actions: 'enqueue' },
    'rung.stuck': 'held',
    'driver.resumed': { actions: 'enqueue' },
  },
});

export const waiting = state({
  description: 'Waits until dueAt: a Retry-After, or a back-off with jitter (MS-ASHTTP 3.1.5.2.3).',
  entry: 'wake',
  on: {
    ...leaving,
    'driver.tick': { guard: 'isDue', target: 'queued' },
    'driver.hurried': 'queued',
    'driver.resumed': [{ guard: 'isDue', target: 'queued' }, { actions: 'wake' }],
  },
});

/** What comes after the chores depends on the machine: where a lost key, and a lost hierarchy, lead in it. */
const preparingThen = <R extends string, H extends string>(reset: R, hierarchy: H) =>
  ({
    description: 'Does what the rule wants done first, one after the other.',
    entry: 'prepare' as const,
    on: {
      ...leaving,
      'chore.done': [
        { guard: 'hasMoreChores', target: 'preparing', actions: 'nextChore', reenter: true },
        { guard: 'isThenLook', target: 'reconciling' },
        { guard: 'isThenReset', target: reset },
        { guard: 'isThenResetHierarchy', target: hierarchy },
        { guard: 'isReplyKept', target: 'accepted' },
        { guard: 'isThenWait', target: 'waiting' },
        { target: 'queued' },
      ],
      'chore.failed': 'held',
      'driver.resumed': { actions: 'prepare' },
    },
  }) as const;

export const preparing = preparingThen('resettingSyncKey', 'foldersyncing');

export const preparingHierarchy = preparingThen('resettingHierarchy', 'resettingHierarchy');

export const reconciling = state({
  description: 'Nobody knows whether it happened: looks before anything goes out again (MS-ASCMD 3.1.5.9).',
  entry: 'look',
  on: {
    'app.happened': 'accepted',
    'app.absent': 'queued',
    'app.unclear': 'unknown',
    'account.closed': 'unknown',
    'driver.expired': 'unknown',
    'caller.aborted': 'rejected',
    'driver.resumed': { actions: 'look' },
  },
});

export const rephrasing = state({
  description: 'The same wish, put differently: the whole request, the server’s own bound, fewer folders.',
  // What moved a key is the app's first; the rest of the wish is its next request (MS-ASCMD 2.2.1.21).
  always: [{ guard: 'isReplyKept', target: 'accepted' }, { target: 'queued' }],
});

const SPENT = { guard: 'isSpent', target: 'held', actions: 'note' } as const;
const CALLERS = { guard: 'isCallers', target: 'rejected', actions: 'note' } as const;

/** How every request answers the kinds that mean the same to all; a machine adds where `refresh`, `reset` and `rephrase` lead. */
export const answers = {
  'accept.*': { target: 'accepted', actions: 'note' },
  'continue.*': { target: 'accepted', actions: 'note' },
  'reject.*': { target: 'rejected', actions: 'note' },
  'hold.*': { target: 'held', actions: 'note' },
  'reconcile.*': [
    { guard: 'isLookedForByCaller', target: 'unknown', actions: 'note' },
    { guard: 'isToBeKept', target: 'unknown', actions: 'note' },
    { guard: 'isSpent', target: 'unknown', actions: 'note' },
    { guard: 'hasFirst', target: 'preparing', actions: 'note' },
    { target: 'reconciling', actions: 'note' },
  ],
  'wipe.*': [SPENT, { target: 'provisioning', actions: 'note' }],
  'repair.*': [SPENT, { guard: 'isPolicy', target: 'provisioning', actions: 'note' }, { target: 'repairing', actions: 'note' }],
  'retry.*': [
    CALLERS,
    SPENT,
    { guard: 'isLong', target: 'held', actions: 'note' },
    { guard: 'hasFirst', target: 'preparing', actions: 'note' },
    { guard: 'isToBeKept', target: 'accepted', actions: 'note' },
    { target: 'waiting', actions: 'note' },
  ],
  'caller.aborted': 'rejected',
  'mail.doubtful': [{ guard: 'isSpent', target: 'unknown' }, { target: 'reconciling' }],
  'driver.deferred': [{ guard: 'isSpent', target: 'held' }, { target: 'queued' }],
  'driver.resumed': [{ guard: 'isSpent', target: 'unknown' }, { guard: 'isRepeatable', target: 'queued' }, { target: 'unknown' }],
} as const;

/** A move that needs another state first, unless it is the caller’s or the attempts are spent. */
export const toward = <T extends string>(target: T) =>
  [CALLERS, SPENT, { guard: 'hasFirst', target: 'preparing', actions: 'note' }, { target, actions: 'note' }] as const;

/** A lost key: the hierarchy’s is FolderSync’s to mend, a collection’s the app’s. */
export const reset = [
  CALLERS,
  SPENT,
  { guard: 'hasFirst', target: 'preparing', actions: 'note' },
  { guard: 'isHierarchy', target: 'foldersyncing', actions: 'note' },
  { target: 'resettingSyncKey', actions: 'note' },
] as const;

/** Common to all repairs: reported to the ladder, over when the ladder says so, for good or bad. */
const rebuilt = {
  ...leaving,
  'rung.rebuilt': [
    { guard: 'isMineAndKept', target: 'accepted' },
    { guard: 'isMine', target: 'queued' },
  ],
  'rung.stuck': { guard: 'isMine', target: 'held' },
  'driver.resumed': { actions: 'report' },
} as const;

export const provisioning = state({
  description: 'Held until the PolicyKey is renewed in two phases (MS-ASPROV 3.1.5.1).',
  entry: 'report',
  on: rebuilt,
});

export const repairing = state({
  description: 'Held until the endpoint, the credentials or the protocol version are whole again (MS-ASHTTP 3.1.5.2).',
  entry: 'report',
  on: rebuilt,
});

export const foldersyncing = state({
  description: 'FolderSync first, at the current key or from 0, then the same wish again (MS-ASCMD 2.2.3.177.17).',
  entry: 'report',
  on: rebuilt,
});

export const resettingSyncKey = state({
  description: 'The app parks unsent edits, drops its server copies and sets the SyncKey to 0 (MS-ASCMD 2.2.3.181.4, 3.1.5.4).',
  entry: 'reset',
  on: {
    ...leaving,
    'app.done': [
      { guard: 'isReplyKept', target: 'accepted' },
      { guard: 'isEverything', target: 'foldersyncing', actions: 'thenHierarchy' },
      { target: 'queued' },
    ],
    'app.failed': 'held',
    'driver.resumed': { actions: 'reset' },
  },
});
