// Runs inside Hermes, bundled with the sources. Nothing of Node is there, nor of a browser: only what the engine itself has.
import { createSession, recoveryOf } from '../../src/index.ts';

/* global REPLIES, print */

/** Time that goes on by itself to the next timer whenever nothing else is to be done. */
function virtualClock() {
  let now = 1_700_000_000_000;
  let timers = [];
  return {
    now: () => now,
    setTimeout(callback, ms) {
      const timer = { callback, at: now + ms };
      timers.push(timer);
      return timer;
    },
    clearTimeout(handle) {
      timers = timers.filter((timer) => timer !== handle);
    },
    ring() {
      const next = timers.reduce((first, timer) => (first === undefined || timer.at < first.at ? timer : first), undefined);
      if (next === undefined) return;
      timers = timers.filter((timer) => timer !== next);
      now = Math.max(now, next.at);
      next.callback();
    },
  };
}

const HEADERS = { Authorization: 'Basic none', 'MS-ASProtocolVersion': '14.1' };
const urlOf = (command) => `https://mail.example/Microsoft-Server-ActiveSync?Cmd=${command}&User=alice&DeviceId=d1&DeviceType=Phone`;

/** A session whose server says what was recorded, in this order. */
function opened(clock, names, hooks) {
  const sent = [];
  const transport = {
    send(request, signal) {
      const name = names.shift();
      sent.push(/Cmd=(\w+)/.exec(request.url)[1]);
      if (name === 'silence') return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
      if (name === 'cut') return Promise.reject(new TypeError('cut'));
      const { status, headers, body } = REPLIES[name];
      return Promise.resolve({ status, headers, body: Uint8Array.from(body) });
    },
  };
  return { session: createSession({ transport, clock, random: () => 0, hooks }), sent };
}

const told = (outcome) => ({
  kind: outcome.kind,
  next: outcome.next,
  attempts: outcome.attempts,
  steps: outcome.steps.map((step) => `${step.status} ${step.decision.do}`),
});

const RUNS = {
  async statusThreeByFetch(clock) {
    const { session, sent } = opened(clock, ['lostKey']);
    const response = await session.fetch(urlOf('Sync'), {
      method: 'POST',
      headers: HEADERS,
      body: Uint8Array.from(REPLIES.lostKey.request),
    });
    const clone = response.clone();
    const { status, ok, bodyUsed } = response;
    const bytes = new Uint8Array(await response.arrayBuffer()).length;
    const isKnownToClone = recoveryOf(clone) === recoveryOf(response);
    return { ...told(recoveryOf(response)), sent, status, ok, bodyUsed, bytes, isKnownToClone, type: response.headers.get('content-type') };
  },
  async statusThreeByRequest(clock) {
    const resets = [];
    const hooks = { collectionReset: async ({ collectionId }) => void resets.push(collectionId) };
    const { session, sent } = opened(clock, ['lostKey', 'items'], hooks);
    const build = (at) => ({
      url: urlOf('Sync'),
      headers: HEADERS,
      body: Uint8Array.from(REPLIES[at.number === 1 ? 'lostKey' : 'items'].request),
    });
    const { outcome } = await session.request('Sync', build);
    return { ...told(outcome), sent, resets };
  },
  async provisioning(clock) {
    const { session, sent } = opened(clock, ['unprovisioned', 'policy', 'policyAcknowledged', 'items'], { policy: async () => 'full' });
    const body = Uint8Array.from(REPLIES.items.request);
    const { outcome } = await session.request('Sync', () => ({ url: urlOf('Sync'), headers: HEADERS, body }));
    return { ...told(outcome), sent };
  },
  async mail(clock) {
    const { session, sent } = opened(clock, ['mailAccepted', 'cut']);
    const send = () =>
      session.fetch(urlOf('SendMail'), { method: 'POST', headers: HEADERS, body: Uint8Array.from(REPLIES.mailAccepted.request) });
    const first = told(recoveryOf(await send()));
    const again = told(recoveryOf(await send()));
    return { first, again, sent };
  },
  async mailCut(clock) {
    const { session, sent } = opened(clock, ['cut']);
    const body = Uint8Array.from(REPLIES.mailAccepted.request);
    const error = await session.fetch(urlOf('SendMail'), { method: 'POST', headers: HEADERS, body }).catch((e) => e);
    return { ...told(recoveryOf(error)), sent, name: error.name };
  },
  async timeout(clock) {
    const { session, sent } = opened(clock, ['silence', 'items']);
    const body = Uint8Array.from(REPLIES.items.request);
    const { outcome } = await session.request('Sync', () => ({ url: urlOf('Sync'), headers: HEADERS, body }));
    return { ...told(outcome), sent };
  },
};

/** More than any chain of promises here is long. */
const ROUNDS = 500;

async function main() {
  const missing = [
    'TextDecoder',
    'structuredClone',
    'crypto',
    'AbortController',
    'URL',
    'fetch',
    'Response',
    'Headers',
    'process',
    'Buffer',
  ];
  const results = { missing: missing.filter((name) => globalThis[name] === undefined) };
  for (const name of Object.keys(RUNS)) {
    const clock = virtualClock();
    let open = true;
    // The engine has no queue of its own for promises: each step of one is a round of its timers. After so many rounds nothing can go on.
    let rounds = 0;
    const tick = () => {
      if (!open) return;
      rounds += 1;
      if (rounds % ROUNDS === 0) clock.ring();
      setTimeout(tick, 0);
    };
    setTimeout(tick, 0);
    try {
      results[name] = await RUNS[name](clock);
    } catch (error) {
      results[name] = { threw: String((error && error.stack) || error) };
    }
    open = false;
  }
  print(JSON.stringify(results));
}

void main();
