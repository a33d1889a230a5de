import { describe, expect, it } from 'vitest';
import { plainMachine } from '../../../machines/plain.machine.ts';
import type { Decision } from '../../../src/core/decision.ts';
import { ABLE, decided, FIXED, play, WHOLE } from '../../support/machines.ts';

const PROVISION: Decision = { do: 'repair', rung: 'policy', then: 'replay' };
const SIGN_IN: Decision = { do: 'repair', rung: 'credentials', then: 'replay' };
const wait = (dueAt: number): Decision => ({ do: 'retry', pace: 'backoff', then: 'replay', dueAt });

const started = (input = ABLE) => play(plainMachine, input, WHOLE);
const ofType = (type: string) => expect.objectContaining({ type });

describe('queued', () => {
  it('asks to go out, and goes when every rung it needs is whole', () => {
    const queued = play(plainMachine, ABLE);
    expect(queued.effects).toEqual([{ type: 'effect.enqueue' }]);
    const sending = queued.send(WHOLE);
    expect(sending.value).toBe('sending');
    expect(sending.effects).toEqual([{ type: 'effect.request', attempt: 1 }]);
  });

  it('asks again when a rung has been made whole: another one may still be broken, and it need not be one of its own', () => {
    const queued = play(plainMachine, ABLE, { type: 'rung.rebuilt', rung: 'policy' });
    expect(queued.value).toBe('queued');
    expect(queued.effects).toEqual([{ type: 'effect.enqueue' }]);
  });

  it.each(['account.closed', 'rung.stuck', 'driver.expired'])('ends as held after %s, the hold before the settlement', (type) => {
    const held = play(plainMachine, ABLE, { type });
    expect(held.value).toBe('held');
    expect(held.effects).toEqual([{ type: 'effect.hold' }, { type: 'effect.settle', end: 'held' }]);
  });
});

describe('sending', () => {
  it.each([
    [{ do: 'accept', then: 'end' }, 'accepted', 'done'],
    [{ do: 'continue', how: 'poll-again', then: 'end' }, 'accepted', 'done'],
    [{ do: 'reject', why: 'gone', then: 'end' }, 'rejected', 'refused'],
    [{ do: 'hold', who: 'user', why: 'quota', then: 'end' }, 'held', 'held'],
  ] as const)('%o ends it as %s', (decision, value, end) => {
    const over = started().send(decided(decision));
    expect(over.value).toBe(value);
    expect(over.snapshot.status).toBe('done');
    expect(over.snapshot.output).toEqual({ end, attempts: 1 });
    expect(over.effects.at(-1)).toEqual({ type: 'effect.settle', end });
  });

  it('asks again at the door when its turn came too late, and is held once its attempts are spent', () => {
    const again = started().send({ type: 'driver.deferred' });
    expect(again.value).toBe('queued');
    expect(again.effects).toEqual([{ type: 'effect.enqueue' }]);
    const spent = started({ ...ABLE, limit: 1 }).send({ type: 'driver.deferred' });
    expect(spent.value).toBe('held');
  });

  it('a mail that may have arrived before is looked for before it goes out, and is unknown once its attempts are spent', () => {
    const looking = started().send({ type: 'mail.doubtful' });
    expect(looking.effects).toEqual([{ type: 'effect.look', how: 'look-in-sent' }]);
    expect(started({ ...ABLE, limit: 1 }).send({ type: 'mail.doubtful' }).value).toBe('unknown');
  });

  it('the caller may give up at any time', () => {
    expect(started().send({ type: 'caller.aborted' }).value).toBe('rejected');
  });

  it('after a kill goes again only if that does no harm twice [MS-ASCMD 3.1.5.9]', () => {
    const resumed = { type: 'driver.resumed', now: 0 };
    expect(started().send(resumed).value).toBe('queued');
    expect(started({ ...ABLE, repeatable: false }).send(resumed).value).toBe('unknown');
  });
});

describe('provisioning and repairing', () => {
  it('142: reports the policy, waits, and sends the same again when it is whole [MS-ASPROV 3.1.5.1]', () => {
    const waiting = started().send(decided(PROVISION));
    expect(waiting.value).toBe('provisioning');
    expect(waiting.effects).toEqual([{ type: 'effect.report', rung: 'policy', fromZero: false }]);
    const again = waiting.send({ type: 'rung.rebuilt', rung: 'policy' });
    expect(again.value).toBe('queued');
    expect(again.send(WHOLE).effects).toEqual([{ type: 'effect.request', attempt: 2 }]);
  });

  it('140 is a repair of the policy too: the directive stands in the Provision answer', () => {
    const wiped = started().send(decided({ do: 'wipe', scope: 'as-directed', then: 'end' }, { status: 'common.140' }));
    expect(wiped.effects).toEqual([{ type: 'effect.report', rung: 'policy', fromZero: false }]);
  });

  it('the other rungs have a state of their own', () => {
    const waiting = started().send(decided(SIGN_IN, { status: 'http.401' }));
    expect(waiting.value).toBe('repairing');
    expect(waiting.effects).toEqual([{ type: 'effect.report', rung: 'credentials', fromZero: false }]);
  });

  it('hears its own rung only', () => {
    const waiting = started().send(decided(SIGN_IN));
    expect(waiting.send({ type: 'rung.rebuilt', rung: 'policy' }).value).toBe('repairing');
    expect(waiting.send({ type: 'rung.stuck', rung: 'policy' }).value).toBe('repairing');
    expect(waiting.send({ type: 'rung.stuck', rung: 'credentials' }).value).toBe('held');
  });

  it('ends with the reply that moved a key instead of going out again [MS-ASCMD 2.2.1.21]', () => {
    const kept = started().send(decided(PROVISION, { keepsReply: true }));
    expect(kept.send({ type: 'rung.rebuilt', rung: 'policy' }).value).toBe('accepted');
  });
});

describe('waiting', () => {
  it('wakes the driver for its time, goes on then and not before [MS-ASHTTP 3.1.5.2.3]', () => {
    const waiting = started().send(decided(wait(5_000)));
    expect(waiting.value).toBe('waiting');
    expect(waiting.effects).toEqual([{ type: 'effect.wake', dueAt: 5_000 }]);
    expect(waiting.send({ type: 'driver.tick', now: 4_999 }).value).toBe('waiting');
    expect(waiting.send({ type: 'driver.tick', now: 5_000 }).value).toBe('queued');
  });

  it('longer than the app lets a call be pending is held at once', () => {
    expect(started().send(decided(wait(30_001))).value).toBe('held');
    expect(started().send(decided(wait(30_000))).value).toBe('waiting');
    expect(started().send(decided(wait(131_000), { now: 101_000 })).value).toBe('waiting');
  });

  it('after a kill goes on if the time has come, else waits again', () => {
    const waiting = started().send(decided(wait(5_000)));
    expect(waiting.send({ type: 'driver.resumed', now: 6_000 }).value).toBe('queued');
    expect(waiting.send({ type: 'driver.resumed', now: 1_000 }).effects).toEqual([{ type: 'effect.wake', dueAt: 5_000 }]);
  });
});

describe('preparing', () => {
  const chores: Decision = {
    first: [
      { do: 'refresh', scope: 'hierarchy' },
      { do: 'repair', rung: 'policy' },
    ],
    do: 'retry',
    pace: 'backoff',
    then: 'replay',
    dueAt: 900,
  };

  it('does what comes first, one after the other, and then what was decided', () => {
    const first = started().send(decided(chores));
    expect(first.value).toBe('preparing');
    expect(first.effects).toEqual([{ type: 'effect.prepare', chore: { do: 'refresh', scope: 'hierarchy' }, fromZero: false }]);
    const second = first.send({ type: 'chore.done' });
    expect(second.effects).toEqual([{ type: 'effect.prepare', chore: { do: 'repair', rung: 'policy' }, fromZero: false }]);
    expect(second.send({ type: 'chore.done' }).value).toBe('waiting');
  });

  it('a chore that fails holds the request', () => {
    expect(started().send(decided(chores), { type: 'chore.failed' }).value).toBe('held');
  });

  it('leads back in line when all that is left is to send it again', () => {
    const first = [{ do: 'refresh', scope: 'hierarchy' }] as const;
    const again = started().send(decided({ first, do: 'rephrase', how: 'fewer-items', then: 'rebuild' }), { type: 'chore.done' });
    expect(again.value).toBe('queued');
  });

  it('leads to the reset that was decided: of the collections, or of the hierarchy', () => {
    const first = [{ do: 'repair', rung: 'version' }] as const;
    const collections: Decision = { first, do: 'reset', scope: 'all', collections: [], then: 'rebuild' };
    expect(started().send(decided(collections), { type: 'chore.done' }).value).toBe('resettingSyncKey');
    const hierarchy: Decision = { first, do: 'reset', scope: 'hierarchy', then: 'rebuild' };
    expect(started().send(decided(hierarchy), { type: 'chore.done' }).value).toBe('foldersyncing');
  });
});

describe('foldersyncing', () => {
  it('a stale hierarchy is refreshed at its key, a lost one from 0 [MS-ASCMD 3.1.5.3]', () => {
    const stale = started().send(decided({ do: 'refresh', scope: 'hierarchy', then: 'rebuild' }, { status: 'Sync.12' }));
    expect(stale.value).toBe('foldersyncing');
    expect(stale.effects).toEqual([{ type: 'effect.report', rung: 'hierarchy', fromZero: false }]);
    const lost = started().send(decided({ do: 'reset', scope: 'hierarchy', then: 'rebuild' }, { status: 'Sync.12' }));
    expect(lost.value).toBe('foldersyncing');
    expect(lost.effects).toEqual([{ type: 'effect.report', rung: 'hierarchy', fromZero: true }]);
  });
});

describe('resettingSyncKey', () => {
  const lost = (scope: 'collection' | 'all', keepsReply = false) =>
    started().send(decided({ do: 'reset', scope, collections: ['5'], then: 'rebuild' }, { status: 'Sync.3', keepsReply }));

  it('the app’s keys go to 0 in its own store, then the request is built anew [MS-ASCMD 2.2.3.181.4]', () => {
    expect(lost('collection').effects).toEqual([{ type: 'effect.reset', collections: ['5'] }]);
    expect(lost('collection').send({ type: 'app.done' }).value).toBe('queued');
    expect(lost('collection').send({ type: 'app.failed' }).value).toBe('held');
  });

  it('everything means the hierarchy too', () => {
    const after = lost('all').send({ type: 'app.done' });
    expect(after.value).toBe('foldersyncing');
    expect(after.effects).toEqual([{ type: 'effect.report', rung: 'hierarchy', fromZero: true }]);
  });

  it('a reply that moved another key ends the request: it goes to the caller [MS-ASCMD 2.2.1.21]', () => {
    expect(lost('collection', true).send({ type: 'app.done' }).value).toBe('accepted');
  });
});

describe('reconciling', () => {
  const lost: Decision = { do: 'reconcile', how: 'look-in-sent', then: 'replay' };
  const status = 'transport.cut-after-send';
  const looking = (input = ABLE) => started(input).send(decided(lost, { status }));

  it('looks before anything goes out again [MS-ASCMD 3.1.5.9]', () => {
    expect(looking().value).toBe('reconciling');
    expect(looking().effects).toEqual([{ type: 'effect.look', how: 'look-in-sent' }]);
  });

  it.each([
    ['app.happened', 'accepted'],
    ['app.absent', 'queued'],
    ['app.unclear', 'unknown'],
    ['account.closed', 'unknown'],
    ['driver.expired', 'unknown'],
    ['caller.aborted', 'rejected'],
  ])('%s leads to %s', (type, value) => {
    expect(looking().send({ type }).value).toBe(value);
  });

  it('what has to be done first is done before looking', () => {
    const folder: Decision = { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'reconcile', how: 'look-for-folder', then: 'rebuild' };
    const first = started().send(decided(folder, { status }));
    expect(first.effects).toEqual([{ type: 'effect.prepare', chore: { do: 'refresh', scope: 'hierarchy' }, fromZero: false }]);
    expect(first.send({ type: 'chore.done' }).effects).toEqual([{ type: 'effect.look', how: 'look-for-folder' }]);
  });

  it('is unknown at once when it is the caller who has to look, or when the attempts are spent: it never goes out blindly', () => {
    const folders: Decision = {
      first: [{ do: 'refresh', scope: 'collection' }],
      do: 'reconcile',
      how: 'look-at-both-folders',
      then: 'rebuild',
    };
    expect(started().send(decided(folders, { status })).value).toBe('unknown');
    const adds: Decision = { do: 'reconcile', how: 'match-adds', then: 'rebuild' };
    expect(started(FIXED).send(decided(adds, { status })).value).toBe('unknown');
    expect(looking({ ...ABLE, limit: 1 }).value).toBe('unknown');
  });
});

describe('what is the caller’s ends at once', () => {
  it.each([
    ['a lost key without a hook', { do: 'reset', scope: 'collection', collections: ['5'], then: 'rebuild' }],
    ['a lost hierarchy without a hook', { do: 'reset', scope: 'hierarchy', then: 'rebuild' }],
    ['a stale hierarchy without a hook', { do: 'refresh', scope: 'hierarchy', then: 'replay' }],
    ['other bytes without a build', { do: 'rephrase', how: 'resend-full', then: 'rebuild' }],
    ['new bytes for the same wish', { do: 'retry', pace: 'now', dueAt: 0, then: 'rebuild' }],
    ['a chore that needs a hook', { first: [{ do: 'refresh', scope: 'hierarchy' }], do: 'retry', pace: 'now', dueAt: 0, then: 'replay' }],
  ] as const)('%s', (_, decision) => {
    expect(started(FIXED).send(decided(decision as Decision)).value).toBe('rejected');
  });

  it('a refresh of a collection is the app’s even when it can do everything: its keys are its own', () => {
    expect(started().send(decided({ do: 'refresh', scope: 'collection', collections: ['5'], then: 'rebuild' })).value).toBe('rejected');
  });

  it('numbers the library may edit by itself are not', () => {
    const heartbeat: Decision = { do: 'rephrase', how: 'set-heartbeat', bound: 480, then: 'edit' };
    const again = started(FIXED).send(decided(heartbeat, { status: 'Ping.5' }));
    expect(again.value).toBe('queued');
    expect(again.effects).toEqual([ofType('effect.enqueue')]);
  });
});

describe('attempts', () => {
  it.each([
    ['a repair', PROVISION],
    ['a wipe', { do: 'wipe', scope: 'device', then: 'end' }],
    ['a wait', wait(0)],
    ['a rephrase', { do: 'rephrase', how: 'resend-full', then: 'rebuild' }],
    ['a refresh', { do: 'refresh', scope: 'hierarchy', then: 'rebuild' }],
    ['a reset', { do: 'reset', scope: 'collection', collections: ['5'], then: 'rebuild' }],
  ] as const)('once they are spent, %s ends as held', (_, decision) => {
    const last = play(plainMachine, { ...ABLE, limit: 1 }, WHOLE);
    expect(last.send(decided(decision as Decision)).value).toBe('held');
    expect(last.send(decided({ do: 'accept', then: 'end' })).value).toBe('accepted');
  });
});

describe('what a request starts with, and keeps', () => {
  it('is nothing: no rung broken, no key moved, no chore, nothing lost', () => {
    expect(play(plainMachine, ABLE).context).toEqual({
      ...ABLE,
      attempts: 0,
      dueAt: 0,
      rung: 'hierarchy',
      fromZero: false,
      keepsReply: false,
      decision: null,
      chores: [],
    });
  });

  it('a decision without chores leaves none to do', () => {
    expect(started().send(decided(wait(9))).context['chores']).toEqual([]);
  });
});

describe('a kill', () => {
  it('in line asks at the door again', () => {
    expect(play(plainMachine, ABLE, { type: 'driver.resumed', now: 0 }).effects).toEqual([{ type: 'effect.enqueue' }]);
  });

  it('while looking looks again, and while the app resets asks it again', () => {
    const looking = started().send(decided({ do: 'reconcile', how: 'look-at-item', then: 'replay' }));
    expect(looking.send({ type: 'driver.resumed', now: 0 })).toMatchObject({
      value: 'reconciling',
      effects: [{ type: 'effect.look', how: 'look-at-item' }],
    });
    const resetting = started().send(decided({ do: 'reset', scope: 'collection', then: 'replay' }));
    expect(resetting.effects).toEqual([{ type: 'effect.reset', collections: [] }]);
    expect(resetting.send({ type: 'driver.resumed', now: 0 })).toMatchObject({
      value: 'resettingSyncKey',
      effects: [{ type: 'effect.reset', collections: [] }],
    });
  });
});

it('a wait that is hurried ends before it is due', () => {
  expect(started().send(decided(wait(9_000)), { type: 'driver.hurried' }).value).toBe('queued');
});

it('what comes to nothing known says so to the caller', () => {
  const unknown = started({ ...ABLE, repeatable: false }).send({ type: 'driver.resumed', now: 0 });
  expect(unknown).toMatchObject({ value: 'unknown', effects: [{ type: 'effect.settle', end: 'unknown' }] });
});

it('the same bytes that may have arrived are looked for, where only the app could make new ones', () => {
  const lost: Decision = { do: 'reconcile', how: 'look-at-item', then: 'replay' };
  expect(started(FIXED).send(decided(lost)).value).toBe('reconciling');
  expect(started(FIXED).send(decided({ ...lost, then: 'rebuild' })).value).toBe('unknown');
});

describe('once everything is lost and the app has reset its collections', () => {
  const reset = (scope: 'all' | 'collection', input = ABLE) =>
    started(input).send(decided({ do: 'reset', scope, then: 'replay' }), { type: 'app.done' });

  it('the hierarchy is built from 0 where it is mapped', () => {
    expect(reset('all')).toMatchObject({
      value: 'foldersyncing',
      effects: [{ type: 'effect.report', rung: 'hierarchy', fromZero: true }],
    });
    expect(reset('all', { ...ABLE, maps: false }).value).toBe('queued');
    expect(reset('collection').value).toBe('queued');
  });

  it('a reply that moved a key goes to the app before that', () => {
    const kept = started().send(decided({ do: 'reset', scope: 'all', then: 'replay' }, { keepsReply: true }), { type: 'app.done' });
    expect(kept.value).toBe('accepted');
  });
});

describe('after its chores', () => {
  const first = [{ do: 'repair', rung: 'version' }] as const;
  const prepared = (decision: Decision) => started().send(decided(decision));

  it('a request that was only to be sent again is in line again', () => {
    const refresh = prepared({ do: 'refresh', scope: 'hierarchy', then: 'replay', first });
    expect(refresh.effects).toEqual([{ type: 'effect.prepare', chore: first[0], fromZero: false }]);
    expect(refresh.send({ type: 'chore.done' }).value).toBe('queued');
  });

  it('one that lost its hierarchy reports it: only the library’s own FolderSync starts from 0 by itself', () => {
    const lost = prepared({ do: 'reset', scope: 'hierarchy', then: 'replay', first });
    expect(lost.effects).toEqual([{ type: 'effect.prepare', chore: first[0], fromZero: false }]);
    expect(lost.send({ type: 'chore.done' })).toMatchObject({
      value: 'foldersyncing',
      effects: [{ type: 'effect.report', rung: 'hierarchy', fromZero: true }],
    });
  });
});

it('a reply that moved a key goes to the app although another rung is whole again only when it is its own', () => {
  const kept = started().send(decided(SIGN_IN, { keepsReply: true }));
  expect(kept.send({ type: 'rung.rebuilt', rung: 'policy' }).value).toBe('repairing');
  expect(kept.send({ type: 'rung.rebuilt', rung: 'credentials' }).value).toBe('accepted');
});

it.each([
  ['is to be tried again', { do: 'retry', pace: 'backoff', then: 'replay' }, 'accepted', 'waiting'],
  ['is to be looked for', { do: 'reconcile', how: 'match-adds', then: 'replay' }, 'unknown', 'reconciling'],
] as const)(
  'a reply that moved a key goes to the app although another part of it %s [MS-ASCMD 2.2.1.21]',
  (_, decision, kept, otherwise) => {
    expect(started().send(decided(decision, { keepsReply: true })).value).toBe(kept);
    expect(started().send(decided(decision)).value).toBe(otherwise);
  },
);

it('a reply that moved a key goes to the app once what comes before another attempt is done [MS-ASCMD 2.2.1.21]', () => {
  const retry: Decision = { do: 'retry', pace: 'backoff', then: 'replay', first: [{ do: 'repair', rung: 'version' }] };
  const prepared = (keepsReply: boolean) => started().send(decided(retry, { keepsReply }));
  expect([prepared(true).value, prepared(false).value]).toEqual(['preparing', 'preparing']);
  expect(prepared(true).send({ type: 'chore.done' }).value).toBe('accepted');
  expect(prepared(false).send({ type: 'chore.done' }).value).toBe('waiting');
});

it('a wish put differently waits for the next request when part of this one moved a key', () => {
  const rephrase: Decision = { do: 'rephrase', how: 'resend-full', then: 'rebuild' };
  expect(started().send(decided(rephrase, { keepsReply: true })).value).toBe('accepted');
  expect(started().send(decided(rephrase)).value).toBe('queued');
});
