import * as fc from 'fast-check';
import { createActor, type AnyStateMachine, type EventObject } from 'xstate';
import { describe, expect, it } from 'vitest';
import {
  batchMachine,
  collectionMachine,
  commandMachine,
  ladderMachine,
  longpollMachine,
  outboxMachine,
  provisionMachine,
  wipeMachine,
} from '../../machines/index.ts';
import { EAS_RUNGS } from '../../src/core/rungs.ts';
import type { Effect } from '../../src/core/effect.ts';
import { law } from '../properties/law.ts';
import {
  BATCH_EVENTS,
  BATCH_INPUTS,
  COLLECTION_EVENTS,
  COLLECTION_INPUT,
  LONGPOLL_INPUT,
  LONGPOLL_OTHERS,
  OUTBOX_EVENTS,
  PROVISION_EVENTS,
  REQUEST_EVENTS,
  requestInputs,
  WIPE_EVENTS,
} from '../support/alphabets.ts';
import { play } from '../support/machines.ts';

// Proofs and previews step machines purely, the session runs live actors, and a kill brings them back from what was stored. The three
// must not differ in any state, context or effect.

interface Moment {
  readonly value: unknown;
  readonly context: unknown;
  readonly status: unknown;
  readonly effects: readonly Effect[];
}

function pure(machine: AnyStateMachine, input: unknown, events: readonly EventObject[]): readonly Moment[] {
  let now = play(machine, input);
  const moments = [now];
  for (const event of events) {
    if (now.snapshot.status !== 'active') break;
    now = now.send(event);
    moments.push(now);
  }
  return moments.map(({ snapshot, effects }) => ({ value: snapshot.value, context: snapshot.context, status: snapshot.status, effects }));
}

/** @param restoring after every event the actor is thrown away and made anew from its stored text */
function live(machine: AnyStateMachine, input: unknown, events: readonly EventObject[], restoring: boolean): readonly Moment[] {
  let effects: Effect[] = [];
  const listen = (actor: ReturnType<typeof createActor>): typeof actor => {
    actor.on('*', (effect: unknown) => void effects.push(effect as Effect));
    return actor.start();
  };
  let actor = listen(createActor(machine, { input: input }));
  const moments: Moment[] = [];
  const note = (): void => {
    const { value, context, status } = actor.getSnapshot() as unknown as Moment;
    moments.push({ value, context, status, effects });
    effects = [];
  };
  note();
  for (const event of events) {
    if (actor.getSnapshot().status !== 'active') break;
    if (restoring) {
      const stored = JSON.stringify(actor.getPersistedSnapshot());
      actor.stop();
      actor = listen(createActor(machine, { snapshot: JSON.parse(stored) as never, input: input }));
      if (effects.length > 0) throw new Error('coming back asks for something by itself');
    }
    actor.send(event);
    note();
  }
  return moments;
}

const times = fc.integer({ min: 0, max: 3 });
const LADDER_EVENTS: fc.Arbitrary<EventObject> = fc.oneof(
  fc.record({ type: fc.constantFrom('rung.rebuilt', 'rung.stuck'), rung: fc.constantFrom(...EAS_RUNGS), attempt: times }),
  fc.record({ type: fc.constant('rung.broken'), rung: fc.constantFrom(...EAS_RUNGS, 'anchors'), epoch: times, fromZero: fc.boolean() }),
  fc.record({ type: fc.constant('rung.mended'), rung: fc.constantFrom(...EAS_RUNGS) }),
  fc.constantFrom('rung.wanted', 'account.progressed', 'account.released', 'driver.resumed').map((type) => ({ type })),
);

interface Subject {
  readonly machine: AnyStateMachine;
  readonly inputs: readonly unknown[];
  readonly events: fc.Arbitrary<EventObject>;
}

const SUBJECTS: readonly Subject[] = [
  ...['Sync', 'FolderSync', 'Ping', 'FolderCreate', 'SendMail', 'MoveItems', 'Search'].map((name) => ({
    machine: commandMachine(name),
    inputs: requestInputs(3),
    events: fc.oneof(
      { weight: 1, arbitrary: fc.constant<EventObject>({ type: 'rungs.whole' }) },
      { weight: 4, arbitrary: fc.constantFrom(...REQUEST_EVENTS) },
    ),
  })),
  { machine: ladderMachine, inputs: [{ limit: 2 }], events: LADDER_EVENTS },
  { machine: batchMachine, inputs: BATCH_INPUTS, events: fc.constantFrom(...BATCH_EVENTS) },
  {
    machine: outboxMachine,
    inputs: (['drafted', 'sent', 'unknown', 'returned', 'confirmed'] as const).map((state) => ({ state, since: 0 })),
    events: fc.constantFrom(...OUTBOX_EVENTS),
  },
  { machine: collectionMachine, inputs: [COLLECTION_INPUT], events: fc.constantFrom(...COLLECTION_EVENTS) },
  {
    machine: longpollMachine,
    inputs: [LONGPOLL_INPUT, { limits: LONGPOLL_INPUT.limits }],
    events: fc.oneof(
      { weight: 1, arbitrary: fc.constantFrom<EventObject>(...LONGPOLL_OTHERS) },
      {
        weight: 4,
        arbitrary: fc.constantFrom(60, 105, 150, 240).map((lived): EventObject => ({ type: 'poll.quiet', lived }) as EventObject),
      },
      {
        weight: 4,
        arbitrary: fc.constantFrom(60, 105, 150, 240).map((seconds) => ({ type: 'poll.cut', seconds, lived: 100 }) as EventObject),
      },
    ),
  },
  { machine: provisionMachine, inputs: [{ limit: 3 }], events: fc.constantFrom(...PROVISION_EVENTS) },
  {
    machine: wipeMachine,
    inputs: [false, true].map((isConsented) => ({ scope: 'account', isConsented, limit: 3 })),
    events: fc.constantFrom(...WIPE_EVENTS),
  },
];

describe.each(SUBJECTS.map((subject) => [subject.machine.id, subject] as const))('%s', (_, { machine, inputs, events }) => {
  const run = fc.tuple(fc.constantFrom(...inputs), fc.array(events, { maxLength: 25 }));

  it('behaves live as it does in proofs', () => {
    law(
      fc.property(run, ([input, sent]) => {
        expect(live(machine, input, sent, false)).toEqual(pure(machine, input, sent));
      }),
      400,
    );
  });

  it('behaves the same when it is stored and brought back after every event', () => {
    law(
      fc.property(run, ([input, sent]) => {
        expect(live(machine, input, sent, true)).toEqual(pure(machine, input, sent));
      }),
      400,
    );
  });
});
