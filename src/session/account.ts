import type { Hold } from '../core/outcome.ts';
import type { CollectionNote } from '../core/collection.ts';
import { NOTHING_LEARNED, type Heartbeat } from '../core/heartbeat.ts';
import { EMPTY_LEDGER, type Ledger, type Strikes } from '../policy/ledger.ts';
import type { WipeScope } from '../core/session.ts';
import type { MailNote } from '../core/mail.ts';
import type { Rung } from '../core/rungs.ts';
import type { Moved } from './address.ts';

/** What a hold keeps from going out. */
export interface Block {
  /** `request`: the same wish only, by its key: command and collections, one mail, one body. */
  readonly scope: 'account' | 'uploads' | 'request' | 'folders';
  readonly key?: string;
  /** `folders`: what a doubtful folder list still has, by CollectionId. What it is about goes on. */
  readonly listed?: readonly string[];
}

/** A hold with what it blocks. */
export interface Blocking extends Hold {
  /** The rung that could not be made whole: whole again, by whoever's doing, the hold goes. */
  readonly rung?: Rung;
  readonly block: Block;
}

/** What an account knows of its folder list. Counts and times only. */
export interface FolderCount {
  readonly count: number;
  /** Not before then is a list believed from which half of them are gone: wall time in ms; 0: nothing is in doubt. */
  readonly until: number;
}

/** What a session knows of its account and may store: no secret, no mail, no SyncKey. Plain JSON, replaced, never changed. */
export interface AccountState {
  readonly ledger: Ledger;
  readonly holds: readonly Blocking[];
  /** The server asked for silence until then: wall time in ms. */
  readonly notBefore: number;
  /** When the credentials were last seen to work: wall time in ms. */
  readonly signedInAt: number;
  /** The version agreed after OPTIONS; undefined while the app's own header stands. */
  readonly version?: string;
  /** Where the account was found to live; undefined while the app's own address stands. */
  readonly endpoint?: Moved;
  /** A wipe the server has ordered: told, or agreed to by the app and not carried out yet. */
  readonly wipe?: Wipe;
  readonly nextHold: number;
  /** Mails that went out, by ClientId: those whose end is open, and the latest of those that arrived. */
  readonly mails: Readonly<Record<string, MailNote>>;
  /** Requests that must not happen twice and whose end is not known, by the digest of their bytes. */
  readonly open: Readonly<Record<string, OpenNote>>;
  /** Has this server shown that it recognises a mail that comes again (Status 118)? */
  readonly answers118: boolean;
  /** Collections that are not simply complete, by their id. */
  readonly collections: Readonly<Record<string, CollectionNote>>;
  /** Has it ever been given an item? A device in quarantine never is. */
  readonly fed: boolean;
  readonly folders: FolderCount;
  /** What its long polls have shown. */
  readonly longpoll: Heartbeat;
}

/** A request that went out: what it was, since when (wall time in ms), and how often it met which failure. */
export interface OpenNote {
  readonly command: string;
  readonly collectionId?: string;
  readonly since: number;
  /** The session that wrote it down. */
  readonly by?: string;
  /** When it was last out: wall time in ms; and whether somebody has seen that its answer is lost. */
  readonly outAt?: number;
  readonly isLost?: boolean;
  /** It was found after whoever asked had been told that nobody knows: asked for again it is done. */
  readonly isFound?: boolean;
  /** When a mail without an id arrived, for whoever else has it in doubt: wall time in ms. Asked for after that it is a new wish. */
  readonly arrivedAt?: number;
  readonly strikes: Strikes;
}

/** How far an order to wipe has come. */
export interface Wipe {
  readonly scope: WipeScope;
  readonly step: 'directed' | 'consented';
}

/** Mails in doubt remembered at most. An app has a handful; more are the oldest ones, long looked for. */
export const MAILS_REMEMBERED = 200;

/** Confirmed mails remembered at most, and as many returned ones: enough for an app that was killed before it wrote down what became of them. */
export const SETTLED_REMEMBERED = 50;

export const NEW_ACCOUNT: AccountState = {
  ledger: EMPTY_LEDGER,
  holds: [],
  notBefore: 0,
  signedInAt: Number.NEGATIVE_INFINITY,
  nextHold: 1,
  mails: {},
  open: {},
  answers118: false,
  collections: {},
  fed: false,
  folders: { count: 0, until: 0 },
  longpoll: NOTHING_LEARNED,
};

/** Holds about one wish kept at most, the newest. What is in doubt is remembered besides, and looked for when it comes again. */
export const WISHES_HELD = 200;

/** Adds a hold under a new id; one of the same reason, reach and person is replaced, not doubled; one that says nothing new stands. */
export function withHold(account: AccountState, hold: Omit<Blocking, 'id'>): { account: AccountState; hold: Blocking } {
  const same = account.holds.find(
    ({ why, who, block }) => why === hold.why && who === hold.who && block.scope === hold.block.scope && block.key === hold.block.key,
  );
  if (same !== undefined && isSame(same, hold)) return { account, hold: same };
  const added: Blocking = { ...hold, id: same?.id ?? `hold-${account.nextHold}` };
  const surplus = account.holds.filter((known) => known !== same && known.block.scope === 'request').slice(0, 1 - WISHES_HELD);
  const others = account.holds.filter((known) => known !== same && !surplus.includes(known));
  return { account: { ...account, holds: [...others, added], nextHold: account.nextHold + (same ? 0 : 1) }, hold: added };
}

/** Does it say nothing new: until the same time, for the same rung, about the same folders? */
function isSame(known: Blocking, { until, rung, block }: Omit<Blocking, 'id'>): boolean {
  return known.until === until && known.rung === rung && known.block.listed?.join() === block.listed?.join();
}

/** The account with an order to wipe, or without one. */
export function withWipe(account: AccountState, wipe: Wipe | undefined): AccountState {
  if (account.wipe === wipe) return account;
  const { wipe: _, ...rest } = account;
  return wipe === undefined ? rest : { ...rest, wipe };
}

export function withoutHold(account: AccountState, id: string): AccountState {
  return { ...account, holds: account.holds.filter((hold) => hold.id !== id) };
}

/** The hold that keeps this request back, if any: of the account first. @param request `keys`: the names its wish is known by */
export function blockOf(
  account: AccountState,
  request: {
    readonly keys: readonly string[];
    readonly uploads: boolean;
    /** Does it work on the folders themselves? */
    readonly folders?: boolean;
    readonly collections?: readonly string[];
  },
): Blocking | undefined {
  return (
    account.holds.find((hold) => hold.block.scope === 'account') ??
    account.holds.find((hold) => hold.block.scope === 'uploads' && request.uploads) ??
    account.holds.find((hold) => hold.block.scope === 'folders' && isVanished(hold, request)) ??
    account.holds.find((hold) => hold.block.scope === 'request' && request.keys.some((key) => key === hold.block.key))
  );
}

/** Is it about what a doubtful folder list does not have, or about the folders themselves? */
export function isVanished(
  { block }: Blocking,
  { folders = false, collections = [] }: { readonly folders?: boolean; readonly collections?: readonly string[] },
): boolean {
  return folders || collections.some((id) => block.listed?.includes(id) !== true);
}

/** The hold of a folder list that is not believed yet: until it ends nobody asks for the list, and what it still has goes on. */
export function limboOf({ holds }: AccountState): Blocking | undefined {
  return holds.find(({ block }) => block.scope === 'folders');
}

/** Notes how a mail stands; undefined when it is known not to have left. What is forgotten first is what has arrived long ago. */
export function withMail(account: AccountState, clientId: string, note: MailNote | undefined): AccountState {
  const { [clientId]: _, ...others } = account.mails;
  if (note === undefined) return { ...account, mails: others };
  // Ids that are small numbers come first in any object: by time, and the new one is kept whatever it is called.
  const sorted = Object.entries(others).sort(([, a], [, b]) => a.since - b.since);
  const kept = (most: number, ...states: MailNote['state'][]) => sorted.filter(([, { state }]) => states.includes(state)).slice(1 - most);
  const settled = [...kept(SETTLED_REMEMBERED, 'returned'), ...kept(SETTLED_REMEMBERED, 'confirmed')];
  return { ...account, mails: { ...Object.fromEntries([...settled, ...kept(MAILS_REMEMBERED, 'sent', 'unknown')]), [clientId]: note } };
}

/** How a mail stands, if it was ever on its way. */
export function mailNote(account: AccountState, clientId: string): MailNote | undefined {
  return Object.hasOwn(account.mails, clientId) ? account.mails[clientId] : undefined;
}
