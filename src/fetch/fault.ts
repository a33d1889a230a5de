import type { Thrown } from '../session/world.ts';

/** Codes that platforms put into an exception's cause when nothing was sent. Everything else may have arrived. */
const FAULTS: Readonly<Record<string, Thrown>> = {
  // Of ours: a body broke off, so there was an answer. Whatever broke it says nothing about the request.
  REPLY_CUT: 'cut-after-send',
  ENOTFOUND: 'offline',
  EAI_AGAIN: 'offline',
  ENETUNREACH: 'offline',
  EHOSTUNREACH: 'offline',
  ECONNREFUSED: 'cut-before-send',
  UND_ERR_CONNECT_TIMEOUT: 'cut-before-send',
  // The request itself is what the platform does not take. Nothing about addresses: a redirect that is followed has some, too.
  NEVER_SENT: 'never-sent',
  ERR_INVALID_CHAR: 'never-sent',
  ERR_INVALID_HTTP_TOKEN: 'never-sent',
  ERR_HTTP_INVALID_HEADER_VALUE: 'never-sent',
  UND_ERR_INVALID_ARG: 'never-sent',
  UND_ERR_NOT_SUPPORTED: 'never-sent',
  // There was no secure line, so nothing went over it.
  CERT_HAS_EXPIRED: 'tls',
  CERT_NOT_YET_VALID: 'tls',
  CERT_REVOKED: 'tls',
  CERT_SIGNATURE_FAILURE: 'tls',
  CERT_UNTRUSTED: 'tls',
  HOSTNAME_MISMATCH: 'tls',
  INVALID_CA: 'tls',
  INVALID_PURPOSE: 'tls',
  UNABLE_TO_GET_ISSUER_CERT: 'tls',
  ERR_SSL_WRONG_VERSION_NUMBER: 'tls',
  ERR_SSL_UNSUPPORTED_PROTOCOL: 'tls',
  ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION: 'tls',
  ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE: 'tls',
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
export function faultOf(error: unknown): Thrown {
  let at: unknown = error;
  for (let depth = 0; depth < CAUSES && typeof at === 'object' && at !== null; depth += 1) {
    const { code, cause, errors, syscall } = at as { code?: unknown; cause?: unknown; errors?: readonly unknown[]; syscall?: unknown };
    const known = typeof code === 'string' && !AFTER_SEND.has(syscall) && Object.hasOwn(FAULTS, code) ? FAULTS[code] : undefined;
    if (known !== undefined) return known;
    at = cause ?? errors?.[0];
  }
  return 'cut-after-send';
}
