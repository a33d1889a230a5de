import { describe, expect, it } from 'vitest';
import type { ReconcileHow } from '../../../src/core/resolution.ts';
import type { Hooks } from '../../../src/core/session.ts';
import { look } from '../../../src/session/look.ts';
import { outboxOf } from '../../../src/session/mail.ts';
import { exchangeOf, MARKS, partsOf } from '../../support/world.ts';

const PORTS = {
  clock: { now: () => 0, setTimeout: () => 0, clearTimeout: () => undefined },
  newAbort: () => new AbortController(),
};

/** What a request hears that was looked for, and what its mail hears. */
async function looked(how: ReconcileHow, findSent?: Hooks['findSent'], clientId?: string) {
  const parts = partsOf({}, {}, { ...PORTS, hooks: { ...(findSent && { findSent }) } });
  const heard: string[] = [];
  Object.assign(parts.world.troupe, { deliver: (_: string, { type }: { readonly type: string }) => (heard.push(type), []) });
  const exchange = exchangeOf({
    id: 'SendMail#1',
    command: 'SendMail',
    sentAt: 7,
    mail: 'id-1',
    marks: { ...MARKS, ...(clientId && { clientId }) },
  });
  parts.actors.set(outboxOf(exchange), { value: 'unknown', context: { since: 7, state: 'unknown' } });
  await look(parts.world, exchange, how);
  return { posted: parts.posted, heard, told: parts.told };
}

describe('a request whose answer is lost', () => {
  it.each([
    ['sent', 'app.happened', 'mail.found'],
    ['not-sent', 'app.absent', 'mail.absent'],
    ['cannot-tell', 'app.unclear', 'mail.unclear'],
  ] as const)('whose mail the app says is %s: %s', async (word, what, heard) => {
    const came = await looked('look-in-sent', async () => word, 'id-1');
    expect(came.posted).toEqual([{ to: 'SendMail#1', event: { type: what } }]);
    expect(came.heard).toEqual([heard]);
  });

  it('is asked for by its ClientId and its time, by the first only where it has one', async () => {
    const asked: object[] = [];
    const findSent: Hooks['findSent'] = async ({ signal, ...event }) => (
      asked.push({ ...event, isSignal: signal instanceof AbortSignal }),
      'sent'
    );
    await looked('look-in-sent', findSent, 'id-1');
    await looked('look-in-sent', findSent);
    expect(asked).toEqual([
      { clientId: 'id-1', sentAfter: 7, isSignal: true },
      { sentAfter: 7, isSignal: true },
    ]);
    expect(asked[1]).not.toHaveProperty('clientId');
  });

  it.each(['same-id-resend', 'look-for-folder', 'match-adds'] as const)(
    '%s: sent again to find out, and not known to be absent; nobody is asked',
    async (how) => {
      const { posted, heard } = await looked(how, () => Promise.reject(new Error('asked')));
      expect(posted.map(({ event }) => event.type)).toEqual(['app.absent']);
      expect(heard).toEqual([]);
    },
  );

  it('that nobody can look for stays unknown: another way of looking, no hook, a hook that fails or answers nonsense', async () => {
    const unclear = [
      await looked('look-at-item', async () => 'sent'),
      await looked('look-in-sent'),
      await looked('look-in-sent', () => Promise.reject(new Error('planted'))),
      await looked('look-in-sent', async () => 'toString' as never),
    ];
    for (const { posted } of unclear) expect(posted.map(({ event }) => event.type)).toEqual(['app.unclear']);
    expect(unclear.map(({ told }) => told.length)).toEqual([0, 0, 1, 1]);
    expect(unclear[3]?.told).toEqual([{ type: 'hookFailed', hook: 'findSent' }]);
  });
});
