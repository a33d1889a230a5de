import type { Treatment } from '../../../src/core/resolution.ts';
import type { Comparison } from './compare.ts';
import { VOCABULARY } from './vocabulary.ts';

/** Why we do what we do where a client does otherwise; none when nothing says so, which is a defect of the rule. */
export function reasonsOf({ met, protocol, usual, matching, row, verdict }: Comparison): readonly string[] {
  const spec = protocol.entry(met.id)?.spec ?? '';
  const own = whyOf(usual, spec);
  if (own === '') return [];
  const between = matching === undefined ? '' : whyOf(matching, spec);
  const none = verdict === 'wordless' ? (VOCABULARY[row.does].none ?? '') : '';
  return [own, between, none].filter((reason) => reason !== '');
}

/** The row's own words, else the text that names what is done. */
function whyOf({ why, basis }: Treatment, spec: string): string {
  const text = basis === 'spec' ? `The specification names it [${spec}].` : '';
  return why === undefined ? text : `${why}${basis === 'advice' || basis === 'observed' ? ` (${basis})` : ''}`;
}
