import { createSession, type Session, type Transport } from 'activesync-recovery';
import { decide, type Asked, type Decided, type Ledger, type Strikes } from 'activesync-recovery/decide';

/** What Capacitor's HTTP plugin offers: bodies as base64 text, because its patched fetch damages bytes. */
export interface NativeHttp {
  request(options: {
    readonly url: string;
    readonly method: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly data?: string;
    readonly dataType: 'file';
    readonly responseType: 'arraybuffer';
    readonly disableRedirects: true;
  }): Promise<{ readonly status: number; readonly headers: Readonly<Record<string, string>>; readonly data: string }>;
}

/** Bytes that become text at once: a call takes only so many arguments, and a large mail is more. */
const PIECE = 0x8000;

function base64(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += PIECE) text += String.fromCharCode(...bytes.subarray(at, at + PIECE));
  return btoa(text);
}

/** A transport over it. It shows redirects and cookies, so the session looks after both. */
export function nativeTransport(http: NativeHttp): Transport {
  return {
    sees: { redirects: true, cookies: true },
    async send({ url, method, headers, body }) {
      const data = body && { data: base64(body) };
      const reply = await http.request({
        url,
        method,
        headers,
        ...data,
        dataType: 'file',
        responseType: 'arraybuffer',
        disableRedirects: true,
      });
      return {
        status: reply.status,
        headers: reply.headers,
        body: Uint8Array.from(atob(reply.data), (character) => character.charCodeAt(0)),
      };
    },
  };
}

/** One account over the native plugin. */
export const nativeSession = (http: NativeHttp): Session => createSession({ transport: nativeTransport(http) });

/** One request of a client with a loop of its own: what to do about each of its replies. */
export type Decider = (asked: Asked) => Decided;

/**
 * No session at all: a client with a loop of its own asks what to do about each reply. Call what this gives once for each request, and
 * what that gives for each of its attempts: the ledger is the account's, the strikes are the request's.
 */
export function decider(now: () => number = Date.now, random: () => number = Math.random): () => Decider {
  let ledger: Ledger | undefined; // plain JSON, one per account: store it beside the account
  return () => {
    let strikes: Strikes = {}; // begins anew with each request; given back with each attempt, or its ladders never end
    return (asked) => {
      const decided = decide(asked, { now: now(), random: random(), strikes, ...(ledger && { ledger }) });
      ({ ledger, strikes } = decided);
      return decided;
    };
  };
}
