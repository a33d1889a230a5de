import { describe, expect, it } from 'vitest';
import { codeBook, EAS_BOOK, EAS_PAGES, tagKey } from '../../../src/wbxml/book.ts';

describe('EAS_BOOK', () => {
  it('has 26 pages and 586 tokens, page 3 reserved and empty [MS-ASWBXML 2.1.2.1]', () => {
    expect(EAS_PAGES.map(({ page }) => page)).toEqual(Array.from({ length: 26 }, (_, page) => page));
    expect(EAS_BOOK.keys.size).toBe(586);
    expect(EAS_BOOK.pages.get(3)?.tokens).toEqual({});
  });

  it('looks up both ways', () => {
    for (const [name, key] of EAS_BOOK.keys) {
      expect(`${EAS_BOOK.pages.get(key >> 6)?.namespace}:${EAS_BOOK.names[key]}`).toBe(name);
    }
    expect(EAS_BOOK.keys.get('FolderHierarchy:FolderSync')).toBe(tagKey(7, 0x16));
    expect(EAS_BOOK.names[tagKey(25, 0x0f)]).toBeUndefined();
  });
});

describe('codeBook', () => {
  it('refuses a page or a number given twice or out of range', () => {
    const page = (number: number, tokens: Record<string, number>): { page: number; namespace: string; tokens: Record<string, number> } => ({
      page: number,
      namespace: 'N',
      tokens,
    });
    expect(() => codeBook([page(1, {}), page(1, {})])).toThrow(TypeError);
    expect(() => codeBook([page(256, {})])).toThrow(TypeError);
    expect(() => codeBook([page(0, { A: 4 })])).toThrow('N:A');
    expect(() => codeBook([page(0, { A: 0x40 })])).toThrow('N:A');
    expect(() => codeBook([page(0, { A: 5, B: 5 })])).toThrow('N:B');
  });
});
