import { expect, it } from 'vitest';
import { composed, type Wanted } from '../../src/verify/model/compositions.ts';
import { deliver } from '../../src/verify/model/driver.ts';
import { strandedSlot } from '../../src/verify/model/laws.ts';
import { movesOf, runOn } from '../../src/verify/model/moves.ts';
import type { Move } from '../../src/verify/model/run.ts';
import { copyOf, startOf, textOf, type Composition, type Message, type State } from '../../src/verify/model/state.ts';

// The walk works off the queue after each event from outside: only such events meet. Here, on a small session, everything that is
// posted meets everything from outside, in any order; where the queue is empty it has to stand where the walk stands.

const SMALL: Wanted = {
  name: 'small', rungs: ['policy'], repairs: 2, handshake: 2, impatient: false, budgets: { progress: 0, releases: 0, kills: 0, again: 0 },
  parts: [
    { command: 'Sync', letters: ['accept.*', 'repair.* policy'], limit: 2, lock: 1 },
    { command: 'Sync', letters: ['accept.*', 'repair.* policy', 'hold.*'], limit: 2, lock: 1 },
  ],
}; // prettier-ignore

const delivered = (world: Composition, from: State): State => {
  const run = runOn(world, copyOf(from));
  deliver(run, run.at.queue.shift() as Message);
  return run.at;
};

/** A request that was out is answered once, also while its answer stands in the queue. */
function isAnsweredAgain({ queue }: State, after: State): boolean {
  const answers = (messages: readonly Message[]): readonly number[] =>
    messages.filter(({ name }) => name.includes('.*')).map(({ to }) => to);
  const waiting = answers(queue);
  return answers(after.queue.slice(queue.length)).some((to) => waiting.includes(to));
}

/** Where it can stand, by text, when these events from outside happen; those that come while something is posted come in between. */
function places(world: Composition, happens: (move: Move, isEmpty: boolean) => boolean): ReadonlyMap<string, State> {
  const start = startOf(world);
  const seen = new Map([[textOf(start, world), start]]);
  for (const at of seen.values()) {
    const isEmpty = at.queue.length === 0;
    const next = movesOf(world, at).flatMap((move) => {
      if (!happens(move, isEmpty)) return [];
      const run = runOn(world, copyOf(at));
      move.make(run);
      return isAnsweredAgain(at, run.at) ? [] : [run.at];
    });
    for (const after of isEmpty ? next : [...next, delivered(world, at)]) {
      const text = textOf(after, world);
      if (!seen.has(text)) seen.set(text, after);
    }
  }
  return seen;
}

const [world] = composed([SMALL]);
if (world === undefined) throw new Error('nothing is composed');
const resting = (all: ReadonlyMap<string, State>): readonly [string, State][] => [...all].filter(([, { queue }]) => queue.length === 0);

it('whatever meets what is still in the queue, no law is broken, nobody is stranded, and the session comes everywhere where the walk has been', () => {
  // Time that lifts a hold before the end that follows from it is left out: the request knows its hold all the same, which the model does not keep.
  const mixed = places(world, ({ label }, isEmpty) => isEmpty || !label.startsWith('a hold is over'));
  const walked = places(world, (_, isEmpty) => isEmpty);
  expect(walked.size).toBeGreaterThan(100);
  expect(mixed.size).toBeGreaterThan(walked.size);
  expect([...walked.keys()].filter((text) => !mixed.has(text))).toEqual([]);
  expect(resting(mixed).filter(([, at]) => strandedSlot(world, at) !== undefined)).toEqual([]);
});

it('and it comes to rest nowhere else, but where time has lifted a hold between what it did and what follows from that', () => {
  const walked = places(world, (_, isEmpty) => isEmpty);
  const mixed = places(world, ({ label }, isEmpty) => isEmpty || !label.startsWith('a hold is over'));
  expect(resting(mixed).filter(([text]) => !walked.has(text))).toEqual([]);
});
