import { describe, expect, it } from 'vitest';
import type { SessionOptions } from '../../src/fetch/options.ts';
import { openAccount, type Account } from '../support/account.ts';
import { provisionAnswer, provisionRead, read, statusAnswer, syncRequest } from '../support/messages.ts';
import type { Reply, Seen } from '../support/server.ts';
import { fakeStore } from '../support/store.ts';
import { virtualTime } from '../support/time.ts';

// Mailboxes into which nothing comes, and mailboxes with many folders: where every trouble heals, nothing is ever held.

/** How often the app asks: once when the trouble is new, once when it is over. */
const HALF_HOUR = 30 * 60_000;
const DAYS = 30;

/** The server of one trouble, for an account that begins it anew each time. */
interface Trouble {
  /** It begins anew each time that the app has asked so often. */
  readonly each: number;
  readonly begins: () => void;
  readonly sync: (seen: Seen) => Reply;
  readonly provision: (seen: Seen) => Reply;
  readonly hooks: NonNullable<SessionOptions['hooks']>;
}

/** Nothing new, and no item. */
const NOTHING: Reply = { status: 200 };

function once(each: number, reply: Reply): Trouble {
  let fails = false;
  return {
    each,
    begins: () => void (fails = true),
    sync: () => {
      const now = fails ? reply : NOTHING;
      fails = false;
      return now;
    },
    provision: () => NOTHING,
    hooks: {},
  };
}

function token(each: number): Trouble {
  let valid = 0;
  return {
    each,
    begins: () => void (valid += 1),
    sync: ({ headers }) => (headers['authorization'] === `Bearer ${valid}` ? NOTHING : { status: 401 }),
    provision: () => NOTHING,
    hooks: { credentials: async () => ({ authorization: `Bearer ${valid}` }) },
  };
}

/** Hands out this key in two steps. */
const provisioning =
  (key: () => string) =>
  ({ body }: Seen): Reply =>
    provisionRead(body).status === undefined ? provisionAnswer('7', { DevicePasswordEnabled: '0' }) : provisionAnswer(key());

function policy(each: number): Trouble {
  let key = 1000;
  return {
    each,
    begins: () => void (key += 1),
    sync: ({ headers }) => (headers['x-ms-policykey'] === String(key) ? NOTHING : statusAnswer('Sync', 142)),
    provision: provisioning(() => String(key)),
    hooks: { policy: async () => 'full' },
  };
}

function serve({ server }: Account, { sync, provision }: Trouble): void {
  server.answer('Sync', sync, '...');
  server.answer('Provision', provision, '...');
}

/** @returns what became of it otherwise than done */
async function quiet(trouble: Trouble, lives = 1): Promise<readonly string[]> {
  const [store, time] = [fakeStore(), virtualTime()];
  const open = (): Account => {
    const account = openAccount({ store, hooks: trouble.hooks, random: () => 0.5 }, time);
    serve(account, trouble);
    return account;
  };
  let account = open();
  const ends: string[] = [];
  const times = DAYS * 48;
  for (let nth = 1; nth <= times; nth += 1) {
    await time.pass(HALF_HOUR);
    if (nth % trouble.each === 0) trouble.begins();
    const { outcome } = await account.request('Sync', syncRequest({ id: '5' }));
    if (outcome.kind !== 'done') ends.push(`${nth}: ${outcome.kind}`);
    if (nth % Math.ceil(times / lives) !== 0) continue;
    await time.until(account.session.stop());
    account = open();
  }
  await time.until(account.session.stop());
  return ends;
}

describe('thirty days without a mail', { timeout: 60_000 }, () => {
  it.each<[string, Trouble, number?]>([
    ['a token that expires each hour', token(2)],
    ['a token that expires each hour, and an app that is started each day', token(2), DAYS],
    ['a 503 each hour', once(2, { status: 503 })],
    ['a cut each hour', once(2, 'cut')],
    ['another policy each six hours', policy(12)],
  ])('%s: nothing is held', async (_, trouble, lives) => {
    expect(await quiet(trouble, lives)).toEqual([]);
  });

  it('a server that is never well again is asked ever more seldom, and each day about as often', async () => {
    const account = openAccount();
    account.server.answer('Sync', { status: 503 }, '...');
    for (let nth = 1; nth <= 10 * 48; nth += 1) {
      await account.time.pass(HALF_HOUR);
      await account.request('Sync', syncRequest({ id: '5' }));
    }
    const began = account.server.seen[0]?.at ?? 0;
    const days = Array.from(
      { length: 10 },
      (_, day) => account.server.seen.filter(({ at }) => Math.floor((at - began) / 86_400_000) === day).length,
    );
    expect(Math.max(...days)).toBeLessThanOrEqual(160);
    expect(Math.max(...days.slice(1))).toBeLessThanOrEqual(60);
    await account.time.until(account.session.stop());
  });
});

describe('a mailbox with many folders', { timeout: 60_000 }, () => {
  const MOVED = 'https://other.example/Microsoft-Server-ActiveSync';
  const idOf = ({ body }: Seen): string => read(body, 'Collections/Collection/CollectionId') ?? '';
  /** Each folder is refused like this, once. */
  function onceEach(reply: Reply): (seen: Seen) => Reply {
    const met = new Set<string>();
    return (seen) => (met.size === met.add(idOf(seen)).size ? NOTHING : reply);
  }

  /** How a server answers that is in this trouble, with the app that heals it. */
  const TROUBLES: Readonly<Record<string, () => { sync: (seen: Seen) => Reply; options?: SessionOptions }>> = {
    '401': () => ({
      sync: ({ headers }) => (headers['authorization'] === 'Bearer new' ? NOTHING : { status: 401 }),
      options: { hooks: { credentials: async () => ({ authorization: 'Bearer new' }) } },
    }),
    '142': () => ({
      sync: ({ headers }) => (headers['x-ms-policykey'] === '22' ? NOTHING : statusAnswer('Sync', 142)),
      options: { hooks: { policy: async () => 'full' } },
    }),
    '451': () => ({
      sync: ({ url }) => (url.startsWith(MOVED) ? NOTHING : { status: 451, headers: { 'X-MS-Location': MOVED } }),
      options: { allowHosts: ['other.example'] },
    }),
    '503': () => ({ sync: onceEach({ status: 503 }) }),
    'a cut': () => ({ sync: onceEach('cut') }),
  };

  it.each(Object.keys(TROUBLES).flatMap((name) => [61, 100, 256].map((count) => [name, count] as const)))(
    '%s meets all that are out, %i of them: it costs the account one try',
    async (name, count) => {
      const store = fakeStore();
      const { sync, options = {} } = TROUBLES[name]?.() ?? { sync: () => NOTHING };
      const account = openAccount({ store, ...options });
      account.server.answer(
        'Sync',
        (seen) => new Promise((answer) => void account.time.clock.setTimeout(() => answer(sync(seen)), 100)),
        '...',
      );
      account.server.answer(
        'Provision',
        provisioning(() => '22'),
        '...',
      );
      account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '14.1', 'MS-ASProtocolCommands': 'Sync' } }, '...');
      const asked = Array.from({ length: count }, (_, nth) => account.begin('Sync', syncRequest({ id: `c${nth}` })));
      const ends = await account.time.until(Promise.all(asked));
      expect(ends.filter(({ outcome }) => outcome.kind !== 'done')).toEqual([]);
      await account.session.stop();
      expect(store.saved.at(-1)?.account.ledger).toMatchObject({ tries: 1 });
    },
  );
});
