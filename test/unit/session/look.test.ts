import { describe, expect, it } from 'vitest';
import type { ReconcileHow } from '../../../src/core/resolution.ts';
import type { EasRequest, Hooks } from '../../../src/core/session.ts';
import { LIMITS, SLOWEST_BYTES_PER_SECOND } from '../../../src/core/limits.ts';
import type { AccountState, OpenNote } from '../../../src/session/account.ts';
import { look, SETTLES_MS, UNDER_WAY_MS } from '../../../src/session/look.ts';
import { outboxOf } from '../../../src/session/mail.ts';
import type { Exchange } from '../../../src/session/world.ts';
import { exchangeOf, MARKS, NOW, partsOf } from '../../support/world.ts';

/** Time that jumps to whatever is waited for, but for the patience with a hook. */
function jumping(start = NOW) {
  let now = start;
  const waits: number[] = [];
  const clock = {
    now: () => now,
    setTimeout: (ring: () => void, ms: number) => {
      if (ms === LIMITS.hookMs) return 0;
      waits.push(ms);
      now += ms;
      queueMicrotask(ring);
      return waits.length;
    },
    clearTimeout: () => undefined,
  };
  return { ports: { clock, newAbort: () => new AbortController() }, waits };
}

/** What a request hears that was looked for, and what its mail hears. */
async function looked(
  how: ReconcileHow,
  findSent?: Hooks['findSent'],
  clientId?: string,
  account: Partial<AccountState> = {},
  more: Partial<Exchange> = {},
) {
  const { ports, waits } = jumping();
  const parts = partsOf(account, {}, { ...ports, hooks: { ...(findSent && { findSent }) } });
  const heard: string[] = [];
  Object.assign(parts.world.troupe, { deliver: (_: string, { type }: { readonly type: string }) => (heard.push(type), []) });
  const exchange = exchangeOf({
    id: 'SendMail#1',
    command: 'SendMail',
    sentAt: 7,
    mail: 'id-1',
    mailNote: account.mails?.['id-1'],
    facts: { needs: [], idempotent: 'no', clientIdFrom: '14.0' } as never,
    attempts: 0,
    marks: { ...MARKS, ...(clientId && { clientId }) },
    ...more,
  });
  parts.world.exchanges.set(exchange.id, exchange);
  parts.actors.set(outboxOf(exchange), { value: 'unknown', context: { since: 7, state: 'unknown' } });
  await look(parts.world, exchange, how);
  return { posted: parts.posted, heard, told: parts.told, waits };
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

describe('a mail that is not in Sent Items', () => {
  const sent = (outAt?: number) => ({ mails: { 'id-1': { state: 'sent', since: 7, ...(outAt !== undefined && { outAt }) } } }) as const;
  const outNow = sent(NOW);
  const lost = (outAt: number) => ({ mails: { 'id-1': { state: 'unknown', since: 7, outAt } } }) as const;
  const open = (more: Partial<OpenNote> = {}) => ({ n: { command: 'SendMail', since: NOW - 5000, strikes: {}, ...more } });

  it.each<[string, Partial<AccountState>, Partial<Exchange>, readonly number[]]>([
    ['whose end nobody saw: after an answer would have been waited for', sent(NOW - 1000), {}, [UNDER_WAY_MS - 1000]],
    ['so long ago: at once', sent(NOW - UNDER_WAY_MS), {}, []],
    ['by a clock that was set back: no longer than that', sent(NOW + 1e9), {}, [UNDER_WAY_MS]],
    ['nobody knows when: at once', { mails: { 'id-1': { state: 'sent', since: NOW - 1000 } } }, {}, []],
    ['without a body: as any', sent(NOW), { sent: { url: 'https://mail.example/' } }, [UNDER_WAY_MS]],
    ['nobody knows of: at once', {}, {}, []],
    ['whose answer was lost: a little later', lost(NOW - 1000), { attempts: 1 }, [SETTLES_MS - 1000]],
    ['lost a while ago: at once', lost(NOW - SETTLES_MS), {}, []],
  ])('%s', async (_, account, more, waits) => {
    let looks = 0;
    const came = await looked('look-in-sent', async () => ((looks += 1), 'not-sent'), 'id-1', account, more);
    expect([came.waits, looks]).toEqual([waits, 1 + waits.length]);
    expect(came.posted.map(({ event }) => event.type)).toEqual(['app.absent']);
  });

  it.each<[string, Partial<OpenNote>, readonly number[]]>([
    ['where nobody saw its end', { outAt: NOW - 1000 }, [UNDER_WAY_MS - 1000]],
    ['and was noted before it was noted when', {}, [UNDER_WAY_MS - 5000]],
    ['and its answer was lost', { outAt: NOW - 1000, isLost: true }, [SETTLES_MS - 1000]],
    ['and its answer was lost long ago', { outAt: NOW - SETTLES_MS, isLost: true }, []],
  ])('and has no id, sent %s: since its bytes were last out', async (_, note, waits) => {
    const came = await looked('look-in-sent', async () => 'not-sent', undefined, { open: open(note) }, { noted: 'n', attempts: 1 });
    expect(came.waits).toEqual(waits);
  });

  it('and is large is given the time its bytes need on a slow line', async () => {
    const body = new Uint8Array(3 * SLOWEST_BYTES_PER_SECOND);
    const large: { readonly sent: EasRequest } = { sent: { url: 'https://mail.example/', body } };
    expect((await looked('look-in-sent', async () => 'not-sent', 'id-1', outNow, large)).waits).toEqual([UNDER_WAY_MS + 3000]);
    expect((await looked('look-in-sent', async () => 'not-sent', 'id-1', lost(NOW), large)).waits).toEqual([SETTLES_MS]);
  });

  it('and was on its way in the same bytes while this one waited has arrived with them, unless the user says again', async () => {
    const asked = async (more: Partial<Exchange>) =>
      (await looked('look-in-sent', async () => 'not-sent', undefined, {}, { name: 'n', ...more })).posted.map(({ event }) => event.type);
    expect(await asked({ arrived: 'n' })).toEqual(['app.happened']);
    for (const more of [{}, { arrived: 'm' }, { arrived: 'n', again: true }, { name: undefined }])
      expect(await asked(more)).toEqual(['app.absent']);
  });

  it.each([
    ['look-in-sent', 'not-sent', 'app.unclear'],
    ['look-in-sent', 'sent', 'app.happened'],
    ['look-in-sent', 'cannot-tell', 'app.unclear'],
    ['same-id-resend', 'not-sent', 'app.absent'],
  ] as const)('by %s, when another session knows more by then and it is %s here: %s', async (how, says, event) => {
    const known = { mailNote: { state: 'unknown', since: 7, outAt: NOW - SETTLES_MS - 1 } } as const;
    const came = await looked(how, async () => says, 'id-1', lost(NOW - SETTLES_MS), known);
    expect(came.posted.map(({ event: { type } }) => type)).toEqual([event]);
  });

  it('is there the second time: it has happened', async () => {
    const says = ['not-sent', 'sent'] as const;
    let looks = 0;
    const came = await looked('look-in-sent', async () => says[(looks += 1) - 1] ?? 'sent', 'id-1', lost(NOW));
    expect([came.posted.map(({ event }) => event.type), came.heard]).toEqual([['app.happened'], ['mail.found']]);
  });

  it.each(['answered', 'aborted'] as const)('is nobody’s any more once its caller has been %s', async (ends) => {
    const { ports } = jumping();
    const cleared: unknown[] = [];
    const never = {
      ...ports.clock,
      setTimeout: (_: () => void, ms: number) => ms,
      clearTimeout: (timer: unknown) => void cleared.push(timer),
    };
    let looks = 0;
    const hooks: Hooks = { findSent: async () => ((looks += 1), 'not-sent') };
    const parts = partsOf(lost(NOW), {}, { ...ports, ...(ends === 'aborted' && { clock: never }), hooks });
    const exchange = exchangeOf({
      id: 'SendMail#1',
      facts: { needs: [], clientIdFrom: '14.0' } as never,
      attempts: 1,
      abort: new AbortController(),
      marks: { ...MARKS, clientId: 'id-1' },
    });
    if (ends === 'aborted') parts.world.exchanges.set(exchange.id, exchange);
    const looking = look(parts.world, exchange, 'look-in-sent');
    if (ends === 'aborted') exchange.abort.abort(new Error('planted'));
    await looking;
    expect([looks, parts.posted, cleared.includes(SETTLES_MS)]).toEqual([1, [], ends === 'aborted']);
  });
});
