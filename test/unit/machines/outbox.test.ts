import { describe, expect, it } from 'vitest';
import { outboxMachine } from '../../../machines/outbox.machine.ts';
import { play } from '../../support/machines.ts';

const NEW = { state: 'drafted', since: 0 } as const;
const leaving = (consent = false, now = 7) => ({ type: 'mail.leaving', now, consent });
const out = () => play(outboxMachine, NEW, leaving());

describe('one mail', () => {
  it('leaves once, remembered from its first attempt on [MS-ASCMD 2.2.3.28.1]', () => {
    expect(out().effects).toEqual([{ type: 'effect.dispatch', from: 'drafted', since: 7 }]);
    expect(out().send({ type: 'mail.refused' }, leaving(false, 9)).effects).toEqual([
      { type: 'effect.dispatch', from: 'returned', since: 7 },
    ]);
  });

  it.each([
    ['mail.taken', 'confirmed'],
    ['mail.refused', 'returned'],
    ['mail.lost', 'unknown'],
    ['mail.unsent', 'drafted'],
    ['driver.resumed', 'unknown'],
  ])('after %s it is %s', (type, value) => {
    expect(out().send({ type, now: 0 }).value).toBe(value);
  });

  it('in doubt it does not leave again without a look or consent [MS-ASCMD 3.1.5.9]', () => {
    const lost = out().send({ type: 'mail.lost' });
    expect(lost.send(leaving())).toMatchObject({ value: 'unknown', effects: [{ type: 'effect.withhold' }] });
    expect(lost.send({ type: 'mail.unclear' }, leaving()).effects).toEqual([{ type: 'effect.withhold' }]);
    expect(lost.send({ type: 'mail.absent' }, leaving()).effects).toEqual([{ type: 'effect.dispatch', from: 'unknown', since: 7 }]);
    expect(lost.send(leaving(true)).effects).toEqual([{ type: 'effect.dispatch', from: 'unknown', since: 7 }]);
  });

  it('a refusal of its repeat says nothing of the attempt before, unless somebody has looked or agreed [MS-ASCMD 3.1.5.9]', () => {
    const recognised = { ...leaving(true), recognised: true };
    const lost = out().send({ type: 'mail.lost' });
    expect(lost.send(recognised, { type: 'mail.refused' }).value).toBe('unknown');
    expect(lost.send(recognised, { type: 'mail.taken' }).value).toBe('confirmed');
    expect(lost.send(leaving(true), { type: 'mail.refused' }).value).toBe('returned');
    expect(lost.send(recognised, { type: 'mail.lost' }, { type: 'mail.absent' }, recognised, { type: 'mail.refused' }).value).toBe(
      'returned',
    );
  });

  it('an attempt that never left the device leaves the doubt of the one before it', () => {
    const again = out().send({ type: 'mail.lost' }, leaving(true));
    expect(again.send({ type: 'mail.unsent' }).value).toBe('unknown');
    expect(out().send({ type: 'mail.refused' }, leaving(), { type: 'mail.unsent' }).value).toBe('returned');
  });

  it('while it is out nobody else sends it', () => {
    expect(out().send(leaving())).toMatchObject({ value: 'sent', effects: [{ type: 'effect.withhold' }] });
  });

  it('once it has arrived it is not sent again, unless the user wants it twice', () => {
    const arrived = out().send({ type: 'mail.taken' });
    expect(arrived.send(leaving()).effects).toEqual([{ type: 'effect.withhold' }]);
    expect(arrived.send(leaving(true)).effects).toEqual([{ type: 'effect.dispatch', from: 'confirmed', since: 7 }]);
  });

  it('that was out when the app ended is in doubt in its next life', () => {
    for (const state of ['sent', 'unknown'] as const) {
      const next = play(outboxMachine, { state, since: 3 });
      expect(next.value).toBe('unknown');
      expect(next.send(leaving()).effects).toEqual([{ type: 'effect.withhold' }]);
    }
  });
});

describe('a mail that goes out again where the server recognises it', () => {
  const again = (recognised: boolean) =>
    play(outboxMachine, { state: 'unknown', since: 5 }).send({ type: 'mail.leaving', consent: true, recognised, now: 9 });

  it('and is refused stays unknown: the first one may have arrived', () => {
    expect(again(true).send({ type: 'mail.refused' }).value).toBe('unknown');
    expect(again(false).send({ type: 'mail.refused' }).value).toBe('returned');
  });

  it('keeps the date of its first attempt', () => {
    expect(again(true).effects).toEqual([{ type: 'effect.dispatch', from: 'unknown', since: 5 }]);
  });
});

it('a returned or a confirmed mail that never left again is what it was', () => {
  for (const state of ['returned', 'confirmed'])
    expect(
      play(outboxMachine, { state, since: 5 }).send({ type: 'mail.leaving', consent: true, now: 9 }, { type: 'mail.unsent' }).value,
    ).toBe(state);
});
