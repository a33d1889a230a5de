import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { Rung } from '../core/rungs.ts';
import { blockOf, limboOf, type Blocking } from './account.ts';
import { doubtOf, foldersOf, keyOf } from './holds.ts';
import { movesHierarchy } from './locks.ts';
import { pacedUntil } from './pace.ts';
import { isWiping } from './repairs/wipe.ts';
import { isSeeking } from './sought.ts';
import type { Exchange, World } from './world.ts';

/** What the ladder says at the moment. */
export interface LadderView {
  readonly value: string;
  readonly broken: readonly Rung[];
  readonly epochs: Exchange['epochs'];
  /** The number of the repair under way. */
  readonly repair: number;
}

/** How the ladder stands. */
export function ladderOf({ troupe }: Pick<World, 'troupe'>): LadderView {
  const picture = troupe.picture('ladder');
  const context = picture?.context as LadderContext | undefined;
  const { broken = [], epochs = {}, attempt: repair = 0 } = context ?? {};
  return { value: picture?.value ?? 'ready', broken, epochs, repair };
}

/** Answers a request that asks to go out: now, later, or not at all. */
export function admit(world: World, exchange: Exchange, ladder: LadderView): void {
  const { clock, limits } = world.ports;
  // It has been answered, and that is being stored: from here each such step is an end.
  if (exchange.isStoring === true) return;
  const hold = exchange.own ? undefined : blocked(world, exchange);
  exchange.hold = hold;
  if (hold || (exchange.behindUntil ?? 0) > clock.now()) return world.post(exchange.id, { type: 'account.closed' });
  // Whoever waits for a wipe, or for a rung, has it taken up again when nobody works on it.
  if ((!exchange.own && isWiping(world)) || lacksRung(world, exchange, ladder)) {
    if (ladder.value === 'resting') world.post('ladder', { type: 'rung.wanted' });
    // Told by what another session has stored, or by a state that was: nothing here has broken for it yet.
    else if (ladder.value === 'ready')
      world.post('ladder', { type: 'rung.broken', rung: 'policy', epoch: Number.MAX_SAFE_INTEGER, fromZero: false });
    return;
  }
  const opensAt = notBefore(world, exchange);
  const wait = opensAt - clock.now();
  if (wait > 0) exchange.dueAt = opensAt;
  if (wait > limits.pendingMs) return world.post(exchange.id, { type: 'account.closed' });
  if (wait > 0) return;
  world.post(exchange.id, { type: 'rungs.whole' });
}

/** Has the account closed to this request since it was let in, or is it only now known to be one that is held back? */
export function isShut(world: World, exchange: Exchange, ladder: LadderView): boolean {
  // Silence is silence, also for a request of the library's own that had to wait for its turn.
  if (notBefore(world, exchange) > world.ports.clock.now()) return true;
  if (exchange.own) return false;
  if (blocked(world, exchange)) return true;
  return isWiping(world) || lacksRung(world, exchange, ladder);
}

/**
 * What keeps it back. That nobody knows whether it has happened does not, once the user agrees that it may happen again; nor does what is over,
 * though nobody was awake to say so.
 */
function blocked(world: World, exchange: Exchange): Blocking | undefined {
  const now = world.ports.clock.now();
  const holds = world.account.holds.filter(({ until }) => until === undefined || until > now);
  const keys = [exchange.marks && keyOf(exchange), exchange.again ? undefined : doubtOf(exchange)].filter((key) => key !== undefined);
  const folders = movesHierarchy(exchange.command);
  return blockOf({ ...world.account, holds }, { keys, uploads: isUpload(exchange), folders, collections: foldersOf(exchange) });
}

/** When it may go out: after the silence the server asked for, and not faster than it brings anything. */
function notBefore(world: World, exchange: Exchange): number {
  return Math.max(world.account.notBefore, pacedUntil(world, exchange));
}

/**
 * Does it wait for a rung? Not the first request after a restart: from it the session learns where the account lives, and the
 * server says what is broken still.
 */
function lacksRung(world: World, exchange: Exchange, ladder: LadderView): boolean {
  return world.template !== undefined && neededBy(world, exchange).some((rung) => ladder.broken.includes(rung));
}

/** The rungs it needs. Not the folders while their list is in doubt: what is listed still goes on, what is not is held by itself. */
export function neededBy(world: World, exchange: Exchange): readonly Rung[] {
  const { needs } = exchange.facts;
  if (isSeeking(world, exchange)) return [];
  return limboOf(world.account) === undefined ? needs : needs.filter((rung) => rung !== 'hierarchy');
}

/** Only what surely brings data to the server is held back when uploads are. */
function isUpload(exchange: Exchange): boolean {
  return exchange.facts.idempotent === 'no' || (exchange.marks?.adds ?? 0) > 0;
}
