import type { WbxmlLimits } from './limits.ts';
import { cut, finish, readTagKey, rootByte, startReading, switchPage, tooDeep } from './reading.ts';
import type { Reading } from './reading.ts';
import { closeFrame, countChild, keep, keepOperation, openFrame, startNotes } from './scan-notes.ts';
import type { Frame, Notes } from './scan-notes.ts';
import { KIND, ROLE } from './scan-plan.ts';
import type { ScanPlan } from './scan-plan.ts';
import type { Scanned } from './scanned.ts';
import { skipContent } from './skip.ts';
import { passText, readText } from './texts.ts';
import { END, FIRST_TAG, HAS_CONTENT, SWITCH_PAGE, TAG_MASK } from './tokens.ts';

export { planScan } from './scan-plan.ts';
export type { ScanPlan, ScanSpec } from './scan-plan.ts';
export type { Scanned, ScannedCollection, ScannedStatus } from './scanned.ts';

/** The node of the root in every plan. */
const ROOT = 1;

/** How a message is scanned. */
export interface ScanOptions {
  /** Lower bounds than {@link WBXML_LIMITS}. */
  readonly limits?: Partial<WbxmlLimits>;
  /** How many children of Commands are noted by their id, in all. @default 0 */
  readonly operations?: number;
}

/**
 * Walks a message once and notes what recovery needs: statuses with their place, keys, counts. The whole structure is
 * checked as by {@link decode}; texts that are not returned are stepped over, those returned are validated. Tags the
 * book does not have are counted, not refused. A message with another root than the plan's is only checked.
 *
 * A Status counts at the places of the plan, on the page of the element it stands in or of the root; below the root also
 * one of another page, when none of its own is there (a server puts AirSync's into a FolderSync reply). Email's is a
 * flag and never counts.
 * @throws WbxmlError naming what is wrong and at which byte.
 * @example const { statuses } = scan(body, planScan({ root: 'Ping:Ping', statusAt: ['Ping'] }));
 */
export function scan(bytes: Uint8Array, plan: ScanPlan, options: ScanOptions = {}): Scanned {
  const r = startReading(bytes, plan.book, options.limits, true);
  const byte = rootByte(r);
  const key = readTagKey(r, byte);
  const notes = startNotes(plan, key);
  if (byte & HAS_CONTENT) {
    if (key === plan.rootKey) scanContent(r, plan, notes, options.operations ?? 0);
    else skipContent(r, 1);
  }
  finish(r);
  return { ...notes.found, unknown: r.unknown };
}

/** The elements on the plan's paths, from behind the root's tag to its END. Everything else is stepped over. */
function scanContent(r: Reading, plan: ScanPlan, notes: Notes, operations: number): void {
  const { bytes } = r;
  const reread = (at: number): string => textAt(r, at);
  let frame: Frame = openFrame(notes, plan, ROOT, plan.rootKey);
  for (;;) {
    const byte = bytes[r.pos];
    if (byte === undefined) throw cut(r, 'with elements open');
    if (byte === END) {
      r.pos++;
      const outer = closeFrame(notes, plan, frame, reread);
      if (outer === undefined) return;
      frame = outer;
    } else if ((byte & TAG_MASK) >= FIRST_TAG) {
      if (byte & HAS_CONTENT && frame.depth >= r.limits.depth) throw tooDeep(r);
      const key = readTagKey(r, byte);
      const node = plan.next[frame.node * plan.width + (plan.columns[key] as number)] as number;
      countChild(notes, plan, frame, key);
      if (plan.roles[key] !== ROLE.none) readLeaf(r, plan, notes, frame, key, byte);
      else if (byte & HAS_CONTENT) {
        if (operations > notes.operations && plan.kinds[frame.node] === KIND.commands) readOperation(r, plan, notes, frame, key);
        else if (node === 0) skipContent(r, frame.depth + 1);
        else frame = openFrame(notes, plan, node, key);
      }
    } else if (byte === SWITCH_PAGE) switchPage(r);
    else if (plan.kinds[frame.node] === KIND.folder) frame.text += readText(r, byte);
    else passText(r, byte);
  }
}

/** An element with a role: its text is noted, or for ids only its place, because most ids stand where no Status does. */
function readLeaf(r: Reading, plan: ScanPlan, notes: Notes, frame: Frame, key: number, byte: number): void {
  const role = plan.roles[key] as number;
  const hasContent = (byte & HAS_CONTENT) !== 0;
  if (role === ROLE.collectionId || role === ROLE.serverId || role === ROLE.clientId) {
    if (!hasContent) return;
    frame.idAt[role - ROLE.collectionId] = r.pos;
    skipContent(r, frame.depth + 1);
  } else keep(notes, plan, frame, key, hasContent ? leafText(r, frame.depth + 1) : '');
}

/** A child of Commands: the id directly inside it, everything else is stepped over. */
function readOperation(r: Reading, plan: ScanPlan, notes: Notes, frame: Frame, operation: number): void {
  const ids: Record<number, string> = {};
  const depth = frame.depth + 2;
  for (;;) {
    const byte = r.bytes[r.pos];
    if (byte === undefined) throw cut(r, 'with elements open');
    if (byte === END) {
      r.pos++;
      return keepOperation(notes, plan, frame, operation, ids[ROLE.serverId] ?? ids[ROLE.clientId]);
    }
    if ((byte & TAG_MASK) >= FIRST_TAG) {
      if (byte & HAS_CONTENT && depth > r.limits.depth) throw tooDeep(r);
      const key = readTagKey(r, byte);
      const role = plan.roles[key] as number;
      if (byte & HAS_CONTENT) {
        if (role === ROLE.serverId || role === ROLE.clientId) ids[role] = leafText(r, depth);
        else skipContent(r, depth);
      }
    } else if (byte === SWITCH_PAGE) switchPage(r);
    else passText(r, byte);
  }
}

/** The text directly inside the element just opened, up to and past its END. */
function leafText(r: Reading, depth: number): string {
  let text = '';
  for (;;) {
    const byte = r.bytes[r.pos];
    if (byte === undefined) throw cut(r, 'with elements open');
    if (byte === END) {
      r.pos++;
      return text;
    }
    if ((byte & TAG_MASK) >= FIRST_TAG) {
      if (byte & HAS_CONTENT && depth >= r.limits.depth) throw tooDeep(r);
      readTagKey(r, byte);
      if (byte & HAS_CONTENT) skipContent(r, depth + 1);
    } else if (byte === SWITCH_PAGE) switchPage(r);
    else text += readText(r, byte);
  }
}

/** Reads a leaf again, of which only the place was noted; its structure was checked then. */
function textAt(r: Reading, at: number): string {
  const { pos, page, nodes, unknown } = r;
  r.pos = at;
  r.nodes = r.limits.nodes;
  const text = leafText(r, 1);
  Object.assign(r, { pos, page, nodes, unknown });
  return text;
}
