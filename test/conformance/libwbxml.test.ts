import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EAS_BOOK } from '../../src/wbxml/book.ts';
import { decode } from '../../src/wbxml/decode.ts';
import { encode } from '../../src/wbxml/encode.ts';
import { isWbxmlError } from '../../src/wbxml/errors.ts';
import { childrenOf } from '../../src/wbxml/tree.ts';
import { outlineOfTree, outlineOfXml, treeOfXml } from '../oracle/agreement.ts';
import { MISSING } from '../oracle/names.ts';
import { readXml } from '../oracle/xml.ts';

// What Debian's libwbxml 0.11.8 said, kept so that the comparison needs no tool; test/oracle asks it again.

interface Exchange {
  readonly name: string;
  readonly hex: string;
  readonly xml: string;
}

const kept = (file: string): unknown => JSON.parse(readFileSync(join(import.meta.dirname, '..', 'recordings', 'libwbxml', file), 'utf8'));
const bytesOf = (hex: string): Uint8Array => Uint8Array.from(Buffer.from(hex, 'hex'));

const decoded = kept('decoded.json') as readonly Exchange[];
const encoded = kept('encoded.json') as readonly Exchange[];

describe('agreement with libwbxml', () => {
  it.each(decoded)('reads the same tree: $name', ({ hex, xml }) => {
    expect(outlineOfTree(decode(bytesOf(hex)).root)).toEqual(outlineOfXml(readXml(xml)));
  });

  it('compared every token of pages 0 to 24 that it knows: 561', () => {
    const seen = new Set<string>();
    for (const { name, hex } of decoded) {
      if (!name.startsWith('page ')) continue;
      for (const { page, token } of childrenOf(decode(bytesOf(hex)).root)) seen.add(`${page}/${token}`);
    }
    expect(seen.size).toBe(586 - MISSING.length);
    expect(MISSING.filter((name) => EAS_BOOK.keys.has(name))).toHaveLength(22 + 3);
  });

  it.each(encoded)('writes the same bytes: $name', ({ hex, xml }) => {
    expect(Buffer.from(encode(treeOfXml(readXml(xml)))).toString('hex')).toBe(hex);
  });

  it('refuses every beginning of a message that it refuses, and no other', () => {
    const [{ hex, codes }] = kept('truncated.json') as readonly [{ readonly hex: string; readonly codes: readonly number[] }];
    const whole = bytesOf(hex);
    expect(codes).toHaveLength(whole.length);
    const ours = codes.map((_, length) => {
      try {
        decode(whole.subarray(0, length));
      } catch (e) {
        if (isWbxmlError(e)) return e.code;
        throw e;
      }
      return 'read';
    });
    expect(ours).toEqual(codes.map((code, length) => (code === 0 ? 'read' : length === 0 ? 'empty-body' : 'truncated')));
    expect(decode(whole).root.name).toBe('Sync');
  });
});
