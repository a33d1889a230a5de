import { recoveryError } from '../core/errors.ts';
import type { OwnRequests } from '../core/own-requests.ts';
import type { WireResponse } from '../core/ports.ts';
import type { CommandName, EasRequest } from '../core/session.ts';
import type { CoreSession } from '../session/session.ts';
import type { Carried } from '../session/world.ts';
import { isWebStream } from './byte-source.ts';
import { handedBack } from './handed-back.ts';
import { pageAddress } from './page-address.ts';
import { remember } from './recovery-of.ts';
import { bytesOf, unreadable } from './request-body.ts';
import { pairsOf, type Copied } from './response-copy.ts';

/** What an app's call comes down to. */
interface Called {
  readonly url: string;
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array<ArrayBuffer> | undefined;
  readonly signal: AbortSignal | undefined;
  /** What else fetch was told. */
  readonly init: Readonly<Record<string, unknown>>;
}

/** What is read, and handed on in another form. */
const READ: ReadonlySet<string> = new Set(['method', 'headers', 'body', 'signal', 'duplex']);

/** What a Request object was made with and can still tell. */
const KEPT = [
  'redirect',
  'credentials',
  'mode',
  'cache',
  'referrer',
  'referrerPolicy',
  'integrity',
  'keepalive',
] as const satisfies readonly (keyof Request)[];

/** Wraps fetch for one session: ActiveSync commands are recovered with the same bytes, everything else passes untouched. */
export function wrapFetch(
  session: CoreSession,
  own: OwnRequests,
  plain: () => typeof fetch,
  isCommand: (name: string) => boolean,
  mostBytes: number,
): typeof fetch {
  return async (input, init) => {
    const given = addressIn(input);
    const url = pageAddress(given) || given;
    const command = own.commandOf(url);
    const method = (init?.method ?? (isRequest(input) ? input.method : 'GET')).toUpperCase();
    if (command === undefined || method !== 'POST' || !isCommand(command)) return plain()(input, init);
    const called = await read(input, init, url, method, mostBytes);
    const request: EasRequest = { url, headers: called.headers, ...(called.body && { body: called.body }), init: called.init };
    const { response, outcome } = await session.send(command as CommandName, () => request, {
      fixed: true,
      ...(called.signal && { signal: called.signal }),
    });
    const { carrier, failure, hangUp } = response as Carried;
    // Nothing ever came back: fetch would have thrown, and so does this.
    if (failure !== undefined && outcome.kind !== 'held') throw remember(failure, outcome);
    if (carrier === undefined) return remember(ofBytes(response), outcome);
    const letGo = hangUp && called.signal && whenAborted(called.signal, hangUp);
    const handedOut = (carrier as Copied).handOut(letGo);
    if (letGo) UNREAD?.register(handedOut, letGo);
    return remember(handedOut, outcome);
  };
}

/** The rest of a body comes while the app reads it: an abort ends that, as it does with fetch. What this gives stops listening. */
function whenAborted(signal: AbortSignal, hangUp: (reason: unknown) => void): () => void {
  const hear = (): void => hangUp(signal.reason);
  if (signal.aborted) hear();
  else signal.addEventListener('abort', hear);
  return () => signal.removeEventListener('abort', hear);
}

/** Responses nobody reads to their end: with them goes what listens for their sake, where the engine tells of it. */
const UNREAD = typeof FinalizationRegistry === 'function' ? new FinalizationRegistry<() => void>((letGo) => letGo()) : undefined;

/** The reply of an app's own transport, or one of ours, as a Response. */
function ofBytes({ status, headers, body }: WireResponse): Response {
  return handedBack({ status, statusText: '', url: '', headers: Object.entries(headers), bytes: body });
}

function addressIn(input: Parameters<typeof fetch>[0]): string {
  if (typeof input === 'string') return input;
  // Whatever else fetch takes it takes as text.
  return isRequest(input) ? input.url : String(input);
}

function isRequest(input: unknown): input is Request {
  return typeof input === 'object' && input !== null && 'method' in input && 'url' in input;
}

async function read(
  input: Parameters<typeof fetch>[0],
  init: Parameters<typeof fetch>[1],
  url: string,
  method: string,
  mostBytes: number,
): Promise<Called> {
  const headers = headersOf(init?.headers ?? (isRequest(input) ? input.headers : undefined));
  const signal = init?.signal === undefined && isRequest(input) ? input.signal : init?.signal;
  checkSignal(signal);
  const given = init?.body ?? bodyOf(input);
  const form = isForm(given) ? new Response(given) : undefined;
  const type = headers['content-type'] ?? form?.headers.get('content-type') ?? typeOf(given);
  return {
    url,
    method,
    headers: type === undefined ? headers : { ...headers, 'content-type': type },
    body: await bytesOf(form ?? given, mostBytes, signal ?? undefined),
    signal: signal ?? undefined,
    init: othersOf(input, init),
  };
}

function othersOf(input: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]): Readonly<Record<string, unknown>> {
  const own = isRequest(input) ? KEPT.map((name) => [name, input[name]] as const) : [];
  const told = Object.entries(init ?? {}).filter(([name]) => !READ.has(name));
  // Every Request says `follow` when nobody has chosen: that is no word of the app's (Fetch standard, Request constructor).
  const chosen = own.filter(([name, value]) => name !== 'redirect' || value !== 'follow');
  return Object.fromEntries([...chosen, ...told].filter(([, value]) => value !== undefined));
}

/** The body of a Request: its stream, or the Request itself where the platform shows none. */
function bodyOf(input: Parameters<typeof fetch>[0]): unknown {
  if (!isRequest(input)) return undefined;
  if (input.bodyUsed) throw unreadable();
  return isWebStream(input.body) || input.body === null ? input.body : input;
}

/** Only the platform can write a form, and says in the type where its parts begin (Fetch standard, extract a body). */
function isForm(body: unknown): body is FormData | URLSearchParams {
  return typeof Response === 'function' && /FormData|URLSearchParams/.test(Object.prototype.toString.call(body));
}

/** A Blob says what it is. */
function typeOf(body: unknown): string | undefined {
  const { type, arrayBuffer } = (body ?? {}) as Partial<Blob>;
  return typeof arrayBuffer === 'function' && typeof type === 'string' && type !== '' ? type : undefined;
}

/** @throws RecoveryError `request-invalid` for what cannot be listened to, before anything is done for the request */
export function checkSignal(signal: unknown): void {
  if (signal === undefined || signal === null || typeof (signal as Partial<AbortSignal>).addEventListener === 'function') return;
  throw recoveryError('caller', 'request-invalid', 'init.signal is no AbortSignal', 'give one, or none');
}

/** Headers in any form fetch takes; on a platform without Headers, lists and records. */
function headersOf(given: ConstructorParameters<typeof Headers>[0]): Record<string, string> {
  try {
    const pairs = typeof Headers === 'function' ? pairsOf(new Headers(given)) : Array.isArray(given) ? given : Object.entries(given ?? {});
    return Object.fromEntries(pairs.map(([name, value]) => [name.toLowerCase(), value]));
  } catch {
    // The platform's own error tells the value, which may be a password.
    throw recoveryError('caller', 'request-invalid', 'no platform sends this request: its headers', 'see the types of url and headers');
  }
}
