import { describe, expect, it } from 'vitest';
import type { Rule } from '../../../src/core/resolution.ts';
import { transportCatalogue } from '../../../src/eas/catalogue/transport.ts';
import { RULES } from '../../../src/eas/rows.ts';
import { CAUTION } from '../../../src/eas/rules/caution.ts';
import { UNKNOWN_OUTCOME } from '../../../src/eas/rules/shared.ts';
import { TRAITS, tells, type Traits } from '../../../src/policy/traits.ts';

const telling = (trait: keyof Traits): readonly string[] => Object.keys(TRAITS).filter((id) => tells(id, trait));

describe('what a status tells of the request it ended', () => {
  it.each([
    ['unsent', ['transport.cut-before-send', 'transport.offline', 'transport.tls']],
    ['died', ['http.504', 'transport.cut-after-send', 'transport.timeout']],
    ['offline', ['transport.offline']],
    ['empty', ['transport.empty-body']],
    ['recognised', ['common.118']],
  ] as const)('%s: %j [MS-ASCMD 3.1.5.9]', (trait, ids) => {
    expect(telling(trait).toSorted()).toEqual(ids);
  });

  it('each fault of the transport either cannot have left, or leaves open whether it was carried out', () => {
    const transport = Object.keys(transportCatalogue);
    expect(transport.filter((id) => tells(id, 'open') === tells(id, 'unsent'))).toEqual([]);
  });

  it('what leaves it open is what the rules look into before anything goes out again, and nothing else', () => {
    const cautious = { 'http.unknown': CAUTION['http-failed'], 'transport.unknown': CAUTION.transport };
    const rules: Readonly<Record<string, Rule>> = { ...RULES, ...cautious };
    const looked = Object.keys(rules).filter((id) => UNKNOWN_OUTCOME.every((one) => rules[id]?.variants?.includes(one)));
    expect(telling('open').toSorted()).toEqual(looked.toSorted());
  });

  it('a status that is not among them tells nothing, whatever it is called', () => {
    expect(['http.200', 'constructor', ''].some((id) => tells(id, 'open') || tells(id, 'unsent'))).toBe(false);
  });
});
