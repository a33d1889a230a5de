import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { httpDate } from '../../../src/eas/http-date.ts';
import { law } from '../../properties/law.ts';

const AT = Date.UTC(1994, 10, 6, 8, 49, 37);

it.each([
  'Sun, 06 Nov 1994 08:49:37 GMT',
  'Sunday, 06-Nov-94 08:49:37 GMT',
  'Sun Nov  6 08:49:37 1994',
  '  sun, 06 nov 1994 08:49:37 gmt ',
])('reads %j [RFC 9110 5.6.7]', (text) => {
  expect(httpDate(text)).toBe(AT);
});

it('takes years of two digits below 70 as of this century', () => {
  expect(httpDate('Saturday, 21-Nov-26 00:00:00 GMT')).toBe(Date.UTC(2026, 10, 21));
});

it.each([
  '',
  'soon',
  '120',
  '1994-11-06T08:49:37Z',
  'Sun, 06 Nov 1994 08:49:37',
  'Sun, 06 Nov 1994 08:49:37 CET',
  'Sun, 06 Foo 1994 08:49:37 GMT',
  'Sun, 00 Nov 1994 08:49:37 GMT',
  'Sun, 06 Nov 1994 24:49:37 GMT',
  'Sun, 06 Nov 1994 08:60:37 GMT',
])('%j is none', (text) => {
  expect(httpDate(text)).toBeUndefined();
});

it('reads what the platform writes', () => {
  law(
    fc.property(fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true }), (date) => {
      expect(httpDate(date.toUTCString())).toBe(Math.floor(date.getTime() / 1000) * 1000);
    }),
  );
});

it('is a number or nothing for any text', () => {
  law(
    fc.property(fc.string(), (text) => {
      expect(['number', 'undefined']).toContain(typeof httpDate(text));
    }),
  );
});
