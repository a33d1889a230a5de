import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  deviceInformationRequest,
  emptyProvision,
  folderSyncRequest,
  policyType,
  provisionAcknowledge,
  provisionRequest,
  wipeAcknowledge,
} from '../../../src/eas/own-requests.ts';
import { decode } from '../../../src/wbxml/decode.ts';
import { at, childrenOf, textOf } from '../../../src/wbxml/tree.ts';
import { law } from '../../properties/law.ts';
import { bytesOf, RECORDINGS } from '../../conformance/recordings.ts';

const device = { model: 'x' };

function recorded(name: string): Uint8Array {
  return bytesOf(RECORDINGS.find(([one]) => one === name)?.[1].request.body);
}

describe('Provision, phase 1 [MS-ASPROV 3.1.5.1.1]', () => {
  it('is byte for byte what real servers were sent', () => {
    expect(provisionRequest({ version: '14.0', device })).toEqual(recorded('sogo/02-provision-phase1'));
    expect(provisionRequest({ version: '14.0', device })).toEqual(recorded('horde/11d-phase1-again'));
  });

  it.each(['14.1', '16.0', '16.1', '17.0'])('%s: the device information comes first [MS-ASPROV 2.2.2.53]', (version) => {
    const { root } = decode(provisionRequest({ version, device }));
    expect(childrenOf(root).map(({ name }) => name)).toEqual(['DeviceInformation', 'Policies']);
    expect(textOf(at(root, 'DeviceInformation/Set/Model'))).toBe('x');
    expect(textOf(at(root, 'Policies/Policy/PolicyType'))).toBe('MS-EAS-Provisioning-WBXML');
  });

  it.each(['2.5', '12.0', '12.1', '14.0'])('%s: there is none', (version) => {
    expect(childrenOf(decode(provisionRequest({ version, device })).root).map(({ name }) => name)).toEqual(['Policies']);
  });

  it('asks for the WAP document on 2.5 alone [MS-ASPROV 2.2.2.43]', () => {
    expect(policyType('2.5')).toBe('MS-WAP-Provisioning-XML');
    expect(policyType('12.0')).toBe('MS-EAS-Provisioning-WBXML');
    expect(textOf(at(decode(provisionRequest({ version: '2.5', device })).root, 'Policies/Policy/PolicyType'))).toBe(
      'MS-WAP-Provisioning-XML',
    );
  });
});

describe('Provision, phase 2', () => {
  it('acknowledges under the temporary key, type, key and verdict in this order [MS-ASPROV 3.1.5.1.2.1]', () => {
    expect(provisionAcknowledge({ version: '14.1', policyKey: '1426828567', status: 1 })).toEqual(recorded('horde/11e-phase2'));
    const policy = at(decode(provisionAcknowledge({ version: '2.5', policyKey: '7', status: 3 })).root, 'Policies/Policy');
    expect(policy?.children.map((node) => typeof node === 'object' && 'name' in node && [node.name, textOf(node)])).toEqual([
      ['PolicyType', 'MS-WAP-Provisioning-XML'],
      ['PolicyKey', '7'],
      ['Status', '3'],
    ]);
  });
});

describe('wipes', () => {
  it('an empty Provision is a bare root [MS-ASPROV 3.1.5.1.1]', () => {
    expect(emptyProvision()).toEqual(Uint8Array.of(3, 1, 0x6a, 0, 0, 14, 5));
  });

  it('each order is answered by its own element [MS-ASPROV 3.1.5.1.2.2, 3.1.5.1.2.3]', () => {
    const device1 = decode(wipeAcknowledge({ wipe: 'device', status: 1 })).root;
    expect(textOf(at(device1, 'RemoteWipe/Status'))).toBe('1');
    expect(childrenOf(device1)).toHaveLength(1);
    const account2 = decode(wipeAcknowledge({ wipe: 'account', status: 2 })).root;
    expect(textOf(at(account2, 'AccountOnlyRemoteWipe/Status'))).toBe('2');
    expect(childrenOf(account2)).toHaveLength(1);
  });
});

describe('the others', () => {
  it('FolderSync is byte for byte what real servers were sent [MS-ASCMD 2.2.1.5]', () => {
    expect(folderSyncRequest('0')).toEqual(recorded('sogo/03-foldersync-0'));
    expect(folderSyncRequest('vm_5b1c_30b11ea7_2')).toEqual(recorded('sogo/03b-foldersync-next'));
  });

  it('Settings carries the device information of 12.0 to 14.0 [MS-ASCMD 2.2.3.45]', () => {
    expect(deviceInformationRequest(device)).toEqual(recorded('sogo/19c-settings-devinfo'));
  });

  it('what a device does not tell is left out, the rest keeps the order of the schema', () => {
    const all = {
      userAgent: 'app/1',
      mobileOperator: 'o',
      phoneNumber: '1',
      osLanguage: 'en',
      os: 'os 1',
      friendlyName: 'my phone',
      imei: '3',
      model: 'x',
    };
    const set = at(decode(deviceInformationRequest(all)).root, 'DeviceInformation/Set');
    expect(set && childrenOf(set).map(({ name }) => name)).toEqual([
      'Model',
      'IMEI',
      'FriendlyName',
      'OS',
      'OSLanguage',
      'PhoneNumber',
      'MobileOperator',
      'UserAgent',
    ]);
  });

  it('any key and any model come back as they went in', () => {
    const word = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !text.includes('\0'));
    law(
      fc.property(word, (value) => {
        expect(textOf(at(decode(folderSyncRequest(value)).root, 'SyncKey'))).toBe(value);
        expect(textOf(at(decode(deviceInformationRequest({ model: value })).root, 'DeviceInformation/Set/Model'))).toBe(value);
      }),
    );
  });
});
