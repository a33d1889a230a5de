import type { Basis, Rule, Treatment } from '../core/resolution.ts';
import type { ToldEntry } from '../core/status.ts';

/** What is said of one reading of a status. */
export interface Said {
  /** Why it is treated so, where the specification does not say, or says a part only. */
  readonly why?: string;
  /** What the caller can do about a refusal. */
  readonly hint?: string;
}

/** What is said of a status: a row beside the one of the catalogue and the one of the rules. */
export interface Text extends Said, Pick<ToldEntry, 'meaning' | 'source'> {
  /** One for each reading of the rule, in its order. */
  readonly variants?: readonly Said[];
}

/** Where the specification does not name the whole treatment, somebody has to say why it is this one. */
type SaidOfOne<R> = R extends { readonly basis: 'spec' }
  ? Said
  : R extends { readonly basis: Basis }
    ? Said & Required<Pick<Said, 'why'>>
    : never;

type SaidOfRule<R> = SaidOfOne<R> &
  (R extends { readonly variants: infer V extends readonly unknown[] }
    ? { readonly variants: { readonly [I in keyof V]: SaidOfOne<V[I]> } }
    : { readonly variants?: never });

/** What is said of rules that have no row in a catalogue. */
export type SaidOf<Rules> = { readonly [Name in keyof Rules]: SaidOfRule<Rules[Name]> };

/**
 * The texts of a table of rules: one row for each rule, one entry for each of its readings. A missing or a surplus one does not
 * compile, nor does advice without its why.
 *
 * @example
 * const rules = { 'Ping.8': { steps: [{ do: 'reject', why: 'server' }], basis: 'spec' } } as const;
 * const texts: TextsOf<typeof rules> = { 'Ping.8': { meaning: 'Server error.', source: 'MS-ASCMD R4260' } };
 */
export type TextsOf<Rules> = { readonly [Id in keyof Rules]: Pick<ToldEntry, 'meaning' | 'source'> & SaidOfRule<Rules[Id]> };

/** A treatment with what is said of it. */
export function told<T extends Treatment>(treatment: T, { why, hint }: Said): T & Said {
  return { ...treatment, ...(why !== undefined && { why }), ...(hint !== undefined && { hint }) };
}

/** A rule with what is said of it, in each of its readings. */
export function toldRule<R extends Rule>(rule: R, said: Said & Pick<Text, 'variants'>): R {
  const { variants } = rule;
  if (variants === undefined) return told(rule, said);
  return { ...told(rule, said), variants: variants.map((variant, index) => told(variant, said.variants?.[index] ?? {})) };
}
