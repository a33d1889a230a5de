import nodeFetch from 'node-fetch';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createSession } from '../../src/fetch/create-session.ts';
import type { Session } from '../../src/core/session.ts';
import { recoveryOf } from '../../src/fetch/recovery-of.ts';
import { HEADERS } from '../support/account.ts';
import { sendMailRequest, syncAnswer, syncRequest } from '../support/messages.ts';
import { hardServer, type HardServer } from './server.ts';
import { asWhatwg, asWhatwgBlob, bare, withoutClone } from './shapes.ts';

// What an app has as fetch differs: here the real ones, and shapes that platforms have, all against a real server.

interface Platform {
  readonly fetch: typeof fetch;
  /** Does the app see a body while it comes? */
  readonly streams: boolean;
  /** What the platform has as globals, or has not. */
  readonly globals?: Readonly<Record<string, unknown>>;
}

const PLATFORMS: Readonly<Record<string, Platform>> = {
  'Node, undici': { fetch: (...given) => fetch(...given), streams: true },
  'node-fetch 3': { fetch: nodeFetch as unknown as typeof fetch, streams: true },
  'whatwg-fetch': { ...asWhatwg, streams: false },
  'whatwg-fetch over Blobs, as in React Native': { ...asWhatwgBlob, streams: false },
  'a Response without clone': { fetch: withoutClone, streams: true },
  'no Response and no Headers': {
    fetch: bare,
    streams: false,
    globals: { Response: undefined, Headers: undefined },
  },
};

const REPLY_BYTES = 100_000;
const OK = syncAnswer({ id: '5', key: '2', items: 1_500 });
const SYNC = syncRequest({ id: '5' });
/** Lab time for the waits, real time for the network: 30 s of back-off are 30 ms. */
const clock = {
  now: () => Date.now(),
  setTimeout: (callback: () => void, ms: number) => setTimeout(callback, ms / 1000),
  clearTimeout: (handle: unknown) => clearTimeout(handle as NodeJS.Timeout),
};
/** Answers are waited for in real time. */
const patient = { ...clock, setTimeout: (callback: () => void, ms: number) => setTimeout(callback, ms >= 60_000 ? ms : ms / 1000) };

let server: HardServer;
const unhandled: unknown[] = [];
const noteUnhandled = (reason: unknown): void => void unhandled.push(reason);

beforeAll(async () => {
  server = await hardServer(OK);
  process.on('unhandledRejection', noteUnhandled);
});
afterAll(async () => {
  process.off('unhandledRejection', noteUnhandled);
  await server.stop();
});
afterEach(async () => {
  vi.unstubAllGlobals();
  // Rejections nobody handled are told a moment later.
  await new Promise((resolve) => void setTimeout(resolve, 20));
  expect(unhandled).toEqual([]);
});

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());
const idle = (most = 0): Promise<void> => vi.waitFor(() => expect(server.open()).toBe(most), { timeout: 5_000 });

it('the reply is larger than what Node’s streams keep of an unread clone', () => {
  expect(OK.length).toBeGreaterThan(3 * 16_384);
  expect(OK.length).toBeLessThan(REPLY_BYTES);
});

function openOn(platform: Platform): Session {
  for (const [name, value] of Object.entries(platform.globals ?? {})) vi.stubGlobal(name, value);
  return createSession({ transport: platform.fetch, clock: patient, random: () => 0, limits: { replyBytes: REPLY_BYTES } });
}

const init = (body: Uint8Array<ArrayBuffer>, signal?: AbortSignal) => ({
  method: 'POST',
  headers: HEADERS,
  body,
  ...(signal && { signal }),
});
const build = (command: string, manner: Parameters<HardServer['urlOf']>[1]) => () => ({
  url: server.urlOf(command, manner),
  headers: HEADERS,
  body: SYNC,
});

describe.each(Object.entries(PLATFORMS))('%s', (_, platform) => {
  it('a reply comes back unread, and says what happened, itself and its clones', async () => {
    const session = openOn(platform);
    const response = await session.fetch(server.urlOf('Sync', 'whole'), init(SYNC));
    expect(response).toMatchObject({ ok: true, status: 200, statusText: 'OK', bodyUsed: false, url: server.urlOf('Sync', 'whole') });
    expect(response.headers.get('MS-Server-ActiveSync')).toBe('15.20');
    expect(recoveryOf(response)).toMatchObject({ kind: 'done', attempts: 1, steps: [] });
    const clone = response.clone();
    expect(recoveryOf(clone)).toBe(recoveryOf(response));
    const [bytes, cloned] = await Promise.all([bytesOf(response), bytesOf(clone)]);
    expect(bytes).toEqual(OK);
    expect(cloned).toEqual(OK);
    await idle();
  });

  it('a reply above the bound is judged by its beginning, and comes back whole', async () => {
    const session = openOn(platform);
    const response = await session.fetch(server.urlOf('Sync', 'large'), init(SYNC));
    const outcome = recoveryOf(response);
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 3 });
    expect(outcome?.steps.map(({ status }) => status)).toEqual(Array(3).fill('transport.undecodable'));
    expect((await bytesOf(response)).length).toBe(OK.length + 1024 * 1024);
    await idle();
  });

  it('a reply that breaks off may have been carried out: a mail is not sent again', async () => {
    const session = openOn(platform);
    const before = server.asked();
    const error: unknown = await session.fetch(server.urlOf('SendMail', 'breaks'), init(sendMailRequest('id-1'))).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TypeError);
    expect(recoveryOf(error)).toMatchObject({ kind: 'unknown', next: { do: 'look-in-sent', clientId: 'id-1' } });
    expect(recoveryOf(error)?.steps[0]?.status).toBe('transport.cut-after-send');
    expect(server.asked() - before).toBe(1);
    await idle();
  });

  it('an abort while the reply comes ends it', async () => {
    const session = openOn(platform);
    const abort = new AbortController();
    const reason = new Error('enough');
    const call = session.fetch(server.urlOf('Sync', 'silent'), init(SYNC, abort.signal)).catch((e: unknown) => e);
    await idle(1);
    await new Promise((resolve) => void setTimeout(resolve, 20));
    abort.abort(reason);
    expect(await call).toBe(reason);
    await idle();
  });
});

describe.each(Object.entries(PLATFORMS).filter(([, { streams }]) => streams))('%s', (_, platform) => {
  it('an endless reply is read up to the bound; only the one that is handed out stays open', async () => {
    const session = openOn(platform);
    const response = await session.fetch(server.urlOf('Sync', 'endless'), init(SYNC));
    expect(recoveryOf(response)).toMatchObject({ kind: 'refused', attempts: 3 });
    await idle(1);
    const reader = response.body?.getReader();
    let size = 0;
    while (reader !== undefined && size < 4 * REPLY_BYTES) size += (await reader.read()).value?.length ?? Infinity;
    expect(size).toBeLessThan(Infinity);
    await reader?.cancel();
    await idle();
  });

  it('an endless reply to a request, which hands out bytes, leaves nothing open', async () => {
    const session = openOn(platform);
    const { outcome, response } = await session.request('Sync', build('Sync', 'endless'));
    expect(outcome.kind).toBe('refused');
    expect(response).toMatchObject({ isPartial: true });
    expect(response.body.length).toBeLessThan(2 * REPLY_BYTES);
    await idle();
  });
});
