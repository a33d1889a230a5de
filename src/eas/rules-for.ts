import type { HandledKinds } from '../core/kinds.ts';
import type { Kind, Resolution, Rule, Treatment, When } from '../core/resolution.ts';
import type { Prefix, Rows } from '../core/status-id.ts';

/** A treatment whose steps keep to some kinds. */
interface TreatmentOf<K extends Kind> extends Treatment {
  readonly steps: readonly Extract<Resolution, { do: K }>[];
}

/** A rule whose steps, in every reading, keep to some kinds. */
export interface RuleOf<K extends Kind> extends Rule, TreatmentOf<K> {
  readonly steps: readonly Extract<Resolution, { do: K }>[];
  readonly variants?: readonly (TreatmentOf<K> & { readonly when: When })[];
}

/** The prefixes of a command: its own, and those of its elements. */
export type PrefixesOf<Command extends string> = Extract<Prefix, Command | `${Command}.${string}`>;

/**
 * The rules of a command: a row for each of its codes, and in each row only kinds its machine knows what to do with. A
 * missing row, a surplus one, or a kind the command cannot take does not compile.
 *
 * @example const gone: RulesFor<'Ping'>['Ping.7'] = { steps: [{ do: 'refresh', scope: 'hierarchy' }, { do: 'reject', why: 'gone' }], basis: 'spec' };
 */
export type RulesFor<Command extends keyof HandledKinds> = Rows<PrefixesOf<Command>, RuleOf<HandledKinds[Command]>>;
