import type { StatusProtocol } from '../../../src/core/status.ts';

/** What a client does about a status, in a closed vocabulary of its own: ours has no word for some of it. */
export type Does =
  | 'ok' | 'ok_as_success' | 'retry_now' | 'retry_unbounded' | 'retry_backoff' | 'retry_later' | 'adjust_and_retry' | 'serialize_batch'
  | 'sync_key_reset' | 'foldersync' | 'foldersync_reset' | 'provision' | 'provision_from_zero' | 'wipe' | 'redirect' | 'rediscover'
  | 'reauth' | 'user_block' | 'admin_block' | 'drop_item' | 'revert_item' | 'server_wins' | 'recreate_item' | 'fail' | 'fail_loop'
  | 'surface' | 'ignore' | 'downgrade_version' | 'pause_account' | 'fallback_command' | 'full_resync' | 'abort_datastore'
  | 'abort_session'; // prettier-ignore

/** What a client does about some codes, and where it says so. */
export interface ClientRow {
  /** The command answered, or `*` for any. */
  readonly command: string;
  /** How the client itself divides a reply; `PLACES` leads from here to the places of our tables. */
  readonly level: string;
  /** Numbers, a class (`5xx`), the rest (`other`, `any`, `not-1`), or a word for what has no number. */
  readonly codes: readonly (number | string)[];
  readonly does: Does;
  readonly note?: string;
  /** The file that was read. */
  readonly file: string;
}

/** A client as it was found by reading its sources; nothing of them was copied. */
export interface Client {
  readonly name: string;
  readonly project: string;
  /** Of the commit that was read, where it is known. */
  readonly year?: number;
  readonly protocol: Extract<StatusProtocol, 'eas' | 'syncml'>;
  readonly rows: readonly ClientRow[];
}
