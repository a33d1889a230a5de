import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { LIMITS } from '../../../src/core/limits.ts';
import type { SessionEvent } from '../../../src/core/session.ts';
import { NEW_ACCOUNT } from '../../../src/session/account.ts';
import { addHold, holdDecided, holdFor, holdRung, keyOf, publicHold } from '../../../src/session/holds.ts';
import type { Exchange, World } from '../../../src/session/world.ts';
import { step } from '../../support/statuses.ts';

const NOW = 1_000;

function world() {
  const told: SessionEvent[] = [];
  const parts = {
    account: NEW_ACCOUNT,
    paces: new Map(),
    ports: { clock: { now: () => NOW }, limits: LIMITS },
    tell: (event: SessionEvent) => void told.push(event),
  };
  return { world: parts as unknown as World, told };
}

/** A request that was told this. */
function exchange(decision: Decision | undefined, more: Partial<Exchange> = {}): Exchange {
  const marks = { collections: ['6', '5'], primed: [], adds: 0, commands: 0, fetches: 0 };
  return {
    command: 'Sync',
    facts: {},
    marks,
    decision,
    because: decision && step(decision),
    attempts: 1,
    hold: undefined,
    dueAt: undefined,
    ...more,
  } as unknown as Exchange;
}

const hold = (who: 'user' | 'admin' | 'time', why: Extract<Decision, { do: 'hold' }>['why'], more: object = {}): Decision => ({
  do: 'hold',
  who,
  why,
  then: 'end',
  ...more,
});

describe('what holds a request', () => {
  it('a request’s own name is its command and its collections, in no order', () => {
    expect(keyOf(exchange(undefined))).toBe('Sync:5,6');
    expect(keyOf({ command: 'Ping', marks: { collections: [], primed: [], watched: ['7', '5'], adds: 0, commands: 0, fetches: 0 } })).toBe(
      'Ping:5,7',
    );
  });

  it('one whose bytes are not made yet is named like no other: it holds back nobody', () => {
    expect(keyOf({ command: 'FolderSync', marks: undefined })).toBe('FolderSync?');
  });

  it.each([
    ['a person’s part holds the account', hold('admin', 'blocked'), { scope: 'account' }],
    ['what a rule says about its reach stands', hold('user', 'quota', { scope: 'uploads' }), { scope: 'uploads' }],
    ['what time heals holds this wish alone', hold('time', 'server-down', { dueAt: 9_000 }), { scope: 'request', key: 'Sync:5,6' }],
    ['so does a loop of this wish', hold('user', 'loop'), { scope: 'request', key: 'Sync:5,6' }],
    ['and so does an end that nobody knows', hold('user', 'unknown-outcome'), { scope: 'request', key: 'Sync:5,6' }],
  ])('%s', (_, decision, block) => {
    const { world: at, told } = world();
    const found = holdFor(at, exchange(decision), `hold.Sync.3`);
    expect(found.block).toEqual(block);
    expect(found.until).toBe(decision.dueAt);
    expect(at.account.holds).toEqual([found]);
    expect(told).toEqual([]);
  });

  it('a wait that is too long: until its time', () => {
    const waits: Decision = { do: 'retry', pace: 'server', then: 'replay', dueAt: 99_000 };
    expect(holdFor(world().world, exchange(waits), 'retry.http.503')).toMatchObject({
      who: 'time',
      why: 'throttled',
      until: 99_000,
      block: { scope: 'request' },
    });
  });

  it('attempts that are spent: a person looks at it', () => {
    const waits: Decision = { do: 'retry', pace: 'server', then: 'replay', dueAt: 99_000 };
    const spent = exchange(waits, { attempts: LIMITS.attemptsPerRequest });
    expect(holdFor(world().world, spent, 'retry.http.503')).toMatchObject({ who: 'user', why: 'loop', block: { scope: 'request' } });
  });

  it.each(['driver.expired', 'driver.deferred', 'account.closed', 'app.failed', 'chore.failed'])(
    '%s: for a moment, or until what it waited for',
    (cause) => {
      expect(holdFor(world().world, exchange(undefined), cause)).toMatchObject({ who: 'time', until: NOW + LIMITS.backoffFirstMs });
      expect(holdFor(world().world, exchange(undefined, { dueAt: 7_000 }), cause)).toMatchObject({ who: 'time', until: 7_000 });
    },
  );

  it('a wait that the server asked the account for has the same name for every wish [MS-ASHTTP 3.1.5.2.3]', () => {
    const { world: at } = world();
    at.account = { ...at.account, notBefore: 7_000 };
    expect(holdFor(at, exchange(undefined, { dueAt: 7_000 }), 'account.closed')).toMatchObject({ why: 'throttled', until: 7_000 });
    expect(holdFor(at, exchange(undefined, { dueAt: 6_000 }), 'driver.expired').why).toBe('server-down');
  });

  it('what the account carries already, when that closed the door', () => {
    const { world: at } = world();
    const known = addHold(at, { who: 'admin', why: 'blocked', step: step(hold('admin', 'blocked')), block: { scope: 'account' } });
    for (const cause of ['account.closed', 'rung.stuck']) expect(holdFor(at, exchange(undefined, { hold: known }), cause)).toBe(known);
    expect(at.account.holds).toHaveLength(1);
  });
});

describe('a rung that could not be made whole', () => {
  it('holds the account for who can help, and tells', () => {
    const cases = {
      endpoint: ['user', 'endpoint'],
      credentials: ['user', 'credentials'],
      version: ['admin', 'server-setup'],
      policy: ['admin', 'provisioning-loop'],
      hierarchy: ['user', 'loop'],
    } as const;
    for (const [rung, [who, why]] of Object.entries(cases)) {
      const { world: at, told } = world();
      expect(holdRung(at, rung as keyof typeof cases, undefined)).toMatchObject({ who, why, block: { scope: 'account' } });
      expect(told).toHaveLength(1);
    }
  });

  it('adds nothing to a hold that is there already', () => {
    const { world: at } = world();
    const known = holdDecided(
      at,
      hold('time', 'throttled', { dueAt: 5 }) as Extract<Decision, { do: 'hold' }>,
      step(hold('time', 'throttled')),
    );
    expect(known.until).toBe(5);
    expect(holdRung(at, 'policy', undefined)).toBe(known);
  });
});

it('the app sees no more of a hold than it needs', () => {
  const { world: at } = world();
  expect(publicHold(holdRung(at, 'policy', undefined))).not.toHaveProperty('block');
});
