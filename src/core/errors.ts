import type { Step } from './decision.ts';

/** Whose fault: the caller's, the server's, or the way between them. */
export type FaultKind = 'caller' | 'server' | 'transport';

/** Stable names for a `switch`; the sentence in `hint` may change, these do not. */
export type ErrorCode =
  | 'option-invalid' | 'option-unknown' | 'body-too-large' | 'body-unreadable' | 'command-unknown' | 'client-id-missing' | 'request-invalid'
  | 'hook-result-invalid' | 'store-stale' | 'store-failed' | 'server-refused' | 'reply-malformed' | 'budget-spent' | 'unreachable' | 'stopped'; // prettier-ignore

/** What a session throws, or hands back inside a refused outcome. Recognise it with {@link isRecoveryError}, never with instanceof. */
export interface RecoveryError extends Error {
  readonly kind: FaultKind;
  readonly code: ErrorCode;
  readonly step?: Step;
  /** What to do about it, in one line. */
  readonly hint: string;
}

const MARK = Symbol.for('activesync-recovery.error');

/** Makes a {@link RecoveryError}. The message names what and where; nothing of a body, a key or an address goes in. */
export function recoveryError(kind: FaultKind, code: ErrorCode, message: string, hint: string, step?: Step): RecoveryError {
  const error = new Error(`${message} (${hint})`) as Error & Record<string | symbol, unknown>;
  error.name = { caller: 'CallerError', server: 'ServerError', transport: 'TransportError' }[kind];
  error['kind'] = kind;
  error['code'] = code;
  error['hint'] = hint;
  if (step !== undefined) error['step'] = step;
  error[MARK] = true;
  return error as unknown as RecoveryError;
}

/**
 * Is this one of ours? Works across realms and duplicate installs.
 * @example if (isRecoveryError(e) && e.code === 'option-invalid') console.log(e.hint);
 */
export function isRecoveryError(e: unknown): e is RecoveryError {
  return typeof e === 'object' && e !== null && (e as Record<symbol, unknown>)[MARK] === true;
}
