import { describe, expect, it } from 'vitest';
import type { WireRequest, WireResponse } from '../../src/core/ports.ts';
import { recoveryOf } from '../../src/fetch/recovery-of.ts';
import { openAccount, urlOf, HEADERS } from '../support/account.ts';
import { pingRequest, read, sendMailRequest, statusAnswer, syncAnswer, syncRequest } from '../support/messages.ts';
import { virtualTime } from '../support/time.ts';

// What a platform hides ends as a typed outcome. The table is in the README; what a browser hides is tested in a browser (test/browser/page.mjs).

const post = (body: Uint8Array<ArrayBuffer>) => ({ method: 'POST', headers: HEADERS, body });

it('a redirect that the platform followed (React Native) is a page of somebody else’s, never a success', async () => {
  const page = new Response('<!DOCTYPE html><title>Sign in</title>', { headers: { 'Content-Type': 'text/html' } });
  const account = openAccount({ transport: async () => Object.defineProperty(page.clone(), 'redirected', { value: true }) });
  const outcome = recoveryOf(await account.time.until(account.session.fetch(urlOf('Sync'), post(syncRequest({ id: '5' })))));
  expect(outcome?.kind).not.toBe('done');
  expect(outcome?.steps[0]?.status).toBe('transport.html-body');
});

it.each([undefined, {}, { redirects: false }, { redirects: true }])(
  'what a transport hands over is judged, whatever it says of redirects (sees: %j): a 302 by `allowHosts`, a page as a page',
  async (sees) => {
    const [moved, page] = [{ location: 'https://b.example/Microsoft-Server-ActiveSync' }, { 'content-type': 'text/html' }];
    for (const [reply, status] of [
      [{ status: 302, headers: moved }, 'http.302'],
      [{ status: 200, headers: page }, 'transport.html-body'],
    ] as const) {
      const body = new TextEncoder().encode(reply.status === 200 ? '<!DOCTYPE html><title>Sign in</title>' : '');
      const account = openAccount({ transport: { ...(sees && { sees }), send: async () => ({ ...reply, body }) } });
      const { outcome } = await account.request('Sync', syncRequest({ id: '5' }));
      expect([outcome.kind === 'done', outcome.steps[0]?.status]).toEqual([false, status]);
    }
  },
);

it('a redirect that the platform hides (browsers) is http.302 without an address: nothing is followed', async () => {
  const hidden = Object.defineProperties(Response.error(), { type: { value: 'opaqueredirect' }, headers: { value: new Headers() } });
  const account = openAccount({ transport: async () => hidden });
  const outcome = recoveryOf(await account.time.until(account.session.fetch(urlOf('Sync'), post(syncRequest({ id: '5' })))));
  expect(outcome?.kind).not.toBe('done');
  expect(outcome?.steps[0]?.status).toBe('http.302');
});

it('a Retry-After that the platform hides (CORS) is not claimed: the own back-off is kept to', async () => {
  const account = openAccount({ maxPendingMs: 0, transport: async () => new Response(null, { status: 503 }) });
  const outcome = recoveryOf(await account.time.until(account.session.fetch(urlOf('Sync'), post(syncRequest({ id: '5' })))));
  expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time' } });
  expect(outcome?.steps[0]?.decision).toMatchObject({ do: 'retry' });
  expect(outcome?.steps[0]?.decision).not.toHaveProperty('asked');
});

it('an exception that does not say whether the request left (browsers, React Native) counts as one that had', async () => {
  const account = openAccount({ transport: () => Promise.reject(new TypeError('Network request failed')) });
  const call = account.session.fetch(urlOf('SendMail'), post(sendMailRequest('id-1')));
  const error: unknown = await account.time.until(call.catch((e: unknown) => e));
  expect(recoveryOf(error)).toMatchObject({ kind: 'unknown', next: { do: 'look-in-sent' } });
});

it('a mail whose empty answer shows no MS-Server-ActiveSync (CORS does not expose it) is unknown: a portal answers so too', async () => {
  const account = openAccount({ transport: async () => new Response(null, { status: 200 }) });
  expect(recoveryOf(await account.fetch('SendMail', sendMailRequest('id-1')))).toMatchObject({
    kind: 'unknown',
    next: { do: 'look-in-sent' },
  });
});

it('a Ping the platform ends after 300 s (undici, headersTimeout) comes down below that; an own dispatcher is handed on', async () => {
  const time = virtualTime();
  const told: unknown[] = [];
  const transport = (_: unknown, init?: Parameters<typeof fetch>[1]): Promise<Response> => {
    const seconds = Number(read(init?.body as Uint8Array<ArrayBuffer>, 'HeartbeatInterval'));
    told.push([seconds, (init as { dispatcher?: unknown }).dispatcher]);
    const ended = Object.assign(new TypeError('fetch failed'), { cause: { code: 'UND_ERR_HEADERS_TIMEOUT' } });
    const headers = { 'MS-Server-ActiveSync': '15.20' };
    return new Promise((resolve, reject) => {
      if (seconds > 300) time.clock.setTimeout(() => reject(ended), 300_000);
      else time.clock.setTimeout(() => resolve(new Response(statusAnswer('Ping', 1), { headers })), seconds * 1000);
    });
  };
  const account = openAccount({ transport: transport as typeof fetch }, time);
  const init = { dispatcher: 'own' } as object;
  for (let round = 0; round < 3; round += 1) await account.fetch('Ping', pingRequest(900, '5'), init);
  expect(told.slice(0, 3)).toEqual([900, 480, 270].map((seconds) => [seconds, 'own']));
  expect(told.slice(3).every((one) => (one as readonly unknown[])[0] === 270)).toBe(true);
});

it('an answer without a single header is read by its bytes alone', async () => {
  const account = openAccount({ transport: { send: async () => ({ status: 200, headers: {}, body: statusAnswer('Sync', 129) }) } });
  expect(recoveryOf(await account.fetch('Sync', syncRequest({ id: '5' })))).toMatchObject({ kind: 'held', hold: { why: 'blocked' } });
});

type Told = Partial<WireResponse> | Error;

/** An app's own transport that tells these things one after the other, and then a good answer. */
function telling(...told: readonly Told[]) {
  const seen: WireRequest[] = [];
  const rest = [...told];
  const send = async (request: WireRequest): Promise<WireResponse> => {
    seen.push(request);
    const next = rest.shift() ?? {};
    if (next instanceof Error) throw next;
    return { status: 200, headers: {}, body: syncAnswer({ id: '5', key: '2' }), ...next };
  };
  return { account: openAccount({ transport: { send, sees: { redirects: true } }, allowHosts: ['mail2.example'], maxPendingMs: 0 }), seen };
}

const NOTHING = new Uint8Array(0);
const LED = { status: 302, headers: { Location: 'https://mail2.example/Microsoft-Server-ActiveSync' }, body: NOTHING };

const SPEAKS = {
  headers: { 'MS-ASProtocolVersions': '12.1,14.0,14.1,16.0,16.1', 'MS-ASProtocolCommands': 'Sync,FolderSync' },
  body: NOTHING,
};

describe('an own transport is believed in what it tells', () => {
  it('a redirect is followed to a host that is allowed', async () => {
    const { account, seen } = telling(LED, SPEAKS);
    expect(recoveryOf(await account.fetch('Sync', syncRequest({ id: '5' })))?.kind).toBe('done');
    expect(new URL(seen.at(-1)?.url ?? '').hostname).toBe('mail2.example');
  });

  it('Retry-After and X-MS-ASThrottle are kept to', async () => {
    const { account } = telling({ status: 503, headers: { 'Retry-After': '600', 'X-MS-ASThrottle': 'CommandFrequency' }, body: NOTHING });
    const outcome = recoveryOf(await account.fetch('Sync', syncRequest({ id: '5' })));
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time' } });
    expect(outcome?.steps[0]).toMatchObject({ status: 'http.503', decision: { do: 'retry', asked: true } });
  });

  it.each([
    ['ENOTFOUND', 'transport.offline'],
    ['ECONNREFUSED', 'transport.cut-before-send'],
    ['CERT_HAS_EXPIRED', 'transport.tls'],
    ['ECONNRESET', 'transport.cut-after-send'],
  ])('why there is no answer is what it throws: %s is %s', async (code, status) => {
    const { account } = telling(Object.assign(new Error('no answer'), { code }));
    const ended = await account.fetch('Sync', syncRequest({ id: '5' })).catch((error: unknown) => error);
    expect(recoveryOf(ended)?.steps[0]?.status).toBe(status);
  });
});
