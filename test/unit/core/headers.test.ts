import { expect, it } from 'vitest';
import { headersFrom, isHeaderValue, lowered, serverMarks } from '../../../src/core/headers.ts';

it('names are in lower case, values as they came', () => {
  expect(lowered({ 'Retry-AFTER': 'Soon', date: 'x' })).toEqual({ 'retry-after': 'Soon', date: 'x' });
});

it('a server is told by three headers, and by nothing else', () => {
  expect(serverMarks({ 'ms-server-activesync': '15.20', server: 'Apache', 'x-powered-by': 'PHP/8' })).toBe('Apache PHP/8 15.20');
  expect(serverMarks({ via: 'proxy', 'x-ms-location': 'https://mail.example/' })).toBeUndefined();
});

it('are read in whatever form a transport has them, and what is no text is left out', () => {
  expect(headersFrom({ 'Retry-After': 5, 'Set-Cookie': ['a=1', 'b=2'], Server: undefined, Via: null, Date: {}, Empty: [] })).toEqual({
    'retry-after': '5',
    'set-cookie': 'a=1, b=2',
  });
  expect(headersFrom(new Headers({ 'Retry-After': '5' }))).toEqual({ 'retry-after': '5' });
  expect(headersFrom(new Map([['Retry-After', '5']]))).toEqual({ 'retry-after': '5' });
});

it.each(['Bearer x', 'caf\u00e9', 'a\tb'])('%j can stand in a header [RFC 9110, 5.5]', (value) => expect(isHeaderValue(value)).toBe(true));
it.each(['', 'a\r\nb', 'a\u0000', '\u0416', 7, undefined])('%j cannot', (value) => expect(isHeaderValue(value)).toBe(false));
