import { isRecord } from '../core/record.ts';
import type { Effect } from '../core/effect.ts';
import { NEW_COLLECTION, type CollectionState } from '../core/collection.ts';
import { NOTHING_LEARNED, type Heartbeat } from '../core/heartbeat.ts';
import type { MailState } from '../core/mail.ts';
import type { Epochs, Rung } from '../core/rungs.ts';
import { EMPTY_LEDGER, isLedger } from '../policy/ledger.ts';
import { NEW_ACCOUNT, type AccountState } from './account.ts';
import { isAddress } from './address.ts';

/** What is stored: an own record with an own version, never a snapshot of xstate's. No secret, no mail, no SyncKey. */
export interface Envelope {
  readonly version: 1;
  readonly account: AccountState;
  readonly ladder: { readonly broken: readonly Rung[]; readonly epochs: Epochs; readonly fromZero: boolean };
  /** What was about to be done, by machine. */
  readonly pending: readonly { readonly machine: string; readonly effect: Effect['type'] }[];
}

/** What was found: a usable envelope, nothing, or something that is put aside. */
export type Opened = { readonly envelope: Envelope } | { readonly setAside: 'damaged' | 'newer' } | undefined;

/** Bound on the stored text: an account's state is a few kilobytes, anything far larger is not ours. */
export const ENVELOPE_CHARACTERS = 1_000_000;

export function closeEnvelope(envelope: Envelope): string {
  // JSON has no infinity: who never signed in is stored as null, and read back as never.
  const data = JSON.stringify(envelope);
  if (data.length <= ENVELOPE_CHARACTERS) return data;
  // More than will be read again: what a server can be asked for anew goes, what may have been done stays.
  const { account } = envelope;
  return JSON.stringify({ ...envelope, account: { ...account, ledger: { ...account.ledger, resets: {} }, collections: {}, holds: [] } });
}

/** Reads what was stored. Validated before anything is built on it; what does not fit is put aside, never guessed at. */
export function openEnvelope(data: string | undefined): Opened {
  if (data === undefined) return undefined;
  if (data.length > ENVELOPE_CHARACTERS) return { setAside: 'damaged' };
  let stored: unknown;
  try {
    stored = JSON.parse(data);
  } catch {
    // What is no JSON is no record either.
  }
  if (!isRecord(stored)) return { setAside: 'damaged' };
  if (typeof stored['version'] === 'number' && stored['version'] > 1) return { setAside: 'newer' };
  const { account, ladder } = stored;
  if (stored['version'] !== 1 || !isAccount(account) || !isLadder(ladder)) return { setAside: 'damaged' };
  return {
    envelope: {
      version: 1,
      account: {
        ...NEW_ACCOUNT,
        ...account,
        ledger: { ...NEW_ACCOUNT.ledger, ...account.ledger },
        signedInAt: account.signedInAt ?? Number.NEGATIVE_INFINITY,
      },
      ladder,
      pending: [],
    },
  };
}

function isAccount(value: unknown): value is AccountState {
  if (!isRecord(value) || !isRecord(value['ledger']) || !Array.isArray(value['holds'])) return false;
  // What a younger life has added is missing in an older one; null stands for nothing.
  const { ledger, holds, notBefore, nextHold, mails = {}, open = {} } = value;
  if (!isLedger({ ...EMPTY_LEDGER, ...(ledger as object) })) return false;
  if (!isRecord(mails) || !Object.values(mails).every(isMailNote)) return false;
  if (!isWipe(value['wipe'])) return false;
  if (!isRecord(open) || !Object.values(open).every(isOpenNote)) return false;
  if (!isMoved(value['endpoint']) || !isHeartbeat(value['longpoll'])) return false;
  if (!isCollections(value['collections']) || !isFolders(value['folders']) || !Number.isFinite(value['signedInAt'] ?? 0)) return false;
  if (!Object.entries(PLAIN).every(([name, type]) => value[name] === undefined || typeof value[name] === type)) return false;
  return Number.isFinite(notBefore) && Number.isInteger(nextHold) && (holds as unknown[]).every(isHold);
}

const PLAIN = { version: 'string', answers118: 'boolean', fed: 'boolean' } as const;

function isTally(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every(Number.isFinite);
}

const MAIL_STATES: readonly string[] = ['sent', 'unknown', 'returned', 'confirmed'] satisfies MailState[];

function isMailNote(value: unknown): boolean {
  if (!isRecord(value) || !MAIL_STATES.includes(value['state'] as string)) return false;
  return Number.isFinite(value['since']) && Number.isFinite(value['outAt'] ?? 0) && isName(value['by']);
}

function isWipe(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isRecord(value)) return false;
  return ['device', 'account'].includes(value['scope'] as string) && ['directed', 'consented'].includes(value['step'] as string);
}

function isOpenNote(value: unknown): boolean {
  if (!isRecord(value) || !isTally(value['strikes'])) return false;
  const times = [value['outAt'] ?? 0, value['arrivedAt'] ?? 0];
  const flags = [value['isLost'], value['isFound']];
  if (!times.every(Number.isFinite) || !flags.every((flag) => ['undefined', 'boolean'].includes(typeof flag))) return false;
  return typeof value['command'] === 'string' && Number.isFinite(value['since']) && isName(value['by']);
}

function isName(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function isMoved(value: unknown): boolean {
  if (value === undefined) return true;
  return (
    isRecord(value) &&
    typeof value['from'] === 'string' &&
    isAddress(value['to']) &&
    ['undefined', 'boolean'].includes(typeof value['isGiven'])
  );
}

const COLLECTION_STATES: readonly string[] = ['keyless', 'downloading', 'complete', 'doubting', 'stalled'] satisfies CollectionState[];

function isCollections(value: unknown): boolean {
  if (value === undefined) return true;
  return isRecord(value) && Object.values(value).every(isCollection);
}

function isCollection(value: unknown): boolean {
  if (!isRecord(value) || !COLLECTION_STATES.includes(value['state'] as string)) return false;
  const { state: _, ...numbers } = NEW_COLLECTION;
  return Object.keys(numbers).every((name) => Number.isFinite(value[name]));
}

function isFolders(value: unknown): boolean {
  return value === undefined || (isRecord(value) && Number.isFinite(value['count']) && Number.isFinite(value['until']));
}

/** Numbers only; bounds that exclude each other are none. */
function isHeartbeat(value: unknown): boolean {
  if (value === undefined) return true;
  if (!isRecord(value)) return false;
  const numbers = Object.keys(NOTHING_LEARNED).map((name) => value[name]);
  if (!numbers.every((number) => Number.isSafeInteger(number) && (number as number) >= 0)) return false;
  const { good, bad, least, most } = value as unknown as Heartbeat;
  return (bad === 0 || good < bad) && (most === 0 || least <= most);
}

function isHold(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value['id'] === 'string' &&
    typeof value['who'] === 'string' &&
    typeof value['why'] === 'string' &&
    (value['until'] === undefined || Number.isFinite(value['until'])) &&
    isRecord(value['block']) &&
    typeof value['block']['scope'] === 'string' &&
    isRecord(value['step'])
  );
}

function isLadder(value: unknown): value is Envelope['ladder'] {
  if (!isRecord(value) || !Array.isArray(value['broken']) || !isTally(value['epochs'])) return false;
  return value['broken'].every((rung) => typeof rung === 'string') && typeof value['fromZero'] === 'boolean';
}
