import { recoveryError } from '../core/errors.ts';
import { frozen } from '../core/frozen.ts';
import { SESSION_EVENTS } from '../core/session-events.ts';
import type { Answered, Build, CommandName, PlatformSignal, RequestInit, Session, SessionEvent, SessionSnapshot } from '../core/session.ts';
import { HIERARCHY_KEY } from '../policy/ledger.ts';
import { NEW_ACCOUNT, withoutHold } from './account.ts';
import { openDriver, type Driver } from './driver.ts';
import { newExchange } from './exchange.ts';
import { callOff } from './exchanges.ts';
import { hierarchyKey } from './hooks.ts';
import { openReading } from './opening.ts';
import { orAborted, reasonOf } from './patience.ts';
import { picture } from './picture.ts';
import { quietly } from './quietly.ts';
import { startAnew } from './release.ts';
import { ownAddress } from './repairs/job.ts';
import { heed, isSignal } from './signals.ts';
import { openTimers } from './timers.ts';
import { openTroupe } from './troupe.ts';
import type { Carried, Ports, World } from './world.ts';

/** A session without its `fetch`, which belongs to the platform's edge. */
export type CoreSession = Omit<Session, 'fetch' | 'request' | typeof Symbol.asyncDispose> & {
  /** @param fixed the same bytes again, for a call that has no others */
  send(command: CommandName, build: Build, init?: RequestInit & { readonly fixed?: boolean }): Promise<Answered>;
};

type Listener = (event: SessionEvent) => void;

/** Puts the parts of a session together: the driver, the world it works on, and what the app sees of it. */
export function openSession(given: Ports): CoreSession {
  const clock = openTimers(given.clock, (ms) => driver.setBack(ms));
  const ports: Ports = { ...given, clock };
  const listeners = new Map<SessionEvent['type'], Set<Listener>>();
  const subscribers = new Set<() => void>();
  let snapshot: SessionSnapshot | undefined;
  let count = 0;
  let stopping: Promise<void> | undefined;

  const { inspect } = ports;
  const world: World = {
    ports,
    troupe: openTroupe(inspect && ((event) => quietly(() => inspect(event as never)))),
    exchanges: new Map(),
    account: NEW_ACCOUNT,
    isUnread: false,
    template: undefined,
    policyKey: undefined,
    server: undefined,
    led: undefined,
    sought: new Map(),
    moved: false,
    tentative: new Map(),
    paces: new Map(),
    life: given.newAbort(),
    post: (to, event) => driver.post(to, event),
    save: (by) => driver.save(by),
    reached: () => driver.repairs().resume(),
    renew: (exchange) => driver.repairs().renew(exchange),
    tell(event) {
      if (world.life.signal.aborted) return;
      snapshot = undefined;
      for (const listener of listeners.get(event.type) ?? []) quietly(() => listener(frozen(event)));
    },
    changed() {
      snapshot = undefined;
      if (stopping) return;
      for (const listener of subscribers) quietly(listener);
    },
  };

  const driver: Driver = openDriver(world, (parts) => ({
    folderSync(fromZero) {
      let zero = fromZero;
      const opened = newExchange(world, `FolderSync#${(count += 1)}`, 'FolderSync', true, false, async (at) => {
        // Once the key is known to be lost it stays so, whatever the next answer says.
        zero ||= at.because?.decision.do === 'reset';
        const key = zero ? '0' : await hierarchyKey(world);
        opened.sentKey = key;
        return { ...ownAddress(world, 'FolderSync'), body: ports.own.folderSync(key) };
      });
      // Whoever asked for it has booked that it starts from 0.
      if (fromZero) opened.exchange.startsOver.add(HIERARCHY_KEY);
      parts.open(opened.exchange);
      const done = opened.answered.then(({ outcome, response }) => ({
        reply: outcome.kind === 'done' ? (response as Carried) : undefined,
        fromZero: opened.sentKey === '0',
      }));
      return { exchange: opened.exchange, done };
    },
    scratch: (command) => newExchange(world, `${command}#own`, command, true, true, () => ({ url: '' })).exchange,
  }));

  const { ready, upToDate } = openReading(world, driver);

  async function send(command: CommandName, build: Build, init: RequestInit & { readonly fixed?: boolean } = {}): Promise<Answered> {
    if (!Object.hasOwn(ports.protocol.commands, command)) {
      throw recoveryError('caller', 'command-unknown', `no command ${command}`, 'use a name of MS-ASCMD 2.2.1');
    }
    const { signal } = init;
    await orAborted(upToDate(command), signal);
    if (world.life.signal.aborted) throw stopped();
    if (world.exchanges.size >= ports.limits.openRequests) {
      throw recoveryError(
        'caller',
        'budget-spent',
        'too many requests are open on this account',
        'wait for some to end; see limits.openRequests',
      );
    }
    if (signal?.aborted) throw reasonOf(signal);
    clock.look();
    const { exchange, answered } = newExchange(world, `${command}#${(count += 1)}`, command, false, init.fixed === true, build, init);
    const onAbort = (): void => {
      const reason = reasonOf(signal);
      callOff(exchange, reason);
      exchange.fail(reason);
      driver.post(exchange.id, { type: 'caller.aborted' });
    };
    signal?.addEventListener('abort', onAbort);
    driver.open(exchange);
    try {
      return await answered;
    } finally {
      signal?.removeEventListener('abort', onAbort);
    }
  }

  async function hear(event: PlatformSignal): Promise<void> {
    await ready;
    clock.look();
    heed(world, event);
    driver.reconsider();
  }

  async function stop(): Promise<void> {
    const open = [...world.exchanges.values()];
    world.life.abort(stopped());
    const stored = driver.stop();
    for (const exchange of open) exchange.fail(stopped());
    world.changed();
    await stored;
    clock.end();
  }

  return {
    send,
    ready,
    getSnapshot: () => (snapshot ??= picture(world, driver)),
    subscribe: (listener) => {
      checkListener(listener);
      subscribers.add(listener);
      return () => void subscribers.delete(listener);
    },
    on: (type, listener) => {
      if (!SESSION_EVENTS.includes(type)) {
        throw recoveryError('caller', 'option-invalid', 'a session tells of no such thing', `known are ${SESSION_EVENTS.join(', ')}`);
      }
      checkListener(listener);
      const set = listeners.get(type) ?? new Set();
      listeners.set(type, set.add(listener as Listener));
      return () => void set.delete(listener as Listener);
    },
    release: async (holdId, answer) => {
      const released = world.account.holds.find((hold) => hold.id === holdId);
      if (released === undefined) throw recoveryError('caller', 'option-invalid', 'no such hold', 'see getSnapshot().holds');
      if (answer !== 'retry' && answer !== 'give-up') {
        throw recoveryError('caller', 'option-invalid', 'no such answer to a hold', 'allowed: retry, give-up');
      }
      clock.look();
      world.account = withoutHold(world.account, holdId);
      world.tell({ type: 'released', holdId });
      if (answer === 'retry') startAnew(world, released);
      world.changed();
      driver.reconsider();
    },
    signal(event) {
      if (!isSignal(event)) {
        throw recoveryError('caller', 'option-invalid', 'no such signal', 'see the type of signal()');
      }
      quietly(() => hear(event));
    },
    stop: () => (stopping ??= stop()),
  };
}

const stopped = (): Error => recoveryError('caller', 'stopped', 'the session was stopped', 'make a new one');

function checkListener(listener: unknown): void {
  if (typeof listener !== 'function') throw recoveryError('caller', 'option-invalid', 'a listener is no function', 'give a function');
}
