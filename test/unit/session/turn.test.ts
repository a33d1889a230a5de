import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import { admit } from '../../../src/session/admission.ts';
import { HEARTBEAT_MARGIN_MS } from '../../../src/session/flight.ts';
import { holdFor } from '../../../src/session/holds.ts';
import { isItsTurn } from '../../../src/session/turn.ts';
import { appRequest, openAccount, type Account } from '../../support/account.ts';
import {
  folderSyncAnswer,
  provisionAnswer,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
  syncWithWait,
  folderCreateRequest,
  folderSyncRequest,
} from '../../support/messages.ts';
import { START, virtualTime } from '../../support/time.ts';
import { exchangeOf, MARKS, partsOf } from '../../support/world.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const CLOSED_TO_NOBODY = { value: 'ready', broken: [], epochs: {}, repair: 0 } as const;

/** A Sync that is out for as long as the test likes. */
function openFirst({ server, begin }: Account, body = SYNC) {
  let answer: (reply?: typeof OK) => void = () => undefined;
  server.answer('Sync', () => new Promise((resolve) => (answer = (reply = OK) => resolve(reply))), OK, '...');
  return { first: begin('Sync', body), answer: () => answer() };
}

describe('a request whose key another one works on', () => {
  it('waits for its turn as long as a call may be pending, and is held then: it never left', async () => {
    const account = openAccount({ maxPendingMs: 5_000 });
    const { server, time, events } = account;
    const { first, answer } = openFirst(account);
    await time.quiet();
    const begun = time.clock.now();
    const { outcome, response } = await account.request('Sync', SYNC);
    expect(time.clock.now() - begun).toBe(5_000);
    expect(outcome).toMatchObject({ kind: 'held', attempts: 0, hold: { who: 'time', why: 'busy', until: begun + LIMITS.answerMs } });
    expect([response.status, response.headers['x-activesync-recovery'], server.of('Sync').length]).toEqual([503, 'held', 1]);
    answer();
    expect((await time.until(first)).outcome.kind).toBe('done');
    await time.quiet();
    // Told as soon as the key is free, not when it had to be.
    const id = outcome.kind === 'held' ? outcome.hold.id : '';
    expect(events.filter(({ type }) => type === 'held' || type === 'released')).toMatchObject([
      { type: 'held', hold: { id } },
      { type: 'released', holdId: id },
    ]);
    expect([account.session.getSnapshot().holds, account.session.getSnapshot().state]).toEqual([[], 'ready']);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('behind a Sync that waits for news is told when that has to be over [MS-ASCMD 2.2.3.198]', async () => {
    const account = openAccount();
    const begun = account.time.clock.now();
    openFirst(account, syncWithWait(20));
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ hold: { why: 'busy', until: begun + 20 * 60_000 + HEARTBEAT_MARGIN_MS } });
  });

  it('keeps nobody back: whoever asks meanwhile waits like the first, and one that is patient has its turn', async () => {
    const account = openAccount({ maxPendingMs: 5_000 });
    const { time, server } = account;
    const { first, answer } = openFirst(account);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    const third = account.begin('Sync', SYNC);
    await time.pass(4_000);
    answer();
    expect([(await time.until(first)).outcome.kind, (await time.until(third)).outcome.kind]).toEqual(['done', 'done']);
    expect(server.of('Sync')).toHaveLength(2);
  });

  it('is told about its own key, and hears nothing of another', async () => {
    const account = openAccount({ maxPendingMs: 1_000 });
    const answers: (() => void)[] = [];
    account.server.answer('Sync', () => new Promise((resolve) => void answers.push(() => resolve(OK))), '...');
    for (const id of ['5', '6']) void account.begin('Sync', syncRequest({ id }));
    const held = await Promise.all(['5', '6'].map((id) => account.request('Sync', syncRequest({ id }))));
    const ids = held.map(({ outcome }) => (outcome.kind === 'held' ? outcome.hold.id : ''));
    answers[1]?.();
    await account.time.quiet();
    expect(account.told('released').map(({ holdId }) => holdId)).toEqual([ids[1]]);
    expect(account.session.getSnapshot().holds.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it.each([
    ['is on the way', { isOut: true, leftAt: START - 1_000 }, LIMITS.answerMs - 1_000],
    ['has been for as long as it may', { isOut: true, leftAt: START - LIMITS.answerMs }, LIMITS.backoffFirstMs],
    ['makes its next attempt', { isOut: false, leftAt: START - LIMITS.answerMs }, LIMITS.answerMs],
    ['is gone', undefined, LIMITS.answerMs],
  ])('behind one that %s is told for how long', async (_, first, ms) => {
    const time = virtualTime();
    const { world } = partsOf({}, {}, { clock: time.clock, limits: { ...LIMITS, pendingMs: 0 } });
    if (first !== undefined) world.exchanges.set('first', exchangeOf({ id: 'first', marks: MARKS, ...first }));
    world.exchanges.set(
      'Sync#3',
      exchangeOf({ id: 'Sync#3', marks: { ...MARKS, heartbeatMs: 1 }, isOut: true, leftAt: START + 1_000_000 }),
    );
    const exchange = exchangeOf({ id: 'Sync#2', marks: MARKS });
    const mine = isItsTurn(world, exchange, new Promise(() => undefined), 'first');
    await time.pass(0);
    expect([await mine, exchange.behindUntil]).toEqual([false, START + ms]);
  });

  it('that carries the very bytes that are out is the same wish: it waits for their answer, and has it [MS-ASCMD 3.1.5.9]', async () => {
    const account = openAccount({ maxPendingMs: 5_000 });
    const old = { Authorization: 'Basic x', 'MS-ASProtocolVersion': '12.1', 'Content-Type': 'message/rfc822' };
    let answer: () => void = () => undefined;
    account.server.answer('SendMail', () => new Promise((resolve) => (answer = () => resolve({}))));
    const both = [1, 2].map(() => account.begin('SendMail', () => appRequest('SendMail', sendMailRequest(undefined), old)));
    await account.time.pass(40_000);
    answer();
    for (const one of both) expect((await account.time.until(one)).outcome.kind).toBe('done');
    expect([account.server.of('SendMail').length, account.told('held')]).toEqual([1, []]);
  });

  it('with bytes that must not happen twice, behind others, is held like any other', async () => {
    const account = openAccount({ maxPendingMs: 5_000 });
    account.server.answer('FolderSync', () => new Promise(() => undefined));
    void account.begin('FolderSync', folderSyncRequest('1'));
    await account.time.quiet();
    const { outcome } = await account.request('FolderCreate', folderCreateRequest('1', 'New'));
    expect(outcome).toMatchObject({ kind: 'held', attempts: 0, hold: { why: 'busy' } });
  });

  it('waits no longer in all, however many go before it', async () => {
    const account = openAccount({ maxPendingMs: 5_000 });
    const { time, server } = account;
    const answers: (() => void)[] = [];
    server.answer('Sync', () => new Promise((resolve) => void answers.push(() => resolve(OK))), '...');
    const begun = time.clock.now();
    for (let count = 0; count < 3; count += 1) void account.begin('Sync', SYNC);
    const last = account.begin('Sync', SYNC, { priority: 'background' });
    let tookMs: number | undefined;
    void last.then(() => (tookMs = time.clock.now() - begun));
    for (let count = 0; count < 3; count += 1) {
      await time.pass(2_000);
      answers[count]?.();
      await time.quiet();
    }
    expect((await last).outcome.kind).toBe('held');
    expect(tookMs).toBe(5_000);
  });

  it('whose turn comes before it is told anything is let in all the same', async () => {
    const time = virtualTime();
    const { world, posted } = partsOf({}, {}, { clock: time.clock, limits: { ...LIMITS, pendingMs: 1_000 } });
    const exchange = exchangeOf({ id: 'Sync#2', marks: MARKS });
    const turn = new Promise<void>((resolve) => void time.clock.setTimeout(resolve, 1_001));
    const mine = isItsTurn(world, exchange, turn, undefined);
    await time.pass(1_000);
    expect([await mine, posted]).toEqual([false, [{ to: 'Sync#2', event: { type: 'driver.deferred' } }]]);
    expect(exchange.behindUntil).toBe(time.clock.now() + LIMITS.answerMs);
    admit(world, exchange, CLOSED_TO_NOBODY);
    expect(posted.at(-1)?.event.type).toBe('account.closed');
    await time.pass(1);
    admit(world, exchange, CLOSED_TO_NOBODY);
    expect(posted.at(-1)?.event.type).toBe('rungs.whole');
    // Had it been told, it would be held until now.
    expect(holdFor(world, exchange, 'account.closed')).toMatchObject({ why: 'busy', until: time.clock.now() });
  });

  it('that is aborted leaves no timer behind', async () => {
    const time = virtualTime();
    const { world, posted } = partsOf({}, {}, { clock: time.clock });
    const exchange = exchangeOf({ id: 'Sync#2', marks: MARKS });
    const mine = isItsTurn(world, exchange, new Promise(() => undefined), undefined);
    exchange.abort.abort();
    expect([await mine, posted, time.clock.ring()]).toEqual([false, [], false]);
  });
});

it('the library’s own FolderSync waits for the app’s as long as that takes [MS-ASCMD 2.2.1.21]', async () => {
  const account = openAccount({
    maxPendingMs: 1_000,
    hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '1' },
  });
  const { server, time } = account;
  let answer: () => void = () => undefined;
  server.answer('FolderSync', () => new Promise((resolve) => (answer = () => resolve(folderSyncAnswer('2')))), folderSyncAnswer('3'));
  server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
  server.answer('Sync', statusAnswer('Sync', 12), OK);
  void account.begin('FolderSync', undefined);
  await time.quiet();
  const sync = account.begin('Sync', SYNC);
  await time.pass(60_000);
  expect((await sync).outcome.kind).toBe('held');
  answer();
  await time.pass(60_000);
  expect(server.of('FolderSync')).toHaveLength(2);
  expect(account.told('repaired')).toContainEqual({ type: 'repaired', rung: 'hierarchy' });
});
