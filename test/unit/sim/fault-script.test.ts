import { describe, expect, it } from 'vitest';
import { faultFor, faultProcesses } from '../../../src/sim/fault-script.ts';
import type { FaultAction, FaultFacts, FaultRule, FaultWhen } from '../../../src/sim/fault-script.ts';

const SYNC: FaultFacts = { command: 'Sync', version: '14.1', collectionIds: ['1'] };
const http = (code: number): FaultAction => ({ http: { code } });

/** Which of n like requests are struck, counted from 1. */
function struck(when: FaultWhen, n = 10, facts: FaultFacts = SYNC): number[] {
  const script: FaultRule[] = [{ when, do: http(503) }];
  let counters: readonly number[] = [];
  const hits: number[] = [];
  for (let i = 1; i <= n; i += 1) {
    const { fault, counters: next } = faultFor(script, counters, facts);
    counters = next;
    if (fault) hits.push(i);
  }
  return hits;
}

describe('faultFor', () => {
  it.each<[FaultWhen, number[]]>([
    [{}, [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]],
    [{ nth: 3 }, [3]],
    [{ from: 8 }, [8, 9, 10]],
    [{ to: 2 }, [1, 2]],
    [{ from: 4, to: 6 }, [4, 5, 6]],
    [{ every: 4 }, [4, 8]],
    [{ from: 2, every: 4 }, [2, 6, 10]],
    [{ every: 2, to: 5 }, [2, 4]],
  ])('strikes with %j at the requests %j of ten', (when, hits) => {
    expect(struck(when)).toEqual(hits);
  });

  it.each<[FaultWhen, FaultFacts, boolean]>([
    [{ command: 'Sync' }, SYNC, true],
    [{ command: 'Ping' }, SYNC, false],
    [{ version: '14.1' }, SYNC, true],
    [{ version: '12.1' }, SYNC, false],
    [{ version: '12.1' }, { command: 'OPTIONS', collectionIds: [] }, false],
    [{ collectionId: '1' }, SYNC, true],
    [{ collectionId: '2' }, SYNC, false],
    [{ item: 'c1' }, { ...SYNC, items: ['c0', 'c1'] }, true],
    [{ item: 'c1' }, { ...SYNC, items: ['c0'] }, false],
    [{ item: 'c1' }, SYNC, false],
    [{ command: 'Sync', collectionId: '2' }, { ...SYNC, collectionIds: ['1', '2'] }, true],
  ])('matches %j against %j: %s', (when, facts, matched) => {
    expect(struck(when, 1, facts)).toEqual(matched ? [1] : []);
  });

  it('counts matching requests only: others in between do not move the count', () => {
    const script: FaultRule[] = [{ when: { command: 'Sync', nth: 2 }, do: http(500) }];
    const ping: FaultFacts = { command: 'Ping', collectionIds: [] };
    const first = faultFor(script, [], SYNC);
    const between = faultFor(script, first.counters, ping);
    const second = faultFor(script, between.counters, SYNC);
    expect([first.fault, between.fault, second.fault?.do.http?.code]).toEqual([undefined, undefined, 500]);
  });

  it('lets the first rule that fires decide while the others go on counting', () => {
    const script: FaultRule[] = [
      { when: { nth: 1 }, do: http(500) },
      { when: { nth: 2 }, do: http(503) },
    ];
    const first = faultFor(script, [], SYNC);
    expect(first.fault).toEqual({ rule: 0, do: http(500) });
    expect(first.counters).toEqual([1, 1]);
    expect(faultFor(script, first.counters, SYNC).fault).toEqual({ rule: 1, do: http(503) });
  });

  it('takes the command of a status fault from its place when the rule names none', () => {
    const script: FaultRule[] = [{ when: {}, do: { status: { at: 'FolderSync', code: 9 } } }];
    expect(faultFor(script, [], SYNC).fault).toBeUndefined();
    expect(faultFor(script, [], { command: 'FolderSync', collectionIds: [] }).fault?.rule).toBe(0);
  });

  it('changes nothing it was given', () => {
    const script: readonly FaultRule[] = Object.freeze([{ when: {}, do: http(500) }]);
    const counters = Object.freeze([4]);
    expect(faultFor(script, counters, SYNC).counters).toEqual([5]);
    expect(counters).toEqual([4]);
  });
});

describe('faultProcesses', () => {
  it.each<[FaultAction, boolean]>([
    [{ cut: 'before' }, false],
    [{ cut: 'after' }, true],
    [{ half: true }, true],
    [{ delayMs: 5 }, true],
    [{ headers: { a: 'b' } }, true],
    [{ http: { code: 500 } }, false],
    [{ http: { code: 500 }, processed: true }, true],
    [{ status: { at: 'Sync', code: 5 } }, false],
    [{ status: { at: 'Sync', code: 5 }, processed: true }, true],
    [{ garbage: 1 }, false],
    [{ html: true }, false],
    [{ html: true, processed: true }, true],
  ])('says of %j whether the server does the work: %s', (action, processes) => {
    expect(faultProcesses(action)).toBe(processes);
  });
});
