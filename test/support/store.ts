import type { CollectionNote } from '../../src/core/collection.ts';
import type { Heartbeat } from '../../src/core/heartbeat.ts';
import type { StateStore } from '../../src/core/ports.ts';
import { memoryStore } from '../../src/stores/memory.ts';

/** A store that can be told to fail, to be slow, and that remembers what it was given. */
export interface FakeStore extends StateStore {
  readonly saved: readonly Stored[];
  /** The next saves fail, this many of them. */
  fail(times: number): void;
  /** Every save waits for this from now on. */
  before(each: (data: Stored) => void | Promise<void>): void;
}

/** What a session stores, as far as tests look at it. */
export interface Stored {
  readonly account: {
    readonly holds: readonly { readonly why: string }[];
    readonly ledger: { readonly resets: Readonly<Record<string, readonly number[]>> };
    readonly notBefore: number;
    readonly mails: Readonly<Record<string, { readonly state: string; readonly since: number }>>;
    readonly open: Readonly<Record<string, { readonly command: string; readonly since: number }>>;
    readonly version?: string;
    readonly longpoll: Heartbeat;
    readonly collections: Readonly<Record<string, CollectionNote>>;
  };
  readonly ladder: { readonly broken: readonly string[]; readonly fromZero: boolean };
  readonly pending: readonly { readonly machine: string; readonly effect: string }[];
}

export function fakeStore(inner: StateStore = memoryStore()): FakeStore {
  const saved: Stored[] = [];
  let failures = 0;
  let each: (data: Stored) => void | Promise<void> = () => undefined;
  return {
    saved,
    fail: (times) => void (failures = times),
    before: (call) => void (each = call),
    load: (account) => inner.load(account),
    forget: (account) => inner.forget(account),
    async save(account, data, after) {
      const stored = JSON.parse(data) as Stored;
      if (failures > 0) {
        failures -= 1;
        throw new Error('the disk is full: planted-password');
      }
      await each(stored);
      saved.push(stored);
      return inner.save(account, data, after);
    },
  };
}
