import { expect, it } from 'vitest';
import { frozen } from '../../../src/core/frozen.ts';

it('nothing of it can be changed any more, down to its last field; an error stays as it is', () => {
  const error = Object.assign(new Error('x'), { step: {} });
  const value = frozen({ list: [{ inner: { name: 'a' } }], error, none: null, text: 'b' });
  const [first] = value.list;
  for (const part of [value, value.list, first, first?.inner]) expect(Object.isFrozen(part)).toBe(true);
  expect([Object.isFrozen(error), value.text, frozen(5), frozen(undefined)]).toEqual([false, 'b', 5, undefined]);
});
