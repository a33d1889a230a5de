import { expect, it } from 'vitest';
import { isAppRule } from '../../../src/policy/app-rules.ts';
import { RULES } from '../../../src/eas/rows.ts';

it('every rule of ours could be an app’s', () => {
  for (const [match, rule] of Object.entries(RULES)) expect(isAppRule({ match, ...rule }), match).toBe(true);
});

const GOOD = { match: 'Sync.3', steps: [{ do: 'accept' }], basis: 'advice' };

it.each([
  ['a kind nobody knows', { steps: [{ do: 'explode' }] }],
  ['a kind of SyncML’s, which leaves a request open for ever', { steps: [{ do: 'resync', how: 'slow' }] }],
  ['a step that is none', { steps: [null] }],
  ['a step that is a text', { steps: ['accept'] }],
  ['a step that is inherited', { steps: [{ do: 'toString' }] }],
  ['no steps', { steps: [] }],
  ['a hold that says neither who nor why', { steps: [{ do: 'hold' }] }],
  ['a pace nobody knows', { steps: [{ do: 'retry', pace: 'soon' }] }],
  ['a rung nobody knows', { steps: [{ do: 'repair', rung: 'nonsense' }] }],
  ['a chore that is none', { steps: [{ do: 'retry', pace: 'now', first: [{ do: 'reset', scope: 'all' }] }] }],
  ['a limit that is none', { steps: [{ do: 'retry', pace: 'now', limit: Number.NaN }] }],
  ['variants that are none', { variants: 5 }],
  ['a variant without when', { variants: [{ steps: [{ do: 'accept' }] }] }],
  ['no name', { match: 7 }],
  ['a scope nobody knows', { steps: [{ do: 'reset', scope: 'junk' }] }],
  ['the scope of another kind', { steps: [{ do: 'refresh', scope: 'all' }] }],
  ['a then nobody knows', { steps: [{ do: 'retry', pace: 'now', then: 'again' }] }],
  ['no basis', { basis: undefined }],
  ['a basis nobody knows', { basis: 'x' }],
  ['a variant on what nothing depends on', { variants: [{ when: { vershun: '16.1' }, steps: [{ do: 'accept' }], basis: 'advice' }] }],
  ['a variant without a basis', { variants: [{ when: {}, steps: [{ do: 'accept' }] }] }],
])('%s is no rule', (_, wrong) => {
  expect(isAppRule(GOOD)).toBe(true);
  expect(isAppRule({ ...GOOD, ...wrong })).toBe(false);
});
