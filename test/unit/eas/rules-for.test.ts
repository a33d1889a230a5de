import { expectTypeOf, it } from 'vitest';
import type { HandledKinds } from '../../../src/core/kinds.ts';
import type { Resolution } from '../../../src/core/resolution.ts';
import type { Prefix } from '../../../src/core/status-id.ts';
import type { PrefixesOf, RuleOf, RulesFor } from '../../../src/eas/rules-for.ts';
import { pingRules } from '../../../src/eas/rules/ping.ts';

it('a rule of a kind the command’s machine does not handle does not compile', () => {
  expectTypeOf({ steps: [{ do: 'reset', scope: 'hierarchy' }], basis: 'spec' } as const).toExtend<RuleOf<HandledKinds['FolderSync']>>();
  expectTypeOf({ steps: [{ do: 'rephrase', how: 'resend-full' }], basis: 'spec' } as const).not.toExtend<
    RuleOf<HandledKinds['FolderSync']>
  >();
  expectTypeOf({ steps: [{ do: 'resync', how: 'slow' }], basis: 'spec' } as const).not.toExtend<RuleOf<HandledKinds['Sync']>>();
});

it('nor in another reading of the same code', () => {
  const rule = {
    steps: [{ do: 'accept' }],
    basis: 'spec',
    variants: [{ when: { uploads: true }, steps: [{ do: 'wipe', scope: 'device' }], basis: 'spec' }],
  } as const;
  expectTypeOf(rule).not.toExtend<RuleOf<HandledKinds['Sync']>>();
  expectTypeOf(rule).toExtend<RuleOf<HandledKinds['common']>>();
});

it('a missing row does not compile', () => {
  const { 'Ping.8': _, ...seven } = pingRules;
  expectTypeOf(pingRules).toExtend<RulesFor<'Ping'>>();
  expectTypeOf(seven).not.toExtend<RulesFor<'Ping'>>();
});

it('a command’s rules cover the prefixes of its elements, and every prefix has kinds', () => {
  expectTypeOf<PrefixesOf<'Find'>>().toEqualTypeOf<'Find' | 'Find.Picture' | 'Find.Response'>();
  expectTypeOf<PrefixesOf<keyof HandledKinds>>().toEqualTypeOf<Prefix>();
  expectTypeOf<HandledKinds[keyof HandledKinds]>().toEqualTypeOf<Resolution['do']>();
});
