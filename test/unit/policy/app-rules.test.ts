import { expect, it } from 'vitest';
import { isAppRule } from '../../../src/policy/app-rules.ts';
import type { Pace, RepairRung, Resolution } from '../../../src/core/resolution.ts';
import { RULES } from '../../../src/eas/rows.ts';

it('every rule of ours could be an app’s', () => {
  for (const [match, rule] of Object.entries(RULES)) expect(isAppRule({ match, ...rule }), match).toBe(true);
});

const ACCEPT = { steps: [{ do: 'accept' }], basis: 'advice' };
const GOOD = { match: 'Sync.3', ...ACCEPT };
const of = (step: object) => isAppRule({ ...GOOD, steps: [step] });

/** A step of each kind an app can ask for, with what it says nothing without. */
const STEPS: readonly (readonly [Resolution, readonly string[]])[] = [
  [{ do: 'continue', how: 'next-chunk' }, ['how']],
  [{ do: 'retry', pace: 'now' }, ['pace']],
  [{ do: 'refresh', scope: 'collection' }, ['scope']],
  [{ do: 'reset', scope: 'all' }, ['scope']],
  [{ do: 'repair', rung: 'policy' }, ['rung']],
  [{ do: 'rephrase', how: 'split-batch' }, ['how']],
  [{ do: 'reconcile', how: 'look-in-sent' }, ['how']],
  [{ do: 'wipe', scope: 'device' }, ['scope']],
  [{ do: 'hold', who: 'user', why: 'quota' }, ['who', 'why']],
  [{ do: 'reject', why: 'server' }, ['why']],
];

it.each(STEPS)('%j is a step, and none without its detail', (step, details) => {
  expect(of(step)).toBe(true);
  for (const name of details) expect(of({ ...step, [name]: undefined }), name).toBe(false);
});

const PACES = ['now', 'backoff', 'server', 'later'] satisfies Pace[];
const RUNGS = ['endpoint', 'credentials', 'version', 'policy', 'device-info'] satisfies RepairRung[];
const WIPES = ['device', 'account', 'as-directed'] satisfies Extract<Resolution, { do: 'wipe' }>['scope'][];

it('every word of what a request can do is one an app can use', () => {
  for (const pace of PACES) expect(of({ do: 'retry', pace }), pace).toBe(true);
  for (const rung of RUNGS) expect(of({ do: 'repair', rung }), rung).toBe(true);
  for (const scope of WIPES) expect(of({ do: 'wipe', scope }), scope).toBe(true);
  for (const scope of ['item', 'collection', 'hierarchy', 'settings']) expect(of({ do: 'refresh', scope }), scope).toBe(true);
  for (const scope of ['collection', 'hierarchy', 'all']) expect(of({ do: 'reset', scope }), scope).toBe(true);
  for (const then of ['replay', 'edit', 'rebuild', 'end']) expect(of({ do: 'retry', pace: 'now', then }), then).toBe(true);
  for (const who of ['user', 'admin', 'time']) expect(of({ do: 'hold', who, why: 'quota' }), who).toBe(true);
});

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
  ['a variant on what nothing depends on, among others', { variants: [{ when: { below: '14.0', vershun: 1 }, ...ACCEPT }] }],
  ['a step that is none, behind one that is', { steps: [{ do: 'accept' }, { do: 'explode' }] }],
  ['a kind in a list', { steps: [{ do: ['accept'] }] }],
  ['a limit of none', { steps: [{ do: 'retry', pace: 'now', limit: 0 }] }],
  ['a limit of a half', { steps: [{ do: 'retry', pace: 'now', limit: 1.5 }] }],
  ['a detail that is no word', { steps: [{ do: 'rephrase', how: 5 }] }],
  ['a variant without a basis', { variants: [{ when: {}, steps: [{ do: 'accept' }] }] }],
])('%s is no rule', (_, wrong) => {
  expect(isAppRule(GOOD)).toBe(true);
  expect(isAppRule({ ...GOOD, ...wrong })).toBe(false);
});
