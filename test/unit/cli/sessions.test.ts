import { expect, it } from 'vitest';
import { playSession, playSessions } from '../../../src/cli/sessions.ts';

it('sessions come in the order of their seeds, and a session is the same beside any others', async () => {
  const seeds: number[] = [];
  const length = { exchanges: 10 };
  for await (const { report, stray } of playSessions({ seed: 7, sessions: 3, length, workers: 1 })) {
    seeds.push(report.seed);
    expect(stray).toEqual([]);
    expect(report).toEqual((await playSession({ seed: report.seed, length })).report);
  }
  expect(seeds).toEqual([7, 8, 9]);
}, 60_000);
