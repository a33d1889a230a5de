import { recoveryError } from '../core/errors.ts';
import { isWebStream, readUpTo, sourceOf, wholeOf, type ByteSource, type ReadBytes } from './byte-source.ts';
import { handedBack, type Parts } from './handed-back.ts';

/** A reply of fetch, looked at: a copy of its first bytes, and the Response for whoever asked. */
export interface Copied extends ReadBytes {
  /** The Response, its body unread. @param over called once its body has ended, failed or been cancelled */
  handOut(over?: () => void): Response;
  /** Nobody wants it: what still brings its body is let go of, so that the connection is free again. */
  drop(): void;
}

/**
 * Reads a copy of a reply's body while it comes, up to the bound: an endless one costs that much and no more. The Response keeps
 * its body: it is cloned where the platform does that with a stream, and made again of its bytes elsewhere, and where more is still to come:
 * only of a body that is ours can it be told when it is over.
 * @param isRead nobody asks for the Response: it is read itself
 * @throws a TypeError with the code `REPLY_CUT` when the body breaks off: the request had arrived
 */
export async function copyOf(
  response: Response,
  most: number,
  signal: AbortSignal,
  received?: (bytes: number) => void,
  isRead = false,
): Promise<Copied> {
  if (typeof response !== 'object' || response === null || typeof response.status !== 'number')
    throw recoveryError('caller', 'option-invalid', 'the transport returned no Response', 'return what fetch returns');
  // A clone of one that somebody on the way has read throws by itself.
  if (isRead && isTaken(response)) throw cutShort();
  const isCloned = !isRead && isBestCloned(response);
  const from = signal.aborted || !isCloned ? response : clone(response);
  const source = counted(from.body === null ? undefined : (sourceOf(from.body) ?? wholeOf(from)), received);
  const stop = (): void => {
    source?.cancel();
    cancel(response);
  };
  const read = await attended(source, most, signal, stop);
  const drop = (): void => {
    if (!read.isWhole) stop();
  };
  if (isCloned && (read.isWhole || !isWebStream(response.body))) {
    // What is given as a whole is all here, however large.
    const handOut = (over?: () => void): Response => (over?.(), response);
    return { ...read, handOut, drop };
  }
  const { status, statusText, url, headers } = response;
  const parts: Parts = { status, statusText, url, headers: pairsOf(headers), bytes: read.bytes };
  const handOut = (over?: () => void): Response => {
    if (isCloned) cancel(response);
    return handedBack(read.isWhole || source === undefined ? parts : { ...parts, rest: watched(source, over) });
  };
  return { ...read, handOut, drop };
}

/** Has somebody read it, or begun to? */
function isTaken({ bodyUsed, body }: Response): boolean {
  return bodyUsed || body?.locked === true;
}

/** Tells of each piece that has come. */
function counted(source: ByteSource | undefined, received: ((bytes: number) => void) | undefined): ByteSource | undefined {
  if (source === undefined || received === undefined) return source;
  const next = async (): Promise<Awaited<ReturnType<ByteSource['next']>>> => {
    const piece = await source.next();
    received(piece?.length ?? 0);
    return piece;
  };
  return { ...source, next };
}

/** Tells when there is no more to come of it, whatever the reason. */
function watched(source: ByteSource, over: () => void = () => undefined): ByteSource {
  return {
    async next() {
      const piece = await source.next().catch((error: unknown) => {
        over();
        throw error;
      });
      if (piece === undefined) over();
      return piece;
    },
    cancel() {
      over();
      source.cancel();
    },
  };
}

/** Reads, and stops what brings the body when it fails or when nobody waits any more: a late one would keep its connection. */
async function attended(source: ByteSource | undefined, most: number, signal: AbortSignal, stop: () => void): Promise<ReadBytes> {
  // Those that listen to the signal themselves come first: undici is left with an unhandled rejection when its body is ended meanwhile.
  const onAbort = (): void => void Promise.resolve().then(stop);
  signal.addEventListener('abort', onAbort);
  try {
    if (signal.aborted) throw signal.reason;
    return source === undefined ? NOTHING : await readUpTo(source, most, signal);
  } catch (error) {
    stop();
    if (signal.aborted) throw signal.reason;
    throw cutShort(error);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}

/** There was an answer, and it is not all here: the request had arrived. */
export function cutShort(cause?: unknown): TypeError {
  return Object.assign(new TypeError('the body of the reply broke off', { cause }), { code: 'REPLY_CUT' });
}

function clone(response: Response): Response {
  try {
    return response.clone();
  } catch (error) {
    // Somebody on the way has read it: an answer came, and nobody can say which.
    throw cutShort(error);
  }
}

/**
 * Clones of Node's streams (node-fetch) share a small buffer: when only one of the two is read, it stops for ever. A body that a
 * platform gives only as a whole (XMLHttpRequest, as in React Native) is in memory already.
 */
function isBestCloned(response: Response): boolean {
  const { body } = response;
  return typeof response.clone === 'function' && (isWebStream(body) || typeof body !== 'object' || body === null);
}

const NOTHING: ReadBytes = { bytes: new Uint8Array(0), isWhole: true };

/** The headers of a reply as pairs, their names as the platform spells them. */
export function pairsOf(headers: Response['headers']): readonly (readonly [string, string])[] {
  const pairs: [string, string][] = [];
  headers.forEach((value, name) => void pairs.push([name, value]));
  return pairs;
}

/** Ends a body nobody reads. One that is being read elsewhere, or cannot be ended, is left alone. */
function cancel({ body }: Response): void {
  if (typeof body?.cancel !== 'function' || body.locked) return;
  body.cancel().catch(() => undefined);
}
