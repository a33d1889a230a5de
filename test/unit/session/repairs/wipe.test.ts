import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../../src/core/session.ts';
import { WIPE_TRIES } from '../../../../src/session/repairs/wipe.ts';
import { memorySecrets } from '../../../../src/stores/memory.ts';
import { openAccount, type Account } from '../../../support/account.ts';
import { pingRequest, provisionRead, searchRequest, statusAnswer, syncRequest, wipeAnswer } from '../../../support/messages.ts';
import { fakeStore } from '../../../support/store.ts';

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
