import { recoveryError } from '../core/errors.ts';

/** What lies under the fetch of each session. */
const UNDER = new WeakMap<typeof fetch, typeof fetch>();

/**
 * The platform's fetch as it is now, below whatever session an app has put in its place: `globalThis.fetch = session.fetch` must not have the
 * session send by itself.
 * @throws RecoveryError `option-invalid` where there is none
 */
export function platformFetch(): typeof fetch {
  const { fetch: call } = globalThis as Partial<typeof globalThis>;
  if (typeof call === 'function') return UNDER.get(call) ?? call;
  const error = recoveryError('caller', 'option-invalid', 'there is no fetch, nothing was sent', 'give a transport');
  throw Object.assign(error, { cause: { code: 'NEVER_SENT' } });
}

/** Notes what lies under this one: the platform's fetch when it was made. */
export function overPlatform(wrapped: typeof fetch): typeof fetch {
  if (typeof globalThis.fetch === 'function') UNDER.set(wrapped, platformFetch());
  return wrapped;
}
