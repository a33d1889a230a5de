import { describe, expect, it } from 'vitest';
import { allCodesOf, codesOf } from '../../../src/view/codes.ts';

describe('codes in short', () => {
  it('own, common and transport codes stand bare, others with their place', () => {
    expect(codesOf(['Sync.3', 'Sync.Add.6', 'common.142', 'http.503', 'transport.tls', 'Ping.3'], 'Sync', 1)).toBe(
      ' 3, Add.6, 142, http 503, tls, Ping.3',
    );
  });

  it('none of them is nothing', () => expect(codesOf([], 'Sync', 1)).toBe(''));
});

describe('all codes', () => {
  it('each prefix once, three in a row as a range', () => {
    expect(allCodesOf(['Sync.3', 'Sync.4', 'Sync.5', 'Sync.12', 'Sync.13', 'http.500', 'http.x-ms-rp'])).toBe(
      'Sync 3-5, 12, 13 · http 500, x-ms-rp',
    );
  });
});
