import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../../src/core/session.ts';
import { memoryStore } from '../../../../src/stores/memory.ts';
import { LIMITS } from '../../../../src/core/limits.ts';
import { appRequest, HEADERS, HOST, OFFER, openAccount } from '../../../support/account.ts';
import { folderSyncAnswer, provisionAnswer, searchRequest, statusAnswer, syncAnswer, syncRequest } from '../../../support/messages.ts';
import { LED_MS } from '../../../../src/session/flight.ts';
import { repairEndpoint } from '../../../../src/session/repairs/endpoint.ts';
import { repairing } from '../../../support/repair.ts';
import { step } from '../../../support/statuses.ts';
import { START } from '../../../support/time.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const MOVED = { status: 451, headers: { 'X-MS-Location': 'https://other.example/Microsoft-Server-ActiveSync' } };
const ELSEWHERE = 'https://other.example/Microsoft-Server-ActiveSync';

/** An app that knows where the account lives, and a server that answers there. */
const moved = (hooks: Hooks = { discover: async () => ({ url: ELSEWHERE }) }) => {
  const account = openAccount({ hooks });
  account.server.answer('OPTIONS', OFFER, '...');
  return account;
};

describe('451', () => {
  it('the app says where the account lives now, and what was refused goes there [MS-ASHTTP 3.1.5.2.2]', async () => {
    const account = moved();
    account.server.answer('Sync', MOVED, OK);
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    const [first, , second] = account.server.seen.map((seen) => new URL(seen.url));
    expect(account.server.seen.map(({ command, url }) => [command, new URL(url).host])).toEqual([
      ['Sync', 'mail.example'],
      ['OPTIONS', 'other.example'],
      ['Sync', 'other.example'],
    ]);
    expect(second?.search).toBe(first?.search);
  });

  it('the same bytes by fetch go there too, and so does everything after it, the library’s own requests among it', async () => {
    const account = moved({
      discover: async () => ({ url: ELSEWHERE }),
      hierarchyChanged: async () => undefined,
      hierarchyKey: async () => '9',
    });
    account.server.answer('Sync', MOVED, OK, statusAnswer('Sync', 142), OK, syncAnswer({ id: '5', status: 12 }), OK);
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    account.server.answer('FolderSync', folderSyncAnswer('10'));
    await account.fetch('Sync', SYNC);
    await account.request('Sync', SYNC);
    await account.request('Sync', SYNC);
    const hosts = account.server.seen.map((seen) => new URL(seen.url).host);
    expect(new Set(hosts.slice(1))).toEqual(new Set(['other.example']));
    expect(account.server.commands()).toContain('FolderSync');
  });

  it.each([
    'https://someone:pw@other.example/eas',
    'https://other.example/eas\r\nx',
    'https://[zz]/eas',
    'https://other.example:99999/eas',
  ])('an address nothing can be sent to is no word of the app’s, and is not kept: %s', async (url) => {
    const account = moved({ discover: async () => ({ url }) });
    account.server.answer('Sync', MOVED);
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', attempts: 1, hold: { why: 'endpoint' } });
    expect(account.told('hookFailed')).toEqual([{ type: 'hookFailed', hook: 'discover' }]);
  });

  it('many refused requests cost one discovery', async () => {
    let asked = 0;
    const account = moved({ discover: async () => ((asked += 1), { url: ELSEWHERE }) });
    account.server.answer('Sync', MOVED, OK);
    account.server.answer('Search', MOVED, statusAnswer('Search', 1));
    const both = [account.begin('Sync', SYNC), account.begin('Search', searchRequest())];
    for (const one of both) expect((await account.time.until(one)).outcome.kind).toBe('done');
    expect(asked).toBe(1);
  });

  it.each([
    ['there is no hook', {}],
    ['it cannot be found', { discover: async () => 'cannot' }],
    [
      'the hook throws',
      {
        discover: async () => {
          throw new Error('planted');
        },
      },
    ],
    ['the hook gives no address', { discover: async () => ({ url: 7 }) }],
  ])('when %s holds the account for the user', async (_, hooks) => {
    const account = moved(hooks as Hooks);
    account.server.answer('Sync', MOVED);
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'endpoint' } });
    expect(account.server.seen).toHaveLength(1);
  });

  it('without end is not followed without end', async () => {
    const account = moved();
    account.server.answer('Sync', MOVED, '...');
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(account.server.seen.length).toBeLessThanOrEqual(4);
  });
});

describe('an address the app discovers', () => {
  const found = (url = ELSEWHERE, options: Parameters<typeof openAccount>[0] = {}) => {
    let looked = 0;
    const account = openAccount({ hooks: { discover: async () => ((looked += 1), { url }) }, maxPendingMs: 600_000, ...options });
    return { ...account, looked: () => looked };
  };
  const asked = ({ server }: Pick<ReturnType<typeof openAccount>, 'server'>) =>
    server.seen.map(({ command, url }) => `${command} ${new URL(url).host}`);

  it('is not believed before it has answered; meanwhile nobody has to act, and the app is asked anew later [MS-ASHTTP 3.1.5.2.2]', async () => {
    const account = found();
    account.server.answer('Sync', { status: 404 }, OK);
    account.server.answer('OPTIONS', 'cut', 'refused', 'cut', OFFER);
    const { outcome } = await account.request('Sync', SYNC);
    expect(asked(account)).toEqual(['Sync mail.example', ...Array<string>(3).fill('OPTIONS other.example')]);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time', why: 'server-down' } });
    expect(account.told('redirectRefused')).toEqual([{ type: 'redirectRefused', why: 'no-answer' }]);
    await account.time.pass(LIMITS.backoffMostMs);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect([account.looked(), ...asked(account).slice(4)]).toEqual([2, 'OPTIONS other.example', 'Sync other.example']);
  });

  it('that never answers leaves the account where it was: it waits, and the app is asked again, for as long as that takes', async () => {
    const account = found();
    account.server.answer('Sync', { status: 404 });
    account.server.answer('OPTIONS', 'cut', '...');
    const holds: unknown[] = [];
    for (let round = 0; round < 8; round += 1) {
      const { outcome } = await account.request('Sync', SYNC);
      holds.push(outcome.kind === 'held' && outcome.hold.why);
      await account.time.pass(LIMITS.backoffMostMs);
    }
    expect(holds).toEqual(Array(8).fill('server-down'));
    expect(account.looked()).toBe(8);
    account.server.answer('Sync', OK);
    account.server.answer('OPTIONS', OFFER);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(account.looked()).toBe(9);
  });

  it('that does not answer for a day is for a person to look at', async () => {
    const account = found();
    account.server.answer('Sync', { status: 404 });
    account.server.answer('OPTIONS', 'refused', '...');
    const whys = new Set<unknown>();
    for (let round = 0; round < 30; round += 1) {
      const { outcome } = await account.request('Sync', SYNC);
      whys.add(outcome.kind === 'held' && outcome.hold.why);
      await account.time.pass(3_600_000);
    }
    expect([...whys]).toEqual(['server-down', 'endpoint']);
  });

  it('a moment’s trouble of the network is no wrong address', async () => {
    const account = found(ELSEWHERE, { random: () => 0.999 });
    account.server.answer('Sync', { status: 404 }, OK);
    account.server.answer('OPTIONS', 'cut', 'refused', OFFER);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    const times = account.server.of('OPTIONS').map(({ at }) => at);
    expect(times.map((at, place) => at - (times[place - 1] ?? at))).toEqual([0, expect.any(Number), expect.any(Number)]);
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(500);
  });

  it.each([
    ['20', 20_000, { kind: 'done' }, 2],
    ['7200', 0, { kind: 'held', hold: { who: 'time', until: START + 7_200_000 } }, 1],
  ])('that asks for %s s of silence has them [MS-ASHTTP 3.1.5.2.3]', async (seconds, ms, end, asks) => {
    const account = found();
    account.server.answer('Sync', { status: 404 }, OK);
    account.server.answer('OPTIONS', { status: 503, headers: { 'Retry-After': seconds } }, OFFER);
    const begun = account.time.clock.now();
    const { outcome } = await account.request('Sync', SYNC);
    expect([account.time.clock.now() - begun, account.server.of('OPTIONS').length]).toEqual([ms, asks]);
    expect(outcome).toMatchObject(end);
  });

  it.each([404, 403, 500])('with a web server there that answers %i is for a person to look at: it will not heal', async (status) => {
    const account = found();
    account.server.answer('Sync', { status: 404 });
    account.server.answer('OPTIONS', { status });
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'endpoint' } });
  });

  it('that leads on is followed where the app allows it', async () => {
    const account = found(ELSEWHERE, { allowHosts: ['third.example'] });
    account.server.answer('Sync', { status: 404 }, OK);
    account.server.answer('OPTIONS', { status: 451, headers: { 'X-MS-Location': 'https://third.example/eas' } }, OFFER);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(asked(account)).toEqual(['Sync mail.example', 'OPTIONS other.example', 'OPTIONS third.example', 'Sync third.example']);
  });

  it.each([
    ['plain http', 'http://other.example/eas', {}, false],
    ['plain http to this very device', 'http://127.0.0.1:9/eas', {}, false],
    ['plain http to this very device, where the app allows it', 'http://127.0.0.1:9/eas', { allowHosts: ['127.0.0.1'] }, true],
    ['plain http to a host the app allows', 'http://other.example/eas', { allowHosts: ['other.example'] }, false],
  ])('by %s gets no credentials unless that is safe', async (_, url, options, isAsked) => {
    const account = found(url, options);
    account.server.answer('Sync', { status: 404 }, OK);
    account.server.answer('OPTIONS', OFFER);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe(isAsked ? 'done' : 'held');
    expect(account.server.seen.slice(1).length > 0).toBe(isAsked);
    expect(account.told('redirectRefused')).toEqual(isAsked ? [] : [{ type: 'redirectRefused', why: 'not-encrypted' }]);
  });

  it('where it is by plain http is as good as before: the app asks there itself', async () => {
    const account = found('http://127.0.0.1:9/eas');
    account.server.answer('Sync', { status: 500 }, OK);
    const plain = () => ({ ...appRequest('Sync', SYNC), url: 'http://127.0.0.1:9/eas?Cmd=Sync&User=u&DeviceId=d&DeviceType=t' });
    expect((await account.request('Sync', plain)).outcome.kind).toBe('done');
  });

  it('speaks the versions it offers: another one is agreed on before anything else goes there [MS-ASHTTP 3.1.3]', async () => {
    const account = found();
    account.server.answer('Sync', { status: 404 }, OK);
    account.server.answer('OPTIONS', { headers: { ...OFFER.headers, 'MS-ASProtocolVersions': '2.5,12.1' } }, '...');
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(asked(account)).toEqual(['Sync mail.example', 'OPTIONS other.example', 'OPTIONS other.example', 'Sync other.example']);
    expect(account.server.of('Sync').map(({ headers }) => headers['ms-asprotocolversion'])).toEqual(['14.1', '12.1']);
  });
});

describe('451 with an address that may be asked', () => {
  const led = (location: string, options: Parameters<typeof openAccount>[0] = {}) => {
    const account = openAccount({ allowHosts: ['other.example', 'third.example'], ...options });
    account.server.answer('Sync', { status: 451, headers: { 'X-MS-Location': location } }, OK);
    return account;
  };
  const hosts = (account: ReturnType<typeof openAccount>) => account.server.seen.map(({ url }) => new URL(url).host);

  it('is followed once an ActiveSync server has answered there; what was refused goes there with its own query [MS-ASHTTP 3.1.5.2.2]', async () => {
    const account = led(`${ELSEWHERE}?Cmd=Ping&User=other`);
    account.server.answer('OPTIONS', OFFER);
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect(hosts(account)).toEqual(['mail.example', 'other.example', 'other.example']);
    expect(new URL(account.server.seen[2]?.url ?? '').search).toBe(new URL(account.server.seen[0]?.url ?? '').search);
    expect(account.told('repaired')).toEqual([{ type: 'repaired', rung: 'endpoint' }]);
  });

  it('is asked with what the app states: a token that was renewed for another host is not shown there', async () => {
    const account = led(ELSEWHERE, { hooks: { credentials: async () => ({ authorization: 'Bearer renewed' }) } });
    account.server.answer('Search', { status: 401 }, statusAnswer('Search', 1));
    account.server.answer('OPTIONS', OFFER);
    await account.request('Search', searchRequest());
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    const shown = account.server.seen.slice(2).map(({ url, headers }) => [new URL(url).host, headers['authorization']]);
    expect(shown).toEqual([
      ['mail.example', 'Bearer renewed'],
      ...Array.from({ length: 2 }, () => ['other.example', HEADERS.Authorization]),
    ]);
  });

  it('is told to the app as a hint when it may not be asked, and the app’s own word stands [MS-ASHTTP 3.1.5.2.2]', async () => {
    const hints: (string | undefined)[] = [];
    const discover: Hooks['discover'] = async ({ hint }) => (
      hints.push(hint),
      { url: 'https://third.example/Microsoft-Server-ActiveSync' }
    );
    const account = led('http://unlisted.example/Microsoft-Server-ActiveSync', { hooks: { discover } });
    account.server.answer('OPTIONS', OFFER);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(hints).toEqual(['http://unlisted.example/Microsoft-Server-ActiveSync']);
    expect(hosts(account)).toEqual(['mail.example', 'third.example', 'third.example']);
  });

  it('a server that asks there for a login has answered', async () => {
    const account = led(ELSEWHERE);
    account.server.answer('OPTIONS', { status: 401 });
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
  });

  it('is not believed where no ActiveSync server answers: nothing else goes there, now or after a restart', async () => {
    const store = memoryStore();
    const account = led(ELSEWHERE, { store });
    account.server.answer('OPTIONS', { body: new TextEncoder().encode('<html>') });
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'endpoint' } });
    expect(account.told('redirectRefused')).toEqual([{ type: 'redirectRefused', why: 'no-answer' }]);
    expect(account.server.of('Sync')).toHaveLength(1);
    expect((await store.load('default'))?.data).not.toContain('other.example');
  });

  it('a way over several hosts is followed to its end', async () => {
    const account = led(ELSEWHERE);
    account.server.answer('OPTIONS', { status: 302, headers: { Location: 'https://third.example/Microsoft-Server-ActiveSync' } }, OFFER);
    await account.request('Sync', SYNC);
    expect(hosts(account)).toEqual(['mail.example', 'other.example', 'third.example', 'third.example']);
  });

  it.each([
    ['in a circle', [{ status: 451, headers: { 'X-MS-Location': HOST } }], 'cycle', 1],
    [
      'of too many hops',
      [1, 2, 3, 4].map((at) => ({ status: 307, headers: { Location: `https://h${at}.other.example/Microsoft-Server-ActiveSync` } })),
      'hops',
      3,
    ],
  ])('a way %s ends, and the account stays where it was', async (_, answers, why, asked) => {
    const account = led(ELSEWHERE);
    account.server.answer('OPTIONS', ...answers);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(account.told('redirectRefused')).toEqual([{ type: 'redirectRefused', why }]);
    expect(account.server.of('OPTIONS')).toHaveLength(asked);
  });

  it.each([
    ['another host', 'https://evil.example/Microsoft-Server-ActiveSync', 'host-not-allowed'],
    ['no encryption', 'http://other.example/Microsoft-Server-ActiveSync', 'not-encrypted'],
    ['a user that is no user', 'https://other.example:443@evil.example/', 'no-address'],
    ['itself', HOST, 'cycle'],
  ])('to %s is not followed: nothing goes there, least of all the credentials', async (_, location, why) => {
    const account = led(location);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(account.server.seen).toHaveLength(1);
    expect(account.told('redirectRefused')).toEqual([{ type: 'redirectRefused', why }]);
  });

  it('that is not to be asked leaves the app to discover', async () => {
    const account = led('https://evil.example/', { hooks: { discover: async () => ({ url: ELSEWHERE }) } });
    account.server.answer('OPTIONS', OFFER);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(hosts(account)).toEqual(['mail.example', 'other.example', 'other.example']);
  });

  it('an account that was led away goes back when nobody is there any more', async () => {
    const account = led(ELSEWHERE);
    account.server.answer('OPTIONS', OFFER, OFFER);
    await account.request('Sync', SYNC);
    account.server.answer('Sync', { status: 404 }, OK);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(hosts(account).slice(3)).toEqual(['other.example', 'mail.example', 'mail.example']);
  });

  it('an account that was led away does not leave a server that fails once for one that is gone', async () => {
    const account = led(ELSEWHERE);
    account.server.answer('OPTIONS', OFFER, 'refused');
    await account.request('Sync', SYNC);
    account.server.answer('Sync', { status: 500 }, OK, OK);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    await account.request('Sync', SYNC);
    expect(hosts(account).slice(3)).toEqual(['other.example', 'mail.example', 'other.example', 'other.example']);
  });

  it('a person who releases the hold has the app’s own address tried again', async () => {
    const account = led('https://evil.example/');
    await account.request('Sync', SYNC);
    await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(hosts(account)).toEqual(['mail.example', 'mail.example']);
  });

  it('an address of an earlier refusal is not looked at for a later one', async () => {
    const account = led('https://evil.example/', { allowHosts: [] });
    await account.request('Sync', SYNC);
    await account.session.release(account.session.getSnapshot().holds[0]?.id ?? '', 'retry');
    account.server.answer('Search', { status: 403 });
    expect((await account.request('Search', searchRequest())).outcome).toMatchObject({ kind: 'held', hold: { why: 'blocked' } });
  });
});

describe('451 beside another refusal', () => {
  const at = (url: string): boolean => new URL(url).host === 'mail.example';
  const PORTAL = { status: 302, headers: { Location: 'https://portal.example/login' } };

  it.each([
    ['401', { status: 401 }],
    ['449', { status: 449 }],
    ['500', { status: 500 }],
    ['503', { status: 503, headers: { 'Retry-After': '5' } }],
    ['302 to a portal', PORTAL],
  ])('is followed all the same: %s takes nothing from it, whichever comes first [MS-ASHTTP 3.1.5.2.2]', async (_, other) => {
    for (const [late, early] of [
      ['Sync', 'Search'],
      ['Search', 'Sync'],
    ] as const) {
      const hooks: Hooks = { credentials: async () => ({ authorization: 'Bearer new' }) };
      const account = openAccount({ allowHosts: ['other.example'], hooks });
      const { answer } = account.server;
      answer('OPTIONS', OFFER, '...');
      answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
      answer(late, async ({ url }) => (await Promise.resolve(), at(url) ? MOVED : late === 'Sync' ? OK : statusAnswer('Search', 1)), '...');
      answer(early, ({ url }) => (at(url) ? other : early === 'Sync' ? OK : statusAnswer('Search', 1)), '...');
      const both = [account.begin('Sync', SYNC), account.begin('Search', searchRequest())];
      for (const one of both) expect((await account.time.until(one)).outcome.kind).toBe('done');
      expect(account.told('held')).toEqual([]);
      expect(new URL(account.server.of(early).at(-1)?.url ?? '').host).toBe('other.example');
    }
  });

  it('by both: one look serves both, and an address it left behind leads nobody long after', async () => {
    const account = openAccount({ allowHosts: ['other.example'] });
    account.server.answer('OPTIONS', OFFER, '...');
    account.server.answer('Sync', MOVED, OK, { status: 404 }, OK);
    account.server.answer('Search', async () => (await account.time.pass(1), MOVED), statusAnswer('Search', 1));
    const both = [account.begin('Sync', SYNC), account.begin('Search', searchRequest())];
    for (const one of both) expect((await account.time.until(one)).outcome.kind).toBe('done');
    expect(account.server.of('OPTIONS')).toHaveLength(1);
    await account.time.pass(60_000);
    expect((await account.request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(account.server.seen.slice(-2).map(({ url }) => new URL(url).host)).toEqual(['mail.example', 'mail.example']);
  });
});

it('a redirect the platform hides is one that names no address: the app discovers', async () => {
  const account = moved();
  let count = 0;
  const opaque = Object.assign(new Response(null), {});
  Object.defineProperties(opaque, { type: { value: 'opaqueredirect' }, status: { value: 0 }, clone: { value: () => new Response(null) } });
  const session = openAccount({
    hooks: { discover: async () => ({ url: ELSEWHERE }) },
    transport: async (input, init) => ((count += 1) === 1 ? opaque : account.server.fetch(input, init)),
  });
  account.server.answer('Sync', OK);
  expect((await session.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', steps: [{ code: 302 }] });
});

describe('one repair of the endpoint', () => {
  const OFFERED = { headers: { 'ms-asprotocolversions': '14.1' } };
  const AWAY = { endpoint: { from: HOST, to: ELSEWHERE } };
  const LOST = step({ do: 'repair', rung: 'endpoint', then: 'replay' }, 'http.403');

  it('fails at once where nobody knows where the account lived', async () => {
    const { world, job, ends } = repairing('endpoint', { more: { template: undefined } });
    await repairEndpoint(world, job);
    expect(ends).toEqual(['stuck']);
  });

  it('with nobody to ask stays, and no hook is said to have failed', async () => {
    const { world, job, ends, told } = repairing('endpoint');
    await repairEndpoint(world, job);
    expect(ends).toEqual(['whole']);
    expect(told).toEqual([]);
  });

  it.each([
    ['an offer', OFFERED, true],
    ['a question who asks', { status: 401 }, true],
    ['a page without an offer', {}, false],
    ['an offer on a refusal', { status: 403, ...OFFERED }, false],
    ['an offer on a choice that names no address', { status: 300, ...OFFERED }, false],
    ['no answer', 'timeout', false],
  ] as const)('led elsewhere, where there is %s, or led home again', async (_, answer, isThere) => {
    const led = repairing('endpoint', { answers: [answer], more: { led: { to: ELSEWHERE, at: START } } });
    await repairEndpoint(led.world, led.job);
    expect(led.ends).toEqual([isThere ? 'whole' : 'stuck']);
    expect(led.world.account.endpoint).toEqual(isThere ? AWAY.endpoint : undefined);
    expect(led.told.filter(({ type }) => type === 'redirectRefused')).toEqual(
      isThere ? [] : [{ type: 'redirectRefused', why: 'no-answer' }],
    );
    expect(led.sent.map(({ url, method }) => [method, url])).toEqual([['OPTIONS', ELSEWHERE]]);
    const back = repairing('endpoint', { answers: [answer], account: AWAY });
    await repairEndpoint(back.world, back.job);
    expect(back.ends).toEqual(['whole']);
    expect(back.world.account.endpoint).toEqual(isThere ? undefined : AWAY.endpoint);
  });

  it('looks at what others were told while it looked, and leaves nothing for a later one', async () => {
    const other = 'https://third.example/Microsoft-Server-ActiveSync';
    const more = (to: string) => ({ to, at: START });
    const two = repairing('endpoint', {
      answers: [() => ((two.world.led = more(other)), 'timeout'), OFFERED],
      more: { led: more(ELSEWHERE) },
    });
    await repairEndpoint(two.world, two.job);
    expect([two.ends, two.world.account.endpoint?.to, two.world.led]).toEqual([['whole'], other, undefined]);
    const same = repairing('endpoint', { answers: [() => ((same.world.led = more(other)), OFFERED)], more: { led: more(ELSEWHERE) } });
    await repairEndpoint(same.world, same.job);
    expect([same.ends, same.world.account.endpoint?.to, same.world.led]).toEqual([['whole'], ELSEWHERE, undefined]);
  });

  it('does not look where somebody was led long ago', async () => {
    for (const [at, asked] of [
      [START - LED_MS, 0],
      [START - LED_MS + 1, 1],
    ] as const) {
      const { world, job, sent } = repairing('endpoint', { answers: [OFFERED], more: { led: { to: ELSEWHERE, at } } });
      await repairEndpoint(world, job);
      expect([sent.length, world.led]).toEqual([asked, undefined]);
    }
  });

  it('on another server a mail that comes again is not known to be recognised; on the same one it is', async () => {
    const away = repairing('endpoint', { answers: [OFFERED], more: { led: { to: ELSEWHERE, at: START } }, account: { answers118: true } });
    await repairEndpoint(away.world, away.job);
    expect([away.ends, away.world.account.answers118]).toEqual([['whole'], false]);
    const here = repairing('endpoint', { answers: [], account: { ...AWAY, answers118: true } });
    await repairEndpoint(here.world, here.job);
    expect([here.ends, here.world.account]).toEqual([['whole'], expect.objectContaining({ ...AWAY, answers118: true })]);
  });

  it('asks the app for the last complaint there is, with the hint', async () => {
    const asked: object[] = [];
    const hooks: Hooks = { discover: async (event) => (asked.push(event), { url: ELSEWHERE }) };
    const led = 'http://unlisted.example/x';
    const { world, job, ends } = repairing('endpoint', {
      answers: [OFFERED],
      hooks,
      more: { led: { to: led, at: START } },
      open: [{ because: LOST }, {}],
    });
    await repairEndpoint(world, job);
    expect(asked).toEqual([{ because: LOST, hint: led, signal: expect.any(AbortSignal) }]);
    expect([ends, world.account.endpoint]).toEqual([['whole'], { ...AWAY.endpoint, isGiven: true }]);
  });

  it('says nothing of a hint nobody gave', async () => {
    const asked: object[] = [];
    const hooks: Hooks = { discover: async (event) => (asked.push(event), { url: ELSEWHERE }) };
    const { world, job } = repairing('endpoint', { answers: [OFFERED], hooks });
    await repairEndpoint(world, job);
    expect(asked.map((event) => Object.keys(event).sort())).toEqual([['because', 'signal']]);
    expect(asked).toMatchObject([{ because: { code: 'endpoint', command: 'OPTIONS' } }]);
  });

  it.each([
    ['cannot', false],
    [undefined, true],
    [{ url: 7 }, true],
    [{ url: 'mail.example' }, true],
  ])('told %j fails, and the hook with it: %s', async (value, isFault) => {
    let signal: AbortSignal | undefined;
    const hooks = { discover: async (event: { signal: AbortSignal }) => ((signal = event.signal), value) } as unknown as Hooks;
    const { world, job, ends, told } = repairing('endpoint', { hooks });
    await repairEndpoint(world, job);
    expect(ends).toEqual(['stuck']);
    expect(told).toEqual(isFault ? [{ type: 'hookFailed', hook: 'discover' }] : []);
    expect(signal?.aborted).toBe(isFault);
  });

  it('found where it was is remembered as looked for', async () => {
    const { world, job } = repairing('endpoint', { hooks: { discover: async () => ({ url: HOST }) }, open: [{ because: LOST }] });
    await repairEndpoint(world, job);
    expect([...world.sought.keys()]).toEqual(['http.403']);
  });

  it('called off while the app looks changes nothing', async () => {
    for (const url of [HOST, ELSEWHERE]) {
      const repair = repairing('endpoint', { hooks: { discover: async () => (repair.callOff(), { url }) }, open: [{ because: LOST }] });
      await repairEndpoint(repair.world, repair.job);
      expect([repair.ends, repair.world.account.endpoint, repair.world.sought.size]).toEqual([[], undefined, 0]);
    }
  });

  it('called off while it asks a server says nothing of it, and asks nobody else', async () => {
    let asked = 0;
    const hooks: Hooks = { discover: async () => ((asked += 1), { url: ELSEWHERE }) };
    const led = repairing('endpoint', { answers: [() => (led.callOff(), OFFERED)], hooks, more: { led: { to: ELSEWHERE, at: START } } });
    await repairEndpoint(led.world, led.job);
    expect([led.ends, asked, led.told.filter(({ type }) => type === 'redirectRefused')]).toEqual([[], 0, []]);
    const back = repairing('endpoint', { answers: [() => (back.callOff(), OFFERED)], account: AWAY });
    await repairEndpoint(back.world, back.job);
    expect([back.ends, back.world.account.endpoint]).toEqual([[], AWAY.endpoint]);
  });
});
