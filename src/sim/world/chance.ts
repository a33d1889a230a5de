/** Chance that repeats: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** In [0, 1). */
  readonly next: () => number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in that share of the cases. */
  hit(share: number): boolean;
  /** One of the list, which is not empty. */
  pick<T>(list: readonly T[]): T;
  /** A stream of its own: what one part of the world draws does not change what another draws. */
  fork(name: string): Chance;
}

/** FNV-1a, 32 bits: spreads neighbouring seeds and names. */
function hash(text: string, from = 0x81_1c_9d_c5): number {
  let state = from;
  for (let i = 0; i < text.length; i += 1) state = Math.imul(state ^ text.charCodeAt(i), 0x01_00_01_93);
  return state >>> 0;
}

/** Opens the stream of a seed (mulberry32). @example chanceFrom(7).between(1, 6) */
export function chanceFrom(seed: number | string): Chance {
  const start = hash(String(seed));
  let state = start;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 0x1_00_00_00_00;
  };
  const between = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  return {
    next,
    between,
    hit: (share) => next() < share,
    pick: <T>(list: readonly T[]): T => {
      const one = list[between(0, list.length - 1)];
      if (one === undefined) throw new TypeError('there is nothing to pick from');
      return one;
    },
    fork: (name) => chanceFrom(`${start}/${name}`),
  };
}
