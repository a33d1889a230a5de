import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { digestOf } from '../../../src/session/digest.ts';
import { law } from '../../properties/law.ts';

const BODY = Uint8Array.of(3, 1, 106, 0);

it('is short, the same for the same bytes, and another for any other', () => {
  expect(digestOf('Sync', BODY)).toMatch(/^[0-9a-f]{16}$/);
  expect(digestOf('Sync', BODY)).toBe(digestOf('Sync', BODY.slice()));
  expect(digestOf('FolderCreate', BODY)).not.toBe(digestOf('Sync', BODY));
  expect(digestOf('Sync', Uint8Array.of(3, 1, 106, 1))).not.toBe(digestOf('Sync', BODY));
  expect(digestOf('Sync', new Uint8Array(0))).not.toBe(digestOf('Sync', Uint8Array.of(0)));
});

it('stays what it is: requests that were stored by an earlier release are recognised', () => {
  expect(digestOf('FolderCreate', BODY)).toBe('474841bdd73561b6');
});

it('tells apart requests that differ in one byte only', () => {
  law(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.nat(), fc.integer({ min: 1, max: 255 }), (body, at, by) => {
      const other = Uint8Array.from(body, (byte, place) => (place === at % body.length ? byte ^ by : byte));
      expect(digestOf('Sync', other)).not.toBe(digestOf('Sync', body));
    }),
    1000,
  );
});

it('is as long for one that begins with nothing', () => {
  const bodies = Array.from({ length: 400 }, (_, n) => Uint8Array.of(n & 0xff, n >> 8));
  const digests = bodies.map((body) => digestOf('Sync', body));
  expect(digests.some((digest) => digest.startsWith('0'))).toBe(true);
  expect(digests.some((digest) => digest[8] === '0')).toBe(true);
  expect(digests.filter((digest) => digest.length !== 16)).toEqual([]);
});
