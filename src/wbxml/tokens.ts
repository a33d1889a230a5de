// Global tokens: they mean the same on every code page (WBXML 1.3, 7.1). Those not listed (literals, extensions, processing
// instructions) are refused.

/** The next byte is the code page of the tags that follow. */
export const SWITCH_PAGE = 0x00;
/** Closes the innermost element that has content. */
export const END = 0x01;
/** One character, by number. */
export const ENTITY = 0x02;
/** Text up to a zero byte. */
export const STR_I = 0x03;
/** Text from the string table. */
export const STR_T = 0x83;
/** A length, then that many bytes. */
export const OPAQUE = 0xc3;

/** The lowest tag number; what is below it is a global token. */
export const FIRST_TAG = 0x05;
/** The bits of a tag byte that say which tag it is. */
export const TAG_MASK = 0x3f;
/** The bit of a tag byte that says: content follows, up to END. */
export const HAS_CONTENT = 0x40;
/** The bit of a tag byte that says: attributes follow. Neither ActiveSync nor SyncML uses any. */
export const HAS_ATTRIBUTES = 0x80;

/** WBXML 1.3, the version ActiveSync writes (MS-ASWBXML 2.1). Versions are stored as (major - 1) * 16 + minor. */
export const VERSION_1_3 = 0x03;
/** The public identifier of a document type that has no number: what ActiveSync writes. */
export const PUBLIC_ID_UNKNOWN = 0x01;

/** IANA numbers of the character sets a body may be in. */
export const CHARSET_UNKNOWN = 0;
export const CHARSET_ASCII = 3;
export const CHARSET_LATIN_1 = 4;
export const CHARSET_UTF_8 = 106;
