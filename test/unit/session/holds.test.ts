import { describe, expect, it } from 'vitest';
import type { Decision } from '../../../src/core/decision.ts';
import { LIMITS } from '../../../src/core/limits.ts';
import type { SessionEvent } from '../../../src/core/session.ts';
import { NEW_ACCOUNT } from '../../../src/session/account.ts';
import {
  addHold,
  bytesKey,
  clientIdOf,
  doubtOf,
  foldersOf,
  holdDecided,
  holdFor,
  holdInLimbo,
  holdRung,
  keyOf,
  liftDoubt,
  mailKey,
  missingStep,
  publicHold,
} from '../../../src/session/holds.ts';
import type { Exchange, World } from '../../../src/session/world.ts';
import { step } from '../../support/statuses.ts';
import { MARKS } from '../../support/world.ts';

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
    expect(foldersOf({ marks: undefined })).toEqual([]);
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

  it.each(['driver.deferred', 'account.closed'])('%s: until others are through with its key, which keeps nobody back', (cause) => {
    const { world: at } = world();
    const held = holdFor(at, { ...exchange(undefined, { dueAt: 7_000 }), id: 'Sync#2', behindUntil: 9_000 }, cause);
    expect(held).toMatchObject({ who: 'time', why: 'busy', until: 9_000, block: { scope: 'request', key: 'turn:Sync#2' } });
  });

  it('a wait that the server asked the account for has the same name for every wish [MS-ASHTTP 3.1.5.2.3]', () => {
    const { world: at } = world();
    at.account = { ...at.account, notBefore: 7_000 };
    expect(holdFor(at, exchange(undefined, { dueAt: 7_000 }), 'account.closed')).toMatchObject({ why: 'throttled', until: 7_000 });
    expect(holdFor(at, exchange(undefined, { dueAt: 6_000 }), 'driver.expired').why).toBe('server-down');
  });

  it('what the account carries already, when that closed the door', () => {
    const { world: at } = world();
    const known = addHold(at, { who: 'admin', why: 'blocked', step: step(hold('admin', 'blocked')), block: { scope: 'account' } });
    for (const cause of ['account.closed', 'rung.stuck', 'chore.failed'])
      expect(holdFor(at, exchange(undefined, { hold: known }), cause)).toBe(known);
    expect(at.account.holds).toHaveLength(1);
  });

  // The event says what ended it; what was decided before may be something else.
  const decided = { hold: hold('admin', 'blocked'), retry: { do: 'retry', pace: 'server', then: 'replay', dueAt: 99_000 } } as const;
  it.each([
    ['a hold was decided, and time went by', decided.hold, 'driver.expired', { who: 'time', why: 'server-down' }],
    ['a wait was decided, and time went by', decided.retry, 'driver.expired', { who: 'time', why: 'server-down', until: NOW + 2_000 }],
    ['a hold was decided, and a rung got stuck', decided.hold, 'rung.stuck', { who: 'user', why: 'loop' }],
    ['a wait was decided, and a rung got stuck', decided.retry, 'rung.stuck', { who: 'user', why: 'loop' }],
    ['held for nothing that was decided', undefined, 'hold.Sync.3', { who: 'user', why: 'loop' }],
    ['held for a wait', decided.retry, 'hold.Sync.3', { who: 'user', why: 'loop' }],
    ['waiting for nothing that was decided', undefined, 'retry.http.503', { who: 'user', why: 'loop' }],
    ['waiting for a hold', decided.hold, 'retry.http.503', { who: 'user', why: 'loop' }],
  ] as const)('an event and a decision that do not belong together: %s', (_, decision, cause, expected) => {
    expect(holdFor(world().world, exchange(decision), cause)).toMatchObject({ ...expected, block: { scope: 'request' } });
  });

  it('says no more than there is to say: no time that nobody knows, no mail that is none', () => {
    const loop = hold('user', 'loop');
    const plain = { id: 'hold-1', who: 'user', why: 'loop', step: step(loop), block: { scope: 'request', key: 'Sync:5,6' } };
    expect(holdFor(world().world, exchange(loop), 'hold.Sync.3')).toStrictEqual(plain);
    expect(holdFor(world().world, exchange(loop), 'collapsed')).toStrictEqual(plain);
  });

  it('nothing was told before: the step names the command, and that no status stands behind it', () => {
    expect(holdFor(world().world, exchange(undefined), 'driver.expired').step).toStrictEqual({
      status: 'transport.unknown',
      command: 'Sync',
      level: 'transport',
      code: 'endpoint',
      name: null,
      spec: 'MS-ASHTTP 3.1.5.2',
      basis: 'advice',
      layer: 'fallback',
      decision: { do: 'hold', who: 'user', why: 'loop', then: 'end' },
      at: NOW,
    });
  });
});

describe('a wish that must not happen twice', () => {
  const mail = { command: 'SendMail', facts: { clientIdFrom: 'body' }, marks: { ...MARKS, clientId: 'id-1' } } as unknown as Exchange;

  it('is named by its mail, else by its bytes; what may happen twice has no such name', () => {
    expect(doubtOf(mail)).toBe(mailKey('id-1'));
    expect(doubtOf(exchange(undefined, { noted: 'digest' }))).toBe('bytes:digest');
    expect(doubtOf(exchange(undefined))).toBeUndefined();
  });

  it.each([
    [
      'its end is not known: that mail alone',
      hold('user', 'unknown-outcome'),
      { block: { scope: 'request', key: 'mail:id-1' }, clientId: 'id-1' },
    ],
    ['time heals it: all such wishes', hold('time', 'server-down', { dueAt: 9 }), { block: { scope: 'request', key: 'SendMail:' } }],
    ['it comes to nothing: all such wishes', hold('user', 'loop'), { block: { scope: 'request', key: 'SendMail:' } }],
  ])('%s', (_, decision, expected) => {
    const { block, clientId } = holdFor(world().world, exchange(decision, mail), 'hold.SendMail.110');
    expect({ block, ...(clientId && { clientId }) }).toEqual(expected);
  });

  it('nobody is asked about any more once it is known what became of it, and the app hears so', () => {
    const { world: at, told } = world();
    const holds = [mailKey('id-1'), bytesKey('digest'), 'mail:id-2'].map((key) =>
      addHold(at, { who: 'user', why: 'unknown-outcome', step: step(hold('user', 'unknown-outcome')), block: { scope: 'request', key } }),
    );
    told.length = 0;
    liftDoubt(at, mailKey('id-1'));
    liftDoubt(at, bytesKey('digest'));
    expect(at.account.holds).toEqual(holds.slice(2));
    expect(told).toEqual([
      { type: 'released', holdId: 'hold-1' },
      { type: 'released', holdId: 'hold-2' },
    ]);
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
      const added = holdRung(at, rung as keyof typeof cases, undefined);
      expect(added).toMatchObject({ who, why, block: { scope: 'account' } });
      expect(told).toEqual([{ type: 'held', hold: publicHold(added) }]);
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

  it('is not held by what keeps back one wish alone', () => {
    const { world: at } = world();
    holdFor(at, exchange(hold('time', 'server-down', { dueAt: 9_000 })), 'hold.Sync.3');
    expect(holdRung(at, 'policy', undefined).block).toEqual({ scope: 'account' });
    expect(at.account.holds).toHaveLength(2);
  });

  it('names the step that led to it, else that none did', () => {
    const because = step(hold('admin', 'policy'));
    expect(holdRung(world().world, 'policy', because).step).toBe(because);
    const { world: at } = world();
    expect(holdRung(at, 'policy', undefined).step).toStrictEqual(missingStep(at, 'policy'));
    expect(missingStep(at, 'policy')).toMatchObject({ command: 'OPTIONS', code: 'policy', at: NOW });
  });

  it('told by an answer to the repair: parked with it, or not, and with a time only when there is one', () => {
    const decision = hold('admin', 'blocked') as Extract<Decision, { do: 'hold' }>;
    const { world: at } = world();
    expect(holdDecided(at, decision, step(decision))).toStrictEqual({
      id: 'hold-1',
      who: 'admin',
      why: 'blocked',
      step: step(decision),
      block: { scope: 'account' },
    });
    expect(at.account.ledger.parks).toBe(0);
    holdDecided(at, { ...decision, parked: 'policy-key' }, step(decision));
    expect(at.account.ledger).toMatchObject({ parks: 1, since: undefined });
    holdDecided(at, { ...decision, parked: 'policy-key', dueAt: NOW + 5 }, step(decision));
    expect(at.account.ledger.since).toBe(NOW + 5);
  });
});

describe('a folder list in doubt', () => {
  const limbo = {
    who: 'user',
    why: 'consent',
    step: step(hold('user', 'consent')),
    block: { scope: 'folders', listed: ['5', '6'] },
  } as const;

  it('is the hold of a hierarchy that could not be made whole, and of no other rung', () => {
    const { world: at } = world();
    const known = addHold(at, limbo);
    expect(holdRung(at, 'hierarchy', undefined)).toBe(known);
    expect(holdRung(at, 'policy', undefined)).toMatchObject({ why: 'provisioning-loop', block: { scope: 'account' } });
  });

  it('holds what it does not list; a wish about what it does list has a hold of its own, for what it was told itself', () => {
    const { world: at } = world();
    const known = addHold(at, limbo);
    expect(holdInLimbo(at, exchange(undefined, { marks: { ...MARKS, collections: ['7'] } }), known)).toBe(known);
    expect(holdInLimbo(at, exchange(undefined, { command: 'FolderSync', marks: MARKS }), known)).toBe(known);
    const { who, why, step: because } = limbo;
    const block = { scope: 'request', key: 'Sync:5,6' };
    expect(holdInLimbo(at, exchange(undefined), known)).toStrictEqual({ id: 'hold-2', who, why, step: because, block });
    const stale = hold('user', 'loop');
    const later = { ...known, until: 9_000 };
    expect(holdInLimbo(at, exchange(stale), later)).toStrictEqual({ id: 'hold-2', who, why, step: step(stale), block, until: 9_000 });
  });
});

it('the app sees no more of a hold than it needs', () => {
  const { world: at } = world();
  expect(publicHold(holdRung(at, 'policy', undefined))).not.toHaveProperty('block');
});

it('a ClientId is a mail’s only: what carries none has none, whatever its bytes say', () => {
  const marks = { ...MARKS, clientId: 'id-1' };
  expect(clientIdOf({ facts: { clientIdFrom: '14.0' } as Exchange['facts'], marks })).toBe('id-1');
  expect(clientIdOf({ facts: {} as Exchange['facts'], marks })).toBeUndefined();
});
