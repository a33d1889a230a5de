import { wbxmlError } from './errors.ts';
import { CHARSET_ASCII, CHARSET_LATIN_1, CHARSET_UNKNOWN, CHARSET_UTF_8 } from './tokens.ts';
import { readUtf8 } from './utf8.ts';

/** Bytes of a message as a string. @throws WbxmlError `bad-utf8` at the byte that is not of the character set. */
export type TextReader = (bytes: Uint8Array, start: number, end: number) => string;

/** By IANA number. Unknown (0) leaves the choice to the transport, and that of ActiveSync and SyncML is UTF-8. ASCII is UTF-8 that must not use the rest. */
const READERS: Readonly<Record<number, TextReader>> = {
  [CHARSET_UNKNOWN]: readUtf8,
  [CHARSET_ASCII]: readAscii,
  [CHARSET_LATIN_1]: readLatin1,
  [CHARSET_UTF_8]: readUtf8,
};

/** How text of a character set is read; undefined for one we cannot read. */
export function textReader(charset: number): TextReader | undefined {
  return READERS[charset];
}

function readAscii(bytes: Uint8Array, start: number, end: number): string {
  for (let pos = start; pos < end; pos++) {
    if ((bytes[pos] as number) >= 0x80)
      throw wbxmlError('bad-utf8', pos, 'Text is no ASCII, though the header says so', 'the sender wrote another character set');
  }
  return readUtf8(bytes, start, end);
}

function readLatin1(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let pos = start; pos < end; pos++) text += String.fromCharCode(bytes[pos] as number);
  return text;
}
