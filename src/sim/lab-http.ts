import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { recoveryError } from '../core/errors.ts';
import type { Delivery } from './fault-delivery.ts';
import { createLab } from './lab/lab.ts';
import type { Lab } from './lab/lab.ts';
import { LAB_LIMITS } from './lab/limits.ts';
import type { LabOptions } from './lab/rules.ts';

/** Where and how fast a lab runs, besides what it is. */
export interface StartLabOptions extends LabOptions {
  /** Port on 127.0.0.1. @default 0: a free one */
  readonly port?: number;
  /** Lab milliseconds per real millisecond: with 60, a minute of heartbeat takes a second. @default 1 */
  readonly speed?: number;
  /** A fault script, see {@link FaultRule}. @default none */
  readonly faults?: unknown;
  /** 0 up to, not including 1. @default Math.random */
  readonly random?: () => number;
}

/** A lab behind a socket. */
export interface RunningLab {
  /** Of the ActiveSync endpoint, without a query: `http://127.0.0.1:40123/Microsoft-Server-ActiveSync`. */
  readonly url: string;
  readonly port: number;
  readonly lab: Lab;
  /** The lab's clock in ms. It starts at the wall clock and runs at `speed`. */
  readonly now: () => number;
  /** Ends what waits, closes every connection, and resolves when the port is free. */
  stop(): Promise<void>;
}

const PATH = '/Microsoft-Server-ActiveSync';
/** Longest real delay of one timer, in ms: Node cannot wait longer than 2^31-1 at a time. */
const TIMER_MOST = 2 ** 31 - 1;

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

/** Timers in lab time. */
function alarm(now: () => number, speed: number, ring: () => void) {
  let timer: NodeJS.Timeout | undefined;
  return (dueAt: number | undefined): void => {
    clearTimeout(timer);
    timer = undefined;
    if (dueAt === undefined) return;
    const real = Math.max(0, Math.ceil((dueAt - now()) / speed));
    timer = setTimeout(ring, Math.min(real, TIMER_MOST));
  };
}

function checkStart(options: StartLabOptions): void {
  const { speed = 1, port = 0 } = options;
  if (!(speed > 0 && Number.isFinite(speed)))
    throw recoveryError('caller', 'option-invalid', 'lab: speed is no positive number', 'lab milliseconds per real millisecond');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw recoveryError('caller', 'option-invalid', 'lab: port is none', 'a whole number from 0 to 65535');
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

/**
 * Starts a lab on 127.0.0.1 over real HTTP and WBXML.
 * @throws RecoveryError `option-unknown` or `option-invalid` naming the option; a port that is taken rejects with Node's error.
 * @example
 * ```ts
 * import { startLab } from 'activesync-recovery/sim';
 * const server = await startLab({ faults: [{ when: { command: 'FolderSync', nth: 1 }, do: { http: { code: 503 } } }] });
 * console.log(server.url); // http://127.0.0.1:40123/Microsoft-Server-ActiveSync
 * await server.stop();
 * ```
 */
export async function startLab(options: StartLabOptions = {}): Promise<RunningLab> {
  checkStart(options);
  const { port = 0, speed = 1, random = Math.random, ...rest } = options;
  const started = Date.now();
  const clock = performance.now();
  const now = (): number => started + Math.round((performance.now() - clock) * speed);
  const wake = alarm(now, speed, () => lab.tick());
  const lab: Lab = createLab(rest, { now, random, woken: () => wake(lab.dueAt()) });
  const pending = new Set<NodeJS.Timeout>();
  const server = createServer((request, response) => {
    exchange(lab, speed, pending, request, response).catch((e: unknown) => failed(response, e));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}${PATH}`,
    port: address.port,
    lab,
    now,
    async stop() {
      wake(undefined);
      lab.endWaiting();
      for (const timer of pending) clearTimeout(timer);
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
