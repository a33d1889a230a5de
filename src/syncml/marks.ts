import type { RequestMarks } from '../core/protocol.ts';
import { at, child, childrenOf } from '../wbxml/tree.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import { ITEM_COMMANDS, PRIMING_ALERTS } from './commands.ts';
import { readMessage, unreadable } from './message.ts';
import { codeOf, flat, wordOf } from './reply.ts';

const NOTHING: RequestMarks = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0 };

/** Commands that ask the server for something, outside Sync. */
const FETCHES: readonly string[] = ['Get', 'Search'];

/** Commands whose work is done again when they come again. */
const TWICE: readonly string[] = ['Exec'];

/**
 * What a message carries, read before it goes out: the datastores by our own names, the Alert sent for each, and how many
 * commands. Only Exec counts as what the server would do twice: items have ids of their own. Never throws: a body that
 * cannot be read is `opaque`.
 * @example marks('SyncML', body).alerts // { './card': 200 }
 */
export function marks(_command: string, body: Uint8Array | undefined): RequestMarks {
  if (body === undefined || body.length === 0) return NOTHING;
  try {
    return marksOf(readMessage(body));
  } catch (e) {
    if (unreadable(e) === undefined) throw e;
    return { ...NOTHING, opaque: true };
  }
}

function marksOf(message: WbxmlElement): RequestMarks {
  const body = child(message, 'SyncBody');
  const outer = body === undefined ? [] : flat(body);
  const syncs = outer.filter(({ name }) => name === 'Sync');
  const inner = syncs.flatMap(flat).filter(({ name }) => ITEM_COMMANDS.includes(name));
  const alerts = Object.fromEntries(outer.filter(({ name }) => name === 'Alert').flatMap(alertsOf));
  const asked = Object.keys(alerts);
  const count = (names: readonly string[]): number => outer.filter(({ name }) => names.includes(name)).length;
  return {
    collections: [...new Set([...asked, ...syncs.map((el) => wordOf(at(el, 'Source/LocURI'))).filter((name) => name !== undefined)])],
    primed: asked.filter((name) => PRIMING_ALERTS.includes(alerts[name] ?? 0)),
    ...(asked.length > 0 && { alerts }),
    adds: count(TWICE),
    commands: inner.length + count(TWICE),
    fetches: count(FETCHES),
  };
}

/** Our Alert has our name for the datastore in Source. */
function alertsOf(el: WbxmlElement): readonly (readonly [string, number])[] {
  const code = codeOf(child(el, 'Data'));
  return childrenOf(el, 'Item').flatMap((item) => {
    const name = wordOf(at(item, 'Source/LocURI'));
    return name === undefined || typeof code !== 'number' ? [] : [[name, code] as const];
  });
}
