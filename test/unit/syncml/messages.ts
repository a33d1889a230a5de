import type { Exchanged, RequestMarks } from '../../../src/core/protocol.ts';
import { SYNCML_BOOK } from '../../../src/wbxml/syncml/book.ts';
import { elementOf } from '../../../src/wbxml/build.ts';

// Messages for the tests, written as a server would write them.

export const bytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text);

/** Builds SyncML elements for the WBXML encoder. */
export const build = elementOf(SYNCML_BOOK);

export interface StatusOf {
  readonly cmd?: string;
  readonly code?: number | string;
  /** SourceRef, TargetRef. */
  readonly source?: string | readonly string[];
  readonly target?: string | readonly string[];
  readonly chal?: boolean;
  /** Whatever else stands in it, as XML. */
  readonly more?: string;
}

const all = (name: string, values: string | readonly string[] = []): string =>
  [values]
    .flat()
    .map((value) => `<${name}>${value}</${name}>`)
    .join('');

/** One Status element. */
export function status({ cmd = 'SyncHdr', code = 200, source, target, chal = false, more = '' }: StatusOf): string {
  const challenge = `<Chal><Meta><Format xmlns='syncml:metinf'>b64</Format><Type xmlns='syncml:metinf'>syncml:auth-md5</Type></Meta></Chal>`;
  return `<Status><CmdID>1</CmdID><MsgRef>1</MsgRef><CmdRef>0</CmdRef><Cmd>${cmd}</Cmd>${all('TargetRef', target)}${all('SourceRef', source)}${chal ? challenge : ''}<Data>${code}</Data>${more}</Status>`;
}

/** One Alert with an Item per datastore: ours in Target, theirs in Source. */
export function alert(code: number | string, ...datastores: readonly string[]): string {
  const items = datastores.map((name) => `<Item><Target><LocURI>${name}</LocURI></Target><Source><LocURI>theirs</LocURI></Source></Item>`);
  return `<Alert><CmdID>9</CmdID><Data>${code}</Data>${items.join('')}</Alert>`;
}

/** A whole message. */
export function message(body: string, { final = true, version = '1.2' }: { final?: boolean; version?: string } = {}): string {
  const header = `<SyncHdr><VerDTD>${version}</VerDTD><VerProto>SyncML/${version}</VerProto><SessionID>1</SessionID><MsgID>1</MsgID></SyncHdr>`;
  return `<?xml version="1.0" encoding="UTF-8"?><SyncML xmlns='SYNCML:SYNCML${version}'>${header}<SyncBody>${body}${final ? '<Final/>' : ''}</SyncBody></SyncML>`;
}

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly version?: string;
  readonly sent?: Partial<RequestMarks>;
}

const NOTHING_SENT: RequestMarks = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0 };

/** A message as the answer to one of ours. */
export function exchanged(
  body: string | Uint8Array<ArrayBuffer>,
  { status: code = 200, headers = {}, version = '1.2', sent }: Answer = {},
): Exchanged {
  return {
    command: 'SyncML',
    protocolVersion: version,
    reply: { status: code, headers, body: typeof body === 'string' ? bytes(body) : body },
    ...(sent && { sent: { ...NOTHING_SENT, ...sent } }),
  };
}

/** A body whose reading fails for a reason that is not the body's. */
export const faulty = (): Uint8Array<ArrayBuffer> =>
  new Proxy(bytes('<SyncML/>'), {
    get(target, key) {
      if (key === '0') throw new TypeError('a fault of ours');
      return Reflect.get(target, key, target) as unknown;
    },
  });
