import { readOurselves } from '../wbxml/utf8.ts';
import { readUpTo, type ByteSource } from './byte-source.ts';
import type { Parts } from './handed-back.ts';

/**
 * What an app reads of a Response, for platforms that have none: `ok`, `status`, `statusText`, `url`, `headers`, `arrayBuffer`,
 * `bytes`, `text`, `json`, `clone`, `bodyUsed`. It has no `body` stream.
 */
export function facade(parts: Parts): Response {
  const { status, statusText, url } = parts;
  // What still comes is read once, for all clones.
  let all: Promise<Uint8Array<ArrayBuffer>> | undefined;
  const read = (): Promise<Uint8Array<ArrayBuffer>> => (all ??= withRest(parts.bytes, parts.rest));
  const made = (): Response => {
    let bodyUsed = false;
    const use = async (): Promise<Uint8Array<ArrayBuffer>> => {
      if (bodyUsed) throw new TypeError('the body was read already');
      bodyUsed = true;
      // A Buffer’s own slice would be a view of what the process shares.
      return new Uint8Array(await read());
    };
    const response = {
      ok: status >= 200 && status < 300,
      status,
      statusText,
      url,
      type: 'default',
      redirected: false,
      body: null,
      headers: headersOf(parts.headers),
      get bodyUsed() {
        return bodyUsed;
      },
      bytes: use,
      arrayBuffer: async () => (await use()).buffer,
      text: async () => textOf(await use()),
      json: async () => JSON.parse(textOf(await use())) as unknown,
      clone() {
        if (bodyUsed) throw new TypeError('the body was read already');
        return made();
      },
    };
    return response as unknown as Response;
  };
  return made();
}

async function withRest(bytes: Uint8Array<ArrayBuffer>, rest: ByteSource | undefined): Promise<Uint8Array<ArrayBuffer>> {
  if (rest === undefined) return bytes;
  const more = (await readUpTo(rest, Infinity)).bytes;
  const both = new Uint8Array(bytes.length + more.length);
  both.set(bytes);
  both.set(more, bytes.length);
  return both;
}

function headersOf(pairs: Parts['headers']) {
  const values = new Map<string, string>();
  for (const [name, value] of pairs) {
    const key = name.toLowerCase();
    const known = values.get(key);
    values.set(key, known === undefined ? value : `${known}, ${value}`);
  }
  return {
    get: (name: string): string | null => values.get(name.toLowerCase()) ?? null,
    has: (name: string): boolean => values.has(name.toLowerCase()),
    forEach(callback: (value: string, name: string) => void): void {
      for (const [name, value] of values) callback(value, name);
    },
    entries: () => values.entries(),
    keys: () => values.keys(),
    values: () => values.values(),
    [Symbol.iterator]: () => values.entries(),
  };
}

const BYTE_ORDER_MARK = [0xef, 0xbb, 0xbf] as const;
const LAST_ASCII = 0x7f;

/** The bytes as text, without a byte order mark. What is no UTF-8 keeps its ASCII: a facade shows a page of errors, not a mail. */
function textOf(bytes: Uint8Array): string {
  const start = BYTE_ORDER_MARK.every((byte, at) => bytes[at] === byte) ? BYTE_ORDER_MARK.length : 0;
  try {
    return readOurselves(bytes, start, bytes.length);
  } catch {
    return Array.from(bytes.subarray(start), (byte) => (byte > LAST_ASCII ? '\ufffd' : String.fromCharCode(byte))).join('');
  }
}
