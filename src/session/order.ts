import type { Priority } from '../core/session.ts';

const RANK: Readonly<Record<Priority, number>> = { user: 0, background: 1 };

/** Who goes first of those that wait for the same: what a person waits for, then what runs by itself; each in the order they came. */
export function inOrder<T extends { readonly priority: Priority }>(waiting: Iterable<T>): readonly T[] {
  return [...waiting].sort((a, b) => RANK[a.priority] - RANK[b.priority]);
}

/** Who waits for a command's answer when nobody says: a long poll runs by itself, everything else somebody has asked for. */
export function usualPriority(command: string): Priority {
  return command === 'Ping' ? 'background' : 'user';
}
