import { recoveryError } from '../core/errors.ts';
import type { OwnRequests } from '../core/own-requests.ts';
import type { CommandName, EasRequest } from '../core/session.ts';
import type { CoreSession } from '../session/session.ts';
import type { Carried } from '../session/world.ts';
import { remember } from './recovery-of.ts';

/** Statuses a Response may not have a body with (Fetch standard, null body status). */
const NULL_BODY: ReadonlySet<number> = new Set([101, 204, 205, 304]);

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
    const url = addressIn(input);
    const command = own.commandOf(url);
    const method = (init?.method ?? (isRequest(input) ? input.method : 'GET')).toUpperCase();
    if (command === undefined || method !== 'POST' || !isCommand(command)) return plain()(input, init);
    const called = await read(input, init, url, method, mostBytes);
    const request: EasRequest = { url, headers: called.headers, ...(called.body && { body: called.body }), init: called.init };
    const { response, outcome } = await session.send(command as CommandName, () => request, {
      fixed: true,
      ...(called.signal && { signal: called.signal }),
    });
    const { carrier, failure } = response as Carried;
    // Nothing ever came back: fetch would have thrown, and so does this.
    if (failure !== undefined && outcome.kind !== 'held') throw remember(failure, outcome);
    if (carrier instanceof Response && !carrier.bodyUsed) return remember(carrier, outcome);
    const bodyless = response.body.length === 0 || NULL_BODY.has(response.status);
    return remember(new Response(bodyless ? null : response.body, { status: response.status, headers: response.headers }), outcome);
  };
}

function addressIn(input: Parameters<typeof fetch>[0]): string {
  if (typeof input === 'string') return input;
  return isRequest(input) ? input.url : input.href;
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
  const headers: Record<string, string> = {};
  const source = new Headers(init?.headers ?? (isRequest(input) ? input.headers : undefined));
  source.forEach((value, name) => {
    headers[name] = value;
  });
  const signal = init?.signal ?? (isRequest(input) ? input.signal : undefined);
  return { url, method, headers, body: await bytesOf(input, init, mostBytes), signal: signal ?? undefined, init: othersOf(input, init) };
}

function othersOf(input: Parameters<typeof fetch>[0], init: Parameters<typeof fetch>[1]): Readonly<Record<string, unknown>> {
  const own = isRequest(input) ? KEPT.map((name) => [name, input[name]] as const) : [];
  const told = Object.entries(init ?? {}).filter(([name]) => !READ.has(name));
  return Object.fromEntries([...own, ...told].filter(([, value]) => value !== undefined));
}

/** The whole body, kept so that it can go out again. */
async function bytesOf(
  input: Parameters<typeof fetch>[0],
  init: Parameters<typeof fetch>[1],
  mostBytes: number,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const body = init?.body;
  let bytes: Uint8Array<ArrayBuffer> | undefined;
  try {
    if (body !== undefined && body !== null) bytes = new Uint8Array(await new Response(body).arrayBuffer());
    else if (isRequest(input)) bytes = new Uint8Array(await input.arrayBuffer());
  } catch {
    throw recoveryError('caller', 'body-unreadable', 'the request’s body cannot be read', 'hand over bytes, or a stream nobody has read');
  }
  if (bytes !== undefined && bytes.length > mostBytes) {
    throw recoveryError('caller', 'body-too-large', 'the request’s body is larger than limits.requestBytes', 'send less at once');
  }
  return bytes === undefined || bytes.length === 0 ? undefined : bytes;
}
