import { describe, expect, it } from 'vitest';
import { LIMITS } from '../../../src/core/limits.ts';
import type { Hooks } from '../../../src/core/session.ts';
import { openLocks } from '../../../src/session/locks.ts';
import { resetCollections } from '../../../src/session/resets.ts';
import type { Exchange } from '../../../src/session/world.ts';
import { appRequest, openAccount } from '../../support/account.ts';
import { syncAnswer, syncRequest } from '../../support/messages.ts';
import { fakeStore } from '../../support/store.ts';
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

describe('a collectionReset that takes longer than its caller waits', () => {
  /** An app that needs fifty seconds to begin anew, and a server that takes nothing but key 0 then. */
  function slow(end: 'done' | 'failed' | 'never' = 'done') {
    const store = fakeStore();
    const log: string[] = [];
    let key = '7';
    let running = 0;
    let most = 0;
    const collectionReset = async () => {
      most = Math.max(most, (running += 1));
      log.push('reset');
      await new Promise<void>((resolve) => void (end === 'never' || account.time.clock.setTimeout(resolve, 50_000)));
      running -= 1;
      if (end === 'failed') throw new Error('planted');
      key = '0';
    };
    const account = openAccount({ store, hooks: { collectionReset } });
    account.server.answer(
      'Sync',
      () => (log.push(`key ${key}`), syncAnswer(key === '0' ? { id: '5', key: '1' } : { id: '5', status: 3 })),
      '...',
    );
    const ask = (signal?: AbortSignal) =>
      account.begin('Sync', () => appRequest('Sync', syncRequest({ id: '5', key })), { ...(signal && { signal }) });
    const booked = () => Object.values(store.saved.at(-1)?.account.ledger.resets ?? {}).flat().length;
    return { ...account, ask, log, booked, most: () => most };
  }

  it.each(['held', 'called off'] as const)(
    'keeps its collection though its request is %s; the next Sync goes out with what it did',
    async (how) => {
      const { ask, time, log, booked, most } = slow();
      const abort = new AbortController();
      const first = ask(abort.signal);
      await time.pass(28_000);
      if (how === 'called off') abort.abort();
      await expect(
        time.until(first).then(
          ({ outcome }) => outcome.kind,
          () => 'called off',
        ),
      ).resolves.toBe(how);
      await time.pass(2_500);
      const { outcome } = await time.until(ask());
      expect([outcome.kind, outcome.attempts, log, most(), booked()]).toEqual(['done', 1, ['key 7', 'reset', 'key 0'], 1, 1]);
    },
  );

  it('makes nobody wait longer than a call does', async () => {
    const { ask, time, log } = slow();
    const abort = new AbortController();
    const first = ask(abort.signal);
    await time.pass(1_000);
    abort.abort();
    await expect(first).rejects.toThrow('aborted');
    const begun = time.clock.now();
    const { outcome } = await time.until(ask());
    expect([outcome, time.clock.now() - begun]).toMatchObject([{ kind: 'held', hold: { why: 'busy' } }, 30_000]);
    expect(log).toEqual(['key 7', 'reset']);
  });

  it.each([
    ['failed', 50_000],
    ['never', LIMITS.hookMs],
  ] as const)('lets go of it when it has %s ended well, and is asked for again then', async (end, ms) => {
    const { ask, time, log, most } = slow(end);
    await time.until(ask());
    await time.pass(ms - 30_000 - 1);
    const next = ask();
    await time.quiet();
    expect(log).toEqual(['key 7', 'reset']);
    await time.pass(1);
    expect(log).toEqual(['key 7', 'reset', 'key 7', 'reset']);
    await time.until(next);
    // One that hangs for ever is nobody's any more.
    expect(most()).toBe(end === 'never' ? 2 : 1);
  });
});
