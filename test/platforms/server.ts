import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How this server answers; the name goes into the query as `User`. */
export type Manner = 'whole' | 'large' | 'endless' | 'breaks' | 'silent';

/** A server that sends bodies no well-behaved one sends, and counts the answers that are still being sent. */
export interface HardServer {
  readonly urlOf: (command: string, manner: Manner) => string;
  /** Answers that have begun and are neither sent to their end nor hung up on. */
  readonly open: () => number;
  readonly asked: () => number;
  stop(): Promise<void>;
}

const HEADERS = { 'Content-Type': 'application/vnd.ms-sync.wbxml', 'MS-Server-ActiveSync': '15.20' };
const PIECE = Buffer.alloc(16 * 1024, 0x61);

const MANNERS: Readonly<Record<Manner, (response: ServerResponse, reply: Uint8Array) => void>> = {
  whole: (response, reply) => response.end(reply),
  large(response, reply) {
    response.write(reply);
    response.end(Buffer.alloc(1024 * 1024));
  },
  endless(response, reply) {
    response.write(reply);
    const more = (): void => {
      while (!response.destroyed && response.write(PIECE));
    };
    response.on('drain', more);
    more();
  },
  breaks(response, reply) {
    response.write(reply.subarray(0, reply.length - 1), () => response.destroy());
  },
  silent: (response, reply) => response.write(reply.subarray(0, reply.length - 1)),
};

/** Starts it on 127.0.0.1. Every answer begins with the same message. */
export async function hardServer(reply: Uint8Array): Promise<HardServer> {
  let [open, asked] = [0, 0];
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      asked += 1;
      open += 1;
      response.on('close', () => void (open -= 1));
      const manner = new URL(request.url ?? '/', 'http://localhost').searchParams.get('User') as Manner;
      response.writeHead(200, { ...HEADERS, ...(manner === 'breaks' && { 'Content-Length': String(reply.length) }) }).flushHeaders();
      MANNERS[manner](response, reply);
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    urlOf: (command, manner) =>
      `http://127.0.0.1:${port}/Microsoft-Server-ActiveSync?Cmd=${command}&User=${manner}&DeviceId=d1&DeviceType=test`,
    open: () => open,
    asked: () => asked,
    async stop() {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
