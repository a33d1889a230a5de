import type { AnyMachineSnapshot, AnyStateMachine } from 'xstate';
import { LONGPOLL_IGNORED } from '../../machines/ignored.ts';
import type { LongpollContext, LongpollEvent, LongpollInput } from '../../machines/longpoll.machine.ts';
import { NOTHING_LEARNED } from '../core/heartbeat.ts';
import { lengthOf, longpollLaws, upwards } from './longpoll-laws.ts';
import type { EventClass, Subject } from './subject.ts';

const ALPHABET: Readonly<Record<LongpollEvent['type'], true>> = {
  'poll.wished': true, 'poll.quiet': true, 'poll.changed': true, 'hierarchy.changed': true, 'poll.cut': true, 'bounds.named': true,
  'folders.limited': true, 'collections.limited': true, 'network.changed': true,
}; // prettier-ignore

const ANSWERED: readonly LongpollEvent['type'][] = [
  'poll.quiet',
  'poll.changed',
  'hierarchy.changed',
  'bounds.named',
  'folders.limited',
  'collections.limited',
];

/** What the app wishes, in seconds: long enough for a halving and a step. */
const WISH = 120;

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
    { name: 'bounds.named least', event: { type: 'bounds.named', asked: 60, seconds: 70 } },
    { name: 'poll.wished', event: { type: 'poll.wished', seconds: WISH } },
    { name: 'folders.limited', event: { type: 'folders.limited', most: 1 } },
    { name: 'collections.limited', event: { type: 'collections.limited', most: 1 } },
    { name: 'network.changed', event: { type: 'network.changed' } },
  ] as readonly EventClass[];
}

const INPUT: LongpollInput = {
  limits: { floorSeconds: 60, stepSeconds: 30, quietBeforeGrowing: 2, quietBeforeDoubt: 2, mostDoubts: 1, mostCuts: 3 },
  learned: { ...NOTHING_LEARNED, wish: WISH },
};

/** With a wish that stays and with one that grows; and left before a restart while it grew, and as long as is known to live. */
const INPUTS: readonly LongpollInput[] = [
  INPUT,
  { limits: INPUT.limits, learned: { ...NOTHING_LEARNED, wish: 90 } },
  { limits: INPUT.limits, learned: { ...NOTHING_LEARNED, wish: WISH, seconds: 60, good: 60, bad: 120 } },
  { limits: INPUT.limits, learned: { ...NOTHING_LEARNED, wish: WISH, seconds: 90, good: 90, bad: 120 } },
];

/** How many folders and collections the server takes, no guard reads: whoever makes the body does. */
function key({ value, context }: AnyMachineSnapshot): string {
  const { learned, quiet, cuts } = context as LongpollContext;
  return JSON.stringify([value, { ...learned, folders: 0, collections: 0 }, quiet, cuts]);
}

/** The search for a long poll's length. It only advises: nothing is ever owed to it, and each step is a poll of the app's. */
export function longpollSubject(machine: AnyStateMachine): Subject {
  return {
    name: machine.id,
    machine,
    inputs: INPUTS,
    startsIn: ({ learned, limits }: LongpollInput) => upwards({ learned: learned ?? NOTHING_LEARNED, quiet: 0, cuts: 0 }, limits),
    key,
    alphabet: Object.keys(ALPHABET),
    ignored: LONGPOLL_IGNORED,
    events: longpollEvents,
    isSettled: () => true,
    answers: () => [],
    laws: longpollLaws,
    progress: {
      ...Object.fromEntries(ANSWERED.map((type) => [type, 'the server answered: this silence lives, or is bounded by its word'])),
      'poll.wished': 'the app’s own word, each time it polls',
      'network.changed': 'the platform says that the way to the server is another one',
    },
    repeats: {},
    // Polls that die one after the other, until it rests at its floor.
    spent: (name) => (name.startsWith('poll.cut') ? 1 : 0),
    promised: ({ limits }: LongpollInput) => limits.mostCuts,
  };
}
