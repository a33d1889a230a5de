import { describe, expect, it } from 'vitest';
import { specPage } from '../../../src/view/spec-pages.ts';
import { catalogueRows } from '../../../src/view/catalogue-rows.ts';

describe('the page of a section', () => {
  it('an RFC leads to its section', () => {
    expect(specPage('RFC 9110 15.5.9')).toBe('https://www.rfc-editor.org/rfc/rfc9110#section-15.5.9');
    expect(specPage('RFC 8470')).toBe('https://www.rfc-editor.org/rfc/rfc8470');
  });

  it('of several sections the first counts', () => {
    expect(specPage('MS-ASHTTP 2.2.2.1.1, 3.1.5.2.1')).toBe(specPage('MS-ASHTTP 2.2.2.1.1'));
    expect(specPage('MS-ASHTTP 2.2.2.1.1')).toMatch(/^https:\/\/learn\.microsoft\.com\/.*\/ms-ashttp\/[0-9a-f-]{36}$/);
  });

  it('a link in the row itself comes first', () => {
    const own = 'https://learn.microsoft.com/en-us/openspecs/exchange_server_protocols/ms-ascmd/x';
    expect(specPage('MS-ASCMD 2.2.2', `MS-ASCMD R1; ${own}; recording a`)).toBe(own);
  });

  it('a section nobody knows the page of has none', () => {
    expect(specPage('MS-ASCMD 9.9.9')).toBeUndefined();
    expect(specPage('')).toBeUndefined();
  });

  it('most rows of ActiveSync have a page', () => {
    const rows = catalogueRows().filter(({ version }) => version === '16.1');
    const linked = rows.filter(({ spec, source }) => specPage(spec, source) !== undefined);
    expect(linked.length / rows.length).toBeGreaterThan(0.6);
  });
});
