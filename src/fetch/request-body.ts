import { recoveryError } from '../core/errors.ts';
import { orAborted } from '../session/patience.ts';
import { UNWRITABLE, writeUtf8 } from '../wbxml/utf8.ts';
import { readUpTo, sourceOf, wholeOf, type ByteSource } from './byte-source.ts';

type Body = NonNullable<NonNullable<Parameters<typeof fetch>[1]>['body']>;

/**
 * The whole body, kept so that it can go out again. A stream is read up to the bound while it comes, and ended there.
 * @throws RecoveryError `body-unreadable`, `body-too-large`: nothing was sent
 */
export async function bytesOf(body: unknown, mostBytes: number, signal?: AbortSignal): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (body === undefined || body === null) return undefined;
  if (sizeOf(body) > mostBytes) throw tooLarge();
  if (signal?.aborted) throw signal.reason;
  const source = opened(body);
  let read: Awaited<ReturnType<typeof readUpTo>>;
  try {
    // A stream that is silent for ever is not waited for when the caller calls it off.
    read = await orAborted(readUpTo(source, mostBytes), signal);
  } catch {
    source.cancel();
    throw signal?.aborted === true ? signal.reason : unreadable();
  }
  if (read.isWhole) return read.bytes.length === 0 ? undefined : read.bytes;
  source.cancel();
  throw tooLarge();
}

/** The least it takes, as far as it says so itself: what is too large is not copied first. */
function sizeOf(body: unknown): number {
  if (typeof body === 'string') return body.length;
  const { byteLength, size } = body as { byteLength?: unknown; size?: unknown };
  return typeof byteLength === 'number' ? byteLength : typeof size === 'number' ? size : 0;
}

function tooLarge(): Error {
  return recoveryError('caller', 'body-too-large', 'the request’s body is larger than limits.requestBytes', 'send less at once');
}

/** A TypeError, as fetch throws it, that is one of ours as well. */
export function unreadable(): Error {
  const error = recoveryError(
    'caller',
    'body-unreadable',
    'the request’s body cannot be read',
    'hand over bytes, or a stream nobody has read',
  );
  return Object.setPrototypeOf(error, TypeError.prototype) as Error;
}

/** Has somebody read a part of it? What is left would be sent as if it were all. Of a web stream only the platform can tell, and throws. */
function isBegun(body: unknown): boolean {
  // Of its own alone: it would read one of another make.
  if (typeof ReadableStream === 'function' && typeof Response === 'function' && body instanceof ReadableStream)
    return !(new Response(body) instanceof Response);
  return (body as { readableDidRead?: unknown }).readableDidRead === true;
}

/** What fetch takes as a body. Plain bytes and texts need nothing of the platform. */
function opened(body: unknown): ByteSource {
  try {
    if (body instanceof Uint8Array) return once(body);
    if (ArrayBuffer.isView(body)) return once(new Uint8Array(body.buffer, body.byteOffset, body.byteLength));
    if (body instanceof ArrayBuffer) return once(new Uint8Array(body));
    const text = typeof body === 'string' ? utf8(body) : undefined;
    if (text !== undefined) return once(text);
    if (isBegun(body)) throw unreadable();
    const source = sourceOf(body);
    if (source !== undefined) return source;
    // Blob, and a Request of a platform whose requests have no stream.
    if (typeof (body as Blob).arrayBuffer === 'function') return wholeOf(body as Blob);
    return wholeOf(new Response(body as Body));
  } catch {
    throw unreadable();
  }
}

function once(bytes: Uint8Array): ByteSource {
  let next: Uint8Array | undefined = bytes;
  return {
    async next() {
      const piece = next;
      next = undefined;
      return piece;
    },
    cancel: () => undefined,
  };
}

/** UTF-8 takes three bytes at most for a unit of a string. */
const BYTES_PER_UNIT = 3;

/** A text without characters that WBXML cannot carry; the rest is the platform's to encode. */
function utf8(text: string): Uint8Array | undefined {
  const bytes = new Uint8Array(text.length * BYTES_PER_UNIT);
  const end = writeUtf8(text, bytes, 0);
  return end === UNWRITABLE ? undefined : bytes.subarray(0, end);
}
