import { EAS_RUNGS, SYNCML_RUNGS } from '../core/rungs.ts';
import type { Decision } from '../core/decision.ts';
import type { Kind } from '../core/resolution.ts';

/** Weakest first: which of two statuses of one reply decides. A kind of its own strength; ties by rung, scope, then time. */
const STRENGTH: readonly Kind[] = [
  'accept', 'continue', 'reject', 'reconcile', 'retry', 'rephrase', 'refresh', 'reset', 'resync', 'restart', 'repair', 'hold', 'wipe',
]; // prettier-ignore

const RUNGS: readonly string[] = [...new Set([...EAS_RUNGS, ...SYNCML_RUNGS])];
const SCOPES: readonly string[] = ['item', 'settings', 'collection', 'datastore', 'session', 'hierarchy', 'all', 'uploads', 'account'];

/**
 * The stronger of two decisions about one reply. Commutative, associative and idempotent, so that the order of statuses in
 * a reply cannot matter. Two of the same class join their collections: two lost keys are two resets.
 */
export function stronger(a: Decision, b: Decision): Decision {
  const order = compare(a, b);
  if (order !== 0) return order > 0 ? a : b;
  const collections = join(a.collections, b.collections);
  return collections === undefined ? a : { ...a, collections };
}

function compare(a: Decision, b: Decision): number {
  return (
    STRENGTH.indexOf(a.do) - STRENGTH.indexOf(b.do) ||
    byRung(a, b) ||
    byScope(a, b) ||
    (a.dueAt ?? 0) - (b.dueAt ?? 0) ||
    byName(classOf(a), classOf(b))
  );
}

/** The lower rung is repaired first. */
function byRung(a: Decision, b: Decision): number {
  return a.do === 'repair' && b.do === 'repair' ? RUNGS.indexOf(b.rung) - RUNGS.indexOf(a.rung) : 0;
}

function byScope(a: Decision, b: Decision): number {
  const scope = (decision: Decision): number => ('scope' in decision && decision.scope !== undefined ? SCOPES.indexOf(decision.scope) : -1);
  return scope(a) - scope(b);
}

function byName(a: string, b: string): number {
  return a === b ? 0 : a > b ? 1 : -1;
}

/** Everything of a decision but the collections, as text with a fixed order of fields. */
function classOf(decision: Decision): string {
  const { collections: _, ...rest } = decision;
  return JSON.stringify(Object.entries(rest).sort(([a], [b]) => byName(a, b)));
}

/** Empty means all of the request, so it swallows a list. */
function join(a: readonly string[] | undefined, b: readonly string[] | undefined): readonly string[] | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  if (a.length === 0 || b.length === 0) return [];
  return [...new Set([...a, ...b])].sort();
}
