// Bounds of the proof. Over one of them is a failure that says so, never a silent cut.

/** Work of the whole proof in ms of processor time. */
export const MOST_MS = 10 * 60_000;

/** Memory of the whole proof in bytes. */
export const MOST_BYTES = 2 * 1024 ** 3;

/** States of one machine: more than any machine of a few counters has. */
export const TABLE_STATES = 5_000;

/** States of one composition. What needs more has to be abstracted further, with an argument. */
export const MOST_STATES = 5_000_000;

/** Laws that one table may break before its walk is ended: what breaks that many need not be walked to its end, which there may not be. */
export const MOST_BROKEN = 3;
