import { describe, expect, it } from 'vitest';
import type { Treatment, When } from '../../src/core/resolution.ts';
import { CATALOGUE } from '../../src/eas/rows.ts';
import { CAUTION_TOLD, EAS_TOLD, RULES_TOLD } from '../../src/texts/eas/told.ts';
import { BROKEN, ends, LAWS } from './laws.ts';

interface Reading {
  readonly name: string;
  readonly treatment: Treatment;
}

const readings = (name: string, rule: Treatment & { readonly variants?: readonly (Treatment & { when: When })[] }): readonly Reading[] => [
  { name, treatment: rule },
  ...(rule.variants ?? []).map((variant) => ({ name: `${name} when ${JSON.stringify(variant.when)}`, treatment: variant })),
];

/** Every ladder there is: of a row, of another reading of it, of a quirk, of what has no row. */
const LADDERS: readonly Reading[] = [
  ...Object.entries(RULES_TOLD).flatMap(([id, rule]) => readings(id, rule)),
  ...Object.entries(CAUTION_TOLD).flatMap(([name, rule]) => readings(`caution ${name}`, rule)),
  ...EAS_TOLD.quirks.flatMap((quirk) => quirk.rules.flatMap((rule) => readings(`${quirk.name} ${rule.match}`, rule))),
];

describe('every ladder', () => {
  it.each(Object.entries(LAWS))('%s', (name, law) => {
    expect(LADDERS.flatMap((reading) => law(reading.treatment).map((finding) => `${reading.name}: ${finding}`))).toEqual([]);
    expect(law(BROKEN[name] as Treatment)).not.toEqual([]);
  });

  it('is looked at: rows, their other readings, quirks and what has no row', () => {
    console.log(`ladders: ${LADDERS.length}`);
    expect(LADDERS.length).toBeGreaterThan(Object.keys(RULES_TOLD).length + Object.keys(CAUTION_TOLD).length);
  });
});

describe('what the rows come to', () => {
  it('treats every success as one, at once', () => {
    const successes = Object.entries(CATALOGUE).filter(([, row]) => 'success' in row);
    expect(successes.length).toBeGreaterThan(30);
    const ladders = successes.map(([id]) => RULES_TOLD[id as keyof typeof RULES_TOLD].steps.map((step) => step.do).join());
    expect(new Set(ladders)).toEqual(new Set(['accept', 'continue']));
  });

  it('has no table of default rejections', () => {
    const shares: Record<string, Record<string, number>> = {};
    for (const [id, rule] of Object.entries(RULES_TOLD)) {
      const share = (shares[id.split('.')[0] ?? ''] ??= { rows: 0, done: 0, refused: 0, held: 0, unknown: 0, 'only refused': 0 });
      const found = new Set(readings(id, rule).flatMap((reading) => [...ends(reading.treatment.steps)]));
      if (readings(id, rule).every(({ treatment: { steps } }) => steps.length === 1 && steps[0]?.do === 'reject'))
        found.add('only refused');
      for (const end of ['rows', ...found]) share[end] = (share[end] ?? 0) + 1;
    }
    // A table of default rejections is no catalogue: besides the commands whose text gives no resolution, or verdicts only.
    const lazy = Object.entries(shares).filter(([, share]) => (share['only refused'] ?? 0) / (share['rows'] ?? 1) > 0.6);
    expect(lazy.map(([command]) => command)).toEqual(['Settings', 'ValidateCert']);
  });
});
