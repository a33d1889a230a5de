import { describe, expect, it } from 'vitest';
import { folderEditMachine } from '../../../machines/folder-edit.machine.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ABLE, decided, FIXED, play, WHOLE } from '../../support/machines.ts';

const after = (decision: Decision, status: string, input = ABLE) =>
  play(folderEditMachine, input, WHOLE).send(decided(decision, { status }));

describe('one edit of the hierarchy', () => {
  it('5: FolderSync first, then new bytes with the key that came of it [MS-ASCMD 2.2.3.177.3]', () => {
    const edit = after({ do: 'refresh', scope: 'hierarchy', then: 'rebuild' }, 'FolderCreate.5');
    expect(edit.value).toBe('foldersyncing');
    expect(edit.send({ type: 'rung.rebuilt', rung: 'hierarchy' }, WHOLE).effects).toEqual([{ type: 'effect.request', attempt: 2 }]);
  });

  it('9: the hierarchy starts from 0, the collections keep their keys [MS-ASCMD 2.2.3.177.3]', () => {
    const lost = after({ do: 'reset', scope: 'hierarchy', then: 'rebuild' }, 'FolderCreate.9');
    expect(lost.value).toBe('foldersyncing');
    expect(lost.effects).toEqual([{ type: 'effect.report', rung: 'hierarchy', fromZero: true }]);
  });

  it('an answer that is lost: the folder is looked for in the fresh hierarchy before the edit goes out again [MS-ASCMD 3.1.5.9]', () => {
    const lost = after(
      { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'reconcile', how: 'look-for-folder', then: 'rebuild' },
      'transport.timeout',
    );
    expect(lost.value).toBe('preparing');
    const looking = lost.send({ type: 'chore.done' });
    expect(looking.effects).toEqual([{ type: 'effect.look', how: 'look-for-folder' }]);
    expect(looking.send({ type: 'app.happened' }).snapshot.output).toEqual({ end: 'done', attempts: 1 });
    expect(looking.send({ type: 'app.unclear' }).snapshot.output).toEqual({ end: 'unknown', attempts: 1 });
  });

  it('a kill while it was out: nobody knows whether the folder was made [MS-ASCMD 3.1.5.9]', () => {
    const out = play(folderEditMachine, { ...ABLE, repeatable: false }, WHOLE);
    expect(out.send({ type: 'driver.resumed', now: 0 }).value).toBe('unknown');
  });

  it('fetch, which has no other bytes, hands the lost key to its caller', () => {
    expect(after({ do: 'reset', scope: 'hierarchy', then: 'rebuild' }, 'FolderCreate.9', FIXED).value).toBe('rejected');
  });
});

it('goes out counted, has the hierarchy refreshed where that is stale, and goes again put differently', () => {
  const sending = play(folderEditMachine, ABLE, WHOLE);
  expect(sending.effects).toEqual([{ type: 'effect.request', attempt: 1 }]);
  const stale = sending.send(decided({ do: 'refresh', scope: 'hierarchy', then: 'replay' }));
  expect(stale).toMatchObject({ value: 'foldersyncing', effects: [{ type: 'effect.report', rung: 'hierarchy', fromZero: false }] });
  expect(sending.send(decided({ do: 'rephrase', how: 'without-option', then: 'replay' })).value).toBe('queued');
});
