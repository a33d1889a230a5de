import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { elementOf } from '../../../../src/wbxml/build.ts';
import { decode } from '../../../../src/wbxml/decode.ts';
import { encode } from '../../../../src/wbxml/encode.ts';
import { DEV_INF_1_1_BOOK, DEV_INF_BOOK, SYNCML_BOOK, SYNCML_DOCUMENTS, syncmlBook } from '../../../../src/wbxml/syncml/book.ts';
import { at, documentOf, isElement, textOf } from '../../../../src/wbxml/tree.ts';
import type { WbxmlElement } from '../../../../src/wbxml/tree.ts';

interface Step {
  readonly request?: { readonly body?: { readonly hex?: string } };
  readonly response?: { readonly body?: { readonly hex?: string } };
}
const session = JSON.parse(readFileSync(new URL('../../../recordings/syncml/wb-01-full-session-wbxml.json', import.meta.url), 'utf8')) as {
  steps: Step[];
};
const bodies = session.steps
  .flatMap((step) => [step.request?.body?.hex, step.response?.body?.hex])
  .filter((hex): hex is string => hex !== undefined)
  .map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (pair) => parseInt(pair, 16)));

describe('SYNCML_BOOK', () => {
  it('reads a recorded session and writes it back byte for byte [OMA SyncML RepPro 1.2]', () => {
    expect(bodies.length).toBeGreaterThanOrEqual(4);
    for (const body of bodies) {
      const document = decode(body, { book: syncmlBook });
      expect(document).toMatchObject({ version: 2, publicId: 0x1201, charset: 106, root: { name: 'SyncML' } });
      expect(encode(document)).toEqual(body);
    }
  });

  it('reads device information as a document of its own inside Data [OMA SyncML DevInfo 1.2]', () => {
    const { root } = decode(bodies[0] as Uint8Array, { book: syncmlBook });
    expect(textOf(at(root, 'SyncBody/Alert/Data'))).toBe('203');
    expect(at(root, 'SyncBody/Alert/Item/Meta/Anchor/Next')?.page).toBe(1);
    const nested = at(root, 'SyncBody/Put/Item/Data')?.children[0] as Uint8Array;
    const devInf = decode(nested, { book: syncmlBook });
    expect(devInf).toMatchObject({ publicId: 0x1203, root: { name: 'DevInf' } });
    expect(textOf(at(devInf.root, 'VerDTD'))).toBe('1.2');
    expect(textOf(at(devInf.root, 'DataStore/MaxGUIDSize'))).toBe('64');
  });

  it('goes through encode and decode with every tag of every document type', () => {
    for (const { number, name, book } of Object.values(SYNCML_DOCUMENTS)) {
      for (const publicId of [number, name]) {
        for (const qualified of book.keys.keys()) {
          const root = elementOf(book)(qualified, 'x');
          expect(decode(encode(documentOf(root, publicId, 2)), { book: syncmlBook }).root).toEqual(root);
        }
      }
    }
    expect([SYNCML_BOOK, DEV_INF_BOOK, DEV_INF_1_1_BOOK].map((book) => book.keys.size)).toEqual([55 + 18, 47, 38]);
  });

  it('calls tag 1C of device information Size in 1.1 and MaxSize in 1.2', () => {
    const names = (book: typeof DEV_INF_BOOK): string | undefined => book.names[0x1c];
    expect([names(DEV_INF_1_1_BOOK), names(DEV_INF_BOOK)]).toEqual(['Size', 'MaxSize']);
  });

  it('takes a document that names no type for a message', () => {
    const build = elementOf(SYNCML_BOOK);
    const root: WbxmlElement = decode(encode(documentOf(build('SyncML:SyncML', build('SyncML:SyncHdr')), 1, 2)), { book: syncmlBook }).root;
    expect(root.children.filter(isElement).map(({ name }) => name)).toEqual(['SyncHdr']);
  });
});
