import { describe, expect, it } from 'vitest';
import { longpollMachine } from '../../../machines/longpoll.machine.ts';
import { NOTHING_LEARNED, type Heartbeat } from '../../../src/core/heartbeat.ts';
import { LONGPOLL } from '../../../src/core/limits.ts';
import { play, type Played, type TestEvent } from '../../support/machines.ts';

const from = (learned: Partial<Heartbeat>): Played =>
  play(longpollMachine, { limits: LONGPOLL, learned: { ...NOTHING_LEARNED, wish: 900, ...learned } });
const fresh = from({});
const quiet = (lived: number): TestEvent => ({ type: 'poll.quiet', lived });
const cut = (seconds: number, lived = seconds): TestEvent => ({ type: 'poll.cut', seconds, lived });
const times = (count: number, event: TestEvent): readonly TestEvent[] => Array.from({ length: count }, () => event);
const learned = (played: Played): Heartbeat => played.context['learned'] as Heartbeat;

describe('as long as nothing dies', () => {
  it('polls are as long as the app wishes, and nothing has to be stored but what is new', () => {
    const watching = fresh.send(quiet(900));
    expect(watching.value).toBe('watching');
    expect(watching.effects).toEqual([{ type: 'effect.learn', learned: { ...NOTHING_LEARNED, wish: 900, good: 900 } }]);
    expect(watching.send(quiet(900)).effects).toEqual([]);
  });

  it('an early answer shows only the silence there was', () => {
    expect(learned(fresh.send({ type: 'poll.changed', lived: 40 })).good).toBe(40);
    expect(learned(fresh.send({ type: 'hierarchy.changed', lived: 40 }))).toMatchObject({ good: 40, seconds: 0 });
  });
});

describe('a poll that dies', () => {
  it('makes the next one shorter, and the one after that shorter still', () => {
    const first = fresh.send(cut(900, 300));
    expect([first.value, learned(first).seconds]).toEqual(['shortening', 480]);
    const second = first.send(cut(480, 300));
    expect([second.value, learned(second).seconds]).toEqual(['shortening', 270]);
  });

  it('at an age that others survived is chance, once', () => {
    const once = from({ good: 900 }).send(cut(900, 20));
    expect([once.value, learned(once).seconds, once.effects]).toEqual(['watching', 0, []]);
    expect(once.send(cut(900, 20)).value).toBe('shortening');
    expect(once.send(quiet(900), cut(900, 20)).value).toBe('watching');
  });

  it('again and again without any answer rests at the floor, until something is answered', () => {
    const resting = fresh.send(...times(LONGPOLL.mostCuts, cut(900)));
    expect([resting.value, learned(resting).seconds]).toEqual(['resting', LONGPOLL.floorSeconds]);
    expect(resting.send(cut(60)).value).toBe('resting');
    expect(resting.send({ type: 'poll.changed', lived: 3 }).value).toBe('growing');
    expect(resting.send(quiet(60)).value).toBe('growing');
    expect(resting.send({ type: 'network.changed' }).value).toBe('watching');
  });
});

describe('polls that live again', () => {
  const down = fresh.send(cut(900, 300), cut(480, 300), quiet(270));

  it('grow after some quiet ones, and only then', () => {
    expect([down.value, learned(down).seconds]).toEqual(['growing', 270]);
    const longer = down.send(...times(LONGPOLL.quietBeforeGrowing - 1, quiet(270)));
    expect([longer.value, learned(longer).seconds]).toEqual(['growing', 360]);
  });

  it('settle when a step more would die', () => {
    const settled = from({ seconds: 285, good: 270, bad: 300 }).send(quiet(285));
    expect([settled.value, learned(settled)]).toMatchObject(['settled', { seconds: 285, good: 285, bad: 300 }]);
  });

  it('come back to the wish when it is reached', () => {
    expect(from({ seconds: 900, bad: 0 }).value).toBe('watching');
    expect(from({ seconds: 480 }).send({ type: 'poll.wished', seconds: 480 }, quiet(480)).value).toBe('watching');
  });
});

describe('what once died', () => {
  const settled = from({ seconds: 480, good: 480, bad: 500 });
  const probing = settled.send(...times(LONGPOLL.quietBeforeDoubt, quiet(480)));

  it('is tried again after hours of quiet', () => {
    expect(settled.value).toBe('settled');
    expect([probing.value, learned(probing)]).toMatchObject(['probing', { seconds: 500, doubts: 1 }]);
  });

  it('and is believed when it lives', () => {
    expect(probing.send({ type: 'poll.changed', lived: 3 }).value).toBe('probing');
    const lived = probing.send(quiet(500));
    expect([lived.value, learned(lived)]).toMatchObject(['growing', { seconds: 500, good: 500, bad: 0, doubts: 0 }]);
  });

  it('or not, when it dies: three times on one network, and no more', () => {
    let now = settled;
    for (let round = 0; round < LONGPOLL.mostDoubts; round += 1) {
      now = now.send(...times(LONGPOLL.quietBeforeDoubt, quiet(480)));
      expect(now.value).toBe('probing');
      now = now.send(cut(500));
      expect([now.value, learned(now).seconds]).toEqual(['settled', 480]);
    }
    expect(now.send(...times(3 * LONGPOLL.quietBeforeDoubt, quiet(480))).value).toBe('settled');
  });
});

describe('what it is told from outside', () => {
  it('is kept in every state: bounds, folders, collections, wishes', () => {
    const told = fresh.send(
      { type: 'bounds.named', asked: 900, seconds: 470 },
      { type: 'folders.limited', most: 20 },
      { type: 'collections.limited', most: 30 },
      { type: 'poll.wished', seconds: 600 },
    );
    expect(learned(told)).toEqual({ ...NOTHING_LEARNED, wish: 600, most: 470, folders: 20, collections: 30 });
  });

  it('another network makes it forget the last one, and nothing else', () => {
    const all = { seconds: 480, good: 480, bad: 500, doubts: 2, least: 60, most: 800, folders: 20, collections: 30 };
    const moved = from(all).send({ type: 'network.changed' });
    expect(learned(moved)).toEqual({ ...NOTHING_LEARNED, wish: 900, least: 60, most: 800, folders: 20, collections: 30 });
  });
});

it('after a restart goes on where it was', () => {
  expect(play(longpollMachine, { limits: LONGPOLL }).value).toBe('watching');
  expect(from({ seconds: 480, good: 480, bad: 500 }).value).toBe('settled');
  expect(from({ seconds: 480, good: 480, bad: 700 }).value).toBe('growing');
});

it('news of the hierarchy is no quiet poll, and a settled search that is not close goes on', () => {
  expect(fresh.send({ type: 'hierarchy.changed', lived: 40 }).context['quiet']).toBe(0);
  expect(fresh.send({ type: 'poll.changed', lived: 40 }).context['quiet']).toBe(0);
});

it('chance is counted: what dies the second time in a row is none', () => {
  const once = from({ good: 900 }).send(cut(900, 20));
  expect(once.context['cuts']).toBe(1);
});

it('a settled search goes on once what died is refuted: nothing is close any more', () => {
  const settled = from({ seconds: 450, good: 450, bad: 450 + LONGPOLL.stepSeconds });
  expect(settled.value).toBe('settled');
  expect(settled.send(quiet(450 + LONGPOLL.stepSeconds)).value).toBe('growing');
  expect(settled.send(quiet(450)).value).toBe('settled');
});
