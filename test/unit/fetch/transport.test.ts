import { describe, expect, it } from 'vitest';
import type { WireRequest } from '../../../src/core/ports.ts';
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
    expect(came).toMatchObject({ status: 201, headers: { 'x-two': '2' }, body: new Uint8Array([7]), carrier: response });
    expect(response.bodyUsed).toBe(false);
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

  it('an answer above the limit is an error of ours', async () => {
    const large = sendWith(async () => new Response(new Uint8Array(101)), 100);
    await expect(large(REQUEST, signal)).rejects.toMatchObject({ code: 'reply-malformed' });
    const enough = sendWith(async () => new Response(new Uint8Array(100)), 100);
    expect((await enough(REQUEST, signal)).body.length).toBe(100);
  });

  it('an answer that breaks off is no answer', async () => {
    const stream = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array([1]));
        controller.error(new TypeError('terminated'));
      },
    });
    await expect(sendWith(async () => new Response(stream), 100)(REQUEST, signal)).rejects.toThrow('terminated');
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
});
