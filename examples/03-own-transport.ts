import { createSession, type Session, type Transport } from 'activesync-recovery';
import { decide, type Asked, type Decided, type Ledger } from 'activesync-recovery/decide';

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

/** A transport over it. It shows redirects and cookies, so the session looks after both. */
export function nativeTransport(http: NativeHttp): Transport {
  return {
    sees: { redirects: true, cookies: true },
    async send({ url, method, headers, body }) {
      const data = body && { data: btoa(String.fromCharCode(...body)) };
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

/** No session at all: a client with a loop of its own asks what to do about each reply, and keeps what it is given back. */
export function decider(now: () => number = Date.now, random: () => number = Math.random): (asked: Asked) => Decided {
  let ledger: Ledger | undefined; // plain JSON, one per account: store it beside the account
  return (asked) => {
    const decided = decide(asked, { now: now(), random: random(), ...(ledger && { ledger }) });
    ({ ledger } = decided);
    return decided;
  };
}
