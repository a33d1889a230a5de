import { LONGEST_SECONDS, type Heartbeat } from '../src/core/heartbeat.ts';
import type { LongpollLimits } from '../src/core/limits.ts';

// The arithmetic of the search for the longest poll that lives: pure, in whole seconds, 0 for what is not known.

/** The search: what was learned, and how the last polls went. */
export interface Search {
  readonly learned: Heartbeat;
  /** Polls in a row that were quiet at this length. */
  readonly quiet: number;
  /** Polls in a row that died. */
  readonly cuts: number;
}

/**
 * The interval of a poll for which the app wishes this: never above the wish, never outside what the server named, whose least
 * comes first because it refuses less. 0 when nobody has said anything.
 */
export function intervalFor(learned: Heartbeat, wish: number): number {
  const ceiling = ceilingOf({ ...learned, wish });
  const seconds = ceiling === 0 || wish === 0 ? Math.max(ceiling, wish) : Math.min(ceiling, wish);
  return seconds === 0 ? 0 : Math.max(learned.least, seconds);
}

/** The longest poll that may be tried, whatever the wish; 0 when nothing speaks against any. */
export function ceilingOf(learned: Heartbeat): number {
  const { seconds, bad, least, most } = learned;
  const searched = seconds === bad || seconds < goalOf(learned) ? seconds : Math.max(0, bad - 1);
  if (searched === 0) return most;
  return Math.max(least, most === 0 ? searched : Math.min(searched, most));
}

/** The shortest poll worth trying. */
function floorOf({ wish, least }: Heartbeat, { floorSeconds }: LongpollLimits): number {
  return Math.max(least, wish === 0 ? floorSeconds : Math.min(wish, floorSeconds));
}

/** Where the search would like to be: the wish, as far as the server allows it. */
function goalOf({ wish, most }: Heartbeat): number {
  const wished = wish === 0 ? LONGEST_SECONDS : wish;
  return most === 0 ? wished : Math.min(wished, most);
}

/** Is the app's wish reached? */
export function isAtGoal({ learned }: Search): boolean {
  return learned.seconds === 0 || learned.seconds >= goalOf(learned);
}

/** Is what lives known, and as closely as it pays? */
export function isClose({ learned: { seconds, good, bad } }: Search, { stepSeconds }: LongpollLimits): boolean {
  return good > 0 && bad > 0 && bad - seconds <= stepSeconds;
}

/** Has this length been quiet often enough for a longer one? */
export function isEnough({ quiet }: Search, { quietBeforeGrowing }: LongpollLimits): boolean {
  return quiet + 1 >= quietBeforeGrowing;
}

/** May the length that once died be tried again? */
export function isDoubtful({ learned, quiet }: Search, { quietBeforeDoubt, mostDoubts }: LongpollLimits): boolean {
  const { bad, doubts } = learned;
  return bad > 0 && bad <= goalOf(learned) && doubts < mostDoubts && quiet + 1 >= quietBeforeDoubt;
}

/** The app wishes this from now on. */
export function wishing(search: Search, wish: number): Search {
  return { ...search, learned: { ...search.learned, wish } };
}

/** A poll was answered after so many seconds, at its end or before it. */
export function afterAnswer({ learned, quiet }: Search, lived: number, ended: boolean, limits: LongpollLimits): Search {
  const good = Math.max(learned.good, lived);
  const refuted = learned.bad > 0 && learned.bad <= good;
  return {
    learned: { ...learned, good, ...(refuted && { bad: 0, doubts: 0 }) },
    quiet: ended ? Math.min(quiet + 1, limits.quietBeforeDoubt) : quiet,
    cuts: 0,
  };
}

/** A poll of this length died: halfway to what is known to live. What lived at this very length before is not known any more. */
export function afterCut({ learned, cuts }: Search, asked: number, limits: LongpollLimits): Search {
  const floor = floorOf(learned, limits);
  const good = learned.good < asked ? learned.good : 0;
  const low = Math.max(good, floor);
  const seconds = asked - low <= limits.stepSeconds ? low : Math.floor((low + asked) / 2);
  const bad = learned.bad === 0 ? asked : Math.min(learned.bad, asked);
  return { learned: { ...learned, seconds, good, bad }, quiet: 0, cuts: Math.min(cuts + 1, limits.mostCuts) };
}

/** Too many died in a row: the floor, whatever was known. */
export function atFloor({ learned, cuts }: Search, limits: LongpollLimits): Search {
  return { learned: { ...learned, seconds: floorOf(learned, limits), good: 0 }, quiet: 0, cuts };
}

/** A poll died at an age that others survived: chance, until it happens twice in a row. */
export function isChance({ learned, cuts }: Search, lived: number): boolean {
  return lived < learned.good && cuts === 0;
}

/** A poll longer: halfway to what died, or to the wish, and at least a step. */
export function longer({ learned, cuts }: Search, { stepSeconds }: LongpollLimits): Search {
  const { seconds, bad } = learned;
  const goal = goalOf(learned);
  const top = bad > 0 && bad <= goal ? bad - stepSeconds : goal;
  const half = Math.max(stepSeconds, Math.floor((top - seconds) / 2));
  return { learned: { ...learned, seconds: Math.max(seconds, Math.min(top, seconds + half)) }, quiet: 0, cuts };
}

/** The length that once died, once more. */
export function doubting({ learned, cuts }: Search): Search {
  return { learned: { ...learned, seconds: learned.bad, doubts: learned.doubts + 1 }, quiet: 0, cuts };
}

/** The server refused this interval and named the nearest it takes. What it said before, and now contradicts, is forgotten. */
export function bounded(search: Search, asked: number, named: number): Search {
  const { learned } = search;
  if (named === asked) return search;
  const { least, most } = learned;
  const bounds =
    named < asked ? { most: named, least: least > named ? 0 : least } : { least: named, most: most > 0 && most < named ? 0 : most };
  return { ...search, learned: { ...learned, ...bounds } };
}

/** Another network: what was learned of the last one says nothing of it. The server is the same. */
export function elsewhere({ learned }: Search): Search {
  return { learned: { ...learned, seconds: 0, good: 0, bad: 0, doubts: 0 }, quiet: 0, cuts: 0 };
}
