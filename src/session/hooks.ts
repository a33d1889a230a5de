import { recoveryError } from '../core/errors.ts';
import type { Hooks } from '../core/session.ts';
import { reasonOf } from './patience.ts';
import type { World } from './world.ts';

/** A hook that failed: thrown, silent beyond its time, or with a result of the wrong shape. */
const FAILED = Symbol('hook failed');

/** What a hook gave, or that it failed. A hook that throws or hangs never takes the session with it. */
export type Called<T> = { readonly ok: true; readonly value: T } | { readonly ok: false };

/**
 * Calls one of the app's hooks with a time limit. It is told to stop through its signal when the time is over, or the session; what it
 * does after that is not waited for. Once the session is stopped none is called.
 * @param lentMs how long another hook has kept it waiting so far, in ms: that is no time of its own
 */
export async function callHook<T>(
  world: World,
  hook: keyof Hooks,
  call: (signal: AbortSignal) => Promise<T>,
  isValid: (value: T) => boolean = () => true,
  lentMs: () => number = () => 0,
): Promise<Called<T>> {
  const { clock, limits, newAbort } = world.ports;
  const { signal: life } = world.life;
  if (life.aborted) return { ok: false };
  const abort = newAbort();
  let quit: () => void = () => undefined;
  let timer: unknown;
  let grantedMs = 0;
  const late = new Promise<typeof FAILED>((resolve) => {
    const expire = (): void => {
      const moreMs = lentMs() - grantedMs;
      grantedMs += moreMs;
      if (moreMs > 0) timer = clock.setTimeout(expire, moreMs);
      else resolve(FAILED);
    };
    timer = clock.setTimeout(expire, limits.hookMs);
    quit = (): void => {
      abort.abort(reasonOf(life));
      resolve(FAILED);
    };
  });
  life.addEventListener('abort', quit);
  try {
    const value = await Promise.race([call(abort.signal), late]);
    if (value !== FAILED && isValid(value)) return { ok: true, value };
    abort.abort(
      recoveryError('caller', 'hook-result-invalid', `hook ${hook} gave no valid result in time`, 'see the hook’s type and limits.hookMs'),
    );
  } catch {
    // Reported below: the app hears which hook failed, never what was in its error.
  } finally {
    life.removeEventListener('abort', quit);
    clock.clearTimeout(timer);
  }
  world.tell({ type: 'hookFailed', hook });
  return { ok: false };
}

/** The app's hierarchy key. One that cannot be had is no reason to start from 0: the FolderSync does not go out. */
export async function hierarchyKey(world: World): Promise<string> {
  const hook = world.ports.hooks.hierarchyKey?.bind(world.ports.hooks);
  if (hook === undefined) return '0';
  const called = await callHook(
    world,
    'hierarchyKey',
    () => hook(),
    (value) => typeof value === 'string',
  );
  if (!called.ok) throw recoveryError('caller', 'hook-result-invalid', 'hook hierarchyKey gave no key', 'return the stored key, or 0');
  return called.value;
}
