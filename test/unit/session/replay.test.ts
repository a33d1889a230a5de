import { describe, expect, it } from 'vitest';
import { isReplayed, noteAnswer } from '../../../src/session/replay.ts';
import { openAccount } from '../../support/account.ts';
import { statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';

const HORDE = { server: 'Horde_ActiveSync Library v2.41.9', 'ms-server-activesync': '14.1' };
const ADDS = syncRequest({ id: '5', adds: ['id-1'] });
const REFUSED = { body: syncAnswer({ id: '5', key: '1', added: { 'id-1': 6 } }), headers: HORDE };

describe('whether they went out twice', () => {
  const bytes = (...values: number[]) => ({ url: 'https://mail.example', body: Uint8Array.of(...values) });
  const noted = (...answers: Parameters<typeof noteAnswer>[2][]) => {
    const exchange = { unanswered: undefined as Uint8Array | undefined, replayed: false };
    for (const status of answers) {
      exchange.replayed = isReplayed(exchange, bytes(1, 2));
      noteAnswer(exchange, bytes(1, 2), status);
    }
    return exchange;
  };

  it.each(['transport.timeout', 'transport.cut-after-send', 'transport.empty-body', 'http.500', 'http.502', 'http.504'] as const)(
    'after %s the same bytes are a repeat, others are not [MS-ASCMD 3.1.5.9]',
    (status) => {
      expect(isReplayed(noted(status), bytes(1, 2))).toBe(true);
      expect(isReplayed(noted(status), bytes(1, 3))).toBe(false);
      expect(isReplayed(noted(status), bytes(1))).toBe(false);
      expect(isReplayed(noted(status), { url: 'https://mail.example' })).toBe(false);
    },
  );

  it.each(['common.142', 'common.111', 'http.503', 'transport.cut-before-send', 'transport.offline'] as const)(
    'after %s nothing was carried out: the same bytes are new to the server',
    (status) => expect(isReplayed(noted(status), bytes(1, 2))).toBe(false),
  );

  it('a clear answer to other bytes settles what the first ones may have done', () => {
    const exchange = { unanswered: Uint8Array.of(1, 2), replayed: false };
    noteAnswer(exchange, bytes(1, 3), 'common.142');
    expect(exchange.unanswered).toBeUndefined();
  });

  it('a clear refusal in between does not undo what may have been done before', () => {
    expect(isReplayed(noted('transport.timeout', 'http.503'), bytes(1, 2))).toBe(true);
  });
});

describe('the session', () => {
  it('knows a repeated Add from a first one: 6 on the repeat is matched before it is refused [Horde]', async () => {
    const account = openAccount();
    account.server.answer('Sync', 'silence', REFUSED);
    const { outcome } = await account.request('Sync', ADDS);
    expect(account.server.of('Sync').map(({ body }) => Buffer.compare(body, ADDS))).toEqual([0, 0]);
    expect(outcome.items).toMatchObject([
      { clientId: 'id-1', step: { status: 'Sync.Add.6', layer: 'quirk', decision: { do: 'reconcile', how: 'match-adds' } } },
    ]);
  });

  it('and takes 6 for what it says when the bytes are new, or were refused before', async () => {
    for (const first of [[], [statusAnswer('Sync', 111)]]) {
      const account = openAccount();
      account.server.answer('Sync', ...first, REFUSED);
      const { outcome } = await account.request('Sync', ADDS);
      expect(outcome.items).toMatchObject([{ step: { status: 'Sync.Add.6', decision: { do: 'reject', why: 'request' } } }]);
    }
  });
});
