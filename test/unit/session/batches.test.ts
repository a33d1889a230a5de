import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../src/core/session.ts';
import { element } from '../../../src/wbxml/build.ts';
import { encode } from '../../../src/wbxml/encode.ts';
import { appRequest, openAccount } from '../../support/account.ts';
import { COLLECTION, idsIn, leftOut, names, poison, upload, without } from '../../support/batches.ts';
import { statusAnswer, syncAnswer, syncRequest } from '../../support/messages.ts';

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
