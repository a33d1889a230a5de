/** The platform's AbortController; where there is none (plain Hermes) one of our own, with as much as a transport needs to hear of an abort. */
export function newAbort(): AbortController {
  return typeof AbortController === 'function' ? new AbortController() : ownAbort();
}

/** `aborted`, `reason`, `onabort`, `throwIfAborted` and the listeners of `abort`, each called once. */
function ownAbort(): AbortController {
  const listeners = new Set<(event: { readonly type: 'abort'; readonly target: unknown }) => void>();
  let [aborted, reason] = [false, undefined as unknown];
  const signal = {
    get aborted() {
      return aborted;
    },
    get reason() {
      return reason;
    },
    onabort: undefined as ((event: unknown) => void) | undefined,
    throwIfAborted() {
      if (aborted) throw reason;
    },
    addEventListener(type: string, listener: (event: unknown) => void) {
      if (type === 'abort') listeners.add(listener);
    },
    removeEventListener(type: string, listener: (event: unknown) => void) {
      if (type === 'abort') listeners.delete(listener);
    },
  };
  const abort = (why: unknown = abortError()): void => {
    if (aborted) return;
    [aborted, reason] = [true, why];
    const event = { type: 'abort', target: signal } as const;
    const heard = [...listeners];
    listeners.clear();
    signal.onabort?.(event);
    for (const listener of heard) listener(event);
  };
  return { signal, abort } as unknown as AbortController;
}

/** What fetch throws on an abort without a reason; there is no DOMException where there is no AbortController. */
function abortError(): Error {
  return Object.assign(new Error('This operation was aborted'), { name: 'AbortError' });
}
