import { explain, type Explained, type Explanation } from '../policy/explain.ts';
import { bentBy } from '../policy/named.ts';
import { meantBy, type Meant } from './meant.ts';
import type { Asked } from './read-question.ts';

/** One line of `explain --ndjson`: the question as it was given, and its answer. */
export type Answer = { readonly status: unknown } & Explanation & { readonly meant?: Meant };

/** Asks the tables. @param server stands for all questions that name none */
export function ask({ family, question, server: named }: Asked, server?: string): Explained {
  const bent = bentBy(family.protocol, named ?? server);
  return explain(bent.protocol, question, bent.server === undefined ? {} : { server: bent.server });
}

/** The answer in the contract's order of fields; last, for a number in the wrong alphabet, the question that was perhaps meant. */
export function answered(given: unknown, asked: Asked, { explanation }: Explained): Answer {
  const { id, known, success, name, meaning, spec, basis, layer, steps, ends, ...more } = explanation;
  const meant = meantBy(asked);
  return {
    status: given, known, success, name, meaning, spec, basis, layer, steps, ends, id, ...more,
    ...(meant !== undefined && { meant }),
  }; // prettier-ignore
}
