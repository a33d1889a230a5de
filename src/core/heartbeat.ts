/** What an account has learned of its long polls. Numbers only: it is stored. */
export interface Heartbeat {
  /** What the app last asked for. */
  readonly wish: number;
  /** What the search has come to; 0 while nothing has died and the wish stands. */
  readonly seconds: number;
  /** The longest silence that was survived on this network. */
  readonly good: number;
  /** The shortest poll that died on it. Always above `good`. */
  readonly bad: number;
  /** How often `bad` was tried again. */
  readonly doubts: number;
  /** The server's bounds (Ping 5, Sync 14). */
  readonly least: number;
  readonly most: number;
  /** Most folders of a Ping (6), most collections of a Sync (15). */
  readonly folders: number;
  readonly collections: number;
}

export const NOTHING_LEARNED: Heartbeat = {
  wish: 0,
  seconds: 0,
  good: 0,
  bad: 0,
  doubts: 0,
  least: 0,
  most: 0,
  folders: 0,
  collections: 0,
};

/** The longest interval a server takes by default (MS-ASCMD 2.2.3.88.1): what an app may mean whose Ping leaves it to the server's memory. */
export const LONGEST_SECONDS = 3540;
