import { describe, expect, it } from 'vitest';
import type { Answered, CommandName, Hooks } from '../../src/core/session.ts';
import { openAccount, appRequest, HEADERS, type Account } from '../support/account.ts';
import type { Reply } from '../support/server.ts';
import {
  folderCreateRequest, folderSyncAnswer, folderSyncRequest, pingRequest, provisionAnswer, provisionRead, searchRequest, sendMailRequest, statusAnswer, syncAnswer,
  syncRequest,
} from '../support/messages.ts'; // prettier-ignore

// What a client does about HTTP, line by line as MS-ASHTTP and MS-ASCMD have it. Each line is one test; the tables behind it are
// tested elsewhere, here it is the session that has to do it.

const BODIES = {
  Sync: syncRequest({ id: '5' }),
  FolderSync: folderSyncRequest('1'),
  SendMail: sendMailRequest('id-1'),
  Ping: pingRequest(60, '5'),
  Search: searchRequest(),
} as const;
type Name = keyof typeof BODIES;
const OK = syncAnswer({ id: '5', key: '2' });
const OFFER: Reply = { headers: { 'MS-ASProtocolVersions': '12.1,14.0,14.1', 'MS-ASProtocolCommands': 'Sync' } };
const EMPTY: Reply = { body: new Uint8Array(0) };
const ELSEWHERE = 'https://mail.example/other/Microsoft-Server-ActiveSync';

interface Run extends Answered {
  readonly account: Account;
}

async function ask(
  name: Name,
  replies: readonly (Reply | '...')[],
  options: Parameters<typeof openAccount>[0] = {},
  version = '14.1',
): Promise<Run> {
  // Waits as long as chance can make them: none of them would be, otherwise.
  const account = openAccount({ random: () => 0.999, ...options });
  account.server.answer(name, ...replies);
  account.server.answer('OPTIONS', OFFER, '...');
  if (name !== 'FolderSync') account.server.answer('FolderSync', folderSyncAnswer('1'), '...');
  account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
  const answered = await account.request(name, () => appRequest(name, BODIES[name], { ...HEADERS, 'MS-ASProtocolVersion': version }));
  return { ...answered, account };
}

const http = (status: number, headers: Readonly<Record<string, string>> = {}): Reply => ({ status, headers });
const data: Hooks = {
  collectionReset: async () => undefined,
  hierarchyChanged: async () => undefined,
  hierarchyKey: async () => '1',
};

describe('the order of checks', () => {
  it('no answer: what is safe is repeated, a mail is looked for [MS-ASCMD 3.1.5.9]', async () => {
    expect((await ask('Search', ['cut', statusAnswer('Search', 1)])).outcome).toMatchObject({ kind: 'done', attempts: 2 });
    expect((await ask('SendMail', ['cut'])).outcome).toMatchObject({ kind: 'unknown', next: { do: 'look-in-sent' } });
  });

  it('a code that is not 2xx counts before the body: 403 with a Sync of Status 1 is a 403 [MS-ASHTTP 3.1.5.2]', async () => {
    expect((await ask('Sync', [{ status: 403, body: OK }])).outcome).toMatchObject({ kind: 'held', hold: { why: 'blocked' } });
  });

  it('X-MS-RP on a 2xx counts before its statuses [MS-ASHTTP 3.1.5.1]', async () => {
    const { account } = await ask('Sync', [{ headers: { 'X-MS-RP': '12.1,14.0' }, body: OK }, OK], { hooks: data });
    expect(account.server.commands()).toContain('OPTIONS');
  });

  it('an empty answer says nothing has changed, to a Sync that asked for no answer [MS-ASCMD 2.2.1.21.2]', async () => {
    expect((await ask('Sync', [EMPTY])).outcome).toMatchObject({ kind: 'done', attempts: 1 });
  });

  it('an empty answer takes a mail, if it is the ActiveSync server’s and not a portal’s [MS-ASCMD 2.2.3.177.16]', async () => {
    expect((await ask('SendMail', [EMPTY])).outcome.kind).toBe('done');
    const transport = async (): Promise<Response> => new Response(null, { status: 200 });
    const account = openAccount({ transport });
    expect((await account.request('SendMail', BODIES.SendMail)).outcome.kind).toBe('unknown');
  });

  it('an empty answer to anything else is none [MS-ASCMD 2.2.3.177]', async () => {
    const { outcome } = await ask('Search', [EMPTY, '...']);
    expect(outcome.steps[0]).toMatchObject({ status: 'transport.empty-body' });
    expect(outcome.kind).not.toBe('done');
  });

  it('a root Status above 100 is common to all commands, at every version [MS-ASCMD 2.2.2]', async () => {
    for (const version of ['12.1', '14.1', '16.1'])
      expect((await ask('Search', [statusAnswer('Search', 142), statusAnswer('Search', 1)], {}, version)).outcome).toMatchObject({
        kind: 'done',
        steps: [{ status: 'common.142' }],
      });
  });

  it('then the root counts, the collection, the item [MS-ASCMD 2.2.3.177.17]', async () => {
    const { outcome } = await ask('Sync', [{ body: syncAnswer({ id: '5', key: '2', added: { c1: 6 } }) }]);
    expect(outcome).toMatchObject({ kind: 'done', items: [{ collectionId: '5', clientId: 'c1' }] });
  });
});

describe('what is done per code', () => {
  it('400: never repeated unchanged [MS-ASHTTP 2.2.2.1.1]', async () => {
    const { outcome, account } = await ask('Search', [http(400)]);
    expect([outcome.kind, account.server.of('Search').length]).toEqual(['refused', 1]);
  });

  it('400 below 14.0 may stand for 138: OPTIONS once, then new bytes [MS-ASCMD 2.2.2]', async () => {
    const { account } = await ask('Search', [http(400), '...'], {}, '12.1');
    expect(account.server.commands()).toEqual(['Search', 'OPTIONS', 'Search']);
  });

  it('401: credentials first, then Autodiscover, then the user [MS-ASHTTP 3.1.5.2.1]', async () => {
    const order: string[] = [];
    const hooks: Hooks = {
      credentials: async () => (order.push('credentials'), { authorization: 'Basic new' }),
      discover: async () => (order.push('discover'), 'cannot'),
    };
    const { outcome } = await ask('Search', [http(401), '...'], { hooks });
    expect(order).toEqual(['credentials', 'discover']);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'user' } });
  });

  it('403: Autodiscover once, then it stops [MS-ASHTTP 2.2.2.1.1]', async () => {
    let asked = 0;
    const { outcome } = await ask('Search', [http(403), '...'], { hooks: { discover: async () => ((asked += 1), { url: ELSEWHERE }) } });
    expect([asked, outcome.kind]).toEqual([1, 'held']);
  });

  it('403 below 14.0 without a policy key: provisioned first', async () => {
    const account = openAccount();
    account.server.answer('Search', http(403), statusAnswer('Search', 1));
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    const headers = { Authorization: 'Basic x', 'MS-ASProtocolVersion': '12.1' };
    expect((await account.request('Search', () => appRequest('Search', BODIES.Search, headers))).outcome.kind).toBe('done');
    expect(account.server.commands()).toEqual(['Search', 'Provision', 'Provision', 'Search']);
  });

  it('404: the address is wrong, it is discovered [MS-ASHTTP 2.2.2.1.1]', async () => {
    const { outcome, account } = await ask('Search', [http(404), statusAnswer('Search', 1)], {
      hooks: { discover: async () => ({ url: ELSEWHERE }) },
    });
    expect([outcome.kind, new URL(account.server.seen[1]?.url ?? '').pathname]).toEqual(['done', new URL(ELSEWHERE).pathname]);
  });

  it.each(['12.1', '14.1', '16.1'])(
    '449 at %s: provisioned with an ordinary request, then repeated with the new key [MS-ASPROV 3.1.5.1]',
    async (version) => {
      const { outcome, account } = await ask('Search', [http(449), statusAnswer('Search', 1)], {}, version);
      expect(outcome).toMatchObject({ kind: 'done', attempts: 2 });
      expect(account.server.commands()).toEqual(['Search', 'Provision', 'Provision', 'Search']);
      expect(provisionRead(account.server.of('Provision')[0]?.body ?? new Uint8Array(0))).toBeDefined();
      expect(account.server.seen.at(-1)?.headers['x-ms-policykey']).toBe('22');
    },
  );

  it('449 with the Status in its body is one refusal, not two', async () => {
    const { outcome, account } = await ask('Search', [{ status: 449, body: statusAnswer('Search', 142) }, statusAnswer('Search', 1)]);
    expect([outcome.kind, account.server.of('Provision').length]).toEqual(['done', 2]);
  });

  it('451 with X-MS-Location: that address from now on [MS-ASHTTP 3.1.5.2.2]', async () => {
    const { account } = await ask('Search', [http(451, { 'X-MS-Location': ELSEWHERE }), statusAnswer('Search', 1), '...']);
    await account.request('Search', BODIES.Search);
    expect(account.server.of('Search').map(({ url }) => new URL(url).pathname.startsWith('/other'))).toEqual([false, true, true]);
  });

  it('451 without it: discovered [MS-ASHTTP 3.1.5.2.2]', async () => {
    let asked = 0;
    const { outcome } = await ask('Search', [http(451), statusAnswer('Search', 1)], {
      hooks: { discover: async () => ((asked += 1), { url: ELSEWHERE }) },
    });
    expect([asked, outcome.kind]).toEqual([1, 'done']);
  });

  it.each([
    [456, 'admin', 'blocked'],
    [457, 'user', 'credentials'],
  ])('%i: it stops, for the %s [MS-ASHTTP 3.1.5.2.4]', async (code, who, why) => {
    const { outcome, account } = await ask('Search', [http(code)]);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who, why } });
    expect(account.server.seen).toHaveLength(1);
  });

  it('500: discovered once, repeated once and later, then refused', async () => {
    let asked = 0;
    const { outcome, account } = await ask('Search', [http(500), '...'], {
      hooks: { discover: async () => ((asked += 1), { url: ELSEWHERE }) },
    });
    expect([asked, outcome.kind, account.server.of('Search').length]).toEqual([1, 'refused', 3]);
  });

  it('501: OPTIONS says which commands there are [MS-ASCMD 2.2.2]', async () => {
    expect((await ask('Search', [http(501), '...'])).account.server.commands()).toEqual(['Search', 'OPTIONS', 'Search']);
  });

  it.each([502, 504])('%i: repeated with growing waits; of a mail nobody knows what became', async (code) => {
    const { outcome, account } = await ask('Search', [http(code), http(code), statusAnswer('Search', 1)]);
    const [first, second, third] = account.server.of('Search').map(({ at }) => at);
    expect(outcome.kind).toBe('done');
    expect((third ?? 0) - (second ?? 0)).toBeGreaterThan((second ?? 0) - (first ?? 0));
    expect((await ask('SendMail', [http(code)])).outcome.kind).toBe('unknown');
  });

  it('503: a few seconds, doubling, to a bound, then time has to help [MS-ASHTTP 3.1.5.2.3]', async () => {
    const { outcome, account } = await ask('Search', [http(503), '...'], { maxPendingMs: 3_600_000 });
    const times = account.server.of('Search').map(({ at }) => at);
    const waits = times.slice(1).map((at, index) => at - (times[index] ?? 0));
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'time' } });
    for (const [index, wait] of waits.slice(1).entries()) expect(wait).toBeGreaterThanOrEqual(waits[index] ?? 0);
    expect(waits[0]).toBeGreaterThanOrEqual(1000);
  });

  it('503 with Retry-After in seconds, or as a date: not a second sooner, by the whole account [MS-ASHTTP 3.1.5.2.3]', async () => {
    for (const value of ['20', 'Sun, 06 Nov 1994 08:49:57 GMT']) {
      const { account } = await ask('Search', [
        http(503, { 'Retry-After': value, Date: 'Sun, 06 Nov 1994 08:49:37 GMT' }),
        statusAnswer('Search', 1),
      ]);
      const [first, second] = account.server.of('Search');
      expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(20_000);
    }
  });

  it('505: the version is not spoken there, OPTIONS names those that are [MS-ASCMD 2.2.2]', async () => {
    const { outcome, account } = await ask('Search', [http(505), statusAnswer('Search', 1)], {}, '16.1');
    expect(outcome.kind).toBe('done');
    expect(account.server.seen.at(-1)?.headers['ms-asprotocolversion']).toBe('14.1');
  });

  it('507: uploads stop until there is room, reading goes on [MS-ASCMD 2.2.2]', async () => {
    const { outcome, account } = await ask('SendMail', [http(507)]);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'user', why: 'quota' } });
    account.server.answer('Sync', OK);
    expect((await account.request('Sync', BODIES.Sync)).outcome.kind).toBe('done');
    expect((await account.request('SendMail', sendMailRequest('id-2'))).outcome.kind).toBe('held');
    expect(account.server.of('SendMail')).toHaveLength(1);
  });

  it.each([408, 425, 429, 520])('%i: waited for and repeated, Retry-After first', async (code) => {
    const { outcome, account } = await ask('Search', [http(code, { 'Retry-After': '7' }), statusAnswer('Search', 1)]);
    expect(outcome.kind).toBe('done');
    const [first, second] = account.server.of('Search');
    expect((second?.at ?? 0) - (first?.at ?? 0)).toBeGreaterThanOrEqual(code === 520 ? 1000 : 7000);
  });

  it('413: too large, the same bytes do not go out again [RFC 9110 15.5.14]', async () => {
    const { outcome, account } = await ask('SendMail', [http(413)]);
    expect(outcome).toMatchObject({ kind: 'refused', steps: [{ decision: { why: 'too-large' } }] });
    expect(account.server.of('SendMail')).toHaveLength(1);
  });

  it.each([402, 405, 410, 418, 422])('%i, another 4xx: refused', async (code) => {
    const { outcome, account } = await ask('Search', [http(code)]);
    expect([outcome.kind, account.server.seen.length]).toEqual(['refused', 1]);
  });

  it.each([300, 301, 302, 303, 307, 308])('%i: as 451, where redirects are allowed', async (code) => {
    const { outcome, account } = await ask('Search', [http(code, { Location: ELSEWHERE }), statusAnswer('Search', 1)]);
    expect(outcome.kind).toBe('done');
    expect(account.server.seen.map(({ method }) => method)).toEqual(['POST', 'OPTIONS', 'POST']);
    expect(account.server.seen.at(-1)?.body).toEqual(BODIES.Search);
  });
});

describe('discovery and versions', () => {
  it('a new address is asked with OPTIONS before anything else goes there, with credentials and without a policy key [MS-ASHTTP 3.2.5.2]', async () => {
    const { account } = await ask('Search', [http(451, { 'X-MS-Location': ELSEWHERE }), statusAnswer('Search', 1)]);
    const [, options] = account.server.seen;
    expect(options).toMatchObject({ method: 'OPTIONS', headers: { authorization: HEADERS.Authorization } });
    expect(options?.headers).not.toHaveProperty('x-ms-policykey');
  });

  const OFFERED = { headers: { 'MS-ASProtocolVersions': '2.5,14.1,16.0,16.1', 'MS-ASProtocolCommands': 'Search' } };

  it('the highest version both sides speak is taken, 16.1 first [MS-ASHTTP 3.1.3]', async () => {
    const account = openAccount();
    account.server.answer('Search', statusAnswer('Search', 138), statusAnswer('Search', 1));
    account.server.answer('OPTIONS', OFFERED);
    // What build makes is made for the version it is told, whatever header it leaves standing.
    await account.request('Search', BODIES.Search);
    expect(account.server.seen.at(-1)?.headers['ms-asprotocolversion']).toBe('16.1');
  });

  it('bytes of fetch are never sent as a newer version than they say they are of [MS-ASHTTP 2.2.1.1.2.6]', async () => {
    const account = openAccount();
    account.server.answer('Search', statusAnswer('Search', 138), statusAnswer('Search', 1));
    account.server.answer('OPTIONS', OFFERED);
    await account.fetch('Search', BODIES.Search);
    expect(account.server.seen.map(({ headers }) => headers['ms-asprotocolversion'])).toEqual(['14.1', '14.1']);
  });

  it('a version that changed resets nothing by itself: the server says which keys it does not take any more [MS-ASHTTP 3.1.3]', async () => {
    const reset: string[] = [];
    const hooks: Hooks = { ...data, collectionReset: async ({ collectionId }) => void reset.push(collectionId) };
    const kept = await ask('Sync', [OK, http(505), OK, OK], { hooks }, '16.1');
    await kept.account.request('Sync', BODIES.Sync);
    expect([reset, kept.account.server.commands()]).toEqual([[], ['Sync', 'Sync', 'OPTIONS', 'Sync']]);
    await ask('Sync', [http(505), syncAnswer({ id: '5', status: 3 }), OK], { hooks }, '16.1');
    expect(reset).toEqual(['5']);
  });

  it('an answer to OPTIONS without versions is none of an ActiveSync server [MS-ASHTTP 3.2.5.2]', async () => {
    const account = openAccount();
    account.server.answer('Search', statusAnswer('Search', 138));
    account.server.answer('OPTIONS', EMPTY, '...');
    expect((await account.request('Search', BODIES.Search)).outcome.kind).not.toBe('done');
  });

  it('User-Agent stays what the app says, on the library’s own requests too [MS-ASHTTP 3.2.5.1.1]', async () => {
    const account = openAccount();
    account.server.answer('Search', http(449), statusAnswer('Search', 1));
    account.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await account.request('Search', () => appRequest('Search', BODIES.Search, { ...HEADERS, 'User-Agent': 'App/1' }));
    expect(new Set(account.server.seen.map(({ headers }) => headers['user-agent']))).toEqual(new Set(['App/1']));
  });

  it('cookies go back to the server, with the library’s own requests as well [MS-ASHTTP 2.2.1.1.2.4]', async () => {
    const { account } = await ask('Search', [http(449, { 'Set-Cookie': 'X-BackEndCookie=7; Path=/' }), statusAnswer('Search', 1)]);
    expect(account.server.seen.slice(1).map(({ headers }) => headers['cookie'])).toEqual(Array(3).fill('X-BackEndCookie=7'));
  });
});

describe('X-MS-RP', () => {
  const RP: Reply = {
    headers: { 'X-MS-RP': '12.1,14.0', 'MS-ASProtocolVersions': '12.1,14.0', 'MS-ASProtocolCommands': 'Sync' },
    body: OK,
  };

  it('the server has changed: the version is agreed on anew, the hierarchy and every collection begin at 0 [MS-ASHTTP 3.1.5.1]', async () => {
    const reset: string[] = [];
    const hooks: Hooks = { ...data, collectionReset: async ({ collectionId }) => void reset.push(collectionId) };
    const account = openAccount({ hooks });
    account.server.answer('Sync', { ...(RP as object), body: syncAnswer({ id: '5', status: 8 }) }, OK);
    account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '12.1,14.0', 'MS-ASProtocolCommands': 'Sync' } });
    account.server.answer('FolderSync', folderSyncAnswer('1'), '...');
    await account.request('Sync', BODIES.Sync);
    const commands = account.server.commands();
    expect(commands.indexOf('OPTIONS')).toBeLessThan(commands.indexOf('FolderSync'));
    expect(reset).toEqual(['5']);
    expect(account.server.seen.at(-1)?.headers['ms-asprotocolversion']).toBe('14.0');
  });

  it('is ignored on the answer to FolderSync from key 0 [MS-ASHTTP 3.2.5.1]', async () => {
    const account = openAccount({ hooks: data });
    account.server.answer('FolderSync', { ...(RP as object), body: folderSyncAnswer('1') });
    const { outcome } = await account.request('FolderSync', folderSyncRequest('0'));
    expect([outcome.kind, account.server.seen.length]).toEqual(['done', 1]);
  });

  it.each([
    ['nothing else', [], ['Sync', 'OPTIONS', 'FolderSync', 'Sync']],
    ['449', [http(449)], ['Sync', 'Provision', 'Provision', 'Sync', 'OPTIONS', 'FolderSync', 'Sync']],
    ['505', [http(505)], ['Sync', 'OPTIONS', 'Sync', 'OPTIONS', 'FolderSync', 'Sync']],
    ['an order to provision inside', [142], ['Sync', 'Provision', 'Provision', 'Sync', 'OPTIONS', 'FolderSync', 'Sync']],
  ] as const)(
    'on every answer until FolderSync 0, %s first: it is not the handshake’s nor OPTIONS’ business [MS-ASHTTP 3.1.5.1]',
    async (_, first, commands) => {
      let isNew = false;
      const headers = () => (isNew ? {} : (RP as { headers: Record<string, string> }).headers);
      const from = (body: Uint8Array<ArrayBuffer>) => (): Reply => ({ headers: headers(), body });
      const account = openAccount({ hooks: data });
      const [refusal] = first;
      const refused = refusal === undefined ? [] : [refusal === 142 ? from(statusAnswer('Sync', 142)) : refusal];
      account.server.answer('Sync', ...refused, () => from(isNew ? OK : syncAnswer({ id: '5', status: 3 }))(), '...');
      account.server.answer('OPTIONS', () => ({ headers: { ...headers(), ...(OFFER as { headers: object }).headers } }), '...');
      account.server.answer('Provision', from(provisionAnswer('11', {})), from(provisionAnswer('22')));
      account.server.answer(
        'FolderSync',
        () => ((isNew = true), { headers: (RP as { headers: object }).headers, body: folderSyncAnswer('1') }) as Reply,
      );
      expect((await account.request('Sync', BODIES.Sync)).outcome.kind).toBe('done');
      expect(account.server.commands()).toEqual(commands);
      expect(account.told('held')).toEqual([]);
    },
  );

  it('on a 500 waits for the next answer: what it left open goes out again as the same bytes first [seen in the field]', async () => {
    const headers = { 'X-MS-RP': '12.1,14.0' };
    const { outcome, account } = await ask('Sync', [{ status: 500, headers }, { headers, body: OK }, OK], { hooks: data });
    const [first, second] = account.server.of('Sync');
    expect(second?.body).toEqual(first?.body);
    expect([outcome.kind, account.server.commands().slice(0, 3)]).toEqual(['done', ['Sync', 'Sync', 'OPTIONS']]);
    const mail = await ask('SendMail', [{ status: 500, headers }]);
    expect([mail.outcome.kind, mail.account.server.commands()]).toEqual(['unknown', ['SendMail']]);
  });

  it.each([302, 403])('on a %i what the line says goes before [seen in the field]', async (code) => {
    const { outcome, account } = await ask('Sync', [http(code, { 'X-MS-RP': '12.1' })], { hooks: data });
    expect([outcome.kind, account.server.commands()]).toEqual(['held', ['Sync']]);
  });

  it('on a mail that was taken sends it no second time', async () => {
    const { outcome, account } = await ask('SendMail', [{ headers: { 'X-MS-RP': '12.1' }, body: new Uint8Array(0) }]);
    expect([outcome.kind, account.server.of('SendMail').length]).toEqual(['done', 1]);
  });

  it('on every answer does not begin anew for ever', async () => {
    const { account } = await ask('Sync', [RP, '...'], { hooks: data });
    expect(account.server.seen.length).toBeLessThanOrEqual(12);
  });
});

describe('throttling', () => {
  it('X-MS-ASThrottle is told, the wait beside it is kept by the whole account, and nothing is tried meanwhile [MS-ASHTTP 3.1.5.2.3]', async () => {
    const account = openAccount();
    account.server.answer('Sync', http(503, { 'X-MS-ASThrottle': 'CommandFrequency', 'Retry-After': '300' }));
    const { outcome } = await account.request('Sync', BODIES.Sync);
    expect(outcome.kind).toBe('held');
    expect(outcome.steps.map(({ code }) => code)).toContain('x-ms-asthrottle');
    const other = await account.request('Search' satisfies CommandName, BODIES.Search);
    expect([other.outcome.kind, account.server.seen.length]).toEqual(['held', 1]);
  });

  it('Retry-After beyond a day is not believed', async () => {
    const { outcome } = await ask('Search', [http(503, { 'Retry-After': '99999999' })]);
    expect(outcome).toMatchObject({ kind: 'held' });
    const until = outcome.kind === 'held' ? (outcome.hold.until ?? 0) : 0;
    expect(until - (outcome.steps[0]?.at ?? 0)).toBeLessThanOrEqual(1.5 * 24 * 3_600_000);
  });
});

describe('what is no ActiveSync', () => {
  const html = new TextEncoder().encode('<!DOCTYPE html><title>Sign in</title>');
  it.each([
    ['a page with 200', { headers: { 'Content-Type': 'text/html' }, body: html }, 'transport.html-body'],
    ['a page called WBXML', { body: html }, 'transport.html-body'],
    [
      'a fatal error of PHP with 200',
      { headers: { 'Content-Type': 'text/html' }, body: new TextEncoder().encode('PHP Fatal error:  Allowed memory') },
      'transport.html-body',
    ],
    ['a body cut short', { body: statusAnswer('Search', 1).subarray(0, 8) }, 'transport.undecodable'],
    ['an answer to another command', { body: statusAnswer('Ping', 1) }, 'transport.undecodable'],
  ])('%s is no answer: tried again, and never taken for success', async (_, reply, status) => {
    const { outcome } = await ask('Search', [reply, statusAnswer('Search', 1)]);
    expect(outcome.steps[0]).toMatchObject({ status });
    expect(outcome).toMatchObject({ kind: 'done', attempts: 2 });
  });

  it('a folder edit whose answer says nothing is looked for before it goes out again [MS-ASCMD 3.1.5.9]', async () => {
    const account = openAccount({ hooks: data });
    account.server.answer('FolderCreate', { headers: { 'Content-Type': 'text/html' }, body: html }, '...');
    account.server.answer('FolderSync', folderSyncAnswer('2'), '...');
    await account.request('FolderCreate', folderCreateRequest('1', 'new'));
    expect(account.server.commands().slice(0, 2)).toEqual(['FolderCreate', 'FolderSync']);
  });
});
