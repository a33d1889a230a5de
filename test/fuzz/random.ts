/** Numbers in [0, 1) from a seed (mulberry32): the same seed gives the same run on every machine. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 0x1_0000_0000;
  };
}

/** The seed of this run: SEED in the environment repeats one, else a new one is drawn. */
export function chosenSeed(): number {
  const wanted = process.env['SEED'];
  return wanted === undefined ? Math.floor(Math.random() * 0x7fffffff) : Number(wanted);
}
