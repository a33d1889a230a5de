import { element } from '../../wbxml/build.ts';
import { child, childrenOf, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { differenceOf } from './held.ts';
import { itemsOf } from './mailbox.ts';
import type { Account, PingSettings } from './state.ts';
import { answered } from './turn.ts';
import type { Ask, Handler, Turn } from './turn.ts';

const NOTHING_NEW = 1;
const CHANGED = 2;
const PARAMETERS_MISSING = 3;
const SYNTAX = 4;
const INTERVAL = 5;
const TOO_MANY_FOLDERS = 6;
const HIERARCHY = 7;

/** What the body says; folders undefined when it does not name any. */
interface Said {
  readonly seconds: number | undefined;
  readonly folders: readonly string[] | undefined;
}

/** @returns undefined for what the schema does not allow (MS-ASCMD 2.2.3.177.11 status 4). */
function saidIn(root: WbxmlElement | undefined): Said | undefined {
  if (root === undefined) return { seconds: undefined, folders: undefined };
  const interval = textOf(child(root, 'HeartbeatInterval'));
  if (interval !== undefined && !/^\d+$/.test(interval)) return undefined;
  const list = child(root, 'Folders');
  const folders =
    list && childrenOf(list, 'Folder').map((folder) => ({ id: textOf(child(folder, 'Id')), class: textOf(child(folder, 'Class')) }));
  if (folders?.some((folder) => !folder.id || !folder.class) === true) return undefined;
  const ids = folders?.flatMap((folder) => folder.id ?? []);
  if (ids !== undefined && new Set(ids).size < ids.length) return undefined;
  return { seconds: interval === undefined ? undefined : Number(interval), folders: ids?.length === 0 ? undefined : ids };
}

/** Folders with items the device was never told of. Changes and deletions do not end a Ping early (MS-ASCMD 2.2.1.13). */
function withNews(account: Account, folders: readonly string[]): readonly string[] {
  return folders.filter((id) => {
    const has = account.device.collections.get(id)?.has ?? new Map<string, number>();
    return differenceOf(has, itemsOf(account.mailbox, id)).added.length > 0;
  });
}

function isInStep(account: Account, id: string): boolean {
  const folder = account.mailbox.folders.get(id);
  return folder !== undefined && account.device.hierarchy?.has.has(id) === true;
}

function watch(account: Account, ask: Ask, settings: PingSettings): Turn {
  if (!settings.folders.every((id) => isInStep(account, id))) return answered(account, ask, HIERARCHY);
  const news = withNews(account, settings.folders);
  if (news.length > 0) return answered(account, ask, CHANGED, element('Ping:Folders', ...news.map((id) => element('Ping:Folder', id))));
  const waitUntil = (ask.waitingSince ?? ask.world.now) + settings.seconds * 1000;
  return ask.world.now >= waitUntil ? answered(account, ask, NOTHING_NEW) : { account, waitUntil };
}

/** Ping (MS-ASCMD 2.2.1.13): interval and folders are remembered, so that later ones may leave out either or both. */
export const ping: Handler = (account, ask) => {
  const said = saidIn(ask.root);
  if (said === undefined) return answered(account, ask, SYNTAX);
  const seconds = said.seconds ?? account.device.ping?.seconds;
  const folders = said.folders ?? account.device.ping?.folders;
  if (seconds === undefined || folders === undefined) return answered(account, ask, PARAMETERS_MISSING);
  const { heartbeat, pingFolders } = ask.world.rules;
  if (seconds < heartbeat.least || seconds > heartbeat.most) {
    const nearest = String(seconds < heartbeat.least ? heartbeat.least : heartbeat.most);
    return answered(account, ask, INTERVAL, element('Ping:HeartbeatInterval', nearest));
  }
  if (folders.length > pingFolders) return answered(account, ask, TOO_MANY_FOLDERS, element('Ping:MaxFolders', String(pingFolders)));
  const settings: PingSettings = { seconds, folders };
  // Remembered when it comes, not each time it is looked at while it waits: what was lost meanwhile stays lost.
  const kept = ask.waitingSince === undefined ? { ...account, device: { ...account.device, ping: settings } } : account;
  return watch(kept, ask, settings);
};
