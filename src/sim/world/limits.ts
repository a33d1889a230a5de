// Every bound of the simulated world, with its reason.

export const WORLD_LIMITS = {
  /** Virtual time until which a request other than a long poll has to settle: twelve attempts with their longest waits and hooks take less. */
  settleMs: 6 * 3_600_000,
  /** Virtual time in which all has to come to rest once the server answers well: a day is the longest wait that is believed. */
  peaceMs: 4 * 86_400_000,
  /** Virtual time after which a session that counts exchanges ends all the same: whatever is held is released within hours. */
  longestMs: 400 * 86_400_000,
  /** Pages of one Sync before the client lets others have their turn. */
  pages: 20,
  /** Edits in one Sync: small, so that batches are cut and go on. */
  editsAtOnce: 5,
  /** How often a mail or a folder may be refused before the user takes it back. */
  refusals: 3,
} as const;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The longest a mail is on its way, in ms. Front ends wait about a minute for what stands behind them. */
export const SLOWEST_MS = 60_000;

/** From here on, in ms, a request is one somebody waits for. */
export const SLOW_MS = 1_000;
