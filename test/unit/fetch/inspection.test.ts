import { createWebSocketInspector } from '@statelyai/inspect';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { createActor, setup } from 'xstate';
import { allowListed, SHOWN_MOST, WINDOW_MS } from '../../../src/fetch/inspection.ts';
import { openAccount } from '../../support/account.ts';
import { statusAnswer, provisionAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';

const SECRET = 'planted secret';
const clock = { now: () => 0 };

interface Given {
  readonly type: string;
  readonly actorRef: { readonly id: string; readonly getSnapshot: () => unknown; readonly logic: unknown; readonly _parent?: unknown };
  readonly event?: Record<string, unknown>;
  readonly snapshot?: Record<string, unknown>;
}

/** A machine of a kind this library has none of: everything about it is a secret. */
interface Types {
  context: Record<string, unknown>;
  events: { type: string; [more: string]: unknown };
  input: Record<string, unknown>;
  output: Record<string, unknown>;
}

// Only its type counts.
const types = {} as Types;
const leaking = setup({
  types,
}).createMachine({
  id: 'leaking',
  initial: 'open',
  context: ({ input }) => ({ ...input, rung: SECRET, password: SECRET, decision: { do: 'repair', collections: [SECRET], hint: SECRET } }),
  states: { open: { on: { end: 'done' } }, done: { type: 'final' } },
  output: () => ({ end: 'done', attempts: 3, body: SECRET }),
});

function shownOf(id: string, ...events: readonly { type: string; [more: string]: unknown }[]): Given[] {
  const seen: Given[] = [];
  const actor = createActor(leaking, {
    id,
    input: { body: SECRET, attempts: 2 },
    inspect: allowListed((event: Given) => void seen.push(event), clock),
  });
  actor.start();
  for (const event of events) actor.send(event);
  return seen;
}

/** All that hangs on it, however deep. */
const reach = (value: unknown): string => {
  const met = new Set<unknown>();
  const walk = (one: unknown): unknown => {
    if (typeof one === 'function') return one.name;
    if (typeof one !== 'object' || one === null || met.has(one)) return one;
    met.add(one);
    const snapshot = 'getSnapshot' in one && typeof one.getSnapshot === 'function' ? { _snapshot: walk(one.getSnapshot()) } : {};
    return { ...Object.fromEntries(Object.entries(one).map(([name, inner]) => [name, walk(inner)])), ...snapshot };
  };
  return JSON.stringify(walk(value));
};

describe('what is not on the list', () => {
  it('is in no event, no snapshot, no output, and on no actor that is handed out', () => {
    const seen = shownOf(
      'leaking',
      { type: 'app.done', rung: SECRET, authorization: SECRET, how: SECRET },
      { type: 'end', note: { state: SECRET } },
    );
    expect(seen.map(({ type }) => type)).toEqual(expect.arrayContaining(['@xstate.actor', '@xstate.event', '@xstate.snapshot']));
    expect(reach(seen)).not.toContain('planted');
  });

  it('leaves what is: numbers, switches and our own words', () => {
    const seen = shownOf('leaking', {
      type: 'app.done',
      rung: 'policy',
      attempt: 2,
      decision: { do: 'retry', dueAt: 5, collections: ['5'] },
    });
    const event = seen.find((one) => one.event?.['type'] === 'app.done');
    expect(event?.event).toEqual({ type: 'app.done', rung: 'policy', attempt: 2, decision: { do: 'retry', dueAt: 5 } });
    expect(event?.actorRef.getSnapshot()).toMatchObject({
      status: 'active',
      value: 'open',
      context: { attempts: 2, decision: { do: 'repair' } },
    });
  });

  it('stands in no name: of an event, or of an actor, whose id is counted instead', () => {
    const seen = shownOf('collection:planted-id', { type: 'planted secret' });
    expect(new Set(seen.map(({ actorRef }) => actorRef.id))).toEqual(new Set(['collection#1']));
    expect(seen.map(({ event }) => event?.['type'])).toContain('unnamed');
    expect(reach(seen)).not.toContain('planted');
  });

  it('an actor that is handed out cannot be sent to, or stopped', () => {
    const [first] = shownOf('leaking');
    expect(Object.keys(first?.actorRef ?? {}).sort()).toEqual(['_parent', 'getSnapshot', 'id', 'logic', 'sessionId']);
  });

  it.each([
    undefined,
    null,
    7,
    'text',
    {},
    { type: '@xstate.actor' },
    { type: '@xstate.microstep', actorRef: {} },
    { type: 'other', actorRef: {} },
  ])('an event that is none is not shown: %j', (event) => {
    const seen: unknown[] = [];
    allowListed((one: unknown) => void seen.push(one), clock)(event);
    expect(seen).toEqual([]);
  });
});

it('a storm is shown up to a bound, then counted, and said', () => {
  let now = 0;
  const seen: Given[] = [];
  const actorRef = { id: 'Sync#1', sessionId: 'x', getSnapshot: () => ({}), logic: {} };
  const show = allowListed((event: Given) => void seen.push(event), { now: () => now });
  const storm = (): void => show({ type: '@xstate.event', actorRef, event: { type: 'app.done' } });
  for (let count = 0; count < SHOWN_MOST + 5; count += 1) storm();
  expect(seen).toHaveLength(SHOWN_MOST);
  now += WINDOW_MS;
  storm();
  expect(seen.slice(SHOWN_MOST).map(({ event }) => event)).toEqual([{ type: 'inspection.dropped', count: 5 }, { type: 'app.done' }]);
});

describe('an account under inspection', () => {
  let server: WebSocketServer | undefined;
  afterEach(() => server?.close());

  it('is seen over a WebSocket as one tree, with its states and decisions, and no id of a collection', async () => {
    server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    await once(server, 'listening');
    const got: Record<string, unknown>[] = [];
    server.on('connection', (socket) =>
      socket.on('message', (data: Buffer) => void got.push(JSON.parse(data.toString()) as Record<string, unknown>)),
    );
    const { port } = server.address() as AddressInfo;
    const inspector = createWebSocketInspector({ url: `ws://127.0.0.1:${port}` });
    const [socket] = (await once(server, 'connection')) as [{ readonly readyState: number }];
    expect(socket.readyState).toBe(1);

    const account = openAccount({ inspect: inspector.inspect, hooks: { collectionReset: async () => undefined } });
    account.server.answer(
      'Sync',
      statusAnswer('Sync', 142),
      syncAnswer({ id: 'planted-id', status: 3 }),
      syncAnswer({ id: 'planted-id', key: '2' }),
    );
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await account.request('Sync', syncRequest({ id: 'planted-id' }));
    const names = () => new Set(got.filter(({ type }) => type === '@xstate.actor').map(({ name }) => name));
    await expect
      .poll(names, { timeout: 5000 })
      .toEqual(new Set(['account', 'ladder', 'longpoll', 'Sync#1', 'provision#1', 'collection#1']));
    await expect.poll(() => JSON.stringify(got), { timeout: 5000 }).toContain('accept.Sync.1');
    const text = JSON.stringify(got);
    expect(text).toContain('repair.common.142');
    expect(text).not.toContain('planted-id');
    const root = got.find(({ name }) => name === 'account');
    for (const { name, parentId } of got.filter(({ type, name: one }) => type === '@xstate.actor' && one !== 'account'))
      expect(parentId, String(name)).toBe(root?.['sessionId']);
    expect(String(got.find(({ name }) => name === 'Sync#1')?.['definition'])).toContain('"initial":"queued"');
    inspector.stop();
    await account.session.stop();
  });
});
