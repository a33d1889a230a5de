import type { WbxmlElement } from '../../wbxml/tree.ts';
import type { LabRules } from './rules.ts';
import type { Answered, Held } from './state.ts';
import { sameBytes } from './wire.ts';

// What a device has compared with what there is, and answers repeated when they may have been lost.

/** Ids by what happened to them since the device was told. */
export interface Difference {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly gone: readonly string[];
}

/** What a device would have to be told: there against had, id to version. */
export function differenceOf(
  has: ReadonlyMap<string, number>,
  there: ReadonlyMap<string, { readonly version: number }>,
  visible: (id: string) => boolean = () => true,
): Difference {
  const seen = [...there].filter(([id]) => visible(id));
  return {
    added: seen.filter(([id]) => !has.has(id)).map(([id]) => id),
    changed: seen.filter(([id, one]) => has.has(id) && has.get(id) !== one.version).map(([id]) => id),
    gone: [...has.keys()].filter((id) => !there.has(id) || !visible(id)),
  };
}

export function sizeOf(difference: Difference): number {
  return difference.added.length + difference.changed.length + difference.gone.length;
}

/**
 * The answer to repeat: the request carries the key before the newest, byte for byte as it was answered then
 * (MS-ASCMD 3.1.5.9). Anything else under an old key is a mistake of the client.
 */
export function repeatFor(held: Held | undefined, key: string, request: Uint8Array, rules: LabRules): WbxmlElement | undefined {
  const before = lastAnswer(held, key, rules);
  return before !== undefined && sameBytes(before.request, request) ? before.reply : undefined;
}

/** The answer before the newest, if the request carries its key and this lab remembers. Key 0 always begins anew. */
export function lastAnswer(held: Held | undefined, key: string, rules: LabRules): Answered | undefined {
  return rules.lostReplies === 'repeat' && key !== '0' && held?.before?.key === key ? held.before : undefined;
}
