import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Delivery } from './fault-delivery.ts';
import type { Lab } from './lab/lab.ts';
import { LAB_LIMITS } from './lab/limits.ts';

const PATH = '/Microsoft-Server-ActiveSync';
/** Longest real delay of one timer, in ms: Node cannot wait longer than 2^31-1 at a time. */
export const TIMER_MOST = 2 ** 31 - 1;

/** For browsers: any origin may ask, and may read what ActiveSync says in headers. */
const CORS = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'OPTIONS, POST',
  'Access-Control-Allow-Headers': 'Authorization, Content-Type, MS-ASProtocolVersion, X-MS-PolicyKey, MS-ASAcceptMultiPart',
  'Access-Control-Expose-Headers':
    'MS-Server-ActiveSync, MS-ASProtocolVersions, MS-ASProtocolCommands, Retry-After, X-MS-RP, X-MS-Location, X-MS-ASThrottle, X-MS-Credentials-Expire',
} as const;

/** The body, or undefined when it is larger than the lab reads. */
async function bodyOf(request: IncomingMessage): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Uint8Array>) {
    size += part.length;
    // The rest is read and dropped, so that the client hears the 413 instead of a broken pipe.
    if (size > LAB_LIMITS.bodyBytes) parts.length = 0;
    else parts.push(part);
  }
  if (size > LAB_LIMITS.bodyBytes) return undefined;
  const body = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body;
}

function send(response: ServerResponse, { reply, send: how }: Delivery): void {
  if (how === 'nothing') {
    response.destroy();
    return;
  }
  response.writeHead(reply.status, { ...CORS, ...reply.headers, 'Content-Length': String(reply.body.length) });
  if (how === 'whole') response.end(reply.body);
  // The head promises the whole body; the connection ends after half of it has left.
  else response.write(reply.body.subarray(0, Math.floor(reply.body.length / 2)), () => response.destroy());
}

/** Preflight of a browser: not the OPTIONS of ActiveSync, and without credentials. */
function isPreflight(request: IncomingMessage): boolean {
  return request.method === 'OPTIONS' && request.headers['access-control-request-method'] !== undefined;
}

/** A mistake of the lab's own is said where the test that met it can see it. A client that went away hears nothing. */
function failed(response: ServerResponse, e: unknown): void {
  if (response.destroyed || response.headersSent) response.destroy();
  else response.writeHead(500, { ...CORS, 'Content-Type': 'text/plain' }).end(`lab: ${String(e)}`);
}

/** One exchange: reads, hands over, sends when the lab answers. Resolves when the request was handed over. */
async function exchange(
  lab: Lab,
  speed: number,
  pending: Set<NodeJS.Timeout>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  if (isPreflight(request)) {
    response.writeHead(204, CORS).end();
    return;
  }
  const body = await bodyOf(request);
  if (body === undefined) {
    response.writeHead(413, CORS).end();
    return;
  }
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );
  const gone = lab.receive({ method: request.method ?? 'GET', url: request.url ?? '/', headers, body }, (delivery) => {
    if (delivery.delayMs === 0) return send(response, delivery);
    const timer = setTimeout(
      () => {
        pending.delete(timer);
        send(response, delivery);
      },
      Math.min(delivery.delayMs / speed, TIMER_MOST),
    );
    pending.add(timer);
  });
  response.on('close', gone);
}

/** A port that leads to a lab. */
export interface Door {
  readonly url: string;
  readonly port: number;
  requests(): number;
  close(): Promise<void>;
}

/** Opens one on 127.0.0.1. @param port 0 for a free one */
export async function openDoor(port: number, lab: Lab, speed: number, pending: Set<NodeJS.Timeout>): Promise<Door> {
  let requests = 0;
  const server = createServer((request, response) => {
    requests += 1;
    exchange(lab, speed, pending, request, response).catch((e: unknown) => failed(response, e));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}${PATH}`,
    port: address.port,
    requests: () => requests,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
