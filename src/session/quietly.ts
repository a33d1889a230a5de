/**
 * Calls a listener of the app. One that throws, at once or later, is the app's; the session goes on, nothing of it depends on that, and
 * there is nobody else to tell.
 */
export function quietly(call: () => unknown): void {
  try {
    Promise.resolve(call()).catch(() => undefined);
  } catch {
    // As above.
  }
}
