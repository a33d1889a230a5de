/**
 * What is wrong with a SyncML message in XML. Stable names for a `switch`; a message in WBXML throws the codec's own
 * error instead (`isWbxmlError`).
 */
export type SyncmlErrorCode =
  | 'empty-body' | 'html-body' | 'not-syncml' | 'not-well-formed' | 'truncated' | 'doctype' | 'charset'
  | 'too-large' | 'too-deep' | 'too-many-nodes' | 'bad-argument'; // prettier-ignore

/** What the XML reader throws. Recognise it with {@link isSyncmlError}, never with instanceof. It holds no content of the message. */
export interface SyncmlError extends Error {
  readonly code: SyncmlErrorCode;
  /** Where, in characters from the start of the text; 0 where there is no place. */
  readonly offset: number;
  /** What to do about it, in one line. */
  readonly hint: string;
}

const MARK = Symbol.for('activesync-recovery.syncml-error');

/** Makes a {@link SyncmlError}. The message says what and where; never what the message contained. */
export function syncmlError(code: SyncmlErrorCode, offset: number, what: string, hint: string): SyncmlError {
  const error = new Error(`${what} at character ${offset} (${hint})`) as Error & Record<string | symbol, unknown>;
  error.name = 'SyncmlError';
  error['code'] = code;
  error['offset'] = offset;
  error['hint'] = hint;
  error[MARK] = true;
  return error as unknown as SyncmlError;
}

/**
 * Is this an error of the SyncML reader? Works across realms and duplicate installs.
 * @example try { readXml(body); } catch (e) { if (isSyncmlError(e) && e.code === 'html-body') signIn(); else throw e; }
 */
export function isSyncmlError(e: unknown): e is SyncmlError {
  return typeof e === 'object' && e !== null && (e as Record<symbol, unknown>)[MARK] === true;
}
