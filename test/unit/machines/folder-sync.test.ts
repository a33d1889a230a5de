import { describe, expect, it } from 'vitest';
import { folderSyncMachine } from '../../../machines/folder-sync.machine.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ABLE, decided, FIXED, play, WHOLE } from '../../support/machines.ts';

const LOST: Decision = { do: 'reset', scope: 'hierarchy', then: 'rebuild' };
const after = (decision: Decision, input = ABLE) =>
  play(folderSyncMachine, input, WHOLE).send(decided(decision, { status: 'FolderSync.9' }));

describe('the app’s FolderSync', () => {
  it('9: the hierarchy is built from 0 for it, then the request is built anew [MS-ASCMD 2.2.3.177.5]', () => {
    const lost = after(LOST);
    expect(lost.value).toBe('resettingHierarchy');
    expect(lost.effects).toEqual([{ type: 'effect.report', rung: 'hierarchy', fromZero: true }]);
    expect(lost.send({ type: 'rung.rebuilt', rung: 'hierarchy' }, WHOLE).value).toBe('sending');
    expect(lost.send({ type: 'rung.stuck', rung: 'hierarchy' }).value).toBe('held');
  });

  it('without a hook it is the caller’s', () => {
    expect(after(LOST, FIXED).value).toBe('rejected');
  });
});

describe('the library’s own FolderSync', () => {
  const own = { ...ABLE, own: true };

  it('9: goes out again by itself with SyncKey 0: reported, it would wait for its own end', () => {
    const again = after(LOST, own);
    expect(again.value).toBe('queued');
    expect(again.context['fromZero']).toBe(true);
    expect(again.effects).toEqual([{ type: 'effect.spend' }, { type: 'effect.enqueue' }]);
    expect(again.send(WHOLE).effects).toEqual([{ type: 'effect.request', attempt: 2 }]);
  });

  it('cannot refresh the hierarchy first: it is that refresh', () => {
    expect(after({ do: 'refresh', scope: 'hierarchy', then: 'rebuild' }, own).value).toBe('rejected');
  });

  it('is bounded like any other', () => {
    expect(after(LOST, { ...own, limit: 1 }).value).toBe('held');
  });

  const MOVED: Decision = { do: 'reset', scope: 'all', first: [{ do: 'repair', rung: 'version' }], then: 'rebuild' };

  it('after an upgrade of the server agrees on a version before it goes out from 0 [MS-ASHTTP 3.1.5.1]', () => {
    const moved = after(MOVED, own);
    expect(moved.value).toBe('preparing');
    expect(moved.effects).toEqual([{ type: 'effect.prepare', chore: { do: 'repair', rung: 'version' }, fromZero: true }]);
    // It was agreed on already since this one left: it need not be called off for it.
    const done = moved.send({ type: 'chore.done' });
    expect(done.value).toBe('queued');
    expect(done.context['fromZero']).toBe(true);
  });

  it('waits for no FolderSync: it would wait for its own end', () => {
    const first = [{ do: 'refresh', scope: 'hierarchy' }] as const;
    expect(after({ do: 'reset', scope: 'hierarchy', first, then: 'rebuild' }, own).value).toBe('rejected');
    expect(after({ do: 'retry', pace: 'backoff', first, then: 'rebuild' }, own).value).toBe('rejected');
  });
});

describe('what comes before it', () => {
  const first = [{ do: 'repair', rung: 'version' }] as const;
  const own = { ...ABLE, own: true };

  it('the app’s own reports the lost hierarchy when that is done', () => {
    const lost = after({ ...LOST, first }, ABLE);
    expect(lost).toMatchObject({ value: 'preparing', effects: [{ type: 'effect.prepare', fromZero: false }] });
    expect(lost.send({ type: 'chore.done' }).value).toBe('resettingHierarchy');
    const all = after({ ...LOST, scope: 'all', first }, ABLE);
    expect(all.send({ type: 'chore.done' }).value).toBe('resettingHierarchy');
  });

  it('the app’s own may have the hierarchy refreshed first, the library’s own may not, wherever that stands', () => {
    const refresh = [...first, { do: 'refresh', scope: 'hierarchy' }] as const;
    expect(after({ ...LOST, first: refresh }, ABLE).value).toBe('preparing');
    expect(after({ ...LOST, first: refresh }, own).value).toBe('rejected');
  });

  it('is the caller’s where the hierarchy is', () => {
    expect(after({ ...LOST, then: 'replay', first }, FIXED).value).toBe('rejected');
  });

  it('leads the library’s own to a wait when it was to wait', () => {
    const waits = after({ do: 'retry', pace: 'backoff', dueAt: 9, then: 'replay', first }, own);
    expect(waits).toMatchObject({ value: 'preparing', effects: [{ type: 'effect.prepare', fromZero: false }] });
    expect(waits.send({ type: 'chore.done' }).value).toBe('waiting');
  });
});

it('how it ended is noted: the decision stands in its context', () => {
  for (const [decision, input] of [
    [LOST, { ...ABLE, own: true, limit: 1 }],
    [LOST, { ...ABLE, own: true }],
    [
      { ...LOST, first: [{ do: 'refresh', scope: 'hierarchy' }] },
      { ...ABLE, own: true },
    ],
    [
      { ...LOST, first: [{ do: 'repair', rung: 'version' }] },
      { ...ABLE, own: true },
    ],
  ] as const) {
    expect(after(decision, input).context['decision']).toEqual(decision);
  }
});

it('put differently it is sent again', () => {
  expect(after({ do: 'rephrase', how: 'without-option', then: 'rebuild' }).value).toBe('queued');
});

it('the app’s own has the hierarchy refreshed for it', () => {
  expect(after({ do: 'refresh', scope: 'hierarchy', then: 'replay' }).value).toBe('resettingHierarchy');
});
