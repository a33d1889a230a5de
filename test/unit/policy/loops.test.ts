import { describe, expect, it } from 'vitest';
import { rule } from '../../../src/eas/tables.ts';
import { EMPTY_LEDGER } from '../../../src/policy/ledger.ts';
import { LOOPS, loopOf } from '../../../src/policy/loops.ts';
import { loopHints } from '../../../src/texts/loops.ts';

const about = (counts: Readonly<Record<string, number>>) => loopOf({ ...EMPTY_LEDGER, about: counts });

describe('the loop an account is in', () => {
  it.each([
    [{ 'common.142': 20, 'http.503': 3 }, 'admin', 'provisioning-loop'],
    [{ 'Sync.12': 30 }, 'user', 'loop'],
    [{ 'http.451': 12, 'Sync.12': 2 }, 'admin', 'endpoint'],
    [{ 'transport.empty-body': 9 }, 'admin', 'blocked'],
    [{ 'http.503': 40, 'common.142': 39 }, 'time', 'throttled'],
    [{ 'transport.timeout': 3, 'http.502': 3, 'Sync.3': 5 }, 'time', 'server-down'],
    [{ 'common.166': 30, 'Sync.3': 2 }, 'user', 'loop'],
    [{}, 'user', 'loop'],
  ])('%o is one for %s: %s', (counts, who, why) => {
    expect(about(counts)).toMatchObject({ who, why });
  });

  it('has a name of its own, and a sentence that says what to do', () => {
    const names = [...LOOPS, about({})].map(({ name }) => name);
    expect(names.toSorted()).toEqual(Object.keys(loopHints).toSorted());
    for (const name of names) expect(loopHints[name].length).toBeGreaterThan(20);
    expect(about({ 'Sync.12': 1 }).name).not.toBe(about({ 'Sync.3': 1 }).name);
  });

  it('each status turns in one loop, and is one the tables know', () => {
    const all = LOOPS.flatMap(({ of }) => of);
    expect(new Set(all).size).toBe(all.length);
    expect(all.filter((id) => rule(id) === undefined)).toEqual([]);
  });
});

describe('what the tries were about', () => {
  it.each(LOOPS.flatMap((loop) => loop.of.map((id) => [id, loop] as const)))('%s turns in its own loop', (id, loop) => {
    expect(about({ [id]: 1 })).toBe(loop);
  });

  it('names a loop when it is half of the trouble, and none when it is less', () => {
    expect(about({ 'common.142': 2, 'Sync.77': 1, 'Sync.78': 1 }).why).toBe('provisioning-loop');
    expect(about({ 'common.142': 2, 'Sync.77': 2, 'Sync.78': 1 })).toMatchObject({ who: 'user', why: 'loop' });
    expect(about({ 'http.503': 2, 'Sync.77': 3 }).who).toBe('user');
  });

  it('adds up the statuses of one loop, and of two loops that weigh the same names the first', () => {
    expect(about({ 'transport.timeout': 2, 'http.502': 2, 'common.142': 3 }).why).toBe('server-down');
    expect(about({ 'http.503': 2, 'common.142': 2 }).why).toBe('provisioning-loop');
  });
});

it('a lost key and a hierarchy that never settles are the user’s, each with its own advice', () => {
  expect(about({ 'Sync.12': 1 })).toMatchObject({
    who: 'user',
    why: 'loop',
    name: 'folder-list',
  });
  expect(about({ 'Sync.3': 1 })).toMatchObject({ who: 'user', why: 'loop', name: 'sync-keys' });
});
