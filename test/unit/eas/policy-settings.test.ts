import { describe, expect, it } from 'vitest';
import type { EasPolicy } from '../../../src/core/policy-document.ts';
import { isPermissive, POLICY_SETTINGS } from '../../../src/eas/policy-settings.ts';
import { PROVISION } from '../../../src/wbxml/pages/provision.ts';

/** Elements of the page that are no settings. */
const OTHERS = [
  'Provision',
  'Policies',
  'Policy',
  'PolicyType',
  'PolicyKey',
  'Data',
  'Status',
  'RemoteWipe',
  'EASProvisionDoc',
  'ApplicationName',
  'Hash',
  'AccountOnlyRemoteWipe',
];

it('every setting of the code page has a row [MS-ASWBXML 2.1.2.1.15]', () => {
  const settings = Object.keys(PROVISION.tokens).filter((name) => !OTHERS.includes(name));
  expect(Object.keys(POLICY_SETTINGS).toSorted()).toEqual(settings.toSorted());
});

describe('a policy that asks nothing', () => {
  it('is the empty one, or one of settings that are all free', () => {
    expect(isPermissive({})).toBe(true);
    expect(isPermissive({ DevicePasswordEnabled: false, AttachmentsEnabled: true })).toBe(true);
    expect(isPermissive({ AllowBluetooth: 2, MaxEmailAgeFilter: 0, UnapprovedInROMApplicationList: [] })).toBe(true);
  });

  it.each<[EasPolicy]>([
    [{ DevicePasswordEnabled: true }],
    [{ AttachmentsEnabled: false }],
    [{ RequireDeviceEncryption: true }],
    [{ AllowBluetooth: 1 }],
    [{ MaxAttachmentSize: 0 }],
    [{ UnapprovedInROMApplicationList: ['a.exe'] }],
    [{ 'unread:AllowCamera': 'maybe' }],
    [{ '14:0x3f': '0' }],
    [{ Data: '<wap-provisioningdoc/>' }],
  ])('%j is not', (policy) => {
    expect(isPermissive(policy)).toBe(false);
  });

  it('has password settings only where a password is asked for [MS-ASPROV 2.2.2.25]', () => {
    const settings = { MinDevicePasswordLength: 8, AllowSimpleDevicePassword: false, MaxInactivityTimeDeviceLock: 60 };
    expect(isPermissive(settings)).toBe(true);
    expect(isPermissive({ ...settings, DevicePasswordEnabled: false })).toBe(true);
    expect(isPermissive({ ...settings, DevicePasswordEnabled: true })).toBe(false);
  });
});
