import { describe, expect, it } from 'vitest';
import { pingMachine } from '../../../machines/ping.machine.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ABLE, decided, FIXED, play, WHOLE } from '../../support/machines.ts';

const after = (decision: Decision, status: string, input = ABLE) => play(pingMachine, input, WHOLE).send(decided(decision, { status }));

describe('one Ping', () => {
  it('1 and 2: the poll is over and its answer goes to the caller [MS-ASCMD 2.2.3.177.11]', () => {
    expect(after({ do: 'continue', how: 'poll-again', then: 'end' }, 'Ping.2').snapshot.output).toEqual({ end: 'done', attempts: 1 });
  });

  it('5: the heartbeat the server named goes out at once, even for a caller that only has one body', () => {
    const again = after({ do: 'rephrase', how: 'set-heartbeat', bound: 480, then: 'edit' }, 'Ping.5', FIXED);
    expect(again.value).toBe('queued');
    expect(again.send(WHOLE).effects).toEqual([{ type: 'effect.request', attempt: 2 }]);
  });

  it('3 and 6: the whole body and fewer folders are the caller’s to make', () => {
    expect(after({ do: 'rephrase', how: 'resend-full', then: 'rebuild' }, 'Ping.3').value).toBe('queued');
    expect(after({ do: 'rephrase', how: 'resend-full', then: 'rebuild' }, 'Ping.3', FIXED).value).toBe('rejected');
    expect(after({ do: 'rephrase', how: 'limit-folders', bound: 20, then: 'rebuild' }, 'Ping.6', FIXED).value).toBe('rejected');
  });

  it('7: FolderSync first', () => {
    expect(after({ do: 'refresh', scope: 'hierarchy', then: 'rebuild' }, 'Ping.7').value).toBe('foldersyncing');
  });
});
