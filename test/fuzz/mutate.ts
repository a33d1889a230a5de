/** Bytes that mean something in WBXML: structure, texts, lengths, the borders of UTF-8. */
const TELLING = [0x00, 0x01, 0x02, 0x03, 0x04, 0x05, 0x43, 0x45, 0x4e, 0x7f, 0x80, 0x81, 0x83, 0xc0, 0xc3, 0xe0, 0xed, 0xf4, 0xff];

/** Bytes of the usual header. */
const HEADER = 4;

/** A message damaged in one to eight places: bits, bytes, parts lost, doubled, moved in from another message. */
export function mutated(message: Uint8Array, other: Uint8Array, random: () => number): Uint8Array {
  const below = (most: number): number => Math.floor(random() * most);
  let bytes = [...message];
  for (let left = 1 + below(8); left > 0; left--) {
    // Mostly behind the header, where there is more to go wrong in more ways.
    const at = random() < 0.9 ? Math.min(HEADER + below(bytes.length), bytes.length) : below(bytes.length + 1);
    const telling = TELLING[below(TELLING.length)] as number;
    const length = below(16);
    const changes = [
      () => bytes.splice(at, 1, (bytes[at] ?? 0) ^ (1 << below(8))),
      () => bytes.splice(at, 1, below(256)),
      () => bytes.splice(at, 1, telling),
      () => bytes.splice(at, 0, telling),
      () => bytes.splice(at, length),
      () => bytes.splice(at, 0, ...bytes.slice(below(bytes.length + 1)).slice(0, length)),
      () => bytes.splice(at, 0, ...other.subarray(below(other.length + 1)).subarray(0, length)),
      () => (bytes = bytes.slice(0, at)),
      () => bytes.splice(at, 0, ...Array.from({ length: length * 12 }, () => telling)),
    ];
    // Cutting a message short ends most of its story, so it is done less often than the rest.
    const which = below(changes.length * 3);
    changes[which < changes.length * 3 - 1 ? which % (changes.length - 2) : changes.length - 2]?.();
    if (random() < 0.02) changes.at(-1)?.();
  }
  return Uint8Array.from(bytes);
}
