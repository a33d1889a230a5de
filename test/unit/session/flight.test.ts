import { describe, expect, it } from 'vitest';
import { HEARTBEAT_MARGIN_MS, judge, learn, LED_MS, ledTo, send, SIGNED_IN_MS } from '../../../src/session/flight.ts';
import { createSession } from '../../../src/index.ts';
import { recoveryError } from '../../../src/core/errors.ts';
import { LIMITS, SLOWEST_BYTES_PER_SECOND } from '../../../src/core/limits.ts';
import { memoryStore } from '../../../src/stores/memory.ts';
import { EAS } from '../../../src/eas/protocol.ts';
import { appRequest, HOST, openAccount } from '../../support/account.ts';
import { ownExchange, repairing } from '../../support/repair.ts';
import { START } from '../../support/time.ts';
import {
  pingRequest,
  searchRequest,
  sendMailRequest,
  statusAnswer,
  syncAnswer,
  syncRequest,
  syncWithWait,
} from '../../support/messages.ts';

const SYNC = syncRequest({ id: '5' });
const OK = syncAnswer({ id: '5', key: '2' });
const GIVEN = { authorization: 'Bearer new' } as const;

describe('no answer', () => {
  it('within the time a command may take is a timeout, and hangs up', async () => {
    const account = openAccount();
    account.server.answer('Search', 'silence', statusAnswer('Search', 1));
    const begun = account.time.clock.now();
    const { outcome } = await account.request('Search', searchRequest());
    expect(outcome).toMatchObject({ kind: 'done', attempts: 2, steps: [{ status: 'transport.timeout' }] });
    expect(account.server.seen[0]?.signal?.aborted).toBe(true);
    expect(account.server.seen[1]?.at).toBe(begun + LIMITS.answerMs);
  });

  it('to a long poll is one only after its own heartbeat and some more', async () => {
    for (const [command, body, heartbeat] of [
      ['Ping', pingRequest(900, '5'), 900_000],
      ['Sync', syncWithWait(10), 600_000],
    ] as const) {
      const account = openAccount();
      account.server.answer(command, 'silence', command === 'Ping' ? statusAnswer('Ping', 1) : OK);
      const begun = account.time.clock.now();
      await account.request(command, body);
      expect(account.server.seen[1]?.at, command).toBe(begun + heartbeat + HEARTBEAT_MARGIN_MS);
    }
  });

  it('because nothing left the device is tried again, whatever the command', async () => {
    const { request, server } = openAccount();
    server.answer('FolderCreate', 'refused', statusAnswer('FolderCreate', 1));
    expect((await request('FolderCreate', undefined)).outcome).toMatchObject({
      kind: 'done',
      steps: [{ status: 'transport.cut-before-send' }],
    });
  });

  it('to a Sync with Adds: the very same bytes with the same key, so that the server recognises them [MS-ASCMD 3.1.5.9]', async () => {
    const { request, server } = openAccount();
    let builds = 0;
    server.answer('Sync', 'cut', OK);
    const { outcome } = await request('Sync', () => {
      builds += 1;
      return appRequest('Sync', syncRequest({ id: '5', key: String(builds), adds: [`c${builds}`] }));
    });
    expect(outcome.kind).toBe('done');
    expect(builds).toBe(1);
    expect(server.seen[1]?.body).toEqual(server.seen[0]?.body);
  });
});

describe('401', () => {
  it('right after the same credentials worked is waited out once before anybody is asked', async () => {
    const asked: number[] = [];
    const account = openAccount({ hooks: { credentials: async ({ failures }) => (asked.push(failures), GIVEN) } });
    account.server.answer('Sync', OK, { status: 401 }, OK);
    await account.request('Sync', SYNC);
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'done', steps: [{ status: 'http.401', decision: { do: 'retry' } }] });
    expect(asked).toEqual([]);
  });

  it('long after is a question of the credentials at once', async () => {
    const asked: number[] = [];
    const account = openAccount({ hooks: { credentials: async ({ failures }) => (asked.push(failures), GIVEN) } });
    account.server.answer('Sync', OK, { status: 401 }, OK);
    await account.request('Sync', SYNC);
    await account.time.pass(SIGNED_IN_MS);
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome).toMatchObject({ kind: 'done', steps: [{ status: 'http.401', decision: { do: 'repair' } }] });
    expect(asked).toEqual([1]);
  });
});

describe('an app’s own words', () => {
  it('stand in every step it is told', async () => {
    const account = openAccount({ words: (step) => `${step.command} said ${step.code}` });
    account.server.answer('Search', statusAnswer('Search', 2));
    const { outcome } = await account.request('Search', searchRequest());
    expect(outcome.steps[0]?.text).toBe('Search said 2');
    expect(account.told('step')[0]?.step.text).toBe('Search said 2');
  });
});

it('an app’s words that fail cost the sentence, not the mail', async () => {
  const account = openAccount({
    words: () => {
      throw new Error('no translation');
    },
  });
  account.server.answer('Search', statusAnswer('Search', 111), statusAnswer('Search', 1));
  const { outcome } = await account.request('Search', searchRequest());
  expect(outcome.kind).toBe('done');
  expect(outcome.steps[0]).not.toHaveProperty('text');
});

describe('an app’s own rule', () => {
  it('stands before ours', async () => {
    const account = openAccount({ rules: [{ match: 'Sync.4', steps: [{ do: 'accept' }], basis: 'advice' }] });
    account.server.answer('Sync', statusAnswer('Sync', 4));
    expect((await account.request('Sync', SYNC)).outcome).toMatchObject({ kind: 'done', steps: [{ layer: 'app' }] });
  });
});

describe('a port that does not answer', () => {
  const address = 'https://mail.example/Microsoft-Server-ActiveSync?Cmd=FolderSync&User=u&DeviceId=d&DeviceType=t';
  const brief = { answerMs: 5, hookMs: 5, attemptsPerRequest: 1 };

  it('a transport that does not listen to its signal holds nobody up', async () => {
    const session = createSession({ transport: { send: () => new Promise(() => undefined) }, limits: brief });
    const { outcome } = await session.request('FolderSync', () => ({ url: address }));
    expect(outcome.kind).toBe('held');
    expect(outcome.steps.at(-1)?.status).toBe('transport.timeout');
    await session.stop();
  });

  it('a hook that never names the hierarchy key does not start the hierarchy from 0', async () => {
    const account = openAccount({ hooks: { hierarchyKey: () => new Promise(() => undefined), hierarchyChanged: async () => undefined } });
    account.server.answer('Sync', syncAnswer({ id: '5', key: '1', status: 12 }));
    const { outcome } = await account.request('Sync', SYNC);
    expect(outcome.kind).toBe('held');
    expect(account.server.seen.map((seen) => seen.url.includes('FolderSync'))).not.toContain(true);
  });
});

describe('one attempt on the wire', () => {
  const REQUEST = { method: 'POST', url: 'https://mail.example/', headers: {} } as const;

  /** A world of which only the wire and the clock are looked at. */
  function wire(
    answer: (signal: AbortSignal, received: (bytes: number) => void, isRead: boolean) => Promise<unknown>,
    limits = LIMITS,
    bytes = 0,
  ) {
    const timers: { readonly ms: number; readonly ring: () => void; cleared: boolean }[] = [];
    const clock = {
      setTimeout: (ring: () => void, ms: number) => timers.push({ ring, ms, cleared: false }),
      clearTimeout: (id: number) => void Object.assign(timers[id - 1] ?? {}, { cleared: true }),
    };
    const ports = {
      clock,
      limits,
      newAbort: () => new AbortController(),
      send: (_: unknown, signal: AbortSignal, received: (more: number) => void, isRead: boolean) => answer(signal, received, isRead),
      faultOf: () => 'cut-after-send',
    };
    const caller = new AbortController();
    const exchange = { abort: caller, failure: undefined as unknown, isOut: false, fixed: true, own: false };
    const go = (heartbeatMs?: number) =>
      send(
        { ports } as never,
        { ...REQUEST, ...(bytes > 0 && { body: new Uint8Array(bytes) }) },
        exchange,
        heartbeatMs === undefined ? undefined : ({ heartbeatMs } as never),
      );
    return { go, caller, exchange, timers };
  }

  it('that is answered hands out the reply, and leaves no timer behind', async () => {
    const reply = { status: 200 };
    const { go, timers, exchange } = wire(async () => reply);
    expect(await go()).toBe(reply);
    expect(timers).toMatchObject([{ ms: LIMITS.answerMs, cleared: true }]);
    expect(exchange.failure).toBeUndefined();
  });

  it.each([
    ['replays bytes as fetch does', { fixed: true, own: false }, false],
    ['builds', { fixed: false, own: false }, true],
    ['is the library’s own', { fixed: true, own: true }, true],
  ])('of a call that %s: is what carries the reply handed out, or the bytes alone wanted?', async (_, whose, isRead) => {
    const asked: boolean[] = [];
    const { go, exchange } = wire(async (_signal, _received, read) => (asked.push(read), { status: 200 }));
    Object.assign(exchange, whose);
    await go();
    expect(asked).toEqual([isRead]);
  });

  it('that breaks is named by its fault, and what was thrown is kept', async () => {
    const broken = new TypeError('the line broke');
    const { go, exchange, timers } = wire(async () => {
      throw broken;
    });
    expect(await go()).toBe('cut-after-send');
    expect(exchange.failure).toBe(broken);
    expect(timers[0]?.cleared).toBe(true);
  });

  it('that is too late is a timeout, told as one and not as an abort of the caller’s', async () => {
    const { go, exchange, timers } = wire(() => new Promise(() => undefined));
    const came = go();
    timers[0]?.ring();
    expect(await came).toBe('timeout');
    expect(exchange.failure).toMatchObject({ kind: 'transport', code: 'unreachable' });
  });

  it('that the caller ends is ended, with the caller’s own reason', async () => {
    const { go, caller, exchange } = wire(
      (signal) => new Promise((_, reject) => signal.addEventListener('abort', () => reject(new Error('hung up')))),
    );
    const came = go();
    caller.abort(new Error('not any more'));
    await expect(came).rejects.toThrow('not any more');
    expect(exchange.failure).toBeUndefined();
    expect(await came.catch((error: unknown) => (error as Error).message)).toMatch(/hung up|not any more/);
  });

  it('that the caller ends is ended also where the transport does not listen', async () => {
    const { go, caller } = wire(() => new Promise(() => undefined));
    const came = go();
    caller.abort(new Error('not any more'));
    await expect(came).rejects.toThrow('not any more');
  });

  it('whose answer is too large to be looked at is not asked for again', async () => {
    const large = recoveryError('server', 'reply-malformed', 'too large', 'ask for less');
    const { go, exchange } = wire(async () => {
      throw large;
    });
    await expect(go()).rejects.toBe(large);
    expect(exchange.failure).toBeUndefined();
  });

  it('waits as long as its heartbeat and some more, and never longer than a timer can', async () => {
    const { go, timers } = wire(async () => ({ status: 200 }));
    await go(60_000);
    await go(2 ** 40);
    expect(timers.map(({ ms }) => ms)).toEqual([60_000 + HEARTBEAT_MARGIN_MS, 2 ** 31 - 1]);
  });

  it('is given the time its own bytes need on a slow line', () => {
    const { go, timers } = wire(() => new Promise(() => undefined), LIMITS, 5 * SLOWEST_BYTES_PER_SECOND);
    void go();
    expect(timers.map(({ ms }) => ms)).toEqual([LIMITS.answerMs + 5000]);
  });

  it('whose answer is still coming is given the time of what has come, and no more', async () => {
    let hear: (bytes: number) => void = () => undefined;
    const { go, timers, exchange } = wire(
      (_, received) => ((hear = received), new Promise(() => undefined)),
      LIMITS,
      SLOWEST_BYTES_PER_SECOND,
    );
    const came = go();
    hear(1.5 * SLOWEST_BYTES_PER_SECOND);
    hear(1.5 * SLOWEST_BYTES_PER_SECOND);
    timers[0]?.ring();
    hear(SLOWEST_BYTES_PER_SECOND - 1);
    timers[1]?.ring();
    expect(await came).toBe('timeout');
    expect(timers.map(({ ms }) => ms)).toEqual([LIMITS.answerMs + 1000, 3000]);
    expect(exchange.failure).toMatchObject({ code: 'unreachable' });
  });

  it('that has been answered meanwhile leaves no timer, however long it was given', async () => {
    let hear: (bytes: number) => void = () => undefined;
    let answer: (reply: unknown) => void = () => undefined;
    const { go, timers } = wire((_, received) => ((hear = received), new Promise((resolve) => (answer = resolve))));
    const came = go();
    hear(9 * SLOWEST_BYTES_PER_SECOND);
    timers[0]?.ring();
    answer({ status: 200 });
    expect(await came).toEqual({ status: 200 });
    expect(timers.at(-1)).toMatchObject({ ms: 9000, cleared: true });
  });

  it('that was called off before it left does not leave', async () => {
    let asked = 0;
    const { go, caller, exchange, timers } = wire(async () => void (asked += 1));
    const reason = new Error('called off');
    caller.abort(reason);
    await expect(go()).rejects.toBe(reason);
    expect([asked, exchange.isOut, timers]).toEqual([0, false, []]);
  });

  it('whose body is still coming can be hung up by whoever is tired of it; a whole one is as it came', async () => {
    const hung: unknown[] = [];
    const listen = (signal: AbortSignal): void => signal.addEventListener('abort', () => void hung.push(signal.reason));
    const reply = { status: 200, isPartial: true };
    const partial = (await wire(async (signal) => (listen(signal), reply)).go()) as { hangUp: (reason: unknown) => void };
    expect(partial).toMatchObject(reply);
    partial.hangUp('tired');
    expect(hung).toEqual(['tired']);
    const whole = { status: 200, isPartial: false };
    expect(await wire(async () => whole).go()).toBe(whole);
  });

  it('that fails and does not say why has failed on the way', async () => {
    const { go, exchange } = wire(() => Promise.reject(undefined));
    expect(await go()).toBe('cut-after-send');
    expect(exchange.failure).toMatchObject({ kind: 'transport', code: 'unreachable' });
  });

  it('leaves nothing listening to its caller once it is over', async () => {
    const { go, caller } = wire(async () => ({ status: 200 }));
    const removed: string[] = [];
    const remove = caller.signal.removeEventListener.bind(caller.signal);
    caller.signal.removeEventListener = (type: string, listener: EventListenerOrEventListenerObject) => {
      removed.push(type);
      remove(type, listener);
    };
    await go();
    expect(removed).toEqual(['abort']);
  });
});

describe('what a reply shows', () => {
  const learned = (status: number, headers: Readonly<Record<string, string>> = {}, server?: string) => {
    const world = {
      ports: { clock: { now: () => 77 } },
      account: { signedInAt: 0 },
      server,
    };
    learn(world as never, { status, headers, body: new Uint8Array(0) });
    return world;
  };

  it('of the server are all of its marks, in one line; a reply without any takes none away', () => {
    expect(learned(200, { server: 'IIS', 'x-powered-by': 'ASP', 'ms-server-activesync': '15.2' }).server).toBe('IIS ASP 15.2');
    expect(learned(200, { 'x-powered-by': 'ASP' }).server).toBe('ASP');
    expect(learned(200, {}, 'IIS').server).toBe('IIS');
    expect(learned(200).server).toBeUndefined();
  });

  it('of the credentials is that they work, when nothing was refused', () => {
    expect(learned(200).account.signedInAt).toBe(77);
    for (const status of [300, 401, 503]) expect(learned(status).account.signedInAt, String(status)).toBe(0);
  });
});

describe('where a server says the account lives', () => {
  const AT = 'https://other.example/';
  /** What is known of it after these answers to one request. */
  const led = (answers: readonly (readonly [number, string?])[], epochs = 0, strikes = {}) => {
    const { world, actors, time } = repairing('endpoint');
    const moves: string[] = [];
    actors.set('ladder', { value: 'ready', context: { epochs: { endpoint: epochs } } });
    for (const [status, to] of answers) {
      const exchange = ownExchange({ command: 'Search', facts: EAS.commands['Search']!, strikes });
      const headers = to === undefined ? {} : { location: to, 'x-ms-location': to };
      const { judged } = judge(world, exchange, { url: HOST, method: 'POST', headers: {} }, { status, headers, body: new Uint8Array(0) });
      moves.push(judged.whole.do);
    }
    return { world, time, moves };
  };

  it('is what the answer says that asks for looking there, and stands beside one that says nothing [MS-ASHTTP 3.1.5.2.2]', () => {
    for (const status of [302, 451]) expect(led([[status, AT]]).world.led, String(status)).toEqual({ to: AT, at: START });
    for (const status of [200, 401, 403, 404, 500, 503]) {
      expect(led([[status, AT]]).world.led, String(status)).toBeUndefined();
      expect(led([[451, AT], [status]]).world.led?.to, String(status)).toBe(AT);
    }
  });

  it('is the protocol’s own word before a web server’s, and the newer of two of its own', () => {
    const portal = [302, 'https://portal.example/'] as const;
    expect(led([portal, [451, AT]]).world.led?.to).toBe(AT);
    expect(led([[451, AT], portal]).world.led?.to).toBe(AT);
    expect(
      led([
        [451, 'https://old.example/'],
        [451, AT],
      ]).world.led?.to,
    ).toBe(AT);
  });

  it('is nothing on an answer that is final, nor on one to what left before the last look', () => {
    expect(led([[451, AT]], 0, { 'http.451': 2 }).world.led).toBeUndefined();
    expect(led([[451, AT]], 1).world.led).toBeUndefined();
  });

  it('is where another request that finds nothing looks, too', () => {
    expect(led([[404]]).moves).toEqual(['hold']);
    expect(led([[451, AT], [404]]).moves).toEqual(['repair', 'repair']);
  });

  it('counts for a while', () => {
    const { world, time } = led([[451, AT]]);
    expect(ledTo(world)).toBe(AT);
    time.clock.now = () => START + LED_MS;
    expect(ledTo(world)).toBeUndefined();
  });
});

describe('an abort', () => {
  it('while a mail is written down keeps it from leaving', async () => {
    const kept = memoryStore();
    const saving: (() => void)[] = [];
    const save: typeof kept.save = async (...args) => {
      await new Promise<void>((resolve) => void saving.push(resolve));
      return kept.save(...args);
    };
    const account = openAccount({ store: { ...kept, save } });
    const abort = new AbortController();
    const asked = account.begin('SendMail', sendMailRequest('id-1'), { signal: abort.signal });
    await account.time.quiet();
    expect(saving).toHaveLength(1);
    abort.abort(new Error('the user changed her mind'));
    for (const go of saving.splice(0)) go();
    await expect(asked).rejects.toThrow('changed her mind');
    await account.time.quiet();
    expect(account.server.seen).toEqual([]);
  });
});
