import { describe, expect, it, vi } from 'vitest';
import type { WireRequest, WireResponse } from '../../../src/core/ports.ts';
import { faultOf } from '../../../src/fetch/fault.ts';
import type { Copied } from '../../../src/fetch/response-copy.ts';
import { sendWith } from '../../../src/fetch/transport.ts';

const REQUEST: WireRequest = {
  method: 'POST',
  url: 'https://mail.example/',
  headers: { 'X-One': '1' },
  body: new Uint8Array([1, 2]),
  init: { redirect: 'manual' },
};
const { signal } = new AbortController();

describe('by fetch', () => {
  it('sends what it is given and looks at a copy: the Response stays unread', async () => {
    const calls: unknown[][] = [];
    const response = new Response(new Uint8Array([7]), { status: 201, headers: { 'X-Two': '2' } });
    const came = await sendWith(async (...given) => (calls.push(given), response), 100)(REQUEST, signal);
    expect(calls).toEqual([
      ['https://mail.example/', { method: 'POST', headers: { 'X-One': '1' }, body: REQUEST.body, signal, redirect: 'manual' }],
    ]);
    expect(came).toMatchObject({ status: 201, headers: { 'x-two': '2' }, body: new Uint8Array([7]) });
    expect(came.isPartial).toBeUndefined();
    expect((came.carrier as Copied).handOut()).toBe(response);
    expect(response.bodyUsed).toBe(false);
  });

  it.each([
    ['at once', () => new Response('x')],
    ['by something to await that is no promise', () => ({ then: (done: (response: Response) => void) => done(new Response('x')) })],
  ])('that answers %s is one all the same', async (_, call) => {
    expect(await sendWith(call as never, 100)(REQUEST, signal)).toMatchObject({ status: 200, body: new Uint8Array([120]) });
  });

  it('of the platform is looked up at every call', async () => {
    const real = globalThis.fetch;
    const send = sendWith(undefined, 100);
    try {
      globalThis.fetch = async () => new Response('patched');
      expect((await send(REQUEST, signal)).status).toBe(200);
    } finally {
      globalThis.fetch = real;
    }
  });

  it('Set-Cookie in one line (node-fetch) is each of them, but for React Native, which keeps cookies itself', async () => {
    const line = 'a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT; Path=/, b=2';
    const headers = { forEach: (each: (value: string, name: string) => void) => each(line, 'Set-Cookie') };
    const plain = { status: 200, headers, body: null } as unknown as Response;
    const cookies = async (response = plain) => (await sendWith(async () => response, 100)(REQUEST, signal)).cookies;
    expect((await cookies())?.map((cookie) => cookie.trim())).toEqual(['a=1; Expires=Wed, 09 Jun 2027 10:18:14 GMT; Path=/', 'b=2']);
    expect(await cookies(new Response('', { headers: [['Set-Cookie', 'a=1'], ['Set-Cookie', 'b=2']] }))).toEqual(['a=1', 'b=2']); // prettier-ignore
    expect(await cookies(new Response(''))).toBeUndefined();
    vi.stubGlobal('navigator', { product: 'ReactNative' });
    try {
      expect(await cookies()).toBeUndefined();
    } finally {
      vi.unstubAllGlobals();
    }
  });

  it('an answer above the limit is the beginning of one', async () => {
    const large = sendWith(async () => new Response(new Uint8Array(101)), 100);
    expect(await large(REQUEST, signal)).toMatchObject({ isPartial: true });
    const enough = sendWith(async () => new Response(new Uint8Array(100)), 100);
    expect((await enough(REQUEST, signal)).isPartial).toBeUndefined();
  });

  it('an answer that breaks off is no answer', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array([1]));
        controller.error(new TypeError('terminated'));
      },
    });
    await expect(sendWith(async () => new Response(stream), 100)(REQUEST, signal)).rejects.toMatchObject({ code: 'REPLY_CUT' });
  });
});

describe('by a transport of the app’s', () => {
  it('hands over request and signal, and reads header names in any spelling', async () => {
    const given: unknown[] = [];
    const transport = {
      send: async (...args: unknown[]) => (
        given.push(args),
        { status: 200, headers: { 'MS-Server-ActiveSync': '1' }, body: new Uint8Array([7]) }
      ),
    };
    const came = await sendWith(transport, 100)(REQUEST, signal);
    expect(given).toEqual([[REQUEST, signal]]);
    expect(came).toEqual({ status: 200, headers: { 'ms-server-activesync': '1' }, body: new Uint8Array([7]) });
  });

  const sending = (reply: unknown) => sendWith({ send: async () => reply as WireResponse }, 100)(REQUEST, signal);
  const ok = { status: 200, headers: {}, body: new Uint8Array(5) };

  it.each([
    ['shorter than its Content-Length', { 'Content-Length': '6' }, 'cut'],
    ['as long as its Content-Length', { 'content-length': '5' }, 'whole'],
    ['longer than its Content-Length', { 'content-length': '4' }, 'whole'],
    ['unpacked', { 'content-length': '6', 'content-encoding': 'gzip' }, 'whole'],
    ['in chunks', { 'content-length': '6', 'transfer-encoding': 'chunked' }, 'whole'],
    ['not packed, and said so', { 'content-length': '6', 'content-encoding': 'identity' }, 'cut'],
    ['with a length that is none', { 'content-length': '6, 6' }, 'whole'],
  ])('a reply %s is %s', async (_, headers, is) => {
    const came = await sending({ ...ok, headers }).then(() => 'whole', (error: unknown) => (faultOf(error) === 'cut-after-send' ? 'cut' : error)); // prettier-ignore
    expect(came).toBe(is);
  });

  it('headers may be numbers, lists, Headers: a mail is not in doubt for their form', async () => {
    const headers = { 'Retry-After': 5, 'Set-Cookie': ['a=1', 'b=2; Path=/'] };
    const send = async (): Promise<WireResponse> => ({ ...ok, headers: headers as never });
    expect(await sendWith({ send, sees: { cookies: true } }, 100)(REQUEST, signal)).toMatchObject({
      headers: { 'retry-after': '5' },
      cookies: ['a=1', ' b=2; Path=/'],
    });
    expect(await sending({ ...ok, headers: new Headers({ 'MS-Server-ActiveSync': '15' }) })).toMatchObject({
      headers: { 'ms-server-activesync': '15' },
    });
  });

  it('a reply without a body may have the length of one [RFC 9110, 8.6]', async () => {
    expect(await sending({ status: 304, headers: { 'content-length': '6' }, body: new Uint8Array(0) })).toMatchObject({ status: 304 });
  });

  it('a reply above the limit, or one the transport did not read to its end, is the beginning of one', async () => {
    expect(await sending({ ...ok, body: new Uint8Array(101) })).toMatchObject({ isPartial: true, body: new Uint8Array(101) });
    expect(await sending({ ...ok, isPartial: true, headers: { 'content-length': '6' } })).toMatchObject({ isPartial: true });
  });

  it.each([
    [undefined],
    [null],
    [{ ...ok, body: 'text' }],
    [{ ...ok, status: '200' }],
    [{ ...ok, status: Number.NaN }],
    [{ ...ok, headers: undefined }],
  ])(
    '%j is no reply: a mistake of the transport',
    async (reply) => await expect(sending(reply)).rejects.toMatchObject({ kind: 'caller', code: 'option-invalid' }),
  );
});

it('fetch tells how much of a body has come while it comes', async () => {
  const heard: number[] = [];
  await sendWith(async () => new Response(new Uint8Array(7)), 100)(REQUEST, signal, (bytes) => void heard.push(bytes));
  expect(heard.reduce((all, bytes) => all + bytes, 0)).toBe(7);
});
