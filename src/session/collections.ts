import { collectionMachine, type CollectionContext, type CollectionEvent } from '../../machines/collection.machine.ts';
import type { CollectionNote, CollectionState } from '../core/collection.ts';
import type { Effect } from '../core/effect.ts';
import { COLLECTION, COLLECTIONS_REMEMBERED, CONFIRM_AFTER_MS } from '../core/limits.ts';
import type { Doubt } from '../core/outcome.ts';
import type { Observation } from '../core/protocol.ts';
import type { Judged } from '../policy/plan.ts';
import { tells } from '../policy/traits.ts';
import type { AccountState } from './account.ts';
import { addHold, missingStep } from './holds.ts';
import type { Exchange, World } from './world.ts';

// Collections that are not simply complete: on their way from key 0, in doubt, or going round in circles. Each has an actor as long
// as there is something to know of it. Keys and items stay with the app; here are counts and times.

const PREFIX = 'collection:';

const actorOf = (collectionId: string): string => `${PREFIX}${collectionId}`;

/** The collection this actor is, if it is one. */
export function collectionOf(actor: string): string | undefined {
  return actor.startsWith(PREFIX) ? actor.slice(PREFIX.length) : undefined;
}

/** Captive portals answer with nothing, too; the server says who it is. Once a request, when its retries have not helped. */
function isFromServer({ reply }: Exchange): boolean {
  return reply?.headers['ms-server-activesync'] !== undefined;
}

/** The earliest moment at which what vanished now may be given up: spread, because a server loses the state of everybody at once. */
export function confirmAt({ ports: { clock, random } }: World): number {
  return clock.now() + Math.ceil(CONFIRM_AFTER_MS * (1 + random()));
}

function noteOf({ collections }: AccountState, collectionId: string): CollectionNote | undefined {
  return Object.hasOwn(collections, collectionId) ? collections[collectionId] : undefined;
}

/** Is it worth an actor? A page with nothing special about it is not. */
function isNews(event: CollectionEvent): boolean {
  return event.type !== 'page.came' || event.more || event.deletes >= COLLECTION.massDeletes;
}

function tell(world: World, collectionId: string, event: CollectionEvent): void {
  const actor = actorOf(collectionId);
  const note = noteOf(world.account, collectionId);
  if (!world.troupe.isActive(actor)) {
    if (note === undefined && !isNews(event)) return;
    world.troupe.spawn(actor, collectionMachine, { limits: COLLECTION, ...(note && { note }) });
  }
  world.post(actor, event);
}

/** What a Sync's answer says of its collections: keys lost, keys given, pages. */
export function hearOfSync(world: World, exchange: Exchange, judged: Judged, { pages = [] }: Observation): void {
  const { marks, command, own } = exchange;
  if (own || marks === undefined || command !== 'Sync') return;
  if (!world.account.fed && pages.some(({ items }) => items > 0)) world.account = { ...world.account, fed: true };
  const { whole, because, moved } = judged;
  const now = world.ports.clock.now();
  const { fed } = world.account;
  if (whole.do === 'reset' && whole.scope !== 'hierarchy') {
    const lost = whole.collections?.length ? whole.collections : marks.collections;
    for (const id of lost.filter((one) => !moved.includes(one))) tell(world, id, { type: 'collection.reset', until: confirmAt(world) });
  }
  for (const id of marks.primed) {
    if (moved.includes(id)) tell(world, id, { type: 'key.given', fed, now });
    else if (tells(because.status, 'empty') && whole.do !== 'retry' && isFromServer(exchange))
      tell(world, id, { type: 'reply.empty', fed, now });
  }
  const quiet = whole.do === 'accept' ? marks.collections.filter((id) => !pages.some(({ collectionId }) => collectionId === id)) : [];
  const came = [...pages, ...quiet.map((collectionId) => ({ collectionId, items: 0, deletes: 0, more: false }))];
  for (const { collectionId, ...page } of came.filter((one) => !marks.primed.includes(one.collectionId))) {
    tell(world, collectionId, { type: 'page.came', ...page, now, until: confirmAt(world) });
  }
}

/** Somebody has acted: what stalled may start anew. */
export function releaseCollections(world: World): void {
  for (const [id, { state }] of Object.entries(world.account.collections))
    if (state === 'stalled') tell(world, id, { type: 'account.released' });
}

/** The account with what this actor knows; a collection that is simply complete is not remembered. */
export function withCollection(account: AccountState, actor: string, value: string, context: unknown): AccountState {
  const collectionId = collectionOf(actor);
  if (collectionId === undefined) return account;
  const note: CollectionNote = { ...(context as CollectionContext).note, state: value as CollectionState };
  const { [collectionId]: before, ...others } = account.collections;
  if (isPlain(note)) return before === undefined ? account : { ...account, collections: others };
  if (before !== undefined && JSON.stringify(before) === JSON.stringify(note)) return account;
  const kept = Object.entries(others).slice(1 - COLLECTIONS_REMEMBERED);
  return { ...account, collections: { ...Object.fromEntries(kept), [collectionId]: note } };
}

function isPlain({ state, primings, empty, gone, until }: CollectionNote): boolean {
  return state === 'complete' && primings + empty + gone + until === 0;
}

/** Performs what a collection's machine asked for, and keeps what it knows. */
export function performCollection(world: World, actor: string, effects: readonly Effect[]): void {
  const collectionId = collectionOf(actor) ?? '';
  for (const effect of effects) {
    if (effect.type === 'effect.doubt') world.tell({ type: 'doubtful', collectionId, why: effect.why, until: effect.until });
    if (effect.type === 'effect.undoubt') world.tell({ type: effect.how, collectionId });
    if (effect.type === 'effect.stall') stall(world, collectionId, effect);
  }
  const picture = world.troupe.picture(actor);
  if (picture === undefined) return;
  const { collections: before } = world.account;
  world.account = withCollection(world.account, actor, picture.value, picture.context);
  // Complete, or one too many to be remembered.
  for (const id of [...Object.keys(before), collectionId]) if (noteOf(world.account, id) === undefined) world.troupe.retire(actorOf(id));
}

/** An account that is given nothing is kept out as a whole; a collection in a circle keeps back itself. */
function stall(world: World, collectionId: string, { who, why }: Extract<Effect, { type: 'effect.stall' }>): void {
  const led = [...world.exchanges.values()].findLast(({ marks }) => marks?.collections.includes(collectionId));
  const step = led?.because ?? missingStep(world, 'hierarchy', 'Sync');
  addHold(world, { who, why, step, block: who === 'admin' ? { scope: 'account' } : { scope: 'request', key: `Sync:${collectionId}` } });
}

/** What is in limbo of the collections a request was about. */
export function doubtsOf({ account }: World, { marks }: Exchange): readonly Doubt[] {
  return (marks?.collections ?? []).flatMap((collectionId) => {
    const until = noteOf(account, collectionId)?.until ?? 0;
    return until > 0 ? [{ collectionId, until }] : [];
  });
}
