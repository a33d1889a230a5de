import { describe, expect, it } from 'vitest';
import { factsOf, HEADER_STATUSES, isOk, looksLikeActiveSync, speaksOn } from '../../../src/eas/reply-headers.ts';

describe('Retry-After [RFC 9110 10.2.3]', () => {
  it('in seconds is a span', () => {
    expect(factsOf({ 'retry-after': ' 120 ' })).toEqual({ retryAfterMs: 120_000 });
    expect(factsOf({ 'retry-after': '0' })).toEqual({ retryAfterMs: 0 });
  });

  it('as a date is measured against the Date of the answer', () => {
    const date = 'Sat, 21 Nov 2026 10:00:00 GMT';
    expect(factsOf({ 'retry-after': 'Sat, 21 Nov 2026 10:20:00 GMT', date })).toEqual({ retryAfterMs: 20 * 60_000 });
    expect(factsOf({ 'retry-after': 'Sat, 21 Nov 2026 09:00:00 GMT', date })).toEqual({ retryAfterMs: 0 });
  });

  it('as a date without a Date stays a date', () => {
    expect(factsOf({ 'retry-after': 'Sat, 21 Nov 2026 10:20:00 GMT' })).toEqual({ retryAt: Date.UTC(2026, 10, 21, 10, 20) });
  });

  it('that says neither says nothing', () => {
    for (const value of ['', 'later', '-5', '1.5', '1e9']) expect(factsOf({ 'retry-after': value })).toEqual({});
  });

  it('that came twice is the first of them, dates among them [RFC 9110 5.3]', () => {
    for (const value of ['120, 120', '120,60', '120 , later']) expect(factsOf({ 'retry-after': value })).toEqual({ retryAfterMs: 120_000 });
    const at = Date.UTC(2026, 10, 21, 10, 20);
    for (const value of ['Sat, 21 Nov 2026 10:20:00 GMT, Sat, 21 Nov 2026 11:00:00 GMT', 'Saturday, 21-Nov-26 10:20:00 GMT, 5'])
      expect(factsOf({ 'retry-after': value })).toEqual({ retryAt: at });
    expect(factsOf({ 'retry-after': 'later, 120' })).toEqual({});
  });

  it('stays a number JSON can hold', () => {
    expect(factsOf({ 'retry-after': '9'.repeat(400) })).toEqual({ retryAfterMs: Number.MAX_SAFE_INTEGER });
  });
});

describe('other facts', () => {
  it('keep words short', () => {
    const facts = factsOf({ 'x-ms-asthrottle': 'x'.repeat(5000), 'x-ms-rp': '1,'.repeat(5000) });
    expect(facts.throttle).toHaveLength(200);
    expect(facts.versions).toHaveLength(200);
  });

  it('X-MS-RP stands before MS-ASProtocolVersions', () => {
    expect(factsOf({ 'x-ms-rp': '16.1', 'ms-asprotocolversions': '14.1' })).toEqual({ versions: '16.1' });
  });
});

it('only headers of the ActiveSync server make an answer look like one', () => {
  expect(looksLikeActiveSync({ 'ms-server-activesync': '' })).toBe(true);
  expect(looksLikeActiveSync({ server: 'Microsoft-IIS/10.0' })).toBe(false);
});

it('2xx is the class, nothing around it', () => {
  expect([199, 200, 204, 299, 300].map(isOk)).toEqual([false, true, true, true, false]);
});

it('Retry-After and throttling speak on refusals alone', () => {
  for (const row of HEADER_STATUSES.filter(({ header }) => ['retry-after', 'x-ms-asthrottle'].includes(header))) {
    expect([200, 429, 449, 500, 502, 503, 504].filter((code) => speaksOn(row, code))).toEqual([429, 503]);
  }
});
