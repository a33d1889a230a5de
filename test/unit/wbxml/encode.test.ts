import { describe, expect, it } from 'vitest';
import { EAS_BOOK } from '../../../src/wbxml/book.ts';
import { element, elementOf } from '../../../src/wbxml/build.ts';
import { decode } from '../../../src/wbxml/decode.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { isWbxmlError } from '../../../src/wbxml/errors.ts';
import type { WbxmlErrorCode } from '../../../src/wbxml/errors.ts';
import { documentOf } from '../../../src/wbxml/tree.ts';
import type { WbxmlElement, WbxmlNode } from '../../../src/wbxml/tree.ts';

const hex = (bytes: Uint8Array): string => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join(' ');

function codeOf(run: () => unknown): WbxmlErrorCode | undefined {
  try {
    run();
  } catch (e) {
    if (isWbxmlError(e)) return e.code;
    throw e;
  }
  return undefined;
}

describe('encode', () => {
  it('writes the header 03 01 6A 00 and an inline string [MS-ASWBXML 2.1]', () => {
    const bytes = encode(element('FolderHierarchy:FolderSync', element('FolderHierarchy:SyncKey', '0')));
    expect(hex(bytes)).toBe('03 01 6a 00 00 07 56 52 03 30 00 01 01');
  });

  it('switches the page only where it changes and writes an element without children as a bare tag [WBXML 1.3 5.8.4.7.2]', () => {
    const bytes = encode(
      element(
        'AirSync:Sync',
        element('AirSync:MoreAvailable'),
        element('AirSyncBase:Body'),
        element('AirSyncBase:Data'),
        element('AirSync:Status'),
      ),
    );
    expect(hex(bytes)).toBe('03 01 6a 00 45 14 00 11 0a 0b 00 00 0e 01');
  });

  it('writes bytes as OPAQUE with a length of several bytes [WBXML 1.3 5.1]', () => {
    const mime = new Uint8Array(300).fill(0x41);
    const bytes = encode(element('ComposeMail:SendMail', element('ComposeMail:Mime', mime)));
    expect(hex(bytes.subarray(0, 12))).toBe('03 01 6a 00 00 15 45 50 c3 82 2c 41');
    expect(bytes.length).toBe(11 + 300 + 2);
  });

  it('writes text as UTF-8, characters beyond the first plane in four bytes [RFC 3629 3]', () => {
    const bytes = encode(element('Email:Subject', 'é€😀'));
    expect(hex(bytes.subarray(6))).toBe('54 03 c3 a9 e2 82 ac f0 9f 98 80 00 01');
  });

  it('writes version and public id of a document, a named one through the string table [WBXML 1.3 5.5]', () => {
    const root = element('Ping:Ping');
    expect(hex(encode(documentOf(root, 0x1201, 2)))).toBe('02 a4 01 6a 00 00 0d 05');
    expect(hex(encode(documentOf(root, 'A', 2)))).toBe('02 00 00 6a 02 41 00 00 0d 05');
    expect(decode(encode(documentOf(root, '-//SYNCML//DTD SyncML 1.1//EN', 2))).publicId).toBe('-//SYNCML//DTD SyncML 1.1//EN');
  });

  it('gives back an ArrayBuffer of exactly the message, so that it can be a request body', () => {
    const bytes = encode(element('Ping:Ping'));
    expect(bytes.byteOffset).toBe(0);
    expect(bytes.buffer.byteLength).toBe(bytes.length);
  });

  it('refuses a zero character and half of a surrogate pair instead of losing what follows', () => {
    const codes = ['a\0b', '\ud83d', 'x\ude00', '\ud83dx'].map((text) => codeOf(() => encode(element('Email:Subject', text))));
    expect(codes).toEqual(['bad-text', 'bad-text', 'bad-text', 'bad-text']);
  });

  it('refuses a tree that contains itself, and anything that is no node', () => {
    const loop = { ...element('AirSync:Sync'), children: [] as WbxmlNode[] };
    loop.children.push(loop);
    expect(codeOf(() => encode(loop))).toBe('too-deep');
    expect(codeOf(() => encode(element('AirSync:Sync', 7 as unknown as string)))).toBe('bad-node');
    expect(codeOf(() => encode({ page: 0, token: 4, name: 'x', children: [] }))).toBe('bad-node');
    expect(codeOf(() => encode({ page: 256, token: 5, name: 'x', children: [] }))).toBe('bad-node');
  });

  it('refuses a version that never was, and a public id that cannot be written', () => {
    const root = element('Ping:Ping');
    expect([0, 4, 0x13, Number.NaN].map((version) => codeOf(() => encode(documentOf(root, 1, version))))).toEqual(
      Array(4).fill('bad-argument'),
    );
    expect(codeOf(() => encode(documentOf(root, 'a\0b')))).toBe('bad-text');
    expect(codeOf(() => encode(documentOf(root, 'abc'), { limits: { tableBytes: 3 } }))).toBe('table-too-large');
    expect(codeOf(() => encode(documentOf(root, 'ab'), { limits: { tableBytes: 3 } }))).toBeUndefined();
    expect([-1, 0, 1.5, 2 ** 32].map((publicId) => codeOf(() => encode(documentOf(root, publicId))))).toEqual(
      Array(4).fill('bad-argument'),
    );
  });

  it('writes numbers in as few bytes as they need, up to 32 bits [WBXML 1.3 5.1]', () => {
    const header = (publicId: number): string => hex(encode(documentOf(element('AirSync:Sync'), publicId))).replace(' 6a 00 05', '');
    expect([1, 127, 128, 16_383, 16_384, 2 ** 21 - 1, 2 ** 21, 2 ** 28 - 1, 2 ** 28, 2 ** 32 - 1].map(header)).toEqual([
      '03 01', '03 7f', '03 81 00', '03 ff 7f', '03 81 80 00', '03 ff ff 7f', '03 81 80 80 00', '03 ff ff ff 7f', '03 81 80 80 80 00',
      '03 8f ff ff ff 7f',
    ]); // prettier-ignore
    for (const length of [0, 127, 128, 16_384]) {
      const root = element('ComposeMail:Mime', new Uint8Array(length).fill(7));
      expect(decode(encode(root)).root).toEqual(root);
    }
  });

  it('writes what is as large and as deep as its limits', () => {
    const root = element('AirSync:Sync', element('AirSync:Status', element('AirSync:Status', Uint8Array.of(1, 2))));
    const { length } = encode(root);
    expect(encode(root, { limits: { bytes: length, depth: 3, opaqueBytes: 2 } })).toHaveLength(length);
    expect(codeOf(() => encode(root, { limits: { bytes: length - 1 } }))).toBe('too-large');
    expect(codeOf(() => encode(root, { limits: { depth: 2 } }))).toBe('too-deep');
    expect(codeOf(() => encode(root, { limits: { opaqueBytes: 1 } }))).toBe('opaque-too-large');
    const grown = element('AirSync:Sync', ...Array.from({ length: 4000 }, () => element('AirSync:Status')));
    expect(encode(grown, { limits: { bytes: 4006 } })).toHaveLength(4006);
  });

  it('writes every tag number of every page, and none beyond', () => {
    const numbered = (page: number, token: number): WbxmlElement => ({ page, token, name: 'x', children: [] });
    expect([numbered(0, 5), numbered(255, 0x3f)].map((root) => hex(encode(root)).slice(12))).toEqual(['05', '00 ff 3f']);
    for (const root of [numbered(0, 4), numbered(0, 0x40), numbered(-1, 5), numbered(256, 5), numbered(0.5, 5), numbered(0, 5.5)]) {
      expect(codeOf(() => encode(root))).toBe('bad-node');
    }
  });

  it('refuses more bytes than its limit, whether by one text or by many', () => {
    const many: WbxmlElement = element('AirSync:Sync', ...Array.from({ length: 2000 }, () => element('AirSync:Status', '1')));
    expect(codeOf(() => encode(many, { limits: { bytes: 1000 } }))).toBe('too-large');
    expect(codeOf(() => encode(element('AirSync:Status', 'x'.repeat(993)), { limits: { bytes: 1000 } }))).toBe('too-large');
    expect(codeOf(() => encode(element('AirSync:Status', new Uint8Array(20)), { limits: { opaqueBytes: 19 } }))).toBe('opaque-too-large');
  });
});

describe('all 586 tokens', () => {
  it('go through encode and decode unchanged, page and number, with and without content [MS-ASWBXML 2.1.2.1]', () => {
    const build = elementOf(EAS_BOOK);
    let seen = 0;
    for (const name of EAS_BOOK.keys.keys()) {
      for (const root of [build(name), build(name, 'ä'), build(name, build('AirSync:Status', '1'), new Uint8Array([0, 255]))]) {
        expect(decode(encode(root)).root).toEqual(root);
      }
      seen++;
    }
    expect(seen).toBe(586);
  });
});
