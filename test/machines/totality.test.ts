import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { describe, expect, it } from 'vitest';
import {
  batchMachine,
  collectionMachine,
  folderEditMachine,
  folderSyncMachine,
  itemsMachine,
  ladderMachine,
  longpollMachine,
  outboxMachine,
  pingMachine,
  plainMachine,
  provisionMachine,
  sendMachine,
  syncMachine,
  wipeMachine,
} from '../../machines/index.ts';
import type { BatchEvent, LadderEvent, RequestEvent } from '../../machines/alphabet.ts';
import type { CollectionEvent } from '../../machines/collection.machine.ts';
import type { LongpollEvent } from '../../machines/longpoll.machine.ts';
import type { OutboxEvent } from '../../machines/outbox.machine.ts';
import type { ProvisionEvent } from '../../machines/provision.machine.ts';
import type { WipeEvent } from '../../machines/wipe.machine.ts';
import type { RequestKind } from '../../src/core/kinds.ts';
import { MACHINE_ITERATIONS } from '../../src/core/limits.ts';
import {
  COLLECTION_IGNORED,
  LADDER_IGNORED,
  LONGPOLL_IGNORED,
  OUTBOX_IGNORED,
  PROVISION_IGNORED,
  REQUEST_IGNORED,
  WIPE_IGNORED,
  type Ignored,
} from '../../machines/ignored.ts';

// Every state meets every event of its machine's alphabet. Each of these cells is handled there, handled by a parent, or ignored by
// name with a reason; nothing is ignored by accident.

/** The alphabets as data; the compiler compares them with the types, so that a new event cannot be forgotten here. */
type Named<E extends { type: string }> = Exclude<E['type'], `${RequestKind}.${string}`>;
const DECISIONS: Readonly<Record<RequestKind, true>> = {
  accept: true, continue: true, reject: true, hold: true, reconcile: true, wipe: true, repair: true, retry: true, refresh: true, reset: true,
  rephrase: true,
}; // prettier-ignore
const REQUEST: Readonly<Record<Named<RequestEvent>, true>> = {
  'rungs.whole': true, 'rung.rebuilt': true, 'rung.stuck': true, 'account.closed': true, 'app.done': true, 'app.failed': true, 'chore.done': true,
  'chore.failed': true, 'caller.aborted': true, 'driver.expired': true, 'driver.tick': true, 'driver.resumed': true, 'driver.deferred': true,
  'app.happened': true, 'app.absent': true, 'app.unclear': true, 'mail.doubtful': true, 'driver.hurried': true,
}; // prettier-ignore
const LADDER: Readonly<Record<LadderEvent['type'], true>> = {
  'rung.broken': true, 'rung.rebuilt': true, 'rung.stuck': true, 'rung.mended': true, 'rung.wanted': true, 'account.progressed': true,
  'account.released': true, 'driver.resumed': true,
}; // prettier-ignore
const BATCH: Readonly<Record<BatchEvent['type'], true>> = { 'batch.refused': true, 'batch.taken': true, 'batch.ignored': true };
const LONGPOLL: Readonly<Record<LongpollEvent['type'], true>> = {
  'poll.wished': true, 'poll.quiet': true, 'poll.changed': true, 'poll.cut': true, 'hierarchy.changed': true, 'bounds.named': true,
  'folders.limited': true, 'collections.limited': true, 'network.changed': true,
}; // prettier-ignore
const COLLECTION: Readonly<Record<CollectionEvent['type'], true>> = {
  'collection.reset': true, 'key.given': true, 'reply.empty': true, 'page.came': true, 'account.released': true,
}; // prettier-ignore
const OUTBOX: Readonly<Record<OutboxEvent['type'], true>> = {
  'mail.leaving': true, 'mail.taken': true, 'mail.refused': true, 'mail.lost': true, 'mail.unsent': true, 'mail.found': true, 'mail.absent': true,
  'mail.unclear': true, 'driver.resumed': true,
}; // prettier-ignore
const PROVISION: Readonly<Record<Exclude<Named<ProvisionEvent>, 'wipe.directed'>, true>> = {
  'app.done': true, 'app.failed': true, 'driver.tick': true, 'driver.resumed': true, 'directive.absent': true,
}; // prettier-ignore

const WIPE: Readonly<Record<WipeEvent['type'], true>> = {
  'wipe.answered': true,
  'app.done': true,
  'app.failed': true,
  'driver.tick': true,
  'driver.resumed': true,
};

const kinds = Object.keys(DECISIONS).map((kind) => `${kind}.*`);

interface Subject {
  readonly machine: AnyStateMachine;
  readonly alphabet: readonly string[];
  readonly ignored: Readonly<Record<string, Ignored>>;
}

const REQUESTS: readonly AnyStateMachine[] = [
  syncMachine,
  folderSyncMachine,
  pingMachine,
  folderEditMachine,
  sendMachine,
  itemsMachine,
  plainMachine,
];
const SUBJECTS: readonly Subject[] = [
  ...REQUESTS.map((machine) => ({ machine, alphabet: [...kinds, ...Object.keys(REQUEST)], ignored: REQUEST_IGNORED })),
  { machine: ladderMachine, alphabet: Object.keys(LADDER), ignored: LADDER_IGNORED },
  // Nothing is ignored: it is told of every answer to its request, and of no other.
  { machine: batchMachine, alphabet: Object.keys(BATCH), ignored: {} },
  { machine: collectionMachine, alphabet: Object.keys(COLLECTION), ignored: COLLECTION_IGNORED },
  { machine: longpollMachine, alphabet: Object.keys(LONGPOLL), ignored: LONGPOLL_IGNORED },
  { machine: outboxMachine, alphabet: Object.keys(OUTBOX), ignored: OUTBOX_IGNORED },
  { machine: provisionMachine, alphabet: [...kinds, ...Object.keys(PROVISION), 'wipe.directed'], ignored: PROVISION_IGNORED },
  { machine: wipeMachine, alphabet: Object.keys(WIPE), ignored: WIPE_IGNORED },
];

const isFinal = (node: AnyStateNode): boolean => node.type === 'final';
/** Left as soon as it is entered: it can meet no event. */
const isTransient = (node: AnyStateNode): boolean => (node.always ?? []).length > 0;

/** Does the state, or what it stands in, handle this event by name or by its kind? */
function handles(node: AnyStateNode, event: string): boolean {
  for (let at: AnyStateNode | undefined = node; at !== undefined; at = at.parent) {
    const descriptors = [...at.transitions.keys()] as string[];
    if (descriptors.includes(event) || (event === 'wipe.directed' && descriptors.includes('wipe.*'))) return true;
  }
  return false;
}

const states = (machine: AnyStateMachine): readonly (readonly [string, AnyStateNode])[] => Object.entries(machine.root.states);

describe.each(SUBJECTS.map((subject) => [subject.machine.id, subject] as const))('%s', (_, { machine, alphabet, ignored }) => {
  it('every state handles every event, or names it with the reason why nothing has to happen', () => {
    const holes = states(machine)
      .filter(([, node]) => !isFinal(node) && !isTransient(node))
      .flatMap(([name, node]) =>
        alphabet.filter((event) => !handles(node, event) && !ignored[name]?.[event]).map((event) => `${name}: ${event}`),
      );
    expect(holes).toEqual([]);
  });

  it('nothing is named as ignored that is handled, or that is not in the alphabet', () => {
    const stale = states(machine).flatMap(([name, node]) =>
      Object.keys(ignored[name] ?? {})
        .filter((event) => !alphabet.includes(event) || handles(node, event))
        .map((event) => `${name}: ${event}`),
    );
    expect(stale).toEqual([]);
  });

  it('no state handles an event outside the alphabet, nor all events at once', () => {
    const strange = states(machine).flatMap(([name, node]) =>
      [...node.transitions.keys()].filter((event) => !alphabet.includes(event)).map((event) => `${name}: ${event}`),
    );
    expect(strange).toEqual([]);
  });

  it('a state that is left at once always finds a way out', () => {
    for (const [name, node] of states(machine).filter(([, state]) => isTransient(state))) {
      expect(node.always?.at(-1)?.guard, name).toBeUndefined();
      expect(node.always?.at(-1)?.target?.[0]?.key, name).not.toBe(name);
    }
  });

  it('no transition waits for time, calls or children: the driver does', () => {
    for (const [name, node] of states(machine)) {
      expect(node.after, name).toEqual([]);
      expect(node.invoke, name).toEqual([]);
    }
  });

  it('states are described, and a loop of `always` is stopped', () => {
    for (const [name, node] of states(machine)) expect(node.description ?? '', name).not.toBe('');
    expect(machine.config.description ?? '').not.toBe('');
    expect((machine as { options?: { maxIterations?: number } }).options?.maxIterations).toBe(MACHINE_ITERATIONS);
  });
});

it('the table of ignored events names only states there are', () => {
  const names = (machines: readonly AnyStateMachine[]) => new Set(machines.flatMap((machine) => states(machine).map(([name]) => name)));
  expect(Object.keys(REQUEST_IGNORED).filter((name) => !names(REQUESTS).has(name))).toEqual([]);
  expect(Object.keys(LADDER_IGNORED).filter((name) => !names([ladderMachine]).has(name))).toEqual([]);
  expect(Object.keys(OUTBOX_IGNORED).filter((name) => !names([outboxMachine]).has(name))).toEqual([]);
  expect(Object.keys(WIPE_IGNORED).filter((name) => !names([wipeMachine]).has(name))).toEqual([]);
  expect(Object.keys(COLLECTION_IGNORED).filter((name) => !names([collectionMachine]).has(name))).toEqual([]);
  expect(Object.keys(LONGPOLL_IGNORED).filter((name) => !names([longpollMachine]).has(name))).toEqual([]);
  expect(Object.keys(PROVISION_IGNORED).filter((name) => !names([provisionMachine]).has(name))).toEqual([]);
});
