import { SaxesParser } from 'saxes';

/** Largest answer that is read, in bytes. Settings take one or two thousand; what is larger is a web page. */
export const ANSWER_BYTES_MOST = 64 * 1024;

const SCHEMA = 'http://schemas.microsoft.com/exchange/autodiscover/mobilesync';

/** The question of one mail address (MS-ASCMD 4.2.1). */
export function question(address: string): Uint8Array<ArrayBuffer> {
  const escaped = address.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  const request = `<EMailAddress>${escaped}</EMailAddress><AcceptableResponseSchema>${SCHEMA}/responseschema/2006</AcceptableResponseSchema>`;
  const xml = `<?xml version="1.0" encoding="utf-8"?><Autodiscover xmlns="${SCHEMA}/requestschema/2006"><Request>${request}</Request></Autodiscover>`;
  return new TextEncoder().encode(xml);
}

/** What an answer says: where MobileSync is served, another address to ask for, an error's number; nothing of it in a web page. */
export interface Answer {
  readonly url?: string;
  readonly address?: string;
  /** `Error/ErrorCode`, or `refused` where Action has an Error, which never comes with settings (MS-ASCMD 2.2.3.64, 2.2.3.177.1). */
  readonly error?: string;
}

const RESPONSE = '/Autodiscover/Response';
const SERVER = `${RESPONSE}/Action/Settings/Server`;

/** Reads an answer (MS-ASCMD 4.2.2 to 4.2.5). An error in it outweighs everything else it says. */
export function answerIn(body: Uint8Array): Answer {
  const all = body.length > ANSWER_BYTES_MOST ? [] : textsOf(body);
  const text = (path: string) => all.find(([at]) => at === `${RESPONSE}/${path}`)?.[1];
  const error = text('Error/ErrorCode') ?? text('Error') ?? (text('Action/Error') === undefined ? undefined : 'refused');
  if (error !== undefined) return { error };
  const address = text('Action/Redirect');
  if (address !== undefined) return { address };
  let type: string | undefined;
  let url: string | undefined;
  for (const [path, value] of all) {
    if (path === `${SERVER}/Type`) type = value;
    if (path === `${SERVER}/Url`) url = value;
    if (path !== SERVER) continue;
    if (type === 'MobileSync' && url !== undefined) return { url };
    type = url = undefined; // CertEnroll and others have addresses of their own
  }
  return {};
}

/**
 * Elements in the order they end, as path and text: names without prefixes, comments left out, CDATA and XML's own entities as what they mean. Nothing
 * when it is no XML, is cut off, or uses an entity of its own: a DTD is not read.
 */
function textsOf(body: Uint8Array): readonly (readonly [string, string])[] {
  const all: [string, string][] = [];
  const open = [''];
  let text = '';
  const add = (piece: string) => void (text += piece);
  const parser = new SaxesParser();
  parser.on('opentag', ({ name }) => void open.push(`${open[open.length - 1]}/${name.replace(/^.*:/, '')}`));
  parser.on('text', add);
  parser.on('cdata', add);
  parser.on('closetag', () => {
    all.push([open.pop() ?? '', text.trim()]);
    text = '';
  });
  try {
    parser.write(new TextDecoder().decode(body)).close();
    return all;
  } catch {
    return []; // the parser says why in words that quote the page: nobody is told
  }
}
