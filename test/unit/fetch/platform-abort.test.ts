import { afterEach, describe, expect, it, vi } from 'vitest';
import { newAbort } from '../../../src/fetch/platform-abort.ts';

afterEach(() => vi.unstubAllGlobals());

it('is the platform’s, looked up at every call', () => {
  expect(newAbort()).toBeInstanceOf(AbortController);
});

describe('on a platform without one', () => {
  const made = (): AbortController => {
    vi.stubGlobal('AbortController', undefined);
    return newAbort();
  };

  it('tells each listener once, in order, with the reason', () => {
    const controller = made();
    const { signal } = controller;
    const heard: string[] = [];
    const gone = (): void => void heard.push('gone');
    signal.addEventListener('abort', () => heard.push(`first: ${String(signal.aborted)}`));
    signal.addEventListener('abort', (event) => heard.push(event.type));
    signal.addEventListener('abort', gone);
    signal.removeEventListener('abort', gone);
    signal.addEventListener('error', gone);
    Object.assign(signal, { onabort: () => heard.push('by property') });
    expect(signal.aborted).toBe(false);
    expect(() => signal.throwIfAborted()).not.toThrow();
    controller.abort('enough');
    controller.abort('again');
    expect(heard).toEqual(['by property', 'first: true', 'abort']);
    expect(signal.reason).toBe('enough');
    expect(() => signal.throwIfAborted()).toThrow('enough');
  });

  it('has fetch’s reason when none is given', () => {
    const controller = made();
    const { signal } = controller;
    controller.abort();
    expect(signal.reason).toMatchObject({ name: 'AbortError' });
  });
});
