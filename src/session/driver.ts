import type { EventObject } from 'xstate';
import { commandMachine } from '../../machines/plain.machine.ts';
import { ladderMachine } from '../../machines/ladder.machine.ts';
import { longpollMachine } from '../../machines/longpoll.machine.ts';
import type { Effect } from '../core/effect.ts';
import { LONGPOLL } from '../core/limits.ts';
import { openAlarm } from './alarm.ts';
import { admit, ladderOf, type LadderView } from './admission.ts';
import { batchOf, ownerOf, performBatch } from './batches.ts';
import { collectionOf, performCollection } from './collections.ts';
import { inputOf } from './exchange.ts';
import { callOff, perform } from './exchanges.ts';
import { openLocks } from './locks.ts';
import { LONGPOLL_ACTOR } from './longpoll.ts';
import { liftRung } from './mending.ts';
import { inOrder } from './order.ts';
import { openQueue } from './queue.ts';
import { setBack } from './reach.ts';
import { openRepairs, type Repairs } from './repairs/repairs.ts';
import type { RepairTools } from './repairs/job.ts';
import { isQuiet, isToBeSaved, openSaving } from './saving.ts';
import { outboxOf } from './mail.ts';
import { unsaved } from './unsaved.ts';
import { announceStuck, announceWhole, KEEPS_ALL } from './waiters.ts';
import type { Exchange, World } from './world.ts';

/** Steps every machine of the account, saves before it acts, and wakes them. The only caller of the troupe. */
export interface Driver {
  post(to: string, event: Posted): void;
  open(exchange: Exchange): void;
  ladder(): LadderView;
  /** Stores what the account knows now. */
  save(by: string): Promise<void>;
  /** What the account knows now is what is stored, at this revision: its machines go on from there; or only where the store is. */
  know(revision: number | undefined): void;
  locate(revision: number): void;
  /** What is under way hears that it is known where the app asks, and who is refused where it looks for a lost account. */
  repairs(): Pick<Repairs, 'resume' | 'renew'>;
  /** Asks everything that waits again: a hold was lifted. */
  reconsider(): void;
  /** The wall clock has been set back by so much, in ms. */
  setBack(ms: number): void;
  /** Ends everything, and stores what is not stored yet. */
  stop(): Promise<void>;
}

export type Posted = EventObject & { readonly [field: string]: unknown };

export function openDriver(world: World, makeTools: (driver: Driver) => Omit<RepairTools, 'spawn' | 'abandon'>): Driver {
  const { troupe, exchanges, ports: { limits } } = world; // prettier-ignore
  const locks = openLocks();
  const saving = openSaving(world);

  const ladder = (): LadderView => ladderOf(world);

  const queue = openQueue<{ readonly to: string; readonly event: Posted }>({
    work: ({ to, event }) => attempt(to, event),
    // What has changed since it was stored is stored now. A store that refuses is asked again with the next step.
    rest: async () => saving.isBehind() && (await saving.catchUp()),
    idle() {
      alarm.set();
      world.changed();
    },
  });
  const post = (to: string, event: Posted): void => queue.push({ to, event });

  /** A fault of ours in one request must not strand the others: its promise rejects with it, the queue goes on. */
  async function attempt(to: string, event: Posted): Promise<void> {
    try {
      await step(to, event);
    } catch (error) {
      const exchange = exchanges.get(ownerOf(to));
      if (exchange) quit(exchange, error);
    }
  }

  /** Step with what can still be discarded, save, then act: a failed save leaves the live actor where it was. */
  async function step(to: string, event: Posted): Promise<void> {
    if (!troupe.isActive(to)) return;
    const previewed = isQuiet(event.type) ? undefined : troupe.preview(to, event);
    if (previewed !== undefined && isToBeSaved(previewed.effects)) {
      const remembered = saving.remember(to, event.type, previewed);
      try {
        await saving.save(to, previewed);
      } catch {
        // What a store says of itself may hold paths or keys: the caller hears that it failed, and where to look.
        remembered.undo();
        return unsaved(world, to, { quit, ladder, drop: () => repairs.drop(), take: () => act(to, troupe.deliver(to, event)) });
      }
      remembered.tell();
    }
    act(to, troupe.deliver(to, event));
  }

  function quit(exchange: Exchange, error: unknown): void {
    exchange.fail(error);
    end(exchange.id);
  }

  function act(from: string, effects: readonly Effect[]): void {
    if (collectionOf(from) !== undefined) return performCollection(world, from, effects);
    for (const effect of effects) {
      if (from === 'ladder') actForLadder(effect);
      else if (repairs.owns(from)) repairs.perform(from, effect);
      else {
        const exchange = exchanges.get(ownerOf(from));
        if (exchange && exchange.id !== from) performBatch(world, exchange, effect);
        else if (exchange) perform(world, exchange, effect, ladder, locks);
      }
    }
    if (!troupe.isActive(from) && exchanges.has(from)) end(from);
  }

  function actForLadder(effect: Effect): void {
    if (effect.type === 'effect.rebuild') repairs.start(effect.rung, effect.attempt, effect.fromZero);
    if (effect.type === 'effect.cancel') repairs.cancel(effect.attempt);
    if (effect.type !== 'effect.announce') return;
    if (effect.whole) {
      liftRung(world, effect.rung);
      return announceWhole(world, effect.rung);
    }
    // A ladder that rests repairs none of what is broken.
    const { value, broken } = ladder();
    if (value === 'resting' && KEEPS_ALL.includes(effect.rung)) repairs.giveUp(effect.rung);
    announceStuck(world, value === 'resting' ? [effect.rung, ...broken] : [effect.rung]);
    // What holds the account now holds whoever stands in line for another reason, too.
    readmit();
  }

  function readmit(): void {
    for (const exchange of inOrder(exchanges.values())) {
      if (troupe.picture(exchange.id)?.value === 'queued') admit(world, exchange, ladder());
    }
  }

  function end(id: string): void {
    locks.release(id);
    troupe.retire(outboxOf({ id }));
    troupe.retire(batchOf(id));
    troupe.retire(id);
    exchanges.delete(id);
  }

  const driver: Driver = {
    post,
    ladder,
    open(exchange) {
      exchanges.set(exchange.id, exchange);
      const entry = troupe.spawn(exchange.id, commandMachine(exchange.command), inputOf(world, exchange));
      act(exchange.id, entry);
      alarm.set();
      world.changed();
    },
    save: (by) => saving.save(by),
    repairs: () => repairs,
    know(revision) {
      troupe.spawn(LONGPOLL_ACTOR, longpollMachine, { limits: LONGPOLL, learned: world.account.longpoll });
      saving.know(revision);
      queue.touch();
    },
    locate: (revision) => saving.locate(revision),
    reconsider() {
      readmit();
      queue.touch();
    },
    setBack(ms) {
      setBack(world, ms);
      alarm.setBack(ms);
      repairs.setBack(ms);
    },
    async stop() {
      queue.stop();
      alarm.stop();
      repairs.drop();
      for (const exchange of exchanges.values()) callOff(exchange);
      const behind = saving.isBehind() ? saving.catchUp() : undefined;
      exchanges.clear();
      await behind;
      troupe.stop();
    },
  };

  const alarm = openAlarm(world, {
    post,
    readmit: (exchange) => admit(world, exchange, ladder()),
    handshakeAt: () => repairs.dueAt(),
    handshake: (now, at) => repairs.ring(now, at),
    changed: () => queue.touch(),
  });
  const repairs: Repairs = openRepairs(world, {
    ...makeTools(driver),
    spawn(id, machine, input) {
      act(id, troupe.spawn(id, machine, input));
    },
    abandon: (id) => troupe.retire(id),
  });
  troupe.spawn('ladder', ladderMachine, { limit: limits.repairsPerRung });
  return driver;
}
