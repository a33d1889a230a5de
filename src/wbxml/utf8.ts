import { wbxmlError } from './errors.ts';

/** Code units per call of fromCharCode: fits the argument stack of every engine. */
const CHUNK = 2048;
const units = /* @__PURE__ */ new Uint16Array(CHUNK);
const fromCodes = (count: number): string => String.fromCharCode.apply(null, units.subarray(0, count) as unknown as number[]);

/**
 * UTF-8 bytes as a string, fully validated: overlong forms, surrogates, numbers above 10FFFF and cut sequences are errors (RFC 3629, 3).
 * @throws WbxmlError `bad-utf8` at the first byte of the sequence that is wrong.
 */
export function readUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let count = 0;
  let pos = start;
  while (pos < end) {
    if (count >= CHUNK - 1) {
      text += fromCodes(count);
      count = 0;
    }
    const lead = bytes[pos] as number;
    if (lead < 0x80) {
      units[count++] = lead;
      pos++;
      continue;
    }
    const length = sequenceAt(bytes, pos, end);
    if (length === 0) throw wbxmlError('bad-utf8', pos, 'Text is no UTF-8', 'the sender wrote another character set or cut a character');
    const b1 = (bytes[pos + 1] as number) & 0x3f;
    if (length === 2) units[count++] = ((lead & 0x1f) << 6) | b1;
    else if (length === 3) units[count++] = ((lead & 0x0f) << 12) | (b1 << 6) | ((bytes[pos + 2] as number) & 0x3f);
    else {
      const code =
        (((lead & 0x07) << 18) | (b1 << 12) | (((bytes[pos + 2] as number) & 0x3f) << 6) | ((bytes[pos + 3] as number) & 0x3f)) - 0x10000;
      units[count++] = 0xd800 | (code >> 10);
      units[count++] = 0xdc00 | (code & 0x3ff);
    }
    pos += length;
  }
  return text === '' ? fromCodes(count) : text + fromCodes(count);
}

/** Length of the well-formed sequence of several bytes at `pos`, 0 when there is none (RFC 3629, 4). */
function sequenceAt(bytes: Uint8Array, pos: number, end: number): 0 | 2 | 3 | 4 {
  const lead = bytes[pos] as number;
  const length = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
  if (length === 0 || pos + length > end) return 0;
  const second = bytes[pos + 1] as number;
  // These four leads are where overlong forms, surrogates and numbers above 10FFFF would begin.
  const least = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const most = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let i = 2; i < length; i++) if (((bytes[pos + i] as number) & 0xc0) !== 0x80) return 0;
  return length;
}

/** What {@link writeUtf8} returns when the text has half of a surrogate pair or a zero character. */
export const UNWRITABLE = -1;

/**
 * Writes a string as UTF-8 into a buffer with room for three bytes a code unit.
 * @returns the position after it, or {@link UNWRITABLE}: a zero character would end the inline string early, and half a
 * surrogate pair is no character.
 */
export function writeUtf8(text: string, into: Uint8Array, start: number): number {
  let pos = start;
  for (let i = 0; i < text.length; i++) {
    let code = text.charCodeAt(i);
    if (code < 0x80) {
      if (code === 0) return UNWRITABLE;
      into[pos++] = code;
      continue;
    }
    if (code < 0x800) {
      into[pos++] = 0xc0 | (code >> 6);
    } else {
      if (code >= 0xd800 && code < 0xe000) {
        const low = code < 0xdc00 ? text.charCodeAt(++i) : 0;
        if (!(low >= 0xdc00 && low < 0xe000)) return UNWRITABLE;
        code = 0x10000 + ((code & 0x3ff) << 10) + (low & 0x3ff);
        into[pos++] = 0xf0 | (code >> 18);
        into[pos++] = 0x80 | ((code >> 12) & 0x3f);
      } else into[pos++] = 0xe0 | (code >> 12);
      into[pos++] = 0x80 | ((code >> 6) & 0x3f);
    }
    into[pos++] = 0x80 | (code & 0x3f);
  }
  return pos;
}
