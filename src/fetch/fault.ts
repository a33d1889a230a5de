import type { FaultName } from '../session/world.ts';

/** Codes that platforms put into an exception's cause when nothing was sent. Everything else may have arrived. */
const FAULTS: Readonly<Record<string, FaultName>> = {
  // Of ours: a body broke off, so there was an answer. Whatever broke it says nothing about the request.
  REPLY_CUT: 'cut-after-send',
  ENOTFOUND: 'offline',
  EAI_AGAIN: 'offline',
  ENETUNREACH: 'offline',
  EHOSTUNREACH: 'offline',
  ECONNREFUSED: 'cut-before-send',
  UND_ERR_CONNECT_TIMEOUT: 'cut-before-send',
  CERT_HAS_EXPIRED: 'tls',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'tls',
  SELF_SIGNED_CERT_IN_CHAIN: 'tls',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'tls',
  ERR_TLS_CERT_ALTNAME_INVALID: 'tls',
};

/** System calls of a connection that stood: what they report says nothing about what had left before. */
const AFTER_SEND: ReadonlySet<unknown> = new Set(['read', 'write', 'writev']);

/** How deep causes are followed: fetch wraps a system error once, a proxy agent once more. */
const CAUSES = 4;

/**
 * Names the fault behind an exception of fetch. fetch rarely says whether the request arrived; where it does not, it may
 * have (MS-ASCMD 3.1.5.9).
 */
export function faultOf(error: unknown): FaultName {
  let at: unknown = error;
  for (let depth = 0; depth < CAUSES && typeof at === 'object' && at !== null; depth += 1) {
    const { code, cause, errors, syscall } = at as { code?: unknown; cause?: unknown; errors?: readonly unknown[]; syscall?: unknown };
    const known = typeof code === 'string' && !AFTER_SEND.has(syscall) && Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined;
    if (known !== undefined) return known;
    at = cause ?? errors?.[0];
  }
  return 'cut-after-send';
}
