// Shapes of fetch that other platforms have, over Node's.

type Call = typeof fetch;

/** As far as fetch over XMLHttpRequest uses it. */
class FileReaderShape {
  result: ArrayBuffer | undefined;
  onload: (() => void) | undefined;
  onerror: (() => void) | undefined;

  readAsArrayBuffer(blob: Blob): void {
    blob.arrayBuffer().then(
      (bytes) => ((this.result = bytes), this.onload?.()),
      () => this.onerror?.(),
    );
  }
}

/** fetch over XMLHttpRequest gives the whole body or none, and its Response is the package's. */
const whatwg = (await asOnAPhone(
  // @ts-expect-error -- the package has no types of its own: its classes are those of the DOM
  () => import('whatwg-fetch'),
)) as Pick<typeof globalThis, 'Response' | 'Headers'>;

/** The package puts itself into the globals of a platform without fetch; here it is only read. */
async function asOnAPhone(load: () => Promise<unknown>): Promise<unknown> {
  const kept = { fetch: globalThis.fetch, Headers: globalThis.Headers, Request: globalThis.Request, Response: globalThis.Response };
  try {
    // What it can read it decides once, when it is loaded.
    Object.assign(globalThis, { FileReader: FileReaderShape });
    return await load();
  } finally {
    Object.assign(globalThis, kept);
    Reflect.deleteProperty(globalThis, 'FileReader');
  }
}

interface Shape {
  readonly fetch: Call;
  readonly globals: Readonly<Record<string, unknown>>;
}

/** @param bodyOf what XMLHttpRequest hands over: a buffer, or on React Native a Blob */
const whatwgOf = (bodyOf: (response: Response) => Promise<ArrayBuffer | Blob>): Shape => ({
  async fetch(input, init) {
    const response = await fetch(input, init);
    const headers = new whatwg.Headers();
    response.headers.forEach((value, name) => headers.set(name, value));
    const { status, statusText, url } = response;
    return new whatwg.Response(await bodyOf(response), { status, statusText, url, headers } as ResponseInit);
  },
  globals: { Response: whatwg.Response, Headers: whatwg.Headers, FileReader: FileReaderShape },
});

export const asWhatwg = whatwgOf((response) => response.arrayBuffer());
export const asWhatwgBlob = whatwgOf((response) => response.blob());

export const withoutClone: Call = async (...given) => Object.defineProperty(await fetch(...given), 'clone', { value: undefined });

/** What a bridge to a native HTTP client gives: no class, no stream. */
export const bare: Call = async (...given) => {
  const { status, statusText, url, headers, ...rest } = await whole(...given);
  return { status, statusText, url, headers, ...rest } as unknown as Response;
};

async function whole(...given: Parameters<Call>) {
  const response = await fetch(...given);
  const { status, statusText, url, headers } = response;
  const body = await response.arrayBuffer();
  return { status, statusText, url, headers, arrayBuffer: async () => body };
}
