import { at, child, childrenOf, textOf } from '../../wbxml/tree.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { LAB_LIMITS } from './limits.ts';
import type { Conflict, SyncAsk, SyncCollection } from './state.ts';
import type { Ask } from './turn.ts';

/** A Sync that goes no further: the status at its root, and Limit where one belongs to it. */
export interface SyncRefused {
  readonly status: number;
  readonly limit?: number;
}

const PROTOCOL_ERROR: SyncRefused = { status: 4 };
const NOTHING_REMEMBERED: SyncRefused = { status: 13 };
const OUT_OF_RANGE = 14;
const TOO_MANY_COLLECTIONS = 15;

const OPERATIONS: readonly string[] = ['Add', 'Change', 'Delete', 'Fetch'];

/** An element without content, or with 1, says yes; 0 says no. */
function flag(el: WbxmlElement | undefined): boolean | undefined {
  return el === undefined ? undefined : textOf(el) !== '0';
}

/** 0 and more than the most mean the most (MS-ASCMD 2.2.3.199). */
function windowOf(el: WbxmlElement | undefined): number {
  if (el === undefined) return LAB_LIMITS.windowDefault;
  const size = Number(textOf(el));
  return Number.isInteger(size) && size >= 1 && size <= LAB_LIMITS.windowMost ? size : LAB_LIMITS.windowMost;
}

function conflictOf(collection: WbxmlElement): Conflict | undefined {
  const said = textOf(at(collection, 'Options/Conflict'));
  if (said === undefined) return undefined;
  return said === '0' ? 'client-wins' : 'server-wins';
}

/** The same class twice among the Options is an error (MS-ASCMD 2.2.1.21). */
function hasOptionsTwice(collection: WbxmlElement): boolean {
  const classes = childrenOf(collection, 'Options').map((options) => textOf(child(options, 'Class')) ?? '');
  return new Set(classes).size < classes.length;
}

function collectionOf(el: WbxmlElement): SyncCollection | undefined {
  const [id, key] = [textOf(child(el, 'CollectionId')), textOf(child(el, 'SyncKey'))];
  const commands = childrenOf(el, 'Commands').flatMap((list) => childrenOf(list));
  if (!id || !key || hasOptionsTwice(el) || commands.some((command) => !OPERATIONS.includes(command.name))) return undefined;
  return {
    id,
    key,
    getChanges: flag(child(el, 'GetChanges')),
    windowSize: windowOf(child(el, 'WindowSize')),
    conflict: conflictOf(el),
    deletesAsMoves: flag(child(el, 'DeletesAsMoves')) ?? true,
    commands,
  };
}

/** Milliseconds to wait for changes, undefined when none were asked for, or why not (MS-ASCMD 2.2.3.180, 2.2.3.198). */
function waitOf(root: WbxmlElement, ask: Ask): { readonly ms: number | undefined } | SyncRefused {
  const [wait, interval] = [textOf(child(root, 'Wait')), textOf(child(root, 'HeartbeatInterval'))];
  if (wait !== undefined && interval !== undefined) return PROTOCOL_ERROR;
  if (interval !== undefined && !ask.facts.syncHeartbeat) return PROTOCOL_ERROR;
  const text = wait ?? interval;
  if (text === undefined) return { ms: undefined };
  if (!/^\d+$/.test(text)) return PROTOCOL_ERROR;
  const { heartbeat } = ask.world.rules;
  const [least, most] = wait === undefined ? [heartbeat.least, heartbeat.most] : [LAB_LIMITS.waitLeast, LAB_LIMITS.waitMost];
  const value = Number(text);
  if (value < least || value > most) return { status: OUT_OF_RANGE, limit: value < least ? least : most };
  return { ms: value * (wait === undefined ? 1000 : 60_000) };
}

/** What a partial request names, over what is remembered (MS-ASCMD 2.2.1.21.2, 2.2.3.131). */
function merged(remembered: SyncAsk, named: readonly SyncCollection[]): readonly SyncCollection[] {
  const ids = new Set(named.map((one) => one.id));
  return [...remembered.collections.filter((one) => !ids.has(one.id)), ...named];
}

function check(collections: readonly SyncCollection[], ask: Ask): SyncRefused | undefined {
  if (new Set(collections.map((one) => one.id)).size < collections.length) return PROTOCOL_ERROR;
  if (collections.reduce((sum, one) => sum + one.commands.length, 0) > LAB_LIMITS.syncCommands) return PROTOCOL_ERROR;
  const most = ask.world.rules.syncCollections;
  return collections.length > most ? { status: TOO_MANY_COLLECTIONS, limit: most } : undefined;
}

function fromRoot(root: WbxmlElement, ask: Ask, remembered: SyncAsk | undefined): SyncAsk | SyncRefused {
  const partial = child(root, 'Partial') !== undefined;
  if (partial && remembered === undefined) return NOTHING_REMEMBERED;
  const lists = childrenOf(root, 'Collections');
  const named = lists.flatMap((list) => childrenOf(list, 'Collection')).map(collectionOf);
  const whole = named.filter((one) => one !== undefined);
  if (whole.length < named.length) return PROTOCOL_ERROR;
  // Partial needs one of these beside it, everything else needs collections.
  if (partial ? !['Collections', 'Wait', 'HeartbeatInterval', 'WindowSize'].some((name) => child(root, name)) : named.length === 0)
    return PROTOCOL_ERROR;
  const wait = waitOf(root, ask);
  if ('status' in wait) return wait;
  const collections = partial && remembered !== undefined ? merged(remembered, whole) : whole;
  const window = child(root, 'WindowSize');
  return (
    check(collections, ask) ?? {
      collections,
      waitMs: wait.ms ?? (partial ? remembered?.waitMs : undefined),
      windowSize:
        window === undefined && partial && remembered !== undefined ? remembered.windowSize : window ? windowOf(window) : Infinity,
      bytes: ask.bytes,
    }
  );
}

/** Reads a Sync: in full, partial, or empty, which means the remembered one again (MS-ASCMD 2.2.1.21.2). */
export function syncAskOf(ask: Ask, remembered: SyncAsk | undefined): SyncAsk | SyncRefused {
  if (ask.root === undefined) return remembered ?? NOTHING_REMEMBERED;
  return fromRoot(ask.root, ask, remembered);
}

/** What is kept for the next empty or partial request: everything but what the client wanted done. */
export function remember(sync: SyncAsk): SyncAsk {
  return { ...sync, collections: sync.collections.map((one) => ({ ...one, commands: [] })) };
}
