import { encode } from '../wbxml/encode.ts';
import { amid, faultReply } from './fault-reply.ts';
import type { FaultAction } from './fault-script.ts';
import { NO_BYTES } from './lab/wire.ts';
import type { LabReply, LabRequest } from './lab/wire.ts';
import { requestRoot } from './request-facts.ts';

/** How an answer goes out. */
export interface Delivery {
  readonly delayMs: number;
  /** whole: the reply. half: its head and half of its body, then the connection is closed. nothing: closed at once. */
  readonly send: 'whole' | 'half' | 'nothing';
  readonly reply: LabReply;
}

const HTML_PAGE = '<!DOCTYPE html><html><head><title>Welcome</title></head><body><h1>Please sign in</h1></body></html>';
/** As long as a short reply. */
const GARBAGE_BYTES = 64;

const text = (status: number, type: string, body: string, headers: Readonly<Record<string, string>> = {}): LabReply => ({
  status,
  headers: { ...(body === '' ? {} : { 'Content-Type': type }), ...headers },
  body: new TextEncoder().encode(body),
});

/** Bytes from a seed (xorshift32): the same garbage each time. */
function garbageFrom(seed: number): Uint8Array<ArrayBuffer> {
  let x = (seed ^ 0x9e_37_79_b9) >>> 0 || 1;
  return Uint8Array.from({ length: GARBAGE_BYTES }, () => {
    x ^= x << 13;
    x ^= x >>> 17;
    x ^= x << 5;
    return x & 0xff;
  });
}

/** Looks like an ActiveSync answer, so that only the body is wrong. */
const WBXML_HEADERS = { 'Content-Type': 'application/vnd.ms-sync.wbxml', 'MS-Server-ActiveSync': '15.2' } as const;

function replaced(action: FaultAction, request: LabRequest, reply: LabReply): LabReply {
  if (action.http !== undefined) return text(action.http.code, 'text/plain', action.http.body ?? '', action.http.headers);
  if (action.html === true) return text(200, 'text/html; charset=utf-8', HTML_PAGE);
  if (action.garbage !== undefined) {
    const body = typeof action.garbage === 'number' ? garbageFrom(action.garbage) : Uint8Array.from(action.garbage);
    return { status: 200, headers: WBXML_HEADERS, body };
  }
  const root = action.status && faultReply(action.status, requestRoot(request.body));
  if (root === undefined) return reply;
  const whole = action.status?.collectionId === undefined ? root : amid(root, requestRoot(reply.body));
  return { status: 200, headers: WBXML_HEADERS, body: encode(whole) };
}

const NO_REPLY: LabReply = { status: 0, headers: {}, body: NO_BYTES };

/**
 * What goes out when a fault strikes.
 * @param reply The real answer; undefined when the request was not processed.
 */
export function deliveryOf(action: FaultAction | undefined, request: LabRequest, reply: LabReply | undefined): Delivery {
  const real = reply ?? NO_REPLY;
  if (action === undefined) return { delayMs: 0, send: 'whole', reply: real };
  const delayMs = action.delayMs ?? 0;
  if (action.cut !== undefined) return { delayMs, send: 'nothing', reply: NO_REPLY };
  const changed = replaced(action, request, real);
  const headers = { ...changed.headers, ...action.headers };
  return { delayMs, send: action.half === true ? 'half' : 'whole', reply: { ...changed, headers } };
}
