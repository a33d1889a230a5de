import { describe, expect, it } from 'vitest';
import type { Rule, Treatment } from '../../../../src/core/resolution.ts';
import { EAS } from '../../../../src/eas/protocol.ts';
import { CATALOGUE, RULES } from '../../../../src/eas/rows.ts';
import { CAUTION } from '../../../../src/eas/rules/caution.ts';
import { CATALOGUE_TOLD, CAUTION_TOLD, EAS_TOLD, RULES_TOLD } from '../../../../src/texts/eas/told.ts';

/** A rule without its texts. */
function mute(rule: Rule): Rule {
  const bare = <T extends Treatment>({ why: _w, hint: _h, ...facts }: T) => facts;
  return { ...bare(rule), ...(rule.variants && { variants: rule.variants.map(bare) }) };
}

const ids = Object.keys(CATALOGUE) as (keyof typeof CATALOGUE)[];

describe('the tables with their texts', () => {
  it('are the tables: the texts change no fact and no treatment', () => {
    for (const id of ids) {
      const { meaning: _m, source: _s, ...facts } = CATALOGUE_TOLD[id];
      expect.soft(facts, id).toEqual(CATALOGUE[id]);
      expect.soft(mute(RULES_TOLD[id]), id).toEqual(RULES[id]);
    }
    for (const [name, rule] of Object.entries(CAUTION_TOLD)) expect.soft(mute(rule), name).toEqual(CAUTION[name as keyof typeof CAUTION]);
    for (const [index, quirk] of EAS_TOLD.quirks.entries())
      expect
        .soft(
          quirk.rules.map((rule) => mute(rule)),
          quirk.name,
        )
        .toEqual(EAS.quirks[index]?.rules);
  });

  it('say something in every row, and the tables of the core say nothing', () => {
    const sentences = JSON.stringify([CATALOGUE, RULES, CAUTION, EAS.quirks]).match(/"(?:why|hint|meaning|source)":"[^"]*[ .][^"]*"/g);
    expect(sentences).toBeNull();
    for (const id of ids) expect.soft([CATALOGUE_TOLD[id].meaning, CATALOGUE_TOLD[id].source], id).not.toContain('');
    expect(EAS_TOLD.quirks.flatMap(({ rules }) => rules.filter(({ why, variants }) => !why && !variants?.[0]?.why))).toEqual([]);
  });
});
