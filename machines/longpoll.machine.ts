import { assign, enqueueActions, setup } from 'xstate';
import { NOTHING_LEARNED, type Heartbeat } from '../src/core/heartbeat.ts';
import { MACHINE_ITERATIONS, type LongpollLimits } from '../src/core/limits.ts';
import type { Effect } from './alphabet.ts';
import {
  afterAnswer, afterCut, atFloor, bounded, doubting, elsewhere, isAtGoal, isChance, isClose, isDoubtful, isEnough, longer, wishing, type Search,
} from './heartbeat.ts'; // prettier-ignore

/** What the search knows, and its bounds. Plain JSON. */
export interface LongpollContext extends Search {
  readonly limits: LongpollLimits;
}

/** What the account's long polls are told. Spans in whole seconds. */
export type LongpollEvent =
  /** The app asks for a poll of this length. */
  | { readonly type: 'poll.wished'; readonly seconds: number }
  /** Answered at its end: this silence lives. */
  | { readonly type: 'poll.quiet'; readonly lived: number }
  /** Answered before its end. */
  | { readonly type: 'poll.changed'; readonly lived: number }
  /** Answered before its end: FolderSync comes first (Ping 7, Sync 12). */
  | { readonly type: 'hierarchy.changed'; readonly lived: number }
  /** No answer to a poll of this length; it was alive for so long at least. */
  | { readonly type: 'poll.cut'; readonly seconds: number; readonly lived: number }
  /** The server refused an interval and named the nearest it takes (Ping 5, Sync 14). */
  | { readonly type: 'bounds.named'; readonly asked: number; readonly seconds: number }
  /** Ping 6, and Sync 15. */
  | { readonly type: 'folders.limited'; readonly most: number }
  | { readonly type: 'collections.limited'; readonly most: number }
  /** The platform says that the way to the server is another one. */
  | { readonly type: 'network.changed' };

export interface LongpollInput {
  readonly limits: LongpollLimits;
  /** What was known before the restart. */
  readonly learned?: Heartbeat;
}

/** How the search stands after this event, whatever the state: guards ask it, actions keep it. */
function after({ limits, ...search }: LongpollContext, event: LongpollEvent): Search {
  switch (event.type) {
    case 'poll.wished':
      return wishing(search, event.seconds);
    case 'poll.quiet':
      return afterAnswer(search, event.lived, true, limits);
    case 'poll.changed':
    case 'hierarchy.changed':
      return afterAnswer(search, event.lived, false, limits);
    case 'poll.cut':
      return afterCut(search, event.seconds, limits);
    case 'bounds.named':
      return bounded(search, event.asked, event.seconds);
    case 'folders.limited':
      return { ...search, learned: { ...search.learned, folders: event.most } };
    case 'collections.limited':
      return { ...search, learned: { ...search.learned, collections: event.most } };
    case 'network.changed':
      return elsewhere(search);
  }
}

const isSame = (a: Heartbeat, b: Heartbeat): boolean =>
  (Object.keys(NOTHING_LEARNED) as (keyof Heartbeat)[]).every((name) => a[name] === b[name]);

const longpoll = setup({
  types: { context: {} as LongpollContext, events: {} as LongpollEvent, emitted: {} as Effect, input: {} as LongpollInput },
  guards: {
    isAtGoal: ({ context, event }) => isAtGoal(after(context, event)),
    isClose: ({ context, event }) => isClose(after(context, event), context.limits),
    isEnough: ({ context }) => isEnough(context, context.limits),
    isDoubtful: ({ context }) => isDoubtful(context, context.limits),
    isChance: ({ context, event }) => event.type === 'poll.cut' && isChance(context, event.lived),
    /** As many as that in a row, and never an answer. */
    isWorn: ({ context, event }) => after(context, event).cuts >= context.limits.mostCuts,
    wasAtGoal: ({ context }) => isAtGoal(context),
    wasClose: ({ context }) => isClose(context, context.limits),
  },
  actions: {
    countChance: assign(({ context }) => ({ quiet: 0, cuts: context.cuts + 1 })),
    /** Keeps what the event shows; the account hears of it when it is worth storing. */
    note: enqueueActions(({ context, event, enqueue }, params: { then?: 'longer' | 'doubt' | 'floor' } | undefined) => {
      const plain = after(context, event);
      const then = params?.then;
      const found =
        then === 'longer'
          ? longer(plain, context.limits)
          : then === 'doubt'
            ? doubting(plain)
            : then === 'floor'
              ? atFloor(plain, context.limits)
              : plain;
      enqueue.assign(found);
      if (!isSame(found.learned, context.learned)) enqueue.emit({ type: 'effect.learn', learned: found.learned });
    }),
  },
});

/** A poll that died: by chance, or too long for what lies between here and the server. */
const died = [
  { guard: 'isChance', actions: 'countChance' },
  { guard: 'isWorn', target: 'resting', actions: { type: 'note', params: { then: 'floor' } } },
  { guard: 'isClose', target: 'settled', actions: 'note' },
  { target: 'shortening', actions: 'note' },
] as const;

/** Answered before its end: that silence lives, and no more is known. */
const answered = { 'poll.changed': { actions: 'note' }, 'hierarchy.changed': { actions: 'note' } } as const;

/** Another network: the search starts anew. */
const network = { 'network.changed': { target: 'watching', actions: 'note' } } as const;

/** An answer again, where none was known to come: up from here. */
const upwards = [
  { guard: 'isAtGoal', target: 'watching', actions: 'note' },
  { guard: 'isClose', target: 'settled', actions: 'note' },
  { target: 'growing', actions: 'note' },
] as const;

/** The longest poll that lives between this device and the server, inside the server's bounds and the app's wish [MS-ASCMD 2.2.3.88]. */
export const longpollMachine = longpoll.createMachine({
  id: 'longpoll',
  description: 'How long a Ping, or a Sync with Wait or HeartbeatInterval, may stay open (MS-ASCMD 2.2.3.88, 2.2.3.198).',
  options: { maxIterations: MACHINE_ITERATIONS },
  context: ({ input }) => ({ learned: input.learned ?? NOTHING_LEARNED, quiet: 0, cuts: 0, limits: input.limits }),
  initial: 'recalling',
  on: {
    'poll.wished': { actions: 'note' },
    'bounds.named': { actions: 'note' },
    'folders.limited': { actions: 'note' },
    'collections.limited': { actions: 'note' },
  },
  states: {
    recalling: {
      description: 'Goes on with what was learned before the restart.',
      always: [{ guard: 'wasAtGoal', target: 'watching' }, { guard: 'wasClose', target: 'settled' }, { target: 'growing' }],
    },
    watching: {
      description: 'Polls are as long as the app wishes and the server allows (MS-ASCMD 2.2.3.88.1): nothing speaks against it here.',
      on: { ...answered, ...network, 'poll.quiet': upwards, 'poll.cut': died },
    },
    shortening: {
      description: 'A poll died without an answer: the next ones halve the way down to what is known to live (MS-ASCMD 2.2.1.13).',
      on: { ...answered, ...network, 'poll.quiet': upwards, 'poll.cut': died },
    },
    growing: {
      description: 'Polls live: after some quiet ones the next is longer, step by step towards the wish (MS-ASCMD 2.2.1.13).',
      on: {
        ...answered,
        ...network,
        'poll.quiet': [
          upwards[0],
          upwards[1],
          { guard: 'isEnough', actions: { type: 'note', params: { then: 'longer' } } },
          { actions: 'note' },
        ],
        'poll.cut': died,
      },
    },
    settled: {
      description: 'The longest poll that lives here is known as closely as it pays: it stays (MS-ASCMD 2.2.1.13).',
      on: {
        ...answered,
        ...network,
        'poll.quiet': [
          upwards[0],
          { guard: 'isDoubtful', target: 'probing', actions: { type: 'note', params: { then: 'doubt' } } },
          { guard: 'isClose', actions: 'note' },
          upwards[2],
        ],
        'poll.cut': died,
      },
    },
    probing: {
      description: 'The length that once died is tried once more, after hours of quiet: the cut may have been chance.',
      on: { ...answered, ...network, 'poll.quiet': upwards, 'poll.cut': died },
    },
    resting: {
      description:
        'Polls die whatever their length: they stay at the floor until one is answered, or the network changes. Ordinary Syncs bring the mail.',
      on: {
        ...network,
        'poll.quiet': upwards,
        'poll.changed': upwards,
        'hierarchy.changed': upwards,
      },
    },
  },
});
