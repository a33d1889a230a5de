import type { EventObject } from 'xstate';
import { commandMachine } from '../../machines/plain.machine.ts';
import { ladderMachine, type LadderContext } from '../../machines/ladder.machine.ts';
import { provisionMachine } from '../../machines/provision.machine.ts';
import type { Effect } from '../core/effect.ts';
import { recoveryError } from '../core/errors.ts';
import { openAlarm } from './alarm.ts';
import { admit, type LadderView } from './admission.ts';
import { perform } from './exchanges.ts';
import { openLocks } from './locks.ts';
import { openRepairs, type Repairs } from './repairs/repairs.ts';
import type { RepairTools } from './repairs/job.ts';
import { openSaving } from './saving.ts';
import type { Exchange, World } from './world.ts';

/** Steps every machine of the account, saves before it acts, and wakes them. The only caller of the troupe. */
export interface Driver {
  post(to: string, event: Posted): void;
  open(exchange: Exchange): void;
  ladder(): LadderView;
  /** Stores what the account knows now. */
  save(by: string): Promise<void>;
  /** Asks everything that waits again: a hold was lifted, time has passed. */
  reconsider(): void;
  stop(): void;
}

export interface Posted extends EventObject {
  readonly [field: string]: unknown;
}

/** Effects that need nothing stored: they only ask, answer, or send what may be sent again. */
const EPHEMERAL: ReadonlySet<Effect['type']> = new Set([
  'effect.enqueue',
  'effect.request',
  'effect.settle',
  'effect.announce',
  'effect.ready',
  'effect.cancel',
]);

/** Events after which nothing durable has changed: not even previewed. A reply that changes nothing is not saved. */
const QUIET: readonly string[] = ['accept.', 'continue.', 'reject.', 'rungs.', 'caller.', 'account.progressed'];

export function openDriver(world: World, makeTools: (driver: Driver) => Omit<RepairTools, 'spawn' | 'abandon'>): Driver {
  const { troupe, exchanges, ports } = world;
  const { limits } = ports;
  const queue: { to: string; event: Posted }[] = [];
  const locks = openLocks();
  const saving = openSaving(world);
  let draining = false;
  let stopped = false;

  const ladder = (): LadderView => {
    const picture = troupe.picture('ladder');
    const context = picture?.context as LadderContext | undefined;
    return { value: picture?.value ?? 'ready', broken: context?.broken ?? [], epochs: context?.epochs ?? {} };
  };

  function post(to: string, event: Posted): void {
    if (stopped) return;
    queue.push({ to, event });
    if (!draining) void drain();
  }

  async function drain(): Promise<void> {
    draining = true;
    // One macrotask between bursts would be too slow, none at all would starve timers: a microtask per event, and real I/O between attempts.
    await Promise.resolve();
    for (let job = queue.shift(); job !== undefined && !stopped; job = queue.shift()) {
      try {
        await step(job.to, job.event);
      } catch (error) {
        // A fault of ours in one request must not strand the others: its promise rejects with it, the queue goes on.
        exchanges.get(job.to)?.fail(error);
        if (exchanges.has(job.to)) end(job.to);
      }
    }
    draining = false;
    alarm.set();
    world.changed();
  }

  /** Step with what can still be discarded, save, then act: a failed save leaves the live actor where it was. */
  async function step(to: string, event: Posted): Promise<void> {
    if (!troupe.isActive(to)) return;
    const previewed = QUIET.some((prefix) => event.type.startsWith(prefix)) ? undefined : troupe.preview(to, event);
    if (previewed?.effects.some((effect) => !EPHEMERAL.has(effect.type)) === true) {
      saving.remember(exchanges.get(to), event.type, previewed.effects);
      try {
        await saving.save(to, previewed);
      } catch {
        // What a store says of itself may hold paths or keys: the caller hears that it failed, and where to look.
        return failed(to);
      }
    }
    act(to, troupe.deliver(to, event));
  }

  function failed(to: string): void {
    const exchange = exchanges.get(to);
    const hint = 'repair the store; nothing was done';
    const strand = (one: Exchange): void => {
      one.fail(recoveryError('caller', 'store-failed', 'the state store refused to save', hint, one.because));
      end(one.id);
    };
    if (exchange) return strand(exchange);
    // A step of the account’s own could not be stored: it is not taken, and whoever waits for it is told.
    repairs.giveUp(to);
    for (const one of [...exchanges.values()].filter(({ waitingSince, own }) => waitingSince !== undefined && !own)) strand(one);
  }

  function act(from: string, effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (from === 'ladder') actForLadder(effect);
      else if (from.startsWith('provision#')) repairs.perform(from, effect);
      else {
        const exchange = exchanges.get(from);
        if (exchange) perform(world, exchange, effect, ladder, locks);
      }
    }
    if (!troupe.isActive(from) && exchanges.has(from)) end(from);
  }

  function actForLadder(effect: Effect): void {
    if (effect.type === 'effect.rebuild') repairs.start(effect.rung, effect.attempt, effect.fromZero);
    if (effect.type === 'effect.cancel') repairs.cancel(effect.attempt);
    if (effect.type === 'effect.ready') readmit();
    if (effect.type !== 'effect.announce') return;
    for (const exchange of exchanges.values()) {
      if (exchange.chore === effect.rung) {
        exchange.chore = undefined;
        post(exchange.id, { type: effect.whole ? 'chore.done' : 'chore.failed' });
      }
      if (effect.whole) post(exchange.id, { type: 'rung.rebuilt', rung: effect.rung });
      else announceStuck(exchange, effect.rung);
    }
  }

  /** Only who needs the rung, or has reported it, hears that it is stuck. */
  function announceStuck(exchange: Exchange, rung: string): void {
    exchange.hold = world.account.holds.findLast((hold) => hold.block.scope === 'account');
    const waits = troupe.picture(exchange.id)?.value;
    if (waits !== 'queued' || exchange.facts.needs.some((needed) => needed === rung)) post(exchange.id, { type: 'rung.stuck', rung });
  }

  function readmit(): void {
    for (const exchange of exchanges.values()) {
      if (troupe.picture(exchange.id)?.value === 'queued') admit(world, exchange, ladder());
    }
  }

  function end(id: string): void {
    locks.release(id);
    troupe.retire(id);
    exchanges.delete(id);
  }

  const driver: Driver = {
    post,
    ladder,
    open(exchange) {
      exchanges.set(exchange.id, exchange);
      const { hooks } = ports;
      const entry = troupe.spawn(exchange.id, commandMachine(exchange.command), {
        limit: limits.attemptsPerRequest,
        pendingMs: limits.pendingMs,
        rebuilds: !exchange.fixed,
        maps: !exchange.fixed && hooks.hierarchyChanged !== undefined,
        resets: !exchange.fixed && hooks.collectionReset !== undefined,
        own: exchange.own,
        repeatable: exchange.facts.idempotent === 'yes',
      });
      act(exchange.id, entry);
      alarm.set();
      world.changed();
    },
    save: (by) => saving.save(by, { effects: [], context: undefined }),
    reconsider() {
      readmit();
      alarm.set();
      world.changed();
    },
    stop() {
      stopped = true;
      alarm.stop();
      for (const exchange of exchanges.values()) exchange.abort.abort();
      troupe.stop();
      exchanges.clear();
    },
  };

  const alarm = openAlarm(world, { post, readmit: (exchange) => admit(world, exchange, ladder()), handshake: () => repairs.due() });
  const tools = makeTools(driver);
  const repairs: Repairs = openRepairs(world, {
    ...tools,
    spawn(id, limit) {
      act(id, troupe.spawn(id, provisionMachine, { limit }));
    },
    abandon: (id) => troupe.retire(id),
  });
  troupe.spawn('ladder', ladderMachine, { limit: limits.repairsPerRung });
  return driver;
}
