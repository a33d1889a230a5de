import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isWbxmlError } from '../../../src/wbxml/errors.ts';
import { readOurselves, readUtf8, UNWRITABLE, writeUtf8 } from '../../../src/wbxml/utf8.ts';

const platform = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The text, or the offset of the first wrong sequence. */
function outcome(read: typeof readUtf8, bytes: Uint8Array, start: number, end: number): string | number {
  try {
    return read(bytes, start, end);
  } catch (e) {
    if (isWbxmlError(e) && e.code === 'bad-utf8') return e.offset;
    throw e;
  }
}

/** With the platform's help or without it: the same. */
function ours(bytes: Uint8Array, start = 0, end = bytes.length): string | number {
  const alone = outcome(readOurselves, bytes, start, end);
  expect(outcome(readUtf8, bytes, start, end)).toBe(alone);
  return alone;
}

function theirs(bytes: Uint8Array): string | undefined {
  try {
    return platform.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Where the longest valid beginning ends, by asking the platform about every beginning. */
function firstWrong(bytes: Uint8Array): number {
  let good = 0;
  for (let end = 0; end <= bytes.length; end++) if (theirs(bytes.subarray(0, end)) !== undefined) good = end;
  return good;
}

function written(text: string): Uint8Array | undefined {
  const into = new Uint8Array(text.length * 3 + 2);
  const end = writeUtf8(text, into, 1);
  return end === UNWRITABLE ? undefined : into.subarray(1, end);
}

describe('readUtf8', () => {
  it("takes and refuses what the platform's strict decoder does, for every sequence of one and two bytes [RFC 3629 4]", () => {
    const different: string[] = [];
    for (let a = 0; a < 256; a++) {
      for (const bytes of [[a], ...Array.from({ length: 256 }, (_, b) => [a, b])].map((list) => Uint8Array.from(list))) {
        const text = theirs(bytes);
        if (ours(bytes) !== (text ?? firstWrong(bytes))) different.push(bytes.join(' '));
      }
    }
    expect(different).toEqual([]);
  });

  it('does so at the borders of every lead byte of three and four bytes, whole and cut [RFC 3629 4]', () => {
    const different: string[] = [];
    const border = [0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xff];
    for (let lead = 0xe0; lead < 256; lead++) {
      for (const second of border) {
        for (const third of border) {
          for (const list of [
            [lead, second, third],
            [lead, second, third, 0x80],
            [lead, second, third, 0xbf, 0x41],
            [lead, second, third, 0xc0],
          ]) {
            const bytes = Uint8Array.from(list);
            if (ours(bytes) !== (theirs(bytes) ?? firstWrong(bytes))) different.push(bytes.join(' '));
          }
        }
      }
    }
    expect(different).toEqual([]);
  });

  it('keeps a byte order mark, which is a character of the text', () => {
    expect(readUtf8(Uint8Array.of(0xef, 0xbb, 0xbf, 0x41), 0, 4)).toBe('\ufeffA');
  });

  it('reads any text of any length at any place of the bytes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 3000, size: 'max' }), fc.nat(40), fc.nat(40), (text, before, after) => {
        const inner = new TextEncoder().encode(text);
        const bytes = new Uint8Array(before + inner.length + after).fill(0xff);
        bytes.set(inner, before);
        expect(ours(bytes, before, before + inner.length)).toBe(text);
      }),
    );
  });

  it('names the byte where a text goes wrong', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), fc.nat(200), (tail, before) => {
        const bytes = Uint8Array.from([...new Uint8Array(before).fill(0x41), ...tail]);
        expect(ours(bytes)).toBe(theirs(bytes) ?? firstWrong(bytes));
      }),
    );
  });
});

describe('writeUtf8', () => {
  it('writes what the platform writes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 400 }).filter((text) => !text.includes('\0')),
        (text) => {
          expect(written(text)).toEqual(new TextEncoder().encode(text));
        },
      ),
    );
    expect(written('')).toEqual(new Uint8Array());
  });

  it('refuses a zero character and half of a surrogate pair, wherever it stands', () => {
    for (const text of ['\0', 'a\0', 'ä\0b', '\ud800', 'a\udc00', '\ud800\ud800', '\ud83d\ude00\ud83d', '\udc00\ud800']) {
      expect({ text, bytes: written(text) }).toEqual({ text, bytes: undefined });
    }
  });
});
