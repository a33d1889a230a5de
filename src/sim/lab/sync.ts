import { element } from '../../wbxml/build.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { differenceOf, repeatFor, sizeOf } from './held.ts';
import { newSyncKey } from './keys.ts';
import { FOLDER_CLASS, itemsOf } from './mailbox.ts';
import { withEntry } from './state.ts';
import type { Account, Folder, HeldCollection, Item, SyncAsk, SyncCollection } from './state.ts';
import { applyCommand } from './sync-commands.ts';
import type { Setting, Work } from './sync-commands.ts';
import { remember, syncAskOf } from './sync-request.ts';
import { EMPTY_REPLY, answered, wbxmlReply } from './turn.ts';
import type { Ask, Handler, Post } from './turn.ts';

const OK = 1;
const WRONG_KEY = 3;
const PROTOCOL_ERROR = 4;
const NOT_FOUND = 8;
const HIERARCHY_CHANGED = 12;

/** One collection done: the account after it, and what is said about it; nothing when nothing happened. */
interface Done {
  readonly account: Account;
  readonly said?: WbxmlElement;
  /** How much of the request's window it took. */
  readonly took: number;
  readonly posts?: readonly Post[];
}

interface Said {
  readonly key: string;
  readonly status: number;
  readonly more?: boolean;
  readonly commands?: readonly WbxmlElement[];
  readonly responses?: readonly WbxmlElement[];
}

function collectionElement(one: SyncCollection, ask: Ask, folder: Folder | undefined, said: Said): WbxmlElement {
  const itemClass = ask.facts.classInReply && folder !== undefined ? FOLDER_CLASS[folder.type] : undefined;
  const list = (name: 'Commands' | 'Responses', of: readonly WbxmlElement[] = []): WbxmlElement | undefined =>
    of.length === 0 ? undefined : element(`AirSync:${name}`, ...of);
  return element(
    'AirSync:Collection',
    itemClass && element('AirSync:Class', itemClass),
    element('AirSync:SyncKey', said.key),
    element('AirSync:CollectionId', one.id),
    element('AirSync:Status', String(said.status)),
    said.more === true ? element('AirSync:MoreAvailable') : undefined,
    list('Commands', said.commands),
    list('Responses', said.responses),
  );
}

/** Is the device's idea of this folder the current one? If not: which status says so. */
function outOfStep(account: Account, id: string): number | undefined {
  const folder = account.mailbox.folders.get(id);
  const { hierarchy } = account.device;
  if (hierarchy === undefined) return HIERARCHY_CHANGED;
  if (folder === undefined) return hierarchy.has.has(id) ? HIERARCHY_CHANGED : NOT_FOUND;
  return hierarchy.has.get(id) === folder.version ? undefined : HIERARCHY_CHANGED;
}

/** What the server tells, cut to the window: deletions, changes, additions. */
function serverSide(has: ReadonlyMap<string, number>, items: ReadonlyMap<string, Item>, most: number) {
  const difference = differenceOf(has, items);
  const full = (name: 'Add' | 'Change') => (id: string) => {
    const item = items.get(id);
    const data = element('AirSync:ApplicationData', ...(item?.fields ?? []));
    return { id, version: item?.version, el: element(`AirSync:${name}`, element('AirSync:ServerId', id), data) };
  };
  const gone = (id: string) => ({ id, version: undefined, el: element('AirSync:Delete', element('AirSync:ServerId', id)) });
  const ids = { gone: difference.gone, changed: difference.changed, added: difference.added };
  const all = [
    ...ids.gone.map((id) => () => gone(id)),
    ...ids.changed.map((id) => () => full('Change')(id)),
    ...ids.added.map((id) => () => full('Add')(id)),
  ];
  const told = all.slice(0, most).map((make) => make());
  const after = new Map(has);
  for (const one of told) {
    if (one.version === undefined) after.delete(one.id);
    else after.set(one.id, one.version);
  }
  return { commands: told.map((one) => one.el), has: after, more: sizeOf(difference) > told.length };
}

function withCollection(account: Account, id: string, held: HeldCollection): Account {
  const { device } = account;
  return { ...account, device: { ...device, collections: withEntry(device.collections, id, held) } };
}

/** Key 0: the state begins anew, and only a key comes back (MS-ASCMD 2.2.3.181.4). */
function prime(account: Account, ask: Ask, one: SyncCollection, folder: Folder): Done {
  if (one.getChanges === true || one.commands.length > 0)
    return { account, took: 0, said: collectionElement(one, ask, folder, { key: one.key, status: PROTOCOL_ERROR }) };
  const key = newSyncKey(ask.world.random);
  const held: HeldCollection = { key, has: new Map(), conflict: one.conflict ?? 'server-wins' };
  return { account: withCollection(account, one.id, held), took: 0, said: collectionElement(one, ask, folder, { key, status: OK }) };
}

/** The current key: the client's operations, then the server's, then a new key if anything happened. */
function step(account: Account, ask: Ask, sync: SyncAsk, one: SyncCollection, folder: Folder, held: HeldCollection, window: number): Done {
  const conflict = one.conflict ?? held.conflict;
  const setting: Setting = { folder, ask, conflict, deletesAsMoves: one.deletesAsMoves };
  const start: Work = { mailbox: account.mailbox, has: held.has, responses: [], posts: [] };
  const work = one.commands.reduce((before, command) => applyCommand(before, command, setting), start);
  const most = Math.min(one.windowSize, window);
  const quiet = { commands: [], has: work.has, more: false };
  const server = one.getChanges === false ? quiet : serverSide(work.has, itemsOf(work.mailbox, one.id), most);
  if (one.commands.length === 0 && server.commands.length === 0 && !server.more) {
    return { account: conflict === held.conflict ? account : withCollection(account, one.id, { ...held, conflict }), took: 0 };
  }
  const key = newSyncKey(ask.world.random);
  const said = collectionElement(one, ask, folder, { ...server, key, status: OK, responses: work.responses });
  const before = { key: one.key, request: sync.bytes, reply: said, had: held.has };
  const next = withCollection({ ...account, mailbox: work.mailbox }, one.id, { key, has: server.has, conflict, before });
  return { account: next, said, took: server.commands.length, posts: work.posts };
}

function collectionDone(account: Account, ask: Ask, sync: SyncAsk, one: SyncCollection, window: number): Done {
  const folder = account.mailbox.folders.get(one.id);
  const status = outOfStep(account, one.id);
  if (folder === undefined || status !== undefined)
    return { account, took: 0, said: collectionElement(one, ask, folder, { key: one.key, status: status ?? NOT_FOUND }) };
  if (one.key === '0') return prime(account, ask, one, folder);
  const held = account.device.collections.get(one.id);
  const repeat = repeatFor(held, one.key, sync.bytes, ask.world.rules);
  if (repeat !== undefined) return { account, took: 0, said: repeat };
  if (held === undefined || held.key !== one.key)
    return { account, took: 0, said: collectionElement(one, ask, folder, { key: '0', status: WRONG_KEY }) };
  return step(account, ask, sync, one, folder, held, window);
}

/**
 * Sync (MS-ASCMD 2.2.1.21). Collections in which nothing happened are left out of the reply; when that is all of them,
 * the reply is empty, at once or after the wait that was asked for.
 */
export const sync: Handler = (before, ask) => {
  const read = syncAskOf(ask, before.device.sync);
  if ('status' in read) {
    const limit = read.limit === undefined ? [] : [element('AirSync:Limit', String(read.limit))];
    return answered(before, ask, read.status, ...limit);
  }
  // Remembered when it comes, not each time it is looked at while it waits: what was lost meanwhile stays lost.
  let account: Account = ask.waitingSince === undefined ? { ...before, device: { ...before.device, sync: remember(read) } } : before;
  let window = read.windowSize;
  const said: WbxmlElement[] = [];
  const posts: Post[] = [];
  for (const one of read.collections) {
    const done = collectionDone(account, ask, read, one, window);
    account = done.account;
    window -= done.took;
    if (done.said !== undefined) said.push(done.said);
    posts.push(...(done.posts ?? []));
  }
  if (said.length > 0) return { account, reply: wbxmlReply(element('AirSync:Sync', element('AirSync:Collections', ...said))), posts };
  const waitUntil = (ask.waitingSince ?? ask.world.now) + (read.waitMs ?? 0);
  return ask.world.now >= waitUntil ? { account, reply: EMPTY_REPLY } : { account, waitUntil };
};
