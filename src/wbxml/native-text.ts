/** UTF-8 as a string; throws on anything else. */
export type NativeText = (bytes: Uint8Array) => string;

/** The part of a TextDecoder that is used. */
export type DecoderClass = new (
  label: string,
  options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
) => { decode(bytes: Uint8Array): string };

/** A byte order mark, which belongs to the text, and characters of every length. */
const SOUND = [0xef, 0xbb, 0xbf, 0x41, 0xc3, 0xa9, 0xe2, 0x82, 0xac, 0xf0, 0x9f, 0x98, 0x80];
const SOUND_TEXT = '\ufeffA\u00e9\u20ac\u{1f600}';
/** One of each thing a strict decoder refuses: stray byte, cut, overlong in two, three and four bytes, surrogate, above 10FFFF, no lead (RFC 3629, 3). */
const UNSOUND = [
  [0x80],
  [0xe2, 0x82],
  [0xc1, 0x81],
  [0xe0, 0x9f, 0xbf],
  [0xf0, 0x8f, 0xbf, 0xbf],
  [0xed, 0xa0, 0x80],
  [0xf4, 0x90, 0x80, 0x80],
  [0xff],
];

/**
 * The platform's decoder, several times as fast as ours on long texts. It is used only when it proves to be strict and to alter
 * nothing: what stands in for it on some platforms is neither, and Hermes has none. Then our own code builds the same strings.
 */
export function nativeText(Decoder: DecoderClass | undefined): NativeText | undefined {
  if (Decoder === undefined) return undefined;
  let decoder: InstanceType<DecoderClass>;
  try {
    decoder = new Decoder('utf-8', { fatal: true, ignoreBOM: true });
    if (decoder.decode(Uint8Array.from(SOUND)) !== SOUND_TEXT) return undefined;
  } catch {
    // It does not know the options, or refuses good text: as if there were none.
    return undefined;
  }
  return UNSOUND.every((bytes) => refuses(decoder, bytes)) ? (bytes) => decoder.decode(bytes) : undefined;
}

function refuses(decoder: InstanceType<DecoderClass>, bytes: readonly number[]): boolean {
  try {
    decoder.decode(Uint8Array.from(bytes));
    return false;
  } catch {
    return true;
  }
}

/** The one of this platform. */
export const ofPlatform: NativeText | undefined = /* @__PURE__ */ nativeText(
  (globalThis as { readonly TextDecoder?: DecoderClass }).TextDecoder,
);
