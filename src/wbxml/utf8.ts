import { wbxmlError } from './errors.ts';
import { ofPlatform } from './native-text.ts';

// Texts of a message are short: most have under 16 bytes. Engines build such a string fastest from an argument list, so blocks of
// 16 go out as one, and the rest through an array of its length that is used again for every text.
const BLOCK = 16;
const tails = /* @__PURE__ */ Array.from({ length: BLOCK }, (_, length) => Array.from({ length }, () => 0));

type Units = { readonly [index: number]: number };

function fromUnits(units: Uint8Array | Uint16Array, start: number, end: number): string {
  const u = units as Units as readonly number[];
  let text = '';
  let i = start;
  // prettier-ignore
  for (; i + BLOCK <= end; i += BLOCK) {
    text += String.fromCharCode(
      u[i]!, u[i + 1]!, u[i + 2]!, u[i + 3]!, u[i + 4]!, u[i + 5]!, u[i + 6]!, u[i + 7]!,
      u[i + 8]!, u[i + 9]!, u[i + 10]!, u[i + 11]!, u[i + 12]!, u[i + 13]!, u[i + 14]!, u[i + 15]!,
    );
  }
  if (i === end) return text;
  if (i + 1 === end) return text + String.fromCharCode(u[i]!);
  const tail = tails[end - i]!;
  for (let n = 0; n < tail.length; n++) tail[n] = u[i + n]!;
  return text + String.fromCharCode.apply(null, tail);
}

/** From this many bytes on the platform's decoder, where there is one, is faster than ours: a call of it costs as much as 64 bytes here. */
const LONG_TEXT = 64;

/**
 * UTF-8 bytes as a string, fully validated: overlong forms, surrogates, numbers above 10FFFF and cut sequences are errors (RFC 3629, 3).
 * @throws WbxmlError `bad-utf8` at the first byte of the sequence that is wrong.
 */
export function readUtf8(bytes: Uint8Array, start: number, end: number): string {
  if (ofPlatform !== undefined && end - start >= LONG_TEXT) {
    try {
      return ofPlatform(bytes.subarray(start, end));
    } catch {
      // It does not say where. Our check does, and has the last word.
    }
  }
  return readOurselves(bytes, start, end);
}

/** The same without the platform. */
export function readOurselves(bytes: Uint8Array, start: number, end: number): string {
  let all = 0;
  for (let pos = start; pos < end; pos++) all |= bytes[pos]!;
  if (all < 0x80) return fromUnits(bytes, start, end);
  checkUtf8(bytes, start, end);
  return buildUtf8(bytes, start, end);
}

function checkUtf8(bytes: Uint8Array, start: number, end: number): void {
  for (let pos = start; pos < end;) {
    const length = bytes[pos]! < 0x80 ? 1 : sequenceAt(bytes, pos, end);
    if (length === 0) throw wbxmlError('bad-utf8', pos, 'Text is no UTF-8', 'the sender wrote another character set or cut a character');
    pos += length;
  }
}

/** Code units of a text with sequences of several bytes, before they become a string. */
const units = /* @__PURE__ */ new Uint16Array(1024);

/** The string of bytes that have passed the check. */
function buildUtf8(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  let count = 0;
  for (let pos = start; pos < end;) {
    if (count > units.length - 2) {
      text += fromUnits(units, 0, count);
      count = 0;
    }
    const lead = bytes[pos++]!;
    if (lead < 0x80) units[count++] = lead;
    else if (lead < 0xe0) units[count++] = ((lead & 0x1f) << 6) | (bytes[pos++]! & 0x3f);
    else if (lead < 0xf0) units[count++] = ((lead & 0x0f) << 12) | ((bytes[pos++]! & 0x3f) << 6) | (bytes[pos++]! & 0x3f);
    else {
      const code = ((lead & 0x07) << 18) | ((bytes[pos++]! & 0x3f) << 12) | ((bytes[pos++]! & 0x3f) << 6) | (bytes[pos++]! & 0x3f);
      units[count++] = 0xd800 | ((code - 0x10000) >> 10);
      units[count++] = 0xdc00 | (code & 0x3ff);
    }
  }
  return text + fromUnits(units, 0, count);
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
  const { length } = text;
  let pos = start;
  for (let i = 0; i < length; i++) {
    let code = text.charCodeAt(i);
    while (code < 0x80) {
      if (code === 0) return UNWRITABLE;
      into[pos++] = code;
      if (++i === length) return pos;
      code = text.charCodeAt(i);
    }
    if (code < 0x800) into[pos++] = 0xc0 | (code >> 6);
    else {
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
