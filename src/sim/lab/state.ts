import type { WbxmlElement } from '../../wbxml/tree.ts';

// What the lab remembers. All of it is immutable: a request makes a new state from the old one, so that a simulator can
// keep, compare and branch states.

/** A folder; its type is MS-ASCMD 2.2.1.5's number (2 Inbox, 5 Sent Items, 12 a user's mail folder). */
export interface Folder {
  readonly id: string;
  /** `0` at the top. */
  readonly parentId: string;
  readonly name: string;
  readonly type: number;
  /** Rises with each change, over the whole mailbox. */
  readonly version: number;
}

/** An item: what a client sees of it is the children of its ApplicationData. */
export interface Item {
  readonly id: string;
  readonly version: number;
  readonly fields: readonly WbxmlElement[];
}

/** A message that left the mailbox. */
export interface SentMail {
  readonly at: number;
  readonly deviceId: string;
  readonly command: string;
  readonly clientId?: string;
  readonly messageId?: string;
  readonly subject: string;
  readonly recipients: readonly string[];
}

export interface Mailbox {
  /** The last version or id given out. */
  readonly serial: number;
  readonly folders: ReadonlyMap<string, Folder>;
  /** Items by folder, then by ServerId. */
  readonly items: ReadonlyMap<string, ReadonlyMap<string, Item>>;
  readonly sent: readonly SentMail[];
  /** Settings Oof, as it was set last. */
  readonly oof: readonly WbxmlElement[];
}

/** An answer that is repeated when the same request comes again, because it may have been lost (MS-ASCMD 3.1.5.9). */
export interface Answered {
  /** The key the request carried. */
  readonly key: string;
  readonly request: Uint8Array;
  readonly reply: WbxmlElement;
  /** What the client had when it sent that key. */
  readonly had: ReadonlyMap<string, number>;
}

/** What a device has of something, under the key it was given last: ids to versions. */
export interface Held {
  readonly key: string;
  readonly has: ReadonlyMap<string, number>;
  readonly before?: Answered;
}

export type Conflict = 'server-wins' | 'client-wins';

/** A collection as a device knows it. */
export interface HeldCollection extends Held {
  /** Options stay until they are sent anew (MS-ASCMD 2.2.1.21). */
  readonly conflict: Conflict;
}

/** The policy handshake of a device (MS-ASPROV 3.2.5.1). */
export interface DevicePolicy {
  /** Given out in the first phase; good for the acknowledgement only. */
  readonly temporary?: string;
  /** Which edition of the policy went out with it. */
  readonly temporaryEdition?: number;
  readonly key?: string;
  /** When the key was given out. */
  readonly since: number;
  /** Which edition of the policy it stands for. */
  readonly edition: number;
}

/** A remote wipe on its way. It ends as done, or stays after the device said that it failed. */
export interface Wipe {
  readonly scope: 'device' | 'account';
  readonly stage: 'ordered' | 'directed' | 'done' | 'failed';
}

/** The remembered Ping of a device (MS-ASCMD 2.2.1.13). */
export interface PingSettings {
  readonly seconds: number;
  readonly folders: readonly string[];
}

/** One collection of a Sync request. */
export interface SyncCollection {
  readonly id: string;
  readonly key: string;
  /** Undefined: not said. */
  readonly getChanges: boolean | undefined;
  readonly windowSize: number;
  readonly conflict: Conflict | undefined;
  readonly deletesAsMoves: boolean;
  /** Add, Change, Delete, Fetch as sent. */
  readonly commands: readonly WbxmlElement[];
}

/** A whole Sync request, with what an empty or partial one took from the last. */
export interface SyncAsk {
  readonly collections: readonly SyncCollection[];
  readonly waitMs: number | undefined;
  /** WindowSize over all collections. */
  readonly windowSize: number;
  /** What the client sent, or the remembered request's bytes when it sent nothing. */
  readonly bytes: Uint8Array;
}

export interface Device {
  readonly id: string;
  readonly hierarchy?: Held;
  readonly collections: ReadonlyMap<string, HeldCollection>;
  readonly policy: DevicePolicy;
  readonly wipe?: Wipe;
  readonly ping?: PingSettings;
  readonly sync?: SyncAsk;
  /** Model, OS and the like, as the device said. */
  readonly information: Readonly<Record<string, string>>;
  /** ClientIds of the last mails, for 118. */
  readonly sentIds: readonly string[];
}

/** What one request works on: one mailbox, one device. */
export interface Account {
  readonly mailbox: Mailbox;
  readonly device: Device;
}

/** All a lab remembers. Immutable: {@link handle} makes the next one from it. */
export interface LabState {
  readonly mailboxes: ReadonlyMap<string, Mailbox>;
  /** By user. */
  readonly passwords: ReadonlyMap<string, string>;
  /** By {@link deviceKey}. */
  readonly devices: ReadonlyMap<string, Device>;
  /** Raised by the administrator: older policy keys are refused then. */
  readonly policyEdition: number;
}

/** Devices are kept per user: the same phone with two accounts is two devices. */
export function deviceKey(user: string, deviceId: string): string {
  return `${user}\n${deviceId}`;
}

export function newDevice(id: string): Device {
  return { id, collections: new Map(), policy: { since: 0, edition: 0 }, information: {}, sentIds: [] };
}

/** A map with one entry set, or removed when the value is undefined. */
export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V | undefined): ReadonlyMap<K, V> {
  const next = new Map(map);
  if (value === undefined) next.delete(key);
  else next.set(key, value);
  return next;
}

/** An object without one of its optional fields. */
export function without<T extends object, K extends keyof T>(from: T, field: K): Omit<T, K> {
  const { [field]: _gone, ...rest } = from;
  return rest;
}
