import { transition, type AnyMachineSnapshot, type AnyStateMachine, type EventObject } from 'xstate';
import { getAdjacencyMap } from 'xstate/graph';
import { describe, expect, it } from 'vitest';
import { intervalFor } from '../../machines/heartbeat.ts';
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
import type { RequestContext } from '../../machines/alphabet.ts';
import type { BatchContext } from '../../machines/batch.machine.ts';
import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { CollectionContext } from '../../machines/collection.machine.ts';
import type { LongpollContext } from '../../machines/longpoll.machine.ts';
import type { ProvisionContext } from '../../machines/provision.machine.ts';
import type { Effect } from '../../src/core/effect.ts';
import type { CollectionNote } from '../../src/core/collection.ts';
import type { Heartbeat } from '../../src/core/heartbeat.ts';
import type { EasRung } from '../../src/core/rungs.ts';
import {
  BATCH_EVENTS,
  BATCH_INPUTS,
  DECISIONS,
  ladderEvents,
  ladderKey,
  LADDER_REFILLS,
  COLLECTION_EVENTS,
  COLLECTION_INPUT,
  collectionKey,
  LONGPOLL_INPUT,
  longpollEvents,
  OUTBOX_EVENTS,
  lowestBroken,
  PROVISION_EVENTS,
  REQUEST_EVENTS,
  requestInputs,
  WALKED_RUNGS,
  WIPE_EVENTS,
} from '../support/alphabets.ts';
import { decided, emitted } from '../support/machines.ts';
import { cycle, type Edge, explore, keyOf, longest, stranded } from '../support/explore.ts';

// Small limits, every event, every state that can be reached: what holds here holds for any order of events.

const LIMIT = 2;
const told = ({ before, event, after }: Edge): string => `${String(before.value)} -- ${event.type} -> ${String(after.value)}`;
/** Whatever can be decided about an answer. */
const ANSWERS = DECISIONS.map((decision) => decided(decision));

/** What the machine asks for when it hears this. */
const step = (machine: AnyStateMachine, at: AnyMachineSnapshot, event: EventObject): readonly Effect[] =>
  emitted(transition(machine, at, event)[1]);

const isFinal = (at: AnyMachineSnapshot): boolean => at.status === 'done';

/** Who owes the next event in a state: the effect its entry asks for. */
const OWED: Readonly<Record<string, Effect['type']>> = {
  queued: 'effect.enqueue', sending: 'effect.request', waiting: 'effect.wake', preparing: 'effect.prepare', provisioning: 'effect.report',
  repairing: 'effect.report', foldersyncing: 'effect.report', resettingHierarchy: 'effect.report', resettingSyncKey: 'effect.reset',
  reconciling: 'effect.look',
}; // prettier-ignore

const REQUESTS = ['Sync', 'FolderSync', 'Ping', 'FolderCreate', 'SendMail', 'MoveItems', 'Search'].flatMap((name) =>
  requestInputs(LIMIT).map((input, index) => [name, index, input] as const),
);

describe.each(REQUESTS)('%s, request %i', (name, _, input) => {
  const walk = explore(commandMachine(name), input, REQUEST_EVENTS);

  it('from every state an end can be reached, and every end is one of the four', () => {
    expect(stranded(walk, isFinal)).toEqual([]);
    const ends = new Set([...walk.nodes.values()].filter(isFinal).map((at) => (at.output as { end: string }).end));
    expect([...ends].toSorted()).toEqual(['done', 'held', 'refused', 'unknown']);
  });

  it('the request never goes out more often than its limit, and says how often it went', () => {
    for (const at of walk.nodes.values()) {
      const { attempts } = at.context as RequestContext;
      expect(attempts).toBeLessThanOrEqual(LIMIT);
      expect(isFinal(at) ? at.output : { attempts }).toMatchObject({ attempts });
    }
  });

  it('no order of events goes round in circles: every way ends', () => {
    expect(cycle(walk)).toBeUndefined();
    expect(longest(walk)).toBeGreaterThan(2 * LIMIT);
  });

  it('whoever enters a state asks for what leads out of it', () => {
    const entering = walk.edges.filter(({ from, to }) => from !== to);
    expect(
      entering.filter(({ after, effects }) => (OWED[String(after.value)] ?? effects.at(-1)?.type) !== effects.at(-1)?.type).map(told),
    ).toEqual([]);
  });

  it('every answer to a request that is out leads on: nobody waits for a second one', () => {
    const out = [...walk.nodes.values()].filter((at) => at.matches('sending'));
    expect(out.length).toBeGreaterThan(0);
    for (const at of out) for (const event of ANSWERS) expect(step(commandMachine(name), at, event)).not.toEqual([]);
  });

  it('an end is told exactly once, last, with the hold before it when it is held', () => {
    for (const { after, effects } of walk.edges) {
      const end = isFinal(after) ? (after.output as { end: string }).end : undefined;
      const types = effects.map((effect) => effect.type).filter((type) => type === 'effect.hold' || type === 'effect.settle');
      expect(types).toEqual(end === undefined ? [] : end === 'held' ? ['effect.hold', 'effect.settle'] : ['effect.settle']);
    }
  });

  it('a reply that moved a key is never followed by another attempt once what was broken is whole [MS-ASCMD 2.2.1.21]', () => {
    const over = walk.edges.filter(
      ({ from, to, before, event }) =>
        (before.context as RequestContext).keepsReply && (event.type === 'rung.rebuilt' || event.type === 'app.done') && from !== to,
    );
    expect(over.length).toBeGreaterThan(0);
    expect(over.filter(({ after }) => !after.matches('accepted')).map(told)).toEqual([]);
  });
});

it('the walk finds the states that xstate’s own traversal finds', () => {
  const [input] = requestInputs(1);
  const machine = commandMachine('Sync');
  const walk = explore(machine, input, REQUEST_EVENTS);
  const map = getAdjacencyMap(machine as never, { events: REQUEST_EVENTS, input: input as never, serializeState: keyOf as never });
  expect(Object.keys(map).length).toBe(walk.nodes.size);
});

describe('the ladder', () => {
  const walk = explore(ladderMachine, { limit: LIMIT }, ladderEvents, ladderKey);
  const contextOf = (at: AnyMachineSnapshot): LadderContext => at.context as LadderContext;
  const REPAIRING = ['locating', 'authenticating', 'negotiating', 'provisioning', 'mapping'];

  it('from every state comes to rest or to ready', () => {
    expect(stranded(walk, (at) => at.matches('ready') || at.matches('resting'))).toEqual([]);
  });

  it('from every state, and with nothing left of its budget, becomes ready again once that is refilled', () => {
    const refilled = explore(ladderMachine, { limit: LIMIT }, (at) => [...ladderEvents(at), ...LADDER_REFILLS], ladderKey);
    expect(stranded(refilled, (at) => at.matches('ready'))).toEqual([]);
    const withoutMending = (event: EventObject): boolean => event.type !== 'rung.mended';
    const dead = explore(ladderMachine, { limit: LIMIT }, (at) => ladderEvents(at).filter(withoutMending), ladderKey);
    expect(stranded(dead, (at) => at.matches('ready')).length).toBeGreaterThan(0);
  });

  it('repairs the lowest broken rung and no other, under a new number', () => {
    let repairs = 0;
    for (const { before, after, effects } of walk.edges) {
      for (const effect of effects) {
        if (effect.type !== 'effect.rebuild') continue;
        repairs += 1;
        expect(effect.rung).toBe(lowestBroken(contextOf(after).broken));
        expect(effect.attempt).toBe(contextOf(before).attempt + 1);
      }
    }
    expect(repairs).toBeGreaterThan(100);
  });

  it('runs one repair at a time: another one starts only after the first is over or called off', () => {
    for (const { before, event, effects } of walk.edges) {
      const starts = effects.some((effect) => effect.type === 'effect.rebuild');
      if (!starts || !REPAIRING.includes(String(before.value))) continue;
      const over = event.type === 'rung.rebuilt' || event.type === 'driver.resumed';
      const calledOff = effects[0]?.type === 'effect.cancel' && effects[0].attempt === contextOf(before).attempt;
      expect(over || calledOff, `${String(before.value)} ${event.type}`).toBe(true);
    }
  });

  it('a report under another number than the current one changes nothing', () => {
    const late = walk.edges.filter(({ before, event }) => 'attempt' in event && event.attempt !== contextOf(before).attempt);
    expect(late).toEqual([]);
  });

  it('a complaint of before the last repair changes nothing and is answered', () => {
    for (const { before, after, event, effects } of walk.edges) {
      if (event.type !== 'rung.broken') continue;
      const { rung, epoch } = event as unknown as { rung: EasRung; epoch: number };
      if (!WALKED_RUNGS.includes(rung) || epoch >= (contextOf(before).epochs[rung] ?? 0)) continue;
      expect(contextOf(after)).toEqual(contextOf(before));
      expect(effects).toEqual([{ type: 'effect.announce', rung, whole: true }]);
    }
  });

  it('repairs no rung more often than the limit without progress', () => {
    for (const at of walk.nodes.values()) {
      for (const times of Object.values(contextOf(at).repairs)) expect(times).toBeLessThanOrEqual(LIMIT);
    }
  });

  const entering = (value: string) => walk.edges.filter(({ before, after }) => after.matches(value) && !before.matches(value));

  it('tells those who wait when a rung comes to rest', () => {
    const rests = entering('resting');
    expect(rests.length).toBeGreaterThan(0);
    for (const { effects } of rests) expect(effects.at(-1)).toMatchObject({ type: 'effect.announce', whole: false });
  });

  it('lets everybody in when nothing is broken any more', () => {
    const ready = entering('ready');
    expect(ready.length).toBeGreaterThan(0);
    for (const { after, effects } of ready) {
      expect(effects.at(-1)).toMatchObject({ type: 'effect.announce', whole: true });
      expect(contextOf(after).broken).toEqual([]);
    }
  });

  it('a rung that was wanted, and may not be tried again, is told at once: nobody waits for it', () => {
    for (const { before, after, event, effects } of walk.edges) {
      if (event.type !== 'rung.wanted' || !before.matches('resting') || !after.matches('resting')) continue;
      expect(effects).toEqual([expect.objectContaining({ type: 'effect.announce', whole: false })]);
    }
  });

  it('starts from 0 only while the hierarchy is broken', () => {
    const fromZero = [...walk.nodes.values()].filter((at) => contextOf(at).fromZero);
    expect(fromZero.length).toBeGreaterThan(0);
    for (const at of fromZero) expect(contextOf(at).broken).toContain('hierarchy');
  });
});

describe.each(BATCH_INPUTS.map((input) => [input] as const))('the search in a batch %o', (input) => {
  const walk = explore(batchMachine, input, BATCH_EVENTS);
  const contextOf = (at: AnyMachineSnapshot): BatchContext => at.context as BatchContext;

  it('from every state ends, by whatever it is told, and no order of refusals goes round in circles', () => {
    expect(stranded(walk, isFinal)).toEqual([]);
    expect(cycle(walk)).toBeUndefined();
  });

  it('every refusal leads to another try or to the end, and no more tries than the request has attempts', () => {
    for (const edge of walk.edges) {
      const { after, effects, event } = edge;
      expect(contextOf(after).attempts).toBeLessThan(input.limit);
      const next = isFinal(after) ? 'effect.abandon' : 'effect.probe';
      expect(
        effects.map(({ type }) => type),
        told(edge),
      ).toEqual(event.type === 'batch.taken' ? [] : [next]);
    }
  });

  it('a try never carries what is parked, nor all of what was refused last', () => {
    const into = (state: string) => walk.edges.filter(({ after }) => after.matches(state));
    const sentBy = ({ event }: Edge) => (event as unknown as { sent: readonly number[] }).sent;
    const again = into('completing').filter(({ after }) =>
      contextOf(after).probe.some((position) => contextOf(after).parked.includes(position)),
    );
    expect(again.map(told)).toEqual([]);
    expect(
      into('halving')
        .filter((edge) => contextOf(edge.after).probe.length >= sentBy(edge).length)
        .map(told),
    ).toEqual([]);
    expect(into('proving').flatMap(({ after }) => contextOf(after).probe)).toEqual([]);
  });

  it('only what was refused alone is parked, and only where that is allowed', () => {
    const parking = walk.edges.flatMap(({ before, after, event }) => {
      const parked = contextOf(after).parked.filter((position) => !contextOf(before).parked.includes(position));
      return parked.length === 0 ? [] : [{ parked, event }];
    });
    expect(parking.length > 0).toBe(input.parks);
    for (const { parked, event } of parking) expect(event).toMatchObject({ sent: parked });
  });
});

describe('one mail', () => {
  const walk = explore(outboxMachine, { state: 'drafted', since: 0 }, OUTBOX_EVENTS);
  const leaving = walk.edges.filter(({ event }) => event.type === 'mail.leaving');

  it('can always still arrive', () => {
    expect(stranded(walk, (at) => at.matches('confirmed'))).toEqual([]);
  });

  it('whoever wants to send it is told whether it may leave, in every state [MS-ASCMD 3.1.5.9]', () => {
    const states = [...walk.nodes.values()].map(({ value }) => String(value));
    expect(new Set(leaving.map(({ before }) => String(before.value)))).toEqual(new Set(states));
    for (const edge of leaving) expect(edge.effects, told(edge)).toHaveLength(1);
  });

  it('out, in doubt or arrived it leaves again only with consent', () => {
    for (const edge of leaving) {
      const leaves = edge.effects.some(({ type }) => type === 'effect.dispatch');
      const safe = ['drafted', 'returned'].includes(String(edge.before.value));
      const { consent } = edge.event as { consent?: boolean };
      expect(leaves, told(edge)).toBe(safe || (consent === true && !edge.before.matches('sent')));
    }
  });

  it('the doubt of an attempt ends only by a look, an answer, or the user', () => {
    const out = walk.edges.filter(({ from, to, before }) => from !== to && before.matches('unknown'));
    expect(new Set(out.map(({ event }) => event.type))).toEqual(new Set(['mail.leaving', 'mail.found', 'mail.taken', 'mail.absent']));
  });
});

describe('one collection', () => {
  const walk = explore(collectionMachine, COLLECTION_INPUT, COLLECTION_EVENTS, collectionKey);
  const asks = (edge: Edge, type: string): boolean => edge.effects.some((effect) => effect.type === type);
  const noteOf = (at: AnyMachineSnapshot): CollectionNote => (at.context as CollectionContext).note;

  it('meets each of its states, and from each of them can be whole again', () => {
    const states = Object.keys(collectionMachine.states).filter((name) => name !== 'recalling');
    expect([...new Set([...walk.nodes.values()].map(({ value }) => String(value)))].toSorted()).toEqual(states.toSorted());
    expect(stranded(walk, (at) => at.matches('complete') && noteOf(at).until === 0)).toEqual([]);
  });

  it('what is in limbo leaves it by a word, and only in doubt: never silently [MS-ASCMD 3.1.5.4]', () => {
    const ended = walk.edges.filter(({ before, after }) => noteOf(before).until > 0 && noteOf(after).until === 0);
    expect(ended.filter((edge) => !edge.before.matches('doubting') || !asks(edge, 'effect.undoubt')).map(told)).toEqual([]);
    const begun = walk.edges.filter(({ before, after }) => noteOf(before).until === 0 && noteOf(after).until > 0);
    const silent = begun.filter((edge) => !asks(edge, 'effect.doubt'));
    expect(silent.map(told)).toEqual([]);
  });

  it('is confirmed by a later answer only: never by the one that took it, never before its time', () => {
    for (const edge of walk.edges.filter((one) =>
      one.effects.some((effect) => effect.type === 'effect.undoubt' && effect.how === 'confirmed'),
    )) {
      expect((edge.event as unknown as { now: number }).now, told(edge)).toBeGreaterThanOrEqual(noteOf(edge.before).until);
      expect(edge.before.value, told(edge)).toBe('doubting');
    }
  });

  it('goes round no longer than its bounds: without an item, a release or a day it comes to rest', () => {
    const hungry = COLLECTION_EVENTS.filter(
      (event) => event.type !== 'account.released' && !('items' in event && (event['items'] as number) > 0),
    );
    const starved = explore(collectionMachine, COLLECTION_INPUT, hungry, collectionKey);
    const priming = starved.edges.filter(({ event }) => event.type === 'key.given');
    expect(
      priming
        .filter(({ before }) => noteOf(before).primings >= COLLECTION_INPUT.limits.mostPrimings && !before.matches('stalled'))
        .every(({ after }) => after.matches('stalled')),
    ).toBe(true);
    expect(priming.some(({ after }) => after.matches('stalled'))).toBe(true);
  });

  it('a circle is told once, with who must act', () => {
    const entering = walk.edges.filter(({ before, after }) => after.matches('stalled') && !before.matches('stalled'));
    expect(entering.length).toBeGreaterThan(0);
    for (const edge of entering)
      expect(
        edge.effects.filter(({ type }) => type === 'effect.stall'),
        told(edge),
      ).toHaveLength(1);
    expect(walk.edges.filter((edge) => edge.before.matches('stalled') && asks(edge, 'effect.stall'))).toEqual([]);
  });
});

describe('the search for the longest poll', () => {
  // Wishes and bounds that change are the laws' to try: here one wish, one network after the other.
  const walk = explore(longpollMachine, LONGPOLL_INPUT, (at) => [...longpollEvents(at), { type: 'network.changed' }]);
  const learnedOf = (at: AnyMachineSnapshot): Heartbeat => (at.context as LongpollContext).learned;

  it('meets each of its states', () => {
    const states = Object.keys(longpollMachine.states).filter((name) => name !== 'recalling');
    expect([...new Set([...walk.nodes.values()].map(({ value }) => String(value)))].toSorted()).toEqual(states.toSorted());
  });

  it('from every state polls as long as the app wishes again, when polls live', () => {
    const still = explore(longpollMachine, LONGPOLL_INPUT, longpollEvents);
    expect(stranded(still, (at) => at.matches('watching'))).toEqual([]);
    expect(stranded(walk, (at) => at.matches('watching'))).toEqual([]);
  });

  it('goes round in circles only by polls that were answered: deaths alone come to an end', () => {
    const dying = explore(longpollMachine, LONGPOLL_INPUT, (at) => longpollEvents(at).filter(({ type }) => type === 'poll.cut'));
    expect(cycle(dying)).toBeUndefined();
    expect(longest(dying)).toBeLessThanOrEqual(LONGPOLL_INPUT.limits.mostCuts);
  });

  it('a death makes no poll longer, and an answer none shorter', () => {
    const growth = ({ before, after }: Edge): number => intervalFor(learnedOf(after), 120) - intervalFor(learnedOf(before), 120);
    const by = (type: string): readonly Edge[] => walk.edges.filter(({ event }) => event.type === type);
    expect(by('poll.cut').filter((edge) => growth(edge) > 0)).toEqual([]);
    expect(by('poll.quiet').filter((edge) => growth(edge) < 0)).toEqual([]);
    expect(by('poll.quiet').filter((edge) => growth(edge) > 0)).not.toEqual([]);
  });
});

describe.each([false, true])('an order to wipe, agreed to before: %s', (isConsented) => {
  const walk = explore(wipeMachine, { scope: 'device', isConsented, limit: LIMIT }, WIPE_EVENTS);

  it('from every state ends, and tells how, exactly once', () => {
    expect(stranded(walk, isFinal)).toEqual([]);
    for (const { to, effects } of walk.edges) {
      const at = walk.nodes.get(to);
      const ends = effects.filter((effect) => effect.type === 'effect.wiped');
      expect(ends.map((effect) => effect.end)).toEqual(at && isFinal(at) ? [(at.output as { end: string }).end] : []);
    }
  });

  it('goes round only while the app fails, and no more often than its limit', () => {
    expect(cycle(walk)).toBeUndefined();
    for (const at of walk.nodes.values()) expect((at.context as { tries: number }).tries).toBeLessThanOrEqual(LIMIT);
  });

  it('wipes only what the app has agreed to, and answers the server at most once [MS-ASPROV 3.1.5.1.2.2]', () => {
    const wiping = walk.edges.filter(({ effects }) => effects.some(({ type }) => type === 'effect.wipe'));
    expect(new Set(wiping.map(({ before }) => String(before.value)))).toEqual(
      new Set(isConsented ? ['resting', 'wiping'] : ['acknowledging', 'resting', 'wiping']),
    );
    const answering = walk.edges.filter(({ effects }) => effects.some(({ type }) => type === 'effect.provision'));
    expect(answering.map(told).toSorted()).toEqual(
      isConsented ? [] : ['asking -- app.done -> acknowledging', 'asking -- app.failed -> refusing', 'asking -- app.failed -> refusing'],
    );
  });

  it('once agreed to it ends only when the app says so, or in the next life', () => {
    const ends = walk.edges.filter(({ after, before }) => isFinal(after) && !before.matches('refusing'));
    for (const edge of ends) expect(['app.done', 'app.failed', 'driver.resumed'], told(edge)).toContain(edge.event.type);
  });
});

describe('the policy handshake', () => {
  const walk = explore(provisionMachine, { limit: LIMIT }, PROVISION_EVENTS);

  it('from every state ends, and tells how, exactly once', () => {
    expect(stranded(walk, isFinal)).toEqual([]);
    for (const { to, effects } of walk.edges) {
      const at = walk.nodes.get(to);
      const ends = effects.filter((effect) => effect.type === 'effect.provisioned');
      expect(ends.map((effect) => effect.how === 'whole')).toEqual(at && isFinal(at) ? [(at.output as { whole: boolean }).whole] : []);
    }
  });

  it('sends no more requests than its limit', () => {
    for (const { after } of walk.edges) expect((after.context as ProvisionContext).attempts).toBeLessThanOrEqual(LIMIT);
  });

  it('no order of events goes round in circles', () => {
    expect(cycle(walk)).toBeUndefined();
  });

  it('every answer to a request of it leads on: nobody waits for a second one', () => {
    const out = [...walk.nodes.values()].filter((at) => ['requesting', 'acknowledging'].includes(String(at.value)));
    expect(out.length).toBeGreaterThan(2);
    for (const at of out) for (const event of ANSWERS) expect(step(provisionMachine, at, event)).not.toEqual([]);
  });

  it('acknowledges only what the app has been asked to enforce [MS-ASPROV 3.1.5.1.2]', () => {
    for (const { from, effects } of walk.edges) {
      if (!effects.some((effect) => effect.type === 'effect.provision' && effect.phase === 'acknowledge')) continue;
      expect(['applying', 'waiting']).toContain(String(walk.nodes.get(from)?.value));
    }
  });
});
