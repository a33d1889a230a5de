import type { Because, Decision, Layer } from '../core/decision.ts';
import type { End } from '../core/outcome.ts';
import type { Protocol } from '../core/protocol.ts';
import type { Basis, Resolution } from '../core/resolution.ts';
import type { SpecRef, Status, ToldEntry } from '../core/status.ts';
import type { StatusId } from '../core/status-id.ts';
import { thenOf } from './decide.ts';
import { endsOf, spelled } from './ladder.ts';
import { stronger } from './merge.ts';
import { circumstancesOf, statusesOf, type Question } from './question.ts';
import { resolve, type Precedence, type Resolved } from './resolve.ts';

/** What a status means and what is done about it, the whole ladder at once. Plain JSON. */
export interface Explanation {
  readonly id: StatusId;
  /** Is there a row for it, at this place? */
  readonly known: boolean;
  readonly success: boolean;
  readonly name: string | null;
  readonly meaning: string;
  readonly spec: SpecRef;
  readonly basis: Basis;
  readonly layer: Layer;
  /** Why, where the text does not say. */
  readonly why?: string;
  /** What the caller can do about a rejection. */
  readonly hint?: string;
  readonly steps: readonly Resolution[];
  readonly ends: readonly End[];
}

/** The one thing that happened: where it stood, and the row it was found under. */
export interface Explained {
  readonly status: Status;
  readonly because: Because;
  readonly entry: ToldEntry | undefined;
  readonly explanation: Explanation;
}

const NO_ROW = 'No table lists this value.';
const ELSEWHERE = 'Listed for this command at another level, where it means something else.';

/**
 * Explains a status by the path a session takes: the same tables, the same precedence, the same circumstances. An HTTP
 * line with headers is judged as one reply: the strongest of its statuses is the one explained.
 * @param protocol With its texts.
 *
 * @example explain(EAS_TOLD, { protocol: 'eas', command: 'Sync', code: 3, version: '16.1' }).explanation.steps[0]?.do; // 'reset'
 */
export function explain(protocol: Protocol<ToldEntry>, question: Question, before: Precedence = {}): Explained {
  const circumstances = circumstancesOf(protocol, question);
  const [first, ...rest] = statusesOf(protocol, question).map((status) => resolve(protocol, status, circumstances, before));
  if (first === undefined) throw new TypeError('a question has a status');
  const resolved = rest.reduce(weightier, first);
  const { because, treatment } = resolved;
  const { place } = protocol.identify(because.status);
  const entry = place === 'listed' || place === 'common' ? protocol.entry(because.id) : undefined;
  return {
    status: because.status,
    because,
    entry,
    explanation: {
      id: because.id,
      known: entry !== undefined,
      success: resolved.success,
      name: entry?.name ?? null,
      meaning: entry?.meaning ?? (place === 'out-of-place' ? ELSEWHERE : NO_ROW),
      spec: because.spec,
      basis: because.basis,
      layer: because.layer,
      ...(treatment.why !== undefined && { why: treatment.why }),
      ...(treatment.hint !== undefined && { hint: treatment.hint }),
      steps: spelled(treatment.steps),
      ends: endsOf(treatment.steps),
    },
  };
}

/** The stronger of two; of one kind the later one, because a header says more than the line it came with. */
function weightier(a: Resolved, b: Resolved): Resolved {
  const [one, other] = [firstMove(a), firstMove(b)];
  return one.do !== other.do && stronger(one, other) === one ? a : b;
}

function firstMove({ treatment }: Resolved): Decision {
  const [step] = treatment.steps;
  if (step === undefined) throw new TypeError('a ladder has a step');
  const { limit: _, ...move } = step;
  return { ...move, then: thenOf(step) };
}
