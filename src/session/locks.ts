import type { RequestMarks } from '../core/protocol.ts';
import type { Priority } from '../core/session.ts';
import { inOrder } from './order.ts';

/** Who works on which key: one Sync per collection and one FolderSync per account at a time (ruling of the SyncKey, MS-ASCMD 2.2.1.21). */
export interface Locks {
  /** Undefined when the keys are now this request's; else a promise to wait for before building again. */
  take(
    id: string,
    command: string,
    marks: Pick<RequestMarks, 'collections' | 'clientId'>,
    priority?: Priority,
    /** The name of bytes that must not happen twice. */
    name?: string,
  ): Promise<void> | undefined;
  /** Whose turn it is while this request waits. */
  ahead(id: string): string | undefined;
  /** The hierarchy's key is free again while this request waits: somebody else may have to work on it for it to go on. */
  yieldHierarchy(id: string): void;
  /** Has somebody else worked on a key since this request let go of it? Then its bytes are of the day before. @default the hierarchy's */
  isOvertaken(id: string, key?: string): boolean;
  /** What this request had begun goes on when it is over: its keys stay taken. @returns what lets go of them then */
  keep(id: string): () => void;
  release(id: string): void;
}

/** Commands that move the hierarchy key. */
const FOLDER_COMMANDS: readonly string[] = ['FolderSync', 'FolderCreate', 'FolderDelete', 'FolderUpdate'];

/** Does this command move the hierarchy key? */
export function movesHierarchy(command: string): boolean {
  return FOLDER_COMMANDS.includes(command);
}

const HIERARCHY = '\u0000hierarchy';

/** Prefixes that no CollectionId begins with. */
const MAIL = '\u0000mail ';
const BYTES = '\u0000bytes ';

/** What a request works on: collections, the hierarchy, or one mail, which only one request may carry at a time. */
function keysOf(command: string, { collections, clientId }: Pick<RequestMarks, 'collections' | 'clientId'>): readonly string[] {
  if (movesHierarchy(command)) return [HIERARCHY];
  if (clientId !== undefined) return [`${MAIL}${clientId}`];
  return command === 'Sync' ? collections : [];
}

export function openLocks(): Locks {
  const owners = new Map<string, string>();
  /** Who let go of which keys and wants to go on, and whether somebody has taken them since. */
  const yielded = new Map<string, Map<string, boolean>>();
  /** Whose keys stay taken, and whether that request is over. */
  const kept = new Map<string, boolean>();
  const waiting = new Map<string, { readonly id: string; readonly priority: Priority; readonly resolve: () => void }[]>();

  function wake(id: string): void {
    const line = waiting.get(id) ?? [];
    waiting.delete(id);
    // Whoever is woken first takes the keys.
    for (const { resolve } of inOrder(line)) resolve();
  }

  const ownedBy = (id: string): string[] => [...owners].filter(([, owner]) => owner === id).map(([key]) => key);

  function free(id: string, keys: readonly string[]): void {
    for (const key of keys) owners.delete(key);
    wake(id);
  }

  function yields(id: string, keys: readonly string[]): void {
    yielded.set(id, new Map([...(yielded.get(id) ?? []), ...keys.map((key) => [key, false] as const)]));
    free(id, keys);
  }

  return {
    take(id, command, marks, priority = 'user', name) {
      const keys = [...keysOf(command, marks), ...(name === undefined ? [] : [`${BYTES}${name}`])];
      const taken = keys.map((key) => owners.get(key)).find((owner) => owner !== undefined && owner !== id);
      if (taken !== undefined) {
        // Whoever waits holds nothing, or two might wait for each other for ever. It builds anew when it is its turn.
        yields(id, ownedBy(id));
        return new Promise((resolve) => void waiting.set(taken, [...(waiting.get(taken) ?? []), { id, priority, resolve }]));
      }
      yielded.delete(id);
      for (const key of keys) {
        owners.set(key, id);
        for (const theirs of yielded.values()) if (theirs.has(key)) theirs.set(key, true);
      }
      return undefined;
    },
    ahead: (id) => [...waiting].find(([, line]) => line.some((one) => one.id === id))?.[0],
    yieldHierarchy(id) {
      if (owners.get(HIERARCHY) === id) yields(id, [HIERARCHY]);
    },
    isOvertaken: (id, key = HIERARCHY) => yielded.get(id)?.get(key) === true,
    keep(id) {
      kept.set(id, false);
      return () => {
        const isOver = kept.get(id);
        kept.delete(id);
        if (isOver) free(id, ownedBy(id));
      };
    },
    release(id) {
      yielded.delete(id);
      if (kept.has(id)) kept.set(id, true);
      else free(id, ownedBy(id));
    },
  };
}
