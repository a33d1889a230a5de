import type { StatusId } from '../core/status-id.ts';

/** What a status tells of the request it ended, whatever is done about it. */
export interface Traits {
  /** Nothing of the request can have left the device. */
  readonly unsent?: true;
  /** Nobody knows whether the request was carried out: no answer, one that says nothing, or a fault a server may have after the work. */
  readonly open?: true;
  /** A long poll that ends so was heard by nobody any more: the line broke in silence, or what stands before the server gave up waiting. */
  readonly died?: true;
  /** There was no network to try: it costs the account nothing, and ends as soon as the platform has one. */
  readonly offline?: true;
  /** The answer had nothing in it. */
  readonly empty?: true;
  /** The server knows the ClientId from an earlier attempt. */
  readonly recognised?: true;
}

/** The statuses that tell more than their decision (MS-ASCMD 3.1.5.9; 2.2.1.21.2 for an empty answer; 2.2.4 for 118). */
export const TRAITS = {
  'transport.offline': { unsent: true, offline: true },
  'transport.cut-before-send': { unsent: true },
  'transport.tls': { unsent: true },
  'transport.cut-after-send': { open: true, died: true },
  'transport.timeout': { open: true, died: true },
  'transport.html-body': { open: true },
  'transport.empty-body': { open: true, empty: true },
  'transport.undecodable': { open: true },
  'http.500': { open: true },
  'http.502': { open: true },
  'http.504': { open: true, died: true },
  // An HTTP code or a fault without a row may stand for either: nothing is taken for undone.
  'http.unknown': { open: true },
  'transport.unknown': { open: true },
  'common.118': { recognised: true },
} as const satisfies Partial<Record<StatusId, Traits>>;

const ROWS: Readonly<Record<string, Traits>> = TRAITS;

/** Does this status tell that? */
export function tells(status: string, trait: keyof Traits): boolean {
  return Object.hasOwn(ROWS, status) && ROWS[status]?.[trait] === true;
}
