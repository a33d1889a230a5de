import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { NEW_COLLECTION, type CollectionNote } from '../core/collection.ts';
import { collectionLaws } from './collection-laws.ts';
import type { CollectionContext, CollectionEvent, CollectionInput } from '../../machines/collection.machine.ts';
import { COLLECTION_IGNORED } from '../../machines/ignored.ts';
import type { EventClass, Subject } from './subject.ts';

const ALPHABET: Readonly<Record<CollectionEvent['type'], true>> = {
  'collection.reset': true, 'key.given': true, 'reply.empty': true, 'page.came': true, 'account.released': true,
}; // prettier-ignore

/** Before and after the moment from which a doubt may end. */
const [EARLY, LATE] = [1, 2];
/** When what was counted yesterday is another story. */
const NEXT_DAY = EARLY + 24 * 3_600_000;

const pages: readonly EventClass[] = [0, 2].flatMap((items) =>
  [0, 1, 2].flatMap((deletes) =>
    [true, false].flatMap((more) =>
      [EARLY, LATE].map((now) => ({
        name: `page.came ${items === 0 ? 'empty' : 'with items'} ${deletes}${more ? ' more' : ' last'}${now === LATE ? ' late' : ''}`,
        event: { type: 'page.came', items, deletes, more, now, until: LATE },
      })),
    ),
  ),
);

const EVENTS: readonly EventClass[] = [
  { name: 'collection.reset', event: { type: 'collection.reset', until: LATE } as CollectionEvent },
  ...[true, false].flatMap((fed) =>
    ['key.given', 'reply.empty'].flatMap((type) => [
      { name: `${type}${fed ? ' fed' : ''}`, event: { type, fed, now: EARLY } },
      { name: `${type} next day${fed ? ' fed' : ''}`, event: { type, fed, now: NEXT_DAY } },
    ]),
  ),
  ...pages,
  { name: 'account.released', event: { type: 'account.released' } },
];

const BROUGHT = pages.filter(({ event }) => {
  const { items, deletes, more } = event as unknown as { items: number; deletes: number; more: boolean };
  return items + deletes > 0 || !more;
});

const INPUT: CollectionInput = { limits: { mostPrimings: 1, mostEmptyPages: 1, massDeletes: 2 } };

/** Beyond what any guard compares with, more is the same. */
const capped = (count: number): number => Math.min(count, 3);

/** How it may have stood before a restart. */
const STATES: Readonly<Record<CollectionNote['state'], true>> = {
  complete: true,
  keyless: true,
  downloading: true,
  doubting: true,
  stalled: true,
};

const NOTES = Object.keys(STATES).map((state) => ({ ...NEW_COLLECTION, state, until: state === 'doubting' ? LATE : 0 }));

/** One collection. It only watches: each event is an answer to a Sync of the app's, so nothing is ever owed to it. */
export function collectionSubject(machine: AnyStateMachine): Subject {
  return {
    name: machine.id,
    machine,
    inputs: [INPUT, ...NOTES.map((note) => ({ ...INPUT, note }))],
    startsIn: ({ note }: CollectionInput) => note?.state ?? NEW_COLLECTION.state,
    alphabet: Object.keys(ALPHABET),
    ignored: COLLECTION_IGNORED,
    events: () => EVENTS,
    key({ value, context }: AnyMachineSnapshot) {
      const { note } = context as CollectionContext;
      return JSON.stringify([value, note.until, capped(note.gone), capped(note.primings), capped(note.empty), note.primedAt]);
    },
    isSettled: () => true,
    answers: () => [],
    laws: collectionLaws,
    progress: {
      ...Object.fromEntries(BROUGHT.map(({ name }) => [name, 'something came, or there is nothing more to come'])),
      'collection.reset': 'a key was refused: the ledger bounds how often in a day',
      'account.released': 'a person acted',
      'key.given next day': 'the bound on answers to key 0 is one of a day',
      'reply.empty next day': 'the bound on answers to key 0 is one of a day',
    },
    repeats: {},
    // Syncs that bring nothing though each promises something, until it stalls.
    spent: () => 1,
    promised: ({ limits }: CollectionInput) => (limits.mostPrimings + 1) * (limits.mostEmptyPages + 1),
  };
}
