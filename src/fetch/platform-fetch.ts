/** What lies under the fetch of each session. */
const UNDER = new WeakMap<typeof fetch, typeof fetch>();

/**
 * The platform's fetch as it is now, below whatever session an app has put in its place: `globalThis.fetch = session.fetch` must not have the
 * session send by itself.
 */
export function platformFetch(): typeof fetch {
  const { fetch: call } = globalThis;
  return UNDER.get(call) ?? call;
}

/** Notes what lies under this one: the platform's fetch when it was made. */
export function overPlatform(wrapped: typeof fetch): typeof fetch {
  const { fetch: call } = globalThis as Partial<typeof globalThis>;
  if (call !== undefined) UNDER.set(wrapped, platformFetch());
  return wrapped;
}
