import type { Outcome } from '../core/outcome.ts';

const OUTCOMES = new WeakMap<object, Outcome>();

/**
 * What happened to a Response of `session.fetch`, or to the error it threw because no reply ever came; undefined if it was
 * not ActiveSync. The Response's clones know it too; what structuredClone makes does not.
 * @example const what = recoveryOf(response); if (what?.kind === 'refused') console.log(what.error.hint);
 */
export function recoveryOf(response: unknown): Outcome | undefined {
  return typeof response === 'object' && response !== null ? OUTCOMES.get(response) : undefined;
}

/** Ties an outcome to the Response that is handed out, and to its clones, or to the error that is thrown. */
export function remember<T>(what: T, outcome: Outcome): T {
  if (typeof what !== 'object' || what === null) return what;
  OUTCOMES.set(what, outcome);
  const { clone } = what as { clone?: unknown };
  if (typeof clone !== 'function' || !Object.isExtensible(what)) return what;
  const cloned = (): unknown => remember((clone as () => unknown).call(what), outcome);
  return Object.defineProperty(what, 'clone', { value: cloned, configurable: true, writable: true });
}
