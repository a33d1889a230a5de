import { describe, expect, it } from 'vitest';
import { play, recordedVerdict } from './lab-player.ts';
import { BEYOND_REQUESTS, DIFFERENCES, STAGES } from './lab-stages.ts';
import { RECORDINGS } from './recordings.ts';

// The lab is fair if it answers what real servers answered, and where it does not, says why: the specification, mostly.

const isBeyond = (name: string): boolean => BEYOND_REQUESTS.some((one) => one.names.test(name));
const REACHED = RECORDINGS.filter(([name]) => !isBeyond(name));
const SAME = REACHED.filter(([name]) => !Object.hasOwn(DIFFERENCES, name));

describe('the lab answers recorded requests', () => {
  it.each(SAME)('%s as the recorded server did', (name, recording) => {
    expect(play(name, recording, STAGES[name])).toBe(recordedVerdict(recording));
  });

  it.each(REACHED.filter(([name]) => Object.hasOwn(DIFFERENCES, name)))('%s otherwise, for a reason', (name, recording) => {
    const [answer, why] = DIFFERENCES[name] ?? ['', ''];
    expect(play(name, recording, STAGES[name])).toBe(answer);
    expect(answer, 'no difference any more: take it off the list').not.toBe(recordedVerdict(recording));
    expect(why).not.toBe('');
  });
});

describe('the tables about the recordings', () => {
  const names = RECORDINGS.map(([name]) => name);

  it('name only recordings that there are', () => {
    for (const name of [...Object.keys(STAGES), ...Object.keys(DIFFERENCES)]) expect(names).toContain(name);
    for (const { names: pattern } of BEYOND_REQUESTS)
      expect(
        names.some((name) => pattern.test(name)),
        String(pattern),
      ).toBe(true);
  });

  it('do not set a stage for what is beyond requests', () => {
    expect([...Object.keys(STAGES), ...Object.keys(DIFFERENCES)].filter(isBeyond)).toEqual([]);
  });

  it('put every recording in one place: moving one is a decision, not an accident', () => {
    const counts = { alike: SAME.length, otherwise: REACHED.length - SAME.length, beyond: RECORDINGS.length - REACHED.length };
    expect(counts).toEqual({ alike: 121, otherwise: 125, beyond: 62 });
  });
});
