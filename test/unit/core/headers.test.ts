import { expect, it } from 'vitest';
import { lowered, serverMarks } from '../../../src/core/headers.ts';

it('names are in lower case, values as they came', () => {
  expect(lowered({ 'Retry-AFTER': 'Soon', date: 'x' })).toEqual({ 'retry-after': 'Soon', date: 'x' });
});

it('a server is told by three headers, and by nothing else', () => {
  expect(serverMarks({ 'ms-server-activesync': '15.20', server: 'Apache', 'x-powered-by': 'PHP/8' })).toBe('Apache PHP/8 15.20');
  expect(serverMarks({ via: 'proxy', 'x-ms-location': 'https://mail.example/' })).toBeUndefined();
});
