import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { Resolution } from '../../../src/core/resolution.ts';
import type { Status } from '../../../src/core/status.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { decide, keysOf, type DecideAt } from '../../../src/policy/decide.ts';
import { bookResets, EMPTY_LEDGER, HIERARCHY_KEY } from '../../../src/policy/ledger.ts';
import { resolve } from '../../../src/policy/resolve.ts';
import { status } from '../../support/statuses.ts';

const NOW = 1_000_000;
const at = (given: Partial<DecideAt> = {}): DecideAt => ({
  now: NOW,
  random: () => 0,
  limits: LIMITS,
  strikes: {},
  ledger: EMPTY_LEDGER,
  ...given,
});

/** What is decided about a status whose rule has these steps. */
function decided(step: Resolution | readonly Resolution[], of: Status, given?: Partial<DecideAt>) {
  const steps = Array.isArray(step) ? (step as readonly Resolution[]) : [step as Resolution];
  const protocol = { ...EAS, rule: () => ({ steps, basis: 'advice' as const, hint: 'look there' }) };
  return decide(resolve(protocol, of), at(given)).decision;
}

describe('a step', () => {
  it('cites the status, its row and the layer, and carries no id of an item', () => {
    const step = decide(resolve(EAS, status(6, { level: 'item', collectionId: '5', serverId: '5:12', clientId: 'c1' })), at());
    expect(step).toMatchObject({
      status: 'Sync.Add.6',
      command: 'Sync',
      level: 'Sync/Collections/Collection/Responses/Add',
      code: 6,
      layer: 'command',
      at: NOW,
    });
    expect(JSON.stringify(step)).not.toMatch(/5:12|c1/);
  });

  it('names the level where there is no path', () => {
    const http = decide(resolve(EAS, status(503, { protocol: 'http', level: 'http' })), at());
    expect(http).toMatchObject({ status: 'http.503', level: 'http' });
  });

  it('is the one of the ladder for the failures so far', () => {
    const kinds = [0, 1, 2, 9].map(
      (failures) => decide(resolve(EAS, status(3, { collectionId: '5' })), at({ strikes: { 'Sync.3': failures } })).decision.do,
    );
    expect(kinds).toEqual(['reset', 'reset', 'reject', 'reject']);
  });

  it('that repairs what nobody here can make whole is passed over; the rest of the ladder stands', () => {
    const ladder: readonly Resolution[] = [
      { do: 'repair', rung: 'credentials' },
      { do: 'repair', rung: 'endpoint' },
      { do: 'hold', who: 'user', why: 'credentials' },
    ];
    const kinds = [0, 1].map((failures) => {
      const decision = decided(ladder, status(3), { unable: ['credentials'], strikes: { 'Sync.3': failures } });
      return decision.do === 'repair' ? decision.rung : decision.do;
    });
    expect(kinds).toEqual(['endpoint', 'hold']);
    expect(decided(ladder, status(3), { unable: ['credentials', 'endpoint'] }).do).toBe('hold');
    expect(decided(ladder, status(3), { unable: [] })).toMatchObject({ do: 'repair', rung: 'credentials' });
  });

  it('that waits for a place which is one of several is passed over; what else the ladder says stands, and the app’s own word', () => {
    const steps = (...all: Resolution[]) => all;
    const wait: Resolution = { do: 'retry', pace: 'backoff' };
    const later: Resolution = { do: 'hold', who: 'time', why: 'server-down' };
    const full: Resolution = { do: 'hold', who: 'user', why: 'quota', scope: 'uploads' };
    const person: Resolution = { do: 'hold', who: 'user', why: 'credentials' };
    const around = { asksAround: true };
    expect(decided(steps(wait, later), status(3), around)).toEqual({ do: 'reject', why: 'unavailable', then: 'end' });
    expect(decided(full, status(3), around)).toMatchObject({ do: 'reject', why: 'unavailable' });
    expect(decided(steps(wait, person), status(3), around)).toMatchObject({ do: 'hold', who: 'user' });
    expect(decided(steps(wait, later), status(3))).toMatchObject({ do: 'retry' });
    const rule = { match: 'Sync.3', steps: [wait], basis: 'advice', why: 'a test' } as const;
    expect(decide(resolve(EAS, status(3), {}, { appRules: [rule] }), at(around)).decision.do).toBe('retry');
  });

  it('does not look elsewhere for what was looked for in vain; another status still may', () => {
    const ladder: readonly Resolution[] = [
      { do: 'repair', rung: 'endpoint' },
      { do: 'retry', pace: 'backoff' },
    ];
    expect(decided(ladder, status(3), { sought: ['Sync.3'] }).do).toBe('retry');
    expect(decided(ladder, status(3), { sought: ['Sync.5'] })).toMatchObject({ do: 'repair', rung: 'endpoint' });
  });

  it('counts the failures of this status only', () => {
    expect(decide(resolve(EAS, status(3, { collectionId: '5' })), at({ strikes: { 'Sync.5': 9 } })).decision.do).toBe('reset');
  });
});

describe('whose bytes come next', () => {
  it.each([
    [{ do: 'retry', pace: 'now' }, 'replay'],
    [{ do: 'refresh', scope: 'hierarchy' }, 'replay'],
    [{ do: 'repair', rung: 'policy' }, 'replay'],
    [{ do: 'reset', scope: 'hierarchy' }, 'rebuild'],
    [{ do: 'rephrase', how: 'resend-full' }, 'rebuild'],
    [{ do: 'resync', how: 'slow' }, 'rebuild'],
    [{ do: 'restart', scope: 'session' }, 'rebuild'],
    [{ do: 'continue', how: 'next-message' }, 'end'],
    [{ do: 'reconcile', how: 'look-in-sent' }, 'end'],
    [{ do: 'wipe', scope: 'device' }, 'end'],
    [{ do: 'reject', why: 'gone' }, 'end'],
    [{ do: 'hold', who: 'user', why: 'quota' }, 'end'],
    [{ do: 'accept' }, 'end'],
    [{ do: 'repair', rung: 'version', then: 'rebuild' }, 'rebuild'],
    [{ do: 'rephrase', how: 'set-heartbeat', then: 'edit' }, 'edit'],
  ] as const)('%o then %s', (step, then) => {
    expect(decided(step, status(3)).then).toBe(then);
  });
});

describe('time', () => {
  it('a retry is due after the wait the server named, or after a back-off that grows with the failures', () => {
    const wait: Resolution = { do: 'retry', pace: 'backoff', limit: 9 };
    expect(decided(wait, status(3, { facts: { retryAfterMs: 7_000 } })).dueAt).toBe(NOW + 7_000);
    const half = { random: () => 0.5 };
    expect(decided(wait, status(3), half).dueAt).toBe(NOW + 1_000);
    expect(decided(wait, status(3), { ...half, strikes: { 'Sync.3': 2 } }).dueAt).toBe(NOW + 4_000);
  });

  it('a Retry-After that is a date without a Date beside it is kept too [RFC 9110 10.2.3]', () => {
    const wait: Resolution = { do: 'retry', pace: 'server' };
    expect(decided(wait, status(3, { facts: { retryAt: NOW + 90_000 } })).dueAt).toBe(NOW + 90_000);
    expect(decided(wait, status(3, { facts: { retryAt: NOW - 90_000 } })).dueAt).toBe(NOW);
  });

  it('the back-off starts anew on each step of a ladder', () => {
    const ladder: readonly Resolution[] = [
      { do: 'retry', pace: 'backoff', limit: 3 },
      { do: 'retry', pace: 'backoff', then: 'rebuild' },
    ];
    expect(decided(ladder, status(3), { random: () => 0.5, strikes: { 'Sync.3': 3 } }).dueAt).toBe(NOW + 1_000);
  });

  it('a hold that time releases says until when, one for a person does not', () => {
    expect(decided({ do: 'hold', who: 'time', why: 'server-down' }, status(3)).dueAt).toBe(NOW + LIMITS.backoffMostMs);
    expect(decided({ do: 'hold', who: 'time', why: 'throttled' }, status(3, { facts: { retryAfterMs: 60_000 } })).dueAt).toBe(NOW + 60_000);
    expect(decided({ do: 'hold', who: 'admin', why: 'blocked' }, status(3))).not.toHaveProperty('dueAt');
  });
});

describe('details', () => {
  it('a reset names the collection its status stood at; at the root it is about all of the request', () => {
    expect(decided({ do: 'reset', scope: 'collection' }, status(3, { collectionId: '5' })).collections).toEqual(['5']);
    expect(decided({ do: 'reset', scope: 'collection' }, status(3, { level: 'command' })).collections).toEqual([]);
    expect(decided({ do: 'reset', scope: 'hierarchy' }, status(3, { collectionId: '5' }))).not.toHaveProperty('collections');
    expect(decided({ do: 'refresh', scope: 'settings' }, status(3, { collectionId: '5' }))).not.toHaveProperty('collections');
  });

  it('above the collections it is about the ones the request named', () => {
    const root = status(3, { level: 'command' });
    expect(decided({ do: 'reset', scope: 'collection' }, root, { collections: ['5', '6'] }).collections).toEqual(['5', '6']);
    const spent = bookResets(bookResets(EMPTY_LEDGER, ['6'], NOW), ['6'], NOW);
    expect(decided({ do: 'reset', scope: 'collection' }, root, { collections: ['5', '6'], ledger: spent }).do).toBe('hold');
    expect(
      decided({ do: 'reset', scope: 'collection' }, status(3, { collectionId: '5' }), { collections: ['5', '6'] }).collections,
    ).toEqual(['5']);
  });

  it('a rephrase carries the bound the server named: heartbeat, folders, or Limit', () => {
    const how: Resolution = { do: 'rephrase', how: 'set-heartbeat' };
    expect(decided(how, status(5, { facts: { heartbeatSeconds: 480 } })).bound).toBe(480);
    expect(decided(how, status(6, { facts: { maxFolders: 20 } })).bound).toBe(20);
    expect(decided(how, status(14, { level: 'command', facts: { limit: 59 } })).bound).toBe(59);
    expect(decided(how, status(3))).not.toHaveProperty('bound');
  });

  it('only a rejection carries the hint for the caller', () => {
    expect(decided({ do: 'reject', why: 'request' }, status(3)).hint).toBe('look there');
    expect(decided({ do: 'retry', pace: 'now' }, status(3))).not.toHaveProperty('hint');
  });

  it('what a step wants done first, and whom it tells, stays with the decision; its limit does not', () => {
    const step: Resolution = { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'retry', pace: 'now', limit: 3, tell: 'user' };
    expect(decided(step, status(3))).toEqual({
      first: [{ do: 'refresh', scope: 'hierarchy' }],
      do: 'retry',
      pace: 'now',
      tell: 'user',
      then: 'replay',
      dueAt: NOW,
    });
  });
});

describe('the budget of resets', () => {
  const spent = bookResets(bookResets(EMPTY_LEDGER, ['5'], NOW), ['5'], NOW);
  const held = { do: 'hold', who: 'user', why: 'loop' };

  it('a key that was reset as often as a day allows is held for a person instead', () => {
    const reset: Resolution = { do: 'reset', scope: 'collection' };
    expect(decided(reset, status(3, { collectionId: '5' }), { ledger: spent })).toMatchObject(held);
    expect(decided(reset, status(3, { collectionId: '6' }), { ledger: spent }).do).toBe('reset');
    expect(decided(reset, status(3, { collectionId: '5' }), { ledger: spent, now: NOW + 24 * 3_600_000 }).do).toBe('reset');
  });

  it('the hierarchy has a budget of its own', () => {
    const hierarchy = bookResets(bookResets(EMPTY_LEDGER, [HIERARCHY_KEY], NOW), [HIERARCHY_KEY], NOW);
    expect(decided({ do: 'reset', scope: 'hierarchy' }, status(9), { ledger: hierarchy })).toMatchObject(held);
    expect(decided({ do: 'reset', scope: 'all' }, status(9), { ledger: hierarchy })).toMatchObject(held);
    expect(decided({ do: 'reset', scope: 'hierarchy' }, status(9), { ledger: spent }).do).toBe('reset');
  });

  it('is booked under the collections, the hierarchy, or both', () => {
    expect(keysOf({ do: 'reset', scope: 'collection', then: 'rebuild', collections: ['5', '6'] })).toEqual(['5', '6']);
    expect(keysOf({ do: 'reset', scope: 'hierarchy', then: 'rebuild' })).toEqual([HIERARCHY_KEY]);
    expect(keysOf({ do: 'reset', scope: 'all', then: 'rebuild', collections: ['5'] })).toEqual(['5', HIERARCHY_KEY]);
    expect(keysOf({ do: 'accept', then: 'end' })).toEqual([]);
  });
});

it('deciding is pure: the same input gives the same output, and nothing given is changed', () => {
  const given = at({ strikes: { 'Sync.5': 1 }, ledger: bookResets(EMPTY_LEDGER, ['5'], NOW) });
  const before = JSON.stringify(given);
  const resolved = resolve(EAS, status(5, { collectionId: '5' }));
  expect(decide(resolved, given)).toEqual(decide(resolved, given));
  expect(JSON.stringify(given)).toBe(before);
});

describe('a rung nobody here can make whole', () => {
  const ladder: readonly Resolution[] = [
    { do: 'repair', rung: 'endpoint' },
    { do: 'retry', pace: 'now' },
    { do: 'reject', why: 'server' },
  ];

  it('is passed over: the rest of the ladder stands', () => {
    const moves = [0, 1, 2].map((failures) => decided(ladder, status(5), { strikes: { 'Sync.5': failures }, unable: ['endpoint'] }).do);
    expect(moves).toEqual(['retry', 'reject', 'reject']);
  });

  it('is repaired where somebody can', () => {
    expect(decided(ladder, status(5), { unable: ['credentials'] })).toMatchObject({ do: 'repair', rung: 'endpoint' });
  });
});

describe('an account that has spent its tries', () => {
  const ledger = (about: Readonly<Record<string, number>>) => ({ ...EMPTY_LEDGER, tries: LIMITS.tokensPerAccount, about });

  it('is parked instead of trying again: who can act, until when, and what the tries were about', () => {
    const step: Resolution = { do: 'retry', pace: 'now' };
    expect(decided(step, status(3), { ledger: ledger({ 'common.142': 9 }) })).toEqual({
      do: 'hold',
      who: 'admin',
      why: 'provisioning-loop',
      scope: 'account',
      then: 'end',
      parked: 'policy-key',
      dueAt: NOW + LIMITS.parkFirstMs,
      tell: 'admin',
    });
  });

  it('tells nobody when time alone will mend it', () => {
    const parked = decided({ do: 'retry', pace: 'now' }, status(3), { ledger: ledger({ 'http.503': 9 }) });
    expect(parked).toMatchObject({ do: 'hold', who: 'time', why: 'throttled' });
    expect(parked).not.toHaveProperty('tell');
  });

  it('still ends what costs no try', () => {
    expect(decided({ do: 'reject', why: 'request' }, status(3), { ledger: ledger({}) }).do).toBe('reject');
  });
});

describe('a decision', () => {
  it('says that a wait was asked for, and only then', () => {
    const wait: Resolution = { do: 'retry', pace: 'backoff' };
    expect(decided(wait, status(3, { facts: { retryAfterMs: 7_000 } })).asked).toBe(true);
    expect(decided(wait, status(3))).not.toHaveProperty('asked');
    expect(decided(wait, status(3, { facts: { retryAfterMs: 0 } }))).not.toHaveProperty('asked');
    expect(decided({ do: 'reject', why: 'server' }, status(3, { facts: { retryAfterMs: 7_000 } }))).not.toHaveProperty('asked');
  });

  it('names a bound of the server’s only where the wish is put differently', () => {
    expect(decided({ do: 'retry', pace: 'now' }, status(5, { facts: { heartbeatSeconds: 480 } }))).not.toHaveProperty('bound');
  });

  it('carries no hint where the row has none', () => {
    const protocol = { ...EAS, rule: () => ({ steps: [{ do: 'reject', why: 'request' }] as const, basis: 'advice' as const }) };
    expect(decide(resolve(protocol, status(3)), at()).decision).not.toHaveProperty('hint');
  });

  it('to resync or to refresh one collection names it', () => {
    const of = status(3, { collectionId: '5' });
    expect(decided({ do: 'resync', how: 'slow' }, of).collections).toEqual(['5']);
    expect(decided({ do: 'refresh', scope: 'collection' }, of).collections).toEqual(['5']);
    expect(decided({ do: 'refresh', scope: 'hierarchy' }, of)).not.toHaveProperty('collections');
    expect(decided({ do: 'retry', pace: 'now' }, of)).not.toHaveProperty('collections');
  });

  it('that a day has no room for is the user’s, who is told', () => {
    const spent = bookResets(bookResets(EMPTY_LEDGER, ['5'], NOW), ['5'], NOW);
    expect(decided({ do: 'reset', scope: 'collection' }, status(3, { collectionId: '5' }), { ledger: spent })).toEqual({
      do: 'hold',
      who: 'user',
      why: 'loop',
      then: 'end',
      tell: 'user',
    });
  });
});

it('a step tells which reading it is by, as far as there are several', () => {
  const found = resolve(EAS, status(3));
  const told = (more: object) => decide({ ...found, because: { ...found.because, ...more } }, at());
  expect(told({})).not.toHaveProperty('variant');
  expect(told({})).not.toHaveProperty('quirk');
  expect(told({ variant: 2, quirk: 'sogo-echo' })).toMatchObject({ variant: 2, quirk: 'sogo-echo' });
});
