import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../src/core/session.ts';
import { isRecoveryError } from '../../../src/core/errors.ts';
import { appRequest, HEADERS, openAccount, urlOf } from '../../support/account.ts';
import { folderCreateRequest, folderSyncAnswer, sendMailRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import { fakeStore, type FakeStore } from '../../support/store.ts';
import { OPEN_MS, closeOpen, noteLost, noteOpen, OPEN_REMEMBERED, reopen, stillOpen } from '../../../src/session/interrupted.ts';
import { SETTLES_MS, UNDER_WAY_MS } from '../../../src/session/look.ts';
import { NEW_ACCOUNT, withHold, type OpenNote } from '../../../src/session/account.ts';
import { digestOf } from '../../../src/session/digest.ts';
import { step } from '../../support/statuses.ts';
import { virtualTime } from '../../support/time.ts';
import { exchangeOf, MARKS, NOW, partsOf } from '../../support/world.ts';

const CREATE = folderCreateRequest('1', 'planted-folder');
const MADE = statusAnswer('FolderCreate', 1);
const HOOKS: Hooks = { hierarchyChanged: async () => undefined, hierarchyKey: async () => '1' };

/** An app that is killed while its request is out. */
async function killed(store: FakeStore, command: 'FolderCreate' | 'Sync' | 'Search', body = CREATE) {
  const first = openAccount({ store, hooks: HOOKS });
  first.server.answer(command, 'silence');
  void first.begin(command, body);
  await first.time.quiet();
  expect(first.server.of(command)).toHaveLength(1);
  return openAccount({ store, hooks: HOOKS }, first.time);
}

describe('a request that a kill cut short', () => {
  it('is written down before it leaves, and named to the next life', async () => {
    const next = await killed(fakeStore(), 'FolderCreate');
    expect(await next.session.ready).toEqual({ resumed: 1, unknown: [], interrupted: [{ command: 'FolderCreate' }] });
  });

  it('is recognised when it is made again: FolderSync first, then new bytes, as after any lost answer [MS-ASCMD 3.1.5.9]', async () => {
    const next = await killed(fakeStore(), 'FolderCreate');
    next.server.answer('FolderSync', folderSyncAnswer('2'));
    next.server.answer('FolderCreate', MADE);
    const { outcome } = await next.request('FolderCreate', CREATE);
    expect(outcome).toMatchObject({ kind: 'done', attempts: 1 });
    expect(next.server.commands()).toEqual(['FolderSync', 'FolderCreate']);
  });

  it('goes on with the ladder where it stood: kills do not start it anew', async () => {
    const store = fakeStore();
    let life = await killed(store, 'FolderCreate');
    const statuses: string[] = [];
    for (let kills = 0; kills < 3; kills += 1) {
      life.server.answer('FolderSync', folderSyncAnswer('2'));
      life.server.answer('FolderCreate', 'silence');
      life.session.on('step', (event) => void statuses.push(event.step.decision.do));
      void life.begin('FolderCreate', CREATE);
      await life.time.quiet();
      life = openAccount({ store, hooks: HOOKS }, life.time);
      await life.session.ready;
    }
    expect(statuses).toEqual(['reconcile', 'reconcile', 'hold']);
  });

  it('goes out at once when the user says so', async () => {
    const next = await killed(fakeStore(), 'FolderCreate');
    next.server.answer('FolderCreate', MADE);
    expect((await next.request('FolderCreate', CREATE, { again: true })).outcome.kind).toBe('done');
    expect(next.server.commands()).toEqual(['FolderCreate']);
  });

  it('in other bytes is another wish', async () => {
    const next = await killed(fakeStore(), 'FolderCreate');
    next.server.answer('FolderCreate', MADE);
    expect((await next.request('FolderCreate', folderCreateRequest('2', 'another'))).outcome.kind).toBe('done');
    expect(next.server.commands()).toEqual(['FolderCreate']);
  });

  it('a Sync with Adds goes out again with the same bytes and the same key [MS-ASCMD 3.1.5.9]', async () => {
    const adds = syncRequest({ id: '5', adds: ['id-1'] });
    const next = await killed(fakeStore(), 'Sync', adds);
    expect((await next.session.ready).interrupted).toEqual([{ command: 'Sync', collectionId: '5' }]);
    next.server.answer('Sync', syncAnswer({ id: '5', key: '2', added: { 'id-1': 1 } }));
    expect((await next.request('Sync', adds)).outcome.kind).toBe('done');
    expect(next.server.of('Sync').map(({ body }) => Buffer.compare(body, adds))).toEqual([0]);
  });

  it('after a day is forgotten: the same bytes are a new wish', async () => {
    const store = fakeStore();
    const next = await killed(store, 'FolderCreate');
    await next.time.pass(OPEN_MS);
    expect((await openAccount({ store }, next.time).session.ready).interrupted).toEqual([]);
  });
});

describe('what may simply be asked again', () => {
  it('is not written down', async () => {
    const store = fakeStore();
    const { request, server, time } = openAccount({ store });
    server.answer('Sync', syncAnswer({ id: '5', key: '2' }));
    await request('Sync', syncRequest({ id: '5' }));
    await time.quiet();
    expect(store.saved).toEqual([]);
  });

  it('a mail is the outbox’s to remember', async () => {
    const store = fakeStore();
    const { request, server } = openAccount({ store });
    server.answer('SendMail', 'cut');
    await request('SendMail', sendMailRequest('id-1'));
    expect(store.saved.at(-1)?.account).toMatchObject({ open: {}, mails: { 'id-1': {} } });
  });
});

describe('a request whose end is known', () => {
  it('is forgotten, and the next life hears nothing of it', async () => {
    const store = fakeStore();
    const { request, server, time } = openAccount({ store, hooks: HOOKS });
    server.answer('FolderCreate', MADE);
    await request('FolderCreate', CREATE);
    await time.quiet();
    expect(Object.keys(store.saved.at(-1)?.account.open ?? { none: 1 })).toEqual([]);
    expect((await openAccount({ store }, time).session.ready).interrupted).toEqual([]);
  });

  it('nobody knows the end of stays written down: asked again it is looked for first', async () => {
    const { request, server } = openAccount({ hooks: HOOKS });
    const abort = new AbortController();
    server.answer('FolderCreate', () => (abort.abort(new Error('enough')), 'silence'), MADE);
    await expect(request('FolderCreate', CREATE, { signal: abort.signal })).rejects.toThrow('enough');
    server.answer('FolderSync', folderSyncAnswer('2'));
    expect((await request('FolderCreate', CREATE)).outcome.kind).toBe('done');
    expect(server.commands()).toEqual(['FolderCreate', 'FolderSync', 'FolderCreate']);
  });
});

it('what cannot be written down does not leave', async () => {
  const store = fakeStore();
  const account = openAccount({ store, hooks: HOOKS });
  store.fail(1);
  const error: unknown = await account.request('FolderCreate', CREATE).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(isRecoveryError(error) && error.code).toBe('store-failed');
  expect(account.server.seen).toEqual([]);
});

it('no name of a folder and no byte of a body is stored', async () => {
  const store = fakeStore();
  await killed(store, 'FolderCreate');
  expect(JSON.stringify(store.saved)).toContain('FolderCreate');
  expect(JSON.stringify(store.saved)).not.toContain('planted');
});

// ---- the parts, without a session around them

const NAME = digestOf('FolderCreate', CREATE);
const REQUEST = { url: 'https://mail.example/', body: CREATE };
const note = (more: Partial<OpenNote> = {}): OpenNote => ({ command: 'FolderCreate', since: 5, strikes: {}, ...more });

/** A request that is about to leave. */
async function leaving(
  more: object = {},
  open: Readonly<Record<string, OpenNote>> = {},
  save: () => Promise<void> = async () => undefined,
) {
  const parts = partsOf({ open }, { save });
  const exchange = exchangeOf({
    command: 'FolderCreate',
    facts: { needs: [], idempotent: 'no' },
    attempts: 0,
    sentAt: NOW,
    ...more,
  } as never);
  const isResumed = await noteOpen(parts.world, exchange, REQUEST);
  return { ...parts, exchange, isResumed, open: parts.world.account.open };
}

describe('what is written down of a request that must not happen twice', () => {
  it('its command, its collection, when it first left, and what it met', async () => {
    const marks = { ...MARKS, collections: ['5', '6'] };
    const { open, exchange, isResumed } = await leaving({ marks, strikes: { 'http.503': 2 } });
    expect(open).toEqual({
      [NAME]: { command: 'FolderCreate', collectionId: '5', since: NOW, outAt: NOW, by: 'test', strikes: { 'http.503': 2 } },
    });
    expect([exchange.noted, isResumed]).toEqual([NAME, false]);
    expect(Object.keys((await leaving()).open[NAME] ?? {})).not.toContain('collectionId');
  });

  it.each([
    ['of the library’s own', { own: true }],
    ['nobody could read', { marks: undefined }],
    ['that may simply go again', { facts: { needs: [], idempotent: 'yes' } }],
    [
      'that is a mail, which the outbox remembers',
      { facts: { needs: [], idempotent: 'no', clientIdFrom: '14.0' }, marks: { ...MARKS, clientId: 'id-1' } },
    ],
  ])('nothing of one %s', async (_, more) => {
    expect((await leaving(more)).open).toEqual({});
  });

  it.each([
    ['a mail without an id', { facts: { needs: [], idempotent: 'no', clientIdFrom: '14.0' } }],
    ['an id that is no mail’s', { marks: { ...MARKS, clientId: 'id-1' } }],
  ])('also of one with %s', async (_, more) => {
    expect(Object.keys((await leaving(more)).open)).toEqual([NAME]);
  });

  it('in other bytes it takes the place of what it was', async () => {
    const { open } = await leaving({ noted: 'old', attempts: 1 }, { old: note(), other: note() });
    expect(Object.keys(open).toSorted()).toEqual(['other', NAME].toSorted());
    expect(Object.keys((await leaving({ noted: NAME, attempts: 1 }, { [NAME]: note() })).open)).toEqual([NAME]);
  });

  it('has arrived by the word of another session when it was in doubt here before that, and in these bytes', async () => {
    const met = { noted: NAME, attempts: 1 };
    const arrived = (arrivedAt: number) => ({ [NAME]: note({ arrivedAt }) });
    expect((await leaving(met, arrived(NOW + 1))).isResumed).toBe(true);
    for (const [more, open] of [
      [met, arrived(NOW)],
      [met, {}],
      [{}, arrived(NOW + 1)],
    ] as const)
      // prettier-ignore
      expect((await leaving(more, open)).isResumed).toBe(false);
  });

  it('of too many those that have arrived go before any that is in doubt', async () => {
    const open: Record<string, OpenNote> = { doubt: note({ since: NOW - 1000 }) };
    for (let n = 0; n < OPEN_REMEMBERED; n += 1) open[`arrived ${n}`] = note({ since: NOW - 500 + n, arrivedAt: NOW });
    const kept = (await leaving({}, open)).open;
    expect(Object.keys(kept)).toHaveLength(OPEN_REMEMBERED);
    expect(kept).toHaveProperty('doubt');
    expect(kept).not.toHaveProperty('arrived 0');
  });

  it('of too many the oldest go', async () => {
    const many = Object.fromEntries(
      Array.from({ length: OPEN_REMEMBERED }, (_, at) => [`n${at}`, note({ since: (at * 7 + 150) % OPEN_REMEMBERED })]),
    );
    const { open } = await leaving({}, many);
    expect(Object.keys(open)).toHaveLength(OPEN_REMEMBERED);
    expect(Object.values(open).some(({ since }) => since === 0)).toBe(false);
    expect(open[NAME]).toBeDefined();
  });

  it('what the store refuses is as it was', async () => {
    const parts = partsOf({ open: { other: note() }, version: '14.1' }, { save: () => Promise.reject(new Error('planted')) });
    const exchange = exchangeOf({ command: 'FolderCreate', facts: { needs: [], idempotent: 'no' }, attempts: 0 } as never);
    const error: unknown = await noteOpen(parts.world, exchange, REQUEST).catch((reason: unknown) => reason);
    expect(isRecoveryError(error) && [error.kind, error.code]).toEqual(['caller', 'store-failed']);
    expect(parts.world.account).toMatchObject({ open: { other: note() }, version: '14.1' });
    expect(exchange.noted).toBeUndefined();
  });

  it('what never left takes back only its own note: somebody else may have noted the same since', async () => {
    const parts = partsOf({ open: { old: note() } }, { save: async () => undefined });
    const exchange = exchangeOf({ command: 'FolderCreate', facts: { needs: [], idempotent: 'no' }, attempts: 0, noted: 'old' } as never);
    await noteOpen(parts.world, exchange, REQUEST);
    const theirs = note({ by: 'other' });
    parts.world.account = { ...parts.world.account, open: { [NAME]: theirs } };
    exchange.leaving?.();
    expect(parts.world.account.open).toEqual({ [NAME]: theirs });
  });

  it('one that is called off meanwhile is no open one', async () => {
    const abort = new AbortController();
    const { exchange, isResumed } = await leaving({ abort }, {}, async () => abort.abort());
    expect([exchange.noted, isResumed]).toEqual([undefined, false]);
  });

  it('another session noted the same meanwhile: what came of that is not known, unless it was out here or the user says again', async () => {
    const join = (more: object) => {
      const parts = partsOf({}, { save: async () => (parts.world.account = { ...parts.world.account, open: { [NAME]: note({ by: 'other' }) } }) }); // prettier-ignore
      const exchange = exchangeOf({ command: 'FolderCreate', facts: { needs: [], idempotent: 'no' }, attempts: 0, ...more } as never);
      return noteOpen(parts.world, exchange, REQUEST);
    };
    expect(await Promise.all([join({}), join({ attempts: 1 }), join({ again: true })])).toEqual([true, false, false]);
  });
});

describe('one that an earlier life left open', () => {
  const known = { [NAME]: note({ since: NOW - 5, strikes: { 'transport.timeout': 1 } }) };

  it('is taken up with what it met, and since then', async () => {
    const { isResumed, exchange, open } = await leaving({}, known);
    expect(isResumed).toBe(true);
    expect(exchange).toMatchObject({ noted: NAME, strikes: { 'transport.timeout': 1 }, sentAt: NOW - 5 });
    expect(open).toEqual(known);
    expect((await leaving({ sentAt: NOW - 7 }, known)).exchange.sentAt).toBe(NOW - 7);
  });

  it.each([
    ['the user says again', { again: true }],
    ['it has gone out in this life', { attempts: 1 }],
    ['it was taken up before', { noted: NAME }],
  ])('not when %s; it is still open since then', async (_, more) => {
    const { isResumed, open } = await leaving(more, known);
    expect(isResumed).toBe(false);
    expect(open[NAME]?.since).toBe(NOW - 5);
  });

  it('is a new wish after a day, in this life as after a restart', async () => {
    const at = (since: number) => leaving({}, { [NAME]: note({ since, strikes: { 'transport.timeout': 1 } }) });
    expect((await at(NOW - OPEN_MS + 1)).isResumed).toBe(true);
    const { isResumed, open } = await at(NOW - OPEN_MS);
    expect([isResumed, open[NAME]?.since]).toEqual([false, NOW]);
    // Noted by a clock that has been set back since: it may be of today.
    expect((await at(NOW + 2 * OPEN_MS)).isResumed).toBe(true);
  });

  it('is not found by a name every object has', async () => {
    expect((await leaving({}, Object.create({ [NAME]: note() }) as Record<string, OpenNote>)).isResumed).toBe(false);
  });
});

describe('an end', () => {
  const doubt = withHold(
    { ...NEW_ACCOUNT, open: { x: note(), y: note() } },
    {
      who: 'user',
      why: 'unknown-outcome',
      step: step({ do: 'hold', who: 'user', why: 'unknown-outcome', then: 'end' }),
      block: { scope: 'request', key: 'bytes:x' },
    },
  );
  const closed = (end: 'done' | 'refused' | 'held' | 'unknown', more: object = {}) => {
    const { world, told } = partsOf(doubt.account);
    closeOpen(world, exchangeOf({ noted: 'x', isOut: false, ...more }), end);
    return { open: Object.keys(world.account.open), holds: world.account.holds.length, told: told.map(({ type }) => type) };
  };
  const kept = { open: ['x', 'y'], holds: 1, told: [] };

  it.each(['done', 'refused'] as const)('%s: it is forgotten, with the hold about it', (end) => {
    expect(closed(end)).toEqual({ open: ['y'], holds: 0, told: ['released'] });
  });

  it('held for another reason is forgotten, for the doubt it is not', () => {
    expect(closed('held', { hold: { ...doubt.hold, why: 'throttled' } }).open).toEqual(['y']);
    expect(closed('held', {}).open).toEqual(['y']);
    expect(closed('held', { hold: doubt.hold })).toEqual(kept);
    expect(closed('done', { hold: doubt.hold }).open).toEqual(['y']);
  });

  it('held after a lost answer begins its ladder anew, called off after one it does not', () => {
    const abort = new AbortController();
    abort.abort();
    const strikesAfter = (end: 'held' | 'refused', more: object) => {
      const { world } = partsOf({ ...NEW_ACCOUNT, open: { x: note({ strikes: { 'http.503': 1 } }) } });
      closeOpen(world, exchangeOf({ noted: 'x', isOut: false, unanswered: Uint8Array.of(1), ...more }), end);
      return world.account.open['x']?.strikes;
    };
    expect([strikesAfter('held', {}), strikesAfter('refused', { abort })]).toEqual([{}, { 'http.503': 1 }]);
  });

  it('held for whatever reason is not forgotten once an answer was lost: that attempt may have been carried out', () => {
    const unanswered = Uint8Array.of(1);
    expect(closed('held', { hold: { ...doubt.hold, why: 'throttled' }, unanswered })).toEqual(kept);
    expect(closed('refused', { unanswered }).open).toEqual(['y']);
    expect(closed('done', { unanswered }).open).toEqual(['y']);
  });

  it('of one that was called off is known, unless an answer was lost before: that attempt may have been carried out', () => {
    const abort = new AbortController();
    abort.abort();
    expect(closed('refused', { abort }).open).toEqual(['y']);
    expect(closed('refused', { abort, unanswered: 'Sync.1' })).toEqual(kept);
  });

  it.each([
    ['nobody knows', 'unknown', {}],
    ['that came while it was out', 'done', { isOut: true }],
    ['of one that was never written down', 'done', { noted: undefined }],
  ] as const)('%s leaves it as it is', (_, end, more) => {
    expect(closed(end, more)).toEqual(kept);
  });

  it('of a mail without an id says when it arrived, where it is still known', () => {
    const mail = { facts: { needs: [], clientIdFrom: '14.0' } as never };
    const { world } = partsOf(doubt.account);
    for (const noted of ['x', 'gone']) closeOpen(world, exchangeOf({ noted, isOut: false, ...mail }), 'done');
    expect(world.account.open).toEqual({ y: note(), x: { ...note(), by: 'test', arrivedAt: NOW } });
  });

  it('of a mail without an id is the end for whoever asked for the same bytes meanwhile, and for nobody else', () => {
    const arrived = (end: 'done' | 'refused', clientIdFrom?: string) => {
      const { world } = partsOf(doubt.account);
      const exchange = exchangeOf({
        noted: 'x',
        isOut: false,
        name: 'x',
        facts: { needs: [], ...(clientIdFrom && { clientIdFrom }) } as never,
      });
      const [same, other] = [exchangeOf({ id: 'same', name: 'x' }), exchangeOf({ id: 'other', name: 'y' })];
      for (const one of [exchange, same, other]) world.exchanges.set(one.id, one);
      closeOpen(world, exchange, end);
      return [exchange, same, other].map((one) => one.arrived);
    };
    expect(arrived('done', '14.0')).toEqual([undefined, 'x', undefined]);
    expect(arrived('refused', '14.0')).toEqual([undefined, undefined, undefined]);
    expect(arrived('done')).toEqual([undefined, undefined, undefined]);
  });

  it('that is not known is noted, with when: of what was written down, and only where the answer is lost', () => {
    const heard = (status: string, whole: object, noted?: string) => {
      const { world } = partsOf({ open: { x: note() } });
      const before = world.account;
      noteLost(world, exchangeOf({ noted }), { whole, because: { status } } as never);
      return world.account === before ? 'nothing' : world.account.open;
    };
    const lost = { do: 'reconcile', how: 'look-in-sent' };
    expect(heard('transport.timeout', lost, 'x')).toEqual({ x: note({ outAt: NOW, isLost: true }) });
    expect(heard('http.502', lost, 'x')).toEqual({ x: note({ outAt: NOW, isLost: true }) });
    expect(heard('http.400', { do: 'reject' }, 'x')).toBe('nothing');
    expect(heard('transport.timeout', lost, 'y')).toBe('nothing');
    expect(heard('transport.timeout', lost)).toBe('nothing');
  });

  it('a person who has looked at it lets it begin anew', () => {
    const account = { ...NEW_ACCOUNT, open: { x: note({ strikes: { 'http.500': 3 } }), y: note({ strikes: { 'http.500': 3 } }) } };
    expect(reopen(account, 'bytes:x').open).toEqual({ x: note(), y: note({ strikes: { 'http.500': 3 } }) });
    expect(reopen(account, 'bytes:z')).toBe(account);
    expect(reopen(account, undefined)).toBe(account);
  });

  it('a day later it is a new wish; what is yet to come is none, as after a clock was set back', () => {
    const at = (since: number) => Object.keys(stillOpen({ ...NEW_ACCOUNT, open: { x: note({ since }) } }, NOW)).length;
    expect([NOW, NOW - OPEN_MS + 1, NOW - OPEN_MS, NOW + 2 * OPEN_MS].map(at)).toEqual([1, 1, 0, 1]);
    expect(OPEN_MS).toBe(86_400_000);
  });
});

it('a folder edit that was called off while it was written down is none: asked for again it goes out at once', async () => {
  const store = fakeStore();
  const { begin, server, time } = openAccount({ store });
  store.before(() => new Promise<void>((resolve) => void time.clock.setTimeout(resolve, 1_000)));
  server.answer('FolderCreate', MADE, '...');
  const abort = new AbortController();
  const ended = begin('FolderCreate', CREATE, { signal: abort.signal }).catch(() => undefined);
  await time.pass(500);
  abort.abort();
  await time.until(ended);
  await time.pass(5_000);
  expect(store.saved.map(({ account }) => Object.keys(account.open).length)).toEqual([1, 0]);
  expect((await time.until(begin('FolderCreate', CREATE))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  expect(server.commands()).toEqual(['FolderCreate']);
});

it('other bytes that were called off before they left leave the first ones, which went out, as they were', async () => {
  const store = fakeStore();
  const { begin, server, time } = openAccount({ store, hooks: HOOKS });
  server.answer('FolderCreate', 'cut');
  server.answer('FolderSync', folderSyncAnswer('2'), '...');
  let builds = 0;
  const abort = new AbortController();
  const build = () => {
    builds += 1;
    if (builds === 2) store.before(() => new Promise<void>((resolve) => void time.clock.setTimeout(resolve, 1_000)));
    return appRequest('FolderCreate', folderCreateRequest(String(builds), 'planted-folder'));
  };
  const ended = begin('FolderCreate', build, { signal: abort.signal }).catch(() => undefined);
  while (builds < 2) await time.pass(100);
  await time.pass(100);
  const [noted] = Object.keys(store.saved[0]?.account.open ?? {});
  abort.abort();
  await time.until(ended);
  await time.pass(5_000);
  expect(server.of('FolderCreate')).toHaveLength(1);
  expect(Object.keys(store.saved.at(-1)?.account.open ?? {})).toEqual([noted]);
});

it('what another session has on its way does not go out here as well: it is looked for', async () => {
  const store = fakeStore();
  const time = virtualTime();
  const [one, two] = [openAccount({ store, hooks: HOOKS }, time), openAccount({ store, hooks: HOOKS }, time)];
  await Promise.all([one.session.ready, two.session.ready]);
  one.server.answer('FolderCreate', 'silence');
  void one.begin('FolderCreate', CREATE).catch(() => undefined);
  await time.pass(100);
  two.server.answer('FolderSync', folderSyncAnswer('2'), '...');
  two.server.answer('FolderCreate', MADE, '...');
  await two.request('FolderCreate', CREATE);
  expect(two.server.commands()[0]).toBe('FolderSync');
});

it('a folder edit that is called off after its answer was lost stays written down: it may have been carried out', async () => {
  const store = fakeStore();
  const { begin, server, time } = openAccount({ store, hooks: HOOKS });
  server.answer('FolderCreate', 'cut');
  server.answer('FolderSync', 'silence');
  const abort = new AbortController();
  const ended = begin('FolderCreate', CREATE, { signal: abort.signal }).catch(() => undefined);
  await time.pass(1_000);
  abort.abort();
  await time.until(ended);
  await time.quiet();
  expect(Object.keys(store.saved.at(-1)?.account.open ?? {})).toHaveLength(1);
  expect(server.of('FolderCreate')).toHaveLength(1);
});

describe('one whose answer was lost', () => {
  it('and that is held then for another reason is named to the next life, and looked for when it is made again', async () => {
    const store = fakeStore();
    const account = openAccount({ store, hooks: HOOKS });
    account.server.answer('FolderCreate', 'cut', { status: 503, headers: { 'Retry-After': '3600' } });
    account.server.answer('FolderSync', folderSyncAnswer('2'), '...');
    expect((await account.request('FolderCreate', CREATE)).outcome).toMatchObject({ kind: 'held', hold: { why: 'throttled' } });
    await account.time.quiet();
    const next = openAccount({ store, hooks: HOOKS }, account.time);
    expect(await next.session.ready).toMatchObject({ interrupted: [{ command: 'FolderCreate' }] });
    await account.time.pass(4_000_000);
    next.server.answer('FolderSync', folderSyncAnswer('2'), '...');
    next.server.answer('FolderCreate', MADE);
    expect((await next.request('FolderCreate', CREATE)).outcome.kind).toBe('done');
    expect(next.server.commands()).toEqual(['FolderSync', 'FolderCreate']);
  });
});

describe('a mail without an id [MS-ASCMD 3.1.5.9]', () => {
  const MIME = new TextEncoder().encode('Subject: planted\r\n\r\nHello');
  const bare = () => appRequest('SendMail', MIME, { ...HEADERS, 'MS-ASProtocolVersion': '12.1', 'Content-Type': 'message/rfc822' });

  it('that is asked for twice at once goes out once: it is the same for both', async () => {
    const account = openAccount();
    account.server.answer('SendMail', async () => {
      await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, 5_000));
      return {};
    });
    const both = [account.begin('SendMail', bare), account.begin('SendMail', bare)];
    expect((await account.time.until(Promise.all(both))).map(({ outcome }) => outcome.kind)).toEqual(['done', 'done']);
    expect(account.server.seen).toHaveLength(1);
    // Asked for after that it is a new wish.
    account.server.answer('SendMail', {});
    expect((await account.request('SendMail', bare)).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('goes out twice when the user says so, and for one that waited for what was refused', async () => {
    const account = openAccount();
    account.server.answer('SendMail', {}, {});
    await account.time.until(Promise.all([account.begin('SendMail', bare), account.begin('SendMail', bare, { again: true })]));
    expect(account.server.seen).toHaveLength(2);
    account.server.answer('SendMail', { status: 413 }, {});
    const both = [account.begin('SendMail', bare), account.begin('SendMail', bare)];
    expect((await account.time.until(Promise.all(both))).map(({ outcome }) => outcome.kind)).toEqual(['refused', 'done']);
    expect(account.server.seen).toHaveLength(4);
  });

  it('that forwards another item is another mail, though it says the same', async () => {
    const account = openAccount();
    const slow = async () => {
      await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, 1_000));
      return {};
    };
    account.server.answer('SmartForward', slow, '...');
    const forward = (item: string) => () => ({ ...bare(), url: `${urlOf('SmartForward')}&ItemId=${item}&CollectionId=5&SaveInSent=T` });
    const all = ['5:1', '5:2', '5:1'].map((item) => account.begin('SmartForward', forward(item)));
    expect((await account.time.until(Promise.all(all))).map(({ outcome }) => [outcome.kind, outcome.attempts])).toEqual([
      ['done', 1],
      ['done', 1],
      ['done', 0],
    ]);
    expect(account.server.seen.map(({ url }) => /ItemId=([^&]*)/.exec(url)?.[1])).toEqual(['5:1', '5:2']);
  });

  it('that another session has brought there while it was looked for does not go out once more', async () => {
    const [store, time] = [fakeStore(), virtualTime()];
    const looks: (() => void)[] = [];
    const findSent = () =>
      looks.length > 0
        ? Promise.resolve('not-sent' as const)
        : new Promise<'not-sent'>((resolve) => void looks.push(() => resolve('not-sent')));
    const one = openAccount({ store, hooks: { findSent } }, time);
    await one.session.ready;
    one.server.answer('SendMail', 'cut', {}, '...');
    const ended = one.begin('SendMail', bare);
    await time.pass(SETTLES_MS);
    const two = openAccount({ store, hooks: { findSent: async () => 'not-sent' } }, time);
    two.server.answer('SendMail', {}, '...');
    expect((await two.request('SendMail', bare)).outcome.kind).toBe('done');
    await time.quiet();
    for (const look of looks) look();
    expect((await time.until(ended)).outcome.kind).toBe('done');
    expect([one.server.seen.length, two.server.seen.length]).toEqual([1, 1]);
    await time.quiet();
    // It is nobody's doubt any more: asked for again it is a new wish, here as there, and in the next life.
    const next = openAccount({ store }, time);
    expect(await next.session.ready).toMatchObject({ interrupted: [] });
    next.server.answer('SendMail', {}, '...');
    for (const account of [one, two, next]) expect((await account.request('SendMail', bare)).outcome.attempts).toBe(1);
  });

  it('that another session has brought there does not go out, also where that was learned with another save', async () => {
    const [store, time] = [fakeStore(), virtualTime()];
    const looks: (() => void)[] = [];
    const findSent = () =>
      looks.length > 0
        ? Promise.resolve('not-sent' as const)
        : new Promise<'not-sent'>((resolve) => void looks.push(() => resolve('not-sent')));
    const one = openAccount({ store, hooks: { findSent } }, time);
    await one.session.ready;
    one.server.answer('SendMail', 'cut', {}, '...');
    const ended = one.begin('SendMail', bare);
    await time.pass(SETTLES_MS);
    const two = openAccount({ store, hooks: { findSent: async () => 'not-sent' } }, time);
    two.server.answer('SendMail', {}, '...');
    await two.request('SendMail', bare);
    await time.quiet();
    one.server.answer('Sync', syncAnswer({ id: '5', key: '2', added: { a: 1 } }));
    await one.request('Sync', syncRequest({ id: '5', adds: ['a'] }));
    for (const look of looks) look();
    expect((await time.until(ended)).outcome.kind).toBe('done');
    expect([one.server.of('SendMail').length, two.server.of('SendMail').length]).toEqual([1, 1]);
  });

  it('is looked for anew each time the server only asked for time: it is nobody’s to decide', async () => {
    let looks = 0;
    const account = openAccount({ hooks: { findSent: async () => ((looks += 1), 'not-sent') } });
    account.server.answer('SendMail', 'cut', { status: 503, headers: { 'Retry-After': '3600' } }, '...');
    for (let n = 1; n <= 4; n += 1) {
      expect((await account.request('SendMail', bare)).outcome).toMatchObject({ kind: 'held', hold: { why: 'throttled' } });
      expect([looks >= n, account.server.of('SendMail').length]).toEqual([true, n + 1]);
      await account.time.pass(3_700_000);
    }
  });

  it('stays in doubt when the store refuses what is written down for the next attempt', async () => {
    const store = fakeStore();
    let found: 'sent' | 'not-sent' = 'not-sent';
    const findSent = async () => {
      if (found === 'not-sent') store.fail(3);
      return found;
    };
    const account = openAccount({ store, hooks: { findSent } });
    account.server.answer('SendMail', 'cut', {}, '...');
    await expect(account.request('SendMail', bare)).rejects.toMatchObject({ code: 'store-failed' });
    found = 'sent';
    store.fail(0);
    expect((await account.request('SendMail', bare)).outcome.kind).toBe('done');
    expect(account.server.of('SendMail')).toHaveLength(1);
  });

  it('that was last out a moment ago is not sent beside that attempt, however long ago its first one was', async () => {
    const store = fakeStore();
    const time = virtualTime();
    const clock = time.clock.scope();
    const first = openAccount({ store, clock }, time);
    const busy = { status: 503, headers: { 'Retry-After': '28' } };
    first.server.answer('SendMail', busy, busy, busy, busy, 'silence');
    void first.begin('SendMail', bare);
    while (first.server.seen.length < 5) await time.pass(1_000);
    clock.end();
    const asked: number[] = [];
    const second = openAccount({ store, hooks: { findSent: async () => (asked.push(time.clock.now()), 'not-sent') } }, time);
    const killedAt = time.clock.now();
    second.server.answer('SendMail', {}, '...');
    void second.begin('SendMail', bare);
    await time.pass(UNDER_WAY_MS - 5_000);
    expect(second.server.seen).toEqual([]);
    expect(asked[0]).toBeLessThan(killedAt + 1_000);
  });

  it('noted by a clock that was two days ahead is looked for all the same', async () => {
    const store = fakeStore();
    const time = virtualTime();
    const ahead = { ...time.clock, now: () => time.clock.now() + 2 * OPEN_MS };
    const first = openAccount({ store, clock: ahead }, time);
    first.server.answer('SendMail', 'silence');
    void first.begin('SendMail', bare);
    await time.quiet();
    const second = openAccount({ store, hooks: { findSent: async () => 'sent' } }, time);
    expect((await second.request('SendMail', bare)).outcome.kind).toBe('done');
    expect(second.server.seen).toEqual([]);
  });

  it('whose answer was lost says so in what is stored, with when', async () => {
    const store = fakeStore();
    const account = openAccount({ store });
    account.server.answer('SendMail', 'cut');
    await account.request('SendMail', bare);
    await account.time.quiet();
    expect(Object.values(store.saved.at(-1)?.account.open ?? {})).toMatchObject([{ outAt: account.time.clock.now(), isLost: true }]);
  });
});
