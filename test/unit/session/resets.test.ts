import { describe, expect, it } from 'vitest';
import type { Hooks } from '../../../src/core/session.ts';
import { openLocks } from '../../../src/session/locks.ts';
import { resetCollections } from '../../../src/session/resets.ts';
import type { Exchange } from '../../../src/session/world.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, MARKS, NOW, partsOf } from '../../support/world.ts';

const STEP = step({ do: 'reject', why: 'request', then: 'end' });
const CLOCK = { clock: { now: () => NOW, setTimeout: () => 0, clearTimeout: () => undefined }, newAbort: () => new AbortController() };

describe('collections the app is to reset', () => {
  async function reset(named: readonly string[], more: Partial<Exchange> = {}, hook: Hooks['collectionReset'] = async () => undefined) {
    const asked: string[] = [];
    const collectionReset: Hooks['collectionReset'] = async (event) => (asked.push(event.collectionId), hook(event));
    const parts = partsOf({}, {}, { ...CLOCK, hooks: more.facts === undefined ? { collectionReset } : {} });
    const exchange = exchangeOf({ because: STEP, marks: { ...MARKS, collections: ['5', '6'] }, ...more });
    await resetCollections(parts.world, exchange, named, openLocks());
    return { asked, startsOver: [...exchange.startsOver], heard: parts.posted.map(({ event }) => event.type) };
  }

  it.each([
    ['those that are named', ['6'], {}, ['6']],
    ['all of the request where none is', [], {}, ['5', '6']],
    ['not those whose page is on its way', [], { moved: ['5'] }, ['6']],
    ['none where its bytes are unknown', [], { marks: undefined }, []],
  ] as const)('%s', async (_, named, more, ids) => {
    expect(await reset(named, more)).toEqual({ asked: ids, startsOver: ids, heard: ['app.done'] });
  });

  it('one that fails ends it there; those before it start over', async () => {
    const failing: Hooks['collectionReset'] = ({ collectionId }) =>
      collectionId === '5' ? Promise.resolve() : Promise.reject(new Error('planted'));
    expect(await reset(['5', '6', '7'], {}, failing)).toEqual({ asked: ['5', '6'], startsOver: ['5'], heard: ['app.failed'] });
  });

  it('nobody to ask, or no reason to tell, is a failure', async () => {
    expect(await reset(['5'], { facts: { needs: [] } as never })).toEqual({ asked: [], startsOver: [], heard: ['app.failed'] });
    expect(await reset(['5'], { because: undefined })).toEqual({ asked: [], startsOver: [], heard: ['app.failed'] });
  });

  it('waits for the Sync that is out for one of them, and asks nobody when it is over by then', async () => {
    for (const isOver of [false, true]) {
      const asked: string[] = [];
      const parts = partsOf(
        {},
        {},
        { ...CLOCK, hooks: { collectionReset: async ({ collectionId }: { collectionId: string }) => void asked.push(collectionId) } },
      );
      const exchange = exchangeOf({ because: STEP, marks: { ...MARKS, collections: ['5'] } });
      const locks = openLocks();
      void locks.take('other', 'Sync', { collections: ['5'] });
      if (!isOver) parts.world.exchanges.set(exchange.id, exchange);
      const done = resetCollections(parts.world, exchange, [], locks);
      await Promise.resolve();
      expect(asked).toEqual([]);
      locks.release('other');
      await done;
      expect([asked, parts.posted.length]).toEqual(isOver ? [[], 0] : [['5'], 1]);
      // Whoever is over takes no turn.
      expect(locks.take('next', 'Sync', { collections: ['5'] }) === undefined).toBe(isOver);
    }
  });
});
