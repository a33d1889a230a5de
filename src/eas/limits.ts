// Bounds of reading what ActiveSync servers send, besides those of the codec.

/**
 * Statuses of one reply. A full Sync answers at most 512 items, 200 commands and 1000 collections (MS-ASCMD 3.1.5.10,
 * 2.2.3.199); a reply with many times that is none anybody should act on.
 */
export const STATUSES_MOST = 20_000;

/** Characters kept of a header value that is free text: a reason is a word, an offer seven versions. */
export const HEADER_TEXT_MOST = 200;

/** Entries read of a list in a header: servers offer some thirty commands. */
export const OFFERED_MOST = 256;

/** Bytes looked at of an Autodiscover answer: its Error stands in the first hundred lines or not at all. */
export const AUTODISCOVER_BYTES = 64 * 1024;

/**
 * Operations of one request that are noted by their id. A batch has 200 at most (MS-ASCMD 3.1.5.10); twelve attempts find a bad
 * one among 2 to the 10th. A larger one is counted only, and cut by count.
 */
export const OPERATIONS_MOST = 1024;

/** Characters of a CollectionId at most: 64 by the text (MS-ASCMD 2.2.3.30.5), long paths in the field. It is remembered, so it has a bound. */
export const ID_CHARACTERS = 1_000;

/** Parts of one multipart answer at most. ItemOperations asks for a hundred items at once in the field, each with a part or two. */
export const PARTS_MOST = 100_000;
