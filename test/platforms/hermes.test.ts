import { fileURLToPath } from 'node:url';
import { beforeAll, expect, it } from 'vitest';
import { asSource, bundled, inHermes } from './hermes.ts';

// The core in the engine of React Native, fed with what real servers sent (recordings of Horde and SOGo).

const RECORDINGS = {
  lostKey: 'horde/07f-sync-bogus-key',
  items: 'horde/07b-sync-next',
  unprovisioned: 'horde/10c-unprovisioned-sync',
  policy: 'horde/11d-phase1-again',
  policyAcknowledged: 'horde/11e-phase2',
  mailAccepted: 'sogo/12-sendmail-ok',
};

/** xstate takes hold of it when it is loaded; React Native has one, the bare engine has not. */
const CONSOLE = 'var console = { log: function () {}, warn: function () {}, error: function () {} };\n';

let results: Readonly<Record<string, unknown>>;

beforeAll(async () => {
  const program = await bundled(fileURLToPath(new URL('hermes-program.mjs', import.meta.url)));
  const { stdout, stderr, code } = inHermes(CONSOLE + asSource('REPLIES', RECORDINGS) + program, '-w');
  if (code !== 0 || stdout === '') throw new Error(`hermes ended with ${code}: ${stderr}${stdout}`);
  results = JSON.parse(stdout) as typeof results;
});

it('the engine has none of what a platform adds: the test means something', () => {
  expect(results['missing']).toEqual([
    'TextDecoder', 'structuredClone', 'crypto', 'AbortController', 'URL', 'fetch', 'Response', 'Headers', 'process', 'Buffer',
  ]); // prettier-ignore
});

it('a lost SyncKey by fetch: the reply comes back unread, in something that reads like a Response, with what to do [MS-ASCMD 2.2.3.177.17]', () => {
  expect(results['statusThreeByFetch']).toEqual({
    kind: 'refused',
    next: { do: 'start-over', collectionId: 'F3e49b42c' },
    attempts: 1,
    steps: ['Sync.3 reset'],
    sent: ['Sync'],
    status: 200,
    ok: true,
    bodyUsed: false,
    bytes: 42,
    isKnownToClone: true,
    type: 'application/vnd.ms-sync.wbxml',
  });
});

it('a lost SyncKey by request: the app resets, new bytes go out [MS-ASCMD 2.2.3.177.17]', () => {
  expect(results['statusThreeByRequest']).toEqual({
    kind: 'done',
    attempts: 2,
    steps: ['Sync.3 reset'],
    sent: ['Sync', 'Sync'],
    resets: ['F3e49b42c'],
  });
});

it('an unprovisioned device is provisioned, and its Sync sent again [MS-ASPROV 3.1.5.1]', () => {
  expect(results['provisioning']).toMatchObject({ kind: 'done', attempts: 2, sent: ['Sync', 'Provision', 'Provision', 'Sync'] });
});

it('a mail is accepted, and not sent again when it is asked for again', () => {
  expect(results['mail']).toMatchObject({ first: { kind: 'done', attempts: 1 }, again: { kind: 'done' }, sent: ['SendMail'] });
});

it('a mail whose answer is lost may have left: fetch throws, and says to look for it [MS-ASCMD 3.1.5.9]', () => {
  expect(results['mailCut']).toMatchObject({ kind: 'unknown', next: { do: 'look-in-sent' }, sent: ['SendMail'], name: 'TypeError' });
});

it('a server that says nothing is given up on in time, by an AbortController of our own', () => {
  expect(results['timeout']).toMatchObject({ kind: 'done', attempts: 2, sent: ['Sync', 'Sync'] });
});
