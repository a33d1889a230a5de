import { expect, it } from 'vitest';
import { locationOf } from '../../../src/eas/redirects.ts';

const BOTH = { 'x-ms-location': ' https://eas.example/ ', location: 'https://web.example/' };

it('451 names its address in X-MS-Location, the redirects of the web in Location [MS-ASHTTP 3.1.5.2.2]', () => {
  expect(locationOf({ status: 451, headers: BOTH })).toBe('https://eas.example/');
  for (const status of [300, 301, 302, 303, 307, 308]) expect(locationOf({ status, headers: BOTH })).toBe('https://web.example/');
});

it.each([200, 304, 403, 449, 503])('%i is no redirect, whatever its headers say', (status) => {
  expect(locationOf({ status, headers: BOTH })).toBeUndefined();
});

it('an empty header names nothing', () => {
  expect(locationOf({ status: 451, headers: { 'x-ms-location': ' ' } })).toBeUndefined();
  expect(locationOf({ status: 451, headers: {} })).toBeUndefined();
});
