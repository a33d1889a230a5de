/** Eight hex digits from one random number. */
const hex8 = (random: () => number): string =>
  Math.floor(random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');

/** A new SyncKey: opaque, never given out before, never 0 (MS-ASCMD 2.2.3.181). */
export function newSyncKey(random: () => number): string {
  return `{${hex8(random)}-${hex8(random)}}`;
}

/** A new policy key: an unsigned 32-bit number as text, never 0 (MS-ASPROV 2.2.2.42). */
export function newPolicyKey(random: () => number): string {
  return String(1 + Math.floor(random() * 0xff_ff_ff_fe));
}
