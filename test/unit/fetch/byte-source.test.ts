import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { isWebStream, readUpTo, sourceOf, wholeOf } from '../../../src/fetch/byte-source.ts';

const bytes = (...values: number[]): Uint8Array<ArrayBuffer> => Uint8Array.from(values);

/** A stream that never ends, and what became of it. */
function endless(): { readonly stream: ReadableStream<Uint8Array>; readonly was: { pulled: number; cancelled: boolean } } {
  const was = { pulled: 0, cancelled: false };
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        was.pulled += 1;
        controller.enqueue(new Uint8Array(10));
      },
      cancel() {
        was.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { stream, was };
}

async function* pieces(...list: unknown[]): AsyncGenerator {
  yield* list;
}

const opened = (body: unknown) => {
  const source = sourceOf(body);
  if (source === undefined) throw new Error('no source');
  return source;
};

describe('reading', () => {
  it.each([
    ['a web stream', () => new Blob([bytes(1, 2, 3)]).stream()],
    ['a stream of Node', () => Readable.from([Buffer.from([1]), Buffer.from([2, 3])])],
    ['anything that can be iterated', () => pieces(bytes(1), bytes(), bytes(2, 3))],
  ])('takes %s', async (_, body) => {
    expect(await readUpTo(opened(body()), 3)).toEqual({ bytes: bytes(1, 2, 3), isWhole: true });
  });

  it('takes what comes as a whole once', async () => {
    const source = wholeOf({ arrayBuffer: async () => bytes(1, 2).buffer });
    expect(await readUpTo(source, 2)).toEqual({ bytes: bytes(1, 2), isWhole: true });
    expect(await source.next()).toBeUndefined();
  });

  it.each([[undefined], [null], ['text'], [{}]])('knows no pieces of %s', (body) => expect(sourceOf(body)).toBeUndefined());

  it('tells a web stream', () => {
    expect([isWebStream(endless().stream), isWebStream(Readable.from([])), isWebStream(undefined)]).toEqual([true, false, false]);
  });

  it('stops at the bound; the source goes on where it stands', async () => {
    const { stream, was } = endless();
    const source = opened(stream);
    expect(await readUpTo(source, 25)).toMatchObject({ bytes: new Uint8Array(30), isWhole: false });
    expect(was).toEqual({ pulled: 3, cancelled: false });
    expect(await source.next()).toHaveLength(10);
  });

  it('throws what the source throws, and refuses what is no bytes', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('broken')) });
    await expect(readUpTo(opened(broken), 1)).rejects.toThrow('broken');
    await expect(readUpTo(opened(pieces('text')), 1)).rejects.toThrow(TypeError);
  });

  it('ends with the signal', async () => {
    const abort = new AbortController();
    const reason = new Error('enough');
    const { stream } = endless();
    const reading = readUpTo(opened(stream), Infinity, abort.signal);
    abort.abort(reason);
    await expect(reading).rejects.toBe(reason);
  });
});

describe('cancelling', () => {
  it('ends a web stream', () => {
    const { stream, was } = endless();
    opened(stream).cancel();
    expect(was.cancelled).toBe(true);
  });

  it('ends a stream of Node that is silent, also while it is waited for', async () => {
    const silent = new Readable({ read: () => undefined });
    const source = opened(silent);
    const waiting = source.next().catch(() => 'ended');
    source.cancel();
    expect(silent.destroyed).toBe(true);
    expect(await waiting).toBe('ended');
  });

  it('ends what can be iterated, and a source that throws about it does not matter', async () => {
    let ended = false;
    const iterator = { next: async () => ({ done: false, value: bytes(1) }), return: async () => ((ended = true), { done: true }) };
    const body = { [Symbol.asyncIterator]: () => iterator };
    opened(body).cancel();
    expect(ended).toBe(true);
    const rude = { ...iterator, return: () => Promise.reject(new Error('no')) };
    opened({ [Symbol.asyncIterator]: () => rude }).cancel();
    opened(new ReadableStream({ cancel: () => Promise.reject(new Error('no')) })).cancel();
    await new Promise((resolve) => void setImmediate(resolve));
  });
});

describe('a body of many pieces', () => {
  const many = async function* (count: number, piece: Uint8Array): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < count; at += 1) yield piece;
  };

  it('is what its pieces are, in order', async () => {
    const list = Array.from({ length: 700 }, (_, at) => bytes(at % 251, at % 7));
    const { bytes: read, isWhole } = await readUpTo(opened(pieces(...list)), 10_000);
    expect([Buffer.compare(read, Buffer.concat(list)), isWhole]).toEqual([0, true]);
    expect(read.buffer.byteLength).toBe(1400);
  });

  it.each([
    ['empty', new Uint8Array(0)],
    ['of a byte', bytes(7)],
  ])('%s is not read for ever: a piece costs what the platform spends on it', async (_, piece) => {
    const { isWhole, bytes: read } = await readUpTo(opened(many(1e9, piece)), 500_000);
    expect(isWhole).toBe(false);
    expect(read.length).toBeLessThan(10_000);
  });

  it('within a small bound is whole, however small its pieces are', async () => {
    expect((await readUpTo(opened(many(900, bytes(1))), 1000)).isWhole).toBe(true);
  });

  it('that are all there already lets timers ring, and is given up when one says so', async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(new Error('late')), 1);
    await expect(readUpTo(opened(many(1e9, bytes(1))), 1e9, abort.signal)).rejects.toThrow('late');
  });
});
