import { describe, expect, it } from 'vitest';
import type { Answered } from '../../../src/core/session.ts';
import { inputOf, newExchange } from '../../../src/session/exchange.ts';
import type { Carried } from '../../../src/session/world.ts';
import { exchangeOf, NOW, partsOf, type Parts } from '../../support/world.ts';

const HOOKS = { hierarchyChanged: async () => undefined, collectionReset: async () => undefined };
const parts = (ports: object = {}): Parts =>
  partsOf({}, {}, { newAbort: () => new AbortController(), protocol: { commands: { Sync: { idempotent: 'yes', needs: [] } } }, ...ports });
const opened = (own = false, init: object = {}, { world } = parts()) =>
  newExchange(world, 'Sync#1', 'Sync', own, false, () => ({ url: '' }), init);
const END = { response: { status: 200 } } as unknown as Answered;

describe('what a request’s machine may do', () => {
  it.each([
    ['of request, with hooks', { fixed: false }, HOOKS, { rebuilds: true, maps: true, resets: true }],
    ['of request, without', { fixed: false }, {}, { rebuilds: true, maps: false, resets: false }],
    ['of fetch, whatever hooks there are', { fixed: true }, HOOKS, { rebuilds: false, maps: false, resets: false }],
  ])('%s', (_, exchange, hooks, input) => {
    expect(inputOf(parts({ hooks }).world, exchangeOf(exchange))).toMatchObject(input);
  });

  it('may be repeated only where its command says so', () => {
    const repeatable = (idempotent: string) => inputOf(parts().world, exchangeOf({ facts: { idempotent } } as never)).repeatable;
    expect(['yes', 'no', 'unless-adds'].map(repeatable)).toEqual([true, false, false]);
  });
});

describe('a request that has not gone anywhere yet', () => {
  it('has met nothing, is out of nothing, and asks for nothing special', () => {
    const { exchange, sentKey } = opened();
    expect(exchange).toMatchObject({
      strikes: {}, sought: [], steps: [], items: [], attempts: 0, epochs: {}, over: [], moved: [], bounds: { dropItems: [] },
      sentBefore: 'no', replayed: false, isOut: false, again: false, hurried: false, priority: 'user', wish: 0,
    }); // prettier-ignore
    expect([exchange.marks, exchange.hold, exchange.batch, sentKey]).toEqual([undefined, undefined, undefined, undefined]);
    expect(opened(false, { again: true, priority: 'background' }).exchange).toMatchObject({ again: true, priority: 'background' });
  });

  it('knows what was looked for in vain before it', () => {
    const before = parts();
    before.world.sought.set('http.451', NOW);
    expect(opened(false, {}, before).exchange.sought).toEqual(['http.451']);
  });

  it('of a command nobody knows is a fault of ours', () => {
    expect(() => newExchange(parts().world, 'x', 'Nonsense', false, false, () => ({ url: '' }))).toThrow('no facts of Nonsense');
  });
});

describe('the promise of its end', () => {
  const reply = () => {
    let drops = 0;
    return { carried: { drop: () => void (drops += 1) } as unknown as Carried, drops: () => drops };
  };

  it('is kept once, with the reply left to whoever has it', async () => {
    const { exchange, answered } = opened();
    const { carried, drops } = reply();
    exchange.reply = carried;
    exchange.settle(END);
    exchange.fail(new Error('late'));
    expect(await answered).toBe(END);
    expect(drops()).toBe(0);
  });

  it('broken lets go of the reply, once', async () => {
    const { exchange, answered } = opened();
    const { carried, drops } = reply();
    exchange.reply = carried;
    exchange.fail(new Error('first'));
    exchange.fail(new Error('second'));
    await expect(answered).rejects.toThrow('first');
    expect(drops()).toBe(1);
  });

  it('broken without a reply, or with one that has nothing to let go of, is broken all the same', async () => {
    for (const carried of [undefined, { status: 200 } as unknown as Carried]) {
      const { exchange, answered } = opened();
      exchange.reply = carried;
      exchange.fail(new Error('first'));
      await expect(answered).rejects.toThrow('first');
    }
  });

  it('is nobody’s to catch who does not wait for it', async () => {
    const caught: unknown[] = [];
    const note = (reason: unknown): void => void caught.push(reason);
    process.on('unhandledRejection', note);
    try {
      for (const own of [true, false]) opened(own).exchange.fail(new Error('planted'));
      await new Promise((resolve) => void setTimeout(resolve, 5));
      expect(caught).toEqual([]);
    } finally {
      process.off('unhandledRejection', note);
    }
  });
});
