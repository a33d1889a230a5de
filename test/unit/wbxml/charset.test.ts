import { describe, expect, it } from 'vitest';
import { textReader } from '../../../src/wbxml/charset.ts';

const read = (charset: number, ...bytes: number[]): string | undefined => textReader(charset)?.(Uint8Array.from(bytes), 0, bytes.length);

describe('textReader', () => {
  it('reads UTF-8 (106), and a character set left open (0) as UTF-8 [WBXML 1.3 5.6]', () => {
    expect([read(106, 0xc3, 0xa9), read(0, 0xc3, 0xa9)]).toEqual(['é', 'é']);
  });

  it('reads Latin-1 (4) byte by byte', () => {
    expect(read(4, 0x41, 0x80, 0xe9, 0xff)).toBe('A\u0080éÿ');
  });

  it('reads ASCII (3) and refuses what is not', () => {
    expect(read(3, 0x41)).toBe('A');
    expect(() => read(3, 0x41, 0xc3, 0xa9)).toThrow('at byte 1');
  });

  it('knows no other character set', () => {
    expect([5, 17, 1000, 2252].map(textReader)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
