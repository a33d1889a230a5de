import type { Decision, Step } from '../core/decision.ts';
import type { HoldWhy, Who } from '../core/resolution.ts';
import type { EasRung, Rung } from '../core/rungs.ts';
import { reachOf } from '../policy/reach.ts';
import { isVanished, limboOf, withHold, withoutHold, type Blocking } from './account.ts';
import { bookPark } from './booking.ts';
import { movesHierarchy } from './locks.ts';
import type { Exchange, World } from './world.ts';

/** Who has to act when a rung cannot be made whole, and under which name. */
const STUCK: Readonly<Record<EasRung, { readonly who: Who; readonly why: HoldWhy }>> = {
  endpoint: { who: 'user', why: 'endpoint' },
  credentials: { who: 'user', why: 'credentials' },
  version: { who: 'admin', why: 'server-setup' },
  policy: { who: 'admin', why: 'provisioning-loop' },
  hierarchy: { who: 'user', why: 'loop' },
};

/** Events that end a request though nothing was decided against it: it may be asked for again a moment later. */
const PASSING: readonly string[] = ['driver.expired', 'driver.deferred', 'account.closed', 'app.failed', 'chore.failed'];

/** Events that come with the hold that keeps the request back, when there is one. */
const HOLDING: readonly string[] = ['account.closed', 'rung.stuck', 'chore.failed'];

/** A wish as holds and paces know it. Before its bytes are made nobody knows what it is about: it is like no other. */
export function keyOf({ command, marks }: Pick<Exchange, 'command' | 'marks'>): string {
  return marks === undefined ? `${command}?` : `${command}:${[...foldersOf({ marks })].sort().join(',')}`;
}

/** The folders a request names, to work on or to watch. */
export function foldersOf({ marks }: Pick<Exchange, 'marks'>): readonly string[] {
  return [...(marks?.collections ?? []), ...(marks?.watched ?? [])];
}

/** The ClientId of the mail a request carries, if it carries one that has any. */
export function clientIdOf({ facts, marks }: Pick<Exchange, 'facts' | 'marks'>): string | undefined {
  return facts.clientIdFrom === undefined ? undefined : marks?.clientId;
}

/** The name of one wish that must not happen twice, for holds about it alone: its mail's ClientId, or the digest of its bytes. */
export function doubtOf(exchange: Pick<Exchange, 'facts' | 'marks' | 'noted'>): string | undefined {
  const clientId = clientIdOf(exchange);
  if (clientId !== undefined) return mailKey(clientId);
  return exchange.noted === undefined ? undefined : bytesKey(exchange.noted);
}

export const mailKey = (clientId: string): string => `mail:${clientId}`;
export const bytesKey = (digest: string): string => `bytes:${digest}`;

/** Keeps nobody back: whoever asks meanwhile waits for its turn like the first. */
export const turnKey = ({ id }: Pick<Exchange, 'id'>): string => `turn:${id}`;

/** What it was about is over: nobody has to be asked, or to wait, any more. */
export function liftDoubt(world: World, key: string): void {
  for (const { id } of world.account.holds.filter((hold) => hold.block.key === key)) {
    world.account = withoutHold(world.account, id);
    world.tell({ type: 'released', holdId: id });
  }
}

/** Puts a hold onto the account and tells the app. */
export function addHold(world: World, hold: Omit<Blocking, 'id'>): Blocking {
  const added = putHold(world, hold);
  world.tell({ type: 'held', hold: publicHold(added) });
  return added;
}

function putHold(world: World, hold: Omit<Blocking, 'id'>): Blocking {
  const { account, hold: added } = withHold(world.account, hold);
  world.account = account;
  return added;
}

/** The hold that an answer to a repair's own request demands. It keeps back the account: nothing goes through without the rung. */
export function holdDecided(world: World, { who, why, dueAt, parked }: Extract<Decision, { do: 'hold' }>, step: Step): Blocking {
  const until = dueAt === undefined ? {} : { until: dueAt };
  if (parked) bookPark(world, dueAt);
  return addHold(world, { who, why, step, block: { scope: 'account' }, ...until });
}

/**
 * The hold of a rung that could not be made whole. It keeps back the account: nothing goes through without the rung.
 * @param lacking the rung it was missing for that
 */
export function holdRung(world: World, rung: Rung, because: Step | undefined, lacking = rung): Blocking {
  const limbo = rung === 'hierarchy' ? limboOf(world.account) : undefined;
  const known = limbo ?? world.account.holds.find((hold) => hold.block.scope === 'account');
  if (known) return known;
  const { who, why } = STUCK[lacking as EasRung] ?? STUCK.hierarchy;
  return addHold(world, { who, why, step: because ?? missingStep(world, rung), rung, block: { scope: 'account' } });
}

/** It was told that the folders are stale, and their list is in doubt: it waits for the next one. What is listed does so by itself. */
export function holdInLimbo(world: World, exchange: Exchange, limbo: Blocking): Blocking {
  const { who, why, until, step } = limbo;
  if (isVanished(limbo, { folders: movesHierarchy(exchange.command), collections: foldersOf(exchange) })) return limbo;
  const block = { scope: 'request', key: keyOf(exchange) } as const;
  return addHold(world, { who, why, step: exchange.because ?? step, block, ...(until !== undefined && { until }) });
}

/**
 * What holds a request, from the event that ended it: its own decision, a wait that is too long, attempts that are spent,
 * or something the account already carries. The app is told once it is stored.
 */
export function holdFor(world: World, exchange: Exchange, cause: string): Blocking {
  const { decision, because } = exchange;
  const step = because ?? missingStep(world, 'endpoint', exchange.command);
  const key = keyOf(exchange);
  if (exchange.hold !== undefined && HOLDING.includes(cause)) return exchange.hold;
  if (cause.startsWith('hold.') && decision?.do === 'hold') {
    const scope = reachOf(decision);
    const own = decision.why === 'unknown-outcome' ? ofOneWish(exchange) : { block: { scope: 'request', key } as const };
    const until = decision.dueAt === undefined ? {} : { until: decision.dueAt };
    return putHold(world, {
      who: decision.who,
      why: decision.why,
      step,
      ...until,
      ...(scope === 'request' ? own : { block: { scope } }),
    });
  }
  if (cause.startsWith('retry.') && decision?.do === 'retry' && exchange.attempts < world.ports.limits.attemptsPerRequest) {
    return putHold(world, { who: 'time', why: 'throttled', step, until: decision.dueAt ?? 0, block: { scope: 'request', key } });
  }
  if (exchange.behindUntil !== undefined && PASSING.includes(cause)) {
    return putHold(world, {
      who: 'time',
      why: 'busy',
      step,
      until: exchange.behindUntil,
      block: { scope: 'request', key: turnKey(exchange) },
    });
  }
  if (PASSING.includes(cause)) {
    const until = exchange.dueAt ?? world.ports.clock.now() + world.ports.limits.backoffFirstMs;
    // What waits because the server asked for silence, or because it comes to nothing, is named like what was told so.
    const isSlowed = until === world.account.notBefore || until === world.paces.get(key)?.until;
    const why = isSlowed ? 'throttled' : 'server-down';
    return putHold(world, { who: 'time', why, step, until, block: { scope: 'request', key } });
  }
  return putHold(world, { who: 'user', why: 'loop', step, ...ofOneWish(exchange) });
}

/** A hold about this very wish: another mail, or another edit of the same folders, goes on. */
function ofOneWish(exchange: Exchange): Pick<Blocking, 'block' | 'clientId'> {
  const clientId = clientIdOf(exchange);
  return { block: { scope: 'request', key: doubtOf(exchange) ?? keyOf(exchange) }, ...(clientId !== undefined && { clientId }) };
}

/** A hold as the app sees it: without what it blocks. */
export function publicHold(hold: Blocking): Omit<Blocking, 'block' | 'rung'> {
  const { block: _, rung: __, ...rest } = hold;
  return rest;
}

/** A step for what no status of the server stands behind. */
export function missingStep(world: World, rung: Rung, command = 'OPTIONS'): Step {
  return {
    status: 'transport.unknown',
    command,
    level: 'transport',
    code: rung,
    name: null,
    spec: 'MS-ASHTTP 3.1.5.2',
    basis: 'advice',
    layer: 'fallback',
    decision: { do: 'hold', who: 'user', why: 'loop', then: 'end' },
    at: world.ports.clock.now(),
  };
}
