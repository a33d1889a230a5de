import { syncmlError } from './errors.ts';

/** Bounds of one message in XML. A caller may lower them, never raise them. Those of WBXML are the codec's. */
export interface SyncmlLimits {
  /** Whole message in bytes. Clients announce a MaxMsgSize between 16 kB and a few MB; larger objects come in chunks. */
  readonly bytes: number;
  /** Elements open at once. A message with DevInf inside nests about 20 deep; a bomb nests half a million. */
  readonly depth: number;
  /**
   * Elements, texts and attributes together. Each costs some 100 bytes of heap, so a body of tags alone cannot fill a
   * phone's memory; an item of data is about 14 of them.
   */
  readonly nodes: number;
}

/** Ours, and the highest there are. */
export const SYNCML_LIMITS: SyncmlLimits = {
  bytes: 8 * 1024 * 1024,
  depth: 128,
  nodes: 200_000,
};

/** The caller's bounds laid over ours. @throws SyncmlError `bad-argument` naming a bound that is unknown, no whole number, or above ours. */
export function lowered(limits: Partial<SyncmlLimits> | undefined): SyncmlLimits {
  if (limits === undefined) return SYNCML_LIMITS;
  for (const [name, value] of Object.entries(limits) as [string, unknown][]) {
    const ours = Object.hasOwn(SYNCML_LIMITS, name) ? SYNCML_LIMITS[name as keyof SyncmlLimits] : undefined;
    if (ours === undefined)
      throw syncmlError('bad-argument', 0, `There is no limit called ${name}`, `known: ${Object.keys(SYNCML_LIMITS).join(', ')}`);
    if (!Number.isInteger(value) || (value as number) < 1 || (value as number) > ours)
      throw syncmlError(
        'bad-argument',
        0,
        `The limit ${name} is not a whole number from 1 to ${ours}`,
        'limits can be lowered, not raised',
      );
  }
  return { ...SYNCML_LIMITS, ...limits };
}
