import { expect, it } from 'vitest';
import { recoveryOf, remember } from '../../../src/fetch/recovery-of.ts';

it('an outcome belongs to the Response it was tied to, and to no other', () => {
  const response = new Response('a');
  const outcome = { kind: 'done', steps: [], items: [], leftOut: [], attempts: 1 } as const;
  expect(remember(response, outcome)).toBe(response);
  expect(recoveryOf(response)).toBe(outcome);
  expect(recoveryOf(new Response('a'))).toBeUndefined();
});
