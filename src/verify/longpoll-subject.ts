import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { LONGPOLL_IGNORED } from '../../machines/ignored.ts';
import type { LongpollContext, LongpollEvent, LongpollInput } from '../../machines/longpoll.machine.ts';
import { NOTHING_LEARNED } from '../core/heartbeat.ts';
import { intervalFor } from '../../machines/heartbeat.ts';
import type { EventClass, Subject, Taken } from './subject.ts';

const ALPHABET: Readonly<Record<LongpollEvent['type'], true>> = {
  'poll.wished': true, 'poll.quiet': true, 'poll.changed': true, 'hierarchy.changed': true, 'poll.cut': true, 'bounds.named': true,
  'folders.limited': true, 'collections.limited': true, 'network.changed': true,
}; // prettier-ignore

const ANSWERED: readonly LongpollEvent['type'][] = ['poll.quiet', 'poll.changed', 'hierarchy.changed', 'bounds.named'];

const lengthOf = (at: AnyMachineSnapshot): number => {
  const { learned } = at.context as LongpollContext;
  return intervalFor(learned, learned.wish);
};

/** What became of a poll as long as the search has come to: quiet, answered early, dead at its length or by chance; and bounds. */
function longpollEvents(at: AnyMachineSnapshot): readonly EventClass[] {
  const asked = lengthOf(at);
  return [
    { name: 'poll.quiet', event: { type: 'poll.quiet', lived: asked } },
    { name: 'poll.changed', event: { type: 'poll.changed', lived: 0 } },
    { name: 'hierarchy.changed', event: { type: 'hierarchy.changed', lived: 0 } },
    { name: 'poll.cut late', event: { type: 'poll.cut', seconds: asked, lived: asked } },
    { name: 'poll.cut by chance', event: { type: 'poll.cut', seconds: asked, lived: 0 } },
    { name: 'bounds.named', event: { type: 'bounds.named', asked: 120, seconds: 100 } },
    { name: 'network.changed', event: { type: 'network.changed' } },
  ] as readonly EventClass[];
}

/** A poll that died is not followed by a longer one, and after too many the search rests. */
function laws({ before, after, name }: Taken): string | undefined {
  if (name.startsWith('poll.cut') && lengthOf(after) > lengthOf(before)) return 'a poll that died is followed by a longer one';
  const { cuts, limits } = after.context as LongpollContext;
  return cuts > limits.mostCuts ? `${cuts} polls died in a row and it does not rest` : undefined;
}

const INPUT: LongpollInput = {
  limits: { floorSeconds: 60, stepSeconds: 30, quietBeforeGrowing: 2, quietBeforeDoubt: 2, mostDoubts: 1, mostCuts: 3 },
  learned: { ...NOTHING_LEARNED, wish: 120 },
};

/** The search for a long poll's length. It only advises: nothing is ever owed to it, and each step is a poll of the app's. */
export function longpollSubject(machine: AnyStateMachine): Subject {
  return {
    name: machine.id,
    machine,
    inputs: [INPUT],
    alphabet: Object.keys(ALPHABET),
    ignored: LONGPOLL_IGNORED,
    events: longpollEvents,
    isSettled: () => true,
    answers: () => [],
    laws,
    progress: {
      ...Object.fromEntries(ANSWERED.map((type) => [type, 'the server answered: this silence lives, or is bounded by its word'])),
      'network.changed': 'the platform says that the way to the server is another one',
    },
    repeats: {},
    // Polls that die one after the other, until it rests at its floor.
    spent: (name) => (name.startsWith('poll.cut') ? 1 : 0),
    promised: ({ limits }: LongpollInput) => limits.mostCuts,
  };
}
