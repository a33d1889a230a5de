/**
 * What is wrong with a message, or with a tree that should become one. Stable names for a `switch`.
 * The first five are about the whole body, the last five about what a caller asked to build or plan.
 */
export type WbxmlErrorCode =
  | 'empty-body' | 'html-body' | 'gzip-body' | 'not-wbxml' | 'unknown-charset'
  | 'truncated' | 'no-root' | 'second-root' | 'trailing-bytes' | 'unbalanced-end'
  | 'unknown-page' | 'unknown-token' | 'unsupported-token' | 'attributes'
  | 'bad-utf8' | 'bad-entity' | 'bad-number' | 'bad-table-offset' | 'bad-length'
  | 'too-deep' | 'too-large' | 'too-many-nodes' | 'table-too-large' | 'table-overused' | 'opaque-too-large'
  | 'unknown-name' | 'bad-name' | 'bad-text' | 'bad-node' | 'bad-argument'; // prettier-ignore

/** What the codec throws. Recognise it with {@link isWbxmlError}, never with instanceof. It holds no content of the message. */
export interface WbxmlError extends Error {
  readonly code: WbxmlErrorCode;
  /** Where, in bytes from the start: of the message when decoding, of the output so far when encoding; 0 where there is no place. */
  readonly offset: number;
  /** What to do about it, in one line. */
  readonly hint: string;
}

const MARK = Symbol.for('activesync-recovery.wbxml-error');

/** Makes a {@link WbxmlError}. The message says what and where; never what the message contained. */
export function wbxmlError(code: WbxmlErrorCode, offset: number, what: string, hint: string): WbxmlError {
  const error = new Error(`${what} at byte ${offset} (${hint})`) as Error & Record<string | symbol, unknown>;
  error.name = 'WbxmlError';
  error['code'] = code;
  error['offset'] = offset;
  error['hint'] = hint;
  error[MARK] = true;
  return error as unknown as WbxmlError;
}

/**
 * Is this an error of the codec? Works across realms and duplicate installs.
 * @example try { decode(body); } catch (e) { if (isWbxmlError(e) && e.code === 'html-body') signIn(); else throw e; }
 */
export function isWbxmlError(e: unknown): e is WbxmlError {
  return typeof e === 'object' && e !== null && (e as Record<symbol, unknown>)[MARK] === true;
}
