import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { ONLINE_SPREAD_MS } from '../../../src/core/limits.ts';
import { openAccount } from '../../support/account.ts';
import { searchRequest, statusAnswer } from '../../support/messages.ts';

/** No network: what fetch throws then. */
const offline = (): never => {
  throw Object.assign(new TypeError('fetch failed'), { cause: { code: 'ENOTFOUND' } });
};
const LONG = { limits: { backoffFirstMs: 2_000 }, maxPendingMs: 30_000, random: () => 0.5 } as const;

describe('what waits for a network', () => {
  it('goes on when there is one again, spread, however long the wait was to be', async () => {
    let chance = 0.99;
    const account = openAccount({ ...LONG, random: () => chance });
    account.server.answer('Search', offline, offline, offline, statusAnswer('Search', 1));
    const asked = account.begin('Search', searchRequest());
    await account.time.pass(6_000);
    // The third wait is to be eight seconds long.
    expect(account.server.seen).toHaveLength(3);
    const since = account.time.clock.now();
    chance = 0.1;
    account.session.signal('online');
    expect((await account.time.until(asked)).outcome).toMatchObject({ kind: 'done', attempts: 4 });
    expect(account.server.seen[3]?.at).toBe(since + ONLINE_SPREAD_MS * chance);
  });

  it.each(['online', 'metered', 'unmetered'] as const)('and so does what was held for want of it: %s', async (signal) => {
    const account = openAccount(LONG);
    account.server.answer('Search', offline, offline, offline, offline, offline, statusAnswer('Search', 1));
    const { outcome } = await account.request('Search', searchRequest());
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time' } });
    account.session.signal(signal);
    await account.time.pass(ONLINE_SPREAD_MS);
    expect(account.session.getSnapshot().holds).toEqual([]);
    expect((await account.request('Search', searchRequest())).outcome.kind).toBe('done');
  });

  it('does not when it is gone, or when nothing is said of it', async () => {
    for (const signal of ['offline', 'foreground', 'background'] as const) {
      const account = openAccount(LONG);
      account.server.answer('Search', offline, offline, offline, offline, offline);
      await account.request('Search', searchRequest());
      account.session.signal(signal);
      await account.time.pass(ONLINE_SPREAD_MS);
      expect(account.session.getSnapshot().holds, signal).toHaveLength(1);
    }
  });
});

it('what waits for the server waits on: it asked for time, not for a network', async () => {
  const account = openAccount({ random: () => 0 });
  account.server.answer('Search', { status: 503, headers: { 'Retry-After': '20' } }, statusAnswer('Search', 1));
  const asked = account.begin('Search', searchRequest());
  await account.time.quiet();
  const since = account.time.clock.now();
  account.session.signal('online');
  await account.time.until(asked);
  expect(account.server.seen[1]?.at).toBe(since + 20_000);
});

it('a word that is no signal is the caller’s fault', () => {
  const { session } = openAccount();
  for (const word of ['toString', 'on-line', undefined]) {
    let thrown: unknown;
    try {
      session.signal(word as never);
    } catch (error) {
      thrown = error;
    }
    expect(isRecoveryError(thrown) && thrown.code, String(word)).toBe('option-invalid');
  }
});

it('a session that was stopped hears nothing more', async () => {
  const { session, time } = openAccount();
  await session.stop();
  session.signal('online');
  await time.quiet();
  expect(session.getSnapshot().requests).toEqual([]);
});
