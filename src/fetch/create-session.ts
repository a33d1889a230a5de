import { recoveryError } from '../core/errors.ts';
import type { Random } from '../core/ports.ts';
import { isRecord } from '../core/record.ts';
import type { Session } from '../core/session.ts';
import { EAS_OWN } from '../eas/own.ts';
import { EAS } from '../eas/protocol.ts';
import { quietly } from '../session/quietly.ts';
import { openSession } from '../session/session.ts';
import { memorySecrets, memoryStore } from '../stores/memory.ts';
import { hostPolicy } from './allow-hosts.ts';
import { withCookies } from './cookies.ts';
import { faultOf } from './fault.ts';
import { allowListed } from './inspection.ts';
import { limitsOf, readOptions, type SessionOptions } from './options.ts';
import { pageAddress } from './page-address.ts';
import { newAbort } from './platform-abort.ts';
import { platformClock } from './platform-clock.ts';
import { overPlatform, platformFetch } from './platform-fetch.ts';
import { sendWith } from './transport.ts';
import { checkSignal, wrapFetch } from './wrap-fetch.ts';

/**
 * One account's recovery around your own fetch. Make one per account and keep it; nothing runs before the first request.
 *
 * @throws RecoveryError `option-unknown`, `option-invalid`: names the option and what is allowed
 * @example
 * import { createSession, recoveryOf } from 'activesync-recovery';
 * const eas = createSession();
 * const response = await eas.fetch(url, { method: 'POST', headers, body });
 * recoveryOf(response)?.kind; // 'done', 'refused', 'held' or 'unknown'
 */
export function createSession(given: SessionOptions = {}): Session {
  const options = readOptions(given);
  const limits = limitsOf(options);
  const { transport, inspect, words } = options;
  const observer = typeof inspect === 'object' ? inspect.next?.bind(inspect) : inspect;
  const secrets = options.secrets ?? memorySecrets();
  const clock = options.clock ?? platformClock;
  const send = withCookies(sendWith(transport, limits.replyBytes), { secrets, clock, limits });
  const session = openSession({
    protocol: EAS,
    own: EAS_OWN,
    send,
    prepare: send.load,
    addressOf: pageAddress,
    faultOf,
    store: options.store ?? memoryStore(),
    durable: options.store !== undefined,
    self: newName(),
    secrets,
    hooks: options.hooks ?? {},
    isAllowed: hostPolicy(options.allowHosts),
    clock,
    random: chanceOf(options.random ?? Math.random),
    newAbort,
    limits,
    account: options.account ?? 'default',
    appRules: options.rules ?? [],
    device: options.device ?? { model: 'activesync-recovery' },
    ...(words && { words }),
    ...(observer && { inspect: allowListed((event) => quietly(() => observer(event)), clock) }),
  });
  const plain = (): typeof fetch => (typeof transport === 'function' ? transport : platformFetch());
  const isCommand = (name: string): boolean => Object.hasOwn(EAS.commands, name) && name !== 'OPTIONS';
  const { ready, getSnapshot, subscribe, on, release, signal, stop } = session;
  // Older engines have no such symbol: there it would be a property called `undefined`.
  const { asyncDispose } = Symbol as Partial<SymbolConstructor>;
  return {
    ...(asyncDispose && { [asyncDispose]: stop }),
    ready,
    getSnapshot,
    subscribe,
    on,
    release,
    signal,
    stop,
    request: async (command, build, init) => {
      if (typeof build !== 'function')
        throw recoveryError('caller', 'request-invalid', 'build is no function', 'give one that returns a request');
      if (init !== undefined && !isRecord(init))
        throw recoveryError('caller', 'request-invalid', 'init is no object', 'give { signal, priority, again }, or nothing');
      checkSignal(init?.signal);
      return session.send(command, build, init);
    },
    fetch: overPlatform(wrapFetch(session, EAS_OWN, plain, isCommand, limits.requestBytes)),
  } as Session;
}

/** Not of the app's chance, which may be the same for two sessions. */
function newName(): string {
  return Math.random().toString(36).slice(2);
}

/** What is no chance at all counts as none: a wait until no time in particular would never be over, or always. */
function chanceOf(random: Random): Random {
  return () => {
    try {
      const chance = random();
      return chance >= 0 && chance < 1 ? chance : 0;
    } catch {
      return 0;
    }
  };
}
