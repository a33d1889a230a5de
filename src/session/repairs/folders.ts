import { FOLDERS_LEAST, FOLDERS_LOST_MOST, GRACE_MS } from '../../core/limits.ts';
import type { FolderChange } from '../../core/own-requests.ts';
import { confirmAt } from '../collections.ts';
import { addHold, missingStep } from '../holds.ts';
import type { World } from '../world.ts';

/** Folders after these changes. */
function counted(before: number, changes: readonly FolderChange[], full: boolean): number {
  const sum = (kind: FolderChange['kind']): number => changes.filter((change) => change.kind === kind).length;
  return Math.max(0, (full ? 0 : before) + sum('add') - sum('delete'));
}

/**
 * May the app be told of these folders? Not of a whole list from which many of them are gone: a server that lost its state has
 * them back within minutes, and an app that dropped them does not. It is asked for again, later; what it says then is believed.
 */
export function isBelieved(world: World, changes: readonly FolderChange[], full: boolean): boolean {
  const { folders } = world.account;
  const now = world.ports.clock.now();
  const count = counted(folders.count, changes, full);
  const isShort = full && folders.count >= FOLDERS_LEAST && count < folders.count * (1 - FOLDERS_LOST_MOST);
  const isConfirmed = folders.until > 0 && now >= folders.until && now - folders.until < GRACE_MS;
  if (isShort && !isConfirmed) {
    doubt(
      world,
      now,
      changes.flatMap(({ kind, serverId }) => (kind === 'add' ? [serverId] : [])),
    );
    return false;
  }
  if (full && folders.until > 0) world.tell({ type: isShort ? 'confirmed' : 'dispelled' });
  world.account = { ...world.account, folders: { count, until: full ? 0 : folders.until } };
  return true;
}

/**
 * Nobody asks for the folders until they may be asked for again. What vanished waits so long, mail and what is listed still go on: a server
 * that has lost a part of its folders serves the others.
 */
function doubt(world: World, now: number, listed: readonly string[]): void {
  const { folders } = world.account;
  const isOld = folders.until === 0 || now - folders.until >= GRACE_MS;
  const until = isOld ? confirmAt(world) : folders.until;
  world.account = { ...world.account, folders: { ...folders, until } };
  if (isOld) world.tell({ type: 'doubtful', why: 'folders-gone', until });
  const step = missingStep(world, 'hierarchy', 'FolderSync');
  addHold(world, { who: 'time', why: 'mailbox', until, step, rung: 'hierarchy', block: { scope: 'folders', listed } });
}

/** The app's own FolderSync from 0 brought so many: it has seen them itself. */
export function countFolders(world: World, count: number): void {
  const { folders } = world.account;
  // What was in doubt is so no more: a list that is short again later is a new trouble, and no confirmation of the old one.
  if (count !== folders.count || folders.until > 0) world.account = { ...world.account, folders: { count, until: 0 } };
}
