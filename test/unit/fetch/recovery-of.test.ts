import { expect, it } from 'vitest';
import { recoveryOf, remember } from '../../../src/fetch/recovery-of.ts';

it('an outcome belongs to the Response it was tied to, and to no other', () => {
  const response = new Response('a');
  const outcome = { kind: 'done', steps: [], items: [], leftOut: [], attempts: 1 } as const;
  expect(remember(response, outcome)).toBe(response);
  expect(recoveryOf(response)).toBe(outcome);
  expect(recoveryOf(new Response('a'))).toBeUndefined();
});

it('clones know the outcome of what they were cloned from; what cannot be told is left as it is', () => {
  const outcome = { kind: 'done', steps: [], items: [], leftOut: [], attempts: 1 } as const;
  const response = remember(new Response('a'), outcome);
  const clone = response.clone();
  expect(clone).toBeInstanceOf(Response);
  expect(recoveryOf(clone)).toBe(outcome);
  expect(recoveryOf(structuredClone({ status: response.status }))).toBeUndefined();
  const frozen = Object.freeze({ clone: () => ({}) });
  expect(recoveryOf(remember(frozen, outcome).clone())).toBeUndefined();
  expect(recoveryOf(remember(frozen, outcome))).toBe(outcome);
  expect(remember('text', outcome)).toBe('text');
});
