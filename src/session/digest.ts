const OFFSET = 0x811c9dc5;
const PRIME = 0x01_00_01_93;
/** The second lane starts elsewhere: two of 32 bits keep apart what one would mix up. */
const OTHER_OFFSET = 0x1b873593;

/**
 * A short name for bytes, by which a request that comes again is recognised (FNV-1a, two lanes of 32 bits). It keeps nothing
 * of what it was made from, and is no protection against somebody who wants two alike: both come from the same app.
 *
 * @example digestOf('FolderCreate', Uint8Array.of(3, 1, 106, 0)); // '474841bdd73561b6'
 */
export function digestOf(command: string, body: Uint8Array): string {
  let a = OFFSET;
  let b = OTHER_OFFSET;
  const mix = (byte: number): void => {
    a = Math.imul(a ^ byte, PRIME);
    b = Math.imul(b ^ ((byte << 3) | (byte >> 5)), PRIME);
  };
  for (let i = 0; i < command.length; i += 1) mix(command.charCodeAt(i) & 0xff);
  mix(0);
  for (const byte of body) mix(byte);
  return [a, b].map((lane) => (lane >>> 0).toString(16).padStart(8, '0')).join('');
}
