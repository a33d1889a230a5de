import { describe, expect, it } from 'vitest';
import type { LabOptions } from '../../../../src/sim/lab/rules.ts';
import type { Answer, Probe } from '../probe.ts';
import { acknowledging, deviceInformation, el, folderSync, policyOf, probe, provisionOf, provisioned, said } from '../probe.ts';

const REQUIRED: LabOptions = { policy: { demand: 'required' } };
const KEY = 'Policies/Policy/PolicyKey';
const POLICY_STATUS = 'Policies/Policy/Status';

const ask = (client: Probe, root?: ReturnType<typeof provisionOf>, version?: string): Answer =>
  client.send('Provision', { root, ...(version === undefined ? {} : { version }) });

function temporaryKey(client: Probe): string {
  return said(ask(client, provisionOf(deviceInformation, policyOf())), KEY) ?? '';
}

describe('the first phase', () => {
  it('gives the policy and a temporary key, and accepts the introduction [MS-ASPROV 3.2.5.1.1]', () => {
    const client = probe(REQUIRED);
    const answer = ask(client, provisionOf(deviceInformation, policyOf()));
    expect(said(answer, 'Status')).toBe('1');
    expect(said(answer, POLICY_STATUS)).toBe('1');
    expect(Number(said(answer, KEY))).toBeGreaterThan(0);
    expect(Number(said(answer, KEY))).toBeLessThan(2 ** 32);
    expect(said(answer, 'Policies/Policy/Data/EASProvisionDoc/DevicePasswordEnabled')).toBe('0');
    expect(said(answer, 'DeviceInformation/Status')).toBe('1');
    expect(client.lab.mailbox('alice').devices()).toEqual([{ id: 'probe1', information: { Model: 'Probe', OS: 'Test 1' } }]);
  });

  it.each([
    ['14.1', '165'],
    ['16.1', '165'],
    ['14.0', '1'],
    ['12.1', '1'],
  ])('without DeviceInformation at %s: %s [MS-ASPROV 3.1.5.1]', (version, status) => {
    expect(said(ask(probe(REQUIRED), provisionOf(policyOf()), version), 'Status')).toBe(status);
  });

  it.each(['14.0', '12.1'])('does not know DeviceInformation at %s: 2 [MS-ASPROV 3.1.5.1]', (version) => {
    expect(said(ask(probe(REQUIRED), provisionOf(deviceInformation, policyOf()), version), 'Status')).toBe('2');
  });

  it('calls DeviceInformation without Set a protocol error', () => {
    expect(said(ask(probe(REQUIRED), provisionOf(el('Settings:DeviceInformation'), policyOf())), 'Status')).toBe('2');
  });

  it('refuses another policy type at the policy, and a missing one at the root [MS-ASPROV 2.2.2.54.1, 3.1.5.1]', () => {
    const client = probe(REQUIRED);
    const other = el('Provision:Policies', el('Provision:Policy', el('Provision:PolicyType', 'MS-WAP-Provisioning-XML')));
    const answer = ask(client, provisionOf(deviceInformation, other));
    expect([said(answer, 'Status'), said(answer, POLICY_STATUS), said(answer, KEY)]).toEqual(['1', '3', undefined]);
    const none = el('Provision:Policies', el('Provision:Policy'));
    expect(said(ask(client, provisionOf(deviceInformation, none)), 'Status')).toBe('2');
    expect(said(ask(client, provisionOf(deviceInformation)), 'Status')).toBe('2');
    expect(said(ask(client), 'Status')).toBe('2');
  });

  it('says that there is no policy where none is demanded [MS-ASPROV 2.2.2.54.1]', () => {
    const client = probe();
    const answer = ask(client, provisionOf(deviceInformation, policyOf()));
    expect([said(answer, 'Status'), said(answer, POLICY_STATUS), said(answer, KEY)]).toEqual(['1', '2', undefined]);
    expect(said(ask(client, acknowledging('1')), POLICY_STATUS)).toBe('2');
  });

  it('leaves the key in force until the acknowledgement', () => {
    const client = probe(REQUIRED);
    provisioned(client);
    ask(client, provisionOf(deviceInformation, policyOf()));
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('1');
  });
});

describe('the acknowledgement', () => {
  it('turns the temporary key into a final one, another number [MS-ASPROV 3.2.5.1.2]', () => {
    const client = probe(REQUIRED);
    const temporary = temporaryKey(client);
    const answer = ask(client, acknowledging(temporary));
    expect([said(answer, 'Status'), said(answer, POLICY_STATUS)]).toEqual(['1', '1']);
    expect(said(answer, KEY)).not.toBe(temporary);
    expect(said(answer, 'Policies/Policy/Data')).toBeUndefined();
  });

  it.each([
    ['a wrong key', '1'],
    ['no key', undefined],
  ])('with %s: policy status 5 [MS-ASPROV 2.2.2.54.1]', (_what, key) => {
    const client = probe(REQUIRED);
    temporaryKey(client);
    const root = key === undefined ? provisionOf(policyOf(el('Provision:Status', '1'))) : acknowledging(key);
    const answer = ask(client, root);
    expect([said(answer, 'Status'), said(answer, POLICY_STATUS), said(answer, KEY)]).toEqual(['1', '5', undefined]);
  });

  it('without a first phase: policy status 5', () => {
    expect(said(ask(probe(REQUIRED), acknowledging('1')), POLICY_STATUS)).toBe('5');
  });

  it('takes a temporary key once: the second time it is 5, and a new handshake works', () => {
    const client = probe(REQUIRED);
    const temporary = temporaryKey(client);
    ask(client, acknowledging(temporary));
    expect(said(ask(client, acknowledging(temporary)), POLICY_STATUS)).toBe('5');
    expect(provisioned(client)).not.toBe('');
  });

  it('takes only the newest temporary key', () => {
    const client = probe(REQUIRED);
    const old = temporaryKey(client);
    temporaryKey(client);
    expect(said(ask(client, acknowledging(old)), POLICY_STATUS)).toBe('5');
  });

  it.each([
    ['2', 'partial', '139', 403],
    ['3', 'partial', '139', 403],
    ['4', 'external', '145', 403],
  ] as const)('of %s is refused unless %s is allowed: %s, or HTTP %d [MS-ASCMD 2.2.2]', (status, allowance, refusal, http) => {
    const strict = probe(REQUIRED);
    expect(said(ask(strict, acknowledging(temporaryKey(strict), status)), 'Status')).toBe(refusal);
    expect(ask(strict, acknowledging(temporaryKey(strict), status), '12.1').http).toBe(http);
    const lenient = probe({ policy: { demand: 'required', [allowance]: 'allow' } });
    expect(said(ask(lenient, acknowledging(temporaryKey(lenient), status)), POLICY_STATUS)).toBe('1');
  });

  it('of anything but 1 to 4 is a protocol error', () => {
    const client = probe(REQUIRED);
    expect(said(ask(client, acknowledging(temporaryKey(client), '5')), 'Status')).toBe('2');
  });
});

describe('a remote wipe', () => {
  const wiped = (name: 'RemoteWipe' | 'AccountOnlyRemoteWipe', status: string) =>
    provisionOf(el(`Provision:${name}`, el('Provision:Status', status)));

  function ordered(scope: 'device' | 'account' = 'device'): Probe {
    const client = probe(REQUIRED);
    client.version = '16.1';
    provisioned(client);
    client.lab.mailbox('alice').wipe('probe1', scope);
    return client;
  }
  const stage = (client: Probe) => client.lab.mailbox('alice').wipeStage('probe1');

  it('is directed by an empty Provision, and by a normal one [MS-ASPROV 3.1.5.1]', () => {
    for (const root of [undefined, provisionOf(), provisionOf(deviceInformation, policyOf())]) {
      const client = ordered();
      expect(stage(client)).toBe('ordered');
      const answer = ask(client, root);
      expect(said(answer, 'Status')).toBe('1');
      expect(said(answer, 'RemoteWipe')).toBe('');
      expect(said(answer, KEY)).toBeUndefined();
      expect(stage(client)).toBe('directed');
    }
  });

  it('ends with its acknowledgement: the device is forgotten and may come back as a new one', () => {
    const client = ordered();
    ask(client);
    const answer = ask(client, wiped('RemoteWipe', '1'));
    expect([said(answer, 'Status'), said(answer, 'RemoteWipe')]).toEqual(['1', undefined]);
    expect(stage(client)).toBe('done');
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('142');
    provisioned(client);
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('1');
  });

  it('that failed brings the directive again [MS-ASPROV 3.2.5.1]', () => {
    const client = ordered();
    ask(client);
    const answer = ask(client, wiped('RemoteWipe', '2'));
    expect([said(answer, 'Status'), said(answer, 'RemoteWipe')]).toEqual(['2', '']);
    expect(stage(client)).toBe('failed');
    expect(said(client.send('FolderSync', { root: folderSync('0') }), 'Status')).toBe('140');
    expect(said(ask(client, wiped('RemoteWipe', '1')), 'Status')).toBe('1');
    expect(stage(client)).toBe('done');
  });

  it('cannot be acknowledged before it was directed, as something else, or with another number', () => {
    const client = ordered();
    expect(said(ask(client, wiped('RemoteWipe', '1')), 'Status')).toBe('2');
    ask(client);
    expect(said(ask(client, wiped('AccountOnlyRemoteWipe', '1')), 'Status')).toBe('2');
    expect(said(ask(client, wiped('RemoteWipe', '3')), 'Status')).toBe('2');
    expect(stage(client)).toBe('directed');
  });

  it('of the account has a directive of its own, from 16.1 on [MS-ASPROV 3.1.5.1]', () => {
    const client = ordered('account');
    expect(said(ask(client, provisionOf(deviceInformation, policyOf()), '16.0'), 'AccountOnlyRemoteWipe')).toBeUndefined();
    expect(said(ask(client), 'AccountOnlyRemoteWipe')).toBe('');
    ask(client, wiped('AccountOnlyRemoteWipe', '1'));
    expect(stage(client)).toBe('done');
  });

  it('is not there for a device nobody ordered to be wiped', () => {
    const client = probe(REQUIRED);
    provisioned(client);
    expect(said(ask(client, wiped('RemoteWipe', '1')), 'Status')).toBe('2');
    expect(stage(client)).toBeUndefined();
  });
});
