import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newMailClient, type MailClient } from '../../examples/mail-client/client.ts';
import { startLab, type RunningLab } from '../../src/sim/lab-http.ts';

// One bad item blocks all: the whole way, from an app that keeps its edits to a server that refuses the Sync over one of them.

const CONTACTS = 9;
let server: RunningLab;
let client: MailClient;

const open = (deviceId: string): MailClient =>
  newMailClient({ url: server.url, user: 'alice', password: 'alice-pw', deviceId, version: '14.1' });

beforeEach(async () => {
  server = await startLab({ policy: { demand: 'none' }, random: () => 0.5 });
  client = open('BATCH');
  await client.folderSync();
  await client.sync(client.folder(CONTACTS));
});

afterEach(async () => {
  await client.session.stop();
  await server.stop();
});

/** The user types these; the server refuses whatever carries one of the bad ones. @returns what came of it */
async function upload(count: number, ...bad: readonly number[]) {
  const id = client.folder(CONTACTS);
  const ids = Array.from({ length: count }, (_, index) => client.add(id, { 'Contacts:FirstName': `First ${index}` }));
  server.lab.setFaults(bad.map((index) => ({ when: { command: 'Sync', item: ids[index] }, do: { status: { at: 'Sync', code: 6 } } })));
  const before = server.lab.log.length;
  const outcomes: { readonly attempts: number }[] = [];
  const off = client.session.on('settled', ({ outcome }) => void outcomes.push(outcome));
  const outcome = await client.sync(id);
  off();
  const { aside, edits } = client.mailbox.collections.get(id) ?? { aside: [], edits: [] };
  return {
    outcome,
    /** Attempts of each request. */
    attempts: outcomes.map((one) => one.attempts),
    requests: server.lab.log.length - before,
    arrived: server.lab.mailbox('alice').items(id).length,
    aside: aside.map(({ clientId = '' }) => ids.indexOf(clientId)),
    waiting: edits.length,
  };
}

describe('a server that refuses a whole Sync for one item [MS-ASCMD 2.2.3.177.17]', () => {
  it.each([0, 100, 199])('item %i of 200 is set aside, the others arrive, and no request takes more than 12 attempts', async (place) => {
    const { outcome, attempts, arrived, aside, waiting } = await upload(200, place);
    expect(outcome.kind).toBe('done');
    expect({ arrived, aside, waiting }).toEqual({ arrived: 199, aside: [place], waiting: 0 });
    expect(Math.max(...attempts)).toBeLessThanOrEqual(12);
  });

  it.each([
    [0, 1],
    [3, 4],
    [0, 7],
  ])('two bad ones are both found: %i and %i of 8', async (...bad) => {
    const { arrived, aside, waiting } = await upload(8, ...bad);
    expect({ arrived, aside: new Set(aside), waiting }).toEqual({ arrived: 6, aside: new Set(bad), waiting: 0 });
  });

  it('the only edit there is does not keep the server’s news away', async () => {
    const id = client.folder(CONTACTS);
    const other = open('OTHER');
    await other.folderSync();
    await other.sync(id);
    other.add(id, { 'Contacts:FirstName': 'From elsewhere' });
    await other.sync(id);
    await other.session.stop();
    const { outcome, arrived, aside } = await upload(1, 0);
    expect(outcome.kind).toBe('done');
    expect({ arrived, aside, here: client.mailbox.collections.get(id)?.items.size }).toEqual({ arrived: 1, aside: [0], here: 1 });
  });
});
