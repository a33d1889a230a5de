import { isRecord } from './record.ts';

// Every bound of the package, with its reason. An app may lower the ones in Limits, never raise them.

/** Bounds of a session. */
export interface Limits {
  /** How often one request may go out, whatever the server says. A bound above every ladder, so that no mixture of statuses adds up to a loop. */
  readonly attemptsPerRequest: number;
  /** Repairs of one rung on one account without progress in between. Two are a hiccup, the third says that the server forgets. */
  readonly repairsPerRung: number;
  /** Resets of one SyncKey in 24 hours. One heals a lost key; more is a fault that a reset does not cure and that costs a full download each. */
  readonly resetsPerKeyAndDay: number;
  /** Tries of an account, over all commands, that have not come back. Several requests may be in trouble at once; more than this is a loop that no single request can see. */
  readonly tokensPerAccount: number;
  /** Tries that come back with each item or folder applied, change acknowledged or mail accepted: trouble between two items is bounded, a long download is not. */
  readonly tokensPerProgress: number;
  /** Tries after an account was parked: enough for one repair and the request behind it, too few for a storm. */
  readonly tokensPerPark: number;
  /** How long an account is parked the first time it has spent its tries, in ms; each further time it is four times as long. */
  readonly parkFirstMs: number;
  /** Longest time an account is parked, in ms. Beyond it mail comes half a working day late after the server is well again. */
  readonly parkMostMs: number;
  /** First delay of a back-off in ms; it doubles from here. Short enough for a hiccup, long enough not to be a storm. */
  readonly backoffFirstMs: number;
  /** Longest delay of a back-off in ms. Beyond it a phone asks less often than its user does. */
  readonly backoffMostMs: number;
  /** Longest Retry-After that is believed, in ms. Longer ones are clamped to it, so that a slip of a server does not end mail for a week. */
  readonly retryAfterMostMs: number;
  /** How long a call may stay pending on a wait before it settles as held, in ms. */
  readonly pendingMs: number;
  /** How long a hook, or `build`, may take, in ms. A database transaction fits; a hang is noticed. */
  readonly hookMs: number;
  /** How long a command may take to answer, in ms, besides its own heartbeat and what its bytes need on a slow line. */
  readonly answerMs: number;
  /** Largest request body that is kept for sending again, in bytes. */
  readonly requestBytes: number;
  /** Largest reply body that is read for statuses, in bytes. */
  readonly replyBytes: number;
  /** Requests of one account that may be open at once. More is a leak in the app. */
  readonly openRequests: number;
}

export const LIMITS: Limits = {
  attemptsPerRequest: 12,
  repairsPerRung: 3,
  resetsPerKeyAndDay: 2,
  tokensPerAccount: 60,
  tokensPerProgress: 10,
  tokensPerPark: 4,
  parkFirstMs: 15 * 60_000,
  parkMostMs: 4 * 3_600_000,
  backoffFirstMs: 2_000,
  backoffMostMs: 15 * 60_000,
  retryAfterMostMs: 24 * 3_600_000,
  pendingMs: 30_000,
  hookMs: 60_000,
  answerMs: 90_000,
  requestBytes: 32 * 1024 * 1024,
  replyBytes: 64 * 1024 * 1024,
  openRequests: 256,
};

/** A call may be told to wait for nothing. Of everything else nothing at all would be a session that can do nothing. */
const LEAST: Partial<Limits> = { pendingMs: 0 };

/** Are these limits of ours, whole numbers, none of them above or nothing at all? What a class inherits is read, and so looked at. */
export function areLowerLimits(value: unknown): value is Partial<Limits> {
  return (
    isRecord(value) && Object.keys(value).every((name) => Object.hasOwn(LIMITS, name)) && NAMES.every((name) => isLower(name, value[name]))
  );
}

/** Ours, with the lower ones in their place. */
export function limitsWith(lower: Partial<Limits>): Limits {
  return Object.fromEntries(NAMES.map((name) => [name, lower[name] ?? LIMITS[name]])) as unknown as Limits;
}

const NAMES = Object.keys(LIMITS) as (keyof Limits)[];

function isLower(name: keyof Limits, limit: unknown): boolean {
  return limit === undefined || (Number.isInteger(limit) && Number(limit) >= (LEAST[name] ?? 1) && Number(limit) <= LIMITS[name]);
}

/**
 * Parts of a refused batch that one request tries: every attempt but the first. Eight halvings leave one of 200 items alone, ten
 * one of a thousand; one more attempt goes without it, so that only what is proven is left behind.
 */
export const PROBES_PER_REQUEST = LIMITS.attemptsPerRequest - 1;

/** Redirects followed in a row. A move to another data centre takes one, a front end before it a second; more are a circle or an attack. */
export const REDIRECT_HOPS = 3;

/** How often an address that the app discovered is asked before the account waits for it: a network that fails for a moment is no wrong address. */
export const DISCOVERED_TRIES = 3;

/** How long it is waited for, in ms, before a person hears: a server is down for hours, a name that is wrong stays so. */
export const DISCOVERED_MS = 24 * 3_600_000;

/** Renewals of credentials within one search for the account. A host that refuses what was just renewed has a login of its own: a third would be guessing. */
export const RENEWALS_PER_SEARCH = 2;

/**
 * Every so often a try comes back with time, in ms: a quiet mailbox has no item to give one back, and a token that expires each hour is no loop. What is
 * slower than this asks no more often than a phone that polls each quarter of an hour. No day holds more than 160 tries: 60, one for each quarter
 * of an hour, and the four after a park. A loop of one a minute has spent its 60 after an hour, and comes to thirty a day from the second on.
 */
export const TRY_BACK_MS = 15 * 60_000;

/** Bounds of the search for the longest poll that lives: seconds, and counts of polls. */
export interface LongpollLimits {
  /** Shortest poll the search comes down to, in seconds: the shortest interval of the default range (MS-ASCMD 2.2.3.88.1). Below it a radio never sleeps. */
  readonly floorSeconds: number;
  /** What a longer poll has to gain, in seconds. Below it a shorter night for the radio is not worth another cut. */
  readonly stepSeconds: number;
  /** Quiet polls in a row before the next one is longer. One may be luck; three at this length are not. */
  readonly quietBeforeGrowing: number;
  /** Quiet polls in a row before the length that once died is tried again: hours, so that a cut that was chance does not stay for good. */
  readonly quietBeforeDoubt: number;
  /** How often that is tried on one network. Three deaths at the same length are the network's. */
  readonly mostDoubts: number;
  /** Polls in a row that died without any answer, before the search gives up and stays at its floor: five halvings leave nothing of an hour. */
  readonly mostCuts: number;
}

export const LONGPOLL: LongpollLimits = {
  floorSeconds: 60,
  stepSeconds: 30,
  quietBeforeGrowing: 3,
  quietBeforeDoubt: 24,
  mostDoubts: 3,
  mostCuts: 5,
};

/**
 * A poll that was open for as long as this before it was cut costs the account no try, in ms. What takes a minute is no storm: an hour
 * holds sixty of them at most, and the search has come down to its floor after `mostCuts` in a row.
 */
export const POLL_LIVED_MS = LONGPOLL.floorSeconds * 1000;

/** Bounds of one collection's way from key 0. */
export interface CollectionLimits {
  /**
   * Answers to key 0 within a day without an item after any of them. An empty folder is asked for once and stays on its key;
   * whoever starts over a fourth time is in a circle.
   */
  readonly mostPrimings: number;
  /** Pages in a row with MoreAvailable and nothing else. Some are allowed (MS-ASCMD 2.2.3.116); twenty in a row lead nowhere. */
  readonly mostEmptyPages: number;
  /** Items a server takes away in one run before it is asked again. A user who deletes that many at once loses nothing by the delay. */
  readonly massDeletes: number;
}

export const COLLECTION: CollectionLimits = { mostPrimings: 3, mostEmptyPages: 20, massDeletes: 50 };

/** How long what vanished is in limbo at least, in ms; as much again is added by chance. Servers that lose their store have it back within minutes. */
export const CONFIRM_AFTER_MS = 15 * 60_000;

/** How long a doubt about the folder list counts, in ms: two short lists further apart are two troubles. */
export const GRACE_MS = 24 * 3_600_000;

/** A folder list shorter than this is never doubted: a part of three folders is nothing. */
export const FOLDERS_LEAST = 4;

/**
 * A whole folder list that has lost a larger part than this is doubted. Nobody deletes a quarter of the folders between two lists, and a
 * groupware that has lost one of its stores (mail, or calendars and contacts) has seldom lost more than a third: SOGo without its
 * database tells of 6 of 9.
 */
export const FOLDERS_LOST_MOST = 1 / 4;

/** Collections remembered at most that are not simply complete. More are the oldest ones. */
export const COLLECTIONS_REMEMBERED = 200;

/** How far apart the waits of a line that has come back are spread, in ms: a train that leaves a tunnel holds many phones, and its server one. */
export const ONLINE_SPREAD_MS = 5_000;

/** Steps of xstate's `always` in one event. A machine of ours needs at most three; a loop is stopped and thrown. */
export const MACHINE_ITERATIONS = 20;

/** The slowest line that bytes are given time for, in bytes a second: 128 kbit/s. On a slower one a mail of a megabyte takes more than a minute. */
export const SLOWEST_BYTES_PER_SECOND = 16 * 1024;
