import { describe, expect, it } from 'vitest';
import { codeBook } from '../../../src/wbxml/book.ts';
import { element } from '../../../src/wbxml/build.ts';
import { decode } from '../../../src/wbxml/decode.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { textOf } from '../../../src/wbxml/tree.ts';

const HEADER = '03 01 6a 00';
const bytesOf = (hex: string): Uint8Array<ArrayBuffer> => Uint8Array.from(hex.match(/[0-9a-f]{2}/g) ?? [], (pair) => parseInt(pair, 16));
const read = (body: string, header = HEADER): ReturnType<typeof decode> => decode(bytesOf(`${header} ${body}`));

describe('decode', () => {
  it('reads header, pages and inline strings [MS-ASWBXML 2.1]', () => {
    expect(read('00 07 56 4c 03 31 00 01 52 03 32 00 01 01')).toEqual({
      version: 3,
      publicId: 1,
      charset: 106,
      root: element('FolderHierarchy:FolderSync', element('FolderHierarchy:Status', '1'), element('FolderHierarchy:SyncKey', '2')),
    });
  });

  it('reads a root without content, and content that is empty, as an element without children', () => {
    expect(read('00 0d 05').root).toEqual(element('Ping:Ping'));
    expect(read('00 0d 45 01').root).toEqual(element('Ping:Ping'));
    expect(read('45 4e 03 00 01 01').root).toEqual(element('AirSync:Sync', element('AirSync:Status', '')));
  });

  it('joins texts that follow one another, of whatever kind [WBXML 1.3 5.8.4]', () => {
    // Inline, entity U+00E9, string table at 2, entity U+1F600: one text.
    const { root } = read('45 03 61 00 02 81 69 83 02 02 87 ec 00 03 62 00 01', '03 01 6a 05 78 00 79 7a 00');
    expect(root.children).toEqual(['aéyz😀b']);
  });

  it('starts a new text behind an element and behind bytes', () => {
    expect(read('45 03 61 00 0e 03 62 00 c3 01 ff 03 63 00 01').root.children).toEqual([
      'a',
      element('AirSync:Status'),
      'b',
      Uint8Array.of(0xff),
      'c',
    ]);
  });

  it('reads OPAQUE as bytes of its own, also from a Buffer, and keeps none of the message [WBXML 1.3 5.8.4.6]', () => {
    const message = Buffer.from(bytesOf(`${HEADER} 45 c3 03 00 01 03 01`));
    const [opaque] = decode(message).root.children as [Uint8Array<ArrayBuffer>];
    message.fill(0xff);
    expect(opaque).toEqual(Uint8Array.of(0, 1, 3));
    expect(opaque.buffer.byteLength).toBe(3);
  });

  it('stays on a page until it is switched, across levels [WBXML 1.3 5.8.1]', () => {
    const names = read('45 00 11 4a 00 00 0e 01 0f 01').root;
    expect(names).toEqual(element('AirSync:Sync', element('AirSyncBase:Body', element('AirSync:Status')), element('AirSync:Collection')));
  });

  it('reads Latin-1 and a public id in the string table [WBXML 1.3 5.5]', () => {
    expect(read('45 03 e9 00 01', '02 00 00 04 03 41 e9 00')).toEqual({
      version: 2,
      publicId: 'Aé',
      charset: 4,
      root: element('AirSync:Sync', 'é'),
    });
  });

  it('keeps unknown tags and pages by their numbers when asked, and writes them back', () => {
    const bytes = bytesOf(`${HEADER} 45 00 fe 7f 03 31 00 01 00 00 3f 01`);
    const { root } = decode(bytes, { keepUnknown: true });
    expect(root.children).toEqual([
      { page: 254, token: 0x3f, name: '254:0x3f', children: ['1'] },
      { page: 0, token: 0x3f, name: '0:0x3f', children: [] },
    ]);
    expect(encode(root)).toEqual(bytes);
  });

  it('reads with another book, or with one chosen by the public id', () => {
    const book = codeBook([{ page: 0, namespace: 'My', tokens: { Root: 0x05 } }]);
    const bytes = bytesOf('03 81 00 6a 00 45 03 31 00 01');
    expect(decode(bytes, { book }).root.name).toBe('Root');
    const asked: unknown[] = [];
    const choose = (publicId: number | string): typeof book => {
      asked.push(publicId);
      return book;
    };
    expect(textOf(decode(bytes, { book: choose }).root)).toBe('1');
    expect(asked).toEqual([128]);
  });

  it('reads a part of a larger buffer', () => {
    const whole = bytesOf(`ff ff ${HEADER} 45 03 61 00 01 ff`);
    expect(decode(whole.subarray(2, whole.length - 1)).root).toEqual(element('AirSync:Sync', 'a'));
  });
});
