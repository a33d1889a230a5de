import { element } from '../../wbxml/build.ts';
import type { EasName } from '../../wbxml/book.ts';
import { encode } from '../../wbxml/encode.ts';
import type { WbxmlElement } from '../../wbxml/tree.ts';
import { HTTP_ELSE, HTTP_FOR_STATUS, HTTP_LAST, labCommand } from './commands.ts';
import type { Query } from './query.ts';
import type { World } from './rules.ts';
import type { Account } from './state.ts';
import type { LabVersion, VersionFacts } from './versions.ts';
import { NO_BYTES } from './wire.ts';
import type { LabReply } from './wire.ts';

/** A request that passed the gate: who asks what, in which version. */
export interface Ask {
  readonly world: World;
  readonly user: string;
  readonly command: string;
  readonly query: Query;
  readonly version: LabVersion;
  readonly facts: VersionFacts;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
  /** The decoded body; undefined when it is empty or a bare message. */
  readonly root: WbxmlElement | undefined;
  /** The edition of the policy that is in force. */
  readonly policyEdition: number;
  /** When the request came, if it has been waiting since (Ping, Sync with Wait). */
  readonly waitingSince: number | undefined;
}

/** A message on its way to a mailbox of this server. */
export interface Post {
  readonly to: string;
  readonly fields: readonly WbxmlElement[];
}

/** What came of a request: an answer, or waiting until a time or a change. */
export type Turn =
  | { readonly account: Account; readonly reply: LabReply; readonly posts?: readonly Post[] }
  | { readonly account: Account; readonly waitUntil: number };

export type Handler = (account: Account, ask: Ask) => Turn;

/** Said in every answer, as Exchange does: by it a client tells the server from a captive portal. */
export const SERVER_HEADERS = { 'MS-Server-ActiveSync': '15.2' } as const;
export const WBXML_TYPE = 'application/vnd.ms-sync.wbxml';

export function httpReply(status: number, headers: Readonly<Record<string, string>> = {}): LabReply {
  return { status, headers: { ...SERVER_HEADERS, ...headers }, body: NO_BYTES };
}

export function wbxmlReply(root: WbxmlElement): LabReply {
  return { status: 200, headers: { ...SERVER_HEADERS, 'Content-Type': WBXML_TYPE }, body: encode(root) };
}

/** 200 without a body: nothing changed (Sync), or sent (SendMail). */
export const EMPTY_REPLY: LabReply = httpReply(200);

/** A reply of a command that says nothing but its Status, and what belongs beside it. */
export function statusReply(command: string, code: number, ...beside: readonly WbxmlElement[]): LabReply {
  const root = labCommand(command)?.root;
  if (root === undefined) return httpReply(HTTP_FOR_STATUS[code] ?? HTTP_ELSE[code] ?? HTTP_LAST);
  const status = `${root.slice(0, root.indexOf(':'))}:Status` as EasName;
  return wbxmlReply(element(root as EasName, element(status, String(code)), ...beside));
}

/** A common status in the form the version knows: in the body from 14.0 on, as an HTTP code below (MS-ASCMD 2.2.2). */
export function commonReply(command: string, facts: VersionFacts, code: number): LabReply {
  if (facts.commonStatus) return statusReply(command, code);
  return httpReply(HTTP_FOR_STATUS[code] ?? HTTP_ELSE[code] ?? HTTP_LAST);
}

/** Nothing done, nothing changed. */
export function refused(account: Account, ask: Ask, code: number): Turn {
  return { account, reply: commonReply(ask.command, ask.facts, code) };
}

/** The command's own status at its root. */
export function answered(account: Account, ask: Ask, code: number, ...beside: readonly WbxmlElement[]): Turn {
  return { account, reply: statusReply(ask.command, code, ...beside) };
}
