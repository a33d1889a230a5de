import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { isRecoveryError } from '../../../src/core/errors.ts';
import type { Attempt } from '../../../src/core/session.ts';
import { memoryStore } from '../../../src/stores/memory.ts';
import { appRequest, openAccount } from '../../support/account.ts';
import {
  folderSyncAnswer, pingRequest, provisionAnswer, read, searchRequest, statusAnswer, syncAnswer, syncRequest,
} from '../../support/messages.ts'; // prettier-ignore
import { fakeStore } from '../../support/store.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });

const codeOf = (error: unknown): string =>
  isRecoveryError(error) && error.kind === 'caller' ? error.code : `not the caller’s: ${String(error)}`;
const failure = (promise: Promise<unknown>): Promise<unknown> => promise.then(() => 'resolved', (error: unknown) => error); // prettier-ignore

describe('a request', () => {
  it('that works is done, with its reply and nothing to tell', async () => {
    const { request, server } = openAccount();
    server.answer('Sync', OK);
    const { outcome, response } = await request('Sync', SYNC);
    expect(outcome).toEqual({ kind: 'done', steps: [], items: [], leftOut: [], attempts: 1 });
    expect(response).toMatchObject({ status: 200, body: OK });
    expect(response.headers['content-type']).toBe('application/vnd.ms-sync.wbxml');
  });

  it('that a server refuses is no rejection: it is refused, with an error that says what and what to do', async () => {
    const { request, server } = openAccount();
    server.answer('Search', statusAnswer('Search', 2));
    const { outcome } = await request('Search', searchRequest());
    expect(outcome).toMatchObject({ kind: 'refused', attempts: 1, error: { kind: 'server', code: 'server-refused' } });
    expect(outcome.kind === 'refused' && outcome.error.hint).not.toBe('');
  });

  it('of a command nobody knows is the caller’s fault', async () => {
    const { session, server } = openAccount();
    expect(codeOf(await failure(session.request('Snyc' as never, () => appRequest('Snyc'))))).toBe('command-unknown');
    expect(codeOf(await failure(session.request('toString' as never, () => appRequest('toString'))))).toBe('command-unknown');
    expect(server.seen).toEqual([]);
  });

  it('asked for with an aborted signal is not sent', async () => {
    const { session, server } = openAccount();
    const reason = new Error('no more');
    expect(await failure(session.request('Sync', () => appRequest('Sync', SYNC), { signal: AbortSignal.abort(reason) }))).toBe(reason);
    expect(server.seen).toEqual([]);
  });

  it('aborted at whatever moment before it leaves is not sent', async () => {
    let moment = 0;
    for (let hasLeft = false; !hasLeft; moment += 1) {
      const { begin, server, session, time, told } = openAccount();
      server.answer('Search', statusAnswer('Search', 1), '...');
      await session.ready;
      const abort = new AbortController();
      const reason = new Error('no more');
      const ended = failure(begin('Search', searchRequest(), { signal: abort.signal }));
      for (let passed = 0; passed < moment; passed += 1) await Promise.resolve();
      hasLeft = told('attempt').length > 0;
      abort.abort(reason);
      expect(await time.until(ended), `after ${moment}`).toBe(reason);
      expect(server.seen.length, `after ${moment}`).toBe(hasLeft ? 1 : 0);
    }
    expect(moment).toBeGreaterThan(5);
  });

  it('beyond the number that may be open is refused, and room comes back', async () => {
    const { session, server, time, begin } = openAccount({ limits: { openRequests: 2 } });
    let answer: () => void = () => undefined;
    server.answer(
      'Search',
      () => new Promise((resolve) => (answer = () => resolve(statusAnswer('Search', 1)))),
      statusAnswer('Search', 1),
      '...',
    );
    const first = begin('Search', searchRequest());
    await time.quiet();
    const second = begin('Search', searchRequest());
    expect(codeOf(await failure(session.request('Search', () => appRequest('Search', searchRequest()))))).toBe('budget-spent');
    await time.until(second);
    answer();
    await time.until(first);
    expect((await time.until(begin('Search', searchRequest()))).outcome.kind).toBe('done');
  });
});

describe('a request by fetch', () => {
  it('has the same bytes and no others: what needs new ones is the app’s', async () => {
    const { fetch, server, told } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 13));
    await fetch('Sync', SYNC);
    expect(told('settled')[0]?.outcome).toMatchObject({ kind: 'refused', attempts: 1, next: { do: 'send-full' } });
  });
});

describe('what an earlier life left broken', () => {
  it('is mended as soon as the app has shown where it asks', async () => {
    const store = fakeStore();
    const first = openAccount({ store });
    first.server.answer('Sync', statusAnswer('Sync', 142));
    first.server.answer('Provision', 'silence');
    void first.begin('Sync', SYNC);
    await first.time.quiet();
    const next = openAccount({ store }, first.time);
    await next.session.ready;
    await next.time.quiet();
    expect(next.server.seen).toEqual([]);
    next.server.answer('Sync', OK);
    next.server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    expect((await next.request('Sync', SYNC)).outcome.kind).toBe('done');
    await next.time.quiet();
    expect(next.server.of('Provision')).toHaveLength(2);
  });
});

describe('a network that has not changed', () => {
  it('excuses no poll that was cut at once; one that has does', async () => {
    const triesOf = async (changed: boolean) => {
      const store = fakeStore();
      const { session, request, server, time } = openAccount({ store });
      server.answer('Ping', 'cut', statusAnswer('Ping', 1));
      if (changed) session.signal('online');
      await request('Ping', pingRequest(900, '5'));
      await time.quiet();
      return (store.saved.at(-1)?.account.ledger as { tries?: number } | undefined)?.tries ?? 0;
    };
    expect([await triesOf(false), await triesOf(true)]).toEqual([1, 0]);
  });
});

describe('the library’s own FolderSync', () => {
  const stale = (hierarchyKey: () => Promise<string>) => {
    const account = openAccount({ hooks: { hierarchyChanged: async () => undefined, hierarchyKey } });
    account.server.answer('Sync', syncAnswer({ id: '5', status: 12 }), OK);
    return account;
  };

  it('carries the app’s key, and 0 once the server has said that the key is lost', async () => {
    const { request, server } = stale(async () => '9');
    server.answer('FolderSync', statusAnswer('FolderSync', 9), folderSyncAnswer('1', '5'));
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(server.of('FolderSync').map(({ body }) => read(body, 'SyncKey'))).toEqual(['9', '0']);
  });

  it.each([
    ['is no text', async () => 9 as never],
    ['cannot be had', () => Promise.reject(new Error('planted'))],
  ])('does not go out when the key %s', async (_, hierarchyKey) => {
    const { request, server, told } = stale(hierarchyKey);
    expect((await request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(server.of('FolderSync')).toEqual([]);
    expect(told('hookFailed')[0]).toEqual({ type: 'hookFailed', hook: 'hierarchyKey' });
  });
});

describe('a signal', () => {
  it('nobody knows is the caller’s fault', async () => {
    const { session } = openAccount();
    expect(codeOf(await failure((async () => session.signal('sunset' as never))()))).toBe('option-invalid');
  });
});

describe('`build`', () => {
  it('is asked before every attempt that needs other bytes, and told why and which attempt it is', async () => {
    const seen: Attempt[] = [];
    const { request, server } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 13), OK);
    const { outcome } = await request('Sync', (at) => {
      seen.push(at);
      return appRequest('Sync', SYNC);
    });
    expect(outcome.kind).toBe('done');
    expect(seen.map((at) => [at.number, at.because?.status, at.bounds.rephrase])).toEqual([
      [1, undefined, undefined],
      [2, 'Sync.13', 'resend-full'],
    ]);
  });

  it.each([
    ['throws', () => Promise.reject(new TypeError('planted')), 'planted'],
    ['returns no request', () => undefined as never, 'request-invalid'],
    ['returns a body that is text', () => ({ ...appRequest('Sync'), body: 'text' as never }), 'request-invalid'],
  ])('that %s rejects with that, and the account stays as it was', async (_, build, wanted) => {
    const { begin, session, server, time } = openAccount();
    const error = await failure(time.until(begin('Sync', build)));
    expect(isRecoveryError(error) ? error.code : (error as Error).message).toBe(wanted);
    expect(server.seen).toEqual([]);
    expect(session.getSnapshot()).toMatchObject({ state: 'ready', requests: [], holds: [] });
  });
});

describe('aborting', () => {
  it('rejects with the reason and hangs up', async () => {
    const { begin, server, time, session } = openAccount();
    const abort = new AbortController();
    server.answer('Search', 'silence');
    const call = begin('Search', searchRequest(), { signal: abort.signal });
    await time.quiet();
    const reason = new Error('changed my mind');
    abort.abort(reason);
    expect(await failure(time.until(call))).toBe(reason);
    expect(server.seen[0]?.signal?.aborted).toBe(true);
    await time.quiet();
    expect(session.getSnapshot().requests).toEqual([]);
  });

  it('by a signal that gives no reason rejects with an AbortError, before and while it is out', async () => {
    for (const isEarly of [true, false]) {
      const { begin, server, time } = openAccount();
      const listeners: (() => void)[] = [];
      const signal = {
        aborted: isEarly,
        addEventListener: (_: string, listener: () => void) => void listeners.push(listener),
        removeEventListener: () => undefined,
      };
      server.answer('Search', 'silence');
      const call = begin('Search', searchRequest(), { signal: signal as unknown as AbortSignal });
      await time.quiet();
      for (const listener of listeners) listener();
      expect(await failure(time.until(call))).toMatchObject({ name: 'AbortError', message: expect.any(String) });
    }
  });

  it('one of two that wait for a repair does not harm the repair, nor the other', async () => {
    const { begin, server, time } = openAccount();
    const abort = new AbortController();
    let answer: () => void = () => undefined;
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Search', statusAnswer('Search', 142));
    server.answer('Provision', () => new Promise((resolve) => (answer = () => resolve(provisionAnswer('11', {})))), provisionAnswer('22'));
    const sync = begin('Sync', SYNC);
    const search = begin('Search', searchRequest(), { signal: abort.signal });
    await time.quiet();
    abort.abort(new Error('enough'));
    expect(await failure(search)).toMatchObject({ message: 'enough' });
    answer();
    expect((await time.until(sync)).outcome.kind).toBe('done');
    expect(server.commands()).toEqual(['Sync', 'Search', 'Provision', 'Provision', 'Sync']);
  });

  it('while waiting for a Retry-After rejects at once', async () => {
    const { begin, server, time } = openAccount();
    const abort = new AbortController();
    server.answer('Sync', { status: 503, headers: { 'Retry-After': '20' } });
    const call = begin('Sync', SYNC, { signal: abort.signal });
    await time.pass(1_000);
    abort.abort();
    expect(await failure(call)).toMatchObject({ name: 'AbortError' });
    await time.pass(60_000);
    expect(server.commands()).toEqual(['Sync']);
  });

  it('is heard by the request’s own machine', async () => {
    const heard: unknown[] = [];
    const { begin, server, time } = openAccount({
      inspect: (event: { readonly event?: { readonly type: string } }) => void heard.push(event.event?.type),
    });
    const abort = new AbortController();
    server.answer('Search', 'silence');
    void begin('Search', searchRequest(), { signal: abort.signal });
    await time.quiet();
    expect(heard).not.toContain('caller.aborted');
    abort.abort();
    await time.quiet();
    expect(heard).toContain('caller.aborted');
  });

  it('after the end changes nothing, and nobody listens for it any more', async () => {
    const { request, server, session } = openAccount();
    const abort = new AbortController();
    server.answer('Sync', OK);
    const { outcome } = await request('Sync', SYNC, { signal: abort.signal });
    expect(getEventListeners(abort.signal, 'abort')).toEqual([]);
    abort.abort();
    expect(outcome.kind).toBe('done');
    expect(session.getSnapshot().state).toBe('ready');
  });
});

describe('the snapshot', () => {
  it('is the same object until something changed', async () => {
    const { session, request, server } = openAccount();
    const before = session.getSnapshot();
    expect(session.getSnapshot()).toBe(before);
    server.answer('Sync', OK);
    await request('Sync', SYNC);
    const after = session.getSnapshot();
    expect(after).not.toBe(before);
    expect(after).toEqual(before);
    expect(session.getSnapshot()).toBe(after);
  });

  it('tells subscribers, and no longer those who left; one that throws harms nobody', async () => {
    const { session, request, server } = openAccount();
    const states = new Set<string>();
    let left = 0;
    session.subscribe(() => {
      throw new Error('the app’s own');
    });
    session.subscribe(() => void states.add(session.getSnapshot().state));
    const leave = session.subscribe(() => void (left += 1));
    leave();
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await request('Sync', SYNC);
    expect([...states]).toContain('ready');
    expect(left).toBe(0);
  });

  it('says what it waits for: repairing, waiting until when, held by whom', async () => {
    const { session, begin, server, time } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 142));
    server.answer('Provision', 'silence');
    const abort = new AbortController();
    void begin('Sync', SYNC, { signal: abort.signal });
    await time.quiet();
    expect(session.getSnapshot()).toMatchObject({
      state: 'repairing',
      durable: false,
      requests: [{ command: 'Sync', state: 'provisioning' }],
    });
    const busy = openAccount({}, time);
    busy.server.answer('Sync', { status: 503, headers: { 'Retry-After': '20' } });
    void busy.begin('Sync', SYNC, { signal: abort.signal });
    await time.quiet();
    const dueAt = time.clock.now() + 20_000;
    expect(busy.session.getSnapshot()).toMatchObject({ state: 'waiting', requests: [{ command: 'Sync', state: 'waiting', dueAt }] });
    abort.abort();
  });

  it('is durable with a store of the app’s', () => {
    expect(openAccount({ store: memoryStore() }).session.getSnapshot().durable).toBe(true);
  });
});

describe('events', () => {
  it('come in the order things happened: step, attempt, repaired, settled', async () => {
    const { request, server, events } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
    await request('Sync', SYNC);
    const line = events.map((event) =>
      event.type === 'attempt' ? `${event.type} ${event.command} ${event.number}${event.own ? ' own' : ''}` : event.type,
    );
    expect(line).toEqual([
      'attempt Sync 1',
      'step',
      'attempt Provision 1 own',
      'attempt Provision 2 own',
      'repaired',
      'attempt Sync 2',
      'settled',
    ]);
  });

  it('of the machines go to the inspector; one that throws harms nobody', async () => {
    let heard = 0;
    const { request, server } = openAccount({
      inspect: () => {
        heard += 1;
        throw new Error('the app’s own');
      },
    });
    server.answer('Sync', OK);
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(heard).toBeGreaterThan(0);
  });

  it('nobody tells of cannot be listened for: the error names those there are', async () => {
    const { session } = openAccount();
    for (const type of ['settle', 'toString', undefined])
      expect(() => session.on(type as never, () => undefined)).toThrow(/known are step, attempt, .*settled/);
    const refused = await failure(Promise.resolve().then(() => session.on('settle' as never, () => undefined)));
    expect(codeOf(refused)).toBe('option-invalid');
    for (const listener of [undefined, 'log', {}]) {
      expect(() => session.on('step', listener as never)).toThrow(/give a function/);
      expect(() => session.subscribe(listener as never)).toThrow(/give a function/);
      expect(codeOf(await failure(Promise.resolve().then(() => session.subscribe(listener as never))))).toBe('option-invalid');
    }
  });

  it('go to listeners of their type, and no longer to those who left; one that throws harms nobody', async () => {
    const { session, request, server } = openAccount();
    const heard: string[] = [];
    session.on('settled', () => {
      throw new Error('the app’s own');
    });
    session.on('settled', ({ command, outcome }) => void heard.push(`${command} ${outcome.kind}`));
    session.on('settled', () => void heard.push('left'))();
    server.answer('Sync', OK);
    await request('Sync', SYNC);
    expect(heard).toEqual(['Sync done']);
  });
});

describe('what is handed out', () => {
  /** Writes over everything it can reach of it. */
  function vandal(value: unknown): void {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, inner] of Object.entries(value)) {
      vandal(inner);
      Reflect.set(value, name, name === 'do' ? 'accept' : 'vandalised');
    }
    Reflect.set(value, 'length', 0);
  }

  it('changes no decision and no outcome, whatever a listener, a sentence or a hook does with it', async () => {
    const run = async (touch: (value: unknown) => void): Promise<string> => {
      const words = (step: unknown): string => (touch(step), 'a sentence');
      const hooks = {
        policy: async (event: unknown) => (touch(event), 'full' as const),
        collectionReset: async (event: unknown) => touch(event),
      };
      const { session, server, time } = openAccount({ words, hooks });
      for (const type of ['step', 'attempt', 'held', 'released', 'repaired', 'settled'] as const) session.on(type, touch);
      server.answer('Sync', statusAnswer('Sync', 142), syncAnswer({ id: '5', status: 3 }), statusAnswer('Sync', 177), OK);
      server.answer('Provision', provisionAnswer('11', {}), provisionAnswer('22'));
      const ends: unknown[] = [];
      for (let count = 0; count < 2; count += 1)
        ends.push((await time.until(session.request('Sync', () => appRequest('Sync', SYNC)))).outcome, session.getSnapshot());
      await session.stop();
      return JSON.stringify(ends);
    };
    const plain = await run(() => undefined);
    expect(plain).toContain('"kind":"held"');
    expect(await run(vandal)).toBe(plain);
  });

  it('nobody draws in a snapshot', async () => {
    const { session, server, request } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 177));
    await request('Sync', SYNC);
    const before = JSON.stringify(session.getSnapshot());
    vandal(session.getSnapshot());
    expect(JSON.stringify(session.getSnapshot())).toBe(before);
    expect(Reflect.set(session.getSnapshot().holds, 'length', 0)).toBe(false);
  });
});

describe('a hold', () => {
  const blocked = () => {
    const account = openAccount();
    account.server.answer('Sync', statusAnswer('Sync', 129));
    return account;
  };

  it('of the account keeps everything back until it is released, and tells', async () => {
    const { request, server, session, told } = blocked();
    const { outcome } = await request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'held', hold: { who: 'admin', why: 'blocked' } });
    const [hold] = session.getSnapshot().holds;
    expect(told('held')).toEqual([{ type: 'held', hold }]);
    const next = await request('Search', searchRequest());
    expect(next.outcome).toMatchObject({ kind: 'held', attempts: 0, hold: { id: hold?.id } });
    expect(next.response).toMatchObject({ status: 503, headers: { 'x-activesync-recovery': 'held' } });
    expect(server.commands()).toEqual(['Sync']);
    await session.release(hold?.id ?? '', 'retry');
    server.answer('Sync', OK);
    expect((await request('Sync', SYNC)).outcome.kind).toBe('done');
    expect(told('released')).toEqual([{ type: 'released', holdId: hold?.id }]);
    expect(session.getSnapshot()).toMatchObject({ state: 'ready', holds: [] });
  });

  it('is gone from the snapshot as soon as it is released', async () => {
    const { session, server, request } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 129));
    await request('Sync', syncRequest());
    const [hold] = session.getSnapshot().holds;
    await session.release(hold?.id ?? '', 'retry');
    expect(session.getSnapshot().holds).toEqual([]);
  });

  it('is gone for whoever hears of its release', async () => {
    const { session, server, request } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 129));
    await request('Sync', syncRequest());
    const seen: number[] = [];
    session.on('released', () => void seen.push(session.getSnapshot().holds.length));
    const [hold] = session.getSnapshot().holds;
    await session.release(hold?.id ?? '', 'give-up');
    expect(seen).toEqual([0]);
  });

  it('is neither tried again nor given up by a word that says neither', async () => {
    const { session, server, request, told } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 129));
    await request('Sync', syncRequest());
    const { holds } = session.getSnapshot();
    for (const answer of ['nonsense', undefined, ''])
      expect(codeOf(await failure(session.release(holds[0]?.id ?? '', answer as never)))).toBe('option-invalid');
    expect(session.getSnapshot().holds).toEqual(holds);
    expect(told('released')).toEqual([]);
  });

  it('that is not there cannot be released', async () => {
    const { session } = openAccount();
    expect(codeOf(await failure(session.release('hold-9', 'retry')))).toBe('option-invalid');
  });

  it('that a person retried is not the last word: a rung that rested is tried again', async () => {
    const { request, server, session } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 142), OK);
    server.answer('Provision', statusAnswer('Sync', 1), '...');
    expect((await request('Sync', SYNC)).outcome.kind).toBe('held');
    const [hold] = session.getSnapshot().holds;
    const asked = server.of('Provision').length;
    await session.release(hold?.id ?? '', 'retry');
    expect((await request('Sync', SYNC)).outcome.kind).toBe('held');
    expect(server.of('Provision').length).toBeGreaterThan(asked);
  });

  it('for a wait the server asked for is lifted either way, but only a retry overrules the wait', async () => {
    for (const [answer, kind] of [
      ['give-up', 'held'],
      ['retry', 'done'],
    ] as const) {
      const { request, server, session, time } = openAccount();
      server.answer('Sync', { status: 503, headers: { 'Retry-After': '3000' } });
      server.answer('Search', statusAnswer('Search', 1));
      expect((await request('Sync', SYNC)).outcome.kind).toBe('held');
      const [hold] = session.getSnapshot().holds;
      expect(codeOf(await failure(session.release('hold-9', answer)))).toBe('option-invalid');
      expect(session.getSnapshot().holds).toEqual([hold]);
      await session.release(hold?.id ?? '', answer);
      await time.quiet();
      expect(session.getSnapshot().holds).toEqual([]);
      expect((await request('Search', searchRequest())).outcome.kind).toBe(kind);
    }
  });
});

describe('stopping', () => {
  it('ends what is open, disarms the timer, and refuses what comes after', async () => {
    const { session, begin, server, time } = openAccount();
    server.answer('Sync', { status: 503, headers: { 'Retry-After': '20' } });
    server.answer('Search', 'silence');
    const calls = [begin('Sync', SYNC), begin('Search', searchRequest())];
    await time.quiet();
    await session.stop();
    for (const call of calls) expect(codeOf(await failure(call))).toBe('stopped');
    expect(server.of('Search')[0]?.signal?.aborted).toBe(true);
    expect(codeOf(await failure(session.request('Sync', () => appRequest('Sync', SYNC))))).toBe('stopped');
    await time.quiet();
    expect(time.clock.dueAt()).toBeUndefined();
    expect(session.getSnapshot().requests).toEqual([]);
  });

  it('twice is as good as once', async () => {
    const { session } = openAccount();
    await session.ready;
    let changes = 0;
    session.subscribe(() => void (changes += 1));
    await session.stop();
    expect(changes).toBe(1);
    await expect(session.stop()).resolves.toBeUndefined();
    expect(changes).toBe(1);
  });

  it('hangs up the library’s own requests too, also one that waits for its time', async () => {
    const { session, begin, server, time } = openAccount();
    server.answer('Sync', statusAnswer('Sync', 142));
    server.answer('Provision', 'silence');
    const call = begin('Sync', SYNC);
    await time.quiet();
    await session.stop();
    expect(server.of('Provision')[0]?.signal?.aborted).toBe(true);
    expect(codeOf(await failure(call))).toBe('stopped');
    const waiting = openAccount({}, time);
    waiting.server.answer('Sync', statusAnswer('Sync', 137));
    waiting.server.answer('OPTIONS', { status: 503, headers: { 'Retry-After': '25' } });
    void waiting.begin('Sync', SYNC);
    await time.pass(1_000);
    expect(waiting.server.commands()).toEqual(['Sync', 'OPTIONS']);
    await waiting.session.stop();
    await time.quiet();
    expect(time.clock.dueAt()).toBeUndefined();
  });

  it('during a repair leaves nobody waiting and sends nothing more', async () => {
    const { session, begin, server, time } = openAccount({ hooks: { hierarchyChanged: async () => undefined } });
    let answer: () => void = () => undefined;
    server.answer('Sync', syncAnswer({ id: '5', status: 12 }));
    server.answer('FolderSync', () => new Promise((resolve) => (answer = () => resolve(folderSyncAnswer('9')))));
    const call = begin('Sync', SYNC);
    await time.quiet();
    expect(server.commands()).toEqual(['Sync', 'FolderSync']);
    await session.stop();
    answer();
    await time.quiet();
    expect(codeOf(await failure(call))).toBe('stopped');
    expect(server.commands()).toEqual(['Sync', 'FolderSync']);
  });
});
