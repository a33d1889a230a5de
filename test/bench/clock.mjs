/** Milliseconds of one run. */
export function elapsed(work) {
  const start = performance.now();
  work();
  return performance.now() - start;
}

export const median = (list) => list.toSorted((a, b) => a - b)[list.length >> 1];

/**
 * The median of every work, run in turns: whatever else the machine does hits all alike.
 * @param {Record<string, () => unknown>} works
 */
export function race(works, rounds, warmUp) {
  const times = Object.fromEntries(Object.keys(works).map((name) => [name, []]));
  for (let round = -warmUp; round < rounds; round++) {
    for (const [name, work] of Object.entries(works)) {
      const ms = elapsed(work);
      if (round >= 0) times[name].push(ms);
    }
  }
  return Object.fromEntries(Object.entries(times).map(([name, list]) => [name, median(list)]));
}
