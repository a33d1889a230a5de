// Runs inside a page of Chromium, bundled. Each case asserts by itself; the page hands the list of results to whoever opened it.
import { createSession, recoveryOf } from '../../dist/src/index.js';
import { at, decode, element, encode, textOf } from '../../dist/src/wbxml/index.js';

/* global lab, done, SERVERS */

const HEADERS = { Authorization: `Basic ${btoa('alice:alice-pw')}`, 'MS-ASProtocolVersion': '14.1' };
const urlOf = (command, base = SERVERS.lab) => `${base}?Cmd=${command}&User=alice&DeviceId=browser1&DeviceType=Chromium`;
const post = (body) => ({ method: 'POST', headers: HEADERS, body });
const bytesOf = async (response) => new Uint8Array(await response.arrayBuffer());

function equal(found, wanted, what) {
  const [a, b] = [JSON.stringify(found), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what}: ${a} instead of ${b}`);
}

const folderSync = (key) => encode(element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', key)));

function sync(collectionId, key) {
  const parts = [element('AirSync:SyncKey', key), element('AirSync:CollectionId', collectionId)];
  if (key !== '0') parts.push(element('AirSync:GetChanges'), element('AirSync:WindowSize', '50'));
  return encode(element('AirSync:Sync', element('AirSync:Collections', element('AirSync:Collection', ...parts))));
}

function mail(clientId) {
  const mime = 'From: alice@example.test\r\nTo: bob@example.test\r\nSubject: from a page\r\n\r\nHello\r\n';
  const parts = [element('ComposeMail:ClientId', clientId), element('ComposeMail:SaveInSentItems')];
  return encode(
    element(
      'ComposeMail:SendMail',
      ...parts,
      element(
        'ComposeMail:Mime',
        Uint8Array.from(mime, (c) => c.charCodeAt(0)),
      ),
    ),
  );
}

/** The app's store: one collection, the hierarchy key. */
const app = { key: '0', hierarchyKey: '0', resets: 0, items: [] };
const hooks = {
  policy: async () => 'full',
  hierarchyKey: async () => app.hierarchyKey,
  hierarchyChanged: async ({ syncKey }) => void (app.hierarchyKey = syncKey),
  collectionReset: async () => {
    app.key = '0';
    app.items = [];
    app.resets += 1;
  },
};
const eas = createSession({ hooks });
let inbox = '';

/** Syncs until nothing more comes. */
async function pull() {
  for (let round = 0; round < 5; round += 1) {
    let sent = '';
    const build = () => ({ url: urlOf('Sync'), headers: HEADERS, body: sync(inbox, (sent = app.key)) });
    const { outcome, response } = await eas.request('Sync', build);
    if (outcome.kind !== 'done') throw new Error(`Sync ended as ${outcome.kind}: ${JSON.stringify(outcome.steps)}`);
    if (response.body.length === 0) return;
    const collection = at(decode(response.body).root, 'Collections/Collection');
    const commands = at(collection, 'Commands');
    for (const child of commands?.children ?? []) app.items.push(textOf(at(child, 'ServerId')));
    app.key = textOf(at(collection, 'SyncKey'));
    if (sent !== '0' && commands === undefined) return;
  }
}

const CASES = {
  async 'a FolderSync by fetch is provisioned on the way, and comes back unread [MS-ASPROV 3.1.5.1]'() {
    const response = await eas.fetch(urlOf('FolderSync'), post(folderSync('0')));
    const outcome = recoveryOf(response);
    equal([outcome.kind, outcome.attempts, response.bodyUsed, response.ok], ['done', 2, false, true], 'outcome');
    if (!outcome.steps.some((step) => step.decision.do === 'repair' && step.decision.rung === 'policy'))
      throw new Error(`no policy was repaired: ${JSON.stringify(outcome.steps)}`);
    const clone = response.clone();
    equal(recoveryOf(clone) === outcome, true, 'the clone knows');
    const { root } = decode(await bytesOf(response));
    equal(textOf(at(root, 'Status')), '1', 'Status');
    app.hierarchyKey = textOf(at(root, 'SyncKey'));
    inbox = await lab('folder', 2);
  },
  async 'a mailbox is synchronised: what arrives at the server arrives in the page'() {
    await lab('deliver', { from: 'bob@example.test', subject: 'one' });
    await lab('deliver', { from: 'bob@example.test', subject: 'two' });
    await pull();
    equal(app.items.length, 2, 'items');
    equal(app.resets, 0, 'resets');
  },
  async 'a server that lost the state has it reset, and nothing is lost [MS-ASCMD 2.2.3.177.17, 3]'() {
    await lab('loseCollection', inbox);
    await lab('deliver', { from: 'bob@example.test', subject: 'three' });
    await pull();
    equal([app.resets, app.items.length], [1, 3], 'resets and items');
  },
  async 'a mail is sent once, and once only when it is asked for again'() {
    for (const _ of [1, 2]) equal(recoveryOf(await eas.fetch(urlOf('SendMail'), post(mail('page-1')))).kind, 'done', 'outcome');
    equal(
      (await lab('sent')).map(({ count }) => count),
      [1],
      'sent',
    );
  },
  async 'a redirect shows that it is one, not where it leads: it is refused or held, never followed [http.302]'() {
    const session = createSession();
    const response = await session.fetch(urlOf('Sync', SERVERS.redirect), post(sync('5', '1')));
    const outcome = recoveryOf(response);
    equal(outcome.steps[0]?.status, 'http.302', 'status');
    equal(['held', 'refused'].includes(outcome.kind), true, `held or refused, not ${outcome.kind}`);
    equal(response.type, 'opaqueredirect', 'type');
    await session.stop();
  },
  async 'a Retry-After that CORS exposes is kept to, and ends as held [http.503]'() {
    const session = createSession();
    const outcome = recoveryOf(await session.fetch(urlOf('Sync', SERVERS.exposed), post(sync('5', '1'))));
    equal([outcome.kind, outcome.hold.who], ['held', 'time'], 'outcome');
    equal(outcome.hold.until - Date.now() > 3000_000, true, 'an hour');
    await session.stop();
  },
  async 'one that CORS hides is not claimed: the session’s own back-off is kept to [http.503]'() {
    const session = createSession({ maxPendingMs: 0 });
    const outcome = recoveryOf(await session.fetch(urlOf('Sync', SERVERS.hidden), post(sync('5', '1'))));
    equal(outcome.kind, 'held', 'outcome');
    equal(outcome.steps[0].decision.dueAt - Date.now() < 60_000, true, 'less than a minute');
    await session.stop();
  },
  async 'a reply without CORS is none: fetch throws, and a mail may have left [MS-ASCMD 3.1.5.9]'() {
    const session = createSession();
    const error = await session.fetch(urlOf('SendMail', SERVERS.closed), post(mail('page-2'))).catch((e) => e);
    equal([error instanceof TypeError, recoveryOf(error)?.kind, recoveryOf(error)?.next?.do], [true, 'unknown', 'look-in-sent'], 'outcome');
    await session.stop();
  },
  async 'an endless reply is read up to the bound; the page has its stream'() {
    const session = createSession({ limits: { replyBytes: 100_000 }, random: () => 0 });
    const response = await session.fetch(urlOf('Search', SERVERS.endless), post(sync('5', '1')));
    const outcome = recoveryOf(response);
    equal([outcome.kind, outcome.steps[0].status], ['refused', 'transport.undecodable'], 'outcome');
    const reader = response.body.getReader();
    for (let size = 0; size < 300_000;) size += (await reader.read()).value.length;
    await reader.cancel();
    await session.stop();
  },
  async 'an aborted call rejects with its reason, and the account goes on'() {
    const abort = new AbortController();
    const ping = encode(element('Ping:Ping', element('Ping:HeartbeatInterval', '600'), element('Ping:Folders',
      element('Ping:Folder', element('Ping:Id', inbox), element('Ping:Class', 'Email'))))); // prettier-ignore
    const call = eas.fetch(urlOf('Ping'), { ...post(ping), signal: abort.signal }).catch((e) => e);
    setTimeout(() => abort.abort('enough'), 200);
    const reason = await call;
    if (reason !== 'enough') throw new Error(`not aborted: ${JSON.stringify(recoveryOf(reason))}`);
    await pull();
  },
};

const unhandled = [];
addEventListener('unhandledrejection', (event) => unhandled.push(String(event.reason)));

async function main() {
  const results = [];
  for (const [name, run] of Object.entries(CASES)) {
    const began = performance.now();
    let error;
    try {
      await run();
    } catch (e) {
      error = String(e?.stack ?? e);
    }
    results.push({ name, ms: Math.round(performance.now() - began), ...(error !== undefined && { error }) });
  }
  // Rejections nobody handled are told a moment later.
  await new Promise((resolve) => setTimeout(resolve, 100));
  results.push({ name: 'no rejection was left unhandled', ms: 0, ...(unhandled.length > 0 && { error: unhandled.join('; ') }) });
  await done(results);
}

void main();
