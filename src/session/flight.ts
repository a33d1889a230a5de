import type { LadderContext } from '../../machines/ladder.machine.ts';
import type { WireRequest } from '../core/ports.ts';
import type { Observation, RequestMarks } from '../core/protocol.ts';
import { serverMarks } from '../core/headers.ts';
import { EAS_RUNGS, type Rung } from '../core/rungs.ts';
import { isRecoveryError, recoveryError } from '../core/errors.ts';
import type { Circumstances } from '../core/status.ts';
import { strike } from '../policy/ledger.ts';
import { plan, type Judged } from '../policy/plan.ts';
import { circumstancesOfSent } from '../policy/sent.ts';
import { policyKeyOf, versionOf } from './outgoing.ts';
import { bookTry } from './booking.ts';
import { transferMs } from './patience.ts';
import { isElsewhere, isSeeking } from './sought.ts';
import { inWords } from './wording.ts';
import type { Carried, Exchange, FaultName, World } from './world.ts';

/** How long the same credentials, seen to work, speak for themselves: servers answer 401 while their store is down. */
export const SIGNED_IN_MS = 10 * 60_000;

/** Added to what the server was asked to wait, before a long poll counts as lost. */
export const HEARTBEAT_MARGIN_MS = 30_000;

const NO_MARKS: RequestMarks = { collections: [], primed: [], adds: 0, commands: 0, fetches: 0 };

/** The longest a platform's timer can be set to: beyond it Node rings at once. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/**
 * Sends with a time limit of the command's own. A reply, or the name of the fault; throws when the caller aborted, and what
 * is an error of ours.
 */
export async function send(
  world: World,
  request: WireRequest,
  exchange: Pick<Exchange, 'abort' | 'failure' | 'fixed' | 'isOut' | 'own'>,
  marks?: RequestMarks,
): Promise<Carried | FaultName> {
  const { abort } = exchange;
  const { clock } = world.ports;
  const allowed = answerMs(world, marks);
  // Called off while it was written down: an abort that is over is not heard any more, and it must not leave after it.
  if (abort.signal.aborted) throw abort.signal.reason;
  const flight = world.ports.newAbort();
  const stop = (): void => flight.abort(abort.signal.reason);
  abort.signal.addEventListener('abort', stop);
  let late = false;
  let timer: unknown;
  let bytes = request.body?.length ?? 0;
  let grantedMs = transferMs(bytes);
  // A transport that does not listen to its signal must not hold up the account: its answer is not waited for.
  const over = new Promise<never>((_, reject) => {
    flight.signal.addEventListener('abort', () => reject(flight.signal.reason as Error));
    const expire = (): void => {
      const moreMs = transferMs(bytes) - grantedMs;
      // What has come meanwhile has earned its time: a line that is slow is not one that is dead.
      grantedMs += moreMs;
      if (moreMs > 0) return void (timer = clock.setTimeout(expire, Math.min(moreMs, LONGEST_TIMER_MS)));
      late = true;
      // Not an abort of the caller's: fetch, which hands on what was thrown last, must not look like one.
      flight.abort(recoveryError('transport', 'unreachable', 'no answer in time', 'the server, or the way to it, is too slow'));
    };
    timer = clock.setTimeout(expire, Math.min(allowed + grantedMs, LONGEST_TIMER_MS));
  });
  exchange.isOut = true;
  // Only a call that replays bytes as fetch does is handed the Response itself.
  const isRead = exchange.own || !exchange.fixed;
  try {
    const sending = world.ports.send(request, flight.signal, (more) => void (bytes += more), isRead);
    const came = await Promise.race([sending, over]);
    return came.isPartial === true ? { ...came, hangUp: (reason) => flight.abort(reason) } : came;
  } catch (error) {
    const isOurs = isRecoveryError(error);
    // Aborted by the caller, or a mistake of the app's: asking again would not help. One with a cause is judged by that.
    if (abort.signal.aborted || (isOurs && error.cause === undefined && !late)) throw error;
    // Whoever rejects without saying why has failed all the same.
    exchange.failure = error ?? recoveryError('transport', 'unreachable', 'the transport failed', 'it gave no reason');
    if (late) return 'timeout';
    const fault = world.ports.faultOf(error);
    if (fault !== 'never-sent') {
      if (isOurs) world.tell({ type: 'transportFailed' });
      return fault;
    }
    exchange.isOut = false;
    if (isOurs) throw error;
    throw recoveryError('caller', 'request-invalid', 'the platform refused to send this request', 'look at its address and headers');
  } finally {
    clock.clearTimeout(timer);
    abort.signal.removeEventListener('abort', stop);
  }
}

/** How long the answer may take, in ms. */
export function answerMs({ ports: { limits } }: Pick<World, 'ports'>, marks: RequestMarks | undefined): number {
  return marks?.heartbeatMs === undefined ? limits.answerMs : marks.heartbeatMs + HEARTBEAT_MARGIN_MS;
}

/** Judges what came of an attempt: a reply, or the fault that took its place. Books the failures on the exchange. */
export function judge(
  world: World,
  exchange: Exchange,
  sent: WireRequest,
  came: Carried | FaultName,
  phase?: Circumstances['phase'],
): { judged: Judged; progress: number; observation: Observation } {
  const { protocol, clock, random, limits, appRules } = world.ports;
  const now = clock.now();
  const protocolVersion = versionOf(world, sent);
  const marks = exchange.marks ?? NO_MARKS;
  const observation =
    typeof came === 'string'
      ? protocol.fault(exchange.command, protocolVersion, came)
      : protocol.observe({ command: exchange.command, protocolVersion, reply: came, sent: marks });
  const key = policyKeyOf(world, sent);
  const circumstances: Circumstances = {
    ...circumstancesOfSent(exchange.facts, marks, key),
    credentialsWorked: now - world.account.signedInAt < SIGNED_IN_MS,
    sentBefore: exchange.sentBefore,
    answers118: world.account.answers118,
    replayed: exchange.replayed,
    ...(phase !== undefined && { phase }),
  };
  const judged = plan(
    protocol,
    observation,
    circumstances,
    {
      now,
      random,
      limits,
      strikes: exchange.strikes,
      sought: exchange.sought,
      ledger: world.account.ledger,
      unable: unableTo(world, exchange, came),
      asksAround: !exchange.own && isElsewhere(exchange),
      collections: marks.collections,
    },
    { appRules, ...(world.server !== undefined && { server: world.server }) },
  );
  exchange.strikes = judged.failures.reduce(strike, exchange.strikes);
  if (typeof came !== 'string' && judged.whole.do === 'repair' && judged.whole.rung === 'endpoint') noteLed(world, exchange, came);
  bookTry(world, exchange, judged, observation.progress);
  const steps = judged.steps.map((step) => inWords(world.ports, step));
  exchange.steps.push(...steps);
  exchange.items = judged.items.map((item) => ({ ...item, step: inWords(world.ports, item.step) }));
  for (const step of steps) world.tell({ type: 'step', step });
  return { judged, progress: observation.progress, observation };
}

/** The protocol's own word on where an account lives (MS-ASHTTP 3.1.5.2.2). Other redirects are a web server's, and may lead to its portal. */
const MOVED = 451;

/** How long an address that a server named waits to be looked at, in ms: nothing but the store lies between. A later trouble is another one. */
export const LED_MS = 5 * 60_000;

/**
 * Keeps where a server says the account lives, for the repair this answer asks for and no later one. What others are answered meanwhile takes
 * nothing from it; a request that left before the last repair speaks of where it was then.
 */
function noteLed(world: World, { epochs }: Exchange, reply: Carried): void {
  const to = world.ports.own.locationOf(reply);
  const ladder = world.troupe.picture('ladder')?.context as LadderContext | undefined;
  if (to === undefined || (epochs?.endpoint ?? 0) < (ladder?.epochs.endpoint ?? 0)) return;
  if (ledTo(world) === undefined || reply.status === MOVED) world.led = { to, at: world.ports.clock.now() };
}

/** Where a server has just said that the account lives. */
export function ledTo({ led, ports }: World): string | undefined {
  return led !== undefined && ports.clock.now() - led.at < LED_MS ? led.to : undefined;
}

/**
 * Rungs that only the app can make whole, and it has no hook for: steps that would repair them are passed over. Where the account lives the
 * server may have said itself, and one that was led away can go back. Who asks elsewhere says nothing of the account's; while it is lost there is
 * nothing to wait for but to be let in.
 */
function unableTo(world: World, exchange: Exchange, came: Carried | FaultName): readonly Rung[] {
  const { hooks, own } = world.ports;
  const signsIn = hooks.credentials !== undefined;
  const waitsFor: readonly Rung[] = isSeeking(world, exchange) ? ['credentials'] : ['credentials', 'policy'];
  if (!exchange.own && isElsewhere(exchange))
    return EAS_RUNGS.filter((rung) => !waitsFor.includes(rung) || (rung === 'credentials' && !signsIn));
  const said = (typeof came !== 'string' && own.locationOf(came)) || ledTo(world);
  const canLook = hooks.discover !== undefined || said !== undefined || world.account.endpoint !== undefined;
  return [...(canLook ? [] : (['endpoint'] as const)), ...(signsIn ? [] : (['credentials'] as const))];
}

/** Keeps what a reply shows of the server, and of the credentials. */
export function learn(world: World, reply: Carried): void {
  world.server = serverMarks(reply.headers) ?? world.server;
  if (reply.status < 300) world.account = { ...world.account, signedInAt: world.ports.clock.now() };
}
