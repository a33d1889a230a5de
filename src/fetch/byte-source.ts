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
  if (value instanceof Uint8Array) return value;
  throw new TypeError('a stream of bytes holds something else');
}

/**
 * Reads until the end, or until there is more than the bound. Then what was read is a little more than that, by less than one piece,
 * and the source goes on where it stands. Throws what the source throws, and the signal's reason.
 */
export async function readUpTo(source: ByteSource, most: number, signal?: AbortSignal): Promise<ReadBytes> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for (;;) {
    const next = await source.next();
    if (signal?.aborted) throw signal.reason;
    if (next === undefined) return { bytes: joined(parts, size), isWhole: true };
    parts.push(next);
    size += next.length;
    if (size > most) return { bytes: joined(parts, size), isWhole: false };
  }
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
}
