import process from 'node:process';
import { describe, expect, it } from 'vitest';
import { chanceFrom } from '../../src/sim/world/chance.ts';
import { composed } from '../../src/verify/model/compositions.ts';
import { played } from './conformance/play.ts';
import { WORLDS } from './conformance/worlds.ts';

// The model of the driver that `npm run verify` walks is not the driver. Here the real session is played, by a server that answers
// anything, an app that answers in any order, time, callers who give up and kills, and followed in the model: whatever is seen of
// the session after each event has to be one of the model's own steps away from what was seen before. SEED repeats a run, RUNS plays
// more of them.

const RUNS = Number(process.env['RUNS'] ?? 25);
const FIRST = Number(process.env['SEED'] ?? 1);
/** Events of one session. */
const LENGTH = 60;

const PLAYED = composed(WORLDS);

describe.each(PLAYED.map((world) => [world.name, world] as const))('%s', (_, world) => {
  it('every step of the session is a step of the model', async () => {
    let all = 0;
    for (let seed = FIRST; seed < FIRST + RUNS; seed += 1) {
      const { strayed, steps } = await played(world, chanceFrom(seed), LENGTH);
      if (strayed !== undefined) throw new Error(`${strayed}\nRepeat with: SEED=${seed} RUNS=1`);
      all += steps;
    }
    expect(all).toBe(RUNS * LENGTH);
  }, 3_600_000);
});

/** What a model may forget of the driver, and where that is met. */
const FORGOTTEN = [
  { what: 'a whole rung is announced to nobody', slip: 'announce-whole', world: 'two on one collection' },
  { what: 'a stuck rung is announced to nobody', slip: 'announce-stuck', world: 'two on one collection' },
  { what: 'keys are not waited for', slip: 'locks', world: 'two on one collection' },
  { what: 'the door is not asked again once the bytes are made', slip: 'shut', world: 'two on one collection' },
  { what: 'holds are not kept', slip: 'hold', world: 'two on one collection' },
  { what: 'a silence keeps nobody waiting', slip: 'silence', world: 'two on one collection' },
  { what: 'what was broken is forgotten by a kill', slip: 'restore', world: 'folders' },
  { what: 'the outbox is not asked', slip: 'outbox', world: 'mail' },
] as const;

describe('a model that is wrong in one rule is not what the session does', () => {
  it.each(FORGOTTEN)(
    '$what',
    async ({ slip, world: name }) => {
      const world = PLAYED.find((one) => one.name === name);
      if (world === undefined) throw new Error(`no world ${name}`);
      let strayed: string | undefined;
      for (let seed = 1; seed <= 60 && strayed === undefined; seed += 1)
        ({ strayed } = await played({ ...world, slip }, chanceFrom(seed), LENGTH));
      expect(strayed).toContain('---- after:');
    },
    300_000,
  );
});
