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
  /** The hierarchy's key is free again while this request waits: somebody else may have to work on it for it to go on. */
  yieldHierarchy(id: string): void;
  /** Has somebody else worked on the hierarchy's key since this request yielded it? Then its bytes are of the day before. */
  isOvertaken(id: string): boolean;
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
  /** Who yielded the hierarchy's key, and whether somebody has taken it since. */
  const yielded = new Map<string, boolean>();
  const waiting = new Map<string, { readonly priority: Priority; readonly resolve: () => void }[]>();

  function wake(id: string): void {
    const line = waiting.get(id) ?? [];
    waiting.delete(id);
    // Whoever is woken first takes the keys.
    for (const { resolve } of inOrder(line)) resolve();
  }

  return {
    take(id, command, marks, priority = 'user', name) {
      const keys = [...keysOf(command, marks), ...(name === undefined ? [] : [`${BYTES}${name}`])];
      const taken = keys.map((key) => owners.get(key)).find((owner) => owner !== undefined && owner !== id);
      if (taken !== undefined) {
        return new Promise((resolve) => void waiting.set(taken, [...(waiting.get(taken) ?? []), { priority, resolve }]));
      }
      for (const key of keys) owners.set(key, id);
      yielded.delete(id);
      if (keys.includes(HIERARCHY)) for (const other of yielded.keys()) yielded.set(other, true);
      return undefined;
    },
    yieldHierarchy(id) {
      if (owners.get(HIERARCHY) !== id) return;
      owners.delete(HIERARCHY);
      yielded.set(id, false);
      wake(id);
    },
    isOvertaken: (id) => yielded.get(id) === true,
    release(id) {
      for (const [key, owner] of owners) if (owner === id) owners.delete(key);
      yielded.delete(id);
      wake(id);
    },
  };
}
