import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import type { CollectionContext, CollectionEvent, CollectionInput } from '../../machines/collection.machine.ts';
import { COLLECTION_IGNORED } from '../../machines/ignored.ts';
import type { EventClass, Subject, Taken } from './subject.ts';

type Told = CollectionEvent & { readonly now?: number };

const ALPHABET: Readonly<Record<CollectionEvent['type'], true>> = {
  'collection.reset': true, 'key.given': true, 'reply.empty': true, 'page.came': true, 'account.released': true,
}; // prettier-ignore

/** Before and after the moment from which a doubt may end. */
const [EARLY, LATE] = [1, 2];

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
    ['key.given', 'reply.empty'].map((type) => ({ name: `${type}${fed ? ' fed' : ''}`, event: { type, fed, now: EARLY } })),
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

/** Circles from key 0 and pages of nothing are bounded, and nothing that vanished is believed before its time [MS-ASCMD 2.2.1.21, 3.1.5.4]. */
function laws({ before, after, name, event, asked }: Taken): string | undefined {
  const { note, limits } = after.context as CollectionContext;
  const told = (type: string): boolean => asked.some((one) => one.type === type);
  if (!after.matches('stalled') && note.primings > limits.mostPrimings)
    return `${note.primings} answers to key 0 without an item, and it goes on`;
  if (!after.matches('stalled') && note.empty > limits.mostEmptyPages) return `${note.empty} pages of nothing in a row, and it goes on`;
  if (after.matches('stalled') && !before.matches('stalled') && !told('effect.stall')) return 'it stalls and nobody is told';
  const confirmed = asked.find(({ type, how }) => type === 'effect.undoubt' && how === 'confirmed');
  const { until } = (before.context as CollectionContext).note;
  if (confirmed !== undefined && ((event as Told).now ?? until) < until) return 'a loss is believed before its grace is over';
  if (name === 'collection.reset' && !told('effect.doubt')) return 'a key is lost and nobody hears what is in limbo';
  return before.matches('doubting') && after.matches('complete') && !told('effect.undoubt') ? 'a doubt ends and nobody is told' : undefined;
}

/** One collection. It only watches: each event is an answer to a Sync of the app's, so nothing is ever owed to it. */
export function collectionSubject(machine: AnyStateMachine): Subject {
  return {
    name: machine.id,
    machine,
    inputs: [INPUT],
    alphabet: Object.keys(ALPHABET),
    ignored: COLLECTION_IGNORED,
    events: () => EVENTS,
    key({ value, context }: AnyMachineSnapshot) {
      const { note } = context as CollectionContext;
      return JSON.stringify([value, note.until, capped(note.gone), capped(note.primings), capped(note.empty), note.primedAt]);
    },
    isSettled: () => true,
    answers: () => [],
    laws,
    progress: {
      ...Object.fromEntries(BROUGHT.map(({ name }) => [name, 'something came, or there is nothing more to come'])),
      'collection.reset': 'a key was refused: the ledger bounds how often in a day',
      'account.released': 'a person acted',
    },
    repeats: {},
    // Syncs that bring nothing though each promises something, until it stalls.
    spent: () => 1,
    promised: ({ limits }: CollectionInput) => (limits.mostPrimings + 1) * (limits.mostEmptyPages + 1),
  };
}
