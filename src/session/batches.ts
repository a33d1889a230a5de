import { batchMachine, type BatchContext } from '../../machines/batch.machine.ts';
import type { RequestContext } from '../../machines/alphabet.ts';
import type { Decision, Step } from '../core/decision.ts';
import type { Effect } from '../core/effect.ts';
import type { End, LeftOut } from '../core/outcome.ts';
import type { Operation, RequestMarks } from '../core/protocol.ts';
import type { Exchange, World } from './world.ts';

/**
 * What is known of a refused batch. The machine that looks through it knows positions only, so that no id reaches the
 * inspector; which ids they are stands here, in memory, for as long as the request is open.
 */
export interface Batch {
  /** Ids by position, in the order they were first seen. Undefined: they could not be read, and the batch is cut by count. */
  readonly ids: string[] | undefined;
  /** Everything that was asked for, each once. */
  readonly operations: Operation[];
  /** Why the items that were refused alone were refused, by position. */
  readonly reasons: Map<number, Step>;
  /** Why the rest was left out. */
  because: Step;
  /** The decision that waits for what is to be sent next. */
  pending: Extract<Decision, { do: 'rephrase' }>;
}

const SUFFIX = '.batch';

/** The name of the machine that looks through the batch of a request, as the inspector shows it: `Sync#1.batch`. */
export function batchOf(id: string): string {
  return `${id}${SUFFIX}`;
}

/** The request behind a machine's name. */
export function ownerOf(id: string): string {
  return id.endsWith(SUFFIX) ? id.slice(0, -SUFFIX.length) : id;
}

/** Ways to put a batch differently that need to know what is in it. */
const HALVED: readonly string[] = ['leave-out-item', 'split-batch'];

function isAboutBatch(decision: Decision | undefined): decision is Extract<Decision, { do: 'rephrase' }> {
  return decision?.do === 'rephrase' && HALVED.includes(decision.how);
}

/**
 * What was decided about a reply, as far as it concerns a batch. @returns true: the batch's machine has it, and what the
 * request hears follows from there.
 */
export function hearBatch(world: World, exchange: Exchange, keepsReply: boolean): boolean {
  const { decision, because, own, fixed } = exchange;
  if (keepsReply || decision?.do === 'accept' || decision?.do === 'continue') {
    if (exchange.batch !== undefined) world.post(batchOf(exchange.id), { type: 'batch.taken' });
    return false;
  }
  // The app begins anew from key 0: what was left out of the old bytes means nothing to the new ones.
  if (decision?.do === 'reset') forget(world, exchange);
  // The same bytes again is all that `fetch` has: it is the caller's to leave something out.
  if (!isAboutBatch(decision) || because === undefined || own || fixed) return false;
  refused(world, exchange, decision, because);
  return true;
}

function refused(world: World, exchange: Exchange, decision: Batch['pending'], because: Step): void {
  const marks = exchange.marks;
  if (marks === undefined) return post(world, exchange, { ...decision, then: 'end' }, because);
  const batch = (exchange.batch ??= opened(world, exchange, marks, decision, because));
  Object.assign(batch, { pending: decision, because });
  const sent = positionsIn(batch, marks);
  if (sent.length === 1) for (const position of sent) batch.reasons.set(position, because);
  // As the request's machine counts them: one that was deferred counts too.
  const { attempts: attempt = exchange.attempts } = (world.troupe.picture(exchange.id)?.context ?? {}) as Partial<RequestContext>;
  world.post(batchOf(exchange.id), { type: 'batch.refused', sent, size: batch.ids?.length ?? sent.length, attempt });
}

function opened(world: World, exchange: Exchange, marks: RequestMarks, pending: Batch['pending'], because: Step): Batch {
  const batch: Batch = {
    ids: marks.operations === undefined ? undefined : [],
    operations: [],
    reasons: new Map(),
    because,
    pending,
  };
  const { length: size } = positionsIn(batch, marks);
  // Only under a key can one item stay behind and an empty request prove it: elsewhere a batch is too large, and no more.
  const parks = batch.ids !== undefined && exchange.command === 'Sync';
  world.troupe.spawn(batchOf(exchange.id), batchMachine, { size, limit: world.ports.limits.attemptsPerRequest, parks });
  return batch;
}

/** Elements of the request, whether they can be named or not. */
function countOf({ elements, commands }: RequestMarks): number {
  return elements ?? commands;
}

/** What a request carries, by position; ids that are new find their place at the end. */
function positionsIn(batch: Batch, marks: RequestMarks): readonly number[] {
  const { ids } = batch;
  if (ids === undefined) return Array.from({ length: countOf(marks) }, (_, position) => position);
  const sent = marks.operations ?? [];
  const known = new Set(batch.operations.map(keyOf));
  for (const one of sent) {
    if (!ids.includes(one.id)) ids.push(one.id);
    if (!known.has(keyOf(one))) batch.operations.push(one);
    known.add(keyOf(one));
  }
  return [...new Set(sent.map(({ id }) => ids.indexOf(id)))];
}

const keyOf = ({ collectionId, kind, id }: Operation): string => JSON.stringify([collectionId, kind, id]);

/** Performs what the batch's machine asked for: the bounds of the next bytes, or the end. */
export function performBatch(world: World, exchange: Exchange, effect: Effect): void {
  const { batch } = exchange;
  if (batch === undefined) return;
  if (effect.type === 'effect.abandon') return post(world, exchange, { ...batch.pending, then: 'end' }, batch.because);
  if (effect.type !== 'effect.probe') return;
  const kept = new Set(effect.send);
  exchange.bounds = {
    ...exchange.bounds,
    dropItems: (batch.ids ?? []).filter((_, position) => !kept.has(position)),
    maxItems: effect.send.length,
  };
  post(world, exchange, batch.pending, batch.because);
}

function post(world: World, exchange: Exchange, decision: Decision, { status }: Step): void {
  exchange.decision = decision;
  const type = `${decision.do}.${status}`;
  world.post(exchange.id, { type, decision, keepsReply: false, now: world.ports.clock.now() });
}

/**
 * Bytes that carry what they were to leave out, or none of what they were to carry: this app does not know the bound, and
 * asking again would bring the same. @returns true when it was so: nothing goes out
 */
export function isBatchIgnored(world: World, { id, batch, bounds, marks }: Exchange): boolean {
  if (batch === undefined || bounds.maxItems === undefined || marks === undefined) return false;
  if (!ignores(batch, bounds.dropItems, bounds.maxItems, marks)) return false;
  world.post(batchOf(id), { type: 'batch.ignored' });
  return true;
}

function ignores({ ids }: Batch, dropItems: readonly string[], most: number, marks: RequestMarks): boolean {
  if (ids === undefined) return countOf(marks) > most;
  if (marks.operations === undefined) return countOf(marks) > 0;
  const sent = new Set(marks.operations.map((one) => one.id));
  return dropItems.some((one) => sent.has(one)) || (sent.size > 0 && most > 0 && !ids.some((one) => sent.has(one)));
}

function forget(world: World, exchange: Exchange): void {
  world.troupe.retire(batchOf(exchange.id));
  exchange.batch = undefined;
  const { maxItems: _, ...bounds } = exchange.bounds;
  exchange.bounds = { ...bounds, dropItems: [] };
}

/**
 * What the last bytes left out, or what was refused in a reply that is the caller's all the same. An item is parked only if a
 * reply came without it: until then it is one of many that were refused.
 */
export function leftOutOf(world: World, exchange: Exchange, end: End): readonly LeftOut[] {
  const { batch, decision, because, marks, moved } = exchange;
  const sent = marks?.operations ?? [];
  const came = end === 'done' || moved.length > 0;
  const taken = new Set(sent.filter(({ collectionId }) => came && (moved.length === 0 || moved.includes(collectionId))).map(keyOf));
  if (batch === undefined) {
    if (!isAboutBatch(decision) || moved.length === 0 || because === undefined) return [];
    return named(sent.filter((one) => !taken.has(keyOf(one))).map((one) => [one, 'not-tried', because]));
  }
  const { parked = [] } = (world.troupe.picture(batchOf(exchange.id))?.context ?? {}) as Partial<BatchContext>;
  const aside = new Map((came ? parked : []).map((position) => [batch.ids?.[position], batch.reasons.get(position) ?? batch.because]));
  return named(
    batch.operations
      .filter((one) => !taken.has(keyOf(one)))
      .map((one) => {
        const reason = aside.get(one.id);
        return reason === undefined ? [one, 'not-tried', batch.because] : [one, 'parked', reason];
      }),
  );
}

/** Each item once, however many operations there were on it. */
function named(all: readonly (readonly [Operation, LeftOut['why'], Step])[]): readonly LeftOut[] {
  const found = new Map<string, LeftOut>();
  for (const [{ collectionId, id }, why, step] of all) found.set(JSON.stringify([collectionId, id]), { collectionId, id, why, step });
  return [...found.values()];
}
