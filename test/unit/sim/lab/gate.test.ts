import { describe, expect, it } from 'vitest';
import { EAS_BOOK } from '../../../../src/wbxml/index.ts';
import {
  acknowledging,
  deviceInformation,
  el,
  folderSync,
  mapped,
  policyOf,
  probe,
  provisionOf,
  provisioned,
  said,
  syncOf,
} from '../probe.ts';

const REQUIRED = { policy: { demand: 'required' } } as const;

describe('the login', () => {
  it.each([
    ['no Authorization', undefined],
    ['a wrong password', `Basic ${btoa('alice:wrong')}`],
    ['an unknown user', `Basic ${btoa('carol:alice-pw')}`],
    ['another scheme', 'Bearer abc'],
    ['no base64', 'Basic !!'],
    ['no colon', `Basic ${btoa('alice')}`],
  ])('answers 401 with a challenge to %s', (_what, authorization) => {
    const client = probe();
    const answer = client.send('FolderSync', { root: folderSync('0'), headers: { authorization } });
    expect(answer).toMatchObject({ http: 401, headers: { 'WWW-Authenticate': 'Basic realm="lab"' }, root: undefined });
    expect(client.lab.log[0]?.user).toBeUndefined();
  });

  it.each(['CORP\\alice', 'alice@example.test', 'alice'])('knows the user of %s', (login) => {
    const authorization = `Basic ${btoa(`${login}:alice-pw`)}`;
    expect(probe().send('FolderSync', { root: folderSync('0'), headers: { authorization } }).http).toBe(200);
  });

  it('is asked for OPTIONS too [MS-ASHTTP 3.2.5.2]', () => {
    expect(probe().send('OPTIONS', { method: 'OPTIONS', query: '', headers: { authorization: undefined } }).http).toBe(401);
  });
});

describe('OPTIONS', () => {
  it('names the versions and the commands that are done [MS-ASHTTP 3.2.5.2]', () => {
    const { headers, http, root } = probe({ versions: ['12.1', '14.1'] }).send('OPTIONS', { method: 'OPTIONS', query: '' });
    expect({ http, root }).toEqual({ http: 200, root: undefined });
    expect(headers['MS-ASProtocolVersions']).toBe('12.1,14.1');
    expect(headers['MS-ASProtocolCommands']?.split(',')).toEqual(expect.arrayContaining(['Sync', 'FolderSync', 'Provision', 'Ping']));
    expect(headers['MS-ASProtocolCommands']?.split(',')).not.toContain('Search');
  });
});

describe('the request line', () => {
  it('answers 404 away from the endpoint', () => {
    const client = probe();
    const request = { ...client.request('FolderSync', { root: folderSync('0') }), url: '/elsewhere?Cmd=FolderSync' };
    let http = 0;
    client.lab.receive(request, (delivery) => {
      http = delivery.reply.status;
    });
    expect(http).toBe(404);
  });

  it('answers 405 to a method it does not know', () => {
    expect(probe().send('FolderSync', { method: 'GET' })).toMatchObject({ http: 405, headers: { Allow: 'OPTIONS,POST' } });
  });

  it.each([
    ['no command', { query: 'User=alice' }, 400],
    ['no version', { headers: { 'ms-asprotocolversion': undefined } }, 400],
    ['a command nobody knows', { query: 'Cmd=Frobnicate&User=alice&DeviceId=d&DeviceType=t' }, 501],
    ['a command without WBXML that is not done', { query: 'Cmd=GetAttachment&User=alice&DeviceId=d&DeviceType=t' }, 501],
  ])('answers HTTP to %s: there is no element a Status could stand in', (_what, sent, http) => {
    expect(probe().send('FolderSync', { root: folderSync('0'), ...sent })).toMatchObject({ http, root: undefined });
  });

  it.each([
    ['14.1', '137'],
    ['12.1', 501],
  ])('says at %s that Search is not done: %s [MS-ASCMD 2.2.2]', (version, wanted) => {
    const answer = probe().send('Search', { version });
    expect(said(answer, 'Status') ?? answer.http).toBe(wanted);
  });

  it.each([
    ['16.1', '138'],
    ['14.0', '138'],
    ['2.5', 505],
    ['abc', 505],
  ])('refuses version %s, which it was not told to speak: %s [MS-ASCMD 2.2.2]', (version, wanted) => {
    const answer = probe({ versions: ['12.1', '14.1'] }).send('FolderSync', { root: folderSync('0'), version });
    expect(said(answer, 'Status') ?? answer.http).toBe(wanted);
  });

  it('refuses a version by HTTP where the command has no element for a Status', () => {
    const query = 'Cmd=GetAttachment&User=a&DeviceId=d&DeviceType=t';
    expect(probe({ versions: ['14.1'] }).send('GetAttachment', { query, version: '16.1' })).toMatchObject({ http: 505, root: undefined });
  });

  it.each([
    ['DeviceId', 'Cmd=FolderSync&User=a&DeviceType=t', '108'],
    ['DeviceId of more than 32 characters', `Cmd=FolderSync&User=a&DeviceType=t&DeviceId=${'d'.repeat(33)}`, '108'],
    ['DeviceType', 'Cmd=FolderSync&User=a&DeviceId=d&DeviceType=', '109'],
  ])('misses a good %s: %3$s, or 400 below 14.0 [MS-ASCMD 2.2.2]', (_what, query, status) => {
    const client = probe();
    expect(said(client.send('FolderSync', { root: folderSync('0'), query }), 'Status')).toBe(status);
    expect(client.send('FolderSync', { root: folderSync('0'), query, version: '12.1' }).http).toBe(400);
  });

  it('takes version and policy key from a base64 query [MS-ASHTTP 2.2.1.1.1.1]', () => {
    const client = probe(REQUIRED);
    const key = Number(provisioned(client));
    const keyBytes = [0, 8, 16, 24].map((shift) => (key >>> shift) & 0xff);
    const bytes = String.fromCharCode(141, 9, 9, 4, 6) + 'probe1' + String.fromCharCode(4, ...keyBytes, 5) + 'Probe';
    const answer = client.send('FolderSync', {
      root: folderSync('0'),
      query: btoa(bytes),
      headers: { 'ms-asprotocolversion': undefined, 'x-ms-policykey': undefined },
    });
    expect(said(answer, 'Status')).toBe('1');
  });
});

describe('the body', () => {
  it.each([
    ['none where one is needed', { bytes: new Uint8Array(0) }, '101'],
    ['another content type', { root: folderSync('0'), headers: { 'content-type': 'text/plain' } }, '101'],
    ['garbage', { bytes: new Uint8Array([1, 2, 3, 4, 5, 6]) }, '102'],
    ['a truncated message', { bytes: new Uint8Array([3, 1, 106, 0, 0, 7, 0x56]) }, '102'],
    ['a page nobody knows', { bytes: new Uint8Array([3, 1, 106, 0, 0, 77, 0x56, 1]) }, '102'],
    ["another command's root", { root: syncOf([{ key: '0', id: '1' }]) }, '103'],
  ])('refuses %s: %3$s, or 400 below 14.0 [MS-ASCMD 2.2.2]', (_what, sent, status) => {
    const client = probe();
    expect(said(client.send('FolderSync', sent), 'Status')).toBe(status);
    expect(client.send('FolderSync', { ...sent, version: '12.1' })).toMatchObject({ http: 400, root: undefined });
  });

  it('lets errors of its own through instead of calling them the client’s', () => {
    const client = probe();
    const broken = { ...client.request('FolderSync', { root: folderSync('0') }), body: undefined as unknown as Uint8Array };
    expect(() => client.lab.receive(broken, () => {})).toThrow(TypeError);
  });
});

describe('the policy key [MS-ASPROV 3.1.5.1]', () => {
  it.each([
    ['no key header', undefined, '142'],
    ['key 0', '0', '142'],
    ['any key from a device it does not know', '12345', '142'],
  ])('answers %s with 142 from 14.0 on and with an empty 449 below', (_what, key, status) => {
    const client = probe(REQUIRED);
    client.policyKey = key;
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe(status);
    expect(client.send('FolderSync', { root: folderSync('0'), version: '12.1' })).toMatchObject({ http: 449, root: undefined });
    expect(client.lab.state().devices.size).toBe(0);
  });

  it('refuses a wrong key with 144, and no key with 142 even after provisioning', () => {
    const client = probe(REQUIRED);
    const key = provisioned(client);
    client.policyKey = String(Number(key) + 1);
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('144');
    client.policyKey = undefined;
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('142');
    client.policyKey = key;
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('1');
  });

  it('refuses the temporary key with 142 before, with 144 after the handshake ended: it is good for the acknowledgement only', () => {
    const client = probe(REQUIRED);
    const first = client.send('Provision', { root: provisionOf(deviceInformation, policyOf()) });
    const temporary = said(first, 'Policies/Policy/PolicyKey') ?? '';
    client.policyKey = temporary;
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('142');
    client.send('Provision', { root: acknowledging(temporary) });
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('144');
  });

  it('lets a key run out after the refresh interval: 143, or 449 [MS-ASCMD 2.2.2]', () => {
    const client = probe({ policy: { demand: 'required', refreshSeconds: 60 } });
    provisioned(client);
    client.clock.now += 59_999;
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('1');
    client.clock.now += 1;
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('143');
    expect(client.send('FolderSync', { root: folderSync('0'), version: '12.1' }).http).toBe(449);
    provisioned(client);
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('1');
  });

  it('refuses every key with 144 once the policy changed', () => {
    const client = probe(REQUIRED);
    provisioned(client);
    client.lab.changePolicy();
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('144');
    provisioned(client);
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('1');
  });

  it('does not take a policy that changed between the two phases for the new one', () => {
    const client = probe(REQUIRED);
    const first = client.send('Provision', { root: provisionOf(deviceInformation, policyOf()) });
    client.lab.changePolicy();
    const last = client.send('Provision', { root: acknowledging(said(first, 'Policies/Policy/PolicyKey') ?? '') });
    client.policyKey = said(last, 'Policies/Policy/PolicyKey');
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('144');
  });

  it('is not looked at for Ping, Provision and OPTIONS', () => {
    const client = probe(REQUIRED);
    expect(said(client.send('Ping'), 'Status')).toBe('3');
    expect(said(client.send('Provision', { root: provisionOf(deviceInformation, policyOf()) }), 'Status')).toBe('1');
    expect(client.send('OPTIONS', { method: 'OPTIONS', query: '' }).http).toBe(200);
  });

  it('is not asked for where no policy is demanded', () => {
    expect(mapped(probe())).toMatch(/^\{/);
  });
});

describe('a wipe that was ordered', () => {
  it('is said by 140, by 449 below 14.0, by 403 to those who sent no key [MS-ASCMD 2.2.2, 140]', () => {
    const client = probe(REQUIRED);
    provisioned(client);
    client.lab.mailbox('alice').wipe('probe1');
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('140');
    expect(client.send('FolderSync', { root: folderSync('0'), version: '12.1' }).http).toBe(449);
    client.policyKey = undefined;
    expect(client.send('FolderSync', { root: folderSync('0'), version: '12.1' }).http).toBe(403);
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('140');
  });

  it('is said even where no policy is demanded, and not to Ping', () => {
    const client = probe();
    mapped(client);
    client.lab.mailbox('alice').wipe('probe1');
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('140');
    expect(said(client.send('Ping'), 'Status')).toBe('3');
  });

  it('of the account alone is for 16.1 [MS-ASPROV 3.1.5.1]', () => {
    const client = probe();
    mapped(client);
    client.lab.mailbox('alice').wipe('probe1', 'account');
    expect(said(client.send('FolderSync', { root: folderSync('0'), version: '16.0' }), 'Status')).toBe('1');
    expect(said(client.send('FolderSync', { root: folderSync('0'), version: '16.1' }), 'Status')).toBe('140');
  });
});

it('every element the lab answers with is one of the code pages', () => {
  expect(EAS_BOOK.keys.has('FolderHierarchy:Status')).toBe(true);
  expect(() => el('FolderHierarchy:Nothing' as 'FolderHierarchy:Status')).toThrow('FolderHierarchy:Nothing');
});
