import { recoveryError } from '../core/errors.ts';
import { splitCookies } from './cookies.ts';
import type { Transport, WireRequest } from '../core/ports.ts';
import type { Carried, Send } from '../session/world.ts';

/** Turns fetch, or an app's own transport, into what a session sends with. fetch is looked up at every call. */
export function sendWith(transport: typeof fetch | Transport | undefined, replyBytes: number): Send {
  if (typeof transport === 'object') return (request, signal) => ownTransport(transport, request, signal);
  return (request, signal) => viaFetch(transport ?? globalThis.fetch, request, signal, replyBytes);
}

/** What a redirect that the platform hides counts as: one that names no address. */
const UNSEEN_REDIRECT = 302;

async function viaFetch(call: typeof fetch, request: WireRequest, signal: AbortSignal, replyBytes: number): Promise<Carried> {
  const { url, method, headers, body, init } = request;
  // Followed by the platform, a POST would come out as a GET, and credentials might go where nobody allowed them (Fetch standard, HTTP-redirect fetch).
  const response = await call(url, { redirect: 'manual', ...init, method, headers, signal, ...(body && { body }) });
  // The caller's Response keeps its body unread: what is looked at is a copy.
  const bytes = new Uint8Array(await response.clone().arrayBuffer());
  if (bytes.length > replyBytes)
    throw recoveryError('server', 'reply-malformed', 'the reply is larger than limits.replyBytes', 'ask for less at once');
  const found: Record<string, string> = {};
  response.headers.forEach((value, name) => {
    found[name.toLowerCase()] = value;
  });
  // Browsers show that there is a redirect, not where it leads.
  const status = response.type === 'opaqueredirect' ? UNSEEN_REDIRECT : response.status;
  // Where this is missing (React Native) the platform keeps cookies itself; where it is always empty (browsers) it does too.
  const cookies = (response.headers as { getSetCookie?: () => string[] }).getSetCookie?.() ?? [];
  return { status, headers: found, body: bytes, carrier: response, ...(cookies.length > 0 && { cookies }) };
}

async function ownTransport(transport: Transport, request: WireRequest, signal: AbortSignal): Promise<Carried> {
  const reply = await transport.send(request, signal);
  const headers = Object.fromEntries(Object.entries(reply.headers).map(([name, value]) => [name.toLowerCase(), value]));
  const cookies = transport.sees?.cookies === true ? splitCookies(headers['set-cookie'] ?? '') : [];
  return { status: reply.status, headers, body: reply.body, ...(cookies.length > 0 && { cookies }) };
}
