import type { Move, Resolution } from '../core/resolution.ts';
import { reachOf } from '../policy/reach.ts';
import {
  CONTINUE,
  HELD,
  HOLD,
  RECONCILE,
  REFRESH,
  REJECT,
  REPAIR,
  REPHRASE,
  RESET,
  RESTART,
  RESYNC,
  RETRY,
  THEN,
  WHO,
  WIPE,
} from './words/moves.ts';

/** A move in short English. */
function moveWords(move: Move): string {
  switch (move.do) {
    case 'accept':
      return 'done';
    case 'continue':
      return CONTINUE[move.how];
    case 'retry':
      return RETRY[move.pace];
    case 'refresh':
      return REFRESH[move.scope];
    case 'reset':
      return RESET[move.scope];
    case 'resync':
      return RESYNC[move.how];
    case 'restart':
      return RESTART[move.scope];
    case 'repair':
      return REPAIR[move.rung];
    case 'rephrase':
      return REPHRASE[move.how];
    case 'reconcile':
      return RECONCILE[move.how];
    case 'wipe':
      return WIPE[move.scope];
    case 'hold':
      return `hold ${HELD[reachOf(move)]} until ${WHO[move.who]}: ${HOLD[move.why]}`;
    case 'reject':
      return `refuse${move.scope === undefined || move.scope === 'command' ? '' : ` the ${move.scope}`}: ${REJECT[move.why]}`;
  }
}

/**
 * One step of a ladder in short English.
 * @example stepWords({ do: 'reset', scope: 'collection', then: 'rebuild', limit: 2 }); // 'SyncKey of the collection to 0, then new bytes of the app (2 times at most)'
 */
export function stepWords({ first = [], then = 'end', limit = 1, tell = 'nobody', ...move }: Resolution): string {
  const moves = [...first, move as Move].map(moveWords).join(', then ');
  const who = tell === 'nobody' ? '' : `; tell the ${tell === 'user' ? 'user' : 'administrator'}`;
  return `${moves}${THEN[then] && `, ${THEN[then]}`}${limit > 1 ? ` (${limit} times at most)` : ''}${who}`;
}
