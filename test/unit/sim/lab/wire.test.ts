import { expect, it } from 'vitest';
import { fromBase64, sameBytes } from '../../../../src/sim/lab/wire.ts';

const bytes = (...of: readonly number[]) => Uint8Array.from(of);

it('compares bytes, to the last one', () => {
  expect(sameBytes(bytes(1, 2, 3), bytes(1, 2, 3))).toBe(true);
  expect(sameBytes(bytes(1, 2, 3), bytes(1, 2, 4))).toBe(false);
  expect(sameBytes(bytes(1, 2), bytes(1, 2, 3))).toBe(false);
  expect(sameBytes(bytes(1, 2, 3), bytes(1, 2))).toBe(false);
  expect(sameBytes(bytes(), bytes())).toBe(true);
});

it('reads base64, and says when it is none', () => {
  expect(fromBase64(' AQID ')).toEqual(bytes(1, 2, 3));
  expect(fromBase64('!')).toBeUndefined();
});
