import { describe, expect, it } from 'vitest';
import { isCallers } from '../../../machines/whose.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ABLE, FIXED } from '../../support/machines.ts';

const REFRESH: Decision = { do: 'refresh', scope: 'hierarchy', then: 'replay' };
const RESET: Decision = { do: 'reset', scope: 'collection', then: 'replay' };
const LOST: Decision = { do: 'reset', scope: 'hierarchy', then: 'replay' };

describe('left to the caller', () => {
  it('are new bytes where none can be had', () => {
    const again: Decision = { do: 'retry', pace: 'now', then: 'rebuild' };
    expect([isCallers(again, FIXED), isCallers(again, ABLE)]).toEqual([true, false]);
    expect(isCallers({ ...again, then: 'replay' }, FIXED)).toBe(false);
  });

  it('is a wish with nothing left to leave out; any other end is not', () => {
    expect(isCallers({ do: 'rephrase', how: 'leave-out-item', then: 'end' }, ABLE)).toBe(true);
    expect(isCallers({ do: 'rephrase', how: 'leave-out-item', then: 'rebuild' }, ABLE)).toBe(false);
    expect(isCallers({ do: 'retry', pace: 'now', then: 'end' }, ABLE)).toBe(false);
  });

  it('is the refresh of anything but a hierarchy, and of one that is not mapped or is being read by this very request', () => {
    expect(isCallers({ ...REFRESH, scope: 'collection' }, ABLE)).toBe(true);
    expect(isCallers(REFRESH, ABLE)).toBe(false);
    expect(isCallers(REFRESH, { ...ABLE, maps: false })).toBe(true);
    expect(isCallers(REFRESH, { ...ABLE, own: true })).toBe(true);
  });

  it('is a lost collection unless the app resets when asked, whatever it maps', () => {
    expect(isCallers(RESET, ABLE)).toBe(false);
    expect(isCallers(RESET, { ...ABLE, resets: false })).toBe(true);
    expect(isCallers(RESET, { ...ABLE, maps: false })).toBe(false);
  });

  it('is a lost hierarchy unless it is mapped or the library reads it itself, whatever the app resets', () => {
    expect(isCallers(LOST, ABLE)).toBe(false);
    expect(isCallers(LOST, { ...ABLE, resets: false })).toBe(false);
    expect(isCallers(LOST, { ...ABLE, maps: false })).toBe(true);
    expect(isCallers(LOST, { ...ABLE, maps: false, own: true })).toBe(false);
  });

  it('is what comes first, too: one chore among them is enough', () => {
    const first = [
      { do: 'repair', rung: 'version' },
      { do: 'refresh', scope: 'collection' },
    ] as const;
    expect(isCallers({ do: 'retry', pace: 'now', then: 'replay', first }, ABLE)).toBe(true);
    expect(isCallers({ do: 'retry', pace: 'now', then: 'replay', first: first.slice(0, 1) }, ABLE)).toBe(false);
  });
});
