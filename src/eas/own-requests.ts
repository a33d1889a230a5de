import type { DeviceInformation } from '../core/own-requests.ts';
import { element } from '../wbxml/build.ts';
import type { EasName } from '../wbxml/book.ts';
import { encode } from '../wbxml/encode.ts';
import type { WbxmlElement } from '../wbxml/tree.ts';
import { isBelow } from './versions.ts';

// What the library sends by itself. No byte of the app is in any of it, so it can be made again at any time.

/** From 12.0 on; 2.5 asks for the WAP document instead (MS-ASPROV 2.2.2.43). */
const WBXML_POLICY = 'MS-EAS-Provisioning-WBXML';
const WAP_POLICY = 'MS-WAP-Provisioning-XML';

/** What the app made of a policy: 1 all applied, 2 partly (at least the PIN), 3 not at all, 4 another manager does it. MS-ASPROV 2.2.2.54.2. */
export type PolicyVerdict = 1 | 2 | 3 | 4;

/** What the app made of an order to wipe: 1 it does it, 2 it does not. MS-ASPROV 2.2.2.54.3. */
export type WipeVerdict = 1 | 2;

/** The type of policy asked for at a protocol version. */
export function policyType(version: string): string {
  return isBelow(version, '12.0') ? WAP_POLICY : WBXML_POLICY;
}

/**
 * Phase 1: asks for the policy. Carries the device information from 14.1 on, where its absence is Status 165, and never on
 * 12.0 to 14.0, where it is a fault; there it goes out as {@link deviceInformationRequest} (MS-ASPROV 2.2.2.53, 3.1.5.1.1).
 *
 * @example provisionRequest({ version: '14.1', device: { model: 'Phone' } })
 */
export function provisionRequest(at: { readonly version: string; readonly device: DeviceInformation }): Uint8Array<ArrayBuffer> {
  const policy = element('Provision:Policy', text('Provision:PolicyType', policyType(at.version)));
  return encode(
    element(
      'Provision:Provision',
      isBelow(at.version, '14.1') ? undefined : deviceInformation(at.device),
      element('Provision:Policies', policy),
    ),
  );
}

/**
 * Phase 2: tells the server what the app made of the policy, under the temporary key of phase 1, which also goes into
 * X-MS-PolicyKey (MS-ASPROV 3.1.5.1.2.1).
 */
export function provisionAcknowledge(at: {
  readonly version: string;
  readonly policyKey: string;
  readonly status: PolicyVerdict;
}): Uint8Array<ArrayBuffer> {
  return encode(
    element(
      'Provision:Provision',
      element(
        'Provision:Policies',
        element(
          'Provision:Policy',
          text('Provision:PolicyType', policyType(at.version)),
          text('Provision:PolicyKey', at.policyKey),
          text('Provision:Status', String(at.status)),
        ),
      ),
    ),
  );
}

/** Asks what the server wants after an explicit 140: a Provision with nothing in it, under key 0 (MS-ASPROV 3.1.5.1.1). */
export function emptyProvision(): Uint8Array<ArrayBuffer> {
  return encode(element('Provision:Provision'));
}

/** Answers an order to wipe the device, or this account's data alone (16.1). The wipe does not wait for the reply (MS-ASPROV 3.1.5.1.2.2, .3). */
export function wipeAcknowledge(at: { readonly wipe: 'device' | 'account'; readonly status: WipeVerdict }): Uint8Array<ArrayBuffer> {
  const order = at.wipe === 'device' ? 'Provision:RemoteWipe' : 'Provision:AccountOnlyRemoteWipe';
  return encode(element('Provision:Provision', element(order, text('Provision:Status', String(at.status)))));
}

/** Settings that tell the server about the device, on 12.0 to 14.0 after Provision and before FolderSync (MS-ASPROV 3.1.5.2 notes). */
export function deviceInformationRequest(device: DeviceInformation): Uint8Array<ArrayBuffer> {
  return encode(element('Settings:Settings', deviceInformation(device)));
}

/** Asks for the folder hierarchy from this key on; `0` for all of it (MS-ASCMD 2.2.1.5). */
export function folderSyncRequest(syncKey: string): Uint8Array<ArrayBuffer> {
  return encode(element('FolderHierarchy:FolderSync', text('FolderHierarchy:SyncKey', syncKey)));
}

/** MS-ASCMD 2.2.3.45, children in the order of its schema. */
function deviceInformation(device: DeviceInformation): WbxmlElement {
  return element(
    'Settings:DeviceInformation',
    element(
      'Settings:Set',
      text('Settings:Model', device.model),
      optional('Settings:IMEI', device.imei),
      optional('Settings:FriendlyName', device.friendlyName),
      optional('Settings:OS', device.os),
      optional('Settings:OSLanguage', device.osLanguage),
      optional('Settings:PhoneNumber', device.phoneNumber),
      optional('Settings:MobileOperator', device.mobileOperator),
      optional('Settings:UserAgent', device.userAgent),
    ),
  );
}

function text(name: EasName, value: string): WbxmlElement {
  return element(name, value);
}

function optional(name: EasName, value: string | undefined): WbxmlElement | undefined {
  return value === undefined ? undefined : element(name, value);
}
