import { describe, expect, it } from 'vitest';
import {
  afterAnswer,
  afterCut,
  bounded,
  ceilingOf,
  intervalFor,
  isChance,
  isClose,
  isDoubtful,
  longer,
  type Search,
} from '../../../machines/heartbeat.ts';
import { LONGEST_SECONDS, NOTHING_LEARNED, type Heartbeat } from '../../../src/core/heartbeat.ts';
import { LONGPOLL } from '../../../src/core/limits.ts';

const known = (more: Partial<Heartbeat>): Heartbeat => ({ ...NOTHING_LEARNED, ...more });
const search = (more: Partial<Heartbeat>): Search => ({ learned: known(more), quiet: 0, cuts: 0 });

describe('the interval of a poll', () => {
  it.each([
    ['nothing known, nothing wished', {}, 0, 0],
    ['nothing known: the wish', {}, 900, 900],
    ['the search is below the wish', { seconds: 480 }, 900, 480],
    ['the wish is below the search', { seconds: 480 }, 300, 300],
    ['the server takes no more', { most: 470 }, 900, 470],
    ['the server takes no less: its bound comes before the wish', { least: 120 }, 60, 120],
    ['the server takes no less than what the search came to', { seconds: 100, least: 120 }, 900, 120],
    ['a wish nobody knows', { seconds: 480 }, 0, 480],
    ['a wish nobody knows, and a bound', { most: 470 }, 0, 470],
    ['the search has reached an older wish, and nothing died', { seconds: 480, wish: 480 }, 480, 480],
    ['a wish that grew: on from where the search is', { seconds: 480, wish: 480 }, 900, 480],
    ['what died is stayed below, whatever the wish', { seconds: 300, good: 300, bad: 480 }, 900, 300],
    ['what died is tried again', { seconds: 480, good: 300, bad: 480 }, 900, 480],
  ])('%s', (_, learned, wish, wanted) => {
    expect(intervalFor(known(learned), wish)).toBe(wanted);
  });

  it('has no ceiling of its own while the wish is reached: the app may wish for more', () => {
    expect(ceilingOf(known({ seconds: 480, wish: 480 }))).toBe(0);
    expect(ceilingOf(known({ seconds: 480, wish: 480, most: 900 }))).toBe(900);
    expect(ceilingOf(known({ seconds: 480, wish: 480, bad: 700 }))).toBe(699);
    expect(ceilingOf(known({ seconds: 480, wish: 900 }))).toBe(480);
    expect(ceilingOf(known({ seconds: 480 }))).toBe(480);
    expect(ceilingOf(known({ seconds: LONGEST_SECONDS }))).toBe(0);
  });
});

describe('a poll that died', () => {
  const halved = (learned: Partial<Heartbeat>, asked: number): Heartbeat => afterCut(search(learned), asked, LONGPOLL).learned;

  it('halves the way to what lives, or to the floor', () => {
    expect(halved({ wish: 900 }, 900)).toMatchObject({ seconds: 480, good: 0, bad: 900 });
    expect(halved({ wish: 900, good: 300 }, 900)).toMatchObject({ seconds: 600, good: 300, bad: 900 });
    expect(halved({ wish: 900, good: 300, bad: 400 }, 330)).toMatchObject({ seconds: 300, good: 300, bad: 330 });
  });

  it('at a length that lived before says that this is not known any more', () => {
    expect(halved({ wish: 900, seconds: 300, good: 300, bad: 400 }, 300)).toMatchObject({ seconds: 180, good: 0, bad: 300 });
  });

  it('never leads below the floor, the wish or the server’s least', () => {
    expect(halved({ wish: 900 }, 70).seconds).toBe(LONGPOLL.floorSeconds);
    expect(halved({ wish: 40 }, 40).seconds).toBe(40);
    expect(halved({ wish: 900, least: 200 }, 210).seconds).toBe(200);
  });
});

describe('a longer poll', () => {
  it('goes half the way to the wish, at least a step and never beyond', () => {
    expect(longer(search({ seconds: 300, wish: 900 }), LONGPOLL).learned.seconds).toBe(600);
    expect(longer(search({ seconds: 870, wish: 900 }), LONGPOLL).learned.seconds).toBe(900);
    expect(longer(search({ seconds: 300, wish: 900, most: 400 }), LONGPOLL).learned.seconds).toBe(350);
  });

  it('stays a step below what died', () => {
    expect(longer(search({ seconds: 300, wish: 900, bad: 480 }), LONGPOLL).learned.seconds).toBe(375);
    expect(longer(search({ seconds: 440, wish: 900, bad: 480 }), LONGPOLL).learned.seconds).toBe(450);
  });
});

describe('the server’s bounds [MS-ASCMD 2.2.3.97]', () => {
  const named = (learned: Partial<Heartbeat>, asked: number, seconds: number): Heartbeat =>
    bounded(search(learned), asked, seconds).learned;

  it('a smaller number is the most, a larger one the least', () => {
    expect(named({}, 900, 470)).toEqual(known({ most: 470 }));
    expect(named({}, 60, 120)).toEqual(known({ least: 120 }));
    expect(named({ least: 120 }, 900, 470)).toEqual(known({ least: 120, most: 470 }));
  });

  it('what a later one contradicts is forgotten; the interval that was refused, named again, says nothing', () => {
    expect(named({ least: 500 }, 900, 470)).toEqual(known({ most: 470 }));
    expect(named({ most: 100 }, 60, 120)).toEqual(known({ least: 120 }));
    expect(named({ most: 470 }, 470, 470)).toEqual(known({ most: 470 }));
  });
});

describe('a poll that was answered', () => {
  const at = (learned: Partial<Heartbeat>, quiet = 0, cuts = 0): Search => ({ learned: known(learned), quiet, cuts });

  it('as long as one that died before refutes that', () => {
    expect(afterAnswer(at({ bad: 480, doubts: 2 }), 480, true, LONGPOLL).learned).toMatchObject({ good: 480, bad: 0, doubts: 0 });
    expect(afterAnswer(at({ bad: 480, doubts: 2 }), 479, true, LONGPOLL).learned).toMatchObject({ good: 479, bad: 480, doubts: 2 });
    expect(afterAnswer(at({ good: 100, doubts: 2 }), 50, true, LONGPOLL).learned).toMatchObject({ good: 100, bad: 0, doubts: 2 });
  });

  it('at its end counts as quiet, before it does not', () => {
    expect(afterAnswer(at({}, 1), 60, true, LONGPOLL).quiet).toBe(2);
    expect(afterAnswer(at({}, 1), 60, false, LONGPOLL).quiet).toBe(1);
  });

  it('lived as long as others: dying then is no chance, dying earlier once is', () => {
    expect(isChance(at({ good: 300 }), 299)).toBe(true);
    expect(isChance(at({ good: 300 }), 300)).toBe(false);
    expect(isChance(at({ good: 300 }, 0, 1), 299)).toBe(false);
  });
});

describe('what died', () => {
  it('is near enough when a step lies between, and known only when something lived', () => {
    const close = (learned: Partial<Heartbeat>) => isClose(search(learned), LONGPOLL);
    expect(close({ seconds: 470, good: 470, bad: 470 + LONGPOLL.stepSeconds })).toBe(true);
    expect(close({ seconds: 470, good: 470, bad: 471 + LONGPOLL.stepSeconds })).toBe(false);
    expect(close({ seconds: 470, good: 0, bad: 480 })).toBe(false);
    expect(close({ seconds: 470, good: 470 })).toBe(false);
  });

  it('is doubted after quiet polls, so often and no more, and only within the wish', () => {
    const doubtful = (learned: Partial<Heartbeat>) =>
      isDoubtful({ learned: known(learned), quiet: LONGPOLL.quietBeforeDoubt - 1, cuts: 0 }, LONGPOLL);
    expect(doubtful({ bad: 480, wish: 480 })).toBe(true);
    expect(doubtful({ bad: 481, wish: 480 })).toBe(false);
    expect(doubtful({ bad: 480, wish: 900, doubts: LONGPOLL.mostDoubts - 1 })).toBe(true);
    expect(doubtful({ bad: 480, wish: 900, doubts: LONGPOLL.mostDoubts })).toBe(false);
    expect(doubtful({ wish: 900 })).toBe(false);
  });

  it('is stayed a step below, even where it is the wish itself', () => {
    expect(longer(search({ seconds: 460, wish: 480, bad: 480 }), LONGPOLL).learned.seconds).toBe(Math.max(460, 480 - LONGPOLL.stepSeconds));
  });
});

describe('a bound that is named', () => {
  const named = (learned: Partial<Heartbeat>, asked: number, seconds: number): Heartbeat =>
    bounded(search(learned), asked, seconds).learned;

  it('keeps the other one where they agree, up to the same number', () => {
    expect(named({ least: 470 }, 900, 470)).toEqual(known({ least: 470, most: 470 }));
    expect(named({ most: 120 }, 60, 120)).toEqual(known({ least: 120, most: 120 }));
    expect(named({ most: 900 }, 60, 120)).toEqual(known({ least: 120, most: 900 }));
    expect(named({ most: 100, least: 50 }, 60, 120)).toEqual(known({ least: 120 }));
  });

  it('holds a search that has come to less, or that knows nothing', () => {
    expect(ceilingOf(known({ seconds: 480, wish: 900, most: 300 }))).toBe(300);
    expect(ceilingOf(known({ seconds: 480, wish: 900, most: 600 }))).toBe(480);
    expect(ceilingOf(known({ seconds: 100, wish: 900, least: 120 }))).toBe(120);
    expect(intervalFor(known({ least: 60 }), 0)).toBe(0);
    expect(intervalFor(known({ most: 300, least: 60 }), 40)).toBe(60);
  });
});

describe('at the edges of the search', () => {
  it('what died and is tried again is tried as long as it was, and never longer than the server takes', () => {
    expect(ceilingOf(known({ seconds: 480, bad: 480, wish: 480 }))).toBe(480);
    expect(ceilingOf(known({ seconds: 480, bad: 480, wish: 900, most: 300 }))).toBe(300);
  });

  it('without a wish a poll that died leads to the shortest worth trying', () => {
    expect(afterCut(search({}), 70, LONGPOLL).learned.seconds).toBe(LONGPOLL.floorSeconds);
  });

  it('the shortest that died is remembered', () => {
    expect(afterCut(search({ wish: 900, good: 300, bad: 400 }), 900, LONGPOLL).learned.bad).toBe(400);
  });

  it('what died beyond the wish draws no search there', () => {
    expect(longer(search({ seconds: 300, wish: 480, bad: 900 }), LONGPOLL).learned.seconds).toBe(390);
  });
});
