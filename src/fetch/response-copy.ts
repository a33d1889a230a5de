import { recoveryError } from '../core/errors.ts';
import { isWebStream, readUpTo, sourceOf, wholeOf, type ByteSource, type ReadBytes } from './byte-source.ts';
import { handedBack } from './handed-back.ts';

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
  if (typeof response !== 'object' || response === null || typeof response.status !== 'number') throw noReply();
  // A clone of one that somebody on the way has read throws by itself.
  if (isRead && isTaken(response)) throw cutShort();
  const isCloned = !isRead && isBestCloned(response);
  const from = signal.aborted || !isCloned ? response : clone(response);
  const heard: Heard = { received };
  const source = told(from.body === null ? undefined : (sourceOf(from.body) ?? wholeOf(from)), heard);
  const stop = (): void => {
    source?.cancel();
    cancel(response);
  };
  const read = await attended(source, most, signal, stop);
  const drop = (): void => {
    if (!read.isWhole) stop();
  };
  const handOut = (over?: () => void): Response => {
    // What is given as a whole is all here, however large.
    const isHere = read.isWhole || (isCloned && !isWebStream(response.body));
    if (isHere) over?.();
    if (isHere && isCloned) return response;
    if (isCloned) cancel(response);
    heard.over = over;
    const { status, statusText, url, headers } = response;
    const parts = { status, statusText, url, headers: pairsOf(headers), bytes: read.bytes };
    return handedBack(isHere || source === undefined ? parts : { ...parts, rest: source });
  };
  return { ...read, handOut, drop };
}

/** Has somebody read it, or begun to? */
function isTaken({ bodyUsed, body }: Response): boolean {
  return bodyUsed || body?.locked === true;
}

/** Who wants to hear of a body: of each piece that has come, and that no more will, whatever the reason. */
interface Heard {
  readonly received: ((bytes: number) => void) | undefined;
  over?: (() => void) | undefined;
}

function told(source: ByteSource | undefined, heard: Heard): ByteSource | undefined {
  return (
    source && {
      async next() {
        let piece: Uint8Array | undefined;
        try {
          return (piece = await source.next());
        } finally {
          if (piece) heard.received?.(piece.length);
          else heard.over?.();
        }
      },
      cancel() {
        heard.over?.();
        source.cancel();
      },
    }
  );
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

/** A mistake in the transport, which was handed the request before: whether that arrived nobody knows. */
export function noReply(): Error {
  const error = recoveryError('caller', 'option-invalid', 'the transport returned no reply', 'return a Response or WireResponse');
  return Object.assign(error, { cause: cutShort() });
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
