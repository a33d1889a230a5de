/** Protocol versions the lab can speak. */
export const LAB_VERSIONS = ['12.1', '14.0', '14.1', '16.0', '16.1'] as const;
/** One of {@link LAB_VERSIONS}. */
export type LabVersion = (typeof LAB_VERSIONS)[number];

/** What differs between protocol versions, as far as the lab does it. */
export interface VersionFacts {
  /** Common statuses (101 and up) stand in the body; before, HTTP codes stood for them. MS-ASCMD 2.2.2 */
  readonly commonStatus: boolean;
  /** Where a device introduces itself. MS-ASPROV 3.1.5.1: in the first Provision from 14.1 on, by Settings before. */
  readonly deviceInformation: 'settings' | 'provision';
  /** What SendMail, SmartReply and SmartForward carry: WBXML with a ClientId, or the bare message. MS-ASCMD 2.2.1.17 */
  readonly mail: 'rfc822' | 'wbxml';
  /** Is HeartbeatInterval known to Sync? Before there is only Wait. MS-ASCMD 2.2.3.180 */
  readonly syncHeartbeat: boolean;
  /** Do Sync and GetItemEstimate name the Class of a collection in their replies? MS-ASCMD 2.2.1.21 */
  readonly classInReply: boolean;
  /** Are Notes folders known? */
  readonly notes: boolean;
  /** Is the recipient information cache shown? MS-ASCMD 2.2.1.5 */
  readonly recipientCache: boolean;
  /** Can a wipe be for the account alone? MS-ASPROV 3.1.5.1 */
  readonly accountOnlyWipe: boolean;
  /** May a client add mail to the Drafts folder? MS-ASCMD 3.1.5.4 */
  readonly drafts: boolean;
}

const EARLY: VersionFacts = {
  commonStatus: false,
  deviceInformation: 'settings',
  mail: 'rfc822',
  syncHeartbeat: false,
  classInReply: true,
  notes: false,
  recipientCache: false,
  accountOnlyWipe: false,
  drafts: false,
};
const V14_0: VersionFacts = { ...EARLY, commonStatus: true, mail: 'wbxml', syncHeartbeat: true, classInReply: false, notes: true };
const V14_1: VersionFacts = { ...V14_0, deviceInformation: 'provision', recipientCache: true };
const V16_0: VersionFacts = { ...V14_1, drafts: true };
const V16_1: VersionFacts = { ...V16_0, accountOnlyWipe: true };

/** One row per version. */
export const VERSION_FACTS: Readonly<Record<LabVersion, VersionFacts>> = {
  '12.1': EARLY,
  '14.0': V14_0,
  '14.1': V14_1,
  '16.0': V16_0,
  '16.1': V16_1,
};
