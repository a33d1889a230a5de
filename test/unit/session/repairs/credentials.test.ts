import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../../src/core/session.ts';
import { autodiscoverAt, FOUND, HEADERS, OFFER, openAccount } from '../../../support/account.ts';
import { folderSyncAnswer, provisionAnswer, searchRequest, statusAnswer, syncAnswer, syncRequest } from '../../../support/messages.ts';
import { repairCredentials } from '../../../../src/session/repairs/credentials.ts';
import { repairing, REPLY } from '../../../support/repair.ts';
import type { Reply } from '../../../support/server.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const REFUSED = { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="mail"' } };
const GIVEN = { authorization: 'Bearer new' } as const;

describe('401', () => {
  it('asks the app once for all who wait, and sends again with what it gave [MS-ASHTTP 3.1.5.2.1]', async () => {
    const asked: unknown[] = [];
    const account = openAccount({ hooks: { credentials: async ({ challenge, failures }) => (asked.push([challenge, failures]), GIVEN) } });
    const { server, time } = account;
    server.answer('Sync', REFUSED, OK);
    server.answer('Search', REFUSED, statusAnswer('Search', 1));
    const both = [account.begin('Sync', SYNC), account.begin('Search', searchRequest())];
    for (const one of both) expect((await time.until(one)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(asked).toEqual([['Basic realm="mail"', 1]]);
    expect(server.seen.slice(2).map((seen) => seen.headers['authorization'])).toEqual([GIVEN.authorization, GIVEN.authorization]);
  });

  it.each(['Provision', 'OPTIONS', 'FolderSync'] as const)(
    'in answer to the library’s own %s says what the server wants, too',
    async (command) => {
      const asked: unknown[] = [];
      const account = openAccount({
        hooks: {
          credentials: async ({ challenge }) => (asked.push(challenge), GIVEN),
          hierarchyChanged: async () => undefined,
          hierarchyKey: async () => '1',
        },
      });
      const { server } = account;
      const complaints = {
        Provision: statusAnswer('Sync', 142),
        OPTIONS: { status: 505 },
        FolderSync: syncAnswer({ id: '5', status: 12 }),
      };
      server.answer('Sync', complaints[command], OK);
      const own = { Provision: [provisionAnswer('11', {}), provisionAnswer('22')], OPTIONS: [OFFER], FolderSync: [folderSyncAnswer('2')] };
      const answers: Reply[] = [...own[command]];
      server.answer(
        command,
        ({ headers }) => (headers['authorization'] === GIVEN.authorization ? (answers.shift() ?? 'cut') : REFUSED),
        '...',
      );
      expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
      expect(asked).toEqual(['Basic realm="mail"']);
    },
  );

  it.each([
    ['there is no hook', {}],
    ['the user has to be asked', { credentials: async () => 'ask-user' }],
    [
      'the hook throws',
      {
        credentials: async () => {
          throw new Error('planted-password');
        },
      },
    ],
    ['the hook gives something else', { credentials: async () => ({ token: 'x' }) }],
    ['the hook gives nothing', { credentials: async () => undefined }],
    ['the hook gives what no header can carry', { credentials: async () => ({ authorization: 'Bearer planted\r\nX: 1' }) }],
    ['the hook gives an empty text', { credentials: async () => ({ authorization: '' }) }],
  ])('when %s holds the account for the user, at once', async (_, hooks) => {
    const account = openAccount({ hooks: hooks as Hooks });
    const begun = account.time.clock.now();
    account.server.answer('Sync', REFUSED);
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({
      kind: 'held',
      hold: { who: 'user', why: 'credentials', step: { status: 'http.401' } },
    });
    expect(account.time.clock.now()).toBe(begun);
    expect((await account.request('Search', searchRequest())).outcome).toMatchObject({ kind: 'held', attempts: 0 });
  });

  it('again after new credentials looks for the account elsewhere, then holds: no account is locked out', async () => {
    const account = openAccount({ hooks: { credentials: async () => GIVEN } });
    account.server.answer('Sync', REFUSED, '...');
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', attempts: 2, hold: { who: 'user' } });
  });

  it('counts how often it was asked for, so that the app can ask the user', async () => {
    const failures: number[] = [];
    const account = openAccount({ hooks: { credentials: async (event) => (failures.push(event.failures), GIVEN) } });
    account.server.answer('Search', REFUSED, statusAnswer('Search', 1), REFUSED, REFUSED, statusAnswer('Search', 1));
    await account.request('Search', searchRequest());
    await account.request('Search', searchRequest());
    expect(failures).toEqual([1, 2]);
  });
});

describe('one token that two hosts refuse', () => {
  /** The account's server and an Autodiscover elsewhere; both take the new token only. What is answered late is refused first. */
  function account(hook: NonNullable<Hooks['credentials']>) {
    const opened = openAccount({ hooks: { credentials: hook } });
    const late: (() => void)[] = [];
    const takes = (reply: Reply, isLate: boolean): Reply =>
      function answer({ headers }): Reply | Promise<Reply> {
        if (headers['authorization'] === GIVEN.authorization) return reply;
        const isHeld = isLate && late.length === 0;
        return isHeld ? new Promise((resolve) => late.push(() => resolve(REFUSED))) : REFUSED;
      };
    const ask = (slow?: 'Sync' | 'Autodiscover') => {
      opened.server.answer('Sync', takes(OK, slow === 'Sync'), '...');
      opened.server.answer('none', takes(FOUND, slow === 'Autodiscover'), '...');
      return [opened.begin('Sync', SYNC), opened.begin('Autodiscover', () => autodiscoverAt('autodiscover.example'))];
    };
    const shown = () => opened.server.seen.map(({ headers }) => headers['authorization']);
    return { ...opened, ask, late: () => late[0]?.(), shown };
  }

  it('is renewed once for both', async () => {
    let asked = 0;
    const { ask, time, shown } = account(async () => ((asked += 1), GIVEN));
    for (const one of ask()) expect((await time.until(one)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect([asked, shown()]).toEqual([1, [HEADERS.Authorization, HEADERS.Authorization, GIVEN.authorization, GIVEN.authorization]]);
  });

  it.each([['Sync'], ['Autodiscover']] as const)(
    'is renewed once for both, also when %s hears it while the app renews it',
    async (slow) => {
      let asked = 0;
      let give: () => void = () => undefined;
      const { ask, time, late } = account(() => ((asked += 1), new Promise((resolve) => (give = () => resolve(GIVEN)))));
      const both = ask(slow);
      await time.quiet();
      late();
      await time.quiet();
      give();
      for (const one of both) expect((await time.until(one)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
      expect(asked).toBe(1);
    },
  );

  it.each([['Sync'], ['Autodiscover']] as const)('is renewed again for %s when that hears it only afterwards', async (slow) => {
    let asked = 0;
    const { ask, time, late, shown } = account(async () => ((asked += 1), GIVEN));
    const both = ask(slow);
    await time.quiet();
    expect(shown()).toEqual([HEADERS.Authorization, HEADERS.Authorization, GIVEN.authorization]);
    late();
    for (const one of both) expect((await time.until(one)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(asked).toBe(2);
  });

  it('stays renewed for the one while it is renewed for the other', async () => {
    let asked = 0;
    const { server, request } = account(async () => ((asked += 1), GIVEN));
    const takes =
      (reply: Reply): Reply =>
      (seen) =>
        seen.headers['authorization'] === GIVEN.authorization ? reply : REFUSED;
    server.answer('Sync', takes(OK), '...');
    server.answer('none', takes(FOUND), '...');
    for (let n = 0; n < 3; n += 1) {
      expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
      expect((await request('Autodiscover', () => autodiscoverAt('autodiscover.example'))).outcome.kind).toBe('done');
    }
    expect(asked).toBe(2);
  });
});

describe('one repair of the credentials', () => {
  const refused = (status: number, challenge: string) => ({ reply: { ...REPLY, status, headers: { 'www-authenticate': challenge } } });

  it('without a hook fails at once, and no hook is said to have failed', async () => {
    const { world, job, ends, told } = repairing('credentials');
    await repairCredentials(world, job);
    expect(ends).toEqual(['stuck']);
    expect(told).toEqual([]);
  });

  it('hands on what the last 401 asked for, and nothing of another answer [MS-ASHTTP 3.1.5.2.1]', async () => {
    const asked: object[] = [];
    const hooks: Hooks = { credentials: async (event) => (asked.push(event), GIVEN) };
    const { world, job, ends } = repairing('credentials', {
      hooks,
      job: { tries: 2 },
      open: [refused(401, 'first'), refused(401, 'second'), refused(401, 'last'), refused(403, 'other'), {}],
    });
    await repairCredentials(world, job);
    expect(asked).toEqual([{ failures: 2, challenge: 'last', signal: expect.any(AbortSignal) }]);
    expect(ends).toEqual(['whole']);
    expect(world.places?.[0]?.renewed).toBe(GIVEN.authorization);
  });

  it('counts where it was refused; where nothing was, where the app asks, or where that leads; before it has asked, nowhere yet', async () => {
    const renewed = async (template: object | undefined, endpoint?: object, open: object[] = []) => {
      const { world, job, ends } = repairing('credentials', { hooks: { credentials: async () => GIVEN }, open });
      Object.assign(world, { template, signedIn: true, account: { ...world.account, ...(endpoint && { endpoint }) } });
      await repairCredentials(world, job);
      expect([ends, world.signedIn]).toEqual([['whole'], false]);
      return world.places?.map(({ origin }) => origin).join(' ');
    };
    const url = 'https://mail.example/eas';
    expect(await renewed({ url, headers: {} })).toBe('https://mail.example');
    expect(await renewed({ url, headers: {} }, { from: url, to: 'https://led.example/eas' })).toBe('https://led.example');
    expect(await renewed({ url, headers: {} }, undefined, [{ ...refused(401, 'x'), to: 'https://asked.example/eas' }])).toBe(
      'https://asked.example',
    );
    expect(await renewed(undefined)).toBe('');
  });

  it('is for all places that refused, and for none that a request is out to again, which may not have refused anything', async () => {
    const { world, job } = repairing('credentials', {
      hooks: { credentials: async () => GIVEN },
      open: [
        { ...refused(401, 'x'), to: 'https://one.example/eas' },
        { ...refused(403, 'x'), to: 'https://three.example/eas' },
        { ...refused(401, 'x'), to: 'https://two.example/eas' },
        { ...refused(401, 'x'), to: 'https://out.example/eas', isOut: true },
      ],
    });
    await repairCredentials(world, job);
    expect(world.places?.map(({ origin }) => origin)).toEqual(['https://one.example', 'https://two.example']);
  });

  it('given before anything was asked is used at the first refusal, and nobody is asked again for it', async () => {
    let asked = 0;
    const { world, job, ends } = repairing('credentials', {
      hooks: { credentials: async () => ((asked += 1), GIVEN) },
      open: [{ ...refused(401, 'x'), to: 'https://mail.example/eas' }] as never,
    });
    world.places = [{ origin: '', known: [], renewed: GIVEN.authorization }];
    await repairCredentials(world, job);
    expect([ends, asked, world.places[0]?.origin]).toEqual([['whole'], 0, 'https://mail.example']);
  });

  it('says nothing of a challenge nobody made', async () => {
    const asked: object[] = [];
    const { world, job } = repairing('credentials', { hooks: { credentials: async (event) => (asked.push(event), GIVEN) } });
    await repairCredentials(world, job);
    expect(asked.map((event) => Object.keys(event).sort())).toEqual([['failures', 'signal']]);
  });

  it.each([[undefined], [{ authorization: 7 }]])('given %j tells the hook to stop, and which one it was', async (value) => {
    let signal: AbortSignal | undefined;
    const hooks = { credentials: async (event: { signal: AbortSignal }) => ((signal = event.signal), value) } as unknown as Hooks;
    const { world, job, ends, told } = repairing('credentials', { hooks });
    await repairCredentials(world, job);
    expect(signal?.aborted).toBe(true);
    expect(told).toEqual([{ type: 'hookFailed', hook: 'credentials' }]);
    expect(ends).toEqual(['stuck']);
  });

  it('that is called off meanwhile changes nothing', async () => {
    const repair = repairing('credentials', { hooks: { credentials: async () => (repair.callOff(), GIVEN) } });
    await repairCredentials(repair.world, repair.job);
    expect(repair.ends).toEqual([]);
    expect(repair.world.places).toBeUndefined();
  });
});
