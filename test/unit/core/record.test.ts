import { expect, it } from 'vitest';
import { isRecord } from '../../../src/core/record.ts';

it.each([
  [{}, true],
  [Object.create(null), true],
  [[], false],
  [null, false],
  [undefined, false],
  ['text', false],
  [() => undefined, false],
])('%o has fields to look at: %s', (value, is) => {
  expect(isRecord(value)).toBe(is);
});
