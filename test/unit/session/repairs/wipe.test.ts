import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../../src/core/session.ts';
import { WIPE_TRIES } from '../../../../src/session/repairs/wipe.ts';
import { memorySecrets } from '../../../../src/stores/memory.ts';
import { openAccount, type Account } from '../../../support/account.ts';
import {
  pingRequest,
  provisionAnswer,
  provisionRead,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncRequest,
  wipeAnswer,
} from '../../../support/messages.ts';
import { fakeStore } from '../../../support/store.ts';
import type { Effect } from '../../../../src/core/effect.ts';
import { NEW_ACCOUNT } from '../../../../src/session/account.ts';
import { beginWipe, isWiping, performWipe, WIPE_REST_MS, wipeStep } from '../../../../src/session/repairs/wipe.ts';
import { lent, ownExchange, REPLY, repairing } from '../../../support/repair.ts';
import { step } from '../../../support/statuses.ts';
import { START } from '../../../support/time.ts';

const SYNC = syncRequest({ id: '5' });
const ORDERED = statusAnswer('Sync', 140);
const TAKEN = statusAnswer('Sync', 1);

function ordered(hooks: Hooks, more: Parameters<typeof openAccount>[0] = {}, scope: 'device' | 'account' = 'device'): Account {
  const account = openAccount({ hooks, ...more });
  account.server.answer('Sync', ORDERED);
  account.server.answer('Provision', wipeAnswer(scope), TAKEN);
  return account;
}

const acknowledged = (account: Account) => provisionRead(account.server.of('Provision').at(-1)?.body ?? SYNC).wipe;

describe('an order to wipe the app agrees to', () => {
  it.each(['device', 'account'] as const)(
    'of the %s: asked, stored, acknowledged, wiped, in this order [MS-ASPROV 3.1.5.1.2.2]',
    async (scope) => {
      const order: string[] = [];
      const store = fakeStore();
      store.before((stored) => void order.push(`stored ${(stored.account as { wipe?: { step: string } }).wipe?.step ?? 'nothing'}`));
      const hooks: Hooks = {
        willWipe: async (event) => (order.push(`asked ${event.scope} ${event.because.status}`), true),
        wipe: async (event) => void order.push(`wiped ${event.scope}`),
      };
      const account = ordered(hooks, { store }, scope);
      account.server.answer('Provision', () => (order.push('told'), TAKEN));
      const { outcome } = await account.request('Sync', SYNC);
      expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'admin', why: 'wiped' } });
      expect(acknowledged(account)).toBe(scope === 'device' ? 'RemoteWipe 1' : 'AccountOnlyRemoteWipe 1');
      const told = order.filter((line) => !line.startsWith('stored nothing'));
      expect(told[0]).toBe('stored directed');
      expect(told[1]).toMatch(new RegExp(`^asked ${scope} `));
      expect(told.indexOf('stored consented')).toBeLessThan(told.indexOf(`wiped ${scope}`));
      expect(account.session.getSnapshot().state).toBe('halted');
    },
  );

  it('leaves nothing of the library behind: keys, notes, and the credentials in memory are gone', async () => {
    const store = fakeStore();
    const secrets = memorySecrets();
    await secrets.set('policyKey', '7777777');
    const account = ordered({ willWipe: async () => true, wipe: async () => undefined }, { store, secrets });
    await account.request('Sync', SYNC);
    await account.time.quiet();
    expect(await secrets.get('policyKey')).toBeUndefined();
    const stored = store.saved.at(-1)?.account as unknown as { holds: { why: string }[]; mails: object };
    expect(stored.holds.map(({ why }) => why)).toEqual(['wiped']);
    expect(stored.mails).toEqual({});
  });

  it('is over though the keychain throws: nobody waits for it for ever', async () => {
    const secrets = {
      ...memorySecrets(),
      delete: (): never => {
        throw new Error('locked');
      },
    };
    const account = ordered({ willWipe: async () => true, wipe: async () => undefined }, { secrets });
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' } });
    expect(account.session.getSnapshot().state).toBe('halted');
  });

  it('is carried out whatever the server says, and when it says nothing', async () => {
    for (const reply of [{ status: 500 }, 'cut', 'silence', statusAnswer('Sync', 142)] as const) {
      let wiped = 0;
      const account = openAccount({ hooks: { willWipe: async () => true, wipe: async () => void (wiped += 1) } });
      account.server.answer('Sync', ORDERED);
      account.server.answer('Provision', wipeAnswer('device'), reply);
      await account.request('Sync', SYNC);
      await account.time.pass(120_000);
      expect(wiped).toBe(1);
      expect(account.server.of('Provision')).toHaveLength(2);
    }
  });

  it('nothing else goes out from the consent on, and whoever waits is answered', async () => {
    let done: () => void = () => undefined;
    const wipe = (): Promise<void> => new Promise((resolve) => (done = resolve));
    const account = ordered({ willWipe: async () => true, wipe });
    const sync = account.begin('Sync', SYNC);
    await account.time.quiet();
    const ping = account.begin('Ping', pingRequest(480, '5'));
    const search = account.begin('Search', searchRequest());
    await account.time.quiet();
    expect(account.server.commands()).toEqual(['Sync', 'Provision', 'Provision']);
    done();
    for (const answer of [sync, ping, search]) {
      expect((await account.time.until(answer)).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' } });
    }
  });

  it('after a kill is the first thing of the next life, without any network and without asking again', async () => {
    const store = fakeStore();
    const first = ordered({ willWipe: async () => true, wipe: () => new Promise(() => undefined) }, { store });
    void first.begin('Sync', SYNC);
    await first.time.quiet();
    const calls: string[] = [];
    const hooks: Hooks = {
      willWipe: async () => (calls.push('asked'), false),
      wipe: async ({ scope }) => void calls.push(`wiped ${scope}`),
    };
    const next = openAccount({ store, hooks }, first.time);
    await next.session.ready;
    await next.time.quiet();
    expect(calls).toEqual(['wiped device']);
    expect(next.server.seen).toEqual([]);
    expect((await next.request('Search', searchRequest())).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' } });
  });

  it('that fails is tried again, a few times in a life, and never forgotten', async () => {
    let tries = 0;
    const store = fakeStore();
    const wipe = async (): Promise<void> => {
      tries += 1;
      throw new Error('planted');
    };
    const account = ordered({ willWipe: async () => true, wipe }, { store });
    void account.begin('Sync', SYNC);
    await account.time.pass(3_600_000);
    expect(tries).toBe(WIPE_TRIES);
    expect(account.session.getSnapshot().holds).toMatchObject([{ who: 'user', why: 'wipe-refused' }]);
    let wiped = false;
    const next = openAccount({ store, hooks: { willWipe: async () => true, wipe: async () => void (wiped = true) } }, account.time);
    await next.session.ready;
    await next.time.quiet();
    expect(wiped).toBe(true);
  });
});

const wait = (account: Account, ms: number) => new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, ms));

describe('what is wiped', () => {
  const AGREES: Hooks = { willWipe: async () => true, wipe: async () => undefined };

  it('stays wiped after a kill while the keychain is asked: nothing goes out meanwhile, and the next life takes the keys away', async () => {
    const [store, kept] = [fakeStore(), memorySecrets()];
    await kept.set('policyKey', '7777777');
    const slow = { ...kept, delete: () => new Promise<void>(() => undefined) };
    const first = ordered(AGREES, { store, secrets: slow });
    void first.begin('Sync', SYNC);
    await first.time.quiet();
    expect((await first.request('Ping', pingRequest(900, '5'))).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' } });
    expect(first.server.commands()).toEqual(['Sync', 'Provision', 'Provision']);
    const wiped: string[] = [];
    const hooks: Hooks = { ...AGREES, wipe: async ({ scope }) => void wiped.push(scope) };
    const next = openAccount({ store, secrets: kept, hooks }, first.time);
    await next.session.ready;
    await next.time.quiet();
    // The app has done its part: it may have set the account up anew by now.
    expect(wiped).toEqual([]);
    expect(await kept.get('policyKey')).toBeUndefined();
    expect((await next.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' } });
    expect(next.server.seen).toEqual([]);
    expect(store.saved.at(-1)?.account).not.toHaveProperty('wipe');
  });

  it('is not wiped once more by the next life of an app that ends its session when it hears of it', async () => {
    const [store, kept] = [fakeStore(), memorySecrets()];
    let wipes = 0;
    const hooks: Hooks = { ...AGREES, wipe: async () => void (wipes += 1) };
    const slow = { ...kept, delete: async (name: 'policyKey' | 'cookies') => (await wait(first, 1_000), kept.delete(name)) };
    const first: Account = ordered(hooks, { store, secrets: slow });
    let stopped: Promise<void> | undefined;
    first.session.on('held', () => void (stopped = first.session.stop()));
    void first.begin('Sync', SYNC).catch(() => undefined);
    await first.time.pass(10_000);
    await stopped;
    const next = openAccount({ store, secrets: kept, hooks }, first.time);
    await next.session.ready;
    await next.time.quiet();
    expect((await next.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' } });
    expect(wipes).toBe(1);
  });

  it('does not come back with the answer to a request that was out', async () => {
    const secrets = memorySecrets();
    const account = openAccount({ secrets, hooks: AGREES });
    let answer: (reply: object) => void = () => undefined;
    account.server.answer('Ping', () => new Promise((resolve) => (answer = resolve)));
    account.server.answer('Sync', { headers: { 'Set-Cookie': 'session=planted' }, body: ORDERED });
    account.server.answer('Provision', wipeAnswer('device'), TAKEN);
    const poll = account.begin('Ping', pingRequest(900, '5'));
    await account.time.quiet();
    await account.request('Sync', SYNC);
    await account.time.quiet();
    answer({ headers: { 'Set-Cookie': 'other=planted' }, body: statusAnswer('Ping', 2) });
    await account.time.until(poll);
    await account.time.quiet();
    expect(await secrets.get('cookies')).toBeUndefined();
  });

  it('is not written back by another session that knew the account when as much had been stored of it', async () => {
    const store = fakeStore();
    const before = openAccount({ store });
    before.server.answer('Sync', { status: 503, headers: { 'Retry-After': '1' } }, TAKEN);
    await before.request('Sync', SYNC);
    await before.time.until(before.session.stop());
    const one = ordered(AGREES, { store });
    const two = openAccount({ store, hooks: AGREES }, one.time);
    await Promise.all([one.session.ready, two.session.ready]);
    two.server.answer('SendMail', {}, '...');
    expect((await one.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' } });
    await one.time.quiet();
    await two.request('SendMail', sendMailRequest('id-1'));
    await two.time.quiet();
    expect(store.saved.at(-1)?.account.holds).toMatchObject([{ why: 'wiped' }]);
    expect((await two.request('SendMail', sendMailRequest('id-2'))).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' } });
  });
});

describe('an order to wipe nobody agrees to', () => {
  const wipe = async (): Promise<void> => {
    throw new Error('must not be called');
  };
  it.each<[string, Hooks]>([
    ['no hook', {}],
    ['a consent without a way to wipe', { willWipe: async () => true }],
    ['a no', { willWipe: async () => false, wipe }],
    ['a fault', { willWipe: async () => Promise.reject(new Error('planted')), wipe }],
    ['silence', { willWipe: () => new Promise(() => undefined), wipe }],
    ['a word that is no yes', { willWipe: async () => 'yes' as never, wipe }],
  ])('because of %s: acknowledged as failed, the account held, nothing wiped [MS-ASPROV 3.1.5.1.2.2]', async (_, hooks) => {
    const account = ordered(hooks);
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held' });
    await account.time.pass(120_000);
    expect(account.session.getSnapshot().holds).toMatchObject([{ who: 'user', why: 'wipe-refused' }]);
    expect(acknowledged(account)).toBe('RemoteWipe 2');
    expect((await account.request('Search', searchRequest())).outcome.kind).toBe('held');
    expect(account.server.commands()).toEqual(['Sync', 'Provision', 'Provision']);
  });
});

describe('an order to wipe, taken up', () => {
  const DIRECTED = { scope: 'account', step: 'directed' } as const;
  const CONSENTED = { scope: 'account', step: 'consented' } as const;

  it.each([
    ['is stored before anybody is asked', undefined, ['save wipe'], DIRECTED],
    ['known from before a restart is stored again', DIRECTED, ['save wipe'], DIRECTED],
    ['agreed to before a restart goes on at once', CONSENTED, [], CONSENTED],
  ] as const)('%s', async (_, wipe, saved, after) => {
    const { world, job, stored } = repairing('policy', { account: wipe === undefined ? {} : { wipe } });
    const { tools, spawned, abandoned } = lent();
    await beginWipe(world, job, tools, 'account');
    expect(stored).toEqual(saved);
    expect(world.account.wipe).toEqual(after);
    const input = { scope: 'account', isConsented: wipe === CONSENTED, limit: WIPE_TRIES };
    expect(spawned).toEqual([{ id: 'wipe#7', machine: 'wipe', input }]);
    expect(abandoned).toEqual([]);
    expect([job.actor, job.answer]).toEqual(['wipe#7', { wipe: 'account' }]);
  });

  it('takes the place of the handshake that brought it, whose answer it keeps', async () => {
    const { world, job } = repairing('policy', { job: { actor: 'provision#7', answer: { policyKey: '1' } } });
    const { tools, abandoned } = lent();
    await beginWipe(world, job, tools, 'device');
    expect(abandoned).toEqual(['provision#7']);
    expect(job.answer).toEqual({ policyKey: '1', wipe: 'device' });
  });

  it('called off while it is stored asks nobody', async () => {
    const repair = repairing('policy', { more: { save: async () => repair.callOff() } });
    const { tools, spawned } = lent();
    await beginWipe(repair.world, repair.job, tools, 'device');
    expect([spawned, repair.job.actor]).toEqual([[], undefined]);
  });

  it.each([
    ['wipe#1', 'asking', DIRECTED],
    ['wipe#1', 'acknowledging', CONSENTED],
    ['wipe#1', 'wiping', CONSENTED],
    ['wipe#1', 'resting', CONSENTED],
    ['wipe#1', 'unfinished', CONSENTED],
    ['wipe#1', 'refusing', undefined],
    ['wipe#1', 'refused', undefined],
    ['wipe#1', 'wiped', CONSENTED],
    ['provision#1', 'wiped', CONSENTED],
  ] as const)('of %s, when it is %s, is stored as it stands', (actor, value, after) => {
    expect(wipeStep(actor, value, { scope: 'account' }, CONSENTED)).toEqual(after);
  });

  it.each([
    ['nothing is ordered', undefined, true, false],
    ['the app is asked', DIRECTED, true, true],
    ['the app was asked, and has been restarted', DIRECTED, false, false],
    ['the app has agreed', CONSENTED, true, true],
    ['the app has agreed, and has been restarted', CONSENTED, false, true],
  ] as const)('when %s', (_, wipe, hasAsked, keeps) => {
    const account = wipe === undefined ? NEW_ACCOUNT : { ...NEW_ACCOUNT, wipe };
    const { world } = repairing('policy', { account, more: hasAsked ? {} : { template: undefined } });
    expect(isWiping(world)).toBe(keeps);
  });
});

describe('what the machine of a wipe asks for', () => {
  const BECAUSE = step({ do: 'wipe', scope: 'as-directed', then: 'end' }, 'common.140');
  const DONE = { type: 'app.done' };
  const FAILED = { type: 'app.failed', dueAt: START + WIPE_REST_MS };
  const MISSING = { code: 'policy', command: 'Provision' };

  const SIGNED_IN = 7;
  async function performed(effect: Effect, hooks: Hooks = {}, because?: typeof BECAUSE, ports: object = {}) {
    const account = { signedInAt: SIGNED_IN };
    const repair = repairing('policy', { hooks, ports, account, job: { actor: 'wipe#7', exchange: ownExchange({ because }) } });
    performWipe(repair.world, repair.job, effect);
    await repair.time.quiet();
    return repair;
  }
  const hooksOf = (asked: object[], willWipe: unknown, wiped: () => Promise<void> = async () => undefined): Hooks => ({
    willWipe: async (event) => (asked.push(event), willWipe as boolean),
    wipe: async (event) => (asked.push(event), wiped()),
  });

  it.each<[unknown, object, readonly object[]]>([
    [true, DONE, []],
    [false, FAILED, []],
    ['yes', FAILED, [{ type: 'hookFailed', hook: 'willWipe' }]],
  ])('the app’s word, %j', async (word, event, told) => {
    const asked: object[] = [];
    const repair = await performed({ type: 'effect.ask-wipe', scope: 'account' }, hooksOf(asked, word), BECAUSE);
    expect(asked).toEqual([{ scope: 'account', because: BECAUSE, signal: expect.any(AbortSignal) }]);
    expect(repair.posted).toEqual([{ to: 'wipe#7', event }]);
    expect(repair.told).toEqual(told);
  });

  it('the app’s word, for an order that no answer of this life gave', async () => {
    const asked: object[] = [];
    await performed({ type: 'effect.ask-wipe', scope: 'device' }, hooksOf(asked, true));
    expect(asked).toMatchObject([{ scope: 'device', because: MISSING }]);
  });

  it.each<[string, Hooks]>([
    ['ask', { wipe: async () => undefined }],
    ['wipe', { willWipe: async () => true }],
  ])('the app’s word, where there is nobody to %s: no, and no hook is said to have failed', async (_, hooks) => {
    const { posted, told } = await performed({ type: 'effect.ask-wipe', scope: 'device' }, hooks);
    expect(posted).toEqual([{ to: 'wipe#7', event: FAILED }]);
    expect(told).toEqual([]);
  });

  it.each<[string, () => Promise<void>, object, readonly object[]]>([
    ['done', async () => undefined, DONE, []],
    ['failed', () => Promise.reject(new Error('planted')), FAILED, [{ type: 'hookFailed', hook: 'wipe' }]],
  ])('the wipe itself, %s', async (_, wiped, event, told) => {
    const asked: object[] = [];
    const repair = await performed({ type: 'effect.wipe', scope: 'account' }, hooksOf(asked, true, wiped));
    expect(asked).toEqual([{ scope: 'account', signal: expect.any(AbortSignal) }]);
    expect(repair.posted).toEqual([{ to: 'wipe#7', event }]);
    expect(repair.told).toEqual(told);
  });

  it('the wipe itself, without a way to do it', async () => {
    const { posted, told } = await performed({ type: 'effect.wipe', scope: 'device' });
    expect([posted, told]).toEqual([[{ to: 'wipe#7', event: FAILED }], []]);
  });

  it.each([
    ['wiped', 'admin', 'wiped', ['delete policyKey', 'delete cookies']],
    ['refused', 'user', 'wipe-refused', []],
    ['unfinished', 'user', 'wipe-refused', []],
  ] as const)('its end, %s', async (end, who, why, gone) => {
    for (const because of [BECAUSE, undefined]) {
      const { world, ends, stored } = await performed({ type: 'effect.wiped', end }, {}, because);
      expect(world.account.holds).toMatchObject([{ who, why, step: because ?? MISSING, block: { scope: 'account' } }]);
      expect([ends, stored]).toEqual([['stuck'], gone]);
      expect(world.account.signedInAt).toBe(end === 'wiped' ? NEW_ACCOUNT.signedInAt : SIGNED_IN);
    }
  });

  it('what is kept goes one after the other, and what cannot be taken away stops nothing', async () => {
    const order: string[] = [];
    const remove = async (name: string): Promise<void> => {
      await Promise.resolve();
      order.push(name);
      throw new Error('planted');
    };
    const ports = { secrets: { delete: remove }, send: Object.assign(async () => REPLY, { forget: () => void order.push('forgotten') }) };
    const { ends } = await performed({ type: 'effect.wiped', end: 'wiped' }, {}, undefined, ports);
    expect(order).toEqual(['forgotten', 'policyKey', 'cookies']);
    expect(ends).toEqual(['stuck']);
  });
});

describe('two sessions of one account', () => {
  const SEARCH = searchRequest();
  const FOUND = statusAnswer('Search', 1);

  it('an order that one was told, and that is withdrawn, keeps the other from nothing, nor the one after both', async () => {
    const store = fakeStore();
    const one: Account = openAccount({
      store,
      hooks: { willWipe: async () => (await wait(one, 10_000), false), wipe: async () => undefined },
    });
    const two = openAccount({ store }, one.time);
    await Promise.all([one.session.ready, two.session.ready]);
    one.server.answer('Search', statusAnswer('Search', 142), FOUND, '...');
    one.server.answer('Provision', wipeAnswer('account'), TAKEN, provisionAnswer('11', {}), provisionAnswer('22'));
    two.server.answer('Search', FOUND, '...');
    two.server.answer('SendMail', {}, '...');
    const told = one.begin('Search', SEARCH);
    await one.time.pass(2_000);
    expect((await two.request('SendMail', sendMailRequest('id-1'))).outcome.kind).toBe('done');
    expect((await one.time.until(told)).outcome.kind).toBe('held');
    for (const { id } of one.session.getSnapshot().holds) await one.session.release(id, 'retry');
    for (const account of [one, two, openAccount({ store }, one.time)]) {
      account.server.answer('Search', FOUND, '...');
      account.server.answer('Provision', (seen) => provisionAnswer('11', seen.headers['x-ms-policykey'] === '0' ? {} : undefined), '...');
      const ends: string[] = [];
      for (let times = 0; times < 3; times += 1) {
        for (const { id } of account.session.getSnapshot().holds) await account.session.release(id, 'retry');
        ends.push((await account.request('Search', SEARCH)).outcome.kind);
      }
      // What another session has stored of the hold may come back once.
      expect(ends.slice(1)).toEqual(['done', 'done']);
    }
    expect(store.saved.at(-1)?.account).not.toHaveProperty('wipe');
  });

  it('what the user has agreed to in one is carried out by the other as well, with the next thing it is asked for [MS-ASPROV 3.1.5.1.2.2]', async () => {
    const store = fakeStore();
    const wiped: string[] = [];
    const hooks = (name: string): Hooks => ({ willWipe: async () => true, wipe: async () => (wiped.push(name), wait(one, 5_000)) });
    const one: Account = openAccount({ store, hooks: hooks('one') });
    const two = openAccount({ store, hooks: hooks('two') }, one.time);
    await Promise.all([one.session.ready, two.session.ready]);
    two.server.answer('Search', FOUND, '...');
    two.server.answer('SendMail', {}, '...');
    await two.request('Search', SEARCH);
    one.server.answer('Search', statusAnswer('Search', 140));
    one.server.answer('Provision', wipeAnswer('device'), TAKEN);
    const told = one.begin('Search', SEARCH);
    await one.time.pass(1_000);
    expect(wiped).toEqual(['one']);
    await two.request('SendMail', sendMailRequest('id-1')).catch(() => undefined);
    expect((await two.request('Search', SEARCH)).outcome).toMatchObject({ kind: 'held', hold: { why: 'wiped' }, attempts: 0 });
    await one.time.until(told);
    expect(wiped).toContain('two');
  });
});
