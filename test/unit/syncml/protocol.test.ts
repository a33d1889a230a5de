import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import { EMPTY_LEDGER } from '../../../src/policy/ledger.ts';
import { plan } from '../../../src/policy/plan.ts';
import { SYNCML } from '../../../src/syncml/protocol.ts';
import { alert, type Answer, bytes, exchanged, message, status } from './messages.ts';

// The same judgement that ActiveSync has, on replies of SyncML.

const judge = (body: string, answer?: Answer) =>
  plan(
    SYNCML,
    SYNCML.observe(exchanged(message(body), answer)),
    {},
    { now: 0, random: () => 0.5, limits: LIMITS, strikes: {}, ledger: EMPTY_LEDGER },
  );

const session = status({ code: 212 });
const asked = (alerts: Readonly<Record<string, number>>): Answer => ({ sent: { collections: Object.keys(alerts), alerts } });

describe('a reply judged', () => {
  it('a session that begins as agreed goes on as alerted', () => {
    const { whole, items } = judge(session + status({ cmd: 'Alert', source: './card' }) + alert(200, './card'), asked({ './card': 200 }));
    expect([whole, items]).toMatchObject([{ do: 'continue', how: 'as-alerted' }, []]);
  });

  it('a challenge is answered, and a refusal without one is left to the user', () => {
    const refused = (chal: boolean) => judge(status({ code: 401, chal }) + status({ cmd: 'Alert', code: 401 })).whole;
    expect(refused(true)).toMatchObject({ do: 'repair', rung: 'credentials', then: 'rebuild' });
    expect(refused(false)).toMatchObject({ do: 'hold', who: 'user', why: 'credentials' });
  });

  it('508 with a slow sync leads to one of that datastore, which keeps local data [ruling: resync is no reset]', () => {
    const { whole } = judge(
      session + status({ cmd: 'Alert', code: 508, source: './card' }) + alert(201, './card'),
      asked({ './card': 200 }),
    );
    expect(whole).toMatchObject({ do: 'resync', how: 'slow', collections: ['./card'] });
  });

  it('a refresh is a question to the user unless our own Alert asked for it', () => {
    const refresh = (ours: number) =>
      judge(session + status({ cmd: 'Alert', source: './card' }) + alert(205, './card'), asked({ './card': ours })).whole;
    expect(refresh(200)).toMatchObject({ do: 'resync', how: 'refresh-from-server' });
    expect(refresh(205)).toMatchObject({ do: 'continue', how: 'as-alerted' });
  });

  it('one datastore that is not there is refused by itself', () => {
    const { steps } = judge(
      session + status({ cmd: 'Alert', source: './card' }) + status({ cmd: 'Alert', code: 404, source: './x' }) + alert(200, './card'),
    );
    expect(steps.map(({ status: id, decision }) => [id, decision.do, 'scope' in decision ? decision.scope : undefined])).toEqual([
      ['syncml.404', 'reject', 'datastore'],
      ['alert.200', 'continue', undefined],
    ]);
  });

  it('an item that is refused is told, and does not stop the session', () => {
    const { whole, items } = judge(session + status({ cmd: 'Sync', source: './card' }) + status({ cmd: 'Add', code: 415, source: '7' }));
    expect(whole.do).toBe('accept');
    expect(items).toMatchObject([
      { collectionId: './card', clientId: '7', step: { status: 'syncml.415', decision: { do: 'rephrase', how: 'other-type' } } },
    ]);
  });

  it('every Status of a reply is told with its row, and none with what it held', () => {
    const { steps } = judge(
      status({ code: 513, more: '<Item><Data>Sekret</Data></Item>' }) + status({ cmd: 'Sync', code: 777, source: './Sekret' }),
    );
    expect(steps.map(({ status: id, layer, spec }) => [id, layer, spec])).toEqual([
      ['syncml.513', 'command', 'OMA SyncML RepPro 1.2.2, 10'],
      ['syncml.unknown', 'fallback', 'OMA SyncML RepPro 1.2.2, 10'],
    ]);
    expect(JSON.stringify(steps)).not.toContain('Sekret');
  });
});

describe('the seven parts', () => {
  it('are filled', () => {
    expect(SYNCML.name).toBe('syncml');
    expect(SYNCML.rungs).toEqual(['endpoint', 'credentials', 'device-info', 'anchors']);
    expect(Object.keys(SYNCML.commands)).toContain('SyncML');
    expect(SYNCML.quirks).toEqual([]);
    expect(SYNCML.fault('SyncML', '1.2', 'timeout').statuses).toHaveLength(1);
    expect(SYNCML.marks('SyncML', undefined).commands).toBe(0);
  });

  it('no byte of a message is edited', () => {
    expect(SYNCML.edit('SyncML', bytes(message('')), { heartbeatSeconds: 60, windowSize: 5, waitMinutes: 1 })).toBeUndefined();
  });
});
