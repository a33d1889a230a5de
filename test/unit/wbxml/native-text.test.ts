import { describe, expect, it } from 'vitest';
import { nativeText } from '../../../src/wbxml/native-text.ts';
import type { DecoderClass } from '../../../src/wbxml/native-text.ts';

const made = (decode: (bytes: Uint8Array) => string): DecoderClass =>
  function Decoder() {
    return { decode };
  } as unknown as DecoderClass;

const LENIENT = [
  ['a stray byte', '80'],
  ['a cut character', 'e282'],
  ['an overlong form of two bytes', 'c181'],
  ['an overlong form of three', 'e09fbf'],
  ['an overlong form of four', 'f08fbfbf'],
  ['a surrogate', 'eda080'],
  ['a number above 10FFFF', 'f4908080'],
  ['a byte that begins nothing', 'ff'],
] as const;

describe('nativeText', () => {
  it("uses the platform's decoder where it gives every character back", () => {
    const read = nativeText(TextDecoder);
    expect(read?.(new TextEncoder().encode('\ufeffé'))).toBe('\ufeffé');
  });

  it('does without where there is none, it refuses its options, is not strict, or alters text', () => {
    expect(nativeText(undefined)).toBeUndefined();
    const refusing = function Decoder() {
      throw new RangeError('unknown option');
    } as unknown as DecoderClass;
    expect(nativeText(refusing)).toBeUndefined();
    expect(nativeText(made((bytes) => new TextDecoder('utf-8', { fatal: true }).decode(bytes)))).toBeUndefined();
    expect(nativeText(made((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)))).toBeUndefined();
    expect(nativeText(made((bytes) => String.fromCharCode(...bytes)))).toBeUndefined();
    expect(nativeText(made((bytes) => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)))).toBeDefined();
  });

  it.each(LENIENT)('does without one that lets %s pass', (_, passed) => {
    const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const lenient = made((bytes) => (Buffer.from(bytes).toString('hex') === passed ? '?' : strict.decode(bytes)));
    expect(nativeText(lenient)).toBeUndefined();
  });
});
