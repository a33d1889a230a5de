import { recoveryError } from '../core/errors.ts';
import type { Effect } from '../core/effect.ts';
import type { End, Outcome } from '../core/outcome.ts';
import type { Edit } from '../core/protocol.ts';
import type { Kind } from '../core/resolution.ts';
import type { Rung } from '../core/rungs.ts';
import { look } from './look.ts';
import type { Bounds, EasRequest } from '../core/session.ts';
import { nextOf } from '../policy/next.ts';
import { blockOf } from './account.ts';
import { attemptOf, judge, learn, outgoing, send } from './flight.ts';
import { holdFor, keyOf, publicHold } from './holds.ts';
import { callHook } from './hooks.ts';
import type { Locks } from './locks.ts';
import type { Carried, Exchange, World } from './world.ts';

/** What the ladder says at the moment. */
export interface LadderView {
  readonly value: string;
  readonly broken: readonly Rung[];
  readonly epochs: Exchange['epochs'];
}

/** Answers a request that asks to go out: now, later, or not at all. */
export function admit(world: World, exchange: Exchange, ladder: LadderView): void {
  const { clock, limits } = world.ports;
  const hold = exchange.own ? undefined : blockOf(world.account, { key: keyOf(exchange), uploads: isUpload(exchange) });
  if (hold) {
    exchange.hold = hold;
    world.post(exchange.id, { type: 'account.closed' });
    return;
  }
  if (exchange.facts.needs.some((rung) => ladder.broken.includes(rung))) {
    if (ladder.value === 'resting') world.post('ladder', { type: 'rung.wanted' });
    return;
  }
  const wait = world.account.notBefore - clock.now();
  if (wait > limits.pendingMs) {
    exchange.dueAt = world.account.notBefore;
    world.post(exchange.id, { type: 'account.closed' });
    return;
  }
  if (wait > 0) {
    exchange.dueAt = world.account.notBefore;
    return;
  }
  world.post(exchange.id, { type: 'rungs.whole' });
}

/** Only what surely brings data to the server is held back when uploads are. */
function isUpload(exchange: Exchange): boolean {
  return exchange.facts.idempotent === 'no' || (exchange.marks?.adds ?? 0) > 0;
}

/** Builds, waits for its turn, sends, judges, and posts what was decided. Nothing it meets is thrown past it. */
export async function fly(world: World, exchange: Exchange, ladder: () => LadderView, locks: Locks): Promise<void> {
  exchange.dueAt = undefined;
  const request = await provide(world, exchange, locks);
  if (request === undefined) return;
  const sent = outgoing(world, exchange, request);
  exchange.epochs = ladder().epochs;
  if (exchange.attempts === 1) exchange.sentAt = world.ports.clock.now();
  if (!exchange.own) world.template = { url: sent.url, headers: sent.headers };
  world.tell({ type: 'attempt', command: exchange.command, number: exchange.attempts, own: exchange.own });
  let came: Awaited<ReturnType<typeof send>>;
  try {
    came = await send(world, sent, exchange, exchange.marks);
  } catch {
    // Aborted by the caller: the abort itself has been posted, and the promise rejects with its reason.
    return;
  }
  if (typeof came !== 'string') {
    exchange.reply = came;
    learn(world, came);
  }
  const { judged, progress } = judge(world, exchange, sent, came);
  if (progress > 0) world.post('ladder', { type: 'account.progressed' });
  exchange.decision = judged.whole;
  exchange.because = judged.because;
  exchange.bounds = boundsOf(exchange.bounds, judged.whole);
  world.post(exchange.id, {
    type: `${judged.whole.do}.${judged.because.status}`,
    decision: judged.whole,
    keepsReply: judged.keepsReply,
    now: world.ports.clock.now(),
  });
}

/**
 * The request's bytes, once no other request works on the same keys. After a lost reply they are the very same, so that the
 * server recognises them (MS-ASCMD 3.1.5.9); whoever had to wait for others builds again, the keys have moved.
 */
async function provide(world: World, exchange: Exchange, locks: Locks): Promise<EasRequest | undefined> {
  let replay = isReplay(exchange.decision) ? exchange.sent : undefined;
  for (;;) {
    let request: EasRequest;
    try {
      request = replay ?? (await exchange.provide(attemptOf(world, exchange)));
      check(world, request);
    } catch (error) {
      abandon(world, exchange, error);
      return undefined;
    }
    if (exchange.abort.signal.aborted) return undefined;
    request = edited(world, exchange, request);
    exchange.marks = world.ports.protocol.marks(exchange.command, request.body);
    const turn = locks.take(exchange.id, exchange.command, exchange.marks.collections);
    if (turn === undefined) {
      exchange.sent = request;
      return request;
    }
    await turn;
    replay = undefined;
    if (exchange.abort.signal.aborted) return undefined;
  }
}

const REPLAYS: ReadonlySet<string> = new Set(['retry', 'repair', 'reconcile'] satisfies Kind[]);

/** Waits and repairs below the hierarchy leave the app's data as it was: the refused bytes are still the right ones. */
function isReplay(decision: Exchange['decision']): boolean {
  return decision !== undefined && REPLAYS.has(decision.do) && decision.then === 'replay' && decision.first === undefined;
}

/** The caller's own fault, or ours: the promise rejects, the machine ends, the account stays as it was. */
function abandon(world: World, exchange: Exchange, error: unknown): void {
  exchange.fail(error);
  world.post(exchange.id, { type: 'caller.aborted' });
}

function check(world: World, request: EasRequest): void {
  if (typeof request !== 'object' || request === null || !(typeof request.url === 'string' || typeof request.url?.href === 'string')) {
    throw recoveryError('caller', 'request-invalid', 'build returned no request', 'return { url, headers, body }');
  }
  if (request.body !== undefined && !(request.body instanceof Uint8Array)) {
    throw recoveryError('caller', 'request-invalid', 'body is no Uint8Array', 'encode the request before it is handed over');
  }
  if (request.body !== undefined && request.body.length > world.ports.limits.requestBytes) {
    throw recoveryError('caller', 'body-too-large', 'the body is larger than limits.requestBytes', 'send less at once');
  }
}

/** The library's few edits, on whosever bytes: numbers the server set, never the app's data. */
function edited(world: World, exchange: Exchange, request: EasRequest): EasRequest {
  const { decision, bounds, marks } = exchange;
  if (decision === undefined || request.body === undefined || bounds.edits === undefined) return request;
  const seconds = bounds.heartbeatSeconds;
  const inMinutes = marks?.sentElement === 'Wait';
  const change: Edit = {
    ...(seconds !== undefined && (inMinutes ? { waitMinutes: seconds } : { heartbeatSeconds: seconds })),
    ...(bounds.windowSize !== undefined && { windowSize: bounds.windowSize }),
  };
  const body = world.ports.protocol.edit(exchange.command, request.body, change);
  return body === undefined ? request : { ...request, body };
}

/** First WindowSize tried when a server chokes on an answer; halved from there. Its default is 100 (MS-ASCMD 2.2.3.199). */
const SMALLER_WINDOW = 50;

function boundsOf(bounds: Bounds, decision: Exchange['decision']): Bounds {
  if (decision?.do !== 'rephrase') return bounds;
  const { how, bound } = decision;
  const edits = decision.then === 'edit' ? { edits: true as const } : {};
  if (how === 'set-heartbeat' && bound !== undefined) return { ...bounds, ...edits, rephrase: how, heartbeatSeconds: bound };
  if (how === 'smaller-window')
    return { ...bounds, ...edits, rephrase: how, windowSize: Math.max(1, Math.floor((bounds.windowSize ?? 2 * SMALLER_WINDOW) / 2)) };
  if (how === 'limit-folders' && bound !== undefined) return { ...bounds, rephrase: how, maxFolders: bound };
  return { ...bounds, rephrase: how };
}

/** Has the app reset the collections in its own store, one after the other. */
export async function resetCollections(world: World, exchange: Exchange, collections: readonly string[]): Promise<void> {
  const hook = world.ports.hooks.collectionReset?.bind(world.ports.hooks);
  const because = exchange.because;
  const named = collections.length > 0 ? collections : (exchange.marks?.collections ?? []);
  for (const collectionId of named) {
    const called = hook && because && (await callHook(world, 'collectionReset', (signal) => hook({ collectionId, because, signal })));
    if (!called || !called.ok) return world.post(exchange.id, { type: 'app.failed' });
    exchange.startsOver.add(collectionId);
  }
  world.post(exchange.id, { type: 'app.done' });
}

/** Stands in for a reply that never came, or was never asked for. */
const NO_REPLY = { status: 503, body: new Uint8Array(0) } as const;

/** Hands the end of a request to whoever asked for it. */
export function settle(world: World, exchange: Exchange, end: End): void {
  const outcome = outcomeOf(exchange, end);
  const response: Carried = exchange.reply ?? {
    ...NO_REPLY,
    headers: { 'x-activesync-recovery': outcome.kind },
    failure: exchange.failure,
  };
  if (!exchange.own) world.tell({ type: 'settled', command: exchange.command, outcome });
  exchange.settle({ response, outcome });
}

function outcomeOf(exchange: Exchange, end: End): Outcome {
  const told = { steps: exchange.steps, items: exchange.items, attempts: exchange.attempts };
  const clientId = exchange.marks?.clientId;
  const next = exchange.decision && nextOf(exchange.decision, exchange.command, clientId);
  const step = exchange.because;
  switch (end) {
    case 'done':
      return { kind: 'done', ...told };
    case 'unknown':
      return { kind: 'unknown', ...told, ...(clientId !== undefined && { clientId }), ...(next && { next }) };
    case 'held': {
      const hold = exchange.hold;
      if (!hold) throw new TypeError('a held request has a hold');
      return { kind: 'held', ...told, hold: publicHold(hold), ...(next && { next }) };
    }
    case 'refused': {
      const kind = step?.status.startsWith('transport.') ? 'transport' : 'server';
      const hint = exchange.decision?.hint ?? (next ? `the next move is the app’s: ${next.do}` : 'see the step for what the server said');
      const name = step?.name === null || step === undefined ? '' : ` ${step.name}`;
      const error = recoveryError(
        kind,
        kind === 'server' ? 'server-refused' : 'unreachable',
        `${exchange.command} was refused: ${step?.status ?? 'stopped'}${name}`,
        hint,
        step,
      );
      return { kind: 'refused', ...told, error, ...(next && { next }) };
    }
  }
}

/** Performs what a request's machine asked for; what concerns the account is handed to `toLadder`. */
export function perform(world: World, exchange: Exchange, effect: Effect, cause: string, ladder: () => LadderView, locks: Locks): void {
  const now = world.ports.clock.now();
  if (effect.type !== 'effect.request' && exchange.waitingSince === undefined) exchange.waitingSince = now;
  if (effect.type === 'effect.enqueue') admit(world, exchange, ladder());
  if (effect.type === 'effect.request') {
    exchange.waitingSince = undefined;
    exchange.attempts = effect.attempt;
    fly(world, exchange, ladder, locks).catch((error: unknown) => abandon(world, exchange, error));
  }
  if (effect.type === 'effect.report') {
    locks.yieldHierarchy(exchange.id);
    const epoch = exchange.epochs[effect.rung] ?? 0;
    world.post('ladder', { type: 'rung.broken', rung: effect.rung, epoch, fromZero: effect.fromZero });
  }
  if (effect.type === 'effect.reset')
    resetCollections(world, exchange, effect.collections).catch((error: unknown) => abandon(world, exchange, error));
  if (effect.type === 'effect.prepare') {
    const { chore } = effect;
    const rung: Rung = chore.do === 'repair' ? chore.rung : 'hierarchy';
    exchange.chore = rung;
    locks.yieldHierarchy(exchange.id);
    world.post('ladder', { type: 'rung.broken', rung, epoch: exchange.epochs[rung] ?? 0, fromZero: false });
  }
  if (effect.type === 'effect.look') look(world, exchange, effect.how).catch((error: unknown) => abandon(world, exchange, error));
  if (effect.type === 'effect.wake') exchange.dueAt = effect.dueAt;
  if (effect.type === 'effect.hold') exchange.hold = holdFor(world, exchange, cause);
  if (effect.type === 'effect.settle') settle(world, exchange, effect.end);
}
