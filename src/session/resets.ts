import { callHook } from './hooks.ts';
import type { Locks } from './locks.ts';
import type { Exchange, World } from './world.ts';

/**
 * Has the app reset the collections in its own store, one after the other. Not those whose page is on its way to it: it would
 * store the page, and its key, on top of what it has just dropped. The collections stay taken until it is through, whatever becomes of the request:
 * the next Sync builds on what it has done, and is not answered with the same while it is at it. What was booked is done to its end.
 */
export async function resetCollections(world: World, exchange: Exchange, collections: readonly string[], locks: Locks): Promise<void> {
  const hook = world.ports.hooks.collectionReset?.bind(world.ports.hooks);
  const because = exchange.because;
  const named = collections.length > 0 ? collections : (exchange.marks?.collections ?? []);
  // What an estimate found lost may have a Sync out: what that brings would be stored on top of what was dropped.
  for (let turn; (turn = locks.take(exchange.id, 'Sync', { collections: named }, exchange.priority)) !== undefined;) {
    await turn;
    if (world.exchanges.get(exchange.id) !== exchange) return;
  }
  const letGo = locks.keep(exchange.id);
  try {
    for (const collectionId of named.filter((id) => !exchange.moved.includes(id))) {
      const called = hook && because && (await callHook(world, 'collectionReset', (signal) => hook({ collectionId, because, signal })));
      if (!called || !called.ok) return world.post(exchange.id, { type: 'app.failed' });
      exchange.startsOver.add(collectionId);
    }
    world.post(exchange.id, { type: 'app.done' });
  } finally {
    letGo();
  }
}
