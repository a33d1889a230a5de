import type { Session, WireResponse } from 'activesync-recovery';
import { ANSWER_BYTES_MOST } from './02-autodiscover-messages.ts';

/** What a place said. `isHeld`: somebody has to act first, and was told. */
export type Heard = Pick<WireResponse, 'status' | 'headers' | 'body'> & { readonly isHeld?: boolean };

/** Posts a question with the user's credentials, and follows no redirect. Rejects when nobody answers. */
export type Ask = (url: string, body: Uint8Array<ArrayBuffer>, signal: AbortSignal) => Promise<Heard>;

type Authorization = () => string | Promise<string>;

/** Asks through a session, which waits, signs in again and holds as it does for every other request. */
export function askThrough(session: () => Pick<Session, 'request'>, authorization: Authorization): Ask {
  return async (url, body, signal) => {
    const build = async () => ({ url, body, headers: await headersOf(authorization) });
    const { outcome, response } = await session().request('Autodiscover', build, { signal });
    // What only waits at one place is no reason to stop: another may answer.
    return { ...response, isHeld: outcome.kind === 'held' && outcome.hold.who !== 'time' };
  };
}

/** Asks once, for an account that has no session yet. */
export function askOnce(send: typeof fetch, authorization: Authorization): Ask {
  return async (url, body, signal) => {
    const reply = await send(url, { method: 'POST', headers: await headersOf(authorization), body, redirect: 'manual', signal });
    const headers: Record<string, string> = {};
    reply.headers.forEach((value, name) => (headers[name] = value));
    return { status: reply.status, headers, body: await beginningOf(reply) };
  };
}

const headersOf = async (authorization: Authorization) => ({ Authorization: await authorization(), 'Content-Type': 'text/xml' });

/** The body, or so much of it that it is seen to be too large. React Native has no streams. */
async function beginningOf(reply: Response): Promise<Uint8Array<ArrayBuffer>> {
  const reader = reply.body?.getReader();
  if (reader === undefined) return new Uint8Array(await reply.arrayBuffer());
  let read = new Uint8Array();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    read = new Uint8Array([...read, ...next.value]);
    if (read.length <= ANSWER_BYTES_MOST) continue;
    await reader.cancel();
    break;
  }
  return read;
}
