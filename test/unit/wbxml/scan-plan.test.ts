import { describe, expect, it } from 'vitest';
import { codeBook } from '../../../src/wbxml/book.ts';
import { element, elementOf } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { isWbxmlError } from '../../../src/wbxml/errors.ts';
import { planScan, scan } from '../../../src/wbxml/scan.ts';
import type { ScanSpec } from '../../../src/wbxml/scan.ts';

function codeOf(spec: ScanSpec): string | undefined {
  try {
    planScan(spec);
  } catch (e) {
    if (isWbxmlError(e)) return e.code;
    throw e;
  }
  return undefined;
}

describe('planScan', () => {
  it('refuses a root or a path in names that are not there, and a path from another root', () => {
    expect(codeOf({ root: 'Sync', statusAt: [] })).toBe('bad-name');
    expect(codeOf({ root: 'AirSync:Snyc', statusAt: [] })).toBe('bad-name');
    expect(codeOf({ root: 'AirSync:Sync', statusAt: ['Sync/Colections'] })).toBe('bad-name');
    expect(codeOf({ root: 'AirSync:Sync', statusAt: ['Ping'] })).toBe('bad-name');
    expect(codeOf({ root: 'AirSync:Sync', statusAt: ['Sync/Gal:Sync'] })).toBe('bad-name');
    expect(codeOf({ root: 'AirSync:Sync', statusAt: ['Sync'] })).toBeUndefined();
  });

  it('takes a name for every page that has it, and a qualified one for its own', () => {
    const place = 'Search/Response/Store/Result/Properties';
    const picture = (name: 'Gal' | 'Search'): Uint8Array => {
      const inside = element(`${name}:Picture`, element(`${name}:Status`, '173'));
      const result = element('Search:Result', element('Search:Properties', inside));
      return encode(element('Search:Search', element('Search:Response', element('Search:Store', result))));
    };
    const any = planScan({ root: 'Search:Search', statusAt: [`${place}/Picture`] });
    const one = planScan({ root: 'Search:Search', statusAt: [`${place}/Gal:Picture`] });
    expect(scan(picture('Gal'), any).statuses).toEqual([{ path: `${place}/Picture`, code: 173 }]);
    expect(scan(picture('Search'), any).statuses).toHaveLength(1);
    expect(scan(picture('Gal'), one).statuses).toEqual([{ path: `${place}/Gal:Picture`, code: 173 }]);
    expect(scan(picture('Search'), one).statuses).toEqual([]);
  });

  it('plans for another book', () => {
    const book = codeBook([{ page: 3, namespace: 'My', tokens: { Root: 0x05, Status: 0x06 } }]);
    const build = elementOf(book);
    const plan = planScan({ root: 'My:Root', statusAt: ['Root'] }, book);
    expect(scan(encode(build('My:Root', build('My:Status', '7'))), plan)).toMatchObject({
      root: { page: 3, name: 'Root' },
      statuses: [{ path: 'Root', code: 7 }],
    });
  });

  it('refuses more places than it has numbers for', () => {
    const names = Array.from({ length: 59 }, (_, i) => `Tag${i}`);
    const book = codeBook(
      Array.from({ length: 5 }, (_, page) => ({
        page,
        namespace: `N${page}`,
        tokens: Object.fromEntries(names.map((name, i) => [name, i + 5])),
      })),
    );
    const statusAt = names.map((name) => `Tag0/${name}`);
    expect(() => planScan({ root: 'N0:Tag0', statusAt }, book)).toThrow('one command at a time');
  });
});
