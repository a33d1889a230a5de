const MARK = Symbol.for('activesync-recovery.usage');

/** What was wrong with a command line, and how it is written. */
export interface UsageError extends Error {
  readonly hint: string;
}

/**
 * Makes the error for a command line that cannot be carried out.
 * @param message what and where; @param hint what to write instead
 */
export function usageError(message: string, hint: string): UsageError {
  return Object.assign(new Error(message), { name: 'UsageError', hint, [MARK]: true });
}

/** Is it one of those? */
export function isUsageError(error: unknown): error is UsageError {
  return typeof error === 'object' && error !== null && (error as Record<symbol, unknown>)[MARK] === true;
}
