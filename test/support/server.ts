import type { Time } from './time.ts';

/** A request as the server saw it. */
export interface Seen {
  readonly command: string;
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly at: number;
  readonly signal: AbortSignal | undefined;
}

/** What comes back: a message, a whole reply, or nothing. */
export type Reply =
  | Uint8Array<ArrayBuffer>
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: Uint8Array<ArrayBuffer> }
  /** The line breaks: after the request arrived, or before. */
  | 'cut'
  | 'refused'
  /** There is no line at all. */
  | 'offline'
  /** No answer ever. */
  | 'silence'
  | ((seen: Seen) => Reply | Promise<Reply>);

/** A server that answers what the test wrote down, and remembers what it was asked. */
export interface FakeServer {
  readonly fetch: typeof fetch;
  readonly seen: readonly Seen[];
  /** The next answers to a command, in order. The last one is given again and again if it ends with `...`. */
  readonly answer: (command: string, ...replies: readonly (Reply | '...')[]) => void;
  /** Commands in the order they came. */
  readonly commands: () => readonly string[];
  readonly of: (command: string) => readonly Seen[];
}

/** Every answer to a POST carries it (MS-ASHTTP 4): without it an empty answer may be a captive portal's. */
const MARKS = { 'Content-Type': 'application/vnd.ms-sync.wbxml', 'MS-Server-ActiveSync': '15.20' };

function fault(code?: string): TypeError {
  return Object.assign(new TypeError('fetch failed'), code === undefined ? {} : { cause: { code } });
}

export function fakeServer(time: Time): FakeServer {
  const seen: Seen[] = [];
  const scripts = new Map<string, { replies: Reply[]; repeats: boolean }>();

  async function reply(given: Reply, asked: Seen): Promise<Response> {
    if (typeof given === 'function') return reply(await given(asked), asked);
    if (given === 'cut') throw fault();
    if (given === 'refused') throw fault('ECONNREFUSED');
    if (given === 'offline') throw fault('ENETUNREACH');
    if (given === 'silence') return new Promise<Response>(() => undefined);
    const { status = 200, headers = {}, body } = given instanceof Uint8Array ? { body: given } : given;
    const bodyless = body === undefined || body.length === 0;
    return new Response(bodyless ? null : body, { status, headers: { ...MARKS, ...headers } });
  }

  function next(command: string): Reply {
    const script = scripts.get(command);
    const found = script?.repeats && script.replies.length === 1 ? script.replies[0] : script?.replies.shift();
    if (found === undefined) throw new Error(`the test wrote down no answer to another ${command}`);
    return found;
  }

  async function call(input: Parameters<typeof fetch>[0], init?: Parameters<typeof fetch>[1]): Promise<Response> {
    const request = new Request(input, { ...init, signal: null });
    const headers: Record<string, string> = {};
    request.headers.forEach((value, name) => (headers[name] = value));
    const signal = init?.signal ?? undefined;
    const asked: Seen = {
      command: request.method === 'OPTIONS' ? 'OPTIONS' : (new URL(request.url).searchParams.get('Cmd') ?? 'none'),
      method: request.method,
      url: request.url,
      headers,
      body: new Uint8Array(await request.arrayBuffer()),
      at: time.clock.now(),
      signal,
    };
    seen.push(asked);
    if (signal?.aborted) throw signal.reason;
    const given = next(asked.command);
    const aborted = new Promise<never>((_, reject) => {
      signal?.addEventListener('abort', () => reject(signal.reason as Error));
    });
    // An abort that nobody waits for any more is no failure.
    aborted.catch(() => undefined);
    return Promise.race([reply(given, asked), aborted]);
  }

  return {
    fetch: call,
    seen,
    answer(command, ...replies) {
      const repeats = replies.at(-1) === '...';
      const given = replies.filter((one): one is Reply => one !== '...');
      const known = scripts.get(command);
      scripts.set(command, { replies: [...(known?.replies ?? []), ...given], repeats: repeats || (known?.repeats ?? false) });
    },
    commands: () => seen.map((one) => one.command),
    of: (command) => seen.filter((one) => one.command === command),
  };
}
