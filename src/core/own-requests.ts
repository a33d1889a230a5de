import type { EasPolicy } from './policy-document.ts';
import type { WireResponse } from './ports.ts';

export type { EasPolicy } from './policy-document.ts';

/** One change of the folder list, as FolderSync brings it (MS-ASCMD 2.2.3.7.1, 2.2.3.192, 2.2.3.42.1). */
export interface FolderChange {
  readonly kind: 'add' | 'update' | 'delete';
  readonly serverId: string;
  readonly parentId?: string;
  readonly displayName?: string;
  /** MS-ASCMD 2.2.3.186.3: 2 is the Inbox, 3 Drafts, 5 Sent Items, 8 the calendar ... */
  readonly type?: number;
}

/** What a FolderSync answer brings. */
export interface HierarchyAnswer {
  readonly syncKey: string;
  readonly changes: readonly FolderChange[];
}

/** How far the app enforces a policy: Status 1 to 4 of the acknowledgement (MS-ASPROV 2.2.2.54.1). */
export type Enforcement = 'full' | 'partial' | 'none' | 'managed-elsewhere';

/** What a Provision answer brings. */
export interface ProvisionAnswer {
  readonly policyKey?: string;
  readonly policy?: EasPolicy;
  readonly wipe?: 'device' | 'account';
}

/** `directive`: an empty Provision, which asks what the server wants after an explicit 140 (MS-ASPROV 3.1.5.1.1). */
export type ProvisionPhase = 'directive' | 'request' | 'acknowledge' | 'wipe-acknowledge' | 'wipe-refuse';

/** What a device says of itself in the first Provision from 14.1 on (MS-ASPROV 3.1.5.1.1.1). */
export interface DeviceInformation {
  readonly model: string;
  readonly imei?: string;
  readonly friendlyName?: string;
  readonly os?: string;
  readonly osLanguage?: string;
  readonly phoneNumber?: string;
  readonly mobileOperator?: string;
  readonly userAgent?: string;
}

/** What a server offers in its answer to OPTIONS (MS-ASHTTP 2.2.4). */
export interface Offer {
  readonly versions: readonly string[];
  readonly commands: readonly string[];
}

/** What may stand in an address in place of headers (MS-ASHTTP 2.2.1.1.1.1). */
export interface Stated {
  readonly version: string;
  readonly policyKey?: string;
}

/** The requests the library makes by itself, as pure functions on bytes. Filled by the protocol, used by the session. */
export interface OwnRequests {
  /** The same address for another command. */
  addressOf(url: string, command: string): string;
  /** The command an address names, undefined when it is no ActiveSync address. */
  commandOf(url: string): string | undefined;
  /** What the address itself says of version and policy key; undefined when headers say it. */
  statedIn(url: string): Stated | undefined;
  /** The address with these in it; undefined when headers have to say it. */
  restated(url: string, stated: Partial<Stated>): string | undefined;
  /** What of the app's data the address names besides the body (an item, a folder, an attachment); empty for nothing. */
  subjectOf(url: string): string;
  /** The address a redirect names, as it stands in the reply; undefined when it is none, or names none. */
  locationOf(reply: WireResponse): string | undefined;
  provision(phase: ProvisionPhase, at: ProvisionAt): Uint8Array<ArrayBuffer>;
  readProvision(reply: WireResponse): ProvisionAnswer;
  /** Does the policy ask nothing of the device that would have to be enforced? */
  asksNothing(policy: EasPolicy): boolean;
  folderSync(syncKey: string): Uint8Array<ArrayBuffer>;
  readFolderSync(reply: WireResponse): HierarchyAnswer;
  readOffer(reply: WireResponse): Offer;
  /** The newest version both sides speak; undefined when there is none. */
  commonVersion(offer: Offer): string | undefined;
}

export interface ProvisionAt {
  readonly version: string;
  readonly policyKey?: string;
  readonly enforcement?: Enforcement;
  readonly wipe?: 'device' | 'account';
  readonly device: DeviceInformation;
}
