import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/core/session.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { appRequest, openAccount } from '../../support/account.ts';
import { COLLECTION, idsIn, leftOut, names, poison, upload, without } from '../../support/batches.ts';
import { statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';
import type { Decision } from '../../../src/core/decision.ts';
import type { Operation, RequestMarks } from '../../../src/core/protocol.ts';
import { batchOf, hearBatch, isBatchIgnored, leftOutOf, ownerOf, performBatch } from '../../../src/session/batches.ts';
import type { Exchange } from '../../../src/session/world.ts';
import { step } from '../../support/statuses.ts';
import { exchangeOf, MARKS, partsOf } from '../../support/world.ts';

const sizes = (account: ReturnType<typeof openAccount>): readonly number[] => account.server.seen.map((seen) => idsIn(seen).length);

describe('one bad item in a batch', () => {
  it('is found by halves, parked with its reason, and the rest goes out without it [MS-ASCMD 2.2.3.177.17]', async () => {
    const account = openAccount();
    const taken = poison(account, ['c0']);
    const answered = await upload(account, names(4));
    expect(sizes(account)).toEqual([4, 2, 1, 3]);
    expect([...taken]).toEqual(['c1', 'c2', 'c3']);
    expect(answered.outcome).toMatchObject({
      kind: 'done',
      attempts: 4,
      leftOut: [{ collectionId: COLLECTION, id: 'c0', why: 'parked', step: { status: 'Sync.6', spec: 'MS-ASCMD 2.2.3.177.17' } }],
    });
  });

  it('the first reply that moves the key goes to the caller, with what was not tried [ruling 4]', async () => {
    const account = openAccount();
    const taken = poison(account, ['c3']);
    const first = await upload(account, names(4));
    expect(sizes(account)).toEqual([4, 2]);
    expect(first.outcome.kind).toBe('done');
    expect(leftOut(first, 'not-tried')).toEqual(['c2', 'c3']);
    const second = await upload(account, leftOut(first, 'not-tried'));
    const third = await upload(account, leftOut(second, 'not-tried'));
    expect(leftOut(third, 'parked')).toEqual(['c3']);
    expect([...taken]).toEqual(['c0', 'c1', 'c2']);
  });

  it('alone in its request it is parked when a Sync without it works', async () => {
    const account = openAccount();
    poison(account, ['c0']);
    const answered = await upload(account, ['c0']);
    expect(sizes(account)).toEqual([1, 0]);
    expect(answered.outcome.kind).toBe('done');
    expect(leftOut(answered, 'parked')).toEqual(['c0']);
  });

  it.each([0, 1, 99, 100, 149, 199])('200 items take 12 attempts at most in one call, wherever it stands: %i', async (place) => {
    const account = openAccount();
    const taken = poison(account, [`c${place}`]);
    let waiting = names(200);
    const parked: string[] = [];
    for (let calls = 0; waiting.length > 0; calls += 1) {
      const before = account.server.seen.length;
      const answered = await upload(account, waiting);
      expect(account.server.seen.length - before).toBeLessThanOrEqual(12);
      expect(calls).toBeLessThan(9);
      parked.push(...leftOut(answered, 'parked'));
      waiting = leftOut(answered, 'not-tried');
    }
    expect(parked).toEqual([`c${place}`]);
    expect(taken.size).toBe(199);
  });

  it('two bad ones are found by one call or two, and both are parked', async () => {
    const account = openAccount();
    const taken = poison(account, ['c0', 'c1']);
    const first = await upload(account, names(8));
    // 8, 4, 2, c0 alone, the other 7, 4 of them, 2, c1 alone, the rest.
    expect(sizes(account)).toEqual([8, 4, 2, 1, 7, 4, 2, 1, 6]);
    expect(leftOut(first, 'parked')).toEqual(['c0', 'c1']);
    expect(taken.size).toBe(6);
  });

  it('when the attempts end before the second is found, the last one proves the first', async () => {
    const account = openAccount();
    poison(account, ['c0', 'c1']);
    const answered = await upload(account, names(200));
    expect(sizes(account)).toEqual([200, 100, 50, 25, 13, 7, 4, 2, 1, 199, 100, 0]);
    expect(answered.outcome.kind).toBe('done');
    expect(leftOut(answered, 'parked')).toEqual(['c0']);
    expect(leftOut(answered, 'not-tried')).toHaveLength(199);
  });
});

describe('what nothing in the batch is to blame for', () => {
  it('a request that is refused without any item too parks none: all of it is the caller’s again', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 6), '...');
    const answered = await upload(account, names(3));
    expect(answered.outcome).toMatchObject({ kind: 'refused', error: { code: 'server-refused' } });
    expect(leftOut(answered, 'parked')).toEqual([]);
    expect(leftOut(answered, 'not-tried')).toEqual(names(3));
    expect(account.server.seen.length).toBeLessThanOrEqual(12);
  });

  it('a Sync without items is the caller’s at once', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 6), '...');
    const { outcome } = await upload(account, []);
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 1, leftOut: [], next: { do: 'rebuild', how: 'leave-out-item' } });
  });
});

describe('the key moves in the middle', () => {
  it('a collection whose key moved beside the refused one goes to the caller, and nothing goes out again [MS-ASCMD 2.2.1.21]', async () => {
    const account = openAccount();
    account.server.answer('Sync', syncAnswer({ id: '5', key: '2', items: 3 }, { id: '6', key: '1', status: 6 }));
    const { outcome } = await account.request('Sync', syncRequest({ id: '5', adds: ['a'] }, { id: '6', adds: ['b', 'c'] }));
    expect(outcome.kind).toBe('done');
    expect(outcome.leftOut.map(({ id, why }) => [id, why])).toEqual([
      ['b', 'not-tried'],
      ['c', 'not-tried'],
    ]);
    expect(account.server.seen).toHaveLength(1);
  });

  it('a probe whose answer moves one of two collections names what the other one was refused', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 6), syncAnswer({ id: '5', key: '2' }, { id: '6', key: '1', status: 6 }));
    const all = { '5': ['a', 'b'], '6': ['c', 'd', 'e', 'f'] };
    const build = ({ bounds }: Attempt) =>
      appRequest(
        'Sync',
        syncRequest(...Object.entries(all).map(([id, adds]) => ({ id, adds: adds.filter((one) => !bounds.dropItems.includes(one)) }))),
      );
    const { outcome } = await account.request('Sync', build);
    expect(outcome.kind).toBe('done');
    expect(outcome.leftOut.map(({ id }) => id)).toEqual(['c', 'd', 'e', 'f']);
  });

  it('a key that is lost meanwhile begins anew, and nothing of the old bytes is left out', async () => {
    const account = openAccount({ hooks: { collectionReset: async () => undefined } });
    account.server.answer('Sync', statusAnswer('Sync', 6), syncAnswer({ id: '5', status: 3 }), syncAnswer({ id: '5', key: '1' }));
    const bounds: unknown[] = [];
    const { outcome } = await account.request('Sync', (at) => {
      bounds.push(at.bounds.dropItems);
      return at.startsOver('5') ? appRequest('Sync', syncRequest({ id: '5', key: '0' })) : without(names(4), at);
    });
    expect(bounds).toEqual([[], ['c2', 'c3'], []]);
    expect(outcome).toMatchObject({ kind: 'done', leftOut: [] });
  });

  it('a wait in the middle sends the same part again, and the search goes on', async () => {
    const account = openAccount();
    const refused = statusAnswer('Sync', 6);
    account.server.answer('Sync', refused, { status: 503 }, refused, syncAnswer({ id: '5', key: '2', added: { c0: 1 } }));
    const answered = await upload(account, names(4));
    expect(sizes(account)).toEqual([4, 2, 2, 1]);
    expect(leftOut(answered, 'not-tried')).toEqual(['c1', 'c2', 'c3']);
  });
});

describe('an app that cannot, or does not, leave anything out', () => {
  it('the same items again do not go out: the call ends, and the next move is the app’s', async () => {
    const account = openAccount();
    poison(account, ['c0']);
    const { outcome } = await account.request('Sync', () => appRequest('Sync', syncRequest({ id: '5', adds: names(4) })));
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 1, next: { do: 'rebuild', how: 'leave-out-item' } });
    expect(account.server.seen).toHaveLength(1);
  });

  it('new names for the same items do not go out either', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 6), '...');
    let count = 0;
    const { outcome } = await account.request('Sync', () => {
      const adds = names(4).map((name) => `${name}-${(count += 1)}`);
      return appRequest('Sync', syncRequest({ id: '5', adds }));
    });
    expect(outcome).toMatchObject({ kind: 'refused', next: { do: 'rebuild' } });
    expect(account.server.seen).toHaveLength(1);
  });

  it('items made meanwhile may go along', async () => {
    const account = openAccount();
    const taken = poison(account, ['c0']);
    const answered = await account.request('Sync', (at) => without(at.number > 2 ? [...names(2), 'new'] : names(2), at));
    expect(leftOut(answered, 'parked')).toEqual(['c0']);
    expect([...taken]).toEqual(['c1', 'new']);
  });

  it('fetch has the same bytes and no others', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 6));
    await account.fetch('Sync', syncRequest({ id: '5', adds: names(4) }));
    expect(account.told('settled')[0]?.outcome).toMatchObject({
      kind: 'refused',
      next: { do: 'rebuild', how: 'leave-out-item' },
      leftOut: [],
    });
  });

  it('a body that cannot be read is the caller’s', async () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 6));
    const { outcome } = await account.request('Sync', Uint8Array.of(3, 1, 0x6a, 0, 0x45));
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 1, next: { do: 'rebuild' } });
  });
});

describe('more than a server takes at once [MS-ASCMD 3.1.5.10]', () => {
  it('recipients are cut by count, and the app cuts its own list', async () => {
    const account = openAccount();
    const wanted = names(8);
    const most: unknown[] = [];
    account.server.answer(
      'ResolveRecipients',
      statusAnswer('ResolveRecipients', 5),
      statusAnswer('ResolveRecipients', 5),
      statusAnswer('ResolveRecipients', 1),
    );
    const { outcome } = await account.request('ResolveRecipients', ({ bounds }) => {
      most.push(bounds.maxItems);
      const to = wanted.slice(0, bounds.maxItems).map((name) => element('ResolveRecipients:To', name));
      return appRequest('ResolveRecipients', encode(element('ResolveRecipients:ResolveRecipients', ...to)));
    });
    expect(most).toEqual([undefined, 4, 2]);
    expect(outcome.kind).toBe('done');
  });

  it('items to move are named, and what was not tried too', async () => {
    const account = openAccount();
    const moved = element('Move:Response', element('Move:SrcMsgId', 'c0'), element('Move:Status', '3'));
    account.server.answer('MoveItems', statusAnswer('MoveItems', 103), encode(element('Move:MoveItems', moved)));
    const { outcome } = await account.request('MoveItems', ({ bounds }) => {
      const moves = names(4)
        .filter((id) => !bounds.dropItems.includes(id))
        .map((id) => element('Move:Move', element('Move:SrcMsgId', id), element('Move:SrcFldId', '5'), element('Move:DstFldId', '6')));
      return appRequest('MoveItems', encode(element('Move:MoveItems', ...moves)));
    });
    expect(outcome.leftOut.map(({ collectionId, id, why }) => [collectionId, id, why])).toEqual([
      ['5', 'c2', 'not-tried'],
      ['5', 'c3', 'not-tried'],
    ]);
  });

  it('an item too many by itself is the caller’s: elsewhere than under a SyncKey nothing is proven by an empty request', async () => {
    const account = openAccount();
    account.server.answer('MoveItems', statusAnswer('MoveItems', 103), '...');
    const move = element('Move:Move', element('Move:SrcMsgId', 'c0'), element('Move:SrcFldId', '5'), element('Move:DstFldId', '6'));
    const { outcome } = await account.request('MoveItems', ({ bounds }) =>
      appRequest('MoveItems', encode(element('Move:MoveItems', ...(bounds.dropItems.length > 0 ? [] : [move])))),
    );
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 1, leftOut: [{ id: 'c0', why: 'not-tried' }] });
  });
});

describe('what is told', () => {
  it('no id of an item reaches an event, a snapshot, the store or the inspector; the search shows under the account', async () => {
    const seen: unknown[] = [];
    const stored: string[] = [];
    const store = {
      load: async () => undefined,
      save: async (_: string, data: string, after: number) => (stored.push(data), after + 1),
      forget: async () => undefined,
    };
    const account = openAccount({ inspect: (event: unknown) => void seen.push(event), store });
    poison(account, ['planted-c0']);
    const answered = await upload(account, ['planted-c0', 'planted-c1', 'planted-c2']);
    expect(leftOut(answered, 'parked')).toEqual(['planted-c0']);
    const texts = seen.map((event) => plain(event));
    expect(texts.some((text) => text.includes('Sync#1.batch') && text.includes('batch.refused'))).toBe(true);
    const events = account.events.filter(({ type }) => type !== 'settled');
    expect(JSON.stringify([texts, stored, events, account.session.getSnapshot()])).not.toContain('planted-c');
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.some((text) => text.includes('Sync#1.batch') && text.includes('batch.taken'))).toBe(true);
  });

  it('the search ends with its request, when the caller does not wait for it', async () => {
    const seen: unknown[] = [];
    const account = openAccount({ inspect: (event: unknown) => void seen.push(event) });
    account.server.answer('Sync', statusAnswer('Sync', 6), 'silence');
    const abort = new AbortController();
    const asked = account.begin('Sync', (at) => without(names(4), at), { signal: abort.signal });
    await account.time.quiet();
    abort.abort(new Error('enough'));
    await expect(asked).rejects.toThrow('enough');
    await account.time.quiet();
    expect(seen.map(plain).some((text) => text.includes('account.retire') && text.includes('Sync#1.batch'))).toBe(true);
  });
});

/** An inspection event as text, actors by their id. */
function plain(event: unknown): string {
  const known = new Set<unknown>();
  return JSON.stringify(event, (_, value: unknown) => {
    if (typeof value !== 'object' || value === null) return value;
    if (known.has(value)) return undefined;
    known.add(value);
    return 'sessionId' in value && 'id' in value
      ? { actor: value.id, snapshot: (value as { getSnapshot?: () => unknown }).getSnapshot?.() }
      : value;
  });
}

// ---- the parts, without a session around them

const SPLIT = { do: 'rephrase', how: 'split-batch', then: 'rebuild' } as const satisfies Decision;
const LEAVE = { do: 'rephrase', how: 'leave-out-item', then: 'rebuild' } as const satisfies Decision;
const add = (id: string, collectionId = '5', kind = 'Add'): Operation => ({ collectionId, kind, id });
const carrying = (...ids: readonly string[]): RequestMarks => ({
  ...MARKS,
  collections: ['5'],
  commands: ids.length,
  operations: ids.map((id) => add(id)),
});
const counted = (elements: number): RequestMarks => ({ ...MARKS, commands: 99, elements });

/** A batch that was refused as a whole, as the session keeps it, and what its machine and its request heard. */
function refusal(marks: RequestMarks, more: Partial<Exchange> = {}) {
  const parts = partsOf();
  const exchange = exchangeOf({ decision: SPLIT, because: step(SPLIT), marks, attempts: 3, ...more });
  return { ...parts, exchange, took: hearBatch(parts.world, exchange, false) };
}

const NAME = batchOf('Sync#1');

describe('whose a reply about a batch is', () => {
  it('its machine’s, with what was in it, how many there are, and how often it went out', () => {
    const { took, posted, actors } = refusal(carrying('a', 'b'));
    expect(took).toBe(true);
    expect(posted).toEqual([{ to: NAME, event: { type: 'batch.refused', sent: [0, 1], size: 2, attempt: 3 } }]);
    expect(actors.get(NAME)?.context).toMatchObject({ size: 2, limit: 12, parks: true });
    expect([ownerOf(NAME), ownerOf('Sync#1')]).toEqual(['Sync#1', 'Sync#1']);
  });

  it('counted as the request’s machine counts, which counts those that were deferred', () => {
    const { world, posted, actors, exchange } = refusal(carrying('a', 'b'));
    actors.set('Sync#1', { value: 'sending', context: { attempts: 7 } });
    hearBatch(world, exchange, false);
    expect(posted.at(-1)?.event).toMatchObject({ attempt: 7 });
  });

  it.each([
    ['not of a request of the library’s own', { own: true }],
    ['not of one with the caller’s bytes', { fixed: true }],
    ['not of another way to say it', { decision: { ...SPLIT, how: 'smaller-window' } }],
    ['not of a refusal', { decision: { do: 'reject', why: 'request', then: 'end' } }],
    ['not before anything was said', { decision: undefined }],
    ['not where nobody knows why', { because: undefined }],
  ] as const)('%s', (_, more) => {
    const { took, posted, exchange } = refusal(carrying('a', 'b'), more);
    expect([took, posted, exchange.batch]).toEqual([false, [], undefined]);
  });

  it.each([['split-batch'], ['leave-out-item']] as const)('%s is about a batch', (how) => {
    expect(refusal(carrying('a', 'b'), { decision: { ...SPLIT, how } }).took).toBe(true);
  });

  it('what the caller has to see is the caller’s; a batch that was being searched is told', () => {
    for (const [decision, keeps] of [
      [SPLIT, true],
      [{ do: 'accept', then: 'end' }, false],
      [{ do: 'continue', how: 'poll-again', then: 'end' }, false],
    ] as const) {
      const { world, exchange, posted } = refusal(carrying('a', 'b'));
      posted.length = 0;
      exchange.decision = decision;
      expect(hearBatch(world, exchange, keeps)).toBe(false);
      expect(posted).toEqual([{ to: NAME, event: { type: 'batch.taken' } }]);
      const bare = partsOf();
      expect(hearBatch(bare.world, exchangeOf({ decision }), keeps)).toBe(false);
      expect(bare.posted).toEqual([]);
    }
  });

  it('a key that is lost ends the search: what was left out of the old bytes means nothing to the new ones', () => {
    const { world, exchange, actors } = refusal(carrying('a', 'b'));
    exchange.bounds = { dropItems: ['a'], maxItems: 1, windowSize: 5 };
    exchange.decision = { do: 'reset', scope: 'collection', then: 'rebuild' };
    expect(hearBatch(world, exchange, false)).toBe(false);
    expect(exchange.batch).toBeUndefined();
    expect(exchange.bounds).toEqual({ dropItems: [], windowSize: 5 });
    expect(actors.has(NAME)).toBe(false);
  });

  it('bytes nobody could read end the request with what was decided', () => {
    const { took, posted, exchange } = refusal(MARKS, { marks: undefined });
    expect(took).toBe(true);
    expect(exchange.decision).toEqual({ ...SPLIT, then: 'end' });
    expect(posted).toMatchObject([
      { to: 'Sync#1', event: { type: `rephrase.${step(SPLIT).status}`, decision: { then: 'end' }, keepsReply: false } },
    ]);
  });

  it('only a Sync parks: elsewhere a batch is too large, and no more', () => {
    expect(refusal({ ...counted(8) }, { command: 'ResolveRecipients' }).actors.get(NAME)?.context).toMatchObject({ size: 8, parks: false });
    expect(refusal(carrying('a'), { command: 'MoveItems' }).actors.get(NAME)?.context).toMatchObject({ size: 1, parks: false });
    const nameless = refusal({ ...MARKS, commands: 4 });
    expect(nameless.actors.get(NAME)?.context).toMatchObject({ size: 4, parks: false });
    expect(nameless.posted.at(-1)?.event).toMatchObject({ sent: [0, 1, 2, 3], size: 4 });
  });
});

describe('the next bytes of a batch', () => {
  it('carry what the search names; the rest is left out by its id, or by count where nothing has one', () => {
    const { world, exchange, posted } = refusal(carrying('a', 'b', 'c'));
    performBatch(world, exchange, { type: 'effect.probe', send: [1] });
    expect(exchange.bounds).toEqual({ dropItems: ['a', 'c'], maxItems: 1 });
    expect(posted.at(-1)).toMatchObject({ to: 'Sync#1', event: { decision: SPLIT } });
    const list = refusal(counted(8), { command: 'ValidateCert' });
    performBatch(list.world, list.exchange, { type: 'effect.probe', send: [0, 1, 2, 3] });
    expect(list.exchange.bounds).toEqual({ dropItems: [], maxItems: 4 });
    performBatch(list.world, list.exchange, { type: 'effect.probe', send: [] });
    expect(list.exchange.bounds).toEqual({ dropItems: [], maxItems: 0 });
  });

  it('follow from what the batch was refused for, whatever the request met since', () => {
    const { world, exchange, posted } = refusal(carrying('a', 'b'));
    exchange.because = step(SPLIT, 'http.503');
    performBatch(world, exchange, { type: 'effect.probe', send: [0] });
    performBatch(world, exchange, { type: 'effect.abandon' });
    const type = `rephrase.${step(SPLIT).status}`;
    expect(posted.slice(1)).toMatchObject([{ event: { type } }, { event: { type, decision: { then: 'end' } } }]);
  });

  it('there are none when nothing smaller can be tried', () => {
    const { world, exchange, posted } = refusal(carrying('a'), { decision: LEAVE, because: step(LEAVE) });
    performBatch(world, exchange, { type: 'effect.abandon' });
    expect(exchange.decision).toEqual({ ...LEAVE, then: 'end' });
    expect(posted).toHaveLength(2);
    performBatch(world, exchange, { type: 'effect.enqueue' });
    expect(posted).toHaveLength(2);
    const bare = partsOf();
    performBatch(bare.world, exchangeOf(), { type: 'effect.abandon' });
    expect(bare.posted).toEqual([]);
  });

  it('what is new in them finds its place at the end, once, whatever is done to it', () => {
    const { world, exchange, posted } = refusal(carrying('a', 'b'));
    exchange.marks = { ...carrying('b', 'c'), operations: [add('b'), add('c'), add('c', '5', 'Fetch'), add('c')] };
    hearBatch(world, exchange, false);
    expect(posted.at(-1)?.event).toMatchObject({ sent: [1, 2], size: 3 });
    expect(exchange.batch?.operations).toHaveLength(4);
  });

  it.each([
    ['as asked', carrying('b'), ['a'], 1, false],
    ['one that was to be left out', carrying('a', 'b'), ['a'], 1, true],
    ['one of several that were', carrying('b', 'c'), ['a', 'c'], 1, true],
    ['other ones, and none of those asked for', carrying('x', 'y'), ['a'], 1, true],
    ['other ones beside one asked for', carrying('b', 'y'), ['a'], 1, false],
    ['nothing where nothing was asked for', carrying(), ['a', 'b', 'c'], 0, false],
    ['something where nothing was asked for', carrying('x'), ['a', 'b', 'c'], 0, false],
    ['nothing', carrying(), ['a'], 1, false],
    ['some that cannot be named', { ...MARKS, commands: 2 }, ['a'], 1, true],
    ['none that can be named or counted', MARKS, ['a'], 1, false],
  ] as const)('that carry %s', (_, marks, dropItems, maxItems, ignored) => {
    const { world, exchange, posted } = refusal(carrying('a', 'b', 'c'));
    Object.assign(exchange, { marks, bounds: { dropItems, maxItems } });
    posted.length = 0;
    expect(isBatchIgnored(world, exchange)).toBe(ignored);
    expect(posted).toEqual(ignored ? [{ to: NAME, event: { type: 'batch.ignored' } }] : []);
  });

  it('are looked at only when they were asked for, and by count where nothing has an id', () => {
    const { world, exchange } = refusal(counted(8), { command: 'ValidateCert' });
    expect(isBatchIgnored(world, exchange)).toBe(false);
    exchange.bounds = { dropItems: [], maxItems: 4 };
    expect([4, 5].map((elements) => isBatchIgnored(world, Object.assign(exchange, { marks: counted(elements) })))).toEqual([false, true]);
    expect(isBatchIgnored(world, Object.assign(exchange, { marks: undefined }))).toBe(false);
    expect(isBatchIgnored(world, exchangeOf({ bounds: { dropItems: [], maxItems: 1 }, marks: counted(4) }))).toBe(false);
    const unasked = refusal(carrying('a', 'b'));
    expect(isBatchIgnored(unasked.world, Object.assign(unasked.exchange, { marks: counted(4) }))).toBe(false);
  });
});

describe('what was left out of a batch', () => {
  const told = (...[world, exchange, end]: Parameters<typeof leftOutOf>) =>
    leftOutOf(world, exchange, end).map(({ id, why }) => `${id} ${why}`);

  it('without a search: what was refused beside a page that came, and nothing else', () => {
    const { world } = partsOf();
    const marks = { ...MARKS, operations: [add('a', '5'), add('b', '6'), add('b', '6', 'Fetch')] };
    const beside = exchangeOf({ decision: SPLIT, because: step(SPLIT), marks, moved: ['5'] });
    expect(told(world, beside, 'refused')).toEqual(['b not-tried']);
    for (const more of [
      { moved: [] },
      { because: undefined },
      { decision: undefined },
      { decision: { ...SPLIT, how: 'smaller-window' } },
      { marks: undefined },
    ])
      expect(
        told(world, Object.assign(exchangeOf({ decision: SPLIT, because: step(SPLIT), marks, moved: ['5'] }), more), 'refused'),
      ).toEqual([]);
  });

  it('an item is parked when a reply came without it, with its own reason; until then it is one of many', () => {
    const own = step(LEAVE);
    const { world, exchange, actors } = refusal(carrying('a', 'b'));
    Object.assign(exchange, { marks: carrying('a'), decision: LEAVE, because: own });
    hearBatch(world, exchange, false);
    actors.set(NAME, { value: 'proving', context: { parked: [0] } });
    exchange.marks = carrying('b');
    expect(told(world, exchange, 'done')).toEqual(['a parked']);
    expect(leftOutOf(world, exchange, 'done')[0]?.step).toBe(own);
    expect(told(world, exchange, 'refused')).toEqual(['a not-tried', 'b not-tried']);
    actors.delete(NAME);
    expect(told(world, exchange, 'done')).toEqual(['a not-tried']);
    expect(leftOutOf(world, exchange, 'done')[0]?.step).toBe(own);
  });

  /** Refused one after the other, each for a reason of its own, from all of it on; who is parked then, and why. */
  const reasonOf = (parked: number, ...refused: readonly (readonly string[])[]): string | undefined => {
    const { world, exchange, actors } = refusal(carrying('a', 'b', 'c'));
    for (const [at, ids] of refused.entries()) {
      Object.assign(exchange, { marks: carrying(...ids), because: step(LEAVE, at === 0 ? 'Sync.4' : 'Sync.6') });
      hearBatch(world, exchange, false);
    }
    actors.set(NAME, { value: 'proving', context: { parked: [parked] } });
    exchange.marks = carrying();
    return leftOutOf(world, exchange, 'done').find(({ why }) => why === 'parked')?.step.status;
  };

  it('one that was refused alone has the reason it was refused for, any other that of the last refusal', () => {
    expect(reasonOf(0, ['a'], ['b', 'c'])).toBe('Sync.4');
    expect(reasonOf(1, ['b'], ['a', 'c'])).toBe('Sync.4');
    expect(reasonOf(1, ['a'], ['b', 'c'])).toBe('Sync.6');
    expect(reasonOf(0, ['a', 'b'], ['b', 'c'])).toBe('Sync.6');
  });

  it('what went in a collection whose page came is taken, in another it is not', () => {
    const { world, exchange } = refusal({ ...MARKS, operations: [add('a', '5'), add('b', '6')] });
    exchange.moved = ['6'];
    expect(told(world, exchange, 'refused')).toEqual(['a not-tried']);
  });
});
