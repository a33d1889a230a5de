import { assign, emit, setup } from 'xstate';
import { NEW_COLLECTION, type CollectionNote, type DoubtWhy } from '../src/core/collection.ts';
import { MACHINE_ITERATIONS, type CollectionLimits } from '../src/core/limits.ts';
import type { Effect } from './alphabet.ts';

/** What is known of one collection, and its bounds. Plain JSON. */
export interface CollectionContext {
  readonly note: CollectionNote;
  readonly limits: CollectionLimits;
}

/** What one collection is told. Its key and its items stay with the app: these are counts and times. */
export type CollectionEvent =
  /** Its key is lost: it starts over (Sync 3). `until`: not before then is given up what does not come back. */
  | { readonly type: 'collection.reset'; readonly until: number }
  /** Key 0 was answered with a key. `fed`: this account has been given an item before. */
  | { readonly type: 'key.given'; readonly fed: boolean; readonly now: number }
  /** Key 0 was answered with nothing at all. */
  | { readonly type: 'reply.empty'; readonly fed: boolean; readonly now: number }
  /** An ordinary answer: what came, what the server took away, and whether there is more. */
  | {
      readonly type: 'page.came';
      readonly items: number;
      readonly deletes: number;
      readonly more: boolean;
      readonly now: number;
      readonly until: number;
    }
  | { readonly type: 'account.released' };

export interface CollectionInput {
  readonly limits: CollectionLimits;
  /** How it stood before the restart. @default complete */
  readonly note?: CollectionNote;
}

type Page = Extract<CollectionEvent, { type: 'page.came' }>;

const DAY_MS = 24 * 3_600_000;

/** Answers to key 0 without an item, this one counted; those of another day are another story. */
function primingsAt({ primings, primedAt }: CollectionNote, now: number): Pick<CollectionNote, 'primings' | 'primedAt'> {
  return primings === 0 || now - primedAt >= DAY_MS ? { primings: 1, primedAt: now } : { primings: primings + 1, primedAt };
}

function afterPage(note: CollectionNote, { items, deletes, more }: Page): CollectionNote {
  const isNothing = items + deletes === 0;
  return {
    ...note,
    ...(items > 0 && { primings: 0, primedAt: 0 }),
    empty: more && isNothing ? note.empty + 1 : 0,
    gone: note.gone + deletes,
  };
}

const collection = setup({
  types: { context: {} as CollectionContext, events: {} as CollectionEvent, emitted: {} as Effect, input: {} as CollectionInput },
  guards: {
    was: ({ context }, params: { state: CollectionNote['state'] }) => context.note.state === params.state,
    /** As often as that from key 0 within a day, and never an item. */
    isStarved: ({ context, event }) => 'fed' in event && primingsAt(context.note, event.now).primings > context.limits.mostPrimings,
    /** MoreAvailable again and again, and nothing with it. */
    isWorn: ({ context, event }) => event.type === 'page.came' && afterPage(context.note, event).empty > context.limits.mostEmptyPages,
    isMore: ({ event }) => event.type === 'page.came' && event.more,
    /** The whole of it is here again, and what has not come back is in limbo. */
    isInDoubt: ({ context }) => context.note.until > 0,
    isMassLoss: ({ context, event }) =>
      event.type === 'page.came' && context.note.until === 0 && afterPage(context.note, event).gone >= context.limits.massDeletes,
    /** At least half of what went came again. */
    isBack: ({ context, event }) => event.type === 'page.came' && context.note.gone > 0 && event.items * 2 >= context.note.gone,
    /** Later, at its end, and nothing came back. */
    isConfirmed: ({ context, event }) => event.type === 'page.came' && !event.more && event.now >= context.note.until,
    hasItems: ({ event }) => event.type === 'page.came' && event.items > 0,
  },
  actions: {
    countPriming: assign(({ context, event }) =>
      'fed' in event ? { note: { ...context.note, ...primingsAt(context.note, event.now), empty: 0, gone: 0 } } : {},
    ),
    countPage: assign(({ context, event }) => (event.type === 'page.came' ? { note: afterPage(context.note, event) } : {})),
    /** At the end of a run the next one starts to count anew. */
    endRun: assign(({ context }) => ({ note: { ...context.note, gone: 0, empty: 0 } })),
    putInLimbo: assign(({ context, event }) =>
      'until' in event ? { note: { ...context.note, until: Math.max(context.note.until, event.until) } } : {},
    ),
    clear: assign(({ context }) => ({ note: { ...context.note, until: 0, gone: 0, empty: 0 } })),
    startAnew: assign(({ context }) => ({ note: { ...NEW_COLLECTION, until: context.note.until } })),
    doubt: emit(({ context }, params: { why: DoubtWhy }) => ({ type: 'effect.doubt', why: params.why, until: context.note.until })),
    undoubt: emit((_, params: { how: 'confirmed' | 'dispelled' }) => ({ type: 'effect.undoubt', how: params.how })),
    /** An account that was never given anything is kept out by its administrator; one that was is in a loop. */
    stall: emit(({ event }) =>
      'fed' in event && !event.fed
        ? { type: 'effect.stall', who: 'admin', why: 'blocked' }
        : { type: 'effect.stall', who: 'user', why: 'loop' },
    ),
  },
});

const STARVED = { guard: 'isStarved', target: 'stalled', actions: ['countPriming', 'stall'] } as const;
const WORN = { guard: 'isWorn', target: 'stalled', actions: ['countPage', 'stall'] } as const;
/** What it had is in limbo from now on, and the app is told. */
const LIMBO = ['putInLimbo', 'endRun', { type: 'doubt', params: { why: 'state-lost' } }] as const;
const LOST = { target: 'keyless', actions: LIMBO } as const;

/** Pages of a download, up to the last one. */
const pages = [
  WORN,
  { guard: 'isMore', target: 'downloading', actions: 'countPage' },
  { guard: 'isInDoubt', target: 'doubting', actions: ['countPage', 'endRun'] },
  { target: 'complete', actions: ['countPage', 'endRun'] },
] as const;

/** One collection, from key 0 to the whole of it, and what is to be believed of what vanished [MS-ASCMD 2.2.1.21, 3.1.5.4]. */
export const collectionMachine = collection.createMachine({
  id: 'collection',
  description:
    'How far a collection has come from its SyncKey 0, and whether what vanished from it is believed (MS-ASCMD 2.2.1.21, 3.1.5.4).',
  options: { maxIterations: MACHINE_ITERATIONS },
  context: ({ input }) => ({ note: input.note ?? NEW_COLLECTION, limits: input.limits }),
  initial: 'recalling',
  states: {
    recalling: {
      description: 'Goes on where it stood before the restart.',
      always: [
        { guard: { type: 'was', params: { state: 'keyless' } }, target: 'keyless' },
        { guard: { type: 'was', params: { state: 'downloading' } }, target: 'downloading' },
        { guard: { type: 'was', params: { state: 'doubting' } }, target: 'doubting' },
        { guard: { type: 'was', params: { state: 'stalled' } }, target: 'stalled' },
        { target: 'complete' },
      ],
    },
    keyless: {
      description:
        'Its key is lost: the app drops its copies into limbo and asks with key 0, which brings a key and nothing else (MS-ASCMD 2.2.1.21).',
      on: {
        'collection.reset': { actions: LIMBO },
        'key.given': [STARVED, { target: 'downloading', actions: 'countPriming' }],
        'reply.empty': [STARVED, { actions: 'countPriming' }],
        'page.came': pages,
      },
    },
    downloading: {
      description:
        'The whole folder comes, page by page while MoreAvailable, before any local change goes up (MS-ASCMD 2.2.1.21, 2.2.3.116).',
      on: {
        'collection.reset': LOST,
        'key.given': [STARVED, { actions: 'countPriming' }],
        'reply.empty': [STARVED, { target: 'keyless', actions: 'countPriming' }],
        'page.came': pages,
      },
    },
    complete: {
      description: 'All of it is here; changes come as they happen (MS-ASCMD 2.2.1.21).',
      on: {
        'collection.reset': LOST,
        'key.given': [STARVED, { target: 'downloading', actions: 'countPriming' }],
        'reply.empty': [STARVED, { target: 'keyless', actions: 'countPriming' }],
        'page.came': [
          WORN,
          {
            guard: 'isMassLoss',
            target: 'doubting',
            actions: ['countPage', 'putInLimbo', { type: 'doubt', params: { why: 'mass-deletes' } }],
          },
          { guard: 'isMore', actions: 'countPage' },
          { actions: ['countPage', 'endRun'] },
        ],
      },
    },
    doubting: {
      description: 'Much has vanished: it stays in limbo until a later Sync confirms it, or brings it back (MS-ASCMD 3.1.5.4).',
      on: {
        'collection.reset': LOST,
        'key.given': [STARVED, { target: 'downloading', actions: 'countPriming' }],
        'reply.empty': [STARVED, { target: 'keyless', actions: 'countPriming' }],
        'page.came': [
          WORN,
          { guard: 'isBack', target: 'complete', actions: ['countPage', 'clear', { type: 'undoubt', params: { how: 'dispelled' } }] },
          { guard: 'isConfirmed', target: 'complete', actions: ['countPage', 'clear', { type: 'undoubt', params: { how: 'confirmed' } }] },
          { actions: 'countPage' },
        ],
      },
    },
    stalled: {
      description:
        'It starts again and again, or brings page after page, and never an item: the account carries a hold that says who must act.',
      on: {
        'collection.reset': { actions: LIMBO },
        'page.came': [{ guard: 'hasItems', target: 'downloading', actions: 'countPage' }],
        'account.released': { target: 'keyless', actions: 'startAnew' },
      },
    },
  },
});
