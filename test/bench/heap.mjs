// What an account costs in memory, and a request that waits for its turn.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createSession } from '../../dist/src/index.js';
import { element, encode } from '../../dist/src/wbxml/index.js';
import { oneMail } from './sync-reply.mjs';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

const ACCOUNTS = 500;
/** Below limits.openRequests, with the one that ran into the wait. */
const REQUESTS = 200;

const URL = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=alice&DeviceId=d1&DeviceType=Phone';
const HEADERS = { Authorization: 'Basic none', 'MS-ASProtocolVersion': '14.1' };
const MARKS = { 'content-type': 'application/vnd.ms-sync.wbxml', 'ms-server-activesync': '15.20' };
const text = (name, value) => element(name, value);
const bodyOf = (id) =>
  encode(element('AirSync:Sync', element('AirSync:Collections',
    element('AirSync:Collection', text('AirSync:SyncKey', '6'), text('AirSync:CollectionId', id), element('AirSync:GetChanges'))))); // prettier-ignore

/** Time that stands still: nothing that waits goes on. */
const still = { now: () => 1_700_000_000_000, setTimeout: () => 0, clearTimeout: () => undefined };

async function used() {
  for (let n = 0; n < 4; n += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    collect();
  }
  return process.memoryUsage().heapUsed;
}

async function perAccount() {
  const reply = encode(oneMail(element));
  const transport = { send: async () => ({ status: 200, headers: MARKS, body: reply.slice() }) };
  const live = async () => {
    const session = createSession({ transport, clock: still });
    const { outcome } = await session.request('Sync', () => ({ url: URL, headers: HEADERS, body: bodyOf('5') }));
    if (outcome.kind !== 'done') throw new Error(`an account ended as ${outcome.kind}`);
    return session;
  };
  // What all of them share is there before it is counted.
  const first = await live();
  const before = await used();
  const sessions = [];
  for (let n = 0; n < ACCOUNTS; n += 1) sessions.push(await live());
  const bytes = ((await used()) - before) / ACCOUNTS;
  await Promise.all([first, ...sessions].map((session) => session.stop()));
  return bytes;
}

async function perHeldRequest() {
  const transport = { send: async () => ({ status: 503, headers: { ...MARKS, 'retry-after': '20' }, body: new Uint8Array(0) }) };
  const session = createSession({ transport, clock: still });
  const ended = [];
  const ask = (id) => {
    const body = bodyOf(id);
    ended.push(session.request('Sync', () => ({ url: URL, headers: HEADERS, body })).catch(() => undefined));
  };
  ask('0');
  const before = await used();
  for (let n = 1; n <= REQUESTS; n += 1) ask(String(n));
  const bytes = ((await used()) - before) / REQUESTS;
  const waiting = session.getSnapshot().requests.length;
  if (waiting !== REQUESTS + 1) throw new Error(`${waiting} requests wait`);
  await session.stop();
  await Promise.all(ended);
  return bytes;
}

export async function measureHeap() {
  return { bytesPerLiveAccount: Math.round(await perAccount()), bytesPerHeldRequest: Math.round(await perHeldRequest()) };
}
