import { describe, expect, it } from 'vitest';
import type { Resolution, Rule, Treatment } from '../../src/core/resolution.ts';
import type { ToldEntry } from '../../src/core/status.ts';
import { alertCatalogue } from '../../src/syncml/catalogue/alert.ts';
import { httpCatalogue } from '../../src/syncml/catalogue/http.ts';
import { statusCatalogue } from '../../src/syncml/catalogue/status.ts';
import { transportCatalogue } from '../../src/syncml/catalogue/transport.ts';
import { alertRules } from '../../src/syncml/rules/alert.ts';
import { cautionRules } from '../../src/syncml/rules/caution.ts';
import { httpRules } from '../../src/syncml/rules/http.ts';
import { statusRules } from '../../src/syncml/rules/status.ts';
import { transportRules } from '../../src/syncml/rules/transport.ts';

const rules: readonly (readonly [string, Rule])[] = [statusRules, alertRules, httpRules, transportRules, cautionRules].flatMap((rows) =>
  Object.entries<Rule>(rows),
);
const entries: readonly (readonly [string, ToldEntry])[] = [statusCatalogue, alertCatalogue, httpCatalogue, transportCatalogue].flatMap(
  (rows) => Object.entries<ToldEntry>(rows),
);

/** Each reading of each rule. */
const treatments: readonly (readonly [string, Treatment])[] = rules.flatMap(([id, rule]) => [
  [id, rule] as const,
  ...(rule.variants ?? []).map((variant) => [`${id} when ${JSON.stringify(variant.when)}`, variant] as const),
]);

const TERMINAL: readonly Resolution['do'][] = ['accept', 'continue', 'reject', 'hold', 'wipe'];
/** How often one failure may come back before its ladder is at the end. */
const STEPS_MOST = 8;

const failing = (bad: (treatment: Treatment) => boolean): string[] => treatments.flatMap(([id, one]) => (bad(one) ? id : []));
const has = (steps: readonly Resolution[], kinds: readonly Resolution['do'][]): boolean => steps.some((step) => kinds.includes(step.do));

describe('grammar of the SyncML rules', () => {
  it('every ladder ends in something final', () =>
    expect(failing(({ steps }) => !TERMINAL.includes(steps.at(-1)?.do ?? 'retry'))).toEqual([]));

  it('nothing final stands before the end, but a continue that is counted', () => {
    expect(
      failing(({ steps }) =>
        steps.slice(0, -1).some((step) => TERMINAL.includes(step.do) && !(step.do === 'continue' && step.limit !== undefined)),
      ),
    ).toEqual([]);
  });

  it('every ladder is climbed in a bounded number of steps', () => {
    expect(failing(({ steps }) => steps.slice(0, -1).reduce((sum, step) => sum + (step.limit ?? 1), 0) > STEPS_MOST)).toEqual([]);
    expect(failing(({ steps }) => steps.some(({ limit }) => limit !== undefined && limit < 1))).toEqual([]);
  });

  it('SyncML has neither SyncKeys nor policies, folders or wipes', () => {
    expect(failing(({ steps }) => has(steps, ['reset', 'wipe']))).toEqual([]);
    const rungs = treatments.flatMap(([, { steps }]) => steps.flatMap((step) => (step.do === 'repair' ? step.rung : [])));
    expect(new Set(rungs)).toEqual(new Set(['credentials', 'endpoint']));
  });

  it('a refresh, which replaces data, ends in the question whether it may', () => {
    const replaces = (step: Resolution): boolean => step.do === 'resync' && step.how !== 'slow';
    expect(
      failing(
        ({ steps }) => steps.some(replaces) && JSON.stringify(steps.at(-1)) !== '{"do":"hold","who":"user","why":"consent","tell":"user"}',
      ),
    ).toEqual([]);
    expect(treatments.filter(([, { steps }]) => steps.some(replaces)).length).toBeGreaterThan(0);
  });

  it('what is not in the text says why', () => {
    expect(failing(({ basis, why }) => basis !== 'spec' && (why ?? '') === '')).toEqual([]);
  });

  it('what can only be refused says what the caller can do', () => {
    expect(failing(({ steps, hint }) => has(steps, ['reject']) && (hint ?? '') === '')).toEqual([]);
  });

  it('every reading but the first has a condition', () => {
    expect(rules.flatMap(([id, { variants = [] }]) => (variants.some(({ when }) => Object.keys(when).length === 0) ? id : []))).toEqual([]);
  });
});

describe('the SyncML catalogue', () => {
  it('has a rule for each row and a row for each rule', () => {
    const cautious = Object.keys(cautionRules);
    expect(rules.map(([id]) => id).filter((id) => !cautious.includes(id))).toEqual(entries.map(([id]) => id));
  });

  it('every row has a meaning, a section and a source', () => {
    for (const [id, { meaning, spec, source }] of entries) {
      expect(meaning, id).toMatch(/^[A-Z].*\.$/);
      expect(spec, id).toMatch(/^OMA /);
      expect(source, id).not.toBe('');
    }
  });

  it('a success is nothing that has to be done again', () => {
    const byId = new Map(rules);
    const again = entries.filter(([, { success }]) => success).filter(([id]) => !has(byId.get(id)?.steps ?? [], ['accept', 'continue']));
    expect(again).toEqual([]);
  });

  it('a row that came with a version is not listed before it', () => {
    const since = entries.flatMap(([id, { since: version }]) => (version === undefined ? [] : `${id} ${version}`));
    expect(since).toEqual([
      ...['213', '214', '215', '216', '424', '425'].map((code) => `syncml.${code} 1.1`),
      ...['426', '427', '428'].map((code) => `syncml.${code} 1.2`),
      ...['514', '516', '517'].map((code) => `syncml.${code} 1.1`),
      'alert.223 1.1',
      ...['224', '225', '226', '227'].map((code) => `alert.${code} 1.2`),
    ]);
  });

  it('prints its share of rows per end', () => {
    const share: Record<string, number> = {};
    for (const [id, { steps }] of rules.filter(([one]) => !Object.hasOwn(cautionRules, one))) {
      const end = `${id.split('.')[0]} ${steps.at(-1)?.do}`;
      share[end] = (share[end] ?? 0) + 1;
    }
    console.table(share);
    expect(Object.values(share).reduce((sum, one) => sum + one, 0)).toBe(entries.length);
  });
});
