import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { faultOf } from '../../../src/fetch/fault.ts';
import { copyOf } from '../../../src/fetch/response-copy.ts';

const { signal } = new AbortController();
const read = async (response: Response): Promise<number> => (await response.arrayBuffer()).byteLength;
const later = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** A body of so many pieces of ten bytes, and whether somebody ended it. */
function streamed(pieces: number, then: 'end' | 'break' | 'silence' = 'end') {
  const was = { cancelled: false };
  let given = 0;
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if ((given += 1) <= pieces) return controller.enqueue(new Uint8Array(10));
      if (then === 'end') controller.close();
      if (then === 'break') controller.error(new TypeError('terminated'));
      return then === 'silence' ? new Promise<void>(() => undefined) : undefined;
    },
    cancel() {
      was.cancelled = true;
    },
  });
  return { stream, was };
}

const without = (response: Response): Response => Object.defineProperty(response, 'clone', { value: undefined });

describe.each([
  ['by clone', (response: Response) => response, true],
  ['without clone', without, false],
])('%s', (_, shaped, isSame) => {
  it('a reply is read as a copy, and handed out unread', async () => {
    const response = shaped(new Response(streamed(3).stream, { status: 201, statusText: 'Made', headers: { 'X-One': '1' } }));
    const copied = await copyOf(response, 30, signal);
    expect(copied).toMatchObject({ bytes: new Uint8Array(30), isWhole: true });
    const out = copied.handOut();
    expect(out === response).toBe(isSame);
    expect(out).toMatchObject({ status: 201, statusText: 'Made', bodyUsed: false });
    expect(out.headers.get('x-one')).toBe('1');
    expect(await read(out)).toBe(30);
  });

  it('an empty reply is empty', async () => {
    const copied = await copyOf(shaped(new Response(null, { status: 204 })), 30, signal);
    expect(copied).toMatchObject({ bytes: new Uint8Array(0), isWhole: true });
    expect(copied.handOut().status).toBe(204);
  });

  it('above the bound the beginning is read; who asked has it all', async () => {
    const { stream, was } = streamed(50);
    const copied = await copyOf(shaped(new Response(stream)), 100, signal);
    expect(copied.isWhole).toBe(false);
    expect(copied.bytes.length).toBeLessThanOrEqual(110);
    await later();
    expect(was.cancelled).toBe(false);
    expect(await read(copied.handOut())).toBe(500);
  });

  it('an endless reply nobody is handed is let go of', async () => {
    const { stream, was } = streamed(Infinity);
    const copied = await copyOf(shaped(new Response(stream)), 100, signal);
    copied.drop();
    await later();
    expect(was.cancelled).toBe(true);
  });

  it('a body that breaks off counts as one that had arrived, whatever broke it', async () => {
    const error: unknown = await copyOf(shaped(new Response(streamed(2, 'break').stream)), 100, signal).catch((e: unknown) => e);
    expect(error).toBeInstanceOf(TypeError);
    expect(faultOf(error)).toBe('cut-after-send');
    const refused = new ReadableStream({ pull: () => Promise.reject(Object.assign(new Error('x'), { code: 'ECONNREFUSED' })) });
    expect(faultOf(await copyOf(shaped(new Response(refused)), 100, signal).catch((e: unknown) => e))).toBe('cut-after-send');
  });

  it('a signal ends the reading, and the body', async () => {
    const { stream, was } = streamed(2, 'silence');
    const abort = new AbortController();
    const copying = copyOf(shaped(new Response(stream)), 100, abort.signal).catch((e: unknown) => e);
    await later();
    const reason = new Error('enough');
    abort.abort(reason);
    expect(await copying).toBe(reason);
    await later();
    expect(was.cancelled).toBe(true);
  });

  it('a reply that comes after the signal is let go of unread', async () => {
    const { stream, was } = streamed(Infinity);
    await expect(copyOf(shaped(new Response(stream)), 100, AbortSignal.abort(new Error('enough')))).rejects.toThrow('enough');
    await later();
    expect(was.cancelled).toBe(true);
  });
});

it('a clone of Node’s streams is not used: it stops when only one of the two is read', async () => {
  const body = Readable.from(Array.from({ length: 20 }, () => Buffer.alloc(10_000)));
  const clone = (): never => {
    throw new Error('cloned');
  };
  const reply = { status: 200, statusText: '', url: '', headers: new Headers(), body, clone } as unknown as Response;
  const copied = await copyOf(reply, 1_000_000, signal);
  expect(copied.isWhole).toBe(true);
  expect(await read(copied.handOut())).toBe(200_000);
});

describe.each([[false], [true]])('a body that somebody on the way has read (read itself: %s)', (isRead) => {
  it.each([
    ['has read', (response: Response) => response.text()],
    ['reads', async (response: Response) => response.body?.getReader()],
  ])('or still %s counts as one that had arrived', async (_, taken) => {
    const response = new Response('x');
    await taken(response);
    expect(faultOf(await copyOf(response, 100, signal, undefined, isRead).catch((e: unknown) => e))).toBe('cut-after-send');
  });
});

describe('a reply that nobody is handed', () => {
  it('is read itself, and not cloned', async () => {
    const response = new Response(streamed(3).stream);
    const copied = await copyOf(response, 100, signal, undefined, true);
    expect([copied.bytes.length, copied.isWhole, response.bodyUsed]).toEqual([30, true, true]);
    expect((await copyOf(new Response(null, { status: 204 }), 100, signal, undefined, true)).bytes).toHaveLength(0);
  });

  it('and is too long is ended when it is dropped', async () => {
    const { stream, was } = streamed(Infinity);
    const copied = await copyOf(new Response(stream), 100, signal, undefined, true);
    expect([copied.isWhole, was.cancelled]).toEqual([false, false]);
    copied.drop();
    await later();
    expect(was.cancelled).toBe(true);
  });
});

it.each([[undefined], ['text'], [{}]])('%j is no Response: a mistake of the transport', async (no) => {
  await expect(copyOf(no as never, 100, signal)).rejects.toMatchObject({ kind: 'caller', code: 'option-invalid' });
});

it('tells of each piece that has come', async () => {
  const pieces: number[] = [];
  await copyOf(new Response(streamed(3).stream), 1_000, signal, (bytes) => void pieces.push(bytes));
  expect(pieces.filter((bytes) => bytes > 0)).toEqual([10, 10, 10]);
  await copyOf(new Response(streamed(3).stream), 1_000, signal);
  await copyOf(new Response(null, { status: 204 }), 1_000, signal, () => expect.unreachable());
});
