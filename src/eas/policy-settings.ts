import type { EasPolicy } from '../core/policy-document.ts';

/** How a setting's text is read: 1 and 0, a whole number, or a list of the elements named. */
export type SettingKind = 'flag' | 'number' | { readonly listOf: string };

/** A setting: how it is read, and when it asks nothing of the device. */
export interface PolicySetting {
  readonly kind: SettingKind;
  /**
   * The value that asks for nothing; `empty` for an empty list, `never` where every value asks for something, `any` where
   * none does by itself: rules of a password say nothing while no password is asked for (MS-ASPROV 2.2.2.25).
   */
  readonly free: boolean | number | 'empty' | 'never' | 'any';
}

type Known<Name> = string extends Name ? never : Name extends 'Data' ? never : Name;
type SettingName = keyof { [Name in keyof EasPolicy as Known<Name>]: true };
type KindOf<Value> = Value extends boolean ? 'flag' : Value extends number ? 'number' : { readonly listOf: string };

/** The settings of EASProvisionDoc by element name. A row missing, or of another type than {@link EasPolicy} has, does not compile. */
export const POLICY_SETTINGS = {
  DevicePasswordEnabled: { kind: 'flag', free: false },
  AlphanumericDevicePasswordRequired: { kind: 'flag', free: 'any' },
  PasswordRecoveryEnabled: { kind: 'flag', free: 'any' },
  AllowSimpleDevicePassword: { kind: 'flag', free: 'any' },
  MinDevicePasswordLength: { kind: 'number', free: 'any' },
  MinDevicePasswordComplexCharacters: { kind: 'number', free: 'any' },
  MaxInactivityTimeDeviceLock: { kind: 'number', free: 'any' },
  MaxDevicePasswordFailedAttempts: { kind: 'number', free: 'any' },
  DevicePasswordExpiration: { kind: 'number', free: 'any' },
  DevicePasswordHistory: { kind: 'number', free: 'any' },
  RequireDeviceEncryption: { kind: 'flag', free: false },
  RequireStorageCardEncryption: { kind: 'flag', free: false },
  AttachmentsEnabled: { kind: 'flag', free: true },
  MaxAttachmentSize: { kind: 'number', free: 'never' },
  AllowStorageCard: { kind: 'flag', free: true },
  AllowCamera: { kind: 'flag', free: true },
  AllowUnsignedApplications: { kind: 'flag', free: true },
  AllowUnsignedInstallationPackages: { kind: 'flag', free: true },
  AllowWiFi: { kind: 'flag', free: true },
  AllowTextMessaging: { kind: 'flag', free: true },
  AllowPOPIMAPEmail: { kind: 'flag', free: true },
  AllowBluetooth: { kind: 'number', free: 2 },
  AllowIrDA: { kind: 'flag', free: true },
  RequireManualSyncWhenRoaming: { kind: 'flag', free: false },
  AllowDesktopSync: { kind: 'flag', free: true },
  AllowHTMLEmail: { kind: 'flag', free: true },
  AllowBrowser: { kind: 'flag', free: true },
  AllowConsumerEmail: { kind: 'flag', free: true },
  AllowRemoteDesktop: { kind: 'flag', free: true },
  AllowInternetSharing: { kind: 'flag', free: true },
  MaxCalendarAgeFilter: { kind: 'number', free: 0 },
  MaxEmailAgeFilter: { kind: 'number', free: 0 },
  MaxEmailBodyTruncationSize: { kind: 'number', free: -1 },
  MaxEmailHTMLBodyTruncationSize: { kind: 'number', free: -1 },
  RequireSignedSMIMEMessages: { kind: 'flag', free: false },
  RequireEncryptedSMIMEMessages: { kind: 'flag', free: false },
  RequireSignedSMIMEAlgorithm: { kind: 'number', free: 'any' },
  RequireEncryptionSMIMEAlgorithm: { kind: 'number', free: 'any' },
  AllowSMIMEEncryptionAlgorithmNegotiation: { kind: 'number', free: 'any' },
  AllowSMIMESoftCerts: { kind: 'flag', free: true },
  UnapprovedInROMApplicationList: { kind: { listOf: 'ApplicationName' }, free: 'empty' },
  ApprovedApplicationList: { kind: { listOf: 'Hash' }, free: 'empty' },
} as const satisfies { readonly [Name in SettingName]: PolicySetting & { readonly kind: KindOf<Required<EasPolicy>[Name]> } };

/**
 * Does the policy ask nothing of the device, so that any app enforces it in full? A setting without a row counts as one
 * that asks.
 */
export function isPermissive(policy: EasPolicy): boolean {
  return Object.entries(policy).every(([name, value]) => {
    const setting = ROWS.get(name);
    if (setting === undefined) return false;
    return setting.free === 'any' || (Array.isArray(value) ? value.length === 0 : value === setting.free);
  });
}

const ROWS: ReadonlyMap<string, PolicySetting> = new Map(Object.entries(POLICY_SETTINGS));
