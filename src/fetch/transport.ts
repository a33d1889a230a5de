import { isBytes, ownView } from '../core/bytes.ts';
import { headersFrom } from '../core/headers.ts';
import { splitCookies } from './cookies.ts';
import type { Transport, WireRequest, WireResponse } from '../core/ports.ts';
import type { Carried, Send } from '../session/world.ts';
import { platformFetch } from './platform-fetch.ts';
import { copyOf, cutShort, noReply } from './response-copy.ts';

/** Turns fetch, or an app's own transport, into what a session sends with. The platform's fetch is looked up at every call. */
export function sendWith(transport: typeof fetch | Transport | undefined, replyBytes: number): Send {
  if (typeof transport === 'object') return (request, signal) => ownTransport(transport, request, signal, replyBytes);
  return (request, signal, received, isRead) => viaFetch(transport ?? platformFetch(), request, signal, replyBytes, received, isRead);
}

/** What a redirect that the platform hides counts as: one that names no address. */
const UNSEEN_REDIRECT = 302;

async function viaFetch(
  call: typeof fetch,
  request: WireRequest,
  signal: AbortSignal,
  replyBytes: number,
  received?: (bytes: number) => void,
  isRead?: boolean,
): Promise<Carried> {
  const { url, method, headers, body, init } = request;
  // Followed by the platform, a POST would come out as a GET, and credentials might go where nobody allowed them (Fetch standard, HTTP-redirect fetch).
  const told = { redirect: 'manual' as const, ...init, method, headers };
  let response: Response;
  try {
    response = await call(url, { ...told, signal, ...(body && { body }) });
  } catch (error) {
    throw isRefused(error, url, told) ? neverSent() : error;
  }
  const copied = await copyOf(response, replyBytes, signal, received, isRead);
  const found: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    found[name.toLowerCase()] = value;
  });
  // Browsers show that there is a redirect, not where it leads.
  const status = response.type === 'opaqueredirect' ? UNSEEN_REDIRECT : response.status;
  const cookies = (response.headers as { getSetCookie?: () => string[] }).getSetCookie?.() ?? joinedCookies(found);
  const { bytes, isWhole } = copied;
  return {
    status,
    headers: found,
    body: bytes,
    ...(!isWhole && { isPartial: true }),
    carrier: copied,
    drop: () => copied.drop(),
    ...(cookies.length > 0 && { cookies }),
  };
}

/**
 * Set-Cookie in one line, of a fetch that lists it in no other way (node-fetch). React Native shows it so too, but keeps cookies itself; so do
 * browsers, where there is none to be seen.
 */
function joinedCookies({ 'set-cookie': line }: Readonly<Record<string, string>>): readonly string[] {
  const { navigator } = globalThis as { navigator?: { product?: string } };
  return line === undefined || navigator?.product === 'ReactNative' ? [] : splitCookies(line);
}

/**
 * Did the platform take no such request, and never send it? Its error says so by having no cause; a browser says the same of a line that
 * broke, but makes the request then.
 */
function isRefused(error: unknown, url: string, told: ConstructorParameters<typeof Request>[1]): boolean {
  const { Request: PlatformRequest } = globalThis as Partial<typeof globalThis>;
  if (!(error instanceof TypeError) || error.cause !== undefined || PlatformRequest === undefined) return false;
  try {
    return !(new PlatformRequest(url, told) instanceof PlatformRequest);
  } catch {
    return true;
  }
}

function neverSent(): Error {
  return Object.assign(new TypeError('the platform takes no such request'), { code: 'NEVER_SENT' });
}

async function ownTransport(transport: Transport, request: WireRequest, signal: AbortSignal, replyBytes: number): Promise<Carried> {
  const reply = await transport.send(request, signal);
  checkReply(reply);
  const headers = headersFrom(reply.headers);
  if (isCutShort(headers, reply)) throw cutShort();
  const isPartial = reply.isPartial === true || reply.body.length > replyBytes;
  const cookies = transport.sees?.cookies === true ? splitCookies(headers['set-cookie'] ?? '') : [];
  return {
    status: reply.status,
    headers,
    body: ownView(reply.body),
    ...(isPartial && { isPartial }),
    ...(cookies.length > 0 && { cookies }),
  };
}

/** @throws RecoveryError `option-invalid`: what is no reply at all is a mistake in the transport; the request had been handed to it */
function checkReply(reply: WireResponse): void {
  const { status, headers, body } = reply ?? {};
  if (Number.isInteger(status) && typeof headers === 'object' && headers !== null && isBytes(body)) return;
  throw noReply();
}

/** Statuses whose Content-Length may speak of a body that is not sent (RFC 9110, 8.6). */
const BODYLESS: ReadonlySet<number> = new Set([204, 304]);

/**
 * Did the line break while the body came, and the transport not tell? A length speaks of what was sent: it says nothing when the
 * transport has unpacked the body.
 */
function isCutShort(headers: Readonly<Record<string, string>>, { status, body, isPartial }: WireResponse): boolean {
  const length = headers['content-length'];
  if (length === undefined || !/^\d+$/.test(length) || BODYLESS.has(status) || isPartial === true) return false;
  if ((headers['content-encoding'] ?? 'identity') !== 'identity' || headers['transfer-encoding'] !== undefined) return false;
  return Number(length) > body.length;
}
