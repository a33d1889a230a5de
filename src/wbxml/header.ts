import { textReader } from './charset.ts';
import type { TextReader } from './charset.ts';
import { wbxmlError } from './errors.ts';
import type { WbxmlLimits } from './limits.ts';

/** What stands before the body (WBXML 1.3, 5.3: version, public id, charset, string table), and where the body begins. */
export interface Header {
  readonly version: number;
  readonly publicId: number | string;
  readonly charset: number;
  readonly readText: TextReader;
  /** Where the string table begins and ends; equal when there is none. */
  readonly tableStart: number;
  readonly tableEnd: number;
}

/** A number and the position after it. One object for the whole message, so that reading numbers makes no garbage. */
export interface Cursor {
  pos: number;
}

const LESS = 0x3c;
const SPACES = [0x20, 0x09, 0x0a, 0x0d];

/** Reads the header. @throws WbxmlError when the body is none, no WBXML, too large, or its header cannot be read. */
export function readHeader(bytes: Uint8Array, limits: WbxmlLimits, cursor: Cursor): Header {
  refuseForeign(bytes, limits);
  const version = bytes[0] as number;
  cursor.pos = 1;
  const publicId = readNumber(bytes, cursor);
  const publicIdAt = publicId === 0 ? { at: cursor.pos, index: readNumber(bytes, cursor) } : undefined;
  const charsetAt = cursor.pos;
  const charset = readNumber(bytes, cursor);
  const readText = textReader(charset);
  if (readText === undefined)
    throw wbxmlError(
      'unknown-charset',
      charsetAt,
      `Character set ${charset} is not supported`,
      'UTF-8 is 106; ASCII, Latin-1 and 0 are read too',
    );
  const lengthAt = cursor.pos;
  const length = readNumber(bytes, cursor);
  if (length > limits.tableBytes)
    throw wbxmlError('table-too-large', lengthAt, `String table of ${length} bytes`, `at most ${limits.tableBytes} are read`);
  const tableStart = cursor.pos;
  const tableEnd = tableStart + length;
  if (tableEnd > bytes.length)
    throw wbxmlError('truncated', bytes.length, 'The message ends inside its string table', 'the body was cut or is no WBXML');
  cursor.pos = tableEnd;
  const header = { version, charset, readText, tableStart, tableEnd };
  if (publicIdAt === undefined) return { ...header, publicId };
  const start = tableStart + publicIdAt.index;
  return { ...header, publicId: readText(bytes, start, tableStringEnd(bytes, start, tableEnd, publicIdAt.at)) };
}

/** Where the string that begins at `start` of the table ends. @throws WbxmlError `bad-table-offset` naming the byte that pointed there. */
export function tableStringEnd(bytes: Uint8Array, start: number, tableEnd: number, pointedAt: number): number {
  let end = start;
  while (end < tableEnd && bytes[end] !== 0) end++;
  if (end >= tableEnd)
    throw wbxmlError('bad-table-offset', pointedAt, 'Reference to no string of the string table', 'the message contradicts itself');
  return end;
}

/** An mb_u_int32: seven bits a byte, at most 32 in all (WBXML 1.3, 5.1). */
export function readNumber(bytes: Uint8Array, cursor: Cursor): number {
  const start = cursor.pos;
  let value = 0;
  for (let pos = start; pos < bytes.length; pos++) {
    const byte = bytes[pos] as number;
    value = value * 128 + (byte & 0x7f);
    if (value > 0xffffffff || pos - start > 4)
      throw wbxmlError('bad-number', start, 'Number of more than 32 bits', 'the message contradicts itself');
    if (byte < 0x80) {
      cursor.pos = pos + 1;
      return value;
    }
  }
  throw wbxmlError('truncated', bytes.length, 'The message ends inside a number', 'the body was cut or is no WBXML');
}

/** Names what came instead of WBXML, because each asks for something else: a portal's page, a proxy that left a body packed, nothing at all. */
function refuseForeign(bytes: Uint8Array, limits: WbxmlLimits): void {
  if (bytes.length === 0)
    throw wbxmlError('empty-body', 0, 'The message is empty', 'an empty body has a meaning of its own per command; ask before decoding');
  if (bytes.length > limits.bytes)
    throw wbxmlError('too-large', limits.bytes, `The message has ${bytes.length} bytes`, `at most ${limits.bytes} are read`);
  const first = bytes[0] as number;
  if (first >= 1 && first <= 3) return;
  if (first === 0x1f && bytes[1] === 0x8b)
    throw wbxmlError('gzip-body', 0, 'The message is still gzip-packed', 'the transport must unpack Content-Encoding: gzip');
  let pos = first === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0;
  while (pos < bytes.length && SPACES.includes(bytes[pos] as number)) pos++;
  if (bytes[pos] === LESS)
    throw wbxmlError('html-body', pos, 'The message is HTML or XML', 'a portal, proxy or error page answered in place of the server');
  throw wbxmlError(
    'not-wbxml',
    0,
    `The message begins with byte 0x${first.toString(16).padStart(2, '0')}, which is no WBXML version`,
    'WBXML 1.1 to 1.3 is read; see the Content-Type',
  );
}
