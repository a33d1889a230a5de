import type { AnyMachineSnapshot } from 'xstate';
import type { RequestInput } from '../../machines/alphabet.ts';
import type { CollectionContext, CollectionInput } from '../../machines/collection.machine.ts';
import { intervalFor } from '../../machines/heartbeat.ts';
import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { LongpollContext, LongpollInput } from '../../machines/longpoll.machine.ts';
import type { Decision } from '../../src/core/decision.ts';
import { NOTHING_LEARNED } from '../../src/core/heartbeat.ts';
import { EAS_RUNGS, type EasRung } from '../../src/core/rungs.ts';
import { ABLE, decided, type TestEvent } from './machines.ts';

// One event of every class that a machine tells apart: times as due or not, a wait as short or long, a rung as its own or another's,
// collections as named or not.

export const PENDING_MS = 100;
const SOON = 50;
const LATE = 500;

/** A decision of every kind, in every form that leads elsewhere. */
export const DECISIONS: readonly Decision[] = [
  { do: 'accept', then: 'end' },
  { do: 'continue', how: 'poll-again', then: 'end' },
  { do: 'reject', why: 'request', then: 'end' },
  { do: 'hold', who: 'user', why: 'quota', then: 'end' },
  { do: 'reconcile', how: 'look-in-sent', then: 'replay' },
  { do: 'reconcile', how: 'match-adds', then: 'rebuild' },
  { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'reconcile', how: 'look-for-folder', then: 'rebuild' },
  { do: 'wipe', scope: 'as-directed', then: 'end' },
  { do: 'repair', rung: 'policy', then: 'replay' },
  { do: 'repair', rung: 'credentials', then: 'replay' },
  { do: 'retry', pace: 'backoff', then: 'replay', dueAt: SOON },
  { do: 'retry', pace: 'server', then: 'replay', dueAt: LATE },
  { do: 'retry', pace: 'backoff', then: 'rebuild', dueAt: SOON },
  { first: [{ do: 'refresh', scope: 'hierarchy' }, { do: 'repair', rung: 'policy' }], do: 'retry', pace: 'now', then: 'replay', dueAt: 0 },
  { do: 'refresh', scope: 'hierarchy', then: 'rebuild' },
  { do: 'refresh', scope: 'collection', then: 'rebuild', collections: ['5'] },
  { do: 'reset', scope: 'collection', then: 'rebuild', collections: ['5'] },
  { do: 'reset', scope: 'hierarchy', then: 'rebuild' },
  { first: [{ do: 'repair', rung: 'version' }], do: 'reset', scope: 'all', then: 'rebuild', collections: [] },
  { do: 'rephrase', how: 'resend-full', then: 'rebuild' },
  { do: 'rephrase', how: 'set-heartbeat', bound: 480, then: 'edit' },
]; // prettier-ignore

const answers = DECISIONS.flatMap((decision) => [decided(decision), decided(decision, { keepsReply: true })]);

const named = [
  'rungs.whole', 'account.closed', 'app.done', 'app.failed', 'app.happened', 'app.absent', 'app.unclear', 'chore.done', 'chore.failed',
  'caller.aborted', 'mail.doubtful', 'driver.expired', 'driver.deferred', 'driver.hurried',
].map((type): TestEvent => ({ type })); // prettier-ignore

const rungs = (['credentials', 'policy', 'hierarchy'] as const).flatMap((rung) => [
  { type: 'rung.rebuilt', rung },
  { type: 'rung.stuck', rung },
]);

const times = [0, LATE].flatMap((now) => [
  { type: 'driver.tick', now },
  { type: 'driver.resumed', now },
]);

/** Everything a request can be told. */
export const REQUEST_EVENTS: readonly TestEvent[] = [...answers, ...named, ...rungs, ...times];

/** Requests that differ in what may be done for them. */
export function requestInputs(limit: number): readonly RequestInput[] {
  const able: RequestInput = { ...ABLE, limit, pendingMs: PENDING_MS };
  return [
    able,
    { ...able, rebuilds: false, maps: false, resets: false },
    { ...able, maps: false },
    { ...able, resets: false, repeatable: false },
    { ...able, own: true, resets: false },
  ];
}

/** Rungs of a ladder's walk: one below, one in the middle with a handshake, the one that knows `fromZero`. */
export const WALKED_RUNGS: readonly EasRung[] = ['credentials', 'policy', 'hierarchy'];

/** What a ladder can be told in this state, without what refills its budget: reports of the repair under way and of the one before. */
export function ladderEvents(at: AnyMachineSnapshot): readonly TestEvent[] {
  const { attempt, epochs } = at.context as LadderContext;
  const reports = WALKED_RUNGS.flatMap((rung) =>
    [attempt, attempt - 1].flatMap((number) => [
      { type: 'rung.rebuilt', rung, attempt: number },
      { type: 'rung.stuck', rung, attempt: number },
    ]),
  );
  const complaints = WALKED_RUNGS.flatMap((rung) =>
    [epochs[rung] ?? 0, (epochs[rung] ?? 0) - 1].flatMap((epoch) =>
      (rung === 'hierarchy' ? [false, true] : [false]).map((fromZero) => ({ type: 'rung.broken', rung, epoch, fromZero })),
    ),
  );
  return [...reports, ...complaints, { type: 'rung.broken', rung: 'anchors', epoch: 0, fromZero: false }, ...LADDER_OTHERS];
}

const LADDER_OTHERS: readonly TestEvent[] = [
  ...WALKED_RUNGS.map((rung) => ({ type: 'rung.mended', rung })),
  { type: 'rung.wanted' },
  { type: 'driver.resumed', now: 0 },
];

/** What refills a ladder's budget. */
export const LADDER_REFILLS: readonly TestEvent[] = [{ type: 'account.progressed' }, { type: 'account.released' }];

/**
 * Ladders that differ only in how high their counters have climbed are one: reports and complaints are compared with the
 * current number only, as this one, an older one, and the walk sends both.
 */
export function ladderKey(at: AnyMachineSnapshot): string {
  const { broken, repairs, fromZero } = at.context as LadderContext;
  return JSON.stringify([at.value, broken, WALKED_RUNGS.map((rung) => repairs[rung] ?? 0), fromZero]);
}

/** The lowest of the broken rungs, as the test sees it. */
export const lowestBroken = (broken: readonly string[]): EasRung | undefined => EAS_RUNGS.find((rung) => broken.includes(rung));

/** Batches that differ in what may be done about them. */
export const BATCH_INPUTS = [
  { size: 3, limit: 5, parks: true },
  { size: 3, limit: 5, parks: false },
  { size: 1, limit: 2, parks: true },
] as const;

/** Everything the search in a batch can be told: any part of three or four items, whatever was asked for. */
export const BATCH_EVENTS: readonly TestEvent[] = [
  ...[[], [0], [1], [2], [0, 1], [1, 2], [0, 1, 2], [0, 3]].flatMap((sent) =>
    [1, 4].map((attempt) => ({ type: 'batch.refused', sent, size: sent.includes(3) ? 4 : 3, attempt })),
  ),
  { type: 'batch.taken' },
  { type: 'batch.ignored' },
];

/** Everything a mail can be told. */
export const OUTBOX_EVENTS: readonly TestEvent[] = [
  { type: 'mail.leaving', now: LATE, consent: false },
  { type: 'mail.leaving', now: LATE, consent: true },
  { type: 'mail.leaving', now: LATE, consent: true, recognised: true },
  ...['mail.taken', 'mail.refused', 'mail.lost', 'mail.unsent', 'mail.found', 'mail.absent', 'mail.unclear'].map((type) => ({ type })),
  { type: 'driver.resumed', now: 0 },
];

/** A collection whose bounds are small enough to be walked. */
export const COLLECTION_INPUT: CollectionInput = { limits: { mostPrimings: 1, mostEmptyPages: 1, massDeletes: 2 } };

/** What a collection is told: pages with and without items, losses small and great, before and after the moment a doubt may end. */
export const COLLECTION_EVENTS: readonly TestEvent[] = [
  { type: 'collection.reset', until: LATE },
  ...[true, false].flatMap((fed) => ['key.given', 'reply.empty'].map((type) => ({ type, fed, now: SOON }))),
  ...[0, 2].flatMap((items) =>
    [0, 1, 2].flatMap((deletes) =>
      [true, false].flatMap((more) => [SOON, LATE].map((now) => ({ type: 'page.came', items, deletes, more, now, until: LATE }))),
    ),
  ),
  { type: 'account.released' },
];

/** Beyond what any guard compares with, what was taken away is as good as that. */
export function collectionKey(at: AnyMachineSnapshot): string {
  const { note } = at.context as CollectionContext;
  return JSON.stringify([
    at.value,
    { ...note, gone: Math.min(note.gone, 5), primings: Math.min(note.primings, 3), empty: Math.min(note.empty, 3) },
  ]);
}

/** A search small enough to be walked: two minutes at most, and counters of two. */
export const LONGPOLL_INPUT: LongpollInput = {
  limits: { floorSeconds: 60, stepSeconds: 30, quietBeforeGrowing: 2, quietBeforeDoubt: 2, mostDoubts: 1, mostCuts: 3 },
  learned: { ...NOTHING_LEARNED, wish: 120 },
};

/** What became of a poll of the length the search has come to: quiet, answered early, dead late or at an age others survived. */
export function longpollEvents(at: AnyMachineSnapshot): readonly TestEvent[] {
  const { learned } = at.context as LongpollContext;
  const asked = intervalFor(learned, learned.wish);
  return [
    { type: 'poll.quiet', lived: asked },
    { type: 'poll.changed', lived: 0 },
    { type: 'hierarchy.changed', lived: 0 },
    { type: 'poll.cut', seconds: asked, lived: asked },
    { type: 'poll.cut', seconds: asked, lived: 0 },
  ];
}

/** What a search is told from outside: another wish, the server's bounds, another network. */
export const LONGPOLL_OTHERS: readonly TestEvent[] = [
  { type: 'poll.wished', seconds: 120 },
  { type: 'poll.wished', seconds: 240 },
  { type: 'bounds.named', asked: 120, seconds: 100 },
  { type: 'bounds.named', asked: 60, seconds: 70 },
  { type: 'folders.limited', most: 1 },
  { type: 'collections.limited', most: 1 },
  { type: 'network.changed' },
];

/** Everything a wipe can be told. */
export const WIPE_EVENTS: readonly TestEvent[] = [
  { type: 'wipe.answered' },
  { type: 'app.done' },
  { type: 'app.failed', dueAt: SOON },
  { type: 'app.failed', dueAt: LATE },
  ...times,
];

/** Everything a policy handshake can be told. */
export const PROVISION_EVENTS: readonly TestEvent[] = [
  ...DECISIONS.map((decision) => decided(decision)),
  decided({ do: 'continue', how: 'without-policy', then: 'end' }),
  decided({ do: 'continue', how: 'acknowledge', then: 'end' }),
  { type: 'wipe.directed' },
  { type: 'directive.absent' },
  { type: 'app.done' },
  { type: 'app.failed' },
  ...times,
];
