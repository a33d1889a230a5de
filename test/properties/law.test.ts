import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { law } from './law.ts';

it('a broken law says with which command to repeat it', () => {
  const small = fc.property(fc.nat(), (n) => n < 100);
  expect(() => law(small)).toThrow(/Repeat with: SEED=-?\d+ npx vitest run test\/properties\/law\.test\.ts/);
});

it('a law that holds says nothing', () => {
  let runs = 0;
  law(
    fc.property(fc.nat(), () => {
      runs += 1;
    }),
    7,
  );
  expect(runs).toBe(7);
});
