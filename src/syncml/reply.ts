import { statusText } from '../core/status-text.ts';
import { at, child, childrenOf, textOf } from '../wbxml/tree.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import { CONTAINERS, ITEM_COMMANDS } from './commands.ts';

/** One Status element [OMA SyncML RepPro 1.1, 5.4]. */
export interface ReplyStatus {
  /** `Cmd`: what is answered. */
  readonly command: string;
  readonly code: number | string;
  /** Did a Chal come with it? */
  readonly challenged: boolean;
  /** SourceRef: the names of the sender of the command, so ours. TargetRef: the names of the server. */
  readonly sources: readonly string[];
  readonly targets: readonly string[];
  /** Texts of its Items: 505 and 513 name the versions the server takes. */
  readonly notes: readonly string[];
}

/** One Alert of the peer, or one Item of it: the code and the datastore it is about, in our name for it. */
export interface ReplyAlert {
  readonly code: number | string;
  readonly datastore?: string;
  /** Is it the first Item of its Alert? */
  readonly first: boolean;
}

/** One Sync of the peer: the datastore in our name for it, and how many items came. */
export interface ReplySync {
  readonly datastore?: string;
  readonly items: number;
}

/** What a message says, flat and in the order of the message. */
export interface Reply {
  readonly statuses: readonly ReplyStatus[];
  readonly alerts: readonly ReplyAlert[];
  readonly syncs: readonly ReplySync[];
  /** Is it the last message of its package [OMA SyncML RepPro 1.1, 5.1.7]? */
  readonly final: boolean;
}

/**
 * Reads what a message of the server says. Status counts only as a child of SyncBody: an Item may hold any document.
 * @example readReply(readMessage(body)).statuses[0]?.code // 212
 */
export function readReply(message: WbxmlElement): Reply {
  const body = child(message, 'SyncBody');
  const commands = body === undefined ? [] : flat(body);
  return {
    statuses: commands.filter(({ name }) => name === 'Status').map(readStatus),
    alerts: commands.filter(({ name }) => name === 'Alert').flatMap(readAlert),
    syncs: commands.filter(({ name }) => name === 'Sync').map(readSync),
    final: body !== undefined && child(body, 'Final') !== undefined,
  };
}

/** The commands of a message, those inside Atomic and Sequence included. */
export function flat(parent: WbxmlElement): readonly WbxmlElement[] {
  return childrenOf(parent).flatMap((command) => [command, ...(CONTAINERS.includes(command.name) ? flat(command) : [])]);
}

/** A command is named by its text only if it looks like a name: anything else could be data. */
const COMMAND = /^[A-Za-z]{0,16}$/;

const commandIn = (text: string): string => (COMMAND.test(text) ? text : 'malformed');

/** A number where there is one. `''`: the element is missing. */
export function codeOf(el: WbxmlElement | undefined): number | string {
  const text = wordOf(el) ?? '';
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return statusText(text);
}

/** Text without the white space around it; undefined when there is none. */
export function wordOf(el: WbxmlElement | undefined): string | undefined {
  const text = textOf(el)?.trim();
  return text === '' ? undefined : text;
}

function readStatus(el: WbxmlElement): ReplyStatus {
  const items = childrenOf(el, 'Item');
  const words = (name: string, path: string): readonly string[] => {
    const refs = wordsOf(childrenOf(el, name));
    return refs.length > 0 ? refs : wordsOf(items.map((item) => at(item, path)));
  };
  return {
    command: commandIn(wordOf(child(el, 'Cmd')) ?? ''),
    code: codeOf(child(el, 'Data')),
    challenged: child(el, 'Chal') !== undefined,
    sources: words('SourceRef', 'Source/LocURI'),
    targets: words('TargetRef', 'Target/LocURI'),
    notes: wordsOf(items.map((item) => child(item, 'Data'))),
  };
}

function readAlert(el: WbxmlElement): readonly ReplyAlert[] {
  const code = codeOf(child(el, 'Data'));
  const items = childrenOf(el, 'Item');
  if (items.length === 0) return [{ code, first: true }];
  return items.map((item, index) => {
    const datastore = ours(item);
    return { code, first: index === 0, ...(datastore !== undefined && { datastore }) };
  });
}

function readSync(el: WbxmlElement): ReplySync {
  const datastore = ours(el);
  const commands = flat(el).filter(({ name }) => ITEM_COMMANDS.includes(name));
  const items = commands.reduce((sum, command) => sum + childrenOf(command, 'Item').length, 0);
  return { items, ...(datastore !== undefined && { datastore }) };
}

/** A command of the server has our name in Target and its own in Source. */
function ours(el: WbxmlElement): string | undefined {
  return wordOf(at(el, 'Target/LocURI')) ?? wordOf(at(el, 'Source/LocURI'));
}

function wordsOf(elements: readonly (WbxmlElement | undefined)[]): readonly string[] {
  return elements.map(wordOf).filter((word) => word !== undefined);
}
