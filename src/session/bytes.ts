import { isBytes } from '../core/bytes.ts';
import { recoveryError } from '../core/errors.ts';
import { headersFrom, isHeaderValue } from '../core/headers.ts';
import type { Edit, RequestMarks } from '../core/protocol.ts';
import type { Kind } from '../core/resolution.ts';
import type { Bounds } from '../core/bounds.ts';
import type { Attempt, EasRequest } from '../core/session.ts';
import { compareVersions } from '../policy/version.ts';
import { isAddress } from './address.ts';
import type { Locks } from './locks.ts';
import { intervalOf, learnedBounds, noteWish, withWait } from './longpoll.ts';
import { nameOf } from './interrupted.ts';
import { addressIn, spokenBy, versionOf } from './outgoing.ts';
import { orAborted, within } from './patience.ts';
import { isItsTurn } from './turn.ts';
import type { Exchange, World } from './world.ts';

/**
 * The request's bytes, once no other request works on the same keys. After a lost reply they are the very same, so that the
 * server recognises them (MS-ASCMD 3.1.5.9); whoever had to wait for others builds again, the keys have moved. Throws what
 * `build` throws, or what is wrong with what it returned; undefined when the caller aborted meanwhile, or waits no longer.
 */
export async function provide(world: World, exchange: Exchange, locks: Locks): Promise<EasRequest | undefined> {
  const { command } = exchange;
  const { protocol } = world.ports;
  let replay = isReplay(exchange.decision) && !locks.isOvertaken(exchange.id) ? exchange.sent : undefined;
  for (;;) {
    const { heartbeatSeconds: offered } = learnedBounds(world, command);
    const made = replay ?? (await built(world, exchange));
    if (exchange.abort.signal.aborted) return undefined;
    const wished = protocol.marks(command, made.body);
    if (replay === undefined && !exchange.own) exchange.wish = noteWish(world, wished, offered);
    const request = edited(world, exchange, made, wished);
    const marks = withWait(world, command, request === made ? wished : protocol.marks(command, request.body));
    exchange.marks = marks;
    checkMail(world, exchange, request, marks);
    exchange.name = nameOf(world, exchange, request);
    const turn = locks.take(exchange.id, exchange.command, marks, exchange.priority, exchange.name);
    if (turn === undefined) {
      exchange.sent = request;
      return request;
    }
    if (!(await isItsTurn(world, exchange, turn, locks.ahead(exchange.id)))) return undefined;
    replay = undefined;
    // What somebody else has started over meanwhile has a key again.
    for (const key of exchange.startsOver) if (locks.isOvertaken(exchange.id, key)) exchange.startsOver.delete(key);
  }
}

/** What the app made, in bytes of our own: it may use its buffer again while these are kept for going out once more. */
async function built(world: World, exchange: Exchange): Promise<EasRequest> {
  const given = exchange.provide(attemptOf(world, exchange));
  if (exchange.own) return given;
  const isLater = typeof (given as Partial<PromiseLike<EasRequest>> | undefined)?.then === 'function';
  const late = (): Error => silenced(exchange);
  const made = isLater ? await within(world, () => orAborted(Promise.resolve(given), exchange.abort.signal), late) : await given;
  check(world, made);
  const { body, init, clientId } = made;
  const url = world.ports.addressOf(addressIn(made));
  const headers = carried(made.headers ?? {});
  checkCarried(url, headers);
  return {
    url,
    headers,
    ...(body && { body: exchange.fixed ? body : new Uint8Array(body) }),
    ...(init && { init }),
    ...(clientId !== undefined && { clientId }),
  };
}

/** A `build` that is silent for ever would keep everybody from its collection: it is told to stop, and its caller that it failed. */
function silenced({ abort }: Exchange): Error {
  const error = recoveryError('caller', 'request-invalid', 'build gave no request in time', 'see limits.hookMs');
  abort.abort(error);
  return error;
}

const REPLAYS: ReadonlySet<string> = new Set(['retry', 'repair', 'reconcile'] satisfies Kind[]);

/** Waits and repairs below the hierarchy leave the app's data as it was: the refused bytes are still the right ones. */
function isReplay(decision: Exchange['decision']): boolean {
  return decision !== undefined && REPLAYS.has(decision.do) && decision.then === 'replay' && decision.first === undefined;
}

function check(world: World, request: EasRequest): void {
  if (typeof request !== 'object' || request === null || !(typeof request.url === 'string' || typeof request.url?.href === 'string')) {
    throw recoveryError('caller', 'request-invalid', 'build returned no request', 'return { url, headers, body }');
  }
  if (request.body !== undefined && !isBytes(request.body)) {
    throw recoveryError('caller', 'request-invalid', 'body is no Uint8Array', 'encode the request before it is handed over');
  }
  if (request.body !== undefined && request.body.length > world.ports.limits.requestBytes) {
    throw recoveryError('caller', 'body-too-large', 'the body is larger than limits.requestBytes', 'send less at once');
  }
}

/** Bytes are counted by who sends them: the library may edit them. */
const COUNTED = 'content-length';

/** Headers as they go out: of whatever form, their values as fetch takes them (Fetch standard, header value normalize). */
function carried(given: object): Readonly<Record<string, string>> {
  const record = typeof (given as { forEach?: unknown }).forEach === 'function' ? headersFrom(given) : (given as Record<string, string>);
  const values = Object.entries(record).filter(([name]) => name.toLowerCase() !== COUNTED);
  return Object.fromEntries(values.map(([name, value]) => [name, typeof value === 'string' ? value.replace(PADDING, '') : value]));
}

const PADDING = /^[\t\n\r ]+|[\t\n\r ]+$/g;

/** RFC 9110 5.6.2. */
const HEADER_NAME = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/**
 * What no platform carries: it would refuse with an error that does not say that nothing left, and may hold the address. A mail would be in doubt that
 * never went anywhere.
 */
function checkCarried(url: string, headers: Readonly<Record<string, unknown>>): void {
  const at = Object.entries(headers).find(([name, value]) => !HEADER_NAME.test(name) || (value !== '' && !isHeaderValue(value)));
  if (isAddress(url) && at === undefined) return;
  const what = at === undefined ? 'its address' : HEADER_NAME.test(at[0]) ? `header ${at[0]}` : 'a header’s name';
  throw recoveryError('caller', 'request-invalid', `no platform sends this request: ${what}`, 'see the types of url and headers');
}

/** A mail without a ClientId could not be told from its repeat: refused before it is sent. */
function checkMail(world: World, exchange: Exchange, request: EasRequest, { clientId }: RequestMarks): void {
  const from = exchange.facts.clientIdFrom;
  const version = spokenBy(world, exchange, request) ?? versionOf(world);
  if (from === undefined || compareVersions(version, from) < 0) return;
  if (request.clientId !== undefined && clientId !== undefined && request.clientId !== clientId) {
    throw recoveryError(
      'caller',
      'request-invalid',
      'clientId is another one than the body carries',
      'write the same into both, or leave it out',
    );
  }
  if (clientId !== undefined) return;
  throw recoveryError(
    'caller',
    'client-id-missing',
    `${exchange.command} carries no ClientId`,
    'put a ClientId of its own into every mail (MS-ASCMD 2.2.3.28.1)',
  );
}

/** What `build` is told about this attempt. */
function attemptOf(world: World, exchange: Exchange): Attempt {
  const { because } = exchange;
  // As it is now: an attempt is looked at again after it is over.
  const startsOver = new Set(exchange.startsOver);
  return {
    number: exchange.attempts + 1,
    protocolVersion: world.account.version ?? versionOf(world, world.template),
    signal: exchange.abort.signal,
    ...(because !== undefined && { because }),
    startsOver: (collectionId) => startsOver.has(collectionId),
    bounds: { ...exchange.bounds, ...learnedBounds(world, exchange.command) },
  };
}

/** The library's few edits, on whosever bytes: numbers the server set, never the app's data. */
function edited(world: World, exchange: Exchange, request: EasRequest, marks: RequestMarks): EasRequest {
  const { command, bounds, own, wish } = exchange;
  const seconds = own ? undefined : intervalOf(world, command, marks, wish);
  const windowSize = bounds.edits === undefined ? undefined : bounds.windowSize;
  if (seconds === undefined && windowSize === undefined) return request;
  const inMinutes = marks.sentElement === 'Wait';
  const change: Edit = {
    ...(seconds !== undefined && (inMinutes ? { waitMinutes: minutesOf(seconds) } : { heartbeatSeconds: seconds })),
    ...(windowSize !== undefined && { windowSize }),
  };
  const body = world.ports.protocol.edit(command, request.body ?? new Uint8Array(0), change);
  return body === undefined ? request : { ...request, body };
}

/** Sync Wait is in whole minutes, 1 at least (MS-ASCMD 2.2.3.198). */
function minutesOf(seconds: number): number {
  return Math.max(1, Math.floor(seconds / 60));
}

/** First WindowSize tried when a server chokes on an answer; halved from there. Its default is 100 (MS-ASCMD 2.2.3.199). */
const SMALLER_WINDOW = 50;

/** What the server has set so far, for the next bytes. */
export function boundsOf(
  { bounds, command, marks }: Pick<Exchange, 'bounds' | 'command'> & { readonly marks?: RequestMarks | undefined },
  decision: Exchange['decision'],
): Bounds {
  if (decision?.do !== 'rephrase') return bounds;
  const { how, bound } = decision;
  const edits = decision.then === 'edit' ? { edits: true as const } : {};
  // A bound on Wait is in minutes (MS-ASCMD 2.2.3.97).
  const seconds = marks?.sentElement === 'Wait' && bound !== undefined ? bound * 60 : bound;
  if (how === 'set-heartbeat' && seconds !== undefined) return { ...bounds, ...edits, rephrase: how, heartbeatSeconds: seconds };
  if (how === 'smaller-window')
    return { ...bounds, ...edits, rephrase: how, windowSize: Math.max(1, Math.floor((bounds.windowSize ?? 2 * SMALLER_WINDOW) / 2)) };
  // Ping 6 names folders (MS-ASCMD 2.2.3.97), Sync 15 collections (2.2.3.88).
  if (how === 'limit-folders' && bound !== undefined)
    return { ...bounds, rephrase: how, ...(command === 'Sync' ? { maxCollections: bound } : { maxFolders: bound }) };
  return { ...bounds, rephrase: how };
}
