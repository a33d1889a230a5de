// Servers on 127.0.0.1 that a page from elsewhere may ask: each answers in one way.
import { createServer } from 'node:http';

const OPEN = {
  'Access-Control-Allow-Origin': '*',
  'Access-Control-Allow-Methods': 'OPTIONS, POST',
  'Access-Control-Allow-Headers': '*, Authorization',
};
const RETRY = { ...OPEN, 'Retry-After': '3600' };

const PIECE = new Uint8Array(16 * 1024).fill(0x61);

function endless(response) {
  response.writeHead(200, { ...OPEN, 'Content-Type': 'application/vnd.ms-sync.wbxml' });
  const more = () => {
    while (!response.destroyed && response.write(PIECE));
  };
  response.on('drain', more);
  more();
}

const MANNERS = {
  redirect: (response) => response.writeHead(302, { ...OPEN, Location: 'https://elsewhere.example/' }).end(),
  exposed: (response) => response.writeHead(503, { ...RETRY, 'Access-Control-Expose-Headers': 'Retry-After' }).end(),
  hidden: (response) => response.writeHead(503, RETRY).end(),
  closed: (response) => response.writeHead(200).end(),
  endless,
};

/** Listens on a free port of the loopback; the address, and how to end it. */
export async function listening(handler) {
  const server = createServer(handler);
  await new Promise((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** A server per manner, by its path. Preflights are allowed by all of them, also by the one whose answers the page may not read. */
export function hard() {
  return listening((request, response) => {
    request.resume();
    const manner = MANNERS[new URL(request.url, 'http://localhost').pathname.split('/')[1]];
    if (request.method === 'OPTIONS') response.writeHead(204, OPEN).end();
    else if (manner === undefined) response.writeHead(404).end();
    else request.on('end', () => manner(response));
  });
}

export const NAMES = Object.keys(MANNERS);
