import type { Decision } from '../core/decision.ts';
import type { Effect } from '../core/effect.ts';
import { keysOf } from '../policy/decide.ts';
import { bookResets, HIERARCHY_KEY } from '../policy/ledger.ts';
import { withoutHold, withWipe } from './account.ts';
import { bookPark } from './booking.ts';
import { withCollection } from './collections.ts';
import { holdFor, publicHold } from './holds.ts';
import { isElsewhere } from './sought.ts';
import { keepSilence } from './repairs/job.ts';
import { wipeStep } from './repairs/wipe.ts';
import type { Preview } from './troupe.ts';
import type { Exchange, World } from './world.ts';

/** What the account remembers of a step that is about to be taken. */
export interface Remembered {
  /** The step was not taken. */
  undo(): void;
  /** It was: the app hears what it has not heard yet. */
  tell(): void;
}

/** Changes the account by what a step is about to do, so that it is stored before it is done. */
export function remember(world: World, now: number, machine: string, event: string, { effects, value, context }: Preview): Remembered {
  const before = world.account;
  const exchange = world.exchanges.get(machine);
  world.account = withWipe(before, wipeStep(machine, value, context, before.wipe));
  world.account = withCollection(world.account, machine, value, context);
  for (const effect of effects) if (effect.type === 'effect.learn') world.account = { ...world.account, longpoll: effect.learned };
  if (exchange !== undefined) exchange.isStoring = true;
  if (exchange !== undefined && effects.some((effect) => effect.type === 'effect.hold')) exchange.hold = holdFor(world, exchange, event);
  const added = exchange?.hold !== undefined && !before.holds.includes(exchange.hold) ? exchange.hold : undefined;
  const decision = exchange?.decision;
  if (exchange !== undefined && decision !== undefined && event.startsWith(decision.do)) book(world, now, exchange, decision, effects);
  const booked = world.account.ledger;
  return {
    undo() {
      if (exchange !== undefined) exchange.isStoring = false;
      // The silence stays: the server asked for it, whatever the store can take.
      const held = added === undefined ? world.account : withoutHold(world.account, added.id);
      // What was learned of another session meanwhile stays booked.
      const ledger = world.account.ledger === booked ? before.ledger : world.account.ledger;
      world.account = withWipe({ ...held, ledger }, before.wipe);
    },
    tell() {
      if (exchange !== undefined) exchange.isStoring = false;
      if (added !== undefined) world.tell({ type: 'held', hold: publicHold(added) });
    },
  };
}

/** The resets a decision spends, the tries it ends, the silence it asks for. */
function book(world: World, now: number, exchange: Exchange, decision: Decision, effects: readonly Effect[]): void {
  if (spends(exchange, effects)) {
    // A page on its way to the app is no reset of its collection.
    const keys = keysOf(decision).filter((key) => !exchange.moved.includes(key));
    world.account = { ...world.account, ledger: bookResets(world.account.ledger, keys, now) };
  }
  if (decision.parked) bookPark(world, decision.dueAt);
  // What is asked elsewhere brings the account's server no silence.
  if (!isElsewhere(exchange)) keepSilence(world, decision);
}

/** Do keys go back to 0? The library's own FolderSync does so once, however often it goes out again. */
function spends({ startsOver }: Exchange, effects: readonly Effect[]): boolean {
  return effects.some(
    (effect) =>
      effect.type === 'effect.reset' ||
      (effect.type === 'effect.spend' && !startsOver.has(HIERARCHY_KEY)) ||
      (effect.type === 'effect.report' && effect.fromZero),
  );
}
