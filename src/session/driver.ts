import type { EventObject } from 'xstate';
import { commandMachine } from '../../machines/plain.machine.ts';
import { ladderMachine, type LadderContext } from '../../machines/ladder.machine.ts';
import { provisionMachine } from '../../machines/provision.machine.ts';
import type { Effect } from '../core/effect.ts';
import { recoveryError } from '../core/errors.ts';
import { bookResets } from '../policy/ledger.ts';
import { keysOf } from '../policy/decide.ts';
import { withoutHold } from './account.ts';
import { closeEnvelope, type Envelope } from './envelope.ts';
import { admit, type LadderView } from './admission.ts';
import { perform } from './exchanges.ts';
import { openLocks } from './locks.ts';
import { openRepairs, type Repairs } from './repairs/repairs.ts';
import type { RepairTools } from './repairs/job.ts';
import type { Exchange, World } from './world.ts';

/** Steps every machine of the account, saves before it acts, and wakes them. The only caller of the troupe. */
export interface Driver {
  post(to: string, event: Posted): void;
  open(exchange: Exchange): void;
  ladder(): LadderView;
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

/** Longest sleep of the one timer, in ms: platforms clamp or overflow longer ones. */
const LONGEST_SLEEP_MS = 3_600_000;

export function openDriver(world: World, makeTools: (driver: Driver) => Omit<RepairTools, 'spawn' | 'abandon'>): Driver {
  const { troupe, exchanges, ports } = world;
  const { clock, limits, store } = ports;
  const queue: { to: string; event: Posted }[] = [];
  const locks = openLocks();
  let draining = false;
  let timer: unknown;
  let revision = 0;
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
    schedule();
    world.changed();
  }

  /** Step with what can still be discarded, save, then act: a failed save leaves the live actor where it was. */
  async function step(to: string, event: Posted): Promise<void> {
    if (!troupe.isActive(to)) return;
    const previewed = QUIET.some((prefix) => event.type.startsWith(prefix)) ? [] : troupe.preview(to, event);
    if (previewed.some((effect) => !EPHEMERAL.has(effect.type))) {
      patch(to, event, previewed);
      try {
        await save(to, previewed);
      } catch (error) {
        return failed(to, error);
      }
    }
    act(to, troupe.deliver(to, event), event.type);
  }

  /** What the account remembers of a decision, before it is acted upon. */
  function patch(to: string, event: Posted, effects: readonly Effect[]): void {
    const decision = exchanges.get(to)?.decision;
    const now = clock.now();
    if (decision === undefined || !event.type.startsWith(decision.do)) return;
    const spends = effects.some((effect) => effect.type === 'effect.reset' || (effect.type === 'effect.report' && effect.fromZero));
    if (spends) world.account = { ...world.account, ledger: bookResets(world.account.ledger, keysOf(decision), now) };
    if (decision.do === 'retry' && decision.pace === 'server' && decision.dueAt !== undefined) {
      world.account = { ...world.account, notBefore: Math.max(world.account.notBefore, decision.dueAt) };
    }
  }

  async function save(machine: string, effects: readonly Effect[]): Promise<void> {
    const context = troupe.picture('ladder')?.context as LadderContext;
    const envelope: Envelope = {
      version: 1,
      account: world.account,
      ladder: { broken: context.broken, epochs: context.epochs, fromZero: context.fromZero },
      pending: effects.map((effect) => ({ machine, effect: effect.type })),
    };
    revision = await store.save(ports.account, closeEnvelope(envelope), revision);
  }

  function failed(to: string, error: unknown): void {
    const exchange = exchanges.get(to);
    exchange?.fail(
      recoveryError('caller', 'store-failed', 'the state store refused to save', 'repair the store; nothing was done', exchange.because),
    );
    void error;
    if (exchange) end(exchange.id);
  }

  function act(from: string, effects: readonly Effect[], cause: string): void {
    for (const effect of effects) {
      if (from === 'ladder') actForLadder(effect);
      else if (from.startsWith('provision#')) repairs.perform(from, effect);
      else {
        const exchange = exchanges.get(from);
        if (exchange) perform(world, exchange, effect, cause, ladder, locks);
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

  /** One timer for the earliest of everything that waits. */
  function schedule(): void {
    clock.clearTimeout(timer);
    timer = undefined;
    const now = clock.now();
    const times: number[] = [];
    for (const exchange of exchanges.values()) {
      if (exchange.waitingSince !== undefined)
        times.push(exchange.waitingSince + limits.pendingMs, ...(exchange.dueAt === undefined ? [] : [exchange.dueAt]));
    }
    const handshake = repairs.due();
    if (handshake) times.push(handshake.at);
    for (const hold of world.account.holds) if (hold.until !== undefined) times.push(hold.until);
    if (times.length === 0 || stopped) return;
    timer = clock.setTimeout(wake, Math.max(0, Math.min(Math.min(...times) - now, LONGEST_SLEEP_MS)));
  }

  function wake(): void {
    const now = clock.now();
    for (const hold of world.account.holds) {
      if (hold.until === undefined || hold.until > now) continue;
      world.account = withoutHold(world.account, hold.id);
      world.tell({ type: 'released', holdId: hold.id });
    }
    const handshake = repairs.due();
    if (handshake && handshake.at <= now) post(handshake.actor, { type: 'driver.tick', now });
    for (const exchange of exchanges.values()) {
      if (exchange.waitingSince === undefined) continue;
      if (exchange.dueAt !== undefined && exchange.dueAt <= now) {
        exchange.dueAt = undefined;
        if (troupe.picture(exchange.id)?.value === 'queued') admit(world, exchange, ladder());
        else post(exchange.id, { type: 'driver.tick', now });
      } else if (!exchange.own && exchange.waitingSince + limits.pendingMs <= now) {
        post(exchange.id, { type: 'driver.expired' });
      }
    }
    schedule();
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
      act(exchange.id, entry, 'xstate.init');
      schedule();
      world.changed();
    },
    reconsider() {
      readmit();
      schedule();
      world.changed();
    },
    stop() {
      stopped = true;
      clock.clearTimeout(timer);
      for (const exchange of exchanges.values()) exchange.abort.abort();
      troupe.stop();
      exchanges.clear();
    },
  };

  const tools = makeTools(driver);
  const repairs: Repairs = openRepairs(world, {
    ...tools,
    spawn(id, limit) {
      act(id, troupe.spawn(id, provisionMachine, { limit }), 'xstate.init');
    },
    abandon: (id) => troupe.retire(id),
  });
  troupe.spawn('ladder', ladderMachine, { limit: limits.repairsPerRung });
  return driver;
}
