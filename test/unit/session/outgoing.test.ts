import { describe, expect, it } from 'vitest';
import type { CommandFacts } from '../../../src/core/command.ts';
import type { Attempt } from '../../../src/core/session.ts';
import { EAS_OWN } from '../../../src/eas/own.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { recoveryOf } from '../../../src/fetch/recovery-of.ts';
import type { World } from '../../../src/session/world.ts';
import { appRequest, HEADERS, HOST, openAccount, SECRET, urlOf } from '../../support/account.ts';
import { folderSyncAnswer, provisionAnswer, sendMailRequest, statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import { folded, header, outgoing, policyKeyOf, spokenBy, versionOf } from '../../../src/session/outgoing.ts';
import { exchangeOf, partsOf } from '../../support/world.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const GIVEN = { authorization: 'Bearer new' } as const;
const WORLD = { ports: { own: EAS_OWN } } as World;

describe('what goes out', () => {
  it('is what the app made, with a content type when it gave none', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', OK, OK);
    await request('Sync', SYNC);
    expect(server.seen[0]).toMatchObject({
      method: 'POST',
      body: SYNC,
      headers: { 'content-type': 'application/vnd.ms-sync.wbxml', 'ms-asprotocolversion': '14.1' },
    });
    await request('Sync', () => appRequest('Sync', SYNC, { ...HEADERS, 'content-TYPE': 'application/vnd.ms-sync' }));
    expect(server.seen[1]?.headers['content-type']).toBe('application/vnd.ms-sync');
  });

  it('asks with OPTIONS what the server speaks, where the app does it itself [MS-ASHTTP 2.2.3]', async () => {
    const { request, server } = openAccount();
    server.answer('OPTIONS', { headers: { 'ms-asprotocolversions': '14.0,14.1' } });
    const { outcome } = await request('OPTIONS', undefined);
    expect(outcome.kind).toBe('done');
    expect(server.seen.map(({ method }) => method)).toEqual(['OPTIONS']);
  });

  it('carries what the account knows better, in place of the app’s header of whatever spelling', async () => {
    const { request, server } = openAccount({ hooks: { credentials: async () => GIVEN } });
    server.answer('Sync', { status: 401 }, OK, OK);
    await request('Sync', SYNC);
    await request('Sync', () => appRequest('Sync', SYNC, { AUTHORIZATION: HEADERS.Authorization }));
    expect(server.seen.map((seen) => seen.headers['authorization'])).toEqual([
      'Basic planted-password',
      GIVEN.authorization,
      GIVEN.authorization,
    ]);
  });

  it('takes an address as text or as URL', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', OK);
    await request('Sync', () => ({
      ...appRequest('Sync', SYNC),
      url: new URL('https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=other'),
    }));
    expect(server.seen[0]?.url).toBe('https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=other');
  });
});

describe('small questions', () => {
  it('headers are found in any spelling', () => {
    expect(header({ 'X-Ms-PolicyKey': '7' }, 'x-ms-policykey')).toBe('7');
    expect(header({}, 'x-ms-policykey')).toBeUndefined();
  });

  it('a request without a version counts as one of the newest', () => {
    expect(versionOf(WORLD, { url: urlOf('Sync'), headers: { 'ms-asprotocolversion': '12.1' } })).toBe('12.1');
    expect(versionOf(WORLD)).toBe('16.1');
  });
});

describe('an address that says version and policy key itself [MS-ASHTTP 2.2.1.1.1.1]', () => {
  const device = Array.from('device1', (letter) => letter.charCodeAt(0));
  const short = (command: number, key: readonly number[] = [1, 0, 0, 0], version = 141): string =>
    `${HOST}?${btoa(String.fromCharCode(version, command, 9, 4, device.length, ...device, key.length, ...key, 4, 116, 101, 115, 116))}`;
  const AUTHORIZATION = { Authorization: `Basic ${SECRET.password}` };
  const asking = (command: number) => () => ({ url: short(command), headers: AUTHORIZATION, body: SYNC });
  const stated = (url = '') => EAS_OWN.statedIn(url);

  it('is provisioned for like any other, and carries the new key in its place', async () => {
    const account = openAccount();
    account.server.answer('none', statusAnswer('Sync', 142), provisionAnswer('11', {}), provisionAnswer('77'), OK);
    expect((await account.request('Sync', asking(0))).outcome.kind).toBe('done');
    const { seen } = account.server;
    expect(seen.map(({ url }) => EAS_OWN.commandOf(url))).toEqual(['Sync', 'Provision', 'Provision', 'Sync']);
    expect(seen.map(({ url }) => stated(url))).toEqual(['1', '0', '11', '77'].map((policyKey) => ({ version: '14.1', policyKey })));
    for (const { headers } of seen) {
      expect(Object.keys(headers)).not.toContain('x-ms-policykey');
      expect(Object.keys(headers)).not.toContain('ms-asprotocolversion');
    }
  });

  it('speaks another version after OPTIONS', async () => {
    const account = openAccount();
    account.server.answer('none', statusAnswer('Sync', 138), OK);
    account.server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '12.1,14.0', 'MS-ASProtocolCommands': 'Sync' } });
    expect((await account.request('Sync', asking(0))).outcome.kind).toBe('done');
    expect(stated(account.server.seen.at(-1)?.url)).toEqual({ version: '14.0', policyKey: '1' });
  });

  it('is judged by the version it speaks: 503 below 14.0 stands for 111', async () => {
    const account = openAccount();
    account.server.answer('none', { status: 503 }, '...');
    const { outcome } = await account.request('Sync', () => ({ url: short(0, [], 121), headers: AUTHORIZATION, body: SYNC }));
    expect(outcome).toMatchObject({ kind: 'held', hold: { why: 'server-down' } });
  });

  it('is recovered by fetch too', async () => {
    const account = openAccount({ hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '1' } });
    account.server.answer('none', syncAnswer({ id: '5', status: 16 }), OK);
    const response = await account.time.until(account.session.fetch(short(0), { method: 'POST', headers: AUTHORIZATION, body: SYNC }));
    expect(response.status).toBe(200);
    expect(account.server.seen).toHaveLength(2);
  });

  it('of the library’s own FolderSync is the same device’s', async () => {
    const account = openAccount({ hooks: { hierarchyChanged: async () => undefined, hierarchyKey: async () => '1' } });
    account.server.answer('none', syncAnswer({ id: '5', status: 12 }), folderSyncAnswer('2'), OK);
    expect((await account.request('Sync', asking(0))).outcome.kind).toBe('done');
    expect(account.server.seen.map(({ url }) => EAS_OWN.commandOf(url))).toEqual(['Sync', 'FolderSync', 'Sync']);
  });
});

// ---- the parts, without a session around them

describe('a request as it goes out', () => {
  const URL_ = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=Sync&User=u&DeviceId=d&DeviceType=t';
  const out = (more: object = {}, world: object = {}, request: object = {}) =>
    outgoing(partsOf({}, world, { own: EAS_OWN }).world, exchangeOf({ facts: { name: 'Sync', policyKey: true } as never, ...more }), {
      url: URL_,
      headers: {},
      ...request,
    });

  it('has what fetch was told besides, and a body, only where there is one', () => {
    expect(Object.keys(out()).toSorted()).toEqual(['headers', 'method', 'url']);
    expect(out({}, {}, { init: { redirect: 'manual' }, body: new Uint8Array(2) })).toMatchObject({
      init: { redirect: 'manual' },
      body: new Uint8Array(2),
    });
  });

  it('asks with OPTIONS what the server speaks, and posts everything else', () => {
    expect(out({ facts: { name: 'OPTIONS', policyKey: false } }).method).toBe('OPTIONS');
    expect(out().method).toBe('POST');
  });

  it('says what it carries where the app did not, in any spelling', () => {
    expect(out().headers['Content-Type']).toBe('application/vnd.ms-sync.wbxml');
    expect(out({}, {}, { headers: { 'content-TYPE': 'message/rfc822' } }).headers).toStrictEqual({ 'content-TYPE': 'message/rfc822' });
  });

  it('carries the known policy key where its command does', () => {
    const known = { policyKey: '77' };
    expect(policyKeyOf(partsOf({}, {}, { own: EAS_OWN }).world, out({}, known))).toBe('77');
    expect(header(out({ facts: { name: 'Ping', policyKey: false } }, known).headers, 'x-ms-policykey')).toBeUndefined();
    expect(header(out({}, known, { headers: { 'x-ms-policykey': '1' } }).headers, 'x-ms-policykey')).toBe('77');
  });

  it('has version and key in its address where the address says them itself, and other headers as they were', () => {
    const asked: object[] = [];
    const own = { restated: (_: string, stated: object) => (asked.push(stated), JSON.stringify(stated)) };
    const fold = (headers: object) => folded({ ports: { own } } as never, { method: 'POST', url: URL_, headers } as never);
    expect(fold({ 'MS-ASProtocolVersion': '14.1', 'X-MS-PolicyKey': '7', Authorization: 'a' })).toEqual({
      method: 'POST',
      url: '{"version":"14.1","policyKey":"7"}',
      headers: { Authorization: 'a' },
    });
    expect(fold({}).url).toBe('{}');
    expect(asked).toStrictEqual([{ version: '14.1', policyKey: '7' }, {}]);
    const plain = { method: 'POST', url: URL_, headers: { 'MS-ASProtocolVersion': '14.1' } } as const;
    expect(folded({ ports: { own: { restated: () => undefined } } } as never, plain)).toBe(plain);
  });
});

describe('the version a request goes out under', () => {
  const spoken = (agreed: string | undefined, stated: string | undefined, fixed: boolean, command = 'Sync') => {
    const { world } = partsOf(agreed === undefined ? {} : { version: agreed }, {}, { own: EAS_OWN });
    return spokenBy(
      world,
      { fixed, facts: EAS.commands[command] as CommandFacts },
      {
        url: HOST,
        headers: stated === undefined ? {} : { 'MS-ASProtocolVersion': stated },
      },
    );
  };

  it.each<[string, string | undefined, string | undefined, boolean, string | undefined, string?]>([
    ['what was agreed on, for what build makes', '16.1', '14.1', false, '16.1'],
    ['what was agreed on, also where it is older', '12.1', '14.1', false, '12.1'],
    ['its own as long as nothing was agreed on', undefined, '14.1', false, '14.1'],
    ['none where nobody says one', undefined, undefined, false, undefined],
    ['its own for bytes that cannot be made anew, where more was agreed on', '16.1', '14.1', true, '14.1'],
    ['what was agreed on for such bytes, where it is older', '12.1', '14.1', true, '12.1'],
    ['what was agreed on for such bytes that say none', '14.1', undefined, true, '14.1'],
    ['its own for such bytes as long as nothing was agreed on', undefined, '14.1', true, '14.1'],
    ['its own for a mail that would be another thing in an older one', '12.1', '14.1', true, '14.1', 'SendMail'],
    ['its own for a mail of 14.0, likewise', '2.5', '14.0', true, '14.0', 'SmartReply'],
    ['what was agreed on for a mail that is the same thing in it', '14.0', '14.1', true, '14.0', 'SmartForward'],
    ['its own for a mail of an old one', '16.1', '12.1', true, '12.1', 'SendMail'],
    ['what was agreed on for an old mail in a still older one', '2.5', '12.1', true, '2.5', 'SendMail'],
    ['what was agreed on for a mail that is made anew', '12.1', '14.1', false, '12.1', 'SendMail'],
  ])('is %s', (_, agreed, stated, fixed, version, command = 'Sync') => {
    expect(spoken(agreed, stated, fixed, command)).toBe(version);
  });

  it('a mail by fetch that the server takes in an older form only is refused, and never sent as what it is not [MS-ASHTTP 2.2.3]', async () => {
    const account = openAccount();
    const { server } = account;
    server.answer('OPTIONS', { headers: { 'MS-ASProtocolVersions': '2.5,12.0,12.1', 'MS-ASProtocolCommands': 'SendMail' } }, '...');
    server.answer('SendMail', (seen) => (seen.headers['ms-asprotocolversion'] === '14.1' ? { status: 505 } : {}), '...');
    for (let count = 0; count < 2; count += 1) {
      const response = await account.fetch('SendMail', sendMailRequest(`mail-${count}`));
      expect([response.status, recoveryOf(response)]).toEqual([505, expect.objectContaining({ kind: 'refused' })]);
    }
    expect(server.of('SendMail').map(({ headers }) => headers['ms-asprotocolversion'])).toEqual(['14.1', '14.1']);
    // By request the app makes it anew, as the server takes it.
    const mail = ({ protocolVersion }: Attempt) =>
      appRequest('SendMail', sendMailRequest('mail-3'), { ...HEADERS, 'MS-ASProtocolVersion': protocolVersion });
    expect((await account.request('SendMail', mail)).outcome.kind).toBe('done');
    expect(server.of('SendMail').at(-1)?.headers['ms-asprotocolversion']).toBe('12.1');
  });

  it('stands in the header where something was agreed on, and is the app’s to say otherwise', () => {
    const out = (version: string | undefined, fixed: boolean, headers: Readonly<Record<string, string>>) => {
      const { world } = partsOf(version === undefined ? {} : { version }, {}, { own: EAS_OWN });
      return outgoing(world, exchangeOf({ facts: { name: 'Sync', policyKey: false } as never, fixed }), { url: HOST, headers }).headers;
    };
    const own = { 'ms-asprotocolversion': '14.1' };
    expect(out('16.1', false, own)).toMatchObject({ 'MS-ASProtocolVersion': '16.1' });
    expect(out('16.1', true, own)).toMatchObject({ 'MS-ASProtocolVersion': '14.1' });
    expect(out(undefined, false, own)).toMatchObject(own);
    expect(header(out(undefined, false, {}), 'ms-asprotocolversion')).toBeUndefined();
  });
});
