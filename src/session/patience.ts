import { recoveryError } from '../core/errors.ts';
import { SLOWEST_BYTES_PER_SECOND } from '../core/limits.ts';
import type { Ports } from './world.ts';

function storeLate(): Error {
  return recoveryError('caller', 'store-failed', 'the store gave no answer in time', 'see limits.hookMs');
}

/**
 * Waits for a port of the app's, but not for ever: a database that hangs must not hang the mail with it. One that throws at once fails as one that
 * throws later.
 * @param late what is thrown after `limits.hookMs`, `store-failed` unless it is said; what comes later is nobody's any more
 */
export async function within<T>(
  world: { readonly ports: Pick<Ports, 'clock' | 'limits'> },
  call: () => Promise<T>,
  late: () => Error = storeLate,
): Promise<T> {
  const { clock, limits } = world.ports;
  let timer: unknown;
  const over = new Promise<never>((_, reject) => {
    timer = clock.setTimeout(() => reject(late()), limits.hookMs);
  });
  try {
    return await Promise.race([call(), over]);
  } finally {
    clock.clearTimeout(timer);
  }
}

/** Waits no longer than the caller does, with a signal as long as without: nobody overtakes anybody. @throws the reason of the abort */
export async function orAborted<T>(promise: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  let onAbort: () => void = () => undefined;
  const aborted = new Promise<never>((_, reject) => (onAbort = () => reject(reasonOf(signal))));
  if (signal?.aborted) onAbort();
  signal?.addEventListener('abort', onAbort);
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal?.removeEventListener('abort', onAbort);
  }
}

/** Why it was called off, null among the reasons as with fetch. Signals of older polyfills give none; whoever catches it may look at its name all the same. */
export function reasonOf(signal: AbortSignal | undefined): Error {
  const reason = signal?.reason as Error | undefined;
  return reason !== undefined ? reason : Object.assign(new Error('This operation was aborted'), { name: 'AbortError' });
}

/** What so many bytes need on the slowest line that is waited for, in ms; whole seconds, so that small ones need none. */
export function transferMs(bytes: number): number {
  return 1000 * Math.floor(bytes / SLOWEST_BYTES_PER_SECOND);
}
