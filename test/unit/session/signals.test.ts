import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { ONLINE_SPREAD_MS } from '../../../src/core/limits.ts';
import { openAccount } from '../../support/account.ts';
import { searchRequest, statusAnswer } from '../../support/messages.ts';
import type { PlatformSignal } from '../../../src/core/session.ts';
import { NEW_ACCOUNT, withHold } from '../../../src/session/account.ts';
import { heed, isSignal } from '../../../src/session/signals.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, NOW, partsOf } from '../../support/world.ts';

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

// ---- the parts, without a session around them

const OFFLINE = step({ do: 'retry', pace: 'backoff', then: 'replay' }, 'transport.offline');
const BUSY = step({ do: 'retry', pace: 'server', then: 'replay' }, 'http.503');
/** Chance is one half. */
const SOON = NOW + ONLINE_SPREAD_MS / 2;

describe('a signal of the platform', () => {
  it.each([
    ['online', true, true],
    ['offline', true, false],
    ['metered', true, true],
    ['unmetered', true, true],
    ['foreground', false, false],
    ['background', false, false],
  ] as const)('%s: another network is %s, one there is %s', (signal: PlatformSignal, moved, reachable) => {
    const parts = partsOf();
    const waiting = exchangeOf({ because: OFFLINE, dueAt: NOW + 60_000 });
    parts.world.exchanges.set('Sync#1', waiting);
    parts.actors.set('Sync#1', { value: 'waiting' });
    heed(parts.world, signal);
    expect([parts.world.moved, parts.posted.length > 0]).toEqual([moved, moved]);
    expect(parts.posted).toEqual(moved ? [{ to: 'longpoll', event: { type: 'network.changed' } }] : []);
    expect([waiting.dueAt, waiting.hurried ?? false]).toEqual(reachable ? [SOON, true] : [NOW + 60_000, false]);
    expect(isSignal(signal)).toBe(true);
  });

  it.each(['toString', 'Online', undefined, 7, {}, ['online']])('%j is none', (word) => {
    expect(isSignal(word)).toBe(false);
  });

  it.each([
    ['waits for the server', { because: BUSY, dueAt: NOW + 60_000 }, 'waiting', NOW + 60_000],
    ['waits for nothing it was told', { because: undefined, dueAt: NOW + 60_000 }, 'waiting', NOW + 60_000],
    ['is on its way', { because: OFFLINE, dueAt: NOW + 60_000 }, 'sending', NOW + 60_000],
    ['is not there', { because: OFFLINE, dueAt: NOW + 60_000 }, undefined, NOW + 60_000],
    ['is due sooner', { because: OFFLINE, dueAt: NOW + 1 }, 'waiting', NOW + 1],
    ['has no time yet', { because: OFFLINE, dueAt: undefined }, 'waiting', SOON],
  ] as const)('who %s is hastened only if it waits for a network', (_, more, value, dueAt) => {
    const parts = partsOf();
    const exchange = exchangeOf(more);
    parts.world.exchanges.set('Sync#1', exchange);
    if (value) parts.actors.set('Sync#1', { value });
    heed(parts.world, 'online');
    expect(exchange.dueAt).toBe(dueAt);
  });

  it('shortens holds that wait for a network, and no others', () => {
    const hold = (key: string, because: typeof BUSY, until?: number) =>
      ({
        who: 'time',
        why: 'server-down',
        step: because,
        block: { scope: 'request', key },
        ...(until !== undefined && { until }),
      }) as const;
    const all = [hold('a', OFFLINE, NOW + 60_000), hold('b', BUSY, NOW + 60_000), hold('c', OFFLINE), hold('d', OFFLINE, NOW + 1)];
    const { world } = partsOf(all.reduce((account, one) => withHold(account, one).account, NEW_ACCOUNT));
    heed(world, 'online');
    expect(world.account.holds.map(({ until }) => until)).toEqual([SOON, NOW + 60_000, undefined, NOW + 1]);
  });
});

it('a chance that throws is no chance: nothing is rejected, and what waits goes on', async () => {
  const heard: unknown[] = [];
  const hear = (reason: unknown): void => void heard.push(reason);
  process.on('unhandledRejection', hear);
  try {
    const random = (): never => {
      throw new Error('planted');
    };
    const account = openAccount({ ...LONG, random });
    account.server.answer('Search', offline, statusAnswer('Search', 1));
    const asked = account.begin('Search', searchRequest());
    await account.time.quiet();
    account.session.signal('online');
    expect((await account.time.until(asked)).outcome.kind).toBe('done');
    await new Promise((resolve) => void setTimeout(resolve, 5));
  } finally {
    process.off('unhandledRejection', hear);
  }
  expect(heard).toEqual([]);
});
