import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { bytesOf } from '../../../src/fetch/request-body.ts';

const BYTES = Uint8Array.from([1, 2, 3]);
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => 'resolved',
    (error: { code?: unknown }) => error.code,
  );

describe('the body of a request', () => {
  it.each([
    ['bytes', BYTES],
    ['part of a buffer', Uint8Array.from([0, 1, 2, 3]).subarray(1)],
    ['another view', new DataView(Uint8Array.from([0, 1, 2, 3, 4]).buffer, 1, 3)],
    ['an ArrayBuffer', BYTES.buffer],
    ['a Blob', new Blob([BYTES])],
    ['a stream', new Blob([BYTES]).stream()],
    ['a Request without a stream', { arrayBuffer: async () => BYTES.buffer }],
  ])('is read from %s', async (_, body) => expect(await bytesOf(body, 3)).toEqual(BYTES));

  it.each([
    ['text', 'aé€\u{1f600}', 'aé€\u{1f600}'],
    ['text that only the platform can encode', 'a\u0000\ud800', 'a\u0000\ufffd'],
    ['parameters', new URLSearchParams({ a: 'b' }), 'a=b'],
  ])('is read from %s', async (_, body, text) => expect(new TextDecoder().decode(await bytesOf(body, 100))).toBe(text));

  it('is a copy: what the caller does with the buffer later does not matter', async () => {
    const buffer = Uint8Array.from([1]);
    const read = await bytesOf(buffer, 1);
    buffer[0] = 9;
    expect(read).toEqual(Uint8Array.from([1]));
  });

  it.each([[undefined], [null], [''], [new Uint8Array(0)]])('is none for %j', async (body) => {
    expect(await bytesOf(body, 10)).toBeUndefined();
  });

  it.each([
    ['bytes', () => BYTES],
    ['text', () => 'abc'],
    ['a Blob', () => new Blob([BYTES])],
    ['text of few letters and many bytes', () => '€'],
  ])('is refused above the bound: %s', async (_, body) => expect(await codeOf(bytesOf(body(), 2))).toBe('body-too-large'));

  it('is read up to the bound only, and an endless stream is ended there', async () => {
    let [pulled, cancelled] = [0, false];
    const stream = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(10));
      },
      cancel() {
        cancelled = true;
      },
    });
    expect(await codeOf(bytesOf(stream, 100))).toBe('body-too-large');
    expect(pulled).toBeLessThan(15);
    expect(cancelled).toBe(true);
  });

  it('that was read already, breaks off or is no bytes is refused', async () => {
    const read = new Blob([BYTES]).stream();
    read.getReader();
    expect(await codeOf(bytesOf(read, 10))).toBe('body-unreadable');
    expect(await codeOf(bytesOf(new ReadableStream({ pull: () => Promise.reject(new Error('broken')) }), 10))).toBe('body-unreadable');
    expect(await codeOf(bytesOf(new ReadableStream({ pull: (controller) => controller.enqueue('text') }), 10))).toBe('body-unreadable');
  });
});

it('a stream of another make than the platform’s is read, and not asked whether somebody has begun', async () => {
  const chunks = [Uint8Array.of(1, 2), Uint8Array.of(3)];
  let locked = false;
  const reader = {
    read: async () => ({ done: chunks.length === 0, value: chunks.shift() }),
    cancel: async () => undefined,
    releaseLock: () => undefined,
  };
  const stream = {
    getReader() {
      if (locked) throw new TypeError('locked');
      locked = true;
      return reader;
    },
    // As fetch reads it: that would lock it.
    [Symbol.asyncIterator]: () => (stream.getReader(), { next: reader.read }),
  };
  expect(await bytesOf(stream, 10)).toEqual(Uint8Array.of(1, 2, 3));
});

describe('a body somebody has read a part of is refused as fetch refuses it [Fetch 5.3]', () => {
  const half = async (): Promise<ReadableStream> => {
    const stream = new ReadableStream({
      start(controller) {
        for (const byte of BYTES) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const reader = stream.getReader();
    await reader.read();
    reader.releaseLock();
    return stream;
  };

  it('a stream, where the platform can tell', async () => {
    const stream = await half();
    await expect(fetch('http://localhost/', { method: 'POST', body: stream, duplex: 'half' } as never)).rejects.toBeInstanceOf(TypeError);
    const error: unknown = await bytesOf(stream, 10).catch((reason: unknown) => reason);
    expect([error instanceof TypeError, (error as { code?: string }).code]).toEqual([true, 'body-unreadable']);
    const { Response: own } = globalThis;
    try {
      globalThis.Response = undefined as never;
      expect(await bytesOf(await half(), 10)).toEqual(BYTES.subarray(1));
    } finally {
      globalThis.Response = own;
    }
  });

  it('a stream of Node', async () => {
    const stream = Readable.from([BYTES, BYTES]);
    expect(await bytesOf(Readable.from([BYTES]), 10)).toEqual(BYTES);
    await new Promise((resolve) => void stream.once('data', resolve));
    expect(await codeOf(bytesOf(stream, 10))).toBe('body-unreadable');
  });
});

it('a stream that is silent for ever is not waited for once the caller calls it off, and is ended', async () => {
  let ended: unknown;
  const silent = new ReadableStream({ cancel: (reason) => void (ended = reason ?? 'ended') });
  const abort = new AbortController();
  const reading = bytesOf(silent, 10, abort.signal);
  abort.abort(new Error('called off'));
  await expect(reading).rejects.toThrow('called off');
  expect(ended).toBeDefined();
});
