import { isRecord } from '../core/record.ts';
import type { Clock } from '../core/ports.ts';

// What an inspector is shown. xstate hands out its live actors: whoever holds one can read its machine's input and context, and send
// to it; the inspectors there are forward whatever hangs on it. So nothing of xstate's leaves: each event is made anew from the fields
// listed here, on actors that are only pictures.

/** Fields that are shown, wherever they stand. Numbers, switches and our own words: no id of the server's or the app's is among them. */
const SHOWN: ReadonlySet<string> = new Set([
  // decisions
  'do', 'then', 'first', 'tell', 'pace', 'scope', 'rung', 'how', 'who', 'why', 'dueAt', 'asked', 'bound', 'parked', 'decision', 'chores',
  // events
  'now', 'epoch', 'attempt', 'fromZero', 'keepsReply', 'sent', 'size', 'end', 'until', 'more', 'items', 'deletes',
  // contexts and outputs
  'attempts', 'limit', 'limits', 'pendingMs', 'rebuilds', 'maps', 'resets', 'own', 'repeatable', 'broken', 'epochs', 'repairs', 'phase',
  'learned', 'quiet', 'cuts', 'note', 'state', 'parks', 'probe', 'isConsented', 'tries', 'since', 'from',
]); // prettier-ignore

/** Records whose keys are our own names: rungs, and the numbers of a note. */
const RECORDS: ReadonlySet<string> = new Set(['epochs', 'repairs', 'learned', 'note', 'limits']);

/** A word of ours. Anything longer, or with a blank, an @ or a slash in it, is none. */
const WORD = /^[a-z][a-zA-Z0-9-]{0,31}$/;

/** The names of our events: `repair.common.142`, `rung.rebuilt`, `xstate.init`. */
const EVENT = /^[a-zA-Z][\w-]*(?:\.[\w-]+){0,4}$/;

/** The names of our actors: `ladder`, `Sync#1`, `provision#2`, `Sync#1.batch`. What follows a colon is an id, and is counted instead. */
const ACTOR = /^([a-zA-Z]+)(#\d+)?([./][a-zA-Z]+)?$/;

/** How deep records are followed: a decision in an event that is delivered, and its chores. */
const DEPTH = 4;

/** Longest list shown. */
const LIST_MOST = 256;

/** Events shown in {@link WINDOW_MS}: a storm in a machine must not become one at the inspector. What is left out is counted and said. */
export const SHOWN_MOST = 1000;
export const WINDOW_MS = 10_000;

type Fields = Readonly<Record<string, unknown>>;

/** What an inspector may know of an actor, in the shape of xstate's own. */
interface Picture {
  readonly id: string;
  readonly sessionId: string;
  readonly logic: { readonly config?: unknown };
  readonly _parent: Picture | undefined;
  getSnapshot(): unknown;
}

/** What xstate gives of an actor, as far as it is read. */
interface Shown {
  readonly id?: string;
  readonly sessionId?: string;
  readonly logic?: { readonly config?: unknown };
  readonly _parent?: object;
  getSnapshot?(): unknown;
}

/** The kinds of event every inspector knows. */
const KINDS: ReadonlySet<unknown> = new Set(['@xstate.actor', '@xstate.event', '@xstate.snapshot']);

/**
 * Shows xstate's inspection events to an observer, without anything that is not on the list.
 * @param show what is called with each event
 */
export function allowListed(show: (event: never) => void, clock: Pick<Clock, 'now'>): (event: unknown) => void {
  const pictures = new WeakMap<object, Picture>();
  const ids = new Map<string, string>();
  let since = Number.NEGATIVE_INFINITY;
  let shown = 0;
  let dropped = 0;

  function idOf(id: string): string {
    if (ACTOR.test(id)) return id;
    const known = ids.get(id);
    if (known !== undefined) return known;
    const kind = /^[a-zA-Z]+/.exec(id)?.[0] ?? 'actor';
    const given = `${kind}#${[...ids.values()].filter((name) => name.startsWith(`${kind}#`)).length + 1}`;
    ids.set(id, given);
    return given;
  }

  function pictureOf(ref: object): Picture {
    const known = pictures.get(ref);
    if (known !== undefined) return known;
    const { id = 'actor', sessionId = '', logic, _parent } = ref as Shown;
    const picture: Picture = {
      id: idOf(id),
      sessionId,
      // Our own literals, the same for every account.
      logic: { config: logic?.config },
      _parent: _parent && pictureOf(_parent),
      getSnapshot: () => snapshotOf((ref as Shown).getSnapshot?.()),
    };
    pictures.set(ref, picture);
    return picture;
  }

  /** The names of xstate's own events end in the id of an actor. */
  function typeOf(type: unknown): string {
    const [, own, id] = /^(xstate\.(?:done|error|snapshot)\.actor\.)(.*)$/s.exec(String(type)) ?? [];
    if (own !== undefined && id !== undefined) return own + idOf(id);
    return EVENT.test(String(type)) ? String(type) : 'unnamed';
  }

  function eventOf(event: unknown): Fields {
    const { type, event: inner, to, output, ...rest } = isRecord(event) ? event : {};
    return {
      type: typeOf(type),
      ...fieldsOf(rest, DEPTH),
      ...(inner !== undefined && { event: eventOf(inner) }),
      ...(isRecord(to) && { to: pictureOf(to).id }),
      ...(isRecord(output) && { output: fieldsOf(output, 1) }),
    };
  }

  function isRoom(): boolean {
    if (clock.now() - since >= WINDOW_MS) {
      since = clock.now();
      shown = 0;
    }
    shown += 1;
    if (shown <= SHOWN_MOST) return true;
    dropped += 1;
    return false;
  }

  return (event) => {
    if (!isRecord(event) || !KINDS.has(event['type'])) return;
    const { type, actorRef, sourceRef, rootId } = event;
    if (!isRecord(actorRef) || !isRoom()) return;
    const common = { actorRef: pictureOf(actorRef), rootId };
    if (dropped > 0) {
      show({ ...common, type: '@xstate.event', event: { type: 'inspection.dropped', count: dropped } } as never);
      dropped = 0;
    }
    show({
      ...common,
      type,
      ...(isRecord(sourceRef) && { sourceRef: pictureOf(sourceRef) }),
      ...('event' in event && { event: eventOf(event['event']) }),
      ...('snapshot' in event && { snapshot: snapshotOf(event['snapshot']) }),
    } as never);
  };
}

/** Where a machine stands. Its input is what it was made with and its children are pictures of their own: neither is shown. */
function snapshotOf(snapshot: unknown): Fields {
  const { status, value, context, output } = isRecord(snapshot) ? snapshot : {};
  return {
    ...wordAt('status', status),
    ...wordAt('value', value),
    context: isRecord(context) ? fieldsOf(context, DEPTH) : {},
    ...(isRecord(output) && { output: fieldsOf(output, 1) }),
    children: {},
  };
}

function wordAt(name: string, value: unknown): Fields {
  return typeof value === 'string' && WORD.test(value) ? { [name]: value } : {};
}

function fieldsOf(record: Fields, depth: number): Fields {
  return Object.fromEntries(
    Object.entries(record).flatMap(([name, value]) => {
      const shown = SHOWN.has(name) ? valueOf(name, value, depth) : undefined;
      return shown === undefined ? [] : [[name, shown]];
    }),
  );
}

function valueOf(name: string, value: unknown, depth: number): unknown {
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value === 'string') return WORD.test(value) ? value : undefined;
  if (depth === 0) return undefined;
  if (Array.isArray(value)) return value.slice(0, LIST_MOST).map((one: unknown) => valueOf(name, one, depth - 1) ?? null);
  if (!isRecord(value)) return undefined;
  return RECORDS.has(name) ? recordOf(name, value, depth) : fieldsOf(value, depth - 1);
}

function recordOf(name: string, record: Fields, depth: number): Fields {
  const entries = Object.entries(record).filter(([key]) => WORD.test(key));
  return Object.fromEntries(entries.map(([key, value]) => [key, valueOf(name, value, depth - 1) ?? null]));
}
