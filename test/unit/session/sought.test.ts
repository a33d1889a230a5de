import { describe, expect, it } from 'vitest';
import { LIMITS, RENEWALS_PER_SEARCH } from '../../../src/core/limits.ts';
import type { AppRule } from '../../../src/core/resolution.ts';
import type { Answered, Hooks } from '../../../src/core/session.ts';
import { isElsewhere, isSeeking, SOUGHT_MS } from '../../../src/session/sought.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { partsOf } from '../../support/world.ts';
import { autodiscoverAt, FOUND, HEADERS, HOST, OFFER, openAccount, type Account } from '../../support/account.ts';
import { provisionAnswer, searchRequest, sendMailRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';

const SYNC = syncRequest({ id: '5' });

function looking(found: () => string) {
  let looked = 0;
  const account = openAccount({ hooks: { discover: async () => ((looked += 1), { url: found() }) } });
  account.server.answer('OPTIONS', OFFER, '...');
  return { ...account, looked: () => looked };
}

describe('an account that lives where it did', () => {
  it('is not looked for by every request that meets the same; each still has its one delayed repeat [MS-ASHTTP 3.1.5.2.2]', async () => {
    const { server, request, looked } = looking(() => HOST);
    server.answer('Sync', { status: 500 }, '...');
    const attempts: number[] = [];
    for (let n = 0; n < 5; n += 1) attempts.push((await request('Sync', SYNC)).outcome.attempts);
    expect(attempts).toEqual([3, 2, 2, 2, 2]);
    expect(looked()).toBe(1);
  });

  it('does not keep the rest of the account waiting', async () => {
    const { server, request } = looking(() => HOST);
    server.answer('Sync', { status: 500 }, '...');
    server.answer('SendMail', {});
    for (let n = 0; n < 5; n += 1) await request('Sync', SYNC);
    expect((await request('SendMail', sendMailRequest('mail-1'))).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it.each([
    ['another status', 403, 0],
    ['an hour', 500, SOUGHT_MS],
  ])('is looked for again after %s', async (_, status, ms) => {
    const { server, request, looked, time } = looking(() => HOST);
    server.answer('Sync', { status: 500 }, { status: 500 }, { status: 500 }, { status }, '...');
    await request('Sync', SYNC);
    await time.pass(ms);
    await request('Sync', SYNC);
    expect(looked()).toBe(2);
  });

  it('is looked for again once something came through', async () => {
    const { server, request, looked } = looking(() => HOST);
    const brings = syncAnswer({ id: '5', key: '2', items: 1 });
    server.answer('Sync', { status: 500 }, { status: 500 }, { status: 500 }, brings, { status: 500 }, '...');
    for (let n = 0; n < 3; n += 1) await request('Sync', SYNC);
    expect(looked()).toBe(2);
  });

  it('that has moved was not looked for in vain', async () => {
    let turn = 0;
    const { server, request, looked } = looking(() => `https://mail${(turn += 1)}.example/Microsoft-Server-ActiveSync`);
    server.answer('Sync', { status: 500 }, '...');
    await request('Sync', SYNC);
    await request('Sync', SYNC);
    expect(looked()).toBe(2);
  });
});

describe('an Autodiscover the app asks through the session', () => {
  it.each([[404], [403], [500], [401]])(
    'answered %i at one place is refused, and the account goes on [MS-ASCMD 2.2.1.1]',
    async (status) => {
      const { server, request, session } = openAccount();
      server.answer('Sync', syncAnswer({ id: '5', key: '2' }), '...');
      server.answer('none', { status });
      const asked = await request('Autodiscover', () => autodiscoverAt('autodiscover.example'));
      expect(asked.outcome).toMatchObject({ kind: 'refused', attempts: 1 });
      expect([asked.response.status, (await request('Sync', SYNC)).outcome.kind, session.getSnapshot().holds]).toEqual([
        status,
        'done',
        [],
      ]);
    },
  );

  it('that is led elsewhere is followed by nobody, and where it was led is no address of the account [MS-ASHTTP 3.1.5.2.2]', async () => {
    const { server, request } = openAccount({ allowHosts: ['led.example'], hooks: { discover: async () => ({ url: HOST }) } });
    server.answer('none', { status: 302, headers: { Location: 'https://led.example/autodiscover/autodiscover.xml' } });
    server.answer('Sync', { status: 404 }, syncAnswer({ id: '5', key: '2' }));
    expect((await request('Autodiscover', () => autodiscoverAt('autodiscover.example'))).outcome.kind).toBe('refused');
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(server.commands()).toEqual(['none', 'Sync', 'Sync']);
  });

  it('while something else is out does not draw the library’s own requests, and their login, to its host', async () => {
    const { server, begin, request, time } = openAccount();
    let answer: () => void = () => undefined;
    server.answer('Sync', () => new Promise((resolve) => (answer = () => resolve(statusAnswer('Sync', 142)))), statusAnswer('Sync', 1));
    server.answer('none', { ...FOUND, headers: { ...FOUND.headers, Server: 'Planted/1' } });
    server.answer('Provision', provisionAnswer('1', {}), provisionAnswer('2'));
    const sync = begin('Sync', SYNC);
    await time.quiet();
    expect((await request('Autodiscover', () => autodiscoverAt('autodiscover.example', 'Basic theirs'))).outcome.kind).toBe('done');
    answer();
    expect((await time.until(sync)).outcome.kind).toBe('done');
    for (const { url, headers } of server.of('Provision')) {
      expect(url.startsWith(`${HOST}?Cmd=Provision`)).toBe(true);
      expect(headers['authorization']).not.toBe('Basic theirs');
    }
  });
});

it('only Autodiscover is asked elsewhere, and looks for the account while it is lost', () => {
  const { world, actors } = partsOf();
  const commands = Object.values(EAS.commands);
  const seeking = (broken: readonly string[]) => {
    actors.set('ladder', { value: 'locating', context: { broken } });
    return commands.filter((facts) => isSeeking(world, { facts })).map(({ name }) => name);
  };
  expect(commands.filter((facts) => isElsewhere({ facts })).map(({ name }) => name)).toEqual(['Autodiscover']);
  expect([seeking(['endpoint', 'policy']), seeking(['credentials']), seeking([])]).toEqual([['Autodiscover'], [], []]);
  actors.clear();
  expect(commands.some((facts) => isSeeking(world, { facts }))).toBe(false);
});

describe('a discover hook that asks through the session', () => {
  /** What the hook met, when it met it, and what came of the request that had it called. */
  async function sought(
    hooks: Hooks,
    answers: Parameters<Account['server']['answer']>[1][],
    login = 'Basic old',
    rules: readonly AppRule[] = [],
  ) {
    const met: (readonly [string, number | undefined, number])[] = [];
    const ask = async (authorization: string): Promise<Answered> => {
      const answered = await account.session.request('Autodiscover', () => autodiscoverAt('autodiscover.example', authorization));
      met.push([answered.outcome.kind, answered.response.status, account.time.clock.now() - begun]);
      return answered;
    };
    const discover: Hooks['discover'] = async () => {
      const first = await ask(login);
      const last = first.outcome.kind === 'done' ? first : await ask('Basic new');
      return last.outcome.kind === 'done' ? { url: 'https://found.example/eas' } : 'cannot';
    };
    const account = openAccount({ rules, hooks: { discover, ...hooks } });
    const begun = account.time.clock.now();
    account.server.answer('none', ...answers);
    account.server.answer('OPTIONS', OFFER, '...');
    return { ...account, met };
  }
  const CREDENTIALS: Hooks = { credentials: async () => ({ authorization: 'Basic renewed' }) };
  const MOVED = [{ status: 404 }, syncAnswer({ id: '5', key: '2' })] as const;
  const loginsOf = ({ server }: Account) => server.of('none').map(({ headers }) => headers['authorization']);

  it.each([
    ['401', { status: 401 }],
    ['501', { status: 501 }],
    [
      '601',
      {
        ...FOUND,
        body: new TextEncoder().encode('<Autodiscover><Response><Error><ErrorCode>601</ErrorCode></Error></Response></Autodiscover>'),
      },
    ],
  ])('and meets a %s that nobody here can mend hears it at once: no repair waits for it [MS-ASHTTP 3.1.5.2.1]', async (_, refusal) => {
    const { server, request, met } = await sought({}, [refusal, FOUND]);
    server.answer('Sync', ...MOVED);
    const { outcome } = await request('Sync', SYNC);
    expect(met.map(([, , at]) => at)).toEqual(met.map(() => 0));
    expect([outcome.kind, server.of('Sync').map(({ url }) => new URL(url).host)]).toEqual(['done', ['mail.example', 'found.example']]);
  });

  describe('and is refused where it asks', () => {
    it('has the app renew its credentials for there, and goes on with them [MS-ASHTTP 3.1.5.2.1]', async () => {
      const asked: unknown[] = [];
      const account = await sought(
        { credentials: async ({ failures, challenge }) => (asked.push([failures, challenge]), { authorization: 'Basic renewed' }) },
        [{ status: 401, headers: { 'WWW-Authenticate': 'Basic realm="discover"' } }, FOUND],
      );
      account.server.answer('Sync', ...MOVED);
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
      expect(account.met.map(([kind, status]) => [kind, status])).toEqual([['done', 200]]);
      expect([asked, loginsOf(account)]).toEqual([[[1, 'Basic realm="discover"']], ['Basic old', 'Basic renewed']]);
      // What was renewed for there goes nowhere else.
      expect(account.server.of('Sync').map(({ headers }) => headers['authorization'])).toEqual(Array(2).fill(HEADERS.Authorization));
    });

    it('hears the refusal when the app has nothing new, without another request; then a person has to sign in', async () => {
      let asked = 0;
      const account = await sought({ credentials: async () => ((asked += 1), 'ask-user') }, [{ status: 401 }, { status: 401 }]);
      account.server.answer('Sync', ...MOVED);
      const { outcome } = await account.request('Sync', SYNC);
      // Its own second try, with another login, is refused as well.
      expect([asked, loginsOf(account), account.met.map(([kind, status]) => [kind, status])]).toEqual([
        2,
        ['Basic old', 'Basic new'],
        [
          ['refused', 401],
          ['refused', 401],
        ],
      ]);
      expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'credentials' } });
      account.server.answer('none', FOUND);
      await account.session.release(outcome.kind === 'held' ? outcome.hold.id : '', 'retry');
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    });

    it('has them renewed twice at most, whatever it is refused then', async () => {
      let asked = 0;
      const discover: Hooks['discover'] = async () => {
        for (const host of ['one.example', 'two.example', 'three.example'])
          await account.session.request('Autodiscover', () => autodiscoverAt(host, `Basic for ${host}`));
        return 'cannot';
      };
      const account = openAccount({ hooks: { discover, credentials: async () => ({ authorization: `Basic ${(asked += 1)}` }) } });
      account.server.answer('none', { status: 401 }, '...');
      account.server.answer('Sync', ...MOVED);
      expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'credentials' } });
      expect(asked).toBe(RENEWALS_PER_SEARCH);
      const [one, two, three] = ['one', 'two', 'three'].map((name) => `Basic for ${name}.example`);
      expect(loginsOf(account)).toEqual([one, 'Basic 1', two, 'Basic 2', three]);
    });

    it('at several places at once has them renewed once for all', async () => {
      let asked = 0;
      const discover: Hooks['discover'] = async () => {
        const hosts = ['one.example', 'two.example', 'three.example'];
        const all = hosts.map((host) => account.session.request('Autodiscover', () => autodiscoverAt(host, 'Basic old')));
        return (await Promise.all(all)).every(({ outcome }) => outcome.kind === 'done') ? { url: 'https://found.example/eas' } : 'cannot';
      };
      const credentials: Hooks['credentials'] = async () => {
        asked += 1;
        await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, 1_000));
        return { authorization: 'Basic renewed' };
      };
      const account = openAccount({ hooks: { discover, credentials } });
      account.server.answer('OPTIONS', OFFER);
      account.server.answer('none', { status: 401 }, { status: 401 }, { status: 401 }, FOUND, '...');
      account.server.answer('Sync', ...MOVED);
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
      expect([asked, loginsOf(account)]).toEqual([1, [...Array(3).fill('Basic old'), ...Array(3).fill('Basic renewed')]]);
    });

    it('is given the time that a person takes to sign in: neither its call nor the hook is given up meanwhile', async () => {
      const discover: Hooks['discover'] = async ({ signal }) => {
        const wait = (ms: number): Promise<void> => new Promise((resolve) => void account.time.clock.setTimeout(resolve, ms));
        await wait(LIMITS.hookMs - 2_000);
        const { outcome } = await account.session.request('Autodiscover', () => autodiscoverAt('a.example', 'Basic old'));
        await wait(1_000);
        return outcome.kind === 'done' && !signal.aborted ? { url: 'https://found.example/eas' } : 'cannot';
      };
      const credentials: Hooks['credentials'] = async () => {
        await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, LIMITS.hookMs - 1_000));
        return { authorization: 'Basic renewed' };
      };
      const account = openAccount({ maxPendingMs: 600_000, hooks: { discover, credentials } });
      account.server.answer('OPTIONS', OFFER);
      account.server.answer('none', { status: 401 }, FOUND);
      account.server.answer('Sync', ...MOVED);
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
      expect(account.told('hookFailed')).toEqual([]);
    });

    it('does not settle as held while the app renews: its caller waits as well', async () => {
      const credentials: Hooks['credentials'] = async () => {
        await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, LIMITS.pendingMs + 10_000));
        return { authorization: 'Basic renewed' };
      };
      const account = await sought({ credentials }, [{ status: 401 }, FOUND]);
      account.server.answer('Sync', { status: 404 });
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
      await account.time.pass(20_000);
      expect([account.met.map(([kind]) => kind), account.told('repaired')]).toEqual([['done'], [{ type: 'repaired', rung: 'endpoint' }]]);
    });

    it('while a hook that has done with it asks elsewhere: the app is asked one question at a time', async () => {
      let [running, most] = [0, 0];
      const wait = (ms: number): Promise<void> => new Promise((resolve) => void account.time.clock.setTimeout(resolve, ms));
      const account = openAccount({
        maxPendingMs: 600_000,
        hooks: {
          discover: async () => {
            void account.begin('Autodiscover', () => autodiscoverAt('a.example', 'Basic old'));
            await wait(1_000);
            return { url: 'https://found.example/eas' };
          },
          credentials: async () => {
            most = Math.max(most, (running += 1));
            await wait(5_000);
            running -= 1;
            return { authorization: 'Basic renewed' };
          },
        },
      });
      account.server.answer('none', { status: 401 }, FOUND);
      account.server.answer('OPTIONS', OFFER);
      const [, found] = MOVED;
      account.server.answer(
        'Sync',
        ({ url, headers }) =>
          url.includes('mail.example') ? { status: 404 } : headers['authorization'] === 'Basic renewed' ? found : { status: 401 },
        '...',
      );
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
      expect(most).toBe(1);
    });

    it('after everybody has stopped waiting asks nobody', async () => {
      let asked = 0;
      let answer: () => void = () => undefined;
      const late: Promise<Answered>[] = [];
      const discover: Hooks['discover'] = async () => {
        late.push(account.session.request('Autodiscover', () => autodiscoverAt('a.example', 'Basic old')));
        await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, 100));
        return 'cannot';
      };
      const account = openAccount({ hooks: { discover, credentials: async () => ((asked += 1), { authorization: 'Basic renewed' }) } });
      account.server.answer('none', () => new Promise((resolve) => (answer = () => resolve({ status: 401 }))));
      account.server.answer('Sync', { status: 404 });
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
      answer();
      await account.time.quiet();
      expect((await late[0])?.outcome).toMatchObject({ kind: 'held', hold: { why: 'endpoint' } });
      expect([asked, account.server.of('none').length]).toEqual([0, 1]);
    });

    it('goes out again all the same where the app’s own rule says so', async () => {
      const account = await sought({ credentials: async () => 'ask-user' }, [{ status: 401 }, FOUND], 'Basic old', [
        {
          match: 'http.401',
          steps: [
            { do: 'repair', rung: 'credentials' },
            { do: 'retry', pace: 'now' },
            { do: 'reject', why: 'denied' },
          ],
          basis: 'advice',
          why: 'a test',
        },
      ]);
      account.server.answer('Sync', ...MOVED);
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
      expect(loginsOf(account)).toEqual(['Basic old', 'Basic old']);
    });

    it('by one that never renews is given up when both have had their time', async () => {
      const discover: Hooks['discover'] = async () => {
        await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, 10_000));
        await account.session.request('Autodiscover', () => autodiscoverAt('a.example', 'Basic old'));
        return new Promise(() => undefined);
      };
      const account = openAccount({ maxPendingMs: 600_000, hooks: { discover, credentials: () => new Promise(() => undefined) } });
      account.server.answer('none', { status: 401 });
      account.server.answer('Sync', { status: 404 });
      const begun = account.time.clock.now();
      expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { why: 'credentials' } });
      expect(account.time.clock.now() - begun).toBe(2 * LIMITS.hookMs);
      expect(account.told('hookFailed').map(({ hook }) => hook)).toEqual(['credentials', 'discover']);
    });

    it('and whose hook is silent is given up after the time it has for itself', async () => {
      const discover: Hooks['discover'] = async () => {
        await account.session.request('Autodiscover', () => autodiscoverAt('a.example', 'Basic old'));
        return new Promise(() => undefined);
      };
      const credentials: Hooks['credentials'] = async () => {
        await new Promise<void>((resolve) => void account.time.clock.setTimeout(resolve, 20_000));
        return { authorization: 'Basic renewed' };
      };
      const account = openAccount({ maxPendingMs: 600_000, hooks: { discover, credentials } });
      account.server.answer('none', { status: 401 }, FOUND);
      account.server.answer('Sync', ...MOVED);
      const begun = account.time.clock.now();
      expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { why: 'endpoint' } });
      expect(account.time.clock.now() - begun).toBe(LIMITS.hookMs + 20_000);
      expect(account.told('hookFailed')).toEqual([{ type: 'hookFailed', hook: 'discover' }]);
    });
  });

  it.each([
    ['503 with Retry-After', { status: 503, headers: { 'Retry-After': '60' } }],
    ['429', { status: 429 }],
    ['502', { status: 502 }],
    ['507', { status: 507 }],
    ['501', { status: 501 }],
    ['a line that is refused', 'refused'],
    ['no line', 'offline'],
    ['a broken line', 'cut'],
    ['a web page', { headers: { 'Content-Type': 'text/html' }, body: new TextEncoder().encode('<html></html>') }],
    ['nothing in it', {}],
  ] as const)(
    'and meets %s at one place goes on to the next at once: nothing of it is the account’s [MS-ASCMD 2.2.1.1]',
    async (_, refusal) => {
      const { server, request, met, session } = await sought({}, [refusal, FOUND]);
      server.answer('Sync', ...MOVED);
      expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
      expect(met.map(([kind, , at]) => [kind, at])).toEqual([
        ['refused', 0],
        ['done', 0],
      ]);
      expect([session.getSnapshot().holds, server.of('none').length]).toEqual([[], 2]);
    },
  );

  it('at first set-up, before anything is known of the account, breaks nothing of it', async () => {
    let looked = 0;
    const { server, session, request, time } = openAccount({ hooks: { discover: async () => ((looked += 1), 'cannot') } });
    const page601 = '<Autodiscover><Response><Error><ErrorCode>601</ErrorCode></Error></Response></Autodiscover>';
    server.answer('none', { ...FOUND, body: new TextEncoder().encode(page601) }, FOUND);
    const first = await time.until(session.request('Autodiscover', () => autodiscoverAt('one.example')));
    const second = await time.until(session.request('Autodiscover', () => autodiscoverAt('two.example')));
    expect([first.outcome.kind, second.outcome.kind]).toEqual(['refused', 'done']);
    server.answer('Sync', syncAnswer({ id: '5', key: '2' }));
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
    await time.quiet();
    expect([looked, session.getSnapshot().state]).toEqual([0, 'ready']);
  });

  it('and is told to provision has its end at once, too: the account is held for that [MS-ASPROV 3.1.5.1]', async () => {
    const { server, request, met } = await sought({}, [{ status: 449 }, '...']);
    server.answer('Sync', { status: 404 });
    await request('Sync', SYNC);
    expect(met.map(([kind, , at]) => [kind, at])).toEqual([
      ['held', 0],
      ['held', 0],
    ]);
  });

  it('does not wait for credentials that are renewed only once the account is found', async () => {
    const { server, begin, time, met } = await sought(CREDENTIALS, [FOUND]);
    server.answer('Search', { status: 401 }, statusAnswer('Search', 1));
    server.answer('Sync', { status: 404 }, syncAnswer({ id: '5', key: '2' }));
    const both = [begin('Search', searchRequest()), begin('Sync', SYNC)];
    for (const one of both) expect((await time.until(one)).outcome.kind).toBe('done');
    expect(met).toEqual([['done', 200, 0]]);
  });
});
