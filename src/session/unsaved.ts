import { recoveryError } from '../core/errors.ts';
import { lowest } from '../core/rungs.ts';
import { collectionOf } from './collections.ts';
import { LONGPOLL_ACTOR } from './longpoll.ts';
import type { LadderView } from './admission.ts';
import { waitsFor } from './waiters.ts';
import type { Exchange, World } from './world.ts';

/** What is needed to end whoever depends on a step that was not taken. */
export interface Ending {
  readonly quit: (exchange: Exchange, error: unknown) => void;
  readonly ladder: () => LadderView;
  /** The repair under way cannot go on. */
  readonly drop: () => void;
  /** Takes the step all the same. */
  readonly take: () => void;
}

/** A step that could not be stored is not taken. When it was one of the account's own, whoever waits for it is told. */
export function unsaved(world: World, to: string, { quit, ladder, drop, take }: Ending): void {
  const { exchanges, ports } = world;
  // Nothing was to be done that would have to be known after a kill: what was learned stands, and is stored with the next step.
  if (to === LONGPOLL_ACTOR || collectionOf(to) !== undefined) return take();
  const exchange = exchanges.get(to);
  if (exchange !== undefined && !exchange.own) return quit(exchange, storeFailed(exchange));
  drop();
  const { broken, repair } = ladder();
  for (const one of exchanges.values()) {
    if (one.own || waitsFor(world, one, ports.protocol.rungs) !== undefined) quit(one, storeFailed(one));
  }
  const rung = lowest(ports.protocol.rungs, broken);
  // A ladder that rests already takes it for a late report.
  if (rung !== undefined) world.post('ladder', { type: 'rung.stuck', rung, attempt: repair });
}

function storeFailed({ because }: Exchange): unknown {
  return recoveryError('caller', 'store-failed', 'the state store refused to save', 'repair the store; nothing was done', because);
}
