import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, it, vi } from 'vitest';
import { createSession } from '../../../src/fetch/create-session.ts';
import { recoveryOf } from '../../../src/fetch/recovery-of.ts';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { HEADERS, openAccount, urlOf } from '../../support/account.ts';
import {
  folderSyncRequest, pingHeartbeat, pingMaxFolders, pingRequest, provisionAnswer, sendMailRequest, statusAnswer, syncAnswer, syncRequest,
  read, searchRequest,
} from '../../support/messages.ts'; // prettier-ignore

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
type Given = readonly [Parameters<typeof fetch>[0], Parameters<typeof fetch>[1]?];

const POST = { method: 'POST', headers: HEADERS } as const;

const bytesOf = async (response: Response): Promise<Uint8Array> => new Uint8Array(await response.arrayBuffer());
const codeOf = (error: unknown): string => (isRecoveryError(error) ? error.code : `no error of ours: ${String(error)}`);
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'resolved', (error: unknown) => error); // prettier-ignore

/** A body that is as long as it is read. */
const endless = (): ReadableStream<Uint8Array> =>
  new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(400).fill(7)) }, { highWaterMark: 0 });

describe('what is no ActiveSync command', () => {
  it.each([
    ['another address', 'https://mail.example/owa', { method: 'POST' }],
    ['another method', urlOf('Sync'), { method: 'GET' }],
    ['OPTIONS', urlOf('Sync'), { method: 'OPTIONS' }],
    ['a command nobody knows', urlOf('Snyc'), { method: 'POST' }],
    ['no method at all', urlOf('Sync'), undefined],
    ['nothing', null as never, undefined],
    ['what is an address as text', { toString: () => 'https://mail.example/owa' } as never, { method: 'POST' }],
  ])('passes untouched, arguments and answer: %s', async (_, url, init) => {
    const calls: unknown[] = [];
    const answer = new Response('hello', { status: 418 });
    const { session } = openAccount({ transport: async (...given) => (calls.push(given), answer) });
    expect(await session.fetch(url, init)).toBe(answer);
    expect(calls).toEqual([[url, init]]);
    expect(recoveryOf(answer)).toBeUndefined();
  });

  it('fails as it fails', async () => {
    const error = new TypeError('fetch failed');
    const { session } = openAccount({ transport: () => Promise.reject(error) });
    expect(await failure(session.fetch('https://mail.example/owa'))).toBe(error);
  });
});

describe('an ActiveSync command', () => {
  it('comes back with the Response of the transport, its body unread, and what happened to it', async () => {
    const account = openAccount();
    account.server.answer('Sync', OK);
    const response = await account.fetch('Sync', SYNC);
    expect(response.bodyUsed).toBe(false);
    expect(await bytesOf(response)).toEqual(OK);
    expect(recoveryOf(response)).toEqual({ kind: 'done', steps: [], items: [], leftOut: [], attempts: 1 });
    expect(account.server.seen[0]).toMatchObject({ url: urlOf('Sync'), body: SYNC });
  });

  const forms: readonly (readonly [string, () => Given])[] = [
    ['an address and init', () => [urlOf('Sync'), { ...POST, body: SYNC }]],
    ['a URL and init', () => [new URL(urlOf('Sync')), { ...POST, body: SYNC }]],
    ['a Request', () => [new Request(urlOf('Sync'), { ...POST, body: SYNC })]],
    ['a Request and init over it', () => [new Request(urlOf('Sync'), { method: 'POST', body: SYNC }), { headers: HEADERS }]],
    ['a body as ArrayBuffer', () => [urlOf('Sync'), { ...POST, body: SYNC.buffer }]],
    ['a body as Blob', () => [urlOf('Sync'), { ...POST, body: new Blob([SYNC]) }]],
    ['a body as stream', () => [urlOf('Sync'), { ...POST, body: new Blob([SYNC]).stream(), duplex: 'half' }]],
    ['headers as Headers', () => [urlOf('Sync'), { method: 'post', headers: new Headers(HEADERS), body: SYNC }]],
    ['headers as a list', () => [urlOf('Sync'), { method: 'POST', headers: Object.entries(HEADERS), body: SYNC }]],
  ];

  it('that is a mail whose answer was lost, and that was found, is done: nobody is told to send it again', async () => {
    const account = openAccount({ hooks: { findSent: async () => 'sent' } });
    account.server.answer('SendMail', 'cut');
    const response = await account.fetch('SendMail', sendMailRequest('id-1'));
    expect([response.status, response.headers.get('x-activesync-recovery'), recoveryOf(response)?.kind]).toEqual([200, 'done', 'done']);
  });

  describe('whose answer is too large to be looked at', () => {
    /** A long-lived signal, a server of large replies, and a call with that signal. */
    function large(body: () => ConstructorParameters<typeof Response>[0]) {
      const abort = new AbortController();
      const was: { signal?: AbortSignal } = {};
      const transport = (async (_: unknown, init: { readonly signal: AbortSignal }) => {
        was.signal = init.signal;
        return new Response(body(), { headers: { 'content-type': 'application/vnd.ms-sync.wbxml' } });
      }) as typeof fetch;
      const session = createSession({ transport, limits: { replyBytes: 1000 } });
      const call = async () => session.fetch(urlOf('Search'), { ...POST, body: searchRequest(), signal: abort.signal });
      const listeners = (): number => getEventListeners(abort.signal, 'abort').length;
      return { abort, was, session, call, listeners };
    }

    it('ends with the signal, while the app reads it', async () => {
      const { abort, was, session, call, listeners } = large(endless);
      const response = await call();
      expect(recoveryOf(response)?.kind).toBe('refused');
      expect([was.signal?.aborted, listeners()]).toEqual([false, 1]);
      const reader = response.body?.getReader();
      await reader?.read();
      abort.abort(new Error('enough'));
      expect(was.signal?.reason).toEqual(new Error('enough'));
      await session.stop();
    });

    it('ends at once when the signal was aborted while it was handed over', async () => {
      const { abort, was, session, call } = large(endless);
      session.on('settled', () => queueMicrotask(() => abort.abort(new Error('enough'))));
      await call();
      expect(was.signal?.reason).toEqual(new Error('enough'));
      await session.stop();
    });

    const broken = (): ReadableStream<Uint8Array> => {
      let pieces = 0;
      const pull = (controller: ReadableStreamDefaultController<Uint8Array>): void =>
        (pieces += 1) > 9 ? controller.error(new Error('cut')) : controller.enqueue(new Uint8Array(400));
      return new ReadableStream({ pull }, { highWaterMark: 0 });
    };
    const ends: readonly (readonly [string, () => ConstructorParameters<typeof Response>[0], (response: Response) => Promise<unknown>])[] =
      [
        [
          'is read',
          () => new Uint8Array(5000).fill(3),
          async (response) => expect(await bytesOf(response)).toEqual(new Uint8Array(5000).fill(3)),
        ],
        ['breaks off', broken, async (response) => expect(await failure(response.arrayBuffer())).toEqual(new Error('cut'))],
        ['is cancelled', endless, async (response) => response.body?.cancel()],
      ];
    it.each(ends)('leaves nothing at a long-lived signal once it %s', async (_, body, end) => {
      const { session, call, listeners } = large(body);
      for (let count = 0; count < 20; count += 1) await end(await call());
      expect(listeners()).toBe(0);
      await session.stop();
    });

    it('leaves nothing there once its Response is collected', async () => {
      setFlagsFromString('--expose-gc');
      const collect = runInNewContext('gc') as () => void;
      const { session, call, listeners } = large(endless);
      for (let count = 0; count < 20; count += 1) await call();
      const left = async (): Promise<number> => {
        collect();
        await new Promise((resolve) => setTimeout(resolve, 10));
        return listeners();
      };
      await expect.poll(left, { timeout: 5000 }).toBeLessThan(5);
      await session.stop();
    });

    it('is handed out where the engine tells of nothing that is collected', async () => {
      vi.stubGlobal('FinalizationRegistry', undefined);
      vi.resetModules();
      try {
        const plain = await import('../../../src/fetch/create-session.ts');
        const transport = async () => new Response(new Uint8Array(5000), { headers: { 'content-type': 'application/vnd.ms-sync.wbxml' } });
        const session = plain.createSession({ transport, limits: { replyBytes: 1000 } });
        const response = await session.fetch(urlOf('Search'), { ...POST, body: searchRequest(), signal: new AbortController().signal });
        expect((await bytesOf(response)).length).toBe(5000);
        await session.stop();
      } finally {
        vi.unstubAllGlobals();
      }
    });
  });

  it.each(forms)('may be given as fetch takes it: %s', async (_, given) => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 111), OK);
    const response = await account.time.until(account.session.fetch(...given()));
    expect(recoveryOf(response)?.kind).toBe('done');
    for (const seen of account.server.seen)
      expect(seen).toMatchObject({ body: SYNC, headers: { 'ms-asprotocolversion': '14.1', 'x-ms-policykey': '1234' } });
    expect(account.server.seen).toHaveLength(2);
  });

  it('hands on what else fetch was told, to the library’s own requests too', async () => {
    const told: unknown[] = [];
    const account = openAccount();
    const inner = account.server.fetch;
    const session = openAccount({ transport: (input, init) => (told.push(init), inner(input, init)) }, account.time);
    account.server.answer('Sync', statusAnswer('Sync', 142), OK);
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await session.fetch('Sync', SYNC, { redirect: 'manual', credentials: 'include', keepalive: true });
    expect(told).toHaveLength(4);
    for (const init of told) expect(init).toMatchObject({ redirect: 'manual', credentials: 'include', keepalive: true });
    told.length = 0;
    account.server.answer('Sync', OK);
    await session.time.until(session.session.fetch(new Request(urlOf('Sync'), { ...POST, body: SYNC, redirect: 'error' })));
    expect(told).toEqual([expect.objectContaining({ redirect: 'error' })]);
    // A Request nobody told anything says `follow` all the same: credentials do not go wherever a server says.
    told.length = 0;
    account.server.answer('Sync', OK);
    await session.time.until(session.session.fetch(new Request(urlOf('Sync'), { ...POST, body: SYNC })));
    expect(told).toEqual([expect.objectContaining({ redirect: 'manual' })]);
  });

  it('a header the app spelt its own way goes out once', async () => {
    const account = openAccount();
    account.server.answer('Sync', OK);
    await account.fetch('Sync', SYNC, { headers: { ...HEADERS, 'CONTENT-type': 'application/vnd.ms-sync.wbxml' } });
    expect(account.server.seen[0]?.headers['content-type']).toBe('application/vnd.ms-sync.wbxml');
  });

  it('is repaired with the very same bytes', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 142), OK);
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    const response = await account.fetch('Sync', SYNC);
    expect(recoveryOf(response)).toMatchObject({ kind: 'done', attempts: 2 });
    expect(account.server.of('Sync').map((seen) => seen.body)).toEqual([SYNC, SYNC]);
    expect(await bytesOf(response)).toEqual(OK);
  });
});

describe('what needs other bytes settles with what the app has to do', () => {
  it.each([
    ['Sync 3', 'Sync', SYNC, syncAnswer({ id: '5', status: 3 }), { do: 'start-over', collectionId: '5' }],
    ['Sync 12', 'Sync', SYNC, syncAnswer({ id: '5', status: 12 }), { do: 'folder-sync' }],
    ['Sync 8', 'Sync', SYNC, syncAnswer({ id: '5', status: 8 }), { do: 'folder-sync' }],
    ['Sync 13', 'Sync', undefined, statusAnswer('Sync', 13), { do: 'send-full' }],
    ['Sync 15', 'Sync', SYNC, statusAnswer('Sync', 15), { do: 'rebuild', how: 'limit-folders' }],
    ['149', 'Sync', SYNC, statusAnswer('Sync', 149), { do: 'send-full' }],
    ['FolderSync 9', 'FolderSync', folderSyncRequest('9'), statusAnswer('FolderSync', 9), { do: 'start-over-hierarchy' }],
    ['Ping 3', 'Ping', undefined, statusAnswer('Ping', 3), { do: 'send-full' }],
    ['Ping 6', 'Ping', pingRequest(60, '5', '6'), statusAnswer('Ping', 6, pingMaxFolders(1)), { do: 'limit-folders', max: 1 }],
    ['Ping 7', 'Ping', pingRequest(60, '5'), statusAnswer('Ping', 7), { do: 'folder-sync' }],
    ['SendMail 116', 'SendMail', sendMailRequest('id-1'), statusAnswer('SendMail', 116), { do: 'return-to-drafts', why: 'recipient' }],
  ] as const)('%s', async (_, command, body, reply, next) => {
    const hooks = { collectionReset: async () => undefined, hierarchyChanged: async () => undefined, hierarchyKey: async () => '1' };
    const account = openAccount({ hooks });
    account.server.answer(command, reply);
    const response = await account.fetch(command, body);
    const outcome = recoveryOf(response);
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 1 });
    expect(outcome?.kind === 'refused' && outcome.next).toEqual(next);
    expect(account.server.commands()).toEqual([command]);
    expect(await bytesOf(response)).toEqual(reply);
  });

  it('but for the numbers the library may set by itself', async () => {
    const account = openAccount();
    account.server.answer('Ping', statusAnswer('Ping', 5, pingHeartbeat(480)), statusAnswer('Ping', 1));
    expect(recoveryOf(await account.fetch('Ping', pingRequest(5, '5')))?.kind).toBe('done');
  });
});

describe('what is held', () => {
  it('before it was sent comes back as a 503 of our own, marked', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 129));
    expect(recoveryOf(await account.fetch('Sync', SYNC))?.kind).toBe('held');
    const response = await account.fetch('Sync', SYNC);
    expect(response.status).toBe(503);
    expect(response.headers.get('x-activesync-recovery')).toBe('held');
    expect(await bytesOf(response)).toEqual(new Uint8Array(0));
    expect(recoveryOf(response)).toMatchObject({ kind: 'held', attempts: 0, hold: { who: 'admin', why: 'blocked' } });
  });

  it('after an answer comes back with that answer', async () => {
    const account = openAccount();
    account.server.answer('Sync', { status: 503, headers: { 'Retry-After': '120' } });
    const response = await account.fetch('Sync', SYNC);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('120');
    expect(recoveryOf(response)).toMatchObject({ kind: 'held', attempts: 1 });
  });
});

describe('rejecting', () => {
  it('on abort with the reason of the signal, of init or of a Request', async () => {
    const asked: readonly ((signal: AbortSignal) => Given)[] = [
      (signal) => [urlOf('Sync'), { ...POST, body: SYNC, signal }],
      (signal) => [new Request(urlOf('Sync'), { ...POST, body: SYNC, signal })],
    ];
    for (const ask of asked) {
      const account = openAccount();
      const abort = new AbortController();
      account.server.answer('Sync', 'silence');
      const call = account.session.fetch(...ask(abort.signal));
      await account.time.quiet();
      const reason = new Error('enough');
      abort.abort(reason);
      expect(await failure(call)).toBe(reason);
    }
  });

  it('on abort before its own body has come, which may be never: nothing is sent', async () => {
    for (const isEarly of [true, false]) {
      const account = openAccount();
      const abort = new AbortController();
      let isCancelled = false;
      const body = new ReadableStream({ cancel: () => void (isCancelled = true) });
      const reason = new Error('enough');
      if (isEarly) abort.abort(reason);
      const init = { ...POST, body, duplex: 'half', signal: abort.signal } as const;
      const call = failure(account.session.fetch(urlOf('Sync'), init));
      await account.time.quiet();
      if (!isEarly) abort.abort(reason);
      expect(await account.time.until(call)).toBe(reason);
      expect(isCancelled).toBe(!isEarly);
      expect(account.server.seen).toEqual([]);
    }
  });

  it('with what fetch threw, when nothing ever came back', async () => {
    const account = openAccount();
    account.server.answer('SendMail', 'cut');
    const error = await failure(account.fetch('SendMail', sendMailRequest('id-1')));
    expect(error).toBeInstanceOf(TypeError);
    expect(account.told('settled')[0]?.outcome.kind).toBe('unknown');
  });

  it('for a body that cannot be kept: too large, or already read', async () => {
    const account = openAccount({ limits: { requestBytes: 10 } });
    expect(codeOf(await failure(account.session.fetch(urlOf('Sync'), { ...POST, body: SYNC })))).toBe('body-too-large');
    const spent = new Request(urlOf('Sync'), { ...POST, body: SYNC });
    await spent.arrayBuffer();
    expect(codeOf(await failure(account.session.fetch(spent)))).toBe('body-unreadable');
    const [half] = new Request(urlOf('Sync'), { ...POST, body: SYNC }).body!.tee();
    const begun = Object.assign(new Request(urlOf('Sync'), POST), {});
    Object.defineProperties(begun, { body: { value: half }, bodyUsed: { value: true } });
    expect(await failure(account.session.fetch(begun))).toBeInstanceOf(TypeError);
    expect(account.server.seen).toEqual([]);
  });
});

it('an answer too large to be looked at is judged by its beginning, and comes back whole', async () => {
  const account = openAccount({ limits: { replyBytes: 10 } });
  account.server.answer('Sync', OK, '...');
  const response = await account.fetch('Sync', SYNC);
  const outcome = recoveryOf(response);
  expect(outcome).toMatchObject({ kind: 'refused', attempts: 3 });
  expect(outcome?.steps.map(({ status }) => status)).toEqual(Array(3).fill('transport.undecodable'));
  expect(await bytesOf(response)).toEqual(OK);
  const windows = account.server.of('Sync').map(({ body }) => read(body, 'Collections/Collection/WindowSize'));
  expect(windows).toEqual([undefined, '50', '25']);
});

it('what happened is known to the clones of a Response, and to theirs', async () => {
  const account = openAccount();
  account.server.answer('Sync', OK);
  const response = await account.fetch('Sync', SYNC);
  const clone = response.clone().clone();
  expect(recoveryOf(clone)).toBe(recoveryOf(response));
  expect(await bytesOf(clone)).toEqual(OK);
  expect(Object.keys(response)).toEqual([]);
});

it('a transport without Response gets its answers back as one', async () => {
  const headers = { 'MS-Server-ActiveSync': '15.20', 'Content-Type': 'application/vnd.ms-sync.wbxml' };
  const account = openAccount({ transport: { send: async () => ({ status: 200, headers, body: OK }) } });
  const response = await account.fetch('Sync', SYNC);
  expect(response.headers.get('content-type')).toBe('application/vnd.ms-sync.wbxml');
  expect(await bytesOf(response)).toEqual(OK);
  expect(recoveryOf(response)?.kind).toBe('done');
});

describe('headers that fetch does not take', () => {
  it.each([
    ['a value on two lines', { Authorization: 'Basic planted\r\nX: 1' }],
    ['a name with a blank', { 'X planted': '1' }],
  ])('%s: refused before anything is sent, and the value is not told', async (_, headers) => {
    const account = openAccount();
    const error = await failure(account.session.fetch(urlOf('Sync'), { method: 'POST', headers, body: SYNC }));
    expect(codeOf(error)).toBe('request-invalid');
    expect(String(error)).not.toContain('planted');
    expect(account.server.seen).toEqual([]);
  });
});

it('an address that leaves out the host goes to the page’s own, and nowhere without a page [Fetch 5.4]', async () => {
  const relative = new URL(urlOf('Sync'));
  const path = `${relative.pathname}${relative.search}`;
  const account = openAccount();
  account.server.answer('Sync', OK, OK);
  expect(codeOf(await failure(account.session.fetch(path, { ...POST, body: SYNC })))).toBe('request-invalid');
  vi.stubGlobal('location', { href: `${relative.origin}/mail/index.html` });
  try {
    expect((await account.fetch('Sync', SYNC)).ok).toBe(true);
    expect(recoveryOf(await account.time.until(account.session.fetch(path, { ...POST, body: SYNC })))?.kind).toBe('done');
  } finally {
    vi.unstubAllGlobals();
  }
  expect(account.server.seen.map(({ url }) => url)).toEqual([urlOf('Sync'), urlOf('Sync')]);
});

it.each([
  ['Microsoft-Server-ActiveSync?Cmd=Sync', 'https://mail.example/'],
  ['?Cmd=Sync', 'https://mail.example/Microsoft-Server-ActiveSync'],
])('%s is a command like any other in a page at %s', async (given, href) => {
  const account = openAccount();
  account.server.answer('Sync', OK);
  vi.stubGlobal('location', { href });
  try {
    const response = await account.time.until(account.session.fetch(given, { ...POST, body: SYNC }));
    expect(recoveryOf(response)?.kind).toBe('done');
  } finally {
    vi.unstubAllGlobals();
  }
  expect(account.server.seen[0]?.url).toBe('https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync');
});

it('a Blob says what it is, unless a header does [Fetch 5.2]', async () => {
  const account = openAccount();
  account.server.answer('SendMail', {}, '...');
  const old = { 'MS-ASProtocolVersion': '12.1' };
  for (const headers of [old, { ...old, 'Content-Type': 'message/rfc822; charset=utf-8' }])
    for (const body of [new Blob(['Subject: a'], { type: 'message/rfc822' }), new Blob(['Subject: b'])])
      await account.time.until(account.session.fetch(urlOf('SendMail'), { method: 'POST', headers, body }));
  expect(account.server.seen.map(({ headers }) => headers['content-type'])).toEqual([
    'message/rfc822',
    'application/vnd.ms-sync.wbxml',
    'message/rfc822; charset=utf-8',
    'message/rfc822; charset=utf-8',
  ]);
});

it('a signal of null takes the place of the Request’s own [Fetch 5.4]', async () => {
  const account = openAccount();
  account.server.answer('Sync', OK);
  const request = new Request(urlOf('Sync'), { ...POST, body: SYNC, signal: AbortSignal.abort() });
  const response = await account.time.until(account.session.fetch(request, { body: SYNC, signal: null }));
  expect(recoveryOf(response)?.kind).toBe('done');
});

it('a transport that rejects without a reason has failed all the same', async () => {
  const account = openAccount({ transport: () => Promise.reject(undefined) });
  const error = await account.time.until(failure(account.session.fetch(urlOf('SendMail'), { ...POST, body: sendMailRequest('id-1') })));
  expect(codeOf(error)).toBe('unreachable');
  expect(recoveryOf(error)?.kind).toBe('unknown');
});

it.each([{ cache: 'foo' }, { redirect: 'zzz' }, { credentials: 'x' }])(
  'what fetch takes no such word for, %j, never leaves',
  async (given) => {
    const account = openAccount({ transport: fetch });
    const call = account.session.fetch('https://127.0.0.1:9/Microsoft-Server-ActiveSync?Cmd=SendMail', {
      ...POST,
      body: sendMailRequest('id-1'),
      ...(given as object),
    });
    const error = await account.time.until(failure(call));
    expect(codeOf(error)).toBe('request-invalid');
  },
);

it('a form of pairs says what it is, as fetch has it [Fetch 5.2]', async () => {
  const account = openAccount();
  account.server.answer('Sync', OK);
  await account.time.until(
    account.session.fetch(urlOf('Sync'), {
      method: 'POST',
      headers: { 'MS-ASProtocolVersion': '14.1' },
      body: new URLSearchParams({ a: '1' }),
    }),
  );
  expect(account.server.seen[0]?.headers['content-type']).toBe('application/x-www-form-urlencoded;charset=UTF-8');
});

describe('a body of the platform’s own', () => {
  const form = new FormData();
  form.append('name', 'value');
  const bodies: readonly (readonly [string, () => NonNullable<Parameters<typeof fetch>[1]>['body'], RegExp])[] = [
    ['a form of parts', () => form, /^multipart\/form-data; ?boundary=(.+)$/],
    ['a form of pairs', () => new URLSearchParams({ a: 'b' }), /^application\/x-www-form-urlencoded;charset=UTF-8$/i],
    ['a Blob', () => new Blob(['a'], { type: 'text/x-own' }), /^text\/x-own$/],
  ];
  it.each(bodies)('%s keeps the type the platform gives it, and the app’s where it states one', async (_, body, type) => {
    const account = openAccount();
    account.server.answer('Search', statusAnswer('Search', 1), statusAnswer('Search', 1));
    await account.session.fetch(urlOf('Search'), { method: 'POST', headers: { 'MS-ASProtocolVersion': '14.1' }, body: body() as never });
    await account.session.fetch(urlOf('Search'), { method: 'POST', headers: { 'Content-Type': 'text/own' }, body: body() as never });
    const [first, second] = account.server.seen;
    expect(first?.headers['content-type']).toMatch(type);
    // The boundary is the one its parts are written with.
    const [, boundary] = type.exec(first?.headers['content-type'] ?? '') ?? [];
    expect(new TextDecoder().decode(first?.body)).toContain(boundary ?? 'a');
    expect(second?.headers['content-type']).toBe('text/own');
  });
});
