import { isBytes, ownView } from '../core/bytes.ts';

/** Bytes that come piece by piece, whatever the platform calls a stream. */
export interface ByteSource {
  /** The next piece; undefined at the end. */
  next(): Promise<Uint8Array | undefined>;
  /** Nothing more is wanted. Never throws and is never waited for: a stream may take its time to end. */
  cancel(): void;
}

/** What was read of a source. */
export interface ReadBytes {
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Did it end within the bound? */
  readonly isWhole: boolean;
}

/** The part of a web stream's reader that is used. */
interface Reader {
  read(): Promise<{ readonly done: boolean; readonly value?: unknown }>;
  cancel(): Promise<unknown>;
}

/** The pieces of a web stream, or of what can be iterated (a stream of Node). Undefined for what is neither. */
export function sourceOf(body: unknown): ByteSource | undefined {
  if (typeof body !== 'object' || body === null) return undefined;
  if (isWebStream(body)) return fromReader(body.getReader());
  const iterate = (body as { [Symbol.asyncIterator]?: () => AsyncIterator<unknown> })[Symbol.asyncIterator];
  return typeof iterate === 'function' ? fromIterator(body, iterate.call(body)) : undefined;
}

/** Does it have the reader of a web stream? */
export function isWebStream(body: unknown): body is { getReader(): Reader } {
  return typeof (body as { getReader?: unknown } | null | undefined)?.getReader === 'function';
}

/** A source of one piece, which the platform gives only as a whole. */
export function wholeOf(body: { arrayBuffer(): Promise<ArrayBuffer> }): ByteSource {
  let isRead = false;
  return {
    async next() {
      if (isRead) return undefined;
      isRead = true;
      return new Uint8Array(await body.arrayBuffer());
    },
    cancel: () => undefined,
  };
}

function fromReader(reader: Reader): ByteSource {
  return {
    async next() {
      const { done, value } = await reader.read();
      return done ? undefined : piece(value);
    },
    cancel: () => void reader.cancel().catch(() => undefined),
  };
}

function fromIterator(body: { destroy?(): unknown }, iterator: AsyncIterator<unknown>): ByteSource {
  return {
    async next() {
      const { done, value } = await iterator.next();
      return done === true ? undefined : piece(value);
    },
    cancel() {
      // A generator ends only after the piece it waits for; a stream of Node can be ended at once.
      body.destroy?.();
      ended(iterator).catch(() => undefined);
    },
  };
}

async function ended(iterator: AsyncIterator<unknown>): Promise<void> {
  await iterator.return?.();
}

function piece(value: unknown): Uint8Array {
  if (isBytes(value)) return ownView(value);
  throw new TypeError('a stream of bytes holds something else');
}

/** What a piece counts at least, in bytes: platforms spend as much on one, however small it is. */
const PIECE_COSTS = 256;

/** Pieces after which timers and aborts have their turn: those that are all there already would keep them out for ever. */
const PIECES_PER_TURN = 2_000;

/**
 * Reads until the end, or until there is more than the bound, or so many pieces. Then what was read is a little more than that, by less than
 * one piece, and the source goes on where it stands. Throws what the source throws, and the signal's reason.
 */
export async function readUpTo(source: ByteSource, most: number, signal?: AbortSignal): Promise<ReadBytes> {
  let bytes: Uint8Array<ArrayBuffer> = new Uint8Array(0);
  let [size, cost] = [0, 0];
  for (let pieces = 1; ; pieces += 1) {
    const next = await source.next();
    if (signal?.aborted) throw signal.reason;
    if (next === undefined) return { bytes: cutTo(bytes, size), isWhole: true };
    bytes = roomFor(bytes, size, next.length);
    bytes.set(next, size);
    size += next.length;
    cost += Math.max(next.length, PIECE_COSTS);
    if (size > most || cost > most + PIECES_FREE * PIECE_COSTS) return { bytes: cutTo(bytes, size), isWhole: false };
    if (pieces % PIECES_PER_TURN === 0) await new Promise((resolve) => setTimeout(resolve, 0));
  }
}

/** Pieces that count by their bytes alone: a small bound is no reason to refuse a small body. */
const PIECES_FREE = 1_000;

/** As large as is needed, and twice what it was when that is more: a body of many pieces is copied a few times, not once for each. */
function roomFor(bytes: Uint8Array<ArrayBuffer>, size: number, more: number): Uint8Array<ArrayBuffer> {
  if (size + more <= bytes.length) return bytes;
  const larger = new Uint8Array(Math.max(size + more, 2 * bytes.length));
  larger.set(bytes.subarray(0, size));
  return larger;
}

/** What came in one piece is not copied twice. */
function cutTo(bytes: Uint8Array<ArrayBuffer>, size: number): Uint8Array<ArrayBuffer> {
  return bytes.length === size ? bytes : bytes.slice(0, size);
}
