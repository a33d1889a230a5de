import { describe, expect, it } from 'vitest';
import { batchMachine } from '../../../machines/batch.machine.ts';
import { play, type Played, type TestEvent } from '../../support/machines.ts';

const LIMIT = 12;
const TAKEN: TestEvent = { type: 'batch.taken' };
const started = (size: number, parks = true, limit = LIMIT): Played => play(batchMachine, { size, limit, parks });
const refused = (attempt: number, size: number, ...sent: readonly number[]): TestEvent => ({ type: 'batch.refused', attempt, size, sent });
const sends = (at: Played): unknown => at.effects.find((effect) => effect.type === 'effect.probe')?.send;

describe('the search for a bad item', () => {
  it('asks for nothing before it is told of a refusal', () => {
    expect(started(4)).toMatchObject({ value: 'whole', effects: [] });
  });

  it('sends the first half of what was refused, the larger one of an odd number, and leaves the rest out [MS-ASCMD 3.1.5.10]', () => {
    const first = started(5).send(refused(1, 5, 0, 1, 2, 3, 4));
    expect([first.value, sends(first)]).toEqual(['halving', [0, 1, 2]]);
    const second = first.send(refused(2, 5, 0, 1, 2));
    expect([second.value, sends(second)]).toEqual(['halving', [0, 1]]);
  });

  it('one that is refused alone is parked, and everything else goes out without it [MS-ASCMD 2.2.3.177.17]', () => {
    const found = started(4).send(refused(1, 4, 0, 1, 2, 3), refused(2, 4, 0, 1), refused(3, 4, 0));
    expect([found.value, sends(found)]).toEqual(['completing', [1, 2, 3]]);
    expect(found.send(TAKEN)).toMatchObject({ value: 'taken', snapshot: { output: { end: 'taken', parked: [0] } } });
  });

  it('a second one is found in the same way', () => {
    const again = started(3).send(refused(1, 3, 0, 1, 2), refused(2, 3, 0, 1), refused(3, 3, 0), refused(4, 3, 1, 2), refused(5, 3, 1));
    expect([again.value, sends(again), again.context['parked']]).toEqual(['completing', [2], [0, 1]]);
  });

  it('items that came in meanwhile are looked through too', () => {
    const more = started(2).send(refused(1, 2, 0, 1), refused(2, 3, 0, 2), refused(3, 3, 0));
    expect(sends(more)).toEqual([1, 2]);
  });

  it('a reply that is the caller’s ends it at once, wherever it stands [MS-ASCMD 2.2.1.21]', () => {
    const halving = started(4).send(refused(1, 4, 0, 1, 2, 3));
    for (const at of [started(4), halving]) expect(at.send(TAKEN)).toMatchObject({ value: 'taken', effects: [] });
  });
});

describe('its bounds', () => {
  it('the last attempt carries nothing when something was refused alone: it proves it', () => {
    const alone = started(4, true, 4).send(refused(1, 4, 0, 1, 2, 3), refused(2, 4, 0, 1), refused(3, 4, 0));
    expect([alone.value, sends(alone)]).toEqual(['proving', []]);
    const rest = started(4, true, 5).send(refused(1, 4, 0, 1, 2, 3), refused(2, 4, 0, 1), refused(3, 4, 0), refused(4, 4, 1, 2, 3));
    expect([rest.value, sends(rest)]).toEqual(['proving', []]);
    expect(rest.send(refused(5, 4))).toMatchObject({ value: 'exhausted', effects: [{ type: 'effect.abandon' }] });
  });

  it('nothing is asked for beyond the limit of the request', () => {
    expect(started(4, true, 2).send(refused(1, 4, 0, 1, 2, 3), refused(2, 4, 0, 1)).value).toBe('exhausted');
  });

  it('a request that is refused with no item in it is not refused for an item', () => {
    expect(started(1).send(refused(1, 1, 0), refused(2, 1)).value).toBe('exhausted');
  });

  it('a list of things without ids is cut smaller, and no further than one [MS-ASCMD 3.1.5.10]', () => {
    const one = started(2, false).send(refused(1, 2, 0, 1));
    expect(sends(one)).toEqual([0]);
    expect(one.send(refused(2, 1, 0)).value).toBe('exhausted');
  });

  it('an app that sends what it was to leave out ends it', () => {
    for (const at of [started(2), started(2).send(refused(1, 2, 0, 1))]) {
      expect(at.send({ type: 'batch.ignored' })).toMatchObject({ value: 'exhausted', effects: [{ type: 'effect.abandon' }] });
    }
  });
});

describe('what a search keeps', () => {
  it('knows of no bad item, and has made no attempt, when it starts', () => {
    expect(started(3).context).toMatchObject({ size: 3, parked: [], probe: [0, 1, 2], attempts: 0 });
  });

  it('parked items stand in order and once', () => {
    const found = started(12).send(refused(1, 12, 10), refused(2, 12, 2), refused(3, 12, 10));
    expect(found.context['parked']).toEqual([2, 10]);
  });

  it('counts an attempt for every refusal, also of one that says it was an earlier one', () => {
    const told = started(4).send(refused(3, 4, 0, 1, 2, 3), refused(1, 4, 0, 1));
    expect(told.context['attempts']).toBe(4);
  });

  it('nothing is proven where nothing was found: the last attempt is still a half', () => {
    const last = started(4, true, 3).send(refused(1, 4, 0, 1, 2, 3), refused(2, 4, 0, 1));
    expect([last.value, sends(last)]).toEqual(['halving', [0]]);
  });
});
