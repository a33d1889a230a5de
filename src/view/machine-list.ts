import {
  accountMachine,
  batchMachine,
  collectionMachine,
  commandMachine,
  folderEditMachine,
  folderSyncMachine,
  itemsMachine,
  ladderMachine,
  longpollMachine,
  outboxMachine,
  pingMachine,
  plainMachine,
  provisionMachine,
  sendMachine,
  syncMachine,
  wipeMachine,
} from '../../machines/index.ts';
import { EAS_COMMANDS } from '../eas/commands.ts';
import { chartOf, type Chart, type Drawable } from './chart.ts';
import { meetings } from './meetings.ts';

/** A machine with what there is to say about it besides its picture. */
interface Drawn {
  /** As the file in `machines/` is called. */
  readonly name: string;
  readonly machine: Drawable;
  /** Whose statuses stand on the arrows. */
  readonly command: string;
  readonly about: string;
}

const drawn = (name: string, machine: unknown, command: string, about: string): Drawn => ({
  name,
  machine: machine as Drawable,
  command,
  about,
});

/** Every machine, requests first. */
export const MACHINES: readonly Drawn[] = [
  drawn(
    'sync',
    syncMachine,
    'Sync',
    'One Sync from the wish to its end. A lost SyncKey (3) sends the app back to key 0 in its own store, a changed hierarchy (12) runs FolderSync first, ' +
      'an empty request the server cannot complete (13) goes out whole, bounds it names (14, 15) are kept. What the library may not touch, keys and items, ends at the caller with the next move.',
  ),
  drawn(
    'folder-sync',
    folderSyncMachine,
    'FolderSync',
    'One FolderSync. A lost hierarchy key (9) starts again from SyncKey 0; ServerIds and the keys of the collections survive that. ' +
      'The library makes FolderSyncs of its own (isOwn) when another command was told that the hierarchy changed.',
  ),
  drawn(
    'ping',
    pingMachine,
    'Ping',
    'One long poll. Changes (2) and a quiet heartbeat (1) are its good ends; the whole body (3), the heartbeat (5) and the number of folders (6) are put right and sent again, a changed hierarchy (7) runs FolderSync first.',
  ),
  drawn(
    'folder-edit',
    folderEditMachine,
    'FolderCreate',
    'One FolderCreate, FolderDelete or FolderUpdate; the statuses are FolderCreate’s. An unknown parent (5) or a lost hierarchy key (9) brings FolderSync first; ' +
      'when the answer is lost the folder is looked for in the fresh hierarchy, because a second edit would make a second folder.',
  ),
  drawn(
    'send',
    sendMachine,
    'SendMail',
    'One SendMail, SmartReply or SmartForward; the statuses are SendMail’s. A lost answer is no failure: Sent Items are looked through, or the same ClientId asks the server (118), ' +
      'and what nobody can tell ends as unknown. Only what is known not to have left goes out again.',
  ),
  drawn(
    'items',
    itemsMachine,
    'MoveItems',
    'One ItemOperations, MoveItems, MeetingResponse or GetItemEstimate; the statuses are MoveItems’. Each item has a Status of its own, which goes to the caller; ' +
      'only what concerns the whole request is repaired here.',
  ),
  drawn(
    'plain',
    plainMachine,
    'plain',
    'Every command without states of its own: Search, Find, Settings, ResolveRecipients, ValidateCert and the rest. The statuses shown are those that reach every command; `activesync-recovery diagram Search` adds those of one.',
  ),
  drawn(
    'ladder',
    ladderMachine,
    '',
    'What an account needs before anything can go out, as rungs: endpoint, credentials, version, policy, hierarchy. The lowest broken rung is repaired, one repair at a time; a lower one that breaks calls a repair off. ' +
      'A complaint from before the last repair is stale and answered by sending again, so that seven refused requests cause one repair.',
  ),
  drawn(
    'batch',
    batchMachine,
    '',
    'What a whole request is refused for is looked for by halves, while its SyncKey has not moved. Refused: the half is halved again, until one item is alone; it is parked, and the rest goes out without it. ' +
      'The first reply that moves the key is the caller’s, with what was left out named (`outcome.leftOut`). When the attempts run out the last one carries no item: nothing is parked that is not proven. Items are positions here; their ids stay with the request.',
  ),
  drawn(
    'outbox',
    outboxMachine,
    '',
    'One mail by its ClientId, over all requests that try to carry it and over restarts. It is written down as sent before it leaves; an answer that is lost makes it unknown, and then only a look into Sent Items, ' +
      'a server that recognises repeats, or the user lets it go again. What has arrived is not sent a second time.',
  ),
  drawn(
    'provision',
    provisionMachine,
    'Provision',
    'The handshake that makes the policy rung whole: asks for the policy, lets the app enforce it, acknowledges with the temporary key. An order to wipe ends it: that has a machine of its own.',
  ),
  drawn(
    'wipe',
    wipeMachine,
    '',
    'A remote wipe of the device, or of what this account brought. The app is asked, its consent stored, the order acknowledged, and then wiped whatever the server says; ' +
      'a restart after the consent wipes first and needs no network. Whoever cannot or will not wipe says so, and the account is held.',
  ),
  drawn(
    'collection',
    collectionMachine,
    '',
    'One collection on its way from SyncKey 0 to the whole of it, and what is believed of what vanished. A lost key, or very many deletions at once, put what is gone into limbo: ' +
      'only a later Sync confirms it, and what comes back dispels the doubt. Whoever starts over again and again without being given an item, or pages without end through nothing, is held. ' +
      'It has an actor only while there is something to know; keys and items stay with the app.',
  ),
  drawn(
    'longpoll',
    longpollMachine,
    '',
    'How long an account’s polls may stay open: as long as the app wishes, inside the bounds the server named, and no longer than the network between lets a silent line live. ' +
      'A poll that dies without an answer halves the way down to what is known to live; quiet ones make the next longer again, until a step more would die. ' +
      'One death at an age that others survived is chance. Another network starts the search anew; the server’s bounds stay.',
  ),
  drawn(
    'account',
    accountMachine,
    '',
    'The root of all machines of one account. It hands events on, so that an inspector shows which machine was told what; it knows nothing itself.',
  ),
];

/** The chart of one of the machines. */
export function chartOfMachine({ machine, command }: Pick<Drawn, 'machine' | 'command'>): Chart {
  return chartOf(machine, command, (phase) => meetings({ command, phase }));
}

/**
 * The chart of a machine by its file's name, or of the machine that drives a command; undefined when there is neither.
 * Case counts only where both exist: `provision` is the handshake, `Provision` a request of the app.
 *
 * @example chartNamed('Search')?.id; // 'Search'
 */
export function chartNamed(name: string): Chart | undefined {
  const commands: readonly string[] = Object.keys(EAS_COMMANDS);
  for (const alike of [(one: string) => one === name, (one: string) => one.toLowerCase() === name.toLowerCase()]) {
    const known = MACHINES.find((one) => alike(one.name));
    if (known !== undefined) return chartOfMachine(known);
    const command = commands.find(alike);
    if (command !== undefined) return chartOfMachine({ machine: commandMachine(command) as unknown as Drawable, command });
  }
  return undefined;
}
