import type { Hooks } from '../../core/session.ts';
import type { Chance } from './chance.ts';
import type { Clock } from '../../core/ports.ts';
import { applyFolders, startOver, type LocalMailbox } from './mailbox.ts';
import { HOUR } from './limits.ts';

/** What the hooks of the simulated app work with. */
export interface HookParts {
  readonly box: LocalMailbox;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly authorization: string;
  readonly home: string;
  /** How often a hook does not do what it should: late, wrong, or never. 0 in peace. */
  readonly unreliable: () => number;
  /** Is the mail that is being sent among the sent ones? The app's own means: another client, the user's eyes. */
  readonly lookInSent: () => 'sent' | 'not-sent';
}

/** The app's side of recovery, by an app that is not always well. */
export function appHooks(parts: HookParts): Hooks {
  const { box, clock, chance, unreliable } = parts;
  const wait = (ms: number): Promise<void> => new Promise((resolve) => void clock.setTimeout(resolve, ms));

  /** What a hook does, or what befalls it first. */
  async function tried<T>(work: () => T, wrong?: () => T): Promise<T> {
    if (!chance.hit(unreliable())) return work();
    const what = chance.between(0, 3);
    if (what === 0) throw new Error('the app’s store is locked');
    // Longer than any hook may take, and never at all.
    if (what === 1) await wait(HOUR);
    if (what === 2) await new Promise<never>(() => undefined);
    await wait(chance.between(1, 30_000));
    return chance.hit(0.5) && wrong !== undefined ? wrong() : work();
  }

  return {
    collectionReset: ({ collectionId, signal }) =>
      tried(() => {
        // A hook that comes after its time must not touch the store any more.
        if (!signal.aborted) startOver(box, collectionId);
      }),
    hierarchyKey: async () => box.hierarchyKey,
    hierarchyChanged: ({ changes, syncKey, full, signal }) =>
      tried(() => {
        if (!signal.aborted) applyFolders(box, changes, syncKey, full);
      }),
    policy: () =>
      tried<'full' | 'partial' | 'none'>(
        () => 'full',
        () => 'none',
      ),
    credentials: () =>
      tried<{ authorization: string } | 'ask-user'>(
        () => ({ authorization: parts.authorization }),
        () => 'ask-user',
      ),
    discover: () =>
      tried<{ url: string } | 'cannot'>(
        () => ({ url: parts.home }),
        () => 'cannot',
      ),
    findSent: () =>
      tried<'sent' | 'not-sent' | 'cannot-tell'>(
        () => parts.lookInSent(),
        () => 'cannot-tell',
      ),
  };
}
