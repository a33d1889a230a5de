import { expect, it } from 'vitest';
import type { Session } from '../../../../src/core/session.ts';
import { encode } from '../../../../src/wbxml/encode.ts';
import { element } from '../../../../src/wbxml/build.ts';
import { newClient } from '../../../../src/sim/world/client.ts';
import type { LocalCollection, LocalMailbox } from '../../../../src/sim/world/mailbox.ts';
import { checkParked, noteRefusal } from '../../../../src/sim/world/refusals.ts';
import type { Stage } from '../../../../src/sim/world/stage.ts';

const LOGIN = { user: 'alice', password: 'alice-pw', deviceId: 'PARKED', version: '14.1' } as const;

const adds = (...names: readonly string[]): LocalCollection => ({
  id: '5',
  key: 'k1',
  complete: true,
  items: new Map(),
  edits: names.map((name) => ({ do: 'add', clientId: name, token: `u${name}`, serverId: '', value: 'v', state: 'waiting' })),
  dirty: true,
});

const stageOf = (): Stage => ({ refusedAlone: new Set(), broken: [], clock: { now: () => 0 } }) as unknown as Stage;

/** A Sync that went out with these items, as it was answered. */
const heard = (stage: Stage, items: readonly string[], status: number, body = new Uint8Array(0)): void =>
  noteRefusal(stage, { facts: { command: 'Sync', items, collectionIds: ['5'] }, reply: { status, headers: {}, body } });

const answer = (status: string) =>
  encode(
    element(
      'AirSync:Sync',
      element(
        'AirSync:Collections',
        element('AirSync:Collection', element('AirSync:CollectionId', '5'), element('AirSync:Status', status)),
      ),
    ),
  );

/** What is booked when a session calls everything parked that it was asked to send. */
async function parking(stage: Stage, one: LocalCollection): Promise<readonly string[]> {
  const session = {
    request: (_: string, build: (at: unknown) => unknown) => {
      build({ protocolVersion: '14.1', bounds: {} });
      const leftOut = one.edits.map(({ clientId }) => ({ id: clientId, why: 'parked' }));
      return Promise.resolve({ response: new Response(null), outcome: { kind: 'done', leftOut } });
    },
  } as unknown as Session;
  const box = { collections: new Map([[one.id, one]]), version: '14.1' } as unknown as LocalMailbox;
  const client = newClient({
    session,
    login: LOGIN,
    box,
    clock: {} as never,
    asked: () => () => undefined,
    parked: (edit) => checkParked(stage, edit),
  });
  await client.sync([one]);
  return stage.broken;
}

it('a session that calls everything parked is caught: nothing was ever refused', async () => {
  const broken = await parking(stageOf(), adds('a', 'b'));
  expect(broken).toHaveLength(2);
  expect(broken[0]).toContain('item ua was called parked, and no answer refused it alone');
});

it('what was refused with others, or taken alone, is not refused alone', async () => {
  const stage = stageOf();
  heard(stage, ['a', 'b'], 413);
  heard(stage, ['a'], 200, answer('1'));
  expect(await parking(stage, adds('a', 'b'))).toHaveLength(2);
});

it.each([
  ['HTTP', 413, undefined],
  ['the collection', 200, answer('6')],
])('what %s refused alone may be parked', async (_, status, body) => {
  const stage = stageOf();
  heard(stage, ['a'], status, body);
  expect(await parking(stage, adds('a'))).toEqual([]);
});

it('several changes of one item are that item alone', async () => {
  const stage = stageOf();
  heard(stage, ['a', 'a', 'a'], 200, answer('6'));
  expect(await parking(stage, adds('a'))).toEqual([]);
});
