import { describe, expect, it } from 'vitest';
import { syncMachine } from '../../../machines/sync.machine.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ABLE, decided, play, WHOLE } from '../../support/machines.ts';

const sending = () => play(syncMachine, ABLE, WHOLE);
const after = (decision: Decision, status: string) => sending().send(decided(decision, { status }));

describe('one Sync', () => {
  it('3: the collection starts over, then the request is built anew [MS-ASCMD 2.2.3.177.17]', () => {
    const lost = after({ do: 'reset', scope: 'collection', collections: ['5'], then: 'rebuild' }, 'Sync.3');
    expect(lost.value).toBe('resettingSyncKey');
    const again = lost.send({ type: 'app.done' }, WHOLE);
    expect(again.value).toBe('sending');
    expect(again.effects).toEqual([{ type: 'effect.request', attempt: 2 }]);
  });

  it('12: FolderSync first, then the request is built anew [MS-ASCMD 2.2.3.177.17]', () => {
    const stale = after({ do: 'refresh', scope: 'hierarchy', then: 'rebuild' }, 'Sync.12');
    expect(stale.value).toBe('foldersyncing');
    expect(stale.send({ type: 'rung.rebuilt', rung: 'hierarchy' }, WHOLE).value).toBe('sending');
  });

  it('13, 14 and 15: the same wish, put differently, goes out at once', () => {
    for (const how of ['resend-full', 'set-heartbeat', 'limit-folders'] as const) {
      const again = after({ do: 'rephrase', how, then: 'rebuild' }, 'Sync.13');
      expect(again.value).toBe('queued');
      expect(again.effects).toEqual([{ type: 'effect.enqueue' }]);
    }
  });
});
