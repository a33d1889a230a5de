// The wrap around fetch beside others, in one run on one machine: what a call costs when nothing is wrong. The network is taken out: fetch is
// resolved already, with a small Sync reply. Ours scans it; the others decode nothing and would hand a Status 3 on as a success.
import { ConstantBackoff, handleAll, retry } from 'cockatiel';
import fetchRetry from 'fetch-retry';
import ky from 'ky';
import pRetry from 'p-retry';
import { createSession, recoveryOf } from '../../dist/src/index.js';
import { element, encode } from '../../dist/src/wbxml/index.js';
import { median } from './clock.mjs';
import { oneMail } from './sync-reply.mjs';

/** Calls of one measurement: long enough for the clock, short enough that others of the machine hit all alike. */
const CALLS = 100;
const ROUNDS = 40;
const WARM_UP = 15;

const URL = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=alice&DeviceId=d1&DeviceType=Phone';
const REPLY = encode(oneMail(element));
const HEADERS = {
  'Content-Type': 'application/vnd.ms-sync.wbxml',
  'MS-Server-ActiveSync': '15.20',
  'Content-Length': String(REPLY.length),
};
const text = (name, value) => element(name, value);
const BODY = encode(
  element('AirSync:Sync', element('AirSync:Collections',
    element('AirSync:Collection', text('AirSync:SyncKey', '6'), text('AirSync:CollectionId', '5'), element('AirSync:GetChanges')))),
); // prettier-ignore
const INIT = { method: 'POST', headers: { Authorization: 'Basic none', 'MS-ASProtocolVersion': '14.1' }, body: BODY };

const resolved = async () => new Response(REPLY, { status: 200, headers: HEADERS });

/** A store that an app might have: a map, and compare-and-set. */
function mapStore() {
  const rows = new Map();
  return {
    load: async (account) => rows.get(account),
    async save(account, data, after) {
      rows.set(account, { data, revision: after + 1 });
      return after + 1;
    },
    forget: async (account) => void rows.delete(account),
  };
}

function contestants() {
  const kyOver = ky.create({ fetch: resolved });
  const policy = retry(handleAll, { maxAttempts: 3, backoff: new ConstantBackoff(10) });
  const withRetry = fetchRetry(resolved, { retries: 3 });
  const ours = createSession({ transport: resolved });
  const stored = createSession({ transport: resolved, account: 'bench', store: mapStore() });
  const asked = createSession({ transport: resolved });
  return {
    'bare fetch': () => resolved(URL, INIT),
    ky: () => kyOver(URL, INIT),
    'p-retry': () => pRetry(() => resolved(URL, INIT), { retries: 3 }),
    cockatiel: () => policy.execute(() => resolved(URL, INIT)),
    'fetch-retry': () => withRetry(URL, INIT),
    'ours: fetch': () => ours.fetch(URL, INIT),
    'ours: fetch, with a store': () => stored.fetch(URL, INIT),
    'ours: request': () => asked.request('Sync', () => ({ url: URL, headers: INIT.headers, body: BODY })),
  };
}

/** Microseconds of one call, and of reading its body as an app does. */
async function measured(call) {
  const start = performance.now();
  for (let n = 0; n < CALLS; n += 1) {
    const came = await call();
    if (came instanceof Response) await came.arrayBuffer();
  }
  return ((performance.now() - start) / CALLS) * 1000;
}

/** What the comparison rests on: every one hands the whole reply on, and ours has read it. */
async function check(calls) {
  for (const [name, call] of Object.entries(calls)) {
    const came = await call();
    const outcome = name.endsWith('request') ? came.outcome : recoveryOf(came);
    const bytes = came instanceof Response ? (await came.arrayBuffer()).byteLength : came.response.body.length;
    if (bytes !== REPLY.length || (name.startsWith('ours') && outcome?.kind !== 'done'))
      throw new Error(`${name}: ${bytes} bytes, ${JSON.stringify(outcome)}`);
  }
}

/** Medians of all, run in turns. */
export async function compareFetch() {
  const calls = contestants();
  await check(calls);
  const times = Object.fromEntries(Object.keys(calls).map((name) => [name, []]));
  for (let round = -WARM_UP; round < ROUNDS; round += 1) {
    for (const [name, call] of Object.entries(calls)) {
      const us = await measured(call);
      if (round >= 0) times[name].push(us);
    }
  }
  const medians = Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
  const rounded = (value) => Number(value.toFixed(2));
  const rows = Object.entries(medians).map(([name, us]) => ({
    name,
    usPerCall: rounded(us),
    timesBare: rounded(us / medians['bare fetch']),
    timesKy: rounded(us / medians.ky),
    ...(name.startsWith('ours') && { aimTimesKy: 1 }),
  }));
  return { replyBytes: REPLY.length, rounds: ROUNDS, callsPerRound: CALLS, rows };
}
