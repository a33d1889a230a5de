/**
 * The security policy of an account, as its server states it (MS-ASPROV 2.2.2.28), by the specification's element names.
 * A setting the server left out, or sent empty, is absent: it is not asked for. One this package has no name for is here as
 * text, one whose text is not of its type as text under `unread:` and its name. An app does not enforce what it does not
 * understand, and says so.
 */
export interface EasPolicy {
  readonly DevicePasswordEnabled?: boolean;
  readonly AlphanumericDevicePasswordRequired?: boolean;
  readonly PasswordRecoveryEnabled?: boolean;
  readonly AllowSimpleDevicePassword?: boolean;
  readonly MinDevicePasswordLength?: number;
  /** How many of the four classes (small, capital, digit, sign) a password must mix. */
  readonly MinDevicePasswordComplexCharacters?: number;
  /** Seconds without input before the device locks; 9999 and more for never. */
  readonly MaxInactivityTimeDeviceLock?: number;
  readonly MaxDevicePasswordFailedAttempts?: number;
  /** Days until the password must change, 0 for never. */
  readonly DevicePasswordExpiration?: number;
  /** How many old passwords may not come back. */
  readonly DevicePasswordHistory?: number;
  readonly RequireDeviceEncryption?: boolean;
  readonly RequireStorageCardEncryption?: boolean;
  readonly AttachmentsEnabled?: boolean;
  /** Bytes. */
  readonly MaxAttachmentSize?: number;
  readonly AllowStorageCard?: boolean;
  readonly AllowCamera?: boolean;
  readonly AllowUnsignedApplications?: boolean;
  readonly AllowUnsignedInstallationPackages?: boolean;
  readonly AllowWiFi?: boolean;
  readonly AllowTextMessaging?: boolean;
  readonly AllowPOPIMAPEmail?: boolean;
  /** 0 off, 1 hands-free only, 2 allowed. */
  readonly AllowBluetooth?: number;
  readonly AllowIrDA?: boolean;
  readonly RequireManualSyncWhenRoaming?: boolean;
  readonly AllowDesktopSync?: boolean;
  readonly AllowHTMLEmail?: boolean;
  readonly AllowBrowser?: boolean;
  readonly AllowConsumerEmail?: boolean;
  readonly AllowRemoteDesktop?: boolean;
  readonly AllowInternetSharing?: boolean;
  /** A FilterType value: 0 all, 4 two weeks, 5 a month, 6 three months, 7 six months. */
  readonly MaxCalendarAgeFilter?: number;
  /** A FilterType value: 0 all, 1 a day, 2 three days, 3 a week, 4 two weeks, 5 a month. */
  readonly MaxEmailAgeFilter?: number;
  /** Kilobytes; -1 for no bound, 0 for the header only. */
  readonly MaxEmailBodyTruncationSize?: number;
  readonly MaxEmailHTMLBodyTruncationSize?: number;
  readonly RequireSignedSMIMEMessages?: boolean;
  readonly RequireEncryptedSMIMEMessages?: boolean;
  /** 0 SHA1, 1 MD5. */
  readonly RequireSignedSMIMEAlgorithm?: number;
  /** 0 TripleDES, 1 DES, 2 RC2 128 bit, 3 RC2 64 bit, 4 RC2 40 bit. */
  readonly RequireEncryptionSMIMEAlgorithm?: number;
  /** 0 none, 1 only a strong one, 2 any. */
  readonly AllowSMIMEEncryptionAlgorithmNegotiation?: number;
  readonly AllowSMIMESoftCerts?: boolean;
  /** Names of built-in applications that may not run. */
  readonly UnapprovedInROMApplicationList?: readonly string[];
  /** Hashes of the applications that may run. */
  readonly ApprovedApplicationList?: readonly string[];
  /** Protocol 2.5: the WAP provisioning document as it came (MS-ASPROV 2.2.2.24); no other setting stands beside it. */
  readonly Data?: string;
  readonly [setting: string]: string | number | boolean | readonly string[];
}
