import { describe, expect, it } from 'vitest';
import { itemsMachine } from '../../../machines/items.machine.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ABLE, decided, FIXED, play, WHOLE } from '../../support/machines.ts';

const after = (decision: Decision, status: string, input = ABLE) => play(itemsMachine, input, WHOLE).send(decided(decision, { status }));

describe('one request about many items', () => {
  it('103 and 11: fewer items at once, which only the app can choose [MS-ASCMD 3.1.5.10]', () => {
    const many: Decision = { do: 'rephrase', how: 'split-batch', then: 'rebuild' };
    expect(after(many, 'common.103').value).toBe('queued');
    expect(after(many, 'common.103', FIXED).value).toBe('rejected');
  });

  it('GetItemEstimate 3: the collection is primed by the app, then asked about again [MS-ASCMD 2.2.3.177.6]', () => {
    const unprimed = after({ do: 'reset', scope: 'collection', then: 'rebuild', collections: ['5'] }, 'GetItemEstimate.3');
    expect(unprimed.effects).toEqual([{ type: 'effect.reset', collections: ['5'] }]);
    expect(unprimed.send({ type: 'app.done' }).value).toBe('queued');
  });

  it('MoveItems 1: FolderSync, then a Sync of the source, which is the app’s [MS-ASCMD 2.2.3.177.10]', () => {
    const moved: Decision = {
      first: [
        { do: 'refresh', scope: 'hierarchy' },
        { do: 'refresh', scope: 'collection' },
      ],
      do: 'retry',
      pace: 'now',
      then: 'rebuild',
      dueAt: 0,
    };
    expect(after(moved, 'MoveItems.1').value).toBe('rejected');
  });

  it('a lost answer: both folders are looked at before anything moves again [MS-ASCMD 3.1.5.9]', () => {
    const lost = after({ do: 'reconcile', how: 'look-at-both-folders', then: 'replay' }, 'transport.timeout');
    expect(lost.effects).toEqual([{ type: 'effect.look', how: 'look-at-both-folders' }]);
    expect(lost.send({ type: 'app.unclear' }).value).toBe('unknown');
  });
});

it('goes out counted, has the hierarchy refreshed where that is stale, and goes again put differently', () => {
  const sending = play(itemsMachine, ABLE, WHOLE);
  expect(sending.effects).toEqual([{ type: 'effect.request', attempt: 1 }]);
  const stale = sending.send(decided({ do: 'refresh', scope: 'hierarchy', then: 'replay' }));
  expect(stale).toMatchObject({ value: 'foldersyncing', effects: [{ type: 'effect.report', rung: 'hierarchy', fromZero: false }] });
  expect(sending.send(decided({ do: 'rephrase', how: 'without-option', then: 'replay' })).value).toBe('queued');
});
