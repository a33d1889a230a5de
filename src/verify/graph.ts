/** A step between numbered states. */
export interface Arc {
  readonly from: number;
  readonly to: number;
}

/** The arcs that leave each state. */
export function leaving<A extends Arc>(size: number, arcs: readonly A[]): readonly (readonly A[])[] {
  const out: A[][] = Array.from({ length: size }, () => []);
  for (const arc of arcs) out[arc.from]?.push(arc);
  return out;
}

/**
 * The rank of each state: a number that falls along every arc, and the costs on the dearest way on from there. Where there is a
 * circle nothing falls: then its states are named instead.
 */
export interface Ranked {
  readonly rank: readonly number[];
  readonly dearest: readonly number[];
  /** States that lie on a circle, or only lead into one. */
  readonly circling: readonly number[];
}

/** Ranks states by Kahn's algorithm, from the ends backwards. */
export function rankOf<A extends Arc>(size: number, arcs: readonly A[], cost: (arc: A) => number): Ranked {
  const back: A[][] = Array.from({ length: size }, () => []);
  const left = new Int32Array(size);
  for (const arc of arcs) {
    back[arc.to]?.push(arc);
    left[arc.from] = (left[arc.from] ?? 0) + 1;
  }
  const rank = Array.from({ length: size }, () => 0);
  const dearest = Array.from({ length: size }, () => 0);
  const ready = [...left.keys()].filter((state) => left[state] === 0);
  for (const state of ready) {
    for (const arc of back[state] ?? []) {
      const { from } = arc;
      rank[from] = Math.max(rank[from] ?? 0, (rank[state] ?? 0) + 1);
      dearest[from] = Math.max(dearest[from] ?? 0, (dearest[state] ?? 0) + cost(arc));
      left[from] = (left[from] ?? 0) - 1;
      if (left[from] === 0) ready.push(from);
    }
  }
  return { rank, dearest, circling: [...left.keys()].filter((state) => (left[state] ?? 0) > 0) };
}

/** The states from which no goal can be reached along these arcs. */
export function strandedIn(size: number, arcs: readonly Arc[], isGoal: (state: number) => boolean): readonly number[] {
  const back: number[][] = Array.from({ length: size }, () => []);
  for (const { from, to } of arcs) back[to]?.push(from);
  const all = Array.from({ length: size }, (_, state) => state);
  const saved = new Set(all.filter(isGoal));
  for (const state of saved) for (const from of back[state] ?? []) saved.add(from);
  return all.filter((state) => !saved.has(state));
}

/** The shortest way from state 0 to this one. */
export function wayTo<A extends Arc>(size: number, arcs: readonly A[], goal: number): readonly A[] {
  const out = leaving(size, arcs);
  const came = new Map<number, A | undefined>([[0, undefined]]);
  for (const state of came.keys()) {
    if (state === goal) break;
    for (const arc of out[state] ?? []) if (!came.has(arc.to)) came.set(arc.to, arc);
  }
  const way: A[] = [];
  for (let arc = came.get(goal); arc !== undefined; arc = came.get(arc.from)) way.unshift(arc);
  return way;
}

/** A circle among these states, as its arcs, if there is one. */
export function circleIn<A extends Arc>(size: number, arcs: readonly A[], among: readonly number[]): readonly A[] {
  const inside = new Set(among);
  const out = leaving(
    size,
    arcs.filter(({ from, to }) => inside.has(from) && inside.has(to)),
  );
  for (const start of among) {
    const came = new Map<number, A>();
    const todo = [start];
    for (const state of todo) {
      for (const arc of out[state] ?? []) {
        if (came.has(arc.to)) continue;
        came.set(arc.to, arc);
        todo.push(arc.to);
      }
    }
    const last = came.get(start);
    if (last === undefined) continue;
    const circle = [last];
    for (let arc = last; arc.from !== start; circle.unshift(arc)) arc = came.get(arc.from) as A;
    return circle;
  }
  return [];
}
