import type { Chore, Move, Resolution } from '../../../src/core/resolution.ts';
import type { Does } from './client.ts';

/** Some fields of a move: one that has them all is meant. */
type Pattern = { readonly do: Move['do'] } & Readonly<Record<string, string>>;

/** A client's word, in English, and the moves of ours that are the same thing. */
interface Word {
  readonly words: string;
  readonly moves: readonly Pattern[];
  /** Why none of our moves is the same. */
  readonly none?: string;
}

/** From the vocabulary of the clients to ours. */
export const VOCABULARY: Readonly<Record<Does, Word>> = {
  ok: { words: 'goes on', moves: [{ do: 'accept' }, { do: 'continue' }] },
  ok_as_success: { words: 'counts it as success', moves: [{ do: 'accept' }] },
  retry_now: { words: 'repeats at once, a few times', moves: [{ do: 'retry', pace: 'now' }] },
  retry_unbounded: { words: 'repeats at once, without end', moves: [], none: 'Every ladder ends, so none repeats for ever.' },
  retry_backoff: {
    words: 'repeats after a pause',
    moves: [
      { do: 'retry', pace: 'backoff' },
      { do: 'retry', pace: 'server' },
    ],
  },
  retry_later: {
    words: 'leaves it to a later pass',
    moves: [
      { do: 'retry', pace: 'backoff' },
      { do: 'retry', pace: 'server' },
      { do: 'retry', pace: 'later' },
    ],
  },
  adjust_and_retry: {
    words: 'takes the number the server names',
    moves: [
      { do: 'rephrase', how: 'set-heartbeat' },
      { do: 'rephrase', how: 'limit-folders' },
    ],
  },
  serialize_batch: {
    words: 'splits the batch',
    moves: [
      { do: 'rephrase', how: 'split-batch' },
      { do: 'rephrase', how: 'leave-out-item' },
    ],
  },
  sync_key_reset: {
    words: 'SyncKey to 0',
    moves: [
      { do: 'reset', scope: 'collection' },
      { do: 'reset', scope: 'all' },
    ],
  },
  foldersync: { words: 'FolderSync first', moves: [{ do: 'refresh', scope: 'hierarchy' }] },
  foldersync_reset: { words: 'FolderSync from key 0', moves: [{ do: 'reset', scope: 'hierarchy' }] },
  provision: { words: 'provisions', moves: [{ do: 'repair', rung: 'policy' }] },
  provision_from_zero: { words: 'provisions from policy key 0', moves: [{ do: 'repair', rung: 'policy' }] },
  wipe: { words: 'wipes', moves: [{ do: 'wipe' }] },
  redirect: { words: 'follows the address', moves: [{ do: 'repair', rung: 'endpoint' }] },
  rediscover: { words: 'Autodiscover', moves: [{ do: 'repair', rung: 'endpoint' }] },
  reauth: {
    words: 'asks for the login',
    moves: [
      { do: 'repair', rung: 'credentials' },
      { do: 'hold', who: 'user', why: 'credentials' },
    ],
  },
  user_block: { words: 'waits for the user', moves: [{ do: 'hold', who: 'user' }] },
  admin_block: { words: 'waits for the administrator', moves: [{ do: 'hold', who: 'admin' }] },
  drop_item: { words: 'gives this item up', moves: [{ do: 'reject' }] },
  revert_item: {
    words: 'undoes the local change',
    moves: [],
    none: 'The library holds no items: it refuses, and its hint tells the app to put the item back.',
  },
  server_wins: { words: 'takes the item of the server', moves: [{ do: 'reconcile', how: 'take-server-item' }] },
  recreate_item: { words: 'adds the item anew', moves: [{ do: 'rephrase', how: 'as-add' }] },
  fail: { words: 'gives the command up', moves: [{ do: 'reject' }] },
  fail_loop: {
    words: 'gives the command up, and begins it again at once',
    moves: [],
    none: 'What was refused is not begun again by itself.',
  },
  surface: { words: 'hands the error on', moves: [{ do: 'reject' }] },
  ignore: { words: 'does not look at it', moves: [], none: 'Every status is read and ends in one of four ways.' },
  downgrade_version: {
    words: 'tries an older version',
    moves: [
      { do: 'repair', rung: 'version' },
      { do: 'restart', scope: 'version' },
    ],
  },
  pause_account: { words: 'pauses for a time', moves: [{ do: 'hold', who: 'time' }] },
  fallback_command: {
    words: 'sends another command instead',
    moves: [],
    none: 'The library makes no request of the app: it refuses, and its hint names the other command.',
  },
  full_resync: {
    words: 'synchronises from nothing',
    moves: [
      { do: 'resync', how: 'slow' },
      { do: 'reset', scope: 'collection' },
    ],
  },
  abort_datastore: { words: 'ends the datastore', moves: [{ do: 'reject', scope: 'datastore' }] },
  abort_session: { words: 'ends the session', moves: [{ do: 'reject', scope: 'session' }] },
};

/** Is this what a step of ours does, first or in the end? */
export function isStep(does: Does, step: Resolution): boolean {
  const moves: readonly (Move | Chore)[] = [...(step.first ?? []), step];
  return moves.some((move) => VOCABULARY[does].moves.some((pattern) => has(move, pattern)));
}

function has(move: object, pattern: Pattern): boolean {
  const fields = new Map<string, unknown>(Object.entries(move));
  return Object.entries(pattern).every(([name, value]) => fields.get(name) === value);
}
