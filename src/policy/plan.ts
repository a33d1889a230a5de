import type { Decision, Step } from '../core/decision.ts';
import type { ItemOutcome, RecoveryPlan } from '../core/outcome.ts';
import type { Observation, Protocol } from '../core/protocol.ts';
import type { Circumstances, Status } from '../core/status.ts';
import { decide, type DecideAt } from './decide.ts';
import { stronger } from './merge.ts';
import { resolve, type Precedence } from './resolve.ts';

/** A reply judged: what to do about the whole, and the names under which its failures are counted. */
export interface Judged extends RecoveryPlan {
  readonly failures: readonly string[];
  /** Part of the reply moved a key: it must reach the caller whatever is done about the rest (MS-ASCMD 2.2.1.21). */
  readonly keepsReply: boolean;
  /** Those collections: their page is on its way to the app. */
  readonly moved: readonly string[];
}

/**
 * Judges a whole reply. Statuses of items never drive the request: they are handed to the caller as `items`. The rest
 * merges into one decision in which the order of statuses does not matter.
 */
export function plan(
  protocol: Protocol,
  observation: Observation,
  circumstances: Circumstances,
  at: DecideAt,
  before: Precedence = {},
): Judged {
  const steps: Step[] = [];
  const items: ItemOutcome[] = [];
  const failures: Step[] = [];
  let whole: { decision: Decision; because: Step } | undefined;
  const judged = observation.statuses.map((status) => {
    const resolved = resolve(protocol, status, circumstances, before);
    return { status, resolved, step: decide(resolved, at) };
  });
  // What cannot be done twice and has been done is done, and what may have been is looked for: a word in the headers (X-MS-RP) is told,
  // and never holds it or sends it again.
  const done = observation.progress > 0 && observation.moved.length === 0;
  const once = circumstances.idempotent === false && (done || judged.some(({ step }) => isOpen(step.decision)));
  for (const { status, resolved, step } of judged) {
    if (!resolved.success) steps.push(step);
    if (status.source.level === 'item') {
      if (!resolved.success && step.decision.do !== 'accept') items.push(itemOutcome(status, step));
      continue;
    }
    if (!resolved.success) failures.push(step);
    if (once && !resolved.success && status.source.level === 'http' && !isTold(step.decision)) continue;
    whole = whole === undefined ? { decision: step.decision, because: step } : heavier(whole, step);
  }
  if (whole === undefined) throw new TypeError('an observation has at least one status above the items');
  const { decision } = whole;
  return {
    whole: decision,
    because: whole.because,
    steps,
    items,
    failures: [...new Set(failures.filter((step) => !isPutOff(step, decision)).map((step) => step.status))],
    keepsReply: observation.moved.length > 0,
    moved: observation.moved,
  };
}

/** A word of the headers (X-MS-RP) that a repair goes before has not been tried: the answer after it says it again. */
function isPutOff({ level, decision }: Step, whole: Decision): boolean {
  return level === 'http' && decision.do === 'reset' && whole.do === 'repair';
}

/** Nobody knows whether it was carried out. */
function isOpen(decision: Decision): boolean {
  return decision.do === 'reconcile' || (decision.do === 'hold' && decision.why === 'unknown-outcome');
}

/** Says itself that it is done (another 2xx), or that nobody knows. */
function isTold(decision: Decision): boolean {
  return decision.do === 'accept' || isOpen(decision);
}

/** Of two that weigh the same the inner status names the decision: it says more than the line around it. */
function heavier(whole: { decision: Decision; because: Step }, step: Step): { decision: Decision; because: Step } {
  const decision = stronger(step.decision, whole.decision);
  return { decision, because: decision === whole.decision ? whole.because : step };
}

function itemOutcome(status: Status, step: Step): ItemOutcome {
  const { collectionId, serverId, clientId } = status.source;
  return {
    collectionId: collectionId ?? '',
    ...(serverId !== undefined && { serverId }),
    ...(clientId !== undefined && { clientId }),
    step,
  };
}
