import type { ByteSource } from './byte-source.ts';
import { facade } from './response-facade.ts';

/** What a Response is made of again. */
export interface Parts {
  readonly status: number;
  readonly statusText: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** What comes after the bytes. @default nothing */
  readonly rest?: ByteSource;
}

/** Statuses a Response may not have a body with (Fetch standard, null body status). */
const NULL_BODY: ReadonlySet<number> = new Set([101, 204, 205, 304]);

/** A Response of the platform made of these parts; where it has none, or refuses the parts, something that reads like one. */
export function handedBack(parts: Parts): Response {
  const { status, statusText, url, headers } = parts;
  if (typeof Response !== 'function') return facade(parts);
  try {
    const response = new Response(bodyOf(parts), { status, statusText, headers: headers.map(([name, value]) => [name, value]) });
    // The constructor takes no address; the one the reply came from is worth keeping.
    return url === '' ? response : Object.defineProperty(response, 'url', { value: url, configurable: true });
  } catch {
    // A status below 200, a header with a line break: not every reply of a transport fits into a Response.
    return facade(parts);
  }
}

function bodyOf({ status, bytes, rest }: Parts): BodyInit | null {
  if (NULL_BODY.has(status)) return null;
  if (rest !== undefined) return followed(bytes, rest);
  return bytes.length === 0 ? null : bytes;
}

/** The bytes, and then what the source still brings. */
function followed(bytes: Uint8Array<ArrayBuffer>, rest: ByteSource): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(bytes),
    async pull(controller) {
      const next = await rest.next();
      if (next === undefined) controller.close();
      else controller.enqueue(next);
    },
    cancel: () => rest.cancel(),
  });
}
