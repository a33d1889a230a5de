import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** One exchange with a real server. Bodies are base64; `xml` is what libwbxml made of a WBXML body. */
export interface Recording {
  readonly name: string;
  readonly command: string;
  readonly protocolVersion: string | null;
  readonly server: string;
  readonly note?: string;
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly policyKey?: string;
    readonly body?: string;
    readonly xml?: string;
  };
  readonly response: {
    /** What broke the connection; then there is no status. */
    readonly error?: string;
    readonly status?: number;
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    /** Only the first bytes of a long error page were kept. */
    readonly cut?: boolean;
    readonly xml?: string;
  };
}

const ROOT = join(import.meta.dirname, '..', 'recordings');

/** All recordings of a server, by `server/name`, in the order of their names. */
export function recordingsOf(server: 'sogo' | 'horde'): readonly (readonly [string, Recording])[] {
  const files = readdirSync(join(ROOT, server)).toSorted();
  return files.map((file) => [
    `${server}/${file.replace('.json', '')}`,
    JSON.parse(readFileSync(join(ROOT, server, file), 'utf8')) as Recording,
  ]);
}

export const RECORDINGS: readonly (readonly [string, Recording])[] = [...recordingsOf('sogo'), ...recordingsOf('horde')];

/** A message that is no sound WBXML, and what is wrong with it. */
export interface Malformed {
  readonly message: 'request' | 'response';
  /** The error a decoder must name; or `not-wbxml` of its own kind: the body is of another format on purpose. */
  readonly error: string;
  readonly why: string;
}

/** By `server/name/message`. */
export const MALFORMED: ReadonlyMap<string, Malformed> = new Map(
  Object.entries(JSON.parse(readFileSync(join(ROOT, 'malformed.json'), 'utf8')) as Record<string, Malformed>),
);

export function bytesOf(base64: string | undefined): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(Buffer.from(base64 ?? '', 'base64'));
}
