import type { UNKNOWN_OUTCOME } from '../../eas/rules/shared.ts';
import type { SaidOf } from '../texts.ts';

const LOOKED_FOR = { why: 'The request may have been carried out. It is looked for before it is sent again [MS-ASCMD 3.1.5.9].' };
const SAME_BYTES = {
  why: 'The same bytes with the same key: a server that has seen them repeats its answer or refuses the key [MS-ASCMD 3.1.5.9].',
};

/** What is said of the readings for a reply that never came or says nothing. */
export const UNKNOWN_OUTCOME_TEXTS = [
  LOOKED_FOR,
  LOOKED_FOR,
  LOOKED_FOR,
  LOOKED_FOR,
  LOOKED_FOR,
  LOOKED_FOR,
  SAME_BYTES,
] as const satisfies SaidOf<typeof UNKNOWN_OUTCOME>;
