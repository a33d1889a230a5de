import { wbxmlError } from './errors.ts';

/** Bounds of one message. A caller may lower them, never raise them. */
export interface WbxmlLimits {
  /** Elements open at once. A Sync reply nests about 12 deep, SyncML about 20; a bomb nests half a million. */
  readonly depth: number;
  /** Whole message in bytes. The largest reply a session reads: mail with its attachments is the largest there is. */
  readonly bytes: number;
  /** Elements, texts and opaques together. A tree costs some 100 bytes of heap for each, so a body of one-byte tags cannot fill a phone's memory. */
  readonly nodes: number;
  /** String table in bytes. ActiveSync has none, SyncML puts the name of its document type there. */
  readonly tableBytes: number;
  /** Bytes read out of the string table in all. Three bytes of body can call up the whole table, which would make a small body a large text. */
  readonly tableReads: number;
  /** One opaque in bytes. Holds a mail with attachments as large as servers accept (Exchange: 25 to 35 MB), base64 included. */
  readonly opaqueBytes: number;
}

/** The bounds of every message, unless the caller lowers them. */
export const WBXML_LIMITS: WbxmlLimits = {
  depth: 128,
  bytes: 64 * 1024 * 1024,
  nodes: 1_000_000,
  tableBytes: 64 * 1024,
  tableReads: 4 * 1024 * 1024,
  opaqueBytes: 48 * 1024 * 1024,
};

/** The caller's bounds laid over ours. @throws WbxmlError `bad-argument` naming a bound that is unknown, no whole number, or above ours. */
export function lowered(limits: Partial<WbxmlLimits> | undefined): WbxmlLimits {
  if (limits === undefined) return WBXML_LIMITS;
  for (const [name, value] of Object.entries(limits) as [string, unknown][]) {
    const ours = Object.hasOwn(WBXML_LIMITS, name) ? WBXML_LIMITS[name as keyof WbxmlLimits] : undefined;
    if (ours === undefined)
      throw wbxmlError('bad-argument', 0, `There is no limit called ${name}`, `known: ${Object.keys(WBXML_LIMITS).join(', ')}`);
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > ours) {
      throw wbxmlError('bad-argument', 0, `The limit ${name} is not a whole number from 1 to ${ours}`, 'limits can be lowered, not raised');
    }
  }
  return { ...WBXML_LIMITS, ...limits };
}
