import { lowered } from '../../core/headers.ts';
import type { Clock, Transport, WireRequest, WireResponse } from '../../core/ports.ts';
import { encode } from '../../wbxml/encode.ts';
import { deliveryOf, type Delivery } from '../fault-delivery.ts';
import { besides } from '../fault-reply.ts';
import { faultProcesses, type FaultAction } from '../fault-script.ts';
import type { Lab } from '../lab/lab.ts';
import type { LabReply, LabRequest } from '../lab/wire.ts';
import { requestFacts, requestRoot } from '../request-facts.ts';
import type { FaultFacts } from '../fault-script.ts';
import type { VirtualClock } from './clock.ts';

/** What becomes of one request on its way. */
export interface Verdict {
  /** What the server does wrong, in the words of fault scripts. */
  readonly action?: FaultAction;
  /** An answer in place of the server's, for what fault scripts cannot say. The request is not processed. */
  readonly reply?: LabReply;
  /** It never leaves: no network, nobody listens, a certificate that does not hold. */
  readonly unsent?: 'offline' | 'refused' | 'tls';
  /** No answer ever comes. The request is processed if it says so. */
  readonly silence?: 'unprocessed' | 'processed';
  /** ms on the way there and back. @default 0 */
  readonly upMs?: number;
  readonly downMs?: number;
}

/** A request on the wire, told when it leaves. */
export interface Leaving {
  readonly at: number;
  readonly facts: FaultFacts;
  readonly request: WireRequest;
  /** What will befall it. */
  readonly verdict: Verdict;
}

/** An answer as it arrives at the client. */
export interface Arriving extends Leaving {
  readonly reply: WireResponse;
  readonly arrivedAt: number;
}

export interface NetworkPorts {
  readonly clock: VirtualClock;
  readonly lab: Lab;
  readonly verdict: (facts: FaultFacts, request: LabRequest) => Verdict;
  readonly leaving?: (one: Leaving) => void;
  readonly arriving?: (one: Arriving) => void;
}

/** The way between a client and the lab, without sockets. */
export interface Network {
  /** One client's end. With a clock that has ended, its requests are cut off: what is on its way there still may arrive. */
  transport(clock: Clock): Transport;
  /** To be called whenever the lab's next due time may have changed. */
  woken(): void;
}

/** What platforms put into the cause of an exception of fetch. */
const CODES = { offline: 'ENOTFOUND', refused: 'ECONNREFUSED', tls: 'CERT_HAS_EXPIRED' } as const;

const failed = (code?: string): TypeError => Object.assign(new TypeError('fetch failed'), code === undefined ? {} : { cause: { code } });

/** As the lab reads it: the path, and header names in lower case. */
function labRequest(request: WireRequest): LabRequest {
  const { method, url, headers, body } = request;
  return { method, url: url.replace(/^https?:\/\/[^/]*/, ''), headers: lowered(headers), body: body ?? new Uint8Array(0) };
}

/** What the server does of a request; undefined when that is nothing. One collection that is refused amid others is left as it is. */
function workOf(action: FaultAction, request: LabRequest): LabRequest | undefined {
  if (!faultProcesses(action)) return undefined;
  const root = action.status?.collectionId === undefined ? undefined : requestRoot(request.body);
  if (root === undefined) return request;
  const rest = besides(root, action.status?.collectionId ?? '');
  return rest && { ...request, body: encode(rest) };
}

/** Opens the way to a lab. */
export function openNetwork(ports: NetworkPorts): Network {
  const { clock, lab } = ports;
  let alarm: unknown;

  /** The server's side of one request. @returns what to call when its client went away */
  function serve(request: LabRequest, verdict: Verdict, answer: (delivery: Delivery) => void): () => void {
    const { action, reply, silence } = verdict;
    if (reply !== undefined) answer({ delayMs: 0, send: 'whole', reply });
    if (reply !== undefined || silence === 'unprocessed') return () => undefined;
    const work = action === undefined ? request : workOf(action, request);
    if (work === undefined) {
      answer(deliveryOf(action, request, undefined));
      return () => undefined;
    }
    return lab.receive(work, (delivery) => {
      if (silence === undefined) answer(deliveryOf(action, request, delivery.reply));
    });
  }

  function send(own: Clock, request: WireRequest, signal: AbortSignal): Promise<WireResponse> {
    const asked = labRequest(request);
    const facts = requestFacts(asked);
    const verdict = ports.verdict(facts, asked);
    const leaving: Leaving = { at: clock.now(), facts, request, verdict };
    ports.leaving?.(leaving);
    return new Promise((resolve, reject) => {
      if (verdict.unsent !== undefined) return void own.setTimeout(() => reject(failed(CODES[verdict.unsent ?? 'offline'])), 1);
      let gone: () => void = () => undefined;
      let left = false;
      signal.addEventListener('abort', () => {
        left = true;
        gone();
        reject(signal.reason as Error);
      });
      const arrive = (delivery: Delivery): void => {
        if (left) return;
        const { status, headers, body } = delivery.reply;
        if (delivery.send !== 'whole') return reject(failed());
        const reply: WireResponse = { status, headers: lowered(headers), body };
        ports.arriving?.({ ...leaving, reply, arrivedAt: clock.now() });
        resolve(reply);
      };
      // There: the server's time, so that it arrives even when its client has died; not when the client hung up in time.
      clock.setTimeout(() => {
        if (left) return;
        gone = serve(asked, verdict, (delivery) => {
          gone = () => undefined;
          own.setTimeout(() => arrive(delivery), delivery.delayMs + (verdict.downMs ?? 0));
        });
      }, verdict.upMs ?? 0);
    });
  }

  return {
    // It keeps no cookies and follows nothing: the session sees all of it.
    transport: (own) => ({ send: (request, signal) => send(own, request, signal), sees: { cookies: true, redirects: true } }),
    woken() {
      clock.clearTimeout(alarm);
      const dueAt = lab.dueAt();
      alarm = dueAt === undefined ? undefined : clock.setTimeout(() => lab.tick(), dueAt - clock.now());
    },
  };
}
