import { describe, expect, it } from 'vitest';
import { sendMachine } from '../../../machines/send.machine.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ABLE, decided, play, WHOLE } from '../../support/machines.ts';

const MAIL = { ...ABLE, repeatable: false };
const out = () => play(sendMachine, MAIL, WHOLE);
const after = (decision: Decision, status: string) => out().send(decided(decision, { status }));

describe('one mail on its way', () => {
  it('an answer that is lost is looked for; only what is known not to have left goes out again [MS-ASCMD 3.1.5.9]', () => {
    const lost = after({ do: 'reconcile', how: 'look-in-sent', then: 'replay' }, 'transport.cut-after-send');
    expect(lost.effects).toEqual([{ type: 'effect.look', how: 'look-in-sent' }]);
    expect(lost.send({ type: 'app.happened' }).value).toBe('accepted');
    expect(lost.send({ type: 'app.unclear' }).value).toBe('unknown');
    expect(lost.send({ type: 'app.absent' }, WHOLE).effects).toEqual([{ type: 'effect.request', attempt: 2 }]);
  });

  it('in doubt from an earlier call: it looks before anything leaves [MS-ASCMD 2.2.3.28.1]', () => {
    expect(out().send({ type: 'mail.doubtful' }).value).toBe('reconciling');
  });

  it('118 on a first attempt: a new ClientId, which the app makes [MS-ASCMD 2.2.2]', () => {
    expect(after({ do: 'rephrase', how: 'new-client-id', then: 'rebuild' }, 'common.118').value).toBe('queued');
  });

  it('a kill while it was out leaves nothing but the question [MS-ASCMD 3.1.5.9]', () => {
    expect(out().send({ type: 'driver.resumed', now: 0 }).snapshot.output).toEqual({ end: 'unknown', attempts: 1 });
  });
});

it('goes out counted, has the hierarchy refreshed where that is stale, and goes again put differently', () => {
  const sending = play(sendMachine, ABLE, WHOLE);
  expect(sending.effects).toEqual([{ type: 'effect.request', attempt: 1 }]);
  const stale = sending.send(decided({ do: 'refresh', scope: 'hierarchy', then: 'replay' }));
  expect(stale).toMatchObject({ value: 'foldersyncing', effects: [{ type: 'effect.report', rung: 'hierarchy', fromZero: false }] });
  expect(sending.send(decided({ do: 'rephrase', how: 'without-option', then: 'replay' })).value).toBe('queued');
});
